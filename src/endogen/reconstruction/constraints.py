"""What a published figure says about the rows behind it.

Every printed table comes down to two kinds of statement: so many rows satisfy a
condition (`Count`), and two columns go together so strongly (`Correlation`).  Columns hold
integers; which ones are allowed is said by `Column`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

Event = tuple[tuple[str, frozenset[int]], ...]
"""Conditions that hold together: each column is one of these values; () holds for all."""

Table = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column to be made.

    Attributes
    ----------
    name : str
    values : tuple of int
        The allowed values, ascending.
    """

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """Between `low` and `high` rows satisfy `event`.

    Attributes
    ----------
    sources : tuple of str
        The figures that say so; they are named when they contradict each other.
    """

    sources: tuple[str, ...]
    event: Event
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Correlation:
    """The (partial) correlation of `x` and `y` given `controls` lies in [low, high].

    The limits are fractions, so that a result is accepted by integers alone and every
    machine accepts the same.
    """

    sources: tuple[str, ...]
    x: str
    y: str
    controls: tuple[str, ...]
    low: Fraction
    high: Fraction


Constraint = Column | Count | Correlation


def holds(event: Event, table: Table, row: int) -> bool:
    """Whether `event` holds in a row."""
    return all(table[column][row] in values for column, values in event)
