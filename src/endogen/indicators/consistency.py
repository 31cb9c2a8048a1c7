"""Whether two answers of the same household agree."""

from __future__ import annotations

from collections.abc import Sequence

from endogen.i18n import text
from endogen.indicators.arguments import (
    Column,
    Condition,
    Value,
    all_of,
    column,
    condition,
    name_of,
    said,
    value,
)
from endogen.study.grammar import Expression, Listing, Operation
from endogen.survey.indicator import ONE, Base, Indicator, Smooth, Totals, times
from endogen.survey.registry import defined, wrong


@defined(
    title=text("Agreement"),
    formula="Σ w 1[x = y] / Σ w",
    inputs=text("x, y: columns with the same values; only rows that have both"),
    unit=text("share (0–1)"),
    reference="Cohen (1960), Educational and Psychological Measurement 20(1), 37–46",
)
def agreement(x: Column, y: Column, given: Condition = None) -> Indicator:
    """Estimate the share of rows in which two columns are equal."""
    first, second = column("agreement", "x", x), column("agreement", "y", y)
    asked = condition("agreement", given)
    same = Operation("==", (first, second))
    return Smooth(
        name="agreement",
        variable=name_of(first),
        arguments=said(y=second, given=asked),
        base=Base((first, second), asked),
        unit="share",
        interval="share",
        tally=same,
        terms={"n": ONE, "x": same},
        value=lambda t: t["x"] / t["n"],
    )


@defined(
    title=text("Cohen's kappa"),
    formula="(p_o − p_e) / (1 − p_e), p_e = Σ_c p_x(c) p_y(c)",
    inputs=text("x, y: 1 or 0; or columns with the same values, which categories= lists"),
    unit=text("none (1 is full agreement, 0 is that of chance)"),
    reference="Cohen (1960), Educational and Psychological Measurement 20(1), 37–46; "
    "Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72(5), 323–327",
)
def kappa(
    x: Column,
    y: Column,
    categories: Sequence[Value] | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate agreement beyond chance."""
    first, second = column("kappa", "x", x), column("kappa", "y", y)
    asked = condition("kappa", given)
    if categories is not None and (isinstance(categories, str) or len(categories) < 2):
        raise wrong("kappa", "categories", text("a list of two values or more"), categories)
    listed = tuple(value("kappa", "categories", one) for one in categories or (0.0, 1.0))
    terms: dict[str, Expression] = {"n": ONE}
    for c, category in enumerate(listed):
        is_first = Operation("==", (first, category))
        is_second = Operation("==", (second, category))
        terms |= {f"x{c}": is_first, f"y{c}": is_second, f"xy{c}": times(is_first, is_second)}
    known = tuple(Operation("in", (column_, Listing(listed))) for column_ in (first, second))
    # Listed values only: an answer outside them would pass for disagreement.
    base = Base((first, second), asked if categories is None else all_of(*known, asked))
    return Smooth(
        name="kappa",
        variable=name_of(first),
        arguments=said(y=second, categories=None if categories is None else listed, given=asked),
        base=base,
        yes_no=(first, second) if categories is None else (),
        tally=Operation("==", (first, second)),
        terms=terms,
        value=lambda t: _kappa(t, len(listed)),
        undefined=text("all answers are alike, so that chance cannot be told from agreement"),
    )


def _kappa(t: Totals, size: int) -> object:
    n = t["n"]
    observed = sum(t[f"xy{c}"] for c in range(size)) / n
    chance = sum(t[f"x{c}"] * t[f"y{c}"] for c in range(size)) / (n * n)
    return (observed - chance) / (1 - chance)
