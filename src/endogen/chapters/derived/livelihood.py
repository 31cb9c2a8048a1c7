"""Causes of poverty, benefits, income and its growth."""

from __future__ import annotations

import narwhals as nw

from endogen.chapters.derived.making import Derived, category, number, total
from endogen.i18n import Label
from endogen.study.codebook import Codebook
from endogen.study.roles import item_label
from endogen.study.study import Study


def first_cause(codebook: Codebook, _study: Study) -> list[Derived]:
    """The cause put first; missing where no cause was named."""
    causes = list(codebook.family("cause").values())
    if not causes:
        return []
    firsts = [(item_label(v.role), nw.col(v.name) == 1) for v in causes]
    return [
        category("first-cause", Label("first cause of poverty", "首要致贫原因"), firsts, causes)
    ]


def benefits(codebook: Codebook, _study: Study) -> list[Derived]:
    """Benefits of all projects together, the one-off part, and what is left without it."""
    received = list(codebook.family("benefit").values())
    once = list(codebook.family("one-off").values())
    if not received:
        return []
    all_of_them = Label("benefits from projects", "项目受益总额")
    made = [number("benefit-total", all_of_them, total(received), received, "yuan")]
    if once:
        part = Label("one-off benefits", "一次性受益")
        net = Label("benefits net of one-off ones", "扣除一次性受益后的项目受益")
        left = total(received) - total(once)
        made.append(number("benefit-once", part, total(once), once, "yuan"))
        made.append(number("benefit-net", net, left, [*received, *once], "yuan"))
    return made


def growth_net(codebook: Codebook, study: Study) -> list[Derived]:
    """Average yearly increase had there been no one-off benefits in the last year.

    The increase is (income now − income then) / years; what was paid once is part of income
    now, so that taking it out takes (one-off / years) from the increase.
    """
    base, asked = study.income.base_year, study.fieldwork
    if base is None or asked is None or not codebook.has("growth", "benefit-once"):
        return []
    years = asked[0].year - base
    if years < 1:
        return []
    growth, once = codebook.of("growth"), codebook.of("benefit-once")
    label = Label("average yearly increase net of one-off benefits", "扣除一次性受益后的年均增收")
    net = nw.col(growth.name) - nw.col(once.name) / years
    return [number("growth-net", label, net, [growth, once], "yuan")]


def amounts(codebook: Codebook, _study: Study) -> list[Derived]:
    """All income, as the sum of its sources."""
    parts = list(codebook.family("amount").values())
    if not parts:
        return []
    label = Label("income from all sources", "各项收入合计")
    return [number("amount-total", label, total(parts), parts, "yuan")]
