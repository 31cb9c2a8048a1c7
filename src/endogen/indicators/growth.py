"""Pro-poor growth: two incomes of the same households, before and after."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from endogen.i18n import text
from endogen.indicators.arguments import (
    Column,
    Condition,
    column,
    condition,
    name_of,
    number,
    said,
    within,
)
from endogen.indicators.curves import kernel
from endogen.indicators.describe import mean, quantile
from endogen.indicators.poverty import FGT, SIZE, Line, fgt, line_of
from endogen.indicators.targeting import is_
from endogen.study.grammar import Call, Expression, Literal, Name, Operation
from endogen.survey.expressions import Floats
from endogen.survey.indicator import (
    Base,
    Combined,
    Indicator,
    LeftOut,
    Rank,
    Smooth,
    Solved,
    ValueTable,
    times,
)
from endogen.survey.registry import defined

TWO = text("before, after: incomes of the same household; only rows that have both")
RC = "Ravallion & Chen (2003), Measuring pro-poor growth, Economics Letters 78(1), 93–99"
KP = (
    "Kakwani & Pernia (2000), What is pro-poor growth?, Asian Development Review 18(1), 1–16; "
    "Kakwani, Khandker & Son (2004), Pro-poor growth, International Poverty Centre, Working Paper 1"
)


@defined(
    title=text("Growth of the mean"),
    formula="Σ w after / Σ w before − 1",
    inputs=TWO,
    unit=text("rate of growth (.1 is 10 %)"),
    reference=RC,
)
def growth_rate(before: Column, after: Column, given: Condition = None) -> Indicator:
    """Estimate by how much the mean has grown."""
    first, second, base = _two("growth_rate", before, after, given)
    return Smooth(
        name="growth_rate",
        variable=name_of(first),
        arguments=said(after=second, given=base.given),
        base=base,
        unit="share",
        interval="difference",
        terms={"before": first, "after": second},
        value=lambda t: t["after"] / t["before"] - 1,
        undefined=text("the total before is 0"),
    )


def _two(
    name: str, before: Column, after: Column, given: Condition
) -> tuple[Expression, Expression, Base]:
    first, second = column(name, "before", before), column(name, "after", after)
    return first, second, Base((first, second), condition(name, given))


@defined(
    title=text("Growth incidence"),
    formula=text("Q_after(q) / Q_before(q) − 1; households may have changed their places"),
    inputs=text("{two}; q: between 0 and 1", two=TWO),
    unit=text("rate of growth (.1 is 10 %)"),
    reference=RC,
)
def growth_incidence(before: Column, after: Column, q: float, given: Condition = None) -> Indicator:
    """Estimate the growth of a quantile: a point of the growth incidence curve."""
    name = "growth_incidence"
    cut = within(name, "q", q, 0, 1)
    first, second, base = _two(name, before, after, given)
    return Combined(
        name=name,
        variable=name_of(first),
        arguments=said(after=second, q=cut, given=base.given),
        base=base,
        unit="share",
        parts=(
            replace(quantile(first, cut), base=base),
            replace(quantile(second, cut), base=base),
        ),
        combine=lambda v: v[1] / v[0] - 1,
        undefined=text("the quantile before is 0"),
    )


@defined(
    title=text("Change of poverty"),
    formula="FGT(α) after − FGT(α) before",
    inputs=text(
        "{two}; line: a number or a column; line_before: that of the time before, the same "
        "when not given; alpha: as in fgt; {size}",
        two=TWO,
        size=SIZE,
    ),
    unit=text("difference; below 0 poverty fell"),
    reference=FGT,
)
def poverty_change(
    before: Column,
    after: Column,
    line: Line,
    line_before: Line | None = None,
    alpha: float = 0,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate by how much poverty changed among the same households."""
    name = "poverty_change"
    then = fgt(before, line if line_before is None else line_before, alpha, size=size, given=given)
    now = fgt(after, line, alpha, size=size, given=given)
    base = Base(tuple(dict.fromkeys([*then.base.inputs, *now.base.inputs])), then.base.given)
    return Combined(
        name=name,
        variable=then.variable,
        arguments=said(
            after=column(name, "after", after),
            line=line_of(name, line),
            line_before=None if line_before is None else line_of(name, line_before),
            alpha=float(alpha),
            size=size and column(name, "size", size),
            given=base.given,
        ),
        base=base,
        unit="difference",
        interval="difference",
        parts=(replace(then, base=base), replace(now, base=base)),
        combine=lambda v: v[1] - v[0],
    )


