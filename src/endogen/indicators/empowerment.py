"""Empowerment: adequacies counted, own effort in income, and whether items hang together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from endogen.i18n import text
from endogen.indicators.arguments import (
    Column,
    Condition,
    columns,
    condition,
    name_of,
    said,
)
from endogen.indicators.multidimensional import (
    contribution,
    counted,
    counting,
    share_interval,
)
from endogen.study.grammar import Expression, Operation
from endogen.survey.indicator import ONE, Base, Indicator, Smooth, Totals, centred, plus, times
from endogen.survey.registry import defined, wrong

WEAI = (
    "Alkire, Meinzen-Dick, Peterman, Quisumbing, Seymour & Vaz (2013), The Women's Empowerment in "
    "Agriculture Index, World Development 52, 71–91"
)
ADEQUATE = text("adequacies: a list of columns, 1 adequate, 0 not; rows that lack one are left "
                "out; k: the share of the summed weights from which a household is empowered; "
                "weights: one for each, equal when not given")  # fmt: skip


@defined(
    title=text("Share of the empowered"),
    formula=text("Σ w 1[a ≥ k] / Σ w, a = Σ v g, v the weights of the adequacies g"),
    inputs=ADEQUATE,
    unit=text("share (0–1)"),
    reference=WEAI,
)
def empowered_share(
    adequacies: Sequence[Column],
    k: float = 0.8,
    weights: Sequence[float] | None = None,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate the share that is adequate in k or more of the weighted items."""
    it = counting("empowered_share", "adequacies", adequacies, k, weights, size, given)
    empowered = Operation("not", (it.poor,))
    made = counted(
        "empowered_share",
        it,
        {"n": it.size, "x": times(it.size, empowered)},
        lambda t: t["x"] / t["n"],
        interval=share_interval(it),
        unit="share",
        tally=empowered,
    )
    return replace(made, tally=empowered)  # the exact interval counts those that the share is of


@defined(
    title=text("Empowerment index"),
    formula="1 − Σ w (1 − a) 1[a < k] / Σ w = H_e + H_n A_a",
    inputs=ADEQUATE,
    unit=text("index (0–1)"),
    reference=WEAI + " (the five domains of empowerment, 5DE)",
)
def empowerment(
    adequacies: Sequence[Column],
    k: float = 0.8,
    weights: Sequence[float] | None = None,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate the counting index of empowerment.

    It is the share of the empowered, plus that of the others times the share of items in
    which these are adequate.
    """
    it = counting("empowerment", "adequacies", adequacies, k, weights, size, given)
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
    k: float = 0.8,
    weights: Sequence[float] | None = None,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate what share of disempowerment an item, or a dimension, makes."""
    name = "disempowerment_contribution"
    it = counting(name, "adequacies", adequacies, k, weights, size, given)
    return contribution(name, it, of, text("all are empowered"))


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
        arguments=said(all=every, given=asked),
        base=Base(every, asked),
        unit="share",
        terms={"n": plus(*every), "x": plus(*earned)},
        value=lambda t: t["x"] / t["n"],
        undefined=text("the total is 0"),
    )


@defined(
    title=text("Cronbach's alpha"),
    formula=text("(k / (k − 1)) (1 − Σ s²ᵢ / s²_T), s² the variances of k items and of their sum"),
    inputs=text("items: a list of two columns or more, all turned the same way; rows that lack "
                "one are left out"),
    unit=text("none (up to 1)"),
    reference="Cronbach (1951), Psychometrika 16(3), 297–334; Feldt (1965), Psychometrika 30(3), "
    "357–370",
)  # fmt: skip
def cronbach_alpha(items: Sequence[Column], given: Condition = None) -> Indicator:
    """Estimate how far items measure one thing, if they do."""
    name = "cronbach_alpha"
    listed, asked = columns(name, "items", items), condition(name, given)
    if len(listed) < 2:
        raise wrong(name, "items", text("a list of two columns or more"), list(items))
    around = [centred(one) for one in listed]
    total = plus(*around)
    terms: dict[str, Expression] = {"n": ONE, "t": total, "tt": times(total, total)}
    for i, one in enumerate(around):
        terms |= {f"{i}": one, f"{i}{i}": times(one, one)}
    return Smooth(
        name=name,
        variable=", ".join(map(name_of, listed)),
        arguments=said(given=asked),
        base=Base(listed, asked),
        interval="alpha",
        terms=terms,
        value=lambda t: _alpha(t, len(listed)),
        controls=lambda _t: len(listed),
        undefined=text("the sum of the items does not vary"),
    )


def _alpha(t: Totals, k: int) -> Any:
    own = sum(t[f"{i}{i}"] - t[f"{i}"] ** 2 / t["n"] for i in range(k))
    of_sum = t["tt"] - t["t"] ** 2 / t["n"]
    return k / (k - 1) * (1 - own / of_sum)
