"""Income per person, now and then, and whether a household is connected."""

from __future__ import annotations

import narwhals as nw

from endogen.chapters.derived.making import Derived, flag, number
from endogen.i18n import Label
from endogen.study.codebook import Codebook
from endogen.study.study import Study

UNIT = "yuan per person"


def welfare(codebook: Codebook, study: Study) -> list[Derived]:
    """Income per person: the order from poor to rich, and what a poverty line is held to.

    A household without members has none; it is missing, never infinite.
    """
    made = []
    for role, source, label in (
        ("welfare", "income", Label("income per person", "人均收入")),
        ("welfare-before", "income-before", Label("income per person then", "基期人均收入")),
    ):
        if codebook.has(source) and (study.income.per == "person" or codebook.has("size")):
            made.append(_per_person(codebook, study, role, source, label))
    return made


def _per_person(codebook: Codebook, study: Study, role: str, source: str, label: Label) -> Derived:
    income = codebook.of(source)
    if study.income.per == "person":
        return number(role, label, nw.col(income.name), [income], UNIT)
    size = codebook.of("size")
    known = nw.when(nw.col(size.name) > 0).then(nw.col(income.name) / nw.col(size.name))
    expression = known.otherwise(nw.lit(None, dtype=nw.Float64))
    return number(role, label, expression, [income, size], UNIT)


def welfare_net(codebook: Codebook, study: Study) -> list[Derived]:
    """Income per person had there been no one-off benefits."""
    if study.income.per == "person" or not codebook.has("income", "size", "benefit-once"):
        return []
    income, size, once = (codebook.of(role) for role in ("income", "size", "benefit-once"))
    net = (nw.col(income.name) - nw.col(once.name)) / nw.col(size.name)
    known = nw.when(nw.col(size.name) > 0).then(net)
    label = Label("income per person net of one-off benefits", "扣除一次性受益后的人均收入")
    expression = known.otherwise(nw.lit(None, dtype=nw.Float64))
    return [number("welfare-net", label, expression, [income, size, once], UNIT)]


def connected(codebook: Codebook, _study: Study) -> list[Derived]:
    """Whether an official, a village cadre or a party member is in the family."""
    known = [codebook.of(role) for role in ("cadre", "party") if codebook.has(role)]
    if not known:
        return []
    ties = nw.col(known[0].name) == 1
    for variable in known[1:]:
        ties = ties | (nw.col(variable.name) == 1)
    label = Label("cadre or party member in the family", "家中有干部或党员")
    return [flag("connected", label, ties, known)]
