"""Whether two answers of the same household agree."""

from __future__ import annotations

from collections.abc import Sequence

from endogen.errors import UseError
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
from endogen.study.grammar import Call, Expression, Listing, Literal, Operation
from endogen.study.nearest import nearest
from endogen.survey.calling import wrong
from endogen.survey.indicator import ONE, Base, Indicator, Smooth, Totals, plus, times
from endogen.survey.registry import defined

DISTANCES = {"linear": 1, "quadratic": 2}


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
    formula=text("(p_o − p_e) / (1 − p_e), p_e = Σ_c p_x(c) p_y(c); with weights: 1 − Σ d p_xy / "
                 "Σ d p_x p_y, d how many classes x and y are apart, or its square"),
    inputs=text("x, y: 1 or 0; or columns with the same values, which categories= lists, in order "
                "where weights= is linear or quadratic"),
    unit=text("none (1 is full agreement, 0 is that of chance)"),
    reference="Cohen (1960), Educational and Psychological Measurement 20(1), 37–46; Cohen (1968), "
    "Psychological Bulletin 70(4), 213–220; Fleiss, Cohen & Everitt (1969), Psychological Bulletin "
    "72(5), 323–327",
)  # fmt: skip
def kappa(
    x: Column,
    y: Column,
    categories: Sequence[Value] | None = None,
    given: Condition = None,
    weights: str | None = None,
) -> Indicator:
    """Estimate agreement beyond chance.

    Of ordered classes, ``weights="linear"`` or ``"quadratic"`` takes the distance of two
    answers into account.
    """
    first, second = column("kappa", "x", x), column("kappa", "y", y)
    asked = condition("kappa", given)
    listed = values_of("kappa", categories)
    if weights not in (None, *DISTANCES):
        raise UseError(
            "E-USE-CHOICE", name="kappa", argument="weights", choices=", ".join(DISTANCES),
            nearest=nearest(str(weights), DISTANCES), got=repr(weights),
        )  # fmt: skip
    terms: dict[str, Expression] = {"n": ONE}
    for c, category in enumerate(listed):
        is_first = Operation("==", (first, category))
        is_second = Operation("==", (second, category))
        terms |= {f"x{c}": is_first, f"y{c}": is_second}
        if weights is None:
            terms[f"xy{c}"] = times(is_first, is_second)
    if weights is not None:
        terms["apart"] = _apart(first, second, listed, DISTANCES[weights])
    known = tuple(Operation("in", (column_, Listing(listed))) for column_ in (first, second))
    # Listed values only: an answer outside them would pass for disagreement.
    base = Base((first, second), asked if categories is None else all_of(*known, asked))
    return Smooth(
        name="kappa",
        variable=name_of(first),
        arguments=said(
            y=second,
            categories=None if categories is None else listed,
            weights=weights,
            given=asked,
        ),
        base=base,
        yes_no=(first, second) if categories is None else (),
        tally=Operation("==", (first, second)),
        terms=terms,
        value=lambda t: (
            _kappa(t, len(listed))
            if weights is None
            else _weighted(t, len(listed), DISTANCES[weights])
        ),
        undefined=text("all answers are alike, so that chance cannot be told from agreement"),
    )


def _kappa(t: Totals, size: int) -> object:
    n = t["n"]
    observed = sum(t[f"xy{c}"] for c in range(size)) / n
    chance = sum(t[f"x{c}"] * t[f"y{c}"] for c in range(size)) / (n * n)
    return (observed - chance) / (1 - chance)


def values_of(name: str, categories: Sequence[Value] | None) -> tuple[Literal, ...]:
    """The values that both columns may hold; 0 and 1 when none are listed."""
    if categories is not None and (isinstance(categories, str) or len(categories) < 2):
        raise wrong(name, "categories", text("a list of two values or more"), categories)
    return tuple(value(name, "categories", one) for one in categories or (0.0, 1.0))


def _apart(
    first: Expression, second: Expression, listed: Sequence[Expression], power: int
) -> Expression:
    """How many classes two answers of a row are apart, or its square."""
    by = Operation("-", (_place(first, listed), _place(second, listed)))
    return times(by, by) if power == 2 else Call("abs", (by,), ())


def _place(column_: Expression, listed: Sequence[Expression]) -> Expression:
    """Which of the listed values a column holds, by number."""
    return plus(
        *(
            times(Literal(float(place)), Operation("==", (column_, one)))
            for place, one in enumerate(listed)
        )
    )


def _weighted(t: Totals, size: int, power: int) -> object:
    expected = sum(
        abs(i - j) ** power * t[f"x{i}"] * t[f"y{j}"] for i in range(size) for j in range(size)
    )
    return 1 - t["apart"] * t["n"] / expected
