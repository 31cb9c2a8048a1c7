"""What the money of a transfer does: how much of it closes gaps, and what each yuan is worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from endogen.i18n import Words, text
from endogen.indicators.arguments import (
    Column,
    Condition,
    column,
    condition,
    name_of,
    number,
    one_of,
    said,
)
from endogen.indicators.inequality import NO_TOTAL
from endogen.indicators.poverty import (
    AT_LINE,
    SIZE,
    Line,
    below_zero,
    is_poor,
    line_of,
    not_above_zero,
)
from endogen.indicators.targeting import received
from endogen.study.grammar import Call, Expression, Literal, Operation
from endogen.survey.indicator import ONE, Base, Indicator, Smooth, Totals, plus, times
from endogen.survey.registry import defined

BECKERMAN = (
    "Weisbrod (1969), Collective action and the distribution of income, in The Analysis and "
    "Evaluation of Public Expenditures, Joint Economic Committee, US Congress; Beckerman (1979), "
    "The impact of income maintenance payments on poverty in Britain, 1975, Economic Journal "
    "89(354), 261–279"
)
TRANSFER = text(
    "x: a transfer, 0 or more (below 0: left out and counted), in the unit of welfare: income "
    "before it; line: a number or a column; {weak}; {size}",
    weak=AT_LINE,
    size=SIZE,
)
WORDS = text(
    "A: what lifts the poor towards the line; B: what lifts them beyond; C: what others get; "
    "D: the gap that stays"
)


@dataclass(frozen=True, slots=True)
class Areas:
    """Weisbrod's areas of a transfer, as what a row adds to each.

    Attributes
    ----------
    closing, beyond, others : Expression
        A, B and C: parts of the transfer.
    gap : Expression
        A + D: the gap before the transfer.
    """

    closing: Expression
    beyond: Expression
    others: Expression
    gap: Expression


def areas(
    transfer: Expression, welfare: Expression, line: Expression, size: Expression, poor: Expression
) -> Areas:
    """Split a transfer at the line, by who was poor before it."""
    gap = Operation("-", (line, welfare))
    fits = Operation("<=", (transfer, gap))
    excess = Operation("-", (transfer, gap))
    least = plus(times(fits, transfer), times(Operation("not", (fits,)), gap))
    paid = times(size, transfer)
    return Areas(
        closing=times(times(size, poor), least),
        beyond=times(times(size, poor), times(Operation("not", (fits,)), excess)),
        others=times(Operation("not", (poor,)), paid),
        gap=times(times(size, poor), gap),
    )


@defined(
    title=text("Vertical expenditure efficiency"),
    formula=text("(A + B) / (A + B + C); {words}", words=WORDS),
    inputs=TRANSFER,
    unit=text("share of what is paid (0–1)"),
    reference=BECKERMAN,
)
def vertical_efficiency(
    x: Column,
    welfare: Column,
    line: Line,
    weak: bool = False,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate what share of a transfer goes to those who were poor before it."""
    return _of_areas(
        "vertical_efficiency", x, welfare, line, weak, size, given, NO_TOTAL,
        lambda t: (t["closing"] + t["beyond"]) / (t["closing"] + t["beyond"] + t["others"]),
    )  # fmt: skip


