"""Printed numbers: what stands on paper, read as the interval that it stands for.

``-.028`` stands for everything that rounds to it, [−.0285, −.0275]; ``41`` for 41 alone.
Digits, thousands separators, percent signs, English number words (``forty-two``,
``1.7 million``, ``one third``), ranges (``1-4``) and bounds (``> 80%``, ``<.001``) are read.
Tables that went through a translator often hold words where the original held digits; a word
is read as the number it says, and whether that number can be right is left to the checks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "万": 10**4, "亿": 10**8}
PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
WORD_DECIMALS = 2  # a fraction said in words is compared at two decimals

_SIGNS = str.maketrans({"−": "-", "–": "-", "—": "-", "％": "%", "，": ",", "．": ".", "＝": "="})
_DIGITS = re.compile(r"^[+-]?(\d[\d,]*\.?\d*|\.\d+)$")
_RANGE = re.compile(r"^(.*?\S)\s*(?:-|~|\bto\b|至|到)\s*(\S.*)$")
_ABOVE = re.compile(r"^(>=?|≥|<=?|≤|over|more than|above|exceeds|less than|under|below)\s*(.+)$")


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed number.

    Attributes
    ----------
    text : str
        As printed.
    low, high : Fraction or None
        The interval it stands for; None where it has no limit on that side.
    value : Fraction or None
        The number itself; None for a range or a bound.
    decimals : int
    percent : bool
        Whether a percent sign stands behind it; `value` is then in percent.
    worded : bool
        Whether it was printed in words.
    """

    text: str
    low: Fraction | None
    high: Fraction | None
    value: Fraction | None = None
    decimals: int = 0
    percent: bool = False
    worded: bool = False

    @property
    def padded(self) -> bool:
        """Whether its last decimal is a zero, which may have been added: 69.50."""
        return self.decimals > 0 and self.text.rstrip("%％ ").endswith("0") and bool(self.value)

    def interval(self, *, lenient: bool = False) -> tuple[Fraction, Fraction]:
        """The limits; `lenient` takes a final zero for padding."""
        if self.value is None or not (lenient and self.padded):
            far = Fraction(10) ** 15
            low = -far if self.low is None else self.low
            return low, far if self.high is None else self.high
        half = Fraction(1, 2 * 10 ** (self.decimals - 1))
        return self.value - half, self.value + half


def read(text: str) -> Printed:
    """Read a printed number.

    Raises
    ------
    ValueError
        When it is none.

    Examples
    --------
    >>> read("forty-two").value
    Fraction(42, 1)
    >>> [float(limit) for limit in read("-.028").interval()]
    [-0.0285, -0.0275]
    """
    plain = text.translate(_SIGNS).strip().lower()
    percent = plain.endswith(("%", "percent", "per cent"))
    plain = re.sub(r"\s*(%|percent|per cent)", "", plain).strip()
    bound = _ABOVE.match(plain)
    if bound:
        value, _, worded = _number(bound[2])
        upward = bound[1][0] in ">≥" or bound[1] in {"over", "more than", "above", "exceeds"}
        low, high = (value, None) if upward else (None, value)
        return Printed(text, low, high, percent=percent, worded=worded)
    try:
        value, decimals, worded = _number(plain)
    except ValueError:
        ends = _RANGE.match(plain)
        if not ends:
            raise
        low, high = _number(ends[1])[0], _number(ends[2])[0]
        return Printed(text, low, high, percent=percent)
    unit = Fraction(1, 10) ** decimals
    half = Fraction(0) if decimals == 0 and not percent else unit / 2
    return Printed(text, value - half, value + half, value, decimals, percent, worded)


def rounded(value: float, decimals: int) -> Fraction:
    """Round half away from zero, like SPSS, from the shortest decimal form of `value`.

    >>> float(rounded(0.125, 2)), float(rounded(-0.5, 0))
    (0.13, -1.0)
    """
    unit = Decimal(1).scaleb(-decimals)
    exact = Decimal(repr(round(float(value), 12)))
    return Fraction(exact.quantize(unit, rounding=ROUND_HALF_UP))


def show(value: float | Fraction, decimals: int, *, percent: bool = False) -> str:
    """Write a number with so many decimals, rounded half away from zero."""
    text = f"{float(rounded(float(value), decimals)) + 0.0:.{max(decimals, 0)}f}"
    return text + ("%" if percent else "")


def show_like(printed: Printed, value: float) -> str:
    """Write a number as another one is printed: its decimals, its zero before the point.

    >>> show_like(read("-.676"), -0.67612)
    '-.676'
    """
    exact = printed.value is not None
    said = show(value, max(printed.decimals, 0) + (0 if exact else 1), percent=printed.percent)
    if re.match(r"^-?\.", printed.text.translate(_SIGNS).strip()):
        said = re.sub(r"^(-?)0\.", r"\1.", said)
    return said


def _number(plain: str) -> tuple[Fraction, int, bool]:
    """The number, its decimals (negative in thousands), and whether it is in words."""
    plain = plain.strip()
    digits = plain.replace(" ", "")
    if _DIGITS.match(digits):
        digits = digits.replace(",", "")
        return Fraction(digits), len(digits.partition(".")[2]), False
    for name, scale in SCALES.items():
        if plain.endswith(name) and plain != name:
            value, decimals, worded = _number(plain.removesuffix(name))
            return value * scale, decimals - len(str(scale)) + 1, worded
    return _words(plain)


def _words(plain: str) -> tuple[Fraction, int, bool]:
    words = [word for word in re.split(r"[\s-]+", plain) if word and word != "and"]
    if not words:
        raise ValueError(f"{plain!r} is no number")
    part = words[-1].removesuffix("s") if words[-1] not in PARTS else words[-1]
    if part in PARTS and len(words) <= 2:
        top = _count([w for w in words[:-1] if w != "a"] or ["one"])
        return Fraction(top, PARTS[part]), WORD_DECIMALS, True
    return Fraction(_count(words)), 0, True


def _count(words: list[str]) -> int:
    total = 0
    for word in words:
        if word == "hundred":
            total = max(total, 1) * 100
        elif word in UNITS:
            total += UNITS[word]
        elif word in TENS:
            total += TENS[word]
        else:
            raise ValueError(f"{word!r} is no number")
    return total
