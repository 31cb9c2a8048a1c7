"""Totals, means, shares, ratios and quantiles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from endogen.i18n import text
from endogen.indicators.arguments import (
    Column,
    Condition,
    Value,
    column,
    condition,
    name_of,
    said,
    value,
    within,
)
from endogen.indicators.curves import inverse
from endogen.study.grammar import Expression, Listing, Literal, Operation
from endogen.survey.calling import wrong
from endogen.survey.indicator import ONE, Base, Count, Indicator, Rank, Smooth, Solved, ValueTable
from endogen.survey.registry import defined

COCHRAN = "Cochran (1977), Sampling Techniques, 3rd ed., Wiley"


@defined(
    title=text("Total"),
    formula="Σ w x",
    inputs=text("x: a number"),
    unit=text("that of x"),
    reference=COCHRAN,
)
def total(x: Column, given: Condition = None) -> Indicator:
    """Estimate the total of a column in the population; needs a design."""
    sum_, asked = column("total", "x", x), condition("total", given)
    return Smooth(
        name="total",
        variable=name_of(sum_),
        arguments=said(given=asked),
        base=Base((sum_,), asked),
        unit=None,
        population=True,
        terms={"x": sum_},
        value=lambda t: t["x"],
    )


@defined(
    title=text("Mean"),
    formula="Σ w x / Σ w",
    inputs=text("x: a number"),
    unit=text("that of x"),
    reference=COCHRAN,
)
def mean(x: Column, given: Condition = None) -> Indicator:
    """Estimate the mean of a column."""
    averaged, asked = column("mean", "x", x), condition("mean", given)
    return Smooth(
        name="mean",
        variable=name_of(averaged),
        arguments=said(given=asked),
        base=Base((averaged,), asked),
        unit=None,
        terms={"n": ONE, "x": averaged},
        value=lambda t: t["x"] / t["n"],
    )


@defined(
    title=text("Share"),
    formula="Σ w 1[x] / Σ w",
    inputs=text(
        "x: 1 or 0; or any column with equals=, at_least= or at_most=; "
        "given=: the condition of those asked"
    ),
    unit=text("share (0–1)"),
    reference="Clopper & Pearson (1934), Biometrika 26(4), 404–413; Korn & Graubard (1999), "
    "Analysis of Health Surveys, Wiley",
)
def share(
    x: Column,
    equals: Value | Sequence[Value] | None = None,
    at_least: float | None = None,
    at_most: float | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate the share of the answers that have a value, or lie within limits."""
    asked_of, asked = column("share", "x", x), condition("share", given)
    held, arguments = having("share", asked_of, equals, at_least, at_most)
    return Smooth(
        name="share",
        variable=name_of(asked_of),
        arguments=", ".join(part for part in (arguments, said(given=asked)) if part),
        base=Base((asked_of,), asked),
        unit="share",
        interval="share",
        tally=held,
        yes_no=() if arguments else (asked_of,),
        terms={"n": ONE, "x": held},
        value=lambda t: t["x"] / t["n"],
    )


@defined(
    title=text("Count"),
    formula="Σ 1[x]",
    inputs=text("x: any column, with equals=, at_least= or at_most= as in share"),
    unit=text("cases of the sample, unweighted"),
    reference=COCHRAN,
)
def count(
    x: Column,
    equals: Value | Sequence[Value] | None = None,
    at_least: float | None = None,
    at_most: float | None = None,
    given: Condition = None,
) -> Indicator:
    """Count the answers in the sample, or those that have a value or lie within limits."""
    asked_of, asked = column("count", "x", x), condition("count", given)
    held, arguments = having("count", asked_of, equals, at_least, at_most)
    return Count(
        name="count",
        variable=name_of(asked_of),
        arguments=", ".join(part for part in (arguments, said(given=asked)) if part),
        base=Base((asked_of,), asked),
        unit="cases",
        interval="none",
        tally=held if arguments else None,
    )


def having(
    indicator: str,
    x: Expression,
    equals: Value | Sequence[Value] | None,
    at_least: float | None,
    at_most: float | None,
) -> tuple[Expression, str]:
    """The condition that a value meets, and how it is written; 1 when nothing is said."""
    if equals is not None and (at_least is not None or at_most is not None):
        raise wrong(indicator, "equals", text("equals= or limits, not both"), equals)
    if isinstance(equals, Sequence) and not isinstance(equals, str):
        listed = Listing(tuple(value(indicator, "equals", one) for one in equals))
        return Operation("in", (x, listed)), said(equals=listed)
    if equals is not None:
        literal = value(indicator, "equals", equals)
        return Operation("==", (x, literal)), said(equals=literal)
    limits: list[Expression] = []
    if at_least is not None:
        limits.append(Operation(">=", (x, value(indicator, "at_least", at_least))))
    if at_most is not None:
        limits.append(Operation("<=", (x, value(indicator, "at_most", at_most))))
    if not limits:
        return Operation("==", (x, Literal(1.0))), ""
    held = limits[0] if len(limits) == 1 else Operation("and", tuple(limits))
    return held, said(at_least=at_least, at_most=at_most)


@defined(
    title=text("Ratio of two totals"),
    formula="Σ w x / Σ w y",
    inputs=text(
        "x, y: numbers; rows where one is missing count in neither; part=true: x is a part "
        "of y, so that the interval lies in 0–1"
    ),
    unit=text("x per y"),
    reference=COCHRAN + ", ch. 6",
)
def ratio(x: Column, y: Column, given: Condition = None, part: bool = False) -> Indicator:
    """Estimate the ratio of two totals."""
    above, below = column("ratio", "x", x), column("ratio", "y", y)
    asked = condition("ratio", given)
    return Smooth(
        name="ratio",
        variable=name_of(above),
        arguments=said(y=below, part=Literal(True) if part else None, given=asked),
        base=Base((above, below), asked),
        unit="share" if part else "",
        interval="proportion" if part else "mean",
        terms={"x": above, "y": below},
        value=lambda t: t["x"] / t["y"],
        undefined=text("the total below the line is zero"),
    )


@defined(
    title=text("Quantile"),
    formula="inf {v : Σ w 1[x ≤ v] ≥ q Σ w}",
    inputs=text("x: a number; q: between 0 and 1, .5 is the median"),
    unit=text("that of x"),
    reference="Hyndman & Fan (1996), The American Statistician 50(4), 361–365, definition 1; "
    "Woodruff (1952), Journal of the American Statistical Association 47, 635–646",
)
def quantile(x: Column, q: float = 0.5, given: Condition = None) -> Indicator:
    """Estimate a quantile: the smallest value with at least the share q at or below it."""
    ranked, asked = column("quantile", "x", x), condition("quantile", given)
    cut = within("quantile", "q", q, 0, 1)
    return Rank(
        name="quantile",
        variable=name_of(ranked),
        arguments=said(q=cut, given=asked),
        base=Base((ranked,), asked),
        unit=None,
        interval="quantile",
        rank=ranked,
        solve=lambda table: _cut(table, cut),
        invert=inverse,
        q=cut,
    )


def _cut(table: ValueTable, q: float) -> Solved:
    """A quantile, with the influence on the share below it, turned round.

    The share up to the largest value is 1 in every sample and tells nothing: there the
    influence is that of the share of the values before it.
    """
    found = inverse(table, q)
    last = found == table.values[-1]
    below = (table.values < found if last else table.values <= found).astype(np.float64)
    weight = table.weight.sum()
    at = float(table.weight @ below) / weight
    return Solved(found, np.zeros(below.size), (at - below) / weight)
