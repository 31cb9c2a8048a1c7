"""Orders of items: every place once, none left out, none for those who were not asked."""

from __future__ import annotations

from collections.abc import Sequence

import narwhals as nw

from endogen.checks.rule import Rule
from endogen.study.codebook import Codebook, Scale, Variable
from endogen.study.problem import Severity


def rankings(codebook: Codebook) -> list[Rule]:
    """The rules of every rank question."""
    families: dict[str, list[Variable]] = {}
    for variable in codebook:
        if variable.scale is Scale.PLACE:
            families.setdefault(variable.role.partition(":")[0], []).append(variable)
    return [
        rule
        for family, variables in families.items()
        if len(variables) > 1
        for rule in _order(codebook, family, variables)
    ]


def _order(codebook: Codebook, family: str, variables: Sequence[Variable]) -> list[Rule]:
    items = [v.name for v in variables]
    question = variables[0].question or items[0]
    named = nw.sum_horizontal(*(_one(~nw.col(item).is_null()) for item in items))
    twice: nw.Expr = nw.lit(False)
    for place in range(1, len(items) + 1):
        times = nw.sum_horizontal(*(_one(nw.col(item) == place) for item in items))
        twice = twice | (times > 1)
    gap = ~twice & (nw.max_horizontal(*items) > named)
    places = nw.concat_str(*(_place(item) for item in items), separator=" ")
    rules = [
        Rule("E-DATA-RANK-TWICE", Severity.ERROR, question, twice, shows=places),
        Rule("E-DATA-RANK-GAP", Severity.ERROR, question, gap, shows=places),
    ]
    if family == "cause" and codebook.has("registered"):
        unasked = (nw.col(codebook.column("registered")) == 0) & (named > 0)
        rules.append(Rule("E-DATA-RANK-UNASKED", Severity.WARNING, question, unasked, shows=places))
    return rules


def _place(item: str) -> nw.Expr:
    """The place of an item as text, a dash when it is not named."""
    place = nw.col(item).cast(nw.Int64).cast(nw.String)
    return nw.when(nw.col(item).is_null()).then(nw.lit("-")).otherwise(place)


def _one(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit(1.0)).otherwise(nw.lit(0.0))
