"""Set the formulas of the catalogue, which are written as text, as MathML.

A browser shows MathML by itself: no script, no font from another host.  The grammar is that
of the formulas: what stands side by side is multiplied, ``/`` divides all that stands before
it by all that follows it up to the next ``+ − =`` or comma, ``^`` raises and ``_`` lowers.
"""

from __future__ import annotations

import re
from html import escape

TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<number>\d*\.?\d+)|(?P<han>[\u4e00-\u9fff“”、。]+)|(?P<word>[^\W\d_²₀₁ᵢ](?:['’-]|[^\W\d_²₀₁ᵢ])+)"
    r"|(?P<sign>.)",
)
MATHS = re.compile(r"[=+−×/Σ√^<>≤≥\[]|\b\w_\w")
PART = re.compile(r"([,;，；]\s*)")
FUNCTIONS = {"ln", "exp", "inf", "log"}
OPERATORS = set("+−-=<>≤≥×·:：|∈")
THIN = "\u2009"
SPACE = '<mspace width="0.15em"/>'
CLOSING = {"(": ")", "[": "]", "{": "}"}
SMALL = {"²": "<mn>2</mn>", "ᵢ": "<mi>i</mi>", "₀": "<mn>0</mn>", "₁": "<mn>1</mn>"}
Token = tuple[str, str]


def formula(written: str) -> str:
    """A formula with what is said after it: fractions on lines of their own, the rest below."""
    blocks, legend = [], ""
    pieces = _pieces(written.replace("（", "(").replace("）", ")"))
    for i, (piece, mark) in enumerate(pieces):
        if MATHS.search(piece) and (i == 0 or "/" in piece):
            blocks.append(f'<math display="block">{_row(piece)}</math>')
        else:
            said = (
                f"<math>{_row(piece)}</math>"
                if MATHS.search(piece)
                else escape(piece.replace("`", ""))
            )
            legend += said + escape(mark)
    below = f"<p>{legend.strip(',;，； ')}</p>" if legend else ""
    return f'<div class="formula">{"".join(blocks)}{below}</div>'


def _pieces(written: str) -> list[tuple[str, str]]:
    """The parts between commas and semicolons outside brackets, each with the mark after it."""
    pieces, held, depth = [], "", 0
    for piece in PART.split(written):
        if PART.fullmatch(piece) and depth == 0:
            pieces.append((held, piece))
            held = ""
        else:
            held += piece
            depth += sum(map(piece.count, "([{")) - sum(map(piece.count, ")]}"))
    return [*pieces, (held, "")]


def _row(piece: str) -> str:
    return _Reader(_tokens(piece)).expression()


def _tokens(piece: str) -> list[Token]:
    """Numbers, signs, and words; neighbouring words are one text, with single letters between."""
    found: list[Token] = []
    for match in TOKEN.finditer(piece):
        kind, token = str(match.lastgroup), match[0]
        if kind == "space":
            continue
        if kind == "han" or (kind == "word" and token not in FUNCTIONS and token.isascii()):
            kind = "text"
        joined = [t for t in found[-2:] if t[0] == "text" or (t[0] == "sign" and t[1].isalpha())]
        if kind == "text" and found and found[-1][0] == "text":
            found[-1] = ("text", f"{found[-1][1]} {token}")
        elif kind == "text" and len(joined) == 2 and joined[0][0] == "text":
            found[-2:] = [("text", f"{joined[0][1]} {joined[1][1]} {token}")]
        else:
            found.append((kind, token))
    return found


class _Reader:
    """Reads tokens from left to right."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.at = tokens, 0

    def peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def expression(self, closing: str = "") -> str:
        """Terms and the signs between them, up to `closing`."""
        made = []
        while self.peek() and self.peek() != closing:
            if self.peek() in OPERATORS or self.peek() in ",;，；":
                made.append(_operator(self.take()))
            else:
                made.append(self.term(closing))
        return f"<mrow>{''.join(made)}</mrow>"

    def term(self, closing: str) -> str:
        """A product, or one product over another."""
        made = self.product(closing)
        while self.peek() == "/":
            self.take()
            below = self.product(closing)
            made = [f'<mfrac displaystyle="true">{_bare(made)}{_bare(below)}</mfrac>']
        return "".join(made)

    def product(self, closing: str) -> list[str]:
        """Factors side by side."""
        made: list[str] = []
        while self.peek() and self.peek() not in {closing, "/", *OPERATORS, *",;，；"}:
            if made and self.tokens[self.at][0] == "number":
                made.append(SPACE)
            made.append(self.factor())
        return made

    def factor(self) -> str:
        """An atom with what is raised and lowered at it."""
        made = self.atom()
        while self.peek() in {"^", "_", *SMALL}:
            mark = self.take()
            small = SMALL.get(mark) or _bare([self.atom()])
            tag = "msup" if mark in "^²" else "munder" if "∑" in made else "msub"
            made = f"<{tag}>{made}{small}</{tag}>"
        return made

    def atom(self) -> str:
        """One letter, number, text, root or bracket."""
        kind, token = self.tokens[self.at]
        self.at += 1
        if token == "√":
            return f"<msqrt>{_bare([self.atom()])}</msqrt>"
        if token in CLOSING:
            inside = self.expression(CLOSING[token])
            self.at += 1
            return f"<mrow><mo>{token}</mo>{inside}<mo>{CLOSING[token]}</mo></mrow>"
        if kind == "text":
            return f"<mtext>{THIN}{escape(token)}{THIN}</mtext>"
        if token in FUNCTIONS:
            return f'<mi>{token}</mi><mspace width="0.15em"/>'
        if kind == "number":
            return f"<mn>{token}</mn>"
        if token == "Σ":
            return '<mo largeop="true">∑</mo>'
        tag = "mi" if token[0].isalpha() else "mo"
        return f"<{tag}>{escape(token)}</{tag}>"

    def take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1][1]


def _operator(sign: str) -> str:
    return f"<mo>{escape(sign)}</mo>"


def _bare(parts: list[str]) -> str:
    """A part of a fraction, a root or an exponent: it needs no brackets of its own."""
    made = "".join(parts)
    bracket = re.fullmatch(r"<mrow><mo>[({]</mo>(<mrow>.*</mrow>)<mo>[)}]</mo></mrow>", made)
    one = len(parts) == 1 and bracket is not None
    return str(bracket[1]) if one and bracket else f"<mrow>{made}</mrow>"
