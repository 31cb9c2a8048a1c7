"""Counts of members fit the household, and each other."""

from __future__ import annotations

from endogen.checks.rule import Rule, error, says, warning
from endogen.study.codebook import Codebook

PARTS = (
    "elders",
    "children",
    "lost-labour",
    "migrants",
    "high-school",
    "cadre-number",
    "party-number",
)
COUNTED = (("cadre", "cadre-number"), ("party", "party-number"))
LARGE = 30  # members: more is rather a typing error
OLD, YOUNG = 110, 15  # years of a head of household


def members(codebook: Codebook) -> list[Rule]:
    """No part is larger than the household."""
    if not codebook.has("size"):
        return []
    size = codebook.column("size")
    rules = [
        error("E-DATA-NO-MEMBER", size, says("{size} < 1", size=size)),
        warning("E-DATA-MANY-MEMBERS", size, says(f"{{size}} > {LARGE}", size=size)),
    ]
    for role in PARTS:
        if codebook.has(role):
            part = codebook.of(role)
            larger = says("{part} > {size}", part=part.name, size=size)
            rules.append(
                error("E-DATA-MEMBERS", part.name, larger, {"size": size}, label=part.label)
            )
    if codebook.has("elders", "children"):
        old, young = codebook.column("elders"), codebook.column("children")
        each_fits = says("{a} <= {c} and {b} <= {c} and {a} + {b} > {c}", a=old, b=young, c=size)
        rules.append(error("E-DATA-AGES", old, each_fits, {"children": young, "size": size}))
    return rules


def head(codebook: Codebook) -> list[Rule]:
    """The head is of an age to be one, and went to school while alive."""
    if not codebook.has("age"):
        return []
    age = codebook.column("age")
    rare = says(f"{{age}} < {YOUNG} or {{age}} > {OLD}", age=age)
    rules = [warning("E-DATA-AGE", age, rare)]
    if codebook.has("schooling"):
        years = codebook.column("schooling")
        longer = says("{years} > {age}", years=years, age=age)
        rules.append(error("E-DATA-SCHOOLING", years, longer, {"age": age}))
    return rules


def counted(codebook: Codebook) -> list[Rule]:
    """Whoever has none counts none, whoever has some counts some."""
    rules = []
    for has, number in COUNTED:
        if codebook.has(has, number):
            yes, n = codebook.column(has), codebook.column(number)
            rules.append(
                error(
                    "E-DATA-NONE-COUNTED",
                    n,
                    says("{yes} == 0 and {n} > 0", yes=yes, n=n),
                    asked=yes,
                )
            )
            rules.append(
                warning(
                    "E-DATA-SOME-UNCOUNTED",
                    n,
                    says("{yes} == 1 and {n} == 0", yes=yes, n=n),
                    asked=yes,
                )
            )
    return rules


def registration(codebook: Codebook) -> list[Rule]:
    """Nobody leaves a register before entering it, or without being in it."""
    rules = []
    if codebook.has("registered-year", "exit-year"):
        entry, leave = codebook.column("registered-year"), codebook.column("exit-year")
        before = says("{leave} < {entry}", leave=leave, entry=entry)
        rules.append(error("E-DATA-EXIT", leave, before, {"entry": entry}))
    if codebook.has("registered", "registered-year"):
        status, entry = codebook.column("registered"), codebook.column("registered-year")
        without = says("{status} == 0 and {entry} != None", status=status, entry=entry)
        rules.append(warning("E-DATA-NOT-REGISTERED", entry, without))
    return rules
