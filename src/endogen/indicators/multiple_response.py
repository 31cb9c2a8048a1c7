"""Questions with several answers allowed: one 0/1 column for each."""

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
)
from endogen.study.grammar import Expression, Literal, Operation
from endogen.survey.indicator import ONE, Base, Indicator, Smooth, plus
from endogen.survey.registry import defined

REFERENCE = "IBM SPSS Statistics, MULT RESPONSE; Agresti & Liu (1999), Biometrics 55(3), 936–943"
NOBODY = text("nobody named any of these answers")


def any_of(items: tuple[Expression, ...]) -> Expression:
    """Whether at least one of the answers was named."""
    return Operation(">", (plus(*items), Literal(0.0)))


def both(a: Expression, b: Expression | None) -> Expression:
    """Two conditions, of which one may be absent."""
    return a if b is None else Operation("and", (a, b))


def _answer(
    name: str, x: Column, of: Sequence[Column]
) -> tuple[Expression, tuple[Expression, ...]]:
    mine = column(name, "x", x)
    items = columns(name, "of", of)
    return mine, items if mine in items else (*items, mine)


@defined(
    title=text("Share of responses"),
    formula="Σ w x / Σ w Σ_j x_j",
    inputs=text("x: the answer's 0/1 column; of: those of all answers"),
    unit=text("share (0–1) of the answers named"),
    reference=REFERENCE,
)
def response_share(x: Column, of: Sequence[Column], given: Condition = None) -> Indicator:
    """Estimate an answer's share of all answers named."""
    mine, items = _answer("response_share", x, of)
    asked = condition("response_share", given)
    return Smooth(
        name="response_share",
        variable=name_of(mine),
        arguments=said(of=items, given=asked),
        base=Base(items, asked),
        unit="share",
        interval="proportion",
        tally=mine,
        yes_no=items,
        undefined=NOBODY,
        terms={"x": mine, "all": plus(*items)},
        value=lambda t: t["x"] / t["all"],
    )


@defined(
    title=text("Share of cases"),
    formula="Σ w x / Σ w 1[Σ_j x_j > 0]",
    inputs=text("x: the answer's 0/1 column; of: those of all answers"),
    unit=text("share (0–1) of those who named any answer"),
    reference=REFERENCE,
)
def case_share(x: Column, of: Sequence[Column], given: Condition = None) -> Indicator:
    """Estimate the share that named an answer, of those who named any."""
    mine, items = _answer("case_share", x, of)
    asked = condition("case_share", given)
    return Smooth(
        name="case_share",
        variable=name_of(mine),
        arguments=said(of=items, given=asked),
        base=Base(items, both(any_of(items), asked)),
        unit="share",
        interval="share",
        tally=mine,
        yes_no=items,
        undefined=NOBODY,
        terms={"n": ONE, "x": mine},
        value=lambda t: t["x"] / t["n"],
    )


@defined(
    title=text("Number of responses"),
    formula="Σ w Σ_j x_j",
    inputs=text("of: the 0/1 columns of all answers; x: any of them"),
    unit=text("answers; of the sample when it has no design"),
    reference=REFERENCE,
)
def response_total(x: Column, of: Sequence[Column], given: Condition = None) -> Indicator:
    """Add up all answers named: in the sample, or with a design in its population."""
    mine, items = _answer("response_total", x, of)
    asked = condition("response_total", given)
    return Smooth(
        name="response_total",
        variable=name_of(mine),
        arguments=said(of=items, given=asked),
        base=Base(items, asked),
        unit="responses",
        interval="sum",
        tally=plus(*items),
        yes_no=items,
        terms={"all": plus(*items)},
        value=lambda t: t["all"],
    )
