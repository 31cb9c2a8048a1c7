"""Counts of members fit the household, and each other."""

from __future__ import annotations

import narwhals as nw

from endogen.checks.rule import Rule, error, warning
from endogen.study.codebook import Codebook
from endogen.study.problem import Severity

PARTS = ("elders", "children", "lost-labour", "migrants", "high-school", "cadre-number",
         "party-number")
COUNTED = (("cadre", "cadre-number"), ("party", "party-number"))
LARGE = 30  # members: more is rather a typing error
OLD, YOUNG = 110, 15  # years of a head of household


def members(codebook: Codebook) -> list[Rule]:
    """No part is larger than the household."""
    if not codebook.has("size"):
        return []
    size = codebook.column("size")
    rules = [
        error("E-DATA-NO-MEMBER", size, nw.col(size) < 1),
        warning("E-DATA-MANY-MEMBERS", size, nw.col(size) > LARGE),
    ]
    for role in PARTS:
        if codebook.has(role):
            part = codebook.of(role)
            rules.append(Rule(
                "E-DATA-MEMBERS", Severity.ERROR, part.name, nw.col(part.name) > nw.col(size),
                others=(("size", size),), details={"label": part.label},
            ))
    if codebook.has("elders", "children"):
        elders, children = codebook.column("elders"), codebook.column("children")
        both = nw.col(elders) + nw.col(children) > nw.col(size)
        each = (nw.col(elders) <= nw.col(size)) & (nw.col(children) <= nw.col(size))
        rules.append(Rule(
            "E-DATA-AGES", Severity.ERROR, elders, both & each,
            others=(("children", children), ("size", size)),
        ))
    return rules


def head(codebook: Codebook) -> list[Rule]:
    """The head is of an age to be one, and went to school while alive."""
    if not codebook.has("age"):
        return []
    age = codebook.column("age")
    rules = [warning("E-DATA-AGE", age, (nw.col(age) < YOUNG) | (nw.col(age) > OLD))]
    if codebook.has("schooling"):
        years = codebook.column("schooling")
        rules.append(Rule("E-DATA-SCHOOLING", Severity.ERROR, years,
                          nw.col(years) > nw.col(age), others=(("age", age),)))
    return rules


def counted(codebook: Codebook) -> list[Rule]:
    """Whoever has none counts none, whoever has some counts some."""
    rules = []
    for has, number in COUNTED:
        if codebook.has(has, number):
            yes, count = codebook.column(has), codebook.column(number)
            rules.append(error("E-DATA-NONE-COUNTED", count,
                               (nw.col(yes) == 0) & (nw.col(count) > 0), asked=yes))
            rules.append(warning("E-DATA-SOME-UNCOUNTED", count,
                                 (nw.col(yes) == 1) & (nw.col(count) == 0), asked=yes))
    return rules


def registration(codebook: Codebook) -> list[Rule]:
    """Nobody leaves a register before entering it, or without being in it."""
    rules = []
    if codebook.has("registered-year", "exit-year"):
        entry, leave = codebook.column("registered-year"), codebook.column("exit-year")
        rules.append(Rule("E-DATA-EXIT", Severity.ERROR, leave, nw.col(leave) < nw.col(entry),
                          others=(("entry", entry),)))
    if codebook.has("registered", "registered-year"):
        status, entry = codebook.column("registered"), codebook.column("registered-year")
        broken = (nw.col(status) == 0) & ~nw.col(entry).is_null()
        rules.append(warning("E-DATA-NOT-REGISTERED", entry, broken))
    return rules
