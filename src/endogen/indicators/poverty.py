"""Poverty: how many are below a line, how far, and how unequally."""

from __future__ import annotations

import math
from dataclasses import dataclass

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
from endogen.indicators.curves import (
    concentration_of,
    inverse,
    kernel,
    quantile_influence,
    undefined,
)
from endogen.study.grammar import Call, Expression, Literal, Operation
from endogen.survey.calling import wrong
from endogen.survey.expressions import Floats, Truths
from endogen.survey.indicator import (
    ONE,
    Base,
    Indicator,
    LeftOut,
    Rank,
    Smooth,
    Solved,
    ValueTable,
    times,
)
from endogen.survey.registry import defined

Line = float | Column
FGT = (
    "Foster, Greer & Thorbecke (1984), A class of decomposable poverty measures, Econometrica "
    "52(3), 761–766"
)
SIZE = text("size=: members, so that persons and not households are counted")
LINE = text("x: income or consumption; line: a number or a column")
AT_LINE = text("weak=true counts those at the line as poor")
WEAK = text("{line}; {weak}", line=LINE, weak=AT_LINE)


@dataclass(frozen=True, slots=True)
class Below:
    """A column and the line it is compared with.

    Attributes
    ----------
    x, line, size : Expression
    poor, gap : Expression
        1 below the line; how far below, as a share of the line.
    base : Base
    """

    x: Expression
    line: Expression
    size: Expression
    poor: Expression
    gap: Expression
    base: Base


def below(
    name: str, x: Column, line: Line, size: Column | None, given: Condition, *, weak: bool
) -> Below:
    """Read the arguments that all indicators with a line share."""
    welfare, limit = column(name, "x", x), line_of(name, line)
    persons = ONE if size is None else column(name, "size", size)
    poor = is_poor(welfare, limit, weak=weak)
    gap = Operation("/", (Operation("-", (limit, welfare)), limit))
    inputs = [welfare, *(one for one in (limit, persons) if not isinstance(one, Literal))]
    base = Base(tuple(inputs), condition(name, given))
    return Below(welfare, limit, persons, poor, gap, base)


def is_poor(x: Expression, line: Expression, *, weak: bool) -> Operation:
    """Whether a row is below the line, or at it too."""
    return Operation("<=" if weak else "<", (x, line))


def poor_of(values: Floats, line: float, *, weak: bool) -> Truths:
    """Which values are below the line, or at it too."""
    found: Truths = values <= line if weak else values < line
    return found


def line_of(name: str, line: Line) -> Expression:
    """A poverty line: a number above 0, or a column that holds each row's own."""
    if not isinstance(line, int | float):
        return column(name, "line", line)
    if 0 < line < math.inf and not isinstance(line, bool):
        return Literal(float(line))
    raise wrong(name, "line", text("a number above 0, or a column"), line)


