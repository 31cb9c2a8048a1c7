"""Poverty and inequality taken apart by group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from endogen.i18n import text
from endogen.indicators.arguments import (
    Column,
    Condition,
    Value,
    all_of,
    column,
    condition,
    name_of,
    number,
    said,
    value,
)
from endogen.indicators.inequality import entropy
from endogen.indicators.poverty import FGT, SIZE, WEAK, Line, below, powered
from endogen.indicators.targeting import is_
from endogen.study.grammar import Expression, Listing, Name, Operation
from endogen.survey.calling import wrong
from endogen.survey.indicator import Base, Indicator, Smooth, Totals, times
from endogen.survey.registry import defined


@defined(
    title=text("Contribution of a group to poverty"),
    formula="Σ_{group} w ((z − x) / z)^α 1[x < z] / Σ w ((z − x) / z)^α 1[x < z]",
    inputs=text("{line}; group: 1 or 0, or a condition; alpha: as in fgt; {size}",
                line=WEAK, size=SIZE),
    unit=text("share (0–1); over groups that are all they sum to 1"),
    reference=FGT,
)  # fmt: skip
def poverty_contribution(
    x: Column,
    line: Line,
    group: Column,
    alpha: float = 0,
    weak: bool = False,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate what share of poverty (of the poor, of the gap) is that of a group."""
    name = "poverty_contribution"
    power = number(name, "alpha", alpha, low=0)
    it = below(name, x, line, size, given, weak=weak)
    member = column(name, "group", group)
    gap = it.poor if power == 0 else times(it.poor, powered(it.gap, power))
    poverty = times(it.size, gap)
    return Smooth(
        name=name,
        variable=name_of(it.x),
        arguments=said(
            line=it.line,
            group=member,
            alpha=power,
            weak=weak or None,
            size=size and it.size,
            given=it.base.given,
        ),
        base=Base((*it.base.inputs, member), it.base.given),
        unit="share",
        interval="proportion",
        tally=times(it.poor, is_(member, 1)),
        yes_no=(member,) if isinstance(member, Name) else (),
        terms={"n": poverty, "x": times(is_(member, 1), poverty)},
        value=lambda t: t["x"] / t["n"],
        undefined=text("nobody is below the line"),
    )


GROUPED = text("x, alpha: as in ge; group: a column; categories: a list of its values; rows with "
               "another value are left out; {size}", size=SIZE)  # fmt: skip
REFERENCE = (
    "Shorrocks (1984), Inequality decomposition by population subgroups, Econometrica 52(6), "
    "1369–1385; Cowell & Jenkins (1995), Economic Journal 105, 421–430"
)


@defined(
    title=text("Inequality between groups"),
    formula=text("generalised entropy when every row has the mean of its group"),
    inputs=GROUPED,
    unit=text("index"),
    reference=REFERENCE,
)
def ge_between(
    x: Column,
    group: Column,
    categories: Sequence[Value],
    alpha: float = 0,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate the part of generalised entropy that lies between the means of groups."""
    return _of_groups("ge_between", x, group, categories, alpha, size, given, between=True)


@defined(
    title=text("Inequality within groups"),
    formula=text("generalised entropy less that between groups"),
    inputs=GROUPED,
    unit=text("index"),
    reference=REFERENCE,
)
def ge_within(
    x: Column,
    group: Column,
    categories: Sequence[Value],
    alpha: float = 0,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate the part of generalised entropy that lies within groups."""
    return _of_groups("ge_within", x, group, categories, alpha, size, given, between=False)


def _of_groups(
    name: str,
    x: Column,
    group: Column,
    categories: Sequence[Value],
    alpha: float,
    size: Column | None,
    given: Condition,
    *,
    between: bool,
) -> Smooth:
    by, asked = column(name, "group", group), condition(name, given)
    if isinstance(categories, str) or len(categories) < 2:
        raise wrong(name, "categories", text("a list of two values or more"), categories)
    listed = tuple(value(name, "categories", one) for one in categories)
    known = Operation("in", (by, Listing(listed)))
    whole = entropy(name, x, alpha, size, all_of(known, asked))
    persons, amount = whole.terms["n"], whole.terms["x"]
    terms: dict[str, Expression] = dict(whole.terms)
    for i, one in enumerate(listed):
        here = Operation("==", (by, one))
        terms |= {f"n{i}": times(here, persons), f"x{i}": times(here, amount)}

    def of_means(t: Totals) -> Any:
        return _of_means(t, len(listed), float(alpha))

    return replace(
        whole,
        arguments=said(
            group=by, categories=listed, alpha=float(alpha), size=size and persons, given=asked
        ),
        base=Base((*whole.base.inputs, by), whole.base.given),
        terms=terms,
        value=of_means if between else lambda t: whole.value(t) - of_means(t),
    )


def _of_means(t: Totals, size: int, alpha: float) -> Any:
    """Generalised entropy of the means of groups; an empty group has no part in it."""
    mean, total = t["x"] / t["n"], 0.0 * t["n"]
    for i in range(size):
        there = np.real(t[f"n{i}"]) > 0
        n, x = np.where(there, t[f"n{i}"], 1.0), np.where(there, t[f"x{i}"], 0.0 * mean + 1.0)
        relative = x / n / mean
        if alpha == 0:
            part = -n / t["n"] * np.log(relative)
        elif alpha == 1:
            part = x / t["x"] * np.log(relative)
        else:
            part = n / t["n"] * (relative**alpha - 1) / (alpha * (alpha - 1))
        total = total + np.where(there, part, 0.0)
    return total
