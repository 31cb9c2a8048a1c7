"""What one cell says, as a number or as a moment.

A cell is never guessed.  Full-width digits, thousands commas and a unit that is the
question's own are read, and said; anything else that is not a plain number is unreadable.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence

from endogen.sources.labels import stata_letter
from endogen.sources.table import Cell
from endogen.study.answers import Held

PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
NARROW = str.maketrans("０１２３４５６７８９．，＋－−\u3000", "0123456789.,+-- ")
UNITS = {"yuan": ("元", "块", "块钱", "人民币", "yuan", "rmb", "￥", "¥")}
DAY = re.compile(r"(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?(.*)", re.DOTALL)
HUGEST = 1e100  # beyond it squares and their sums leave the numbers of a machine
NA = "NA"  # what R writes where there is no answer
DAYS = (10_000, 80_000)  # as Excel counts them: 1927 to 2119
LONG = 16  # digits: more than a number can hold exactly, so they are an identifier
MOSTLY = 0.9  # share of readable cells that makes a column a number


class Numbers(dict[Cell, float]):
    """What cells are as numbers: NaN when empty or unreadable.

    Parameters
    ----------
    unit : str
        The question's unit; a cell may name it.
    allowed : frozenset of float
        The codes of the question's list; empty when any number may stand there.
    thousands : bool
        Whether ``1,234`` may be read as 1234.

    Attributes
    ----------
    unreadable : set of cells
        That are no number, or no code of the list.
    adjusted : dict of cell to float
        That are one, written in another way than a plain number.
    absent : set of cells
        That say in R's way that there is no answer.
    """

    def __init__(
        self, unit: str = "", allowed: frozenset[float] = frozenset(), *, thousands: bool = True
    ) -> None:
        super().__init__()
        self.unit = unit
        self.allowed = allowed
        self.thousands = thousands
        self.unreadable: set[Cell] = set()
        self.adjusted: dict[Cell, float] = {}
        self.absent: set[Cell] = set()

    def __missing__(self, cell: Cell) -> float:
        value = self._read(cell)
        if self.allowed and value not in self.allowed and not math.isnan(value):
            self.unreadable.add(cell)
            value = math.nan
        self[cell] = value
        return value

    def _read(self, cell: Cell) -> float:
        if isinstance(cell, str):
            return self._spelt(cell)
        if cell is None:
            return math.nan
        if isinstance(cell, int | float) and abs(cell) <= HUGEST:
            return float(cell)
        if isinstance(cell, float) and (math.isnan(cell) or stata_letter(cell)):
            return cell
        self.unreadable.add(cell)
        return math.nan

    def _spelt(self, cell: str) -> float:
        said = cell.strip()
        if not said or said == "\u3000":
            return math.nan
        if said == NA:
            self.absent.add(cell)
            return math.nan
        if PLAIN.fullmatch(said):
            value = float(said)
        else:
            value = self._unusual(said)
            if math.isfinite(value):
                self.adjusted[cell] = value
        if not abs(value) <= HUGEST:
            self.unreadable.add(cell)
            return math.nan
        return value

    def _unusual(self, said: str) -> float:
        bare = said.translate(NARROW).strip().lower()
        for word in UNITS.get(self.unit, ()):
            bare = bare.removesuffix(word).removeprefix(word).strip()
        if self.thousands and THOUSANDS.fullmatch(bare):
            bare = bare.replace(",", "")
        return float(bare) if PLAIN.fullmatch(bare) else math.nan


class Moments(dict[Cell, dt.datetime | None]):
    """What cells are as dates and times, in the clock they were written by.

    A cell that is one of the codes in `missing` is no date, and not unreadable either.
    """

    def __init__(self, missing: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.missing = missing
        self.unreadable: set[Cell] = set()

    def __missing__(self, cell: Cell) -> dt.datetime | None:
        value = self[cell] = self._read(cell)
        return value

    def _read(self, cell: Cell) -> dt.datetime | None:
        said = spelt(cell)
        if said is None or said in self.missing:
            return None
        if isinstance(cell, dt.datetime):
            return cell.replace(tzinfo=None)
        if isinstance(cell, dt.date):
            return dt.datetime(cell.year, cell.month, cell.day)
        try:
            return moment(said)
        except ValueError:
            self.unreadable.add(cell)
            return None


class Codes(dict[Cell, str | None]):
    """What cells are as codes of a list: None when empty, or when no code of it.

    Parameters
    ----------
    allowed : frozenset of str
        Empty when any text may stand there.
    separator : str
        What stands between the codes of a cell that names several; empty where it names one.
    """

    def __init__(self, allowed: frozenset[str] = frozenset(), *, separator: str = "") -> None:
        super().__init__()
        self.allowed = allowed
        self.separator = separator
        self.unreadable: set[Cell] = set()
        self.absent: set[Cell] = set()

    def __missing__(self, cell: Cell) -> str | None:
        said = spelt(cell)
        if said == NA and self.allowed and NA not in self.allowed:
            self.absent.add(cell)
            said = None
        if said is not None and self.allowed:
            named = self.named(said)
            if not self.allowed.issuperset(named):
                self.unreadable.add(cell)
                said = None
            elif self.separator:
                said = self.separator.join(named)
        self[cell] = said
        return said

    def named(self, said: str) -> list[str]:
        """The codes that a cell names."""
        if not self.separator:
            return [said]
        between = None if self.separator == " " else self.separator
        return [part for one in said.split(between) if (part := one.strip())]


def moment(said: str) -> dt.datetime:
    """Read a date, with or without a time: ISO 8601, 2021/7/3 10:15, 2021年7月3日.

    Raises
    ------
    ValueError
        When it is none, or no such day exists.
    """
    bare = said.translate(NARROW).strip()
    try:
        return dt.datetime.fromisoformat(bare).replace(tzinfo=None)
    except ValueError:
        if not (parts := DAY.fullmatch(bare)):
            raise
    year, month, day, rest = parts.groups()
    clock = dt.time.fromisoformat(rest.strip()) if rest.strip() else dt.time()
    return dt.datetime.combine(dt.date(int(year), int(month), int(day)), clock)


def day_of_excel(cell: Cell) -> str:
    """The day that Excel stores as this number, counted from 1900; nothing for another number.

    >>> day_of_excel(44380.5), day_of_excel("44380"), day_of_excel(7)
    ('2021-07-03', '2021-07-03', '')
    """
    try:
        days = float(str(cell))
    except ValueError:
        return ""
    if not DAYS[0] <= days < DAYS[1]:
        return ""
    return str(dt.date(1899, 12, 30) + dt.timedelta(days=int(days)))


def spelt(cell: Cell) -> str | None:
    """A cell as text: 3 and not 3.0; None when empty."""
    if cell is None:
        return None
    if isinstance(cell, float):
        if math.isnan(cell):
            return None
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e300 else repr(cell)
    if isinstance(cell, dt.date | dt.datetime):
        return cell.isoformat()
    return str(cell).strip() or None


def inferred(cells: Sequence[Cell]) -> Held:
    """What a column holds that no codebook describes.

    Identifiers stay text: digits with a leading zero, or more of them than a number holds.
    """
    filled = [cell for cell in cells if spelt(cell) not in (None, NA)]
    if not filled:
        return Held.NUMBER  # of which there is none
    if all(isinstance(cell, dt.date | dt.datetime) for cell in filled):
        return Held.DATE
    if any(isinstance(cell, str) and identifier(cell.strip()) for cell in filled):
        return Held.TEXT
    numbers = Numbers()
    readable = sum(not math.isnan(numbers[cell]) for cell in filled)
    return Held.NUMBER if readable >= MOSTLY * len(filled) else Held.TEXT


def identifier(said: str) -> bool:
    """Whether digits are a name and not a number: a zero before them, or too many."""
    digits = said.isascii() and said.isdigit()
    return digits and (len(said) >= LONG or (len(said) > 1 and said[0] == "0"))
