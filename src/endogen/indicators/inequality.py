"""Inequality: Gini, generalised entropy, Atkinson, shares and ratios of shares."""

from __future__ import annotations

from dataclasses import dataclass
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
from endogen.indicators.curves import concentration_of, inverse, ordinate_of, undefined
from endogen.indicators.describe import quantile
from endogen.indicators.poverty import SIZE, below_zero, not_above_zero
from endogen.study.grammar import Call, Expression, Literal
from endogen.survey.indicator import (
    ONE,
    Base,
    Combined,
    Indicator,
    LeftOut,
    Rank,
    Smooth,
    Solved,
    Totals,
    ValueTable,
    times,
)
from endogen.survey.registry import defined

NO_TOTAL = text("the total is 0")
BINDER = "Binder & Kovačević (1995), Survey Methodology 21(2), 137–145"
BIEWEN = "Biewen & Jenkins (2006), Oxford Bulletin of Economics and Statistics 68(3), 371–383"


@defined(
    title=text("Gini index"),
    formula=text("2 Σ w x R / (N Σ w x) − 1, R = weight before a row and half its own"),
    inputs=text("x: a number; with negative values it may exceed 1; {size}", size=SIZE),
    unit=text("index (0 equal, towards 1 when one has all)"),
    reference="Lerman & Yitzhaki (1989), Journal of Econometrics 42(1), 43–47; " + BINDER,
)
def gini(x: Column, size: Column | None = None, given: Condition = None) -> Indicator:
    """Estimate the Gini index: the mean distance of two incomes, over twice their mean."""
    return ordered("gini", x, x, size, given, concentration_of)


def ordered(
    name: str,
    x: Column,
    rank: Column,
    size: Column | None,
    given: Condition,
    solve: Any,
    unit: str = "index",
    interval: str = "mean",
    **arguments: object,
) -> Rank:
    """An indicator of how the amounts x lie along the order of another column."""
    amount, order = column(name, "x", x), column(name, "rank", rank)
    persons = ONE if size is None else column(name, "size", size)
    inputs = tuple(dict.fromkeys([amount, order, *([] if size is None else [persons])]))
    asked = condition(name, given)
    along = None if amount == order else order
    return Rank(
        name=name,
        variable=name_of(amount),
        arguments=said(rank=along, **arguments, size=size and persons, given=asked),
        base=Base(inputs, asked),
        unit=unit,
        interval=interval,
        rank=order,
        of=amount,
        size=persons,
        solve=solve,
        # At a cut, an amount that is not the value itself hangs on the row that stands there; so
        # does a row that counts wholly or not at all.
        regular=solve is concentration_of or (along is None and solve is not _qsr),
        undefined=NO_TOTAL,
    )


@defined(
    title=text("Share of the lowest (Lorenz ordinate)"),
    formula="Σ_{lowest q} w x / Σ w x",
    inputs=text("x: a number; q: between 0 and 1; {size}", size=SIZE),
    unit=text("share (0–1)"),
    reference="Beach & Davidson (1983), Review of Economic Studies 50(4), 723–735; " + BINDER,
)
def lorenz(x: Column, q: float, size: Column | None = None, given: Condition = None) -> Indicator:
    """Estimate the share of the total that the lowest q hold.

    A row that q cuts through counts in proportion.
    """
    cut = within("lorenz", "q", q, 0, 1)
    return ordered("lorenz", x, x, size, given, lambda t: ordinate_of(t, cut), "share", q=cut)


@defined(
    title=text("Palma ratio"),
    formula=text("(1 − L(.9)) / L(.4), L the Lorenz curve"),
    inputs=text("x: a number; {size}", size=SIZE),
    unit=text("ratio"),
    reference="Palma (2011), Development and Change 42(1), 87–153; Cobham & Sumner (2013), Center "
    "for Global Development, Working Paper 343",
)
def palma(x: Column, size: Column | None = None, given: Condition = None) -> Indicator:
    """Estimate the share of the highest tenth over that of the lowest four."""
    return ordered("palma", x, x, size, given, _palma, "ratio")


