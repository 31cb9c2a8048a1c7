"""A correction of one answer: what stood there, what is right, why, and who says so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from endogen.i18n import Words
from endogen.study.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One line of the file of corrections, as it was written.

    Attributes
    ----------
    row : int
        Of the file of corrections, as a spreadsheet counts it.
    id : str
        The household.
    variable : str
        A column of the answers.
    old, new : str
        What the cell holds, and what it is to hold; "" is an empty cell.
    reason, who, date : str
    """

    row: int
    id: str = ""
    variable: str = ""
    old: str = ""
    new: str = ""
    reason: str = ""
    who: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """A correction that was made, in words for readers.

    Attributes
    ----------
    label, old, new : Words
        What the question is called, and the answers by their labels.
    """

    correction: Correction
    label: Words
    old: Words
    new: Words


@dataclass(frozen=True, slots=True)
class Change:
    """What a cell of the answers is to hold instead.

    Attributes
    ----------
    row : int
        Of the file of answers.
    key, id : str
        The column that identifies a household, and what it holds there.
    column : str
    new : str
        "" empties the cell.
    """

    row: int
    key: str
    id: str
    column: str
    new: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """What became of the corrections of a study.

    Attributes
    ----------
    file : str
        Empty when the study has none.
    applied : tuple of Applied
    refused : int
        How many were not made.
    problems : tuple of Problem
        Why, one a refused correction.
    """

    file: str = ""
    applied: tuple[Applied, ...] = ()
    refused: int = 0
    problems: tuple[Problem, ...] = ()

    def by_reason(self) -> dict[str, int]:
        """How many were made for each reason, the most frequent first."""
        return dict(Counter(one.correction.reason for one in self.applied).most_common())
