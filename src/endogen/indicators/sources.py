"""What each source of income does to inequality (Lerman and Yitzhaki)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from endogen.i18n import text
from endogen.indicators.arguments import Column, Condition, said
from endogen.indicators.curves import concentration_of
from endogen.indicators.describe import ratio
from endogen.indicators.inequality import gini_of, ordered
from endogen.survey.indicator import Base, Combined, Indicator
from endogen.survey.registry import defined

LY = (
    "Lerman & Yitzhaki (1985), Income inequality effects by income source, Review of Economics "
    "and Statistics 67(1), 151–156; Stark, Taylor & Yitzhaki (1986), Economic Journal 96, 722–740"
)
SOURCE = text("x: one source; total: income, of which x is a part")


@defined(
    title=text("Contribution of an income source to the Gini index"),
    formula=text(
        "S C / G, S = Σ w x / Σ w total, C the concentration of x along total, G Gini of total"
    ),
    inputs=SOURCE,
    unit=text("share; over all sources they sum to 1"),
    reference=LY,
)
def source_contribution(x: Column, total: Column, given: Condition = None) -> Indicator:
    """Estimate what share of inequality one source makes."""
    return _of_source("source_contribution", x, total, given, lambda v: v[0] * v[1] / v[2])


@defined(
    title=text("Marginal effect of an income source on the Gini index"),
    formula="S C / G − S",
    inputs=SOURCE,
    unit=text("per cent that the Gini changes by when the source grows by 1 % for all"),
    reference=LY,
)
def source_effect(x: Column, total: Column, given: Condition = None) -> Indicator:
    """Estimate whether more of a source makes incomes less equal (above 0) or more."""
    return _of_source("source_effect", x, total, given, lambda v: v[0] * v[1] / v[2] - v[0])


@defined(
    title=text("Gini correlation of an income source"),
    formula=text("C / G_x, C the concentration of x along total, G_x the Gini of x along itself"),
    inputs=SOURCE,
    unit=text("none (−1 to 1)"),
    reference=LY,
)
def gini_correlation(x: Column, total: Column, given: Condition = None) -> Indicator:
    """Estimate how far a source goes with the rank in total income."""
    name = "gini_correlation"
    along = ordered(name, x, total, None, given, concentration_of)
    own = ordered(name, x, x, None, given, concentration_of)
    return Combined(
        name=name,
        variable=along.variable,
        arguments=said(total=along.rank, given=along.base.given),
        base=along.base,
        parts=(along, replace(own, base=along.base)),
        combine=lambda v: v[0] / v[1],
        undefined=text("the source does not vary, or its total is 0"),
    )


def _of_source(
    name: str,
    x: Column,
    total: Column,
    given: Condition,
    combine: Callable[[Sequence[Any]], Any],
) -> Combined:
    along = ordered(name, x, total, None, given, concentration_of)
    own = ordered(name, total, total, None, given, gini_of)
    base: Base = along.base
    return Combined(
        name=name,
        variable=along.variable,
        arguments=said(total=along.rank, given=base.given),
        base=base,
        unit="share" if name == "source_contribution" else "index",
        interval="mean" if name == "source_contribution" else "difference",
        parts=(
            replace(ratio(x, total, given), base=base),
            along,
            replace(own, base=base),
        ),
        combine=combine,
        undefined=text(
            "the source sums to 0, income does not sum to more than 0, or all incomes are alike"
        ),
    )