def _palma(table: ValueTable) -> Solved:
    low, nine = ordinate_of(table, 0.4), ordinate_of(table, 0.9)
    if low.value == 0:
        return undefined(table)
    return _over(Solved(1 - nine.value, -nine.slope, -nine.level), low)


def _over(top: Solved, bottom: Solved) -> Solved:
    """A ratio, with its influence."""
    value = top.value / bottom.value
    slope = (top.slope - value * bottom.slope) / bottom.value
    return Solved(value, slope, (top.level - value * bottom.level) / bottom.value)


@defined(
    title=text("Quintile share ratio (S80/S20)"),
    formula="Σ w x 1[x > Q(.8)] / Σ w x 1[x ≤ Q(.2)]",
    inputs=text("x: a number; {size}", size=SIZE),
    unit=text("ratio"),
    reference="Eurostat's Laeken indicators; Langel & Tillé (2011), Statistical inference for the "
    "quintile share ratio, Journal of Statistical Planning and Inference 141(8), 2976–2985",
)
def qsr(x: Column, size: Column | None = None, given: Condition = None) -> Indicator:
    """Estimate the total of the highest fifth over that of the lowest, as Eurostat does.

    Rows at a quintile count wholly, as in laeken; `lorenz` and `palma` cut them.
    """
    return ordered("qsr", x, x, size, given, _qsr, "ratio")


def _qsr(table: ValueTable) -> Solved:
    high, low = _beyond(table, 0.8, above=True), _beyond(table, 0.2, above=False)
    return _over(high, low) if low.value != 0 else undefined(table)


def _beyond(table: ValueTable, q: float, *, above: bool) -> Solved:
    """The total above, or up to, a quantile; density cancels out of its influence.

    ``d Σ w x 1[x ≤ Q] / dw = (x − Q) 1[x ≤ Q] + q Q`` (Langel & Tillé 2011).
    """
    cut = inverse(table, q)
    below = (table.values <= cut).astype(np.float64)
    total, level = float(table.amount @ below), cut * (q - below)
    if not above:
        return Solved(total, below, level)
    return Solved(float(table.amount @ (1 - below)), 1 - below, -level)


@defined(
    title=text("Ratio of two quantiles"),
    formula="Q(high) / Q(low)",
    inputs=text("x: a number; high, low: between 0 and 1"),
    unit=text("ratio"),
    reference="Woodruff (1952), Journal of the American Statistical Association 47, 635–646; "
    "Francisco & Fuller (1991), Annals of Statistics 19(1), 454–469",
)
def quantile_ratio(
    x: Column, high: float = 0.9, low: float = 0.1, given: Condition = None
) -> Indicator:
    """Estimate how many times a high quantile is of a low one, P90/P10 by default."""
    name = "quantile_ratio"
    top = quantile(x, within(name, "high", high, 0, 1), given)
    bottom = quantile(x, within(name, "low", low, 0, 1), given)
    return Combined(
        name=name,
        variable=top.variable,
        arguments=said(high=float(high), low=float(low), given=condition(name, given)),
        base=top.base,
        unit="ratio",
        parts=(top, bottom),
        combine=lambda v: v[0] / v[1],
        undefined=text("the lower quantile is 0"),
    )


@defined(
    title=text("Generalised entropy"),
    formula=text("(Σ w (x / μ)^α / Σ w − 1) / (α (α − 1)); α = 0 mean log deviation, 1 Theil"),
    inputs=text("x: above 0 (for alpha above 0: 0 or more); other answers are left out and "
                "counted; alpha: a number; {size}", size=SIZE),
    unit=text("index (0 equal)"),
    reference="Shorrocks (1980), Econometrica 48(3), 613–625; " + BIEWEN,
)  # fmt: skip
def ge(
    x: Column, alpha: float = 1, size: Column | None = None, given: Condition = None
) -> Indicator:
    """Estimate generalised entropy; a lower alpha looks more at the poor."""
    return entropy("ge", x, alpha, size, given)


