"""Pro-poor growth: two incomes of the same households, before and after."""

from __future__ import annotations

from dataclasses import replace

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
    up_to_one,
    within,
)
from endogen.indicators.curves import above_zero, mean_of_lowest
from endogen.indicators.describe import quantile
from endogen.indicators.poverty import AT_LINE, FGT, SIZE, Line, fgt, is_poor, line_of
from endogen.indicators.targeting import is_
from endogen.study.grammar import Call, Expression, Literal, Name, Operation
from endogen.survey.indicator import (
    ONE,
    Base,
    Combined,
    Indicator,
    LeftOut,
    Rank,
    Smooth,
    times,
)
from endogen.survey.registry import defined

TWO = text("before, after: incomes of the same household; only rows that have both")
RC = "Ravallion & Chen (2003), Measuring pro-poor growth, Economics Letters 78(1), 93–99"


@defined(
    title=text("Growth of the mean"),
    formula="Σ w after / Σ w before − 1",
    inputs=TWO,
    unit=text("rate of growth (.1 is 10 %)"),
    reference=RC,
)
def growth_rate(before: Column, after: Column, given: Condition = None) -> Indicator:
    """Estimate by how much the mean has grown."""
    first, second, base = two_incomes("growth_rate", before, after, given)
    return Smooth(
        name="growth_rate",
        variable=name_of(first),
        arguments=said(after=second, given=base.given),
        base=base,
        unit="share",
        interval="difference",
        terms={"before": first, "after": second},
        value=lambda t: t["after"] / above_zero(t["before"]) - 1,
        undefined=text("the total before is not above 0"),
    )


def two_incomes(
    name: str, before: Column, after: Column, given: Condition
) -> tuple[Expression, Expression, Base]:
    """Read the incomes before and after, and the rows that have both."""
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
    first, second, base = two_incomes(name, before, after, given)
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
        combine=lambda v: v[1] / above_zero(v[0]) - 1,
        undefined=text("the quantile before is not above 0"),
    )


@defined(
    title=text("Poverty growth curve"),
    formula=text("ln m_after(p) − ln m_before(p), m(p) = μ L(p) / p: the mean of the poorest p"),
    inputs=text(
        "{two}; households may have changed their places; p: above 0 up to 1; {size}",
        two=TWO,
        size=SIZE,
    ),
    unit=text("logarithmic rate"),
    reference="Son (2004), A note on pro-poor growth, Economics Letters 82(3), 307–314",
)
def poverty_growth(
    before: Column, after: Column, p: float, size: Column | None = None, given: Condition = None
) -> Indicator:
    """Estimate the growth of the mean of the poorest share p: a point of Son's curve.

    At ``p=1`` it is that of the mean of all.  Growth was pro-poor where the curve lies above it.
    """
    name = "poverty_growth"
    cut = up_to_one(name, "p", p)
    first, second, base = two_incomes(name, before, after, given)
    persons = ONE if size is None else column(name, "size", size)
    if size is not None:
        base = Base((*base.inputs, persons), base.given)
    parts = tuple(
        Rank(
            name="mean_of_lowest",
            variable=name_of(x),
            base=base,
            rank=x,
            size=persons,
            solve=lambda table: mean_of_lowest(table, cut),
            regular=True,
        )
        for x in (first, second)
    )
    return Combined(
        name=name,
        variable=name_of(first),
        arguments=said(after=second, p=cut, size=size and persons, given=base.given),
        base=base,
        unit="share",
        interval="difference",
        parts=parts,
        combine=lambda v: np.log(v[1]) - np.log(v[0]),
        undefined=text("the mean of the poorest is not above 0 at one of the times"),
    )


@defined(
    title=text("Change of poverty"),
    formula="FGT(α) after − FGT(α) before",
    inputs=text(
        "{two}; line: a number or a column; line_before: that of the time before, the same "
        "when not given; alpha, weak: as in fgt; {size}",
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
    weak: bool = False,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate by how much poverty changed among the same households."""
    name = "poverty_change"
    limit = line if line_before is None else line_before
    then = fgt(before, limit, alpha, weak, size=size, given=given)
    now = fgt(after, line, alpha, weak, size=size, given=given)
    base = Base(tuple(dict.fromkeys([*then.base.inputs, *now.base.inputs])), then.base.given)
    return Combined(
        name=name,
        variable=then.variable,
        arguments=said(
            after=column(name, "after", after),
            line=line_of(name, line),
            line_before=None if line_before is None else line_of(name, line_before),
            alpha=float(alpha),
            weak=weak or None,
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
    first, second, base = two_incomes(name, before, after, given)
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
        value=lambda t: (
            t["mine_after"] / above_zero(t["mine_before"]) - t["after"] / above_zero(t["before"])
        ),
        undefined=text("nobody is in the group, or a total before is not above 0"),
    )


@defined(
    title=text("Ravallion–Chen rate of pro-poor growth"),
    formula=text("(Watts before − Watts after) / headcount before"),
    inputs=text(
        "{two}, above 0: other answers are left out and counted; line: a number above 0; {weak}",
        two=TWO,
        weak=AT_LINE,
    ),
    unit=text("mean logarithmic growth of the poor"),
    reference=RC,
)
def ravallion_chen(
    before: Column, after: Column, line: float, weak: bool = False, given: Condition = None
) -> Indicator:
    """Estimate the mean growth rate of those who were poor."""
    name = "ravallion_chen"
    limit = Literal(number(name, "line", line, low=0, strictly=True))
    first, second, answered = two_incomes(name, before, after, given)
    positive = tuple(Call("log", (one,), ()) for one in (first, second))
    poor = is_poor(first, limit, weak=weak)
    either = Operation("or", tuple(Operation("<=", (one, Literal(0.0))) for one in (first, second)))
    return Smooth(
        name=name,
        variable=name_of(first),
        arguments=said(after=second, line=limit, weak=weak or None, given=answered.given),
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
