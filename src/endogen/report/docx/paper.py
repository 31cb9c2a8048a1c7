"""The document being written: words, fields, links and bookmarks put into its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from endogen.report.speech import Speech, clean

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.oxml.xmlchemy import BaseOxmlElement

EITHER = re.compile("([“”‘’…—]+)")  # signs that Latin and Chinese fonts both have
LONGEST_NAME = 40  # of a bookmark, in Word


@dataclass(slots=True)
class Paper:
    """A Word document and the language it is written in.

    Attributes
    ----------
    names : dict of str to str
        The bookmark of each address of the page.
    """

    word: Word
    speech: Speech
    names: dict[str, str] = field(default_factory=dict)
    marked: int = 0
    styles: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        # Looking a style up costs python-docx a walk over all of them, once a cell.
        self.styles = {style.name or "": style.style_id for style in self.word.styles}

    def paragraph(self, style: str, words: str = "") -> Paragraph:
        """A new paragraph at the end."""
        made = self.word.add_paragraph()
        self.dress(made, style)
        if words:
            self.write(made, words)
        return made

    def dress(self, paragraph: Paragraph, style: str) -> None:
        """Give `paragraph` the style of this name."""
        paragraph._p.style = self.styles[style]

    def write(self, paragraph: Paragraph, words: str, style: str | None = None) -> None:
        """Add `words` to `paragraph`, quotation marks in the letters of its language."""
        for part in self.parts(words):
            run = paragraph.add_run(part)
            if style:
                run._r.style = self.styles[style]
            self._hint(run, part)

    def parts(self, words: str) -> list[str]:
        """The runs that `words` need: one, and in Chinese one more a quotation mark."""
        if self.speech.lang != "zh":
            return [clean(words)]
        return [part for part in EITHER.split(clean(words)) if part]

    def _hint(self, run: Run, part: str) -> None:
        if self.speech.lang == "zh" and EITHER.match(part):
            fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
            fonts.set(qn("w:hint"), "eastAsia")

    def field(self, paragraph: Paragraph, code: str, shown: str) -> None:
        """Add a field: what computes it, and what it shows until it is computed."""
        self._sign(paragraph, "begin")
        instruction = OxmlElement("w:instrText")
        instruction.set(qn("xml:space"), "preserve")
        instruction.text = f" {code} "
        paragraph.add_run()._r.append(instruction)
        self._sign(paragraph, "separate")
        if shown:
            paragraph.add_run(shown)
        self._sign(paragraph, "end")

    @contextmanager
    def within_field(self, first: Paragraph, code: str) -> Iterator[list[Paragraph]]:
        """A field that shows several paragraphs; append the last to the list given."""
        self._sign(first, "begin")
        instruction = OxmlElement("w:instrText")
        instruction.set(qn("xml:space"), "preserve")
        instruction.text = f" {code} "
        first.add_run()._r.append(instruction)
        self._sign(first, "separate")
        shown = [first]
        yield shown
        self._sign(shown[-1], "end")

    @staticmethod
    def _sign(paragraph: Paragraph, kind: str) -> None:
        sign = OxmlElement("w:fldChar")
        sign.set(qn("w:fldCharType"), kind)
        paragraph.add_run()._r.append(sign)

    @contextmanager
    def bookmark(self, paragraph: Paragraph, address: str) -> Iterator[None]:
        """What is added to `paragraph` meanwhile can be referred to by `address`."""
        number = str(self.marked)
        self.marked += 1
        for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
            sign = OxmlElement(kind)
            sign.set(qn("w:id"), number)
            if kind == "w:bookmarkStart":
                sign.set(qn("w:name"), self.name(address))
                paragraph._p.append(sign)
                yield
            else:
                paragraph._p.append(sign)

    def name(self, address: str) -> str:
        """A bookmark's name for `address`: letters, digits and underscores, each once."""
        if address not in self.names:
            plain = re.sub(r"\W", "_", address)
            short = plain[:LONGEST_NAME]
            while short in self.names.values():
                count = f"_{len(self.names)}"
                short = plain[: LONGEST_NAME - len(count)] + count
            self.names[address] = short
        return self.names[address]

    @contextmanager
    def link(self, paragraph: Paragraph, address: str) -> Iterator[Paragraph]:
        """A paragraph's worth of words that lead to the bookmark of `address`."""
        made = OxmlElement("w:hyperlink")
        made.set(qn("w:anchor"), self.name(address))
        yield self._linked(paragraph, made)

    @contextmanager
    def link_out(self, paragraph: Paragraph, file: str) -> Iterator[Paragraph]:
        """The same, to a file beside this one."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        made = OxmlElement("w:hyperlink")
        target = paragraph.part.relate_to(file, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        made.set(qn("r:id"), target)
        yield self._linked(paragraph, made)

    @staticmethod
    def _linked(paragraph: Paragraph, made: BaseOxmlElement) -> Paragraph:
        paragraph._p.append(made)
        # A hyperlink holds runs as a paragraph does.
        return Paragraph(made, paragraph._parent)