@defined(
    title=text("Poverty reduction efficiency"),
    formula=text("A / (A + B + C) = vertical efficiency × (1 − spillover); {words}", words=WORDS),
    inputs=TRANSFER,
    unit=text("share of what is paid (0–1)"),
    reference=BECKERMAN,
)
def reduction_efficiency(
    x: Column,
    welfare: Column,
    line: Line,
    weak: bool = False,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate what share of a transfer closes gaps to the line."""
    return _of_areas(
        "reduction_efficiency", x, welfare, line, weak, size, given, NO_TOTAL,
        lambda t: t["closing"] / (t["closing"] + t["beyond"] + t["others"]),
    )  # fmt: skip


@defined(
    title=text("Spillover"),
    formula=text("B / (A + B); {words}", words=WORDS),
    inputs=TRANSFER,
    unit=text("share of what the poor get (0–1)"),
    reference=BECKERMAN,
)
def spillover(
    x: Column,
    welfare: Column,
    line: Line,
    weak: bool = False,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate what share of what the poor get lifts them beyond the line."""
    nothing = text("those below the line get nothing, or there are none")
    return _of_areas(
        "spillover", x, welfare, line, weak, size, given, nothing,
        lambda t: t["beyond"] / (t["closing"] + t["beyond"]),
    )  # fmt: skip


@defined(
    title=text("Poverty gap efficiency"),
    formula=text("A / (A + D); {words}", words=WORDS),
    inputs=TRANSFER,
    unit=text("share of the gap (0–1)"),
    reference=BECKERMAN,
)
def gap_efficiency(
    x: Column,
    welfare: Column,
    line: Line,
    weak: bool = False,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate what share of the gap to the line a transfer closes."""
    nobody = text("nobody is below the line before the transfer")
    return _of_areas(
        "gap_efficiency", x, welfare, line, weak, size, given, nobody,
        lambda t: t["closing"] / t["gap"],
    )  # fmt: skip


def _of_areas(
    name: str,
    x: Column,
    welfare: Column,
    line: Line,
    weak: bool,
    size: Column | None,
    given: Condition,
    undefined: Words,
    value: Callable[[Totals], Any],
) -> Smooth:
    transfer, before = column(name, "x", x), column(name, "welfare", welfare)
    limit, asked = line_of(name, line), condition(name, given)
    persons = ONE if size is None else column(name, "size", size)
    known = (one for one in (limit, persons) if not isinstance(one, Literal))
    answered = Base((transfer, before, *known), asked)
    not_negative = Call("sqrt", (transfer,), ())  # missing where it is below 0
    poor = is_poor(before, limit, weak=weak)
    it = areas(transfer, before, limit, persons, poor)
    return Smooth(
        name=name,
        variable=name_of(transfer),
        arguments=said(
            welfare=before, line=limit, weak=weak or None, size=size and persons, given=asked
        ),
        base=Base((*answered.inputs, not_negative), asked),
        unit="share",
        interval="proportion",
        tally=times(received(transfer), poor),
        terms={
            "closing": it.closing, "beyond": it.beyond, "others": it.others, "gap": it.gap,
        },
        value=value,
        left_out=below_zero(answered, transfer),
        undefined=undefined,
    )  # fmt: skip


@defined(
    title=text("Distributional characteristic"),
    formula=text(
        "λ = Σ w β x / Σ w x, β = (ȳ / welfare)^ε or (line / welfare)^ε; targeting: λ_T = "
        "Σ w β 1[x > 0] / Σ w 1[x > 0]; redistribution: λ − λ_T"
    ),
    inputs=text(
        "x: a transfer; welfare: above 0: other answers are left out and counted; epsilon: "
        "aversion to inequality, 0 or more; line: with it, in place of the mean; "
        'of="all", "targeting" or "redistribution"; {size}',
        size=SIZE,
    ),
    unit=text("what a unit paid is worth, that to one of mean income (or at the line) being 1"),
    reference="Newbery & Stern (eds., 1987), The Theory of Taxation for Developing Countries, "
    "Oxford University Press; Coady & Skoufias (2004), On the targeting and redistributive "
    "efficiencies of alternative transfer instruments, Review of Income and Wealth 50(1), 11–27",
)
def distributional_characteristic(
    x: Column,
    welfare: Column,
    epsilon: float = 1,
    line: Line | None = None,
    of: str = "all",
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate the social worth of a unit of a transfer: the more, the poorer who gets it.

    Targeting is what it would be worth if all who receive got the same; redistribution what
    the differences between their amounts add.
    """
    name = "distributional_characteristic"
    transfer, income = column(name, "x", x), column(name, "welfare", welfare)
    aversion = number(name, "epsilon", epsilon, low=0)
    which = one_of(name, "of", of, tuple(_WORTH))
    limit, asked = None if line is None else line_of(name, line), condition(name, given)
    persons = ONE if size is None else column(name, "size", size)
    known = (one for one in (limit, persons) if one and not isinstance(one, Literal))
    answered = Base((transfer, income, *known), asked)
    share = income if limit is None else Operation("/", (income, limit))
    worth = Call("power", (share, Literal(-aversion)), ())
    reaches, paid = times(persons, received(transfer)), times(persons, transfer)
    terms = {
        "n": persons,
        "y": times(persons, income),
        "x": paid,
        "worth": times(worth, paid),
        "reached": reaches,
        "worth_reached": times(worth, reaches),
    }
    return Smooth(
        name=name,
        variable=name_of(transfer),
        arguments=said(
            welfare=income,
            epsilon=aversion,
            line=limit,
            of=None if which == "all" else f'"{which}"',
            size=size and persons,
            given=asked,
        ),
        base=Base((*answered.inputs, Call("log", (income,), ())), asked),
        unit="ratio",
        interval="difference" if which == "redistribution" else "mean",
        tally=received(transfer),
        terms=terms,
        value=_valued(which, 0.0 if limit is not None else aversion),
        left_out=not_above_zero(answered, income),
        undefined=NO_TOTAL,
    )


_WORTH: Mapping[str, Callable[[Totals], Any]] = {
    "all": lambda t: t["worth"] / t["x"],
    "targeting": lambda t: t["worth_reached"] / t["reached"],
    "redistribution": lambda t: t["worth"] / t["x"] - t["worth_reached"] / t["reached"],
}


def _valued(which: str, by_mean: float) -> Callable[[Totals], Any]:
    """The worth of a unit, raised to the mean's power where the mean is the standard."""
    return lambda t: (t["y"] / t["n"]) ** by_mean * _WORTH[which](t)