def entropy(name: str, x: Column, alpha: float, size: Column | None, given: Condition) -> Smooth:
    """Generalised entropy under the name of the indicator that asks for it."""
    power = number(name, "alpha", alpha)
    it = _positive(name, x, size, given, zero=power > 0)
    made, value = _entropy(it.x, power)
    return Smooth(
        name=name,
        variable=name_of(it.x),
        arguments=said(alpha=power, size=size and it.size, given=it.base.given),
        base=it.base,
        unit="index",
        terms={
            "n": it.size,
            "x": times(it.size, it.x),
            **{name: times(it.size, term) for name, term in made.items()},
        },
        value=value,
        left_out=it.left_out,
        undefined=NO_TOTAL,
    )


@dataclass(frozen=True, slots=True)
class Spread:
    """A column whose logarithm or power is needed.

    Attributes
    ----------
    x, size : Expression
    base : Base
        Rows where the formula is defined.
    left_out : LeftOut
        Rows that have an answer but no logarithm (or root).
    """

    x: Expression
    size: Expression
    base: Base
    left_out: LeftOut


def _positive(name: str, x: Column, size: Column | None, given: Condition, *, zero: bool) -> Spread:
    """Read the arguments of indicators that need x above 0, or with `zero` 0 and more."""
    spread, asked = column(name, "x", x), condition(name, given)
    persons = ONE if size is None else column(name, "size", size)
    answered = Base((spread,) if size is None else (spread, persons), asked)
    defined_ = Call("sqrt" if zero else "log", (spread,), ())  # missing where it is not
    left_out = (below_zero if zero else not_above_zero)(answered, spread)
    return Spread(spread, persons, Base((*answered.inputs, defined_), asked), left_out)


def _entropy(x: Expression, alpha: float) -> tuple[dict[str, Expression], Any]:
    logarithm = Call("filled", (Call("log", (x,), ()), Literal(0.0)), ())
    if alpha == 0:
        return {"l": logarithm}, lambda t: np.log(t["x"] / t["n"]) - t["l"] / t["n"]
    if alpha == 1:
        terms = {"xl": times(x, logarithm)}  # x log x is 0 where x is
        return terms, lambda t: t["xl"] / t["x"] - np.log(t["x"] / t["n"])
    terms = {"p": Call("power", (x, Literal(alpha)), ())}

    def value(t: Totals) -> Any:
        mean = t["x"] / t["n"]
        return (t["p"] / t["n"] / mean**alpha - 1) / (alpha * (alpha - 1))

    return terms, value


@defined(
    title=text("Atkinson index"),
    formula="1 − (Σ w x^(1−ε) / Σ w)^(1/(1−ε)) / μ; ε = 1: 1 − exp(Σ w ln x / Σ w) / μ",
    inputs=text("x: above 0 (for epsilon below 1: 0 or more); other answers are left out and "
                "counted; epsilon: above 0; {size}", size=SIZE),
    unit=text("index (0–1)"),
    reference="Atkinson (1970), Journal of Economic Theory 2(3), 244–263; " + BIEWEN,
)  # fmt: skip
def atkinson(
    x: Column, epsilon: float = 1, size: Column | None = None, given: Condition = None
) -> Indicator:
    """Estimate what share of income could be given up for an equal distribution."""
    aversion = number("atkinson", "epsilon", epsilon, low=0, strictly=True)
    it = _positive("atkinson", x, size, given, zero=aversion < 1)
    rest = 1 - aversion
    if rest == 0:
        term: Expression = Call("log", (it.x,), ())
    else:
        term = Call("power", (it.x, Literal(rest)), ())

    def value(t: Totals) -> Any:
        mean, of_term = t["x"] / t["n"], t["p"] / t["n"]
        return 1 - (np.exp(of_term) if rest == 0 else of_term ** (1 / rest)) / mean

    return Smooth(
        name="atkinson",
        variable=name_of(it.x),
        arguments=said(epsilon=aversion, size=size and it.size, given=it.base.given),
        base=it.base,
        unit="index",
        terms={"n": it.size, "x": times(it.size, it.x), "p": times(it.size, term)},
        value=value,
        left_out=it.left_out,
        undefined=NO_TOTAL,
    )
