"""What part of a change of poverty growth made, and what part redistribution (Datt, Ravallion).

Poverty is seen as a function of the mean and of how incomes lie around it.  `between` gives
it in the four worlds that two times make: the distribution of either with the mean of either.
The sampling error of the means is part of each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from endogen.i18n import Words, text
from endogen.indicators.arguments import (
    Column,
    Condition,
    column,
    condition,
    name_of,
    number,
    one_of,
    said,
)
from endogen.indicators.curves import undefined
from endogen.indicators.equal_growth import gaps, scaled
from endogen.indicators.growth import TWO
from endogen.indicators.poverty import SIZE, fgt
from endogen.study.grammar import Expression, Name
from endogen.survey.calling import wrong
from endogen.survey.expressions import Floats
from endogen.survey.indicator import (
    ONE,
    Base,
    Combined,
    Indicator,
    Rank,
    Solved,
    ValueTable,
)
from endogen.survey.registry import defined

DATT_RAVALLION = (
    "Datt & Ravallion (1992), Growth and redistribution components of changes in poverty measures, "
    "Journal of Development Economics 38(2), 275–295"
)
COMPONENTS = ("growth", "redistribution", "residual")
REFERENCES = ("before", "after", "average")
FORMULA = text(
    "P(m, L): FGT(α) with mean m and Lorenz curve L; growth: P(m_after, L_r) − P(m_before, L_r); "
    "redistribution: P(m_r, L_after) − P(m_r, L_before); r: the reference; residual: the rest of "
    "the change"
)
HOW = text(
    'line: a number above 0; component="growth", "redistribution" or "residual"; '
    'reference="before", "after" or "average", which leaves no residual; alpha, weak: as in fgt; '
    "{size}", size=SIZE
)  # fmt: skip
UNIT = text("difference; below 0 it lowered poverty; the components sum to the change")
NO_MEAN = text("a mean is not above 0")
Worlds = Callable[
    [Base, Expression, Expression, Expression, float, float, bool], tuple[Indicator, ...]
]


@defined(
    title=text("Growth and redistribution in a change of poverty"),
    formula=FORMULA,
    inputs=text("{two}; {how}", two=TWO, how=HOW),
    unit=UNIT,
    reference=DATT_RAVALLION,
)
def datt_ravallion(
    before: Column,
    after: Column,
    line: float,
    component: str = "growth",
    reference: str = "before",
    alpha: float = 0,
    weak: bool = False,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate how much poverty changed because the mean grew, or because shares moved.

    The line is the same at both times: incomes in prices of one year.  With
    ``reference="average"`` it is Shapley's value of two factors (Kolenikov & Shorrocks 2005).
    """
    return _taken_apart(
        "datt_ravallion", {"before": before, "after": after}, line, component, reference, alpha,
        weak, size, given, between, NO_MEAN,
    )  # fmt: skip


def _taken_apart(
    name: str,
    two: Mapping[str, Column],
    line: float,
    component: str,
    reference: str,
    alpha: float,
    weak: bool,
    size: Column | None,
    given: Condition,
    worlds: Worlds,
    undefined: Words,
) -> Combined:
    """A component of the change of poverty, of two columns that tell the times apart."""
    first, second = (column(name, argument, one) for argument, one in two.items())
    persons = ONE if size is None else column(name, "size", size)
    asked = condition(name, given)
    base = Base((first, second, *([] if size is None else [persons])), asked)
    limit = number(name, "line", line, low=0, strictly=True)
    power = number(name, "alpha", alpha, low=0)
    part, at = _which(name, component, reference)
    return Combined(
        name=name,
        variable=name_of(first),
        arguments=said(
            **{list(two)[1]: second},
            line=limit,
            component=f'"{part}"',
            reference=f'"{at}"',
            alpha=power,
            weak=weak or None,
            size=size and persons,
            given=asked,
        ),
        base=base,
        unit="difference",
        interval="difference",
        yes_no=(second,) if "later" in two and isinstance(second, Name) else (),
        parts=worlds(base, first, second, persons, limit, power, weak),
        combine=_component(part, at),
        undefined=undefined,
    )


@lru_cache(maxsize=64)
def between(
    base: Base,
    before: Expression,
    after: Expression,
    size: Expression,
    line: float,
    alpha: float,
    weak: bool,
) -> tuple[Indicator, ...]:
    """Poverty in four worlds: both before, the mean after, the distribution after, both after.

    The same call gives the same parts, so that components asked together share them.
    """
    persons = None if size == ONE else size
    return (
        replace(fgt(before, line, alpha, weak, size=persons), base=base),
        scaled(before, after, base, line, alpha, weak=weak, size=size, raise_=True),
        scaled(after, before, base, line, alpha, weak=weak, size=size, raise_=False),
        replace(fgt(after, line, alpha, weak, size=persons), base=base),
    )