@defined(
    title=text("Poverty of Foster, Greer and Thorbecke"),
    formula=text("Σ w ((z − x) / z)^α 1[x < z] / Σ w; α = 0 headcount, 1 gap, 2 severity"),
    inputs=text("{line}; alpha: 0 or more; {size}", line=WEAK, size=SIZE),
    unit=text("share (0–1) for alpha=0, else an index"),
    reference=FGT,
)
def fgt(
    x: Column,
    line: Line,
    alpha: float = 0,
    weak: bool = False,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate the share of the poor, or the mean gap to the line raised to a power.

    Poor means below the line; ``weak=True`` takes those at the line as poor too.
    """
    power = number("fgt", "alpha", alpha, low=0)
    it = below("fgt", x, line, size, given, weak=weak)
    gap = it.poor if power == 0 else times(it.poor, powered(it.gap, power))
    rate = "share" if size is None else "proportion"
    return Smooth(
        name="fgt",
        variable=name_of(it.x),
        arguments=said(
            line=it.line,
            alpha=power,
            weak=weak or None,
            size=size and it.size,
            given=it.base.given,
        ),
        base=it.base,
        unit="share" if power == 0 else "index",
        interval=rate if power == 0 else "mean",
        tally=it.poor,
        terms={"n": it.size, "x": times(it.size, gap)},
        value=lambda t: t["x"] / t["n"],
    )


def powered(gap: Expression, power: float) -> Expression:
    """A gap raised to a power; 0 where it is negative and has none."""
    if power == 1:
        return gap
    if power == 2:
        return times(gap, gap)
    return Call("filled", (Call("power", (gap, Literal(power)), ()), Literal(0.0)), ())


@defined(
    title=text("Mean gap of the poor"),
    formula="Σ w ((z − x) / z) 1[x < z] / Σ w 1[x < z]",
    inputs=text("{line}; {size}", line=WEAK, size=SIZE),
    unit=text("share of the line (0–1)"),
    reference=FGT,
)
def poverty_gap_of_poor(
    x: Column,
    line: Line,
    weak: bool = False,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate how far the poor are below the line on average, as a share of it."""
    name = "poverty_gap_of_poor"
    it = below(name, x, line, size, given, weak=weak)
    return Smooth(
        name=name,
        variable=name_of(it.x),
        arguments=said(line=it.line, weak=weak or None, size=size and it.size, given=it.base.given),
        base=it.base,
        unit="share",
        tally=it.poor,
        terms={"n": times(it.size, it.poor), "x": times(it.size, times(it.poor, it.gap))},
        value=lambda t: t["x"] / t["n"],
        undefined=text("nobody is below the line"),
    )


@defined(
    title=text("Watts index"),
    formula="Σ w ln(z / x) 1[x < z] / Σ w",
    inputs=text("{line}; x above 0: other answers are left out and counted; {size}",
                line=WEAK, size=SIZE),
    unit=text("index"),
    reference="Watts (1968), An economic definition of poverty, in Moynihan (ed.), On "
    "Understanding Poverty, Basic Books; Zheng (1993), Economics Letters 42(1), 81–86",
)  # fmt: skip
def watts(
    x: Column,
    line: Line,
    weak: bool = False,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate the mean logarithm of the line over incomes below it."""
    it = below("watts", x, line, size, given, weak=weak)
    gap = Call("log", (Operation("/", (it.line, it.x)),), ())
    return Smooth(
        name="watts",
        variable=name_of(it.x),
        arguments=said(line=it.line, weak=weak or None, size=size and it.size, given=it.base.given),
        base=Base((*it.base.inputs, Call("log", (it.x,), ())), it.base.given),
        unit="index",
        tally=it.poor,
        terms={"n": it.size, "x": times(it.size, times(it.poor, gap))},
        value=lambda t: t["x"] / t["n"],
        left_out=not_above_zero(it.base, it.x),
    )


def not_above_zero(base: Base, x: Expression) -> LeftOut:
    """Answers without a logarithm."""
    return LeftOut(
        base,
        Operation("<=", (x, Literal(0.0))),
        lambda n: text("left out: {n} answers of 0 or less, which have no logarithm", n=n),
    )


def below_zero(base: Base, x: Expression) -> LeftOut:
    """Answers that are negative."""
    return LeftOut(
        base,
        Operation("<", (x, Literal(0.0))),
        lambda n: text("left out: {n} answers below 0", n=n),
    )


@defined(
    title=text("Sen–Shorrocks–Thon index"),
    formula=text("P₁ (1 + G), P₁ the mean gap over all, G the Gini of gaps, 0 for those not poor"),
    inputs=text("{line}; {size}", line=WEAK, size=SIZE),
    unit=text("index"),
    reference="Shorrocks (1995), Revisiting the Sen poverty index, Econometrica 63(5), 1225–1230; "
    "Osberg & Xu (2000), Journal of Human Resources 35(1), 51–81",
)
def sst(
    x: Column,
    line: Line,
    weak: bool = False,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate incidence, depth and inequality of poverty in one index."""
    it = below("sst", x, line, size, given, weak=weak)
    gap = times(it.poor, it.gap)
    return Rank(
        name="sst",
        variable=name_of(it.x),
        arguments=said(line=it.line, weak=weak or None, size=size and it.size, given=it.base.given),
        base=it.base,
        unit="index",
        tally=it.poor,
        rank=gap,
        of=gap,
        size=it.size,
        solve=_sst,
        regular=True,
    )


def _sst(table: ValueTable) -> Solved:
    weight, amount = float(table.weight.sum()), float(table.amount.sum())
    nothing = np.zeros(table.values.size)
    if amount == 0:  # nobody is poor
        return Solved(0.0, nothing, nothing)
    gap, gini = float(amount / weight), concentration_of(table)
    slope = (1 + gini.value) / weight + gap * gini.slope
    level = -(1 + gini.value) * gap / weight + gap * gini.level
    return Solved(gap * (1 + gini.value), slope, level)


@defined(
    title=text("Poverty below a line that is a share of a quantile"),
    formula=text("FGT(α) with z = fraction × Q(quantile); the sampling error of z is part of it"),
    inputs=text("x: income or consumption; quantile, fraction: between 0 and 1; alpha: 0 or more; "
                "{weak}; {size}", weak=AT_LINE, size=SIZE),
    unit=text("share (0–1) for alpha=0, else an index"),
    reference="Deville (1999), Survey Methodology 25(2), 193–203; Osier (2009), Survey Research "
    "Methods 3(3), 167–195; Preston (1995), Applied Statistics 44(1), 91–99",
)  # fmt: skip
def relative_fgt(
    x: Column,
    alpha: float = 0,
    quantile: float = 0.5,
    fraction: float = 0.6,
    weak: bool = False,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate poverty below a line that moves with the distribution itself."""
    return _relative("relative_fgt", x, alpha, quantile, fraction, size, given, weak=weak)


@defined(
    title=text("At-risk-of-poverty rate"),
    formula=text(
        "Σ w 1[x < z] / Σ w, z = fraction × Q(quantile); the sampling error of z is part of it"
    ),
    inputs=text(
        "x: income or consumption; quantile, fraction: between 0 and 1; {weak}; {size}",
        weak=AT_LINE,
        size=SIZE,
    ),
    unit=text("share (0–1)"),
    reference="Osier (2009), Survey Research Methods 3(3), 167–195; Eurostat's Laeken indicators",
)
def arpr(
    x: Column,
    quantile: float = 0.5,
    fraction: float = 0.6,
    weak: bool = False,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate the share below a fraction of a quantile, 60 % of the median by default."""
    return _relative("arpr", x, 0.0, quantile, fraction, size, given, weak=weak)


def _relative(
    name: str,
    x: Column,
    alpha: float,
    quantile: float,
    fraction: float,
    size: Column | None,
    given: Condition,
    *,
    weak: bool,
) -> Rank:
    welfare, power = column(name, "x", x), number(name, "alpha", alpha, low=0)
    q = within(name, "quantile", quantile, 0, 1)
    part = number(name, "fraction", fraction, low=0, strictly=True)
    persons = ONE if size is None else column(name, "size", size)
    inputs = (welfare,) if size is None else (welfare, persons)
    asked = condition(name, given)
    shown = None if name == "arpr" else power
    return Rank(
        name=name,
        variable=name_of(welfare),
        arguments=said(
            alpha=shown,
            quantile=q,
            fraction=part,
            weak=weak or None,
            size=size and persons,
            given=asked,
        ),
        base=Base(inputs, asked),
        unit="share" if power == 0 else "index",
        interval="proportion" if power == 0 else "mean",
        rank=welfare,
        size=persons,
        solve=lambda table: _below_relative(table, power, q, part, weak=weak),
        undefined=text("the line is not above 0, or all answers are alike"),
    )


def _below_relative(
    table: ValueTable, alpha: float, q: float, fraction: float, *, weak: bool
) -> Solved:
    """FGT below a moving line: ``(h − P) / N + P'(z) · fraction · IF(Q)``."""
    line = fraction * inverse(table, q)
    if not line > 0 or not kernel(table, line).density >= 0:
        return undefined(table)
    weight, poor = table.weight.sum(), poor_of(table.values, line, weak=weak)
    gap = np.where(poor, (line - table.values) / line, 0.0)
    h = poor.astype(np.float64) if alpha == 0 else gap**alpha
    value = float(table.weight @ h) / weight
    level = (h - value) / weight + _by_line(table, alpha, line) * fraction * quantile_influence(
        table, q
    )
    return Solved(value, np.zeros(level.size), level)


def _by_line(table: ValueTable, alpha: float, line: float) -> float:
    """How FGT moves with its line: the density at it for a headcount."""
    if alpha == 0:
        return kernel(table, line).density
    poor = table.values < line
    gap = np.where(poor, (line - table.values) / line, 0.0)
    with np.errstate(all="ignore"):
        slope = np.where(poor, alpha * gap ** (alpha - 1) * table.values / line**2, 0.0)
    return float(table.weight @ slope) / float(table.weight.sum())