@defined(
    title=text("Growth of a group less growth of all"),
    formula="Σ w g after / Σ w g before − Σ w after / Σ w before",
    inputs=text("{two}; group: 1 or 0, or a condition such as before < 6000", two=TWO),
    unit=text("difference of rates; above 0 the group gained more than the average"),
    reference="Kakwani & Pernia (2000), What is pro-poor growth?, Asian Development Review 18(1), "
    "1–16 (the relative concept)",
)
def growth_gap(before: Column, after: Column, group: Column, given: Condition = None) -> Indicator:
    """Estimate whether the income of the poor, or of any group, grew by more than the mean."""
    name = "growth_gap"
    first, second, base = _two(name, before, after, given)
    member = column(name, "group", group)
    mine = is_(member, 1)
    return Smooth(
        name=name,
        variable=name_of(first),
        arguments=said(after=second, group=member, given=base.given),
        base=Base((*base.inputs, member), base.given),
        unit="difference",
        interval="difference",
        tally=mine,
        yes_no=(member,) if isinstance(member, Name) else (),
        terms={
            "before": first,
            "after": second,
            "mine_before": times(first, mine),
            "mine_after": times(second, mine),
        },
        value=lambda t: t["mine_after"] / t["mine_before"] - t["after"] / t["before"],
        undefined=text("nobody is in the group, or a total before is 0"),
    )


@defined(
    title=text("Ravallion–Chen rate of pro-poor growth"),
    formula=text("(Watts before − Watts after) / headcount before"),
    inputs=text(
        "{two}, above 0: other answers are left out and counted; line: a number above 0", two=TWO
    ),
    unit=text("mean logarithmic growth of the poor"),
    reference=RC,
)
def ravallion_chen(
    before: Column, after: Column, line: float, given: Condition = None
) -> Indicator:
    """Estimate the mean growth rate of those who were poor."""
    name = "ravallion_chen"
    limit = Literal(number(name, "line", line, low=0, strictly=True))
    first, second, answered = _two(name, before, after, given)
    positive = tuple(Call("log", (one,), ()) for one in (first, second))
    poor = Operation("<", (first, limit))
    either = Operation("or", tuple(Operation("<=", (one, Literal(0.0))) for one in (first, second)))
    return Smooth(
        name=name,
        variable=name_of(first),
        arguments=said(after=second, line=limit, given=answered.given),
        base=Base((*answered.inputs, *positive), answered.given),
        unit="share",
        tally=poor,
        terms={"n": poor, "before": _log_gap(first, limit), "after": _log_gap(second, limit)},
        value=lambda t: (t["before"] - t["after"]) / t["n"],
        undefined=text("nobody was below the line"),
        left_out=LeftOut(
            answered,
            either,
            lambda n: text("left out: {n} answers of 0 or less, which have no logarithm", n=n),
        ),
    )


def _log_gap(x: Expression, line: Literal) -> Expression:
    ratio = Operation("/", (line, x))
    return times(Operation("<", (x, line)), Call("log", (ratio,), ()))


@defined(
    title=text("Kakwani–Pernia index of pro-poor growth"),
    formula=text("φ = δ / η: the change of ln P over that which equal growth for all would bring"),
    inputs=text("{two}; line: a number above 0; alpha: 0 or more, as in fgt", two=TWO),
    unit=text("ratio; growth above 1 favours the poor, 0 to 1 trickles down, below 0 impoverishes"),
    reference=KP,
)
def kakwani_pernia(
    before: Column, after: Column, line: float, alpha: float = 1, given: Condition = None
) -> Indicator:
    """Estimate how far growth reduced poverty, relative to equal growth for all.

    η is the mean of two ways: incomes before, raised by the growth of the mean, and incomes
    after, lowered by it.  When the mean falls, a value above 1 means that the poor lost more.
    """
    return _pernia("kakwani_pernia", before, after, line, alpha, given, _phi, "ratio")