def _which(name: str, component: str, reference: str) -> tuple[str, str]:
    part = one_of(name, "component", component, COMPONENTS)
    at = one_of(name, "reference", reference, REFERENCES)
    if part == "residual" and at == "average":
        expected = text("growth or redistribution: the average of both leaves no residual")
        raise wrong(name, "component", expected, component)
    return part, at


def _component(component: str, reference: str) -> Callable[[Sequence[Any]], Any]:
    """What is made of poverty in the four worlds."""
    share = {"before": 0.0, "after": 1.0, "average": 0.5}[reference]

    def combine(v: Sequence[Any]) -> Any:
        growth = (1 - share) * (v[1] - v[0]) + share * (v[3] - v[2])
        redistribution = (1 - share) * (v[2] - v[0]) + share * (v[3] - v[1])
        if component == "growth":
            return growth
        return (
            redistribution
            if component == "redistribution"
            else (v[3] - v[0] - growth - redistribution)
        )

    return combine


@defined(
    title=text("Growth and redistribution in a change of poverty between two samples"),
    formula=FORMULA,
    inputs=text(
        "x: income, of both times one below the other; later: 1 at the second time, 0 at the "
        "first, or a condition such as year == 2020; {how}",
        how=HOW,
    ),
    unit=UNIT,
    reference=DATT_RAVALLION,
)
def datt_ravallion_waves(
    x: Column,
    later: Column,
    line: float,
    component: str = "growth",
    reference: str = "before",
    alpha: float = 0,
    weak: bool = False,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate the same from two samples of other households.

    Give the design strata that tell the times apart when they were drawn independently.
    """
    nobody = text("a mean is not above 0, or one of the times has no answers")
    return _taken_apart(
        "datt_ravallion_waves", {"x": x, "later": later}, line, component, reference, alpha,
        weak, size, given, _between_waves, nobody,
    )  # fmt: skip


@lru_cache(maxsize=64)
def _between_waves(
    base: Base,
    x: Expression,
    later: Expression,
    size: Expression,
    line: float,
    alpha: float,
    weak: bool,
) -> tuple[Indicator, ...]:
    def world(distribution: int, mean: int) -> Rank:
        return Rank(
            name="scaled_fgt",
            variable=name_of(x),
            base=base,
            rank=x,
            of=later,
            size=size,
            solve=lambda table: in_world(table, line, alpha, distribution, mean, weak=weak),
            regular=alpha >= 1,
        )

    return tuple(world(d, m) for d in (0, 1) for m in (0, 1))


def in_world(
    table: ValueTable, line: float, alpha: float, distribution: int, mean: int, *, weak: bool
) -> Solved:
    """FGT of one time's incomes, scaled to the mean of one time.

    The amounts say how much weight at each value is of the second time.  With
    ``s = μ_m / μ_d``: a row of the distribution's time moves it by
    ``(h − P) / N_d − P'(s) s (v − μ_d) / (N_d μ_d)``, one of the mean's time by
    ``P'(s) (v − μ_m) / (N_m μ_d)``.
    """
    waves = (table.weight - table.amount, table.amount)
    own, other = waves[distribution], waves[mean]
    if not (own.sum() > 0 and other.sum() > 0):
        return undefined(table)
    mean_own, mean_other = (float(w @ table.values) / float(w.sum()) for w in (own, other))
    if not (mean_own > 0 and mean_other > 0):
        return undefined(table)
    scale = mean_other / mean_own
    h, slope = gaps(_of(table, own), line, alpha, scale, table.values, weak=weak)
    weight = float(own.sum())
    value = float(own @ h) / weight
    moved: list[Floats] = [np.zeros(table.values.size) for _ in waves]
    moved[distribution] += (h - value) / weight
    if distribution != mean:
        moved[distribution] -= slope * scale * (table.values - mean_own) / (weight * mean_own)
        moved[mean] += slope * (table.values - mean_other) / (float(other.sum()) * mean_own)
    return Solved(value, moved[1] - moved[0], moved[0])


def _of(table: ValueTable, weight: Floats) -> ValueTable:
    """The distribution of one time: its rows at a value are its share of those there."""
    here = weight > 0
    rows = table.rows * weight / table.weight
    return ValueTable(table.values[here], weight[here], weight[here], rows[here])
