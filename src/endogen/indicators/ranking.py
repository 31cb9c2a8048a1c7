"""Questions that rank: one column an item, holding its place; missing where not named."""

from __future__ import annotations

from collections.abc import Sequence

from endogen.i18n import text
from endogen.indicators.arguments import (
    Column,
    Condition,
    column,
    columns,
    condition,
    name_of,
    said,
    whole,
)
from endogen.indicators.multiple_response import any_of, both
from endogen.study.grammar import Call, Expression, Literal, Operation
from endogen.survey.indicator import ONE, Base, Indicator, Smooth, times
from endogen.survey.registry import defined

REFERENCE = "Marden (1995), Analyzing and Modeling Rank Data, Chapman & Hall"


def named(item: Expression) -> Expression:
    """1 when an item was given a place, else 0."""
    return Operation("!=", (item, Literal(None)))


def or_zero(x: Expression) -> Expression:
    """x, and 0 where it is missing."""
    return Call("filled", (x, Literal(0.0)), ())


def _rankers(
    name: str, of: Sequence[Column] | None, asked: Expression | None
) -> tuple[Expression | None, tuple[Expression, ...] | None]:
    """Who ranked: those who named any item of the list, when there is one."""
    if of is None:
        return asked, None
    items = columns(name, "of", of)
    return both(any_of(tuple(named(item) for item in items)), asked), items


@defined(
    title=text("First choice"),
    formula="Σ w 1[place = 1] / Σ w",
    inputs=text(
        "x: the item's place; of: the columns of all items, for the base of those who ranked"
    ),
    unit=text("share (0–1)"),
    reference=REFERENCE,
)
def first_choice(
    x: Column, of: Sequence[Column] | None = None, given: Condition = None
) -> Indicator:
    """Estimate the share that put an item first; not naming it counts as not."""
    item, asked = column("first_choice", "x", x), condition("first_choice", given)
    ranked, items = _rankers("first_choice", of, asked)
    first = or_zero(Operation("==", (item, Literal(1.0))))
    return Smooth(
        name="first_choice",
        variable=name_of(item),
        arguments=said(of=items, given=asked),
        base=Base((first,), ranked),
        unit="share",
        interval="share",
        tally=first,
        terms={"n": ONE, "x": first},
        value=lambda t: t["x"] / t["n"],
    )


@defined(
    title=text("Borda score"),
    formula="Σ w s / Σ w, s = (slots + 1 − place) 1[place]",
    inputs=text("x: the item's place; slots: how many may be ranked; of: the columns of all items"),
    unit=text("points (0 to slots)"),
    reference=REFERENCE,
)
def borda(
    x: Column,
    slots: int = 4,
    of: Sequence[Column] | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate an item's mean score; not naming it scores nothing."""
    item, asked = column("borda", "x", x), condition("borda", given)
    places = float(whole("borda", "slots", slots))
    ranked, items = _rankers("borda", of, asked)
    within = Operation("<=", (item, Literal(places)))
    score = or_zero(times(Operation("-", (Literal(places + 1), item)), within))
    return Smooth(
        name="borda",
        variable=name_of(item),
        arguments=said(slots=places, of=items, given=asked),
        base=Base((score,), ranked),
        unit="points",
        tally=named(item),
        terms={"n": ONE, "x": score},
        value=lambda t: t["x"] / t["n"],
    )


@defined(
    title=text("Mean rank"),
    formula="Σ w place 1[place] / Σ w 1[place]",
    inputs=text("x: the item's place"),
    unit=text("place, 1 is first"),
    reference=REFERENCE,
)
def mean_rank(x: Column, given: Condition = None) -> Indicator:
    """Estimate the mean place of an item among those who named it."""
    item, asked = column("mean_rank", "x", x), condition("mean_rank", given)
    return Smooth(
        name="mean_rank",
        variable=name_of(item),
        arguments=said(given=asked),
        base=Base((item,), asked),
        unit="place",
        terms={"n": ONE, "x": item},
        value=lambda t: t["x"] / t["n"],
        undefined=text("nobody named it"),
    )