@defined(
    title=text("Poverty-equivalent growth rate"),
    formula=text("φ (ln mean after − ln mean before), φ as in kakwani_pernia"),
    inputs=text("{two}; line: a number above 0; alpha: 0 or more, as in fgt", two=TWO),
    unit=text("logarithmic rate"),
    reference=KP + "; Kakwani & Son (2008), Poverty equivalent growth rate, Review of Income and "
    "Wealth 54(4), 643–655",
)
def pegr(
    before: Column, after: Column, line: float, alpha: float = 1, given: Condition = None
) -> Indicator:
    """Estimate the equal growth that would have reduced poverty as much as there was."""
    return _pernia("pegr", before, after, line, alpha, given, _equivalent, "share")


def _phi(v: Sequence[Any]) -> Any:
    # Without poor in one of them no logarithm is there, and no index.
    poor = [np.where(np.real(one) > 0, one, np.nan) for one in v[:4]]
    before, after, raised, lowered = map(np.log, poor)
    return 2 * (after - before) / (raised - before + after - lowered)


def _equivalent(v: Sequence[Any]) -> Any:
    return _phi(v) * (np.log(v[5]) - np.log(v[4]))


def _pernia(
    name: str,
    before: Column,
    after: Column,
    line: float,
    alpha: float,
    given: Condition,
    combine: Callable[[Sequence[Any]], Any],
    unit: str,
) -> Combined:
    limit = number(name, "line", line, low=0, strictly=True)
    power = number(name, "alpha", alpha, low=0)
    first, second, base = _two(name, before, after, given)
    parts = (
        fgt(first, limit, power),
        fgt(second, limit, power),
        _scaled(first, second, base, limit, power, raise_=True),
        _scaled(second, first, base, limit, power, raise_=False),
        mean(first),
        mean(second),
    )
    return Combined(
        name=name,
        variable=name_of(first),
        arguments=said(after=second, line=limit, alpha=power, given=base.given),
        base=base,
        unit=unit,
        parts=tuple(replace(part, base=base) for part in parts),
        combine=combine,
        undefined=text("nobody is poor in one of the distributions, or the mean did not change"),
    )


def _scaled(
    x: Expression, other: Expression, base: Base, line: float, alpha: float, *, raise_: bool
) -> Rank:
    """Poverty in x once all its values bear the growth of the mean between x and `other`."""
    return Rank(
        name="scaled_fgt",
        variable=name_of(x),
        base=base,
        rank=x,
        of=other,
        solve=lambda table: scaled_fgt(table, line, alpha),
        regular=alpha >= 1,
        arguments="raised" if raise_ else "lowered",
    )


def scaled_fgt(table: ValueTable, line: float, alpha: float) -> Solved:
    """FGT of ``s v``, s the mean amount over the mean value, whose sampling error is part of it.

    ``z = (h − P) / N + P'(s) (b − s v) / (N μ)``.
    """
    weight = float(table.weight.sum())
    mean_value = float(table.weight @ table.values) / weight
    scale = float(table.amount.sum()) / weight / mean_value if mean_value else math.nan
    if not scale > 0:
        nothing = np.zeros(table.values.size)
        return Solved(math.nan, nothing, nothing)
    h, slope = _gaps(table, line, alpha, scale)
    value = float(table.weight @ h) / weight
    by_scale = slope / (weight * mean_value)
    level = (h - value) / weight - by_scale * scale * table.values
    return Solved(value, np.full(level.size, by_scale), level)


def _gaps(table: ValueTable, line: float, alpha: float, scale: float) -> tuple[Floats, float]:
    """The gap of each scaled value raised to a power, and how their mean moves with the scale."""
    poor = scale * table.values < line
    gap = np.where(poor, (line - scale * table.values) / line, 0.0)
    if alpha == 0:
        return poor.astype(np.float64), -kernel(table, line / scale).density * line / scale**2
    with np.errstate(all="ignore"):
        by_scale = np.where(poor, -alpha * gap ** (alpha - 1) * table.values / line, 0.0)
    return gap**alpha, float(table.weight @ by_scale) / float(table.weight.sum())
