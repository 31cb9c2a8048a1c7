"""What an indicator is to the engine.

A `Smooth` indicator is a function of weighted totals: it names the terms whose weighted
sums it needs, as expressions of a row, and says in plain arithmetic what it makes of the
totals; its gradient is found by the complex step, never written by hand.  A `Rank`
indicator needs the distribution of one column: it is solved on the table of distinct
values, and says by how much a row of each value moves it.  A `Combined` one is made of
other indicators of the same rows.  A `Modelled` one is a mean of what a model, fitted to
the rows, says of each.  A `Count` counts cases.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from endogen.i18n import Words, text
from endogen.study.grammar import Call, Expression, Listing, Literal, Operation, names
from endogen.survey.expressions import Floats, Truths

ONE = Literal(1.0)


@dataclass(frozen=True, slots=True)
class Base:
    """Which rows an indicator speaks of.

    Attributes
    ----------
    inputs : tuple of Expression
        All of them must be known: numerator and denominator drop a row together.
    given : Expression or None
        The condition that a row must meet to be asked at all.
    """

    inputs: tuple[Expression, ...]
    given: Expression | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Answers that are there but outside what a formula is defined for.

    Attributes
    ----------
    answered : Base
        Rows that have an answer.
    which : Expression
        1 for those of them that cannot be used.
    why : callable
        ``number of them -> words`` for the note.
    of_weight : callable or None
        ``share of the weight of those answered that the base lacks -> words`` after them.
    also : LeftOut or None
        Others that it cannot use for another reason.
    """

    answered: Base
    which: Expression
    why: Callable[[int], Words]
    of_weight: Callable[[float], Words] | None = None
    also: LeftOut | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Indicator:
    """What every kind of indicator says.

    Attributes
    ----------
    name, variable, arguments : str
        As they stand in Results.
    base : Base
    unit : str or None
        None when it is the unit of `variable`.
    interval : str
        ``mean``, ``difference``, ``share``, ``correlation``, ``quantile`` …: see
        `endogen.survey.intervals`.
    tally : Expression or None
        How many of the cases that `count` counts a row is, mostly 0 or 1; 1 if None.
    yes_no : tuple of Expression
        Inputs that must be 0 or 1.
    population : bool
        Whether it speaks of the size of a population, which a sample without design cannot.
    undefined : Words
        Why it may have no value where there are answers.
    left_out : LeftOut or None
        Answers that a formula cannot use, to be counted and said.
    least : int
        Rows below which it is refused.
    """

    name: str
    variable: str
    arguments: str = ""
    base: Base
    unit: str | None = ""
    interval: str = "mean"
    tally: Expression | None = None
    yes_no: tuple[Expression, ...] = ()
    population: bool = False
    undefined: Words = text("not defined for these answers")
    left_out: LeftOut | None = None
    least: int = 0

    @property
    def columns(self) -> frozenset[str]:
        """The columns it speaks of."""
        parts = [*self.base.inputs, self.base.given, self.tally, *self.summed]
        return frozenset().union(*(names(part) for part in parts if part is not None))

    @property
    def summed(self) -> tuple[Expression, ...]:
        """What the engine sums for it."""
        return ()

    def __str__(self) -> str:
        return f"{self.name}({', '.join(part for part in (self.variable, self.arguments) if part)})"


Totals = Mapping[str, Any]


def _no_loss(_totals: Totals) -> Any:
    return 0


@dataclass(frozen=True, kw_only=True, eq=False)
class Smooth(Indicator):
    """A function of weighted totals.

    Attributes
    ----------
    terms : mapping of str to Expression
        What is summed.  `centred` columns stand for their distance from a constant near
        their overall mean, so that squares and products keep their digits.
    value : callable
        ``totals -> value`` in plain arithmetic, ``np.log/exp/sqrt/where`` on any array
        shape; complex numbers pass through it.
    controls : callable
        How many degrees of freedom columns held constant have cost.
    linear : bool
        Whether its terms hold influences already, so that no replicate can compute it anew.
    """

    terms: Mapping[str, Expression]
    value: Callable[[Totals], Any]
    controls: Callable[[Totals], Any] = _no_loss
    linear: bool = False

    @property
    def summed(self) -> tuple[Expression, ...]:
        """The terms."""
        return tuple(self.terms.values())


@dataclass(frozen=True, slots=True)
class ValueTable:
    """The distribution of a column in one domain.

    Attributes
    ----------
    values : array
        Distinct, ascending.
    weight, amount : array
        Sums of the weights, and of weight times the second column, at each value.
    rows : array
        How many rows hold each value.
    """

    values: Floats
    weight: Floats
    amount: Floats
    rows: Floats


@dataclass(frozen=True, slots=True)
class Solved:
    """A value, and the influence ``slope * b + level`` of a row at each distinct value."""

    value: float
    slope: Floats
    level: Floats


