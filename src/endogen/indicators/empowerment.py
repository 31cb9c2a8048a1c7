"""Empowerment: adequacies counted, and own effort in income."""

from __future__ import annotations

from collections.abc import Sequence

from endogen.i18n import text
from endogen.indicators.arguments import (
    Column,
    Condition,
    columns,
    condition,
    name_of,
    said,
)
from endogen.indicators.counting import (
    ADEQUATE,
    Counting,
    Weights,
    contribution,
    counted,
    counting,
    share_interval,
)
from endogen.indicators.curves import above_zero
from endogen.indicators.inequality import NOT_ABOVE
from endogen.study.grammar import Operation
from endogen.survey.calling import wrong
from endogen.survey.indicator import Base, Indicator, Smooth, plus, times
from endogen.survey.registry import defined

WEAI = (
    "Alkire, Meinzen-Dick, Peterman, Quisumbing, Seymour & Vaz (2013), The Women's Empowerment in "
    "Agriculture Index, World Development 52, 71–91"
)
USUAL = 0.8


@defined(
    title=text("Share of the empowered"),
    formula=text("Σ w 1[a ≥ k] / Σ w, a = Σ v g, v the weights of the adequacies g"),
    inputs=ADEQUATE,
    unit=text("share (0–1)"),
    reference=WEAI,
)
def empowered_share(
    adequacies: Sequence[Column],
    k: float | None = None,
    weights: Weights = None,
    size: Column | None = None,
    given: Condition = None,
    missing: str = "drop",
) -> Indicator:
    """Estimate the share that is adequate in k or more of the weighted items."""
    it = _adequacies("empowered_share", adequacies, k, weights, size, given, missing)
    empowered = Operation("not", (it.poor,))
    return counted(
        "empowered_share",
        it,
        {"n": it.size, "x": times(it.size, empowered)},
        lambda t: t["x"] / t["n"],
        interval=share_interval(it),
        unit="share",
        tally=empowered,
    )


@defined(
    title=text("Empowerment index"),
    formula="1 − Σ w (1 − a) 1[a < k] / Σ w = H_e + H_n A_a",
    inputs=ADEQUATE,
    unit=text("index (0–1)"),
    reference=WEAI + " (the five domains of empowerment, 5DE)",
)
def empowerment(
    adequacies: Sequence[Column],
    k: float | None = None,
    weights: Weights = None,
    size: Column | None = None,
    given: Condition = None,
    missing: str = "drop",
) -> Indicator:
    """Estimate the counting index of empowerment.

    It is the share of the empowered, plus that of the others times the share of items in
    which these are adequate.
    """
    it = _adequacies("empowerment", adequacies, k, weights, size, given, missing)
    return counted(
        "empowerment",
        it,
        {"n": it.size, "x": times(it.size, times(it.poor, it.score))},
        lambda t: 1 - t["x"] / t["n"],
    )


@defined(
    title=text("Contribution to disempowerment"),
    formula="Σ w v (1 − g) 1[a < k] / Σ w (1 − a) 1[a < k]",
    inputs=text("{adequate}; of: one of the items, or all of a dimension", adequate=ADEQUATE),
    unit=text("share (0–1); over all items they sum to 1"),
    reference=WEAI,
)
def disempowerment_contribution(
    adequacies: Sequence[Column],
    of: Column | Sequence[Column],
    k: float | None = None,
    weights: Weights = None,
    size: Column | None = None,
    given: Condition = None,
    missing: str = "drop",
) -> Indicator:
    """Estimate what share of disempowerment an item, or a dimension, makes."""
    name = "disempowerment_contribution"
    it = _adequacies(name, adequacies, k, weights, size, given, missing)
    return contribution(name, it, of, text("all are empowered"))


def _adequacies(
    name: str,
    adequacies: Sequence[Column],
    k: float | None,
    weights: Weights,
    size: Column | None,
    given: Condition,
    missing: str,
) -> Counting:
    """Adequacies counted from .8, WEAI's cut-off, or from that of a specification."""
    cut = USUAL if k is None and not isinstance(weights, str) else k
    return counting(name, "adequacies", adequacies, cut, weights, size, given, missing)


@defined(
    title=text("Share of own effort in income"),
    formula="Σ w Σ own / Σ w Σ all",
    inputs=text("own: amounts earned by own work, a list; all: amounts of every source, a list"),
    unit=text("share (0–1); 1 less it is dependence on transfers"),
    reference="components of income: UNECE (2011), Canberra Group Handbook, 2nd ed., ch. 2",
)
def own_effort_share(
    own: Sequence[Column], all: Sequence[Column], given: Condition = None
) -> Indicator:
    """Estimate what share of the income of all comes from own work."""
    name = "own_effort_share"
    earned, every = columns(name, "own", own), columns(name, "all", all)
    if not set(earned) <= set(every):
        raise wrong(name, "own", text("columns that all= lists too"), list(own))
    asked = condition(name, given)
    return Smooth(
        name=name,
        variable=", ".join(map(name_of, earned)),
        arguments=said(own=earned, all=every, given=asked),
        base=Base(every, asked),
        unit="share",
        terms={"n": plus(*every), "x": plus(*earned)},
        value=lambda t: t["x"] / above_zero(t["n"]),
        undefined=NOT_ABOVE,
    )
