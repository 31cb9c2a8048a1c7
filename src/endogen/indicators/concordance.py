"""Whether two orders of the same households agree: Kendall's tau-b."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
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
    said,
)
from endogen.indicators.consistency import values_of
from endogen.indicators.curves import undefined
from endogen.study.grammar import Expression, Listing, Literal, Name, Operation
from endogen.survey.indicator import (
    ONE,
    Base,
    Indicator,
    Rank,
    Smooth,
    Solved,
    Totals,
    ValueTable,
    times,
)
from endogen.survey.registry import defined

TIED = text("one of the orders holds all rows in one class")


@defined(
    title=text("Kendall's tau-b"),
    formula=text("(C − D) / √((P − T_x)(P − T_y)): pairs in the same order less pairs in the "
                 "opposite one, P all pairs, T those tied; a pair counts by both weights"),
    inputs=text("x: a rank or score, such as the place a community gives; y: 1 or 0, such as poor "
                "by welfare; or both in ordered classes, which categories= lists from the lowest"),
    unit=text("none (−1 to 1)"),
    reference="Kendall (1945), Biometrika 33; ranks of communities: Alatas, Banerjee, Hanna, Olken "
    "& Tobias (2012), American Economic Review 102",
)  # fmt: skip
def kendall_tau(
    x: Column,
    y: Column,
    categories: Sequence[Value] | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate whether one order agrees with another.

    Where the poorest have rank 1 and y is 1 for the poor, agreement is below 0.
    """
    name = "kendall_tau"
    first, second = column(name, "x", x), column(name, "y", y)
    asked = condition(name, given)
    if categories is not None:
        return _of_classes(first, second, values_of(name, categories), asked)
    return Rank(
        name=name,
        variable=name_of(first),
        arguments=said(y=second, given=asked),
        base=Base((first, second), asked),
        interval="difference",
        yes_no=(second,) if isinstance(second, Name) else (),
        tally=second,
        rank=first,
        of=second,
        solve=_of_two_groups,
        undefined=TIED,
    )


def _of_two_groups(table: ValueTable) -> Solved:
    """Tau-b of the values with belonging to one of two groups (amount: its weight)."""
    inside, outside = table.amount, table.weight - table.amount
    whole, group, others = table.weight.sum(), inside.sum(), outside.sum()
    untied = (whole**2 - (table.weight**2).sum()) / 2
    if not (untied > 0 and group > 0 and others > 0):
        return undefined(table)
    of_others = 2 * np.cumsum(outside) - outside - others  # those below less those above
    of_group = group + inside - 2 * np.cumsum(inside)  # those above less those below
    size = np.sqrt(untied * group * others)
    value = float(inside @ of_others / size)
    ties = (whole - table.weight) / untied
    if_inside = of_others / size - value / 2 * (ties + 1 / group)
    if_outside = of_group / size - value / 2 * (ties + 1 / others)
    return Solved(value, if_inside - if_outside, if_outside)


def _of_classes(
    first: Expression,
    second: Expression,
    listed: tuple[Literal, ...],
    asked: Expression | None,
) -> Smooth:
    cells = {
        f"{i},{j}": times(Operation("==", (first, a)), Operation("==", (second, b)))
        for (i, a), (j, b) in product(enumerate(listed), repeat=2)
    }
    known = tuple(Operation("in", (one, Listing(listed))) for one in (first, second))
    return Smooth(
        name="kendall_tau",
        variable=name_of(first),
        arguments=said(y=second, categories=listed, given=asked),
        base=Base((first, second), all_of(*known, asked)),
        interval="difference",
        terms={"n": ONE, **cells},
        value=lambda t: _tau(t, len(listed)),
        undefined=TIED,
    )


def _tau(t: Totals, size: int) -> Any:
    """Tau-b from the cells of a table."""
    places = range(size)
    rows = [sum(t[f"{i},{j}"] for j in places) for i in places]
    columns = [sum(t[f"{i},{j}"] for i in places) for j in places]
    above: Any = 0.0
    for i, j in product(places, repeat=2):
        for k in range(i + 1, size):
            for m in places:
                above = above + ((m > j) - (m < j)) * t[f"{i},{j}"] * t[f"{k},{m}"]
    untied = [(t["n"] ** 2 - sum(one**2 for one in margin)) / 2 for margin in (rows, columns)]
    return above / np.sqrt(untied[0] * untied[1])
