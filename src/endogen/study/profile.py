"""A column of a file of answers, as one sees it before anyone has said what it measures."""

from __future__ import annotations

from dataclasses import dataclass

from endogen.i18n import Label
from endogen.study.answers import Held
from endogen.study.instrument import Category, Missing


@dataclass(frozen=True, slots=True)
class Profile:
    """What a column holds, and what the file or a questionnaire says about it.

    Attributes
    ----------
    name : str
    held : Held
    label : Label
        What was asked; empty where nobody says it.
    rows, answered : int
        Rows of the file, and cells of the column that are not empty.
    distinct : int
        How many different values occur.
    values : tuple of (str, int)
        The most frequent values, codes as given, with how often each occurs; all of them
        when `distinct` is not larger than their number.
    low, high, middle : float or None
        Smallest, largest and median number, missing codes left out.
    whole : bool
        Whether all numbers are whole.
    categories : tuple of Category
        The value labels.
    missing : tuple of (str, Missing)
        Codes that the file or the questionnaire declares missing.
    separator : str
        What stands between the codes of a cell that names several; empty when none does.
    tokens : tuple of (str, int)
        Those codes, with how often each is named.
    role, unit : str
        What a questionnaire says of it.
    """

    name: str
    held: Held
    label: Label = Label()
    rows: int = 0
    answered: int = 0
    distinct: int = 0
    values: tuple[tuple[str, int], ...] = ()
    low: float | None = None
    high: float | None = None
    middle: float | None = None
    whole: bool = False
    categories: tuple[Category, ...] = ()
    missing: tuple[tuple[str, Missing], ...] = ()
    separator: str = ""
    tokens: tuple[tuple[str, int], ...] = ()
    role: str = ""
    unit: str = ""

    @property
    def lost(self) -> dict[str, Missing]:
        """Every code that stands for a missing answer, declared or said by its label."""
        listed = {c.code: c.missing for c in self.categories if c.missing is not None}
        return listed | dict(self.missing)

    @property
    def listed(self) -> tuple[Category, ...]:
        """The value labels of real answers."""
        return tuple(c for c in self.categories if c.code not in self.lost)

    @property
    def all_values(self) -> bool:
        """Whether `values` names every value that occurs."""
        return self.distinct <= len(self.values)

    @property
    def codes(self) -> tuple[str, ...]:
        """The values of real answers that occur, as far as they are listed."""
        return tuple(code for code, _ in self.values if code not in self.lost)

    def times(self, code: str) -> int:
        """How often a code occurs, alone or beside others."""
        return dict(self.values).get(code, 0) + dict(self.tokens).get(code, 0)

    def word(self, code: str) -> Label:
        """The label of a code; empty when it has none."""
        return next((c.label for c in self.categories if c.code == code), Label())
