"""Orders of items: every place once, none left out, none for those who were not asked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from endogen.checks.rule import Rule, says
from endogen.study.codebook import Codebook, Scale, Variable
from endogen.study.grammar import Name
from endogen.study.problem import Severity


def rankings(codebook: Codebook) -> list[Rule]:
    """The rules of every order of items."""
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
    items = {f"i{at}": v.name for at, v in enumerate(variables)}
    question = variables[0].question or variables[0].name
    places = tuple(Name(name) for name in items.values())
    # A place is missing where the item is not named, so a pair of equals are two named items.
    twice = " or ".join(f"{{{a}}} == {{{b}}}" for a, b in combinations(items, 2))
    named = " + ".join(f"({{{i}}} != None)" for i in items)
    beyond = " or ".join(f"{{{i}}} > {named}" for i in items)

    def rule(code: str, severity: Severity, template: str, **more: str) -> Rule:
        return Rule(code, severity, question, says(template, **items, **more), shows=places)

    rules = [
        rule("E-DATA-RANK-TWICE", Severity.ERROR, twice),
        rule("E-DATA-RANK-GAP", Severity.ERROR, f"({beyond}) and filled({twice}, 0) == 0"),
    ]
    if family == "cause" and codebook.has("registered"):
        status = codebook.column("registered")
        unasked = f"{{status}} == 0 and {named} > 0"
        rules.append(rule("E-DATA-RANK-UNASKED", Severity.WARNING, unasked, status=status))
    return rules
