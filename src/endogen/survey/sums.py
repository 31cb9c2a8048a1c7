"""What a pass over the rows brings back, whichever engine ran it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from endogen.i18n import Words
from endogen.study.grammar import Expression
from endogen.survey.expressions import Floats
from endogen.survey.indicator import Base, Rank, ValueTable
from endogen.survey.strata import Index, Strata, Units
from endogen.survey.variance import PsuTotals

Key = tuple[Base, Expression]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one call of `estimate` needs of the rows.

    Attributes
    ----------
    by : tuple of str
    where : Expression or None
    bases : tuple of Base
    terms, tallies : tuple of (Base, Expression)
        To be summed with weights, and without.
    ranks : tuple of Rank
        Whose distributions will be asked for.
    """

    by: tuple[str, ...]
    where: Expression | None
    bases: tuple[Base, ...]
    terms: tuple[Key, ...]
    tallies: tuple[Key, ...]
    ranks: tuple[Rank, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """Of a base, for each domain.

    Attributes
    ----------
    n, asked : array
        Valid answers; rows that should have one.
    weight, squared : array
        Sums of the weights of valid answers and of their squares.
    psus : array
        PSUs that hold a valid answer.
    """

    n: Floats
    asked: Floats
    weight: Floats
    squared: Floats
    psus: Floats


@dataclass(frozen=True, slots=True)
class Influence:
    """How one estimate answers to a row: what its variance is made of.

    Attributes
    ----------
    domain : int
    slopes : dict of Key to float
        The gradient: influence per unit of each weighted term.
    rank : Rank or None
        With `slope` and `level` at each distinct value, for rank indicators.
    """

    domain: int
    slopes: dict[Key, float] = field(default_factory=dict)
    rank: Rank | None = None
    slope: Floats = field(default_factory=lambda: np.zeros(0))
    level: Floats = field(default_factory=lambda: np.zeros(0))


class Covariance(Protocol):
    """Variances and covariances of estimates, by their place."""

    def of(self, i: int, j: int) -> float:
        """The covariance of estimates i and j; the variance when they are one."""

    def shared(self, i: int, j: int) -> int:
        """How many PSUs have rows for both estimates."""

    def error(self, i: int) -> Words:
        """What the standard error of an estimate is, where it is not linearised."""


@dataclass(frozen=True, slots=True)
class ByPsu:
    """Weighted sums of terms in each PSU and domain: rows of `sums`, a column a term."""

    psu: Index
    domain: Index
    sums: Floats


@dataclass(frozen=True, slots=True)
class RankRows:
    """The rows behind a distribution: each one's PSU, place among the values, weight, amount.

    Attributes
    ----------
    values, rows : array
        Distinct values, ascending, and how many rows hold each.
    """

    psu: Index
    place: Index
    weight: Floats
    amount: Floats
    values: Floats
    rows: Floats


@dataclass(frozen=True)
class Pass:
    """What one pass over the rows found, and what can be asked of the rows after it.

    Attributes
    ----------
    groups : list of tuple
        The values of the ``by`` columns of each domain, sorted.
    totals, tallies : dict
        An array over the domains for each term.
    counts : dict of Base to Counts
    """

    groups: list[tuple[object, ...]]
    totals: dict[Key, Floats]
    tallies: dict[Key, Floats]
    counts: dict[Base, Counts]

    def tables(self, rank: Rank) -> list[ValueTable]:
        """The distribution of a rank indicator's column in every domain."""
        raise NotImplementedError

    def covariance(self, influences: Sequence[Influence]) -> Covariance:
        """How the influences of estimates vary and go together over PSUs."""
        return self.psu_totals(influences)

    def psu_totals(self, influences: Sequence[Influence], *, whole: bool = False) -> PsuTotals:
        """The influences of estimates, summed by PSU.

        PSUs are numbered as in `units` when `whole` is asked.
        """
        raise NotImplementedError

    @property
    def calibrated(self) -> bool:
        """Whether weights were fitted to totals, which each replicate would have to be again."""
        raise NotImplementedError

    def units(self) -> Units:
        """The PSUs of the whole sample in their strata; of no design, rows in their domain."""
        raise NotImplementedError

    def by_psu(self, keys: Sequence[Key]) -> ByPsu:
        """The sums of terms by PSU, numbered as in `units`, and domain."""
        raise NotImplementedError

    def rank_rows(self, _rank: Rank, _domain: int) -> RankRows | None:
        """The rows of a distribution, where they are in memory."""
        return None


class Rows(Protocol):
    """The rows of a sample, in memory or in an engine."""

    strata: Strata
    count: int

    def centres(
        self,
        columns: Sequence[Expression],
        yes_no: Sequence[Expression],
        unpriced: Sequence[Expression] = (),
    ) -> dict[Expression, float]:
        """Constants near the overall means.

        Refuses answers to yes/no that are neither, and rows of a year without a price.
        """

    def run(self, wanted: Wanted) -> Pass:
        """One pass for everything wanted."""
