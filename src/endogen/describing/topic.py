"""What is described: one question, what its answers are, and what may be computed of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from endogen.i18n import Words
from endogen.study.instrument import Missing


class Kind(StrEnum):
    """What may be said of the answers to a question."""

    YES_NO = "yes-no"
    CATEGORY = "category"
    ORDINAL = "ordinal"
    NUMBER = "number"
    DATE = "date"
    SET = "set"  # several answers allowed: one 0/1 column for each
    RANKING = "ranking"  # one column an item, holding its place


TABLED = (Kind.YES_NO, Kind.CATEGORY, Kind.ORDINAL)
"""The kinds whose answers are counted one by one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that can be given: its value in the column, and what it is called."""

    value: float | str
    label: Words


@dataclass(frozen=True, slots=True)
class Item:
    """One column of a set or a ranking."""

    column: str
    label: Words


@dataclass(frozen=True, slots=True)
class Topic:
    """One question to describe.

    Attributes
    ----------
    name : str
        Its column; of a set or a ranking the question's own name.
    answers : tuple of Answer
        Of the kinds in `TABLED`, in their order.
    items : tuple of Item
        Of a set or a ranking.
    unit : str
    reasons : tuple of (Missing, str)
        Columns that hold 1 where an answer is missing for that reason.
    taken : Words
        What was taken for granted when nobody said what the column holds.
    """

    name: str
    kind: Kind
    label: Words
    answers: tuple[Answer, ...] = ()
    items: tuple[Item, ...] = ()
    unit: str = ""
    reasons: tuple[tuple[Missing, str], ...] = ()
    taken: Words = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that hold its answers."""
        return tuple(item.column for item in self.items) or (self.name,)

    @property
    def binary(self) -> bool:
        """Whether an answer is one of two."""
        return self.kind is Kind.YES_NO or (self.kind is Kind.CATEGORY and len(self.answers) == 2)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A column that is not described, and why."""

    name: str
    label: Words
    why: Words


@dataclass(frozen=True, slots=True)
class Grouping:
    """A column whose values make groups.

    Attributes
    ----------
    groups : tuple of (str, Words)
        The values as rows of Results name them, and what the groups are called, in order.
    """

    column: str
    label: Words
    groups: tuple[tuple[str, Words], ...]