@dataclass(frozen=True, kw_only=True, eq=False)
class Rank(Indicator):
    """A function of the distribution of one column, and perhaps of another along it.

    Attributes
    ----------
    rank : Expression
        The column that orders the rows.
    of : Expression
        The column b that is summed along the order.
    size : Expression
        How many each row stands for, times its weight: persons of a household.
    solve : callable
        ``ValueTable -> Solved``.
    invert : callable or None
        For quantiles: ``(ValueTable, share) -> value``; the influence is then one on the
        cumulative share, and Woodruff's interval carries it over to the value.
    q : float
        The share that a quantile cuts off.
    regular : bool
        Whether the value moves smoothly with the weight of each row, wherever it stands, so
        that leaving out a PSU tells how it moves; not so what hangs on the distribution at
        one point, as a quantile does.
    """

    rank: Expression
    of: Expression = ONE
    size: Expression = ONE
    solve: Callable[[ValueTable], Solved]
    invert: Callable[[ValueTable, float], float] | None = None
    q: float = field(default=np.nan)
    regular: bool = False

    @property
    def summed(self) -> tuple[Expression, ...]:
        """The column that orders, the one summed along it, and the size of a row."""
        return (self.rank, self.of, self.size)

    @property
    def order(self) -> Order:
        """Whose distribution it needs; indicators of one order share their passes."""
        return (self.base, self.rank, self.size)


Order = tuple[Base, Expression, Expression]


@dataclass(frozen=True, kw_only=True, eq=False)
class Combined(Indicator):
    """A function of other indicators of the same rows.

    Attributes
    ----------
    parts : tuple of Indicator
        Smooth or by rank, all with the same `base`, so that a row counts in all of them or in none.
    combine : callable
        ``values of the parts -> value``, in plain arithmetic that lets complex numbers
        through; its gradient is found by the complex step too.
    """

    parts: tuple[Indicator, ...]
    combine: Callable[[Sequence[Any]], Any]

    @property
    def summed(self) -> tuple[Expression, ...]:
        """What its parts need."""
        return tuple(one for part in self.parts for one in part.summed)


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a model says of the rows it was fitted to.

    Attributes
    ----------
    values : array
        Of each row the estimate and, times the sum of the weights, the row's influence on
        it, which sums to 0: their mean is the estimate, and has its standard error.
        NaN where the model could not be fitted.
    held : array of bool
        The rows that `count` counts.
    silent : array of bool
        The rows of which it says nothing.
    """

    values: Floats
    held: Truths
    silent: Truths


@dataclass(frozen=True, kw_only=True, eq=False)
class Modelled(Indicator):
    """A mean of what a model says of each row; the model is fitted in every domain by itself.

    Attributes
    ----------
    needs : tuple of Expression
        The columns of the model.
    fit : callable
        ``(an array with a column for each of them, weights) -> Fitted``.
    why_silent : callable
        ``number of rows of which it says nothing -> words`` for the note.
    """

    needs: tuple[Expression, ...]
    fit: Callable[[Floats, Floats], Fitted]
    why_silent: Callable[[int], Words]

    @property
    def summed(self) -> tuple[Expression, ...]:
        """The columns of the model."""
        return self.needs


@dataclass(frozen=True, kw_only=True, eq=False)
class Count(Indicator):
    """An unweighted count of cases in the sample: no statement on a population."""


def centred(column: Expression) -> Expression:
    """The column less a constant near its overall mean, for use in terms."""
    return Call("centred", (column,), ())


def times(a: Expression, b: Expression) -> Expression:
    """The product of two expressions."""
    return Operation("*", (a, b))


def plus(*parts: Expression) -> Expression:
    """The sum of expressions."""
    total = parts[0]
    for part in parts[1:]:
        total = Operation("+", (total, part))
    return total


def with_centres(expression: Expression, centres: Mapping[Expression, float]) -> Expression:
    """Put the constants in, now that they are known."""
    match expression:
        case Call(name="centred", args=(column,)):
            return Operation("-", (column, Literal(centres[column])))
        case Operation(operator=operator, operands=operands):
            return Operation(operator, tuple(with_centres(o, centres) for o in operands))
        case Call(name=name, args=args, keywords=keywords):
            return Call(name, tuple(with_centres(a, centres) for a in args), keywords)
        case Listing(items=items):
            return Listing(tuple(with_centres(i, centres) for i in items))
        case _:
            return expression


def to_centre(expression: Expression) -> frozenset[Expression]:
    """The columns that must be centred in `expression`."""
    match expression:
        case Call(name="centred", args=(column,)):
            return frozenset({column})
        case Operation(operands=parts) | Call(args=parts):
            return frozenset().union(*(to_centre(part) for part in parts))
        case _:
            return frozenset()
