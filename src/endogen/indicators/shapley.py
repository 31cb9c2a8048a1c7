"""Shapley's value: what each factor adds, averaged over all orders in which they may come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import comb
from typing import Any

from endogen.i18n import text
from endogen.indicators.arguments import (
    Column,
    Condition,
    column,
    columns,
    condition,
    name_of,
    number,
    one_of,
    said,
)
from endogen.indicators.curves import above_zero, absolute_gini_of
from endogen.indicators.decomposition import NO_MEAN, between
from endogen.indicators.growth import TWO
from endogen.indicators.inequality import NOT_ABOVE
from endogen.indicators.poverty import FGT, SIZE
from endogen.study.grammar import Expression
from endogen.survey.calling import wrong
from endogen.survey.indicator import ONE, Base, Combined, Indicator, Rank, Smooth, plus, times
from endogen.survey.registry import defined

SHAPLEY = (
    "Shorrocks (2013), Decomposition procedures for distributional analysis: a unified framework "
    "based on the Shapley value, Journal of Economic Inequality 11(1), 99–126"
)
MOST_SOURCES = 8
"""With k sources 2^k − 1 distributions are sorted."""


def shapley(values: Sequence[Any], player: int, players: int) -> Any:
    """What one of several players adds, averaged over all orders.

    Parameters
    ----------
    values : sequence
        The value of each coalition: bit i of its place says whether player i is in it.
    player, players : int
        Which, of how many.

    Examples
    --------
    >>> shapley([0, 1, 2, 5], 0, 2)
    2.0
    """
    mine, total = 1 << player, 0.0
    for others in range(1 << players):
        if not others & mine:
            orders = players * comb(players - 1, others.bit_count())
            total = total + (values[others | mine] - values[others]) / orders
    return total


@defined(
    title=text("Shapley value of a factor in a change of poverty"),
    formula=text(
        "mean over all orders of the factors of P(with the factor of after) − P(with that of "
        "before), P as in datt_ravallion"
    ),
    inputs=text(
        '{two}; line: a number above 0; line_before: that of the time before; factor="growth", '
        '"redistribution" or, with line_before, "line"; alpha, weak: as in fgt; {size}',
        two=TWO,
        size=SIZE,
    ),
    unit=text("difference; below 0 it lowered poverty; the factors sum to the change"),
    reference=SHAPLEY + "; Kolenikov & Shorrocks (2005), A decomposition analysis of "
    "regional poverty in Russia, Review of Development Economics 9(1), 25–46; " + FGT,
)
def poverty_shapley(
    before: Column,
    after: Column,
    line: float,
    line_before: float | None = None,
    factor: str = "growth",
    alpha: float = 0,
    weak: bool = False,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate what growth, redistribution or a line that was moved did to poverty.

    Without `line_before` it is `datt_ravallion` with the average of both references.
    """
    name = "poverty_shapley"
    first, second = column(name, "before", before), column(name, "after", after)
    persons = ONE if size is None else column(name, "size", size)
    asked = condition(name, given)
    base = Base((first, second, *([] if size is None else [persons])), asked)
    now = number(name, "line", line, low=0, strictly=True)
    then = None
    if line_before is not None:
        then = number(name, "line_before", line_before, low=0, strictly=True)
    power = number(name, "alpha", alpha, low=0)
    factors = ("growth", "redistribution", *(() if then is None else ("line",)))
    which = factors.index(one_of(name, "factor", factor, factors))
    lines = (now,) if then is None else (then, now)
    worlds = [between(base, first, second, persons, limit, power, weak) for limit in lines]
    # Of `between` bit 0 is the mean and bit 1 the distribution; the line is bit 2.
    return Combined(
        name=name,
        variable=name_of(first),
        arguments=said(
            after=second,
            line=now,
            line_before=then,
            factor=f'"{factor}"',
            alpha=power,
            weak=weak or None,
            size=size and persons,
            given=asked,
        ),
        base=base,
        unit="difference",
        interval="difference",
        parts=tuple(part for parts in worlds for part in parts),
        combine=lambda v: shapley(v, which, len(factors)),
        undefined=NO_MEAN,
    )


@defined(
    title=text("Shapley value of an income source in the Gini index"),
    formula=text(
        "mean over all orders of the sources of G(with x) − G(without x); in place of a source "
        "that is out all have its mean"
    ),
    inputs=text(
        "x: one source; sources: a list of all of them, up to {most}, whose sum is income; {size}",
        most=MOST_SOURCES,
        size=SIZE,
    ),
    unit=text("index; over all sources they sum to the Gini"),
    reference=SHAPLEY + "; Sastre & Trannoy (2002), Shapley inequality decomposition by factor "
    "components, Journal of Economics 77(S1), 51–89",
)
def source_shapley(
    x: Column, sources: Sequence[Column], size: Column | None = None, given: Condition = None
) -> Indicator:
    """Estimate how much inequality one source of income makes, whatever else there is.

    A source that all have alike makes none (equal-income elimination).  Setting a source to
    zero instead would let even such a one count.
    """
    name = "source_shapley"
    mine = column(name, "x", x)
    every = columns(name, "sources", sources)
    every = every if mine in every else (mine, *every)
    if len(every) > MOST_SOURCES:
        expected = text("a list of up to {most} columns", most=MOST_SOURCES)
        raise wrong(name, "sources", expected, list(sources))
    persons = ONE if size is None else column(name, "size", size)
    asked = condition(name, given)
    base = Base((*every, *([] if size is None else [persons])), asked)
    which, players = every.index(mine), len(every)
    return Combined(
        name=name,
        variable=name_of(mine),
        arguments=said(sources=every, size=size and persons, given=asked),
        base=base,
        unit="index",
        interval="difference",
        parts=_coalitions(base, every, persons),
        combine=_of_coalitions(which, players),
        undefined=NOT_ABOVE,
    )


@lru_cache(maxsize=16)
def _coalitions(
    base: Base, sources: tuple[Expression, ...], size: Expression
) -> tuple[Indicator, ...]:
    """The mean of income, then the absolute Gini of the sum of every set of sources.

    What is the same for all moves the mean only, so that ``G = absolute Gini of the sources
    that are in / mean of income``.  The same call gives the same parts: sources asked
    together share them.
    """
    whole = Smooth(
        name="mean",
        variable="",
        base=base,
        terms={"n": size, "x": times(size, plus(*sources))},
        value=lambda t: t["x"] / t["n"],
    )
    sets = (
        tuple(one for i, one in enumerate(sources) if places >> i & 1)
        for places in range(1, 1 << len(sources))
    )
    spread = (
        Rank(
            name="absolute_gini",
            variable="",
            base=base,
            rank=plus(*some),
            of=ONE,
            size=size,
            solve=absolute_gini_of,
            regular=True,
        )
        for some in sets
    )
    return (whole, *spread)


def _of_coalitions(which: int, players: int) -> Callable[[Sequence[Any]], Any]:
    def combine(v: Sequence[Any]) -> Any:
        return shapley([0.0, *v[1:]], which, players) / above_zero(v[0])

    return combine
