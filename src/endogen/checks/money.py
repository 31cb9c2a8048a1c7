"""Amounts: in yuan, a year, and in agreement with each other."""

from __future__ import annotations

from typing import Any

import narwhals as nw

from endogen.checks.fetch import rows_of
from endogen.checks.rule import Rule, error
from endogen.study.codebook import Codebook
from endogen.study.problem import Severity, shortest

INCOMES = ("income", "income-before", "growth", "consumption")
FAMILIES = ("amount", "benefit", "exposure", "one-off")
WAN = 10_000  # 万元
MONTHS = 12
APART_WAN = 5  # an income five times the median still looks like one in 万元
APART_MONTH = 1.5
ENOUGH = 10  # positive answers, below which a median says little


def units(codebook: Codebook, frame: nw.LazyFrame[Any]) -> list[Rule]:
    """Answers in 万元 among yuan, or by the month among those by the year.

    Each is told by its ratio to the median of the positive answers, and never changed.
    Amounts by source differ too much among households to tell months from years.
    """
    yearly = [codebook.column(role) for role in INCOMES if codebook.has(role)]
    amounts = [v.name for family in FAMILIES for v in codebook.family(family).values()]
    columns = [*yearly, *amounts]
    if not columns:
        return []
    positive = [nw.when(nw.col(name) > 0).then(nw.col(name)) for name in columns]
    found = rows_of(frame.select(
        *(p.median().alias(f"m{at}") for at, p in enumerate(positive)),
        *(p.count().alias(f"n{at}") for at, p in enumerate(positive)),
    ))[0]
    rules = []
    for at, name in enumerate(columns):
        median, answers = found[at], found[len(columns) + at]
        if median and answers >= ENOUGH:
            rules += _ratios(name, float(median), monthly=name in yearly)
    return rules


def _ratios(name: str, median: float, *, monthly: bool) -> list[Rule]:
    said = {"median": shortest(round(median))}

    def near(ratio: float, apart: float) -> nw.Expr:
        value = nw.col(name) / median
        return (value >= ratio / apart) & (value <= ratio * apart)

    rules = [
        Rule("E-DATA-WAN", Severity.WARNING, name, near(1 / WAN, APART_WAN), details=said),
        Rule("E-DATA-NOT-WAN", Severity.WARNING, name, near(WAN, APART_WAN), details=said),
    ]
    if monthly:
        rules.append(Rule("E-DATA-MONTHLY", Severity.WARNING, name,
                          near(1 / MONTHS, APART_MONTH), details=said))
    return rules


def agreement(codebook: Codebook) -> list[Rule]:
    """A source that was denied brings nothing; no part is larger than its whole."""
    rules = []
    sources, once = codebook.family("source"), codebook.family("one-off")
    for item, amount in codebook.family("amount").items():
        if item in sources:
            denied = (nw.col(sources[item].name) == 0) & (nw.col(amount.name) != 0)
            rules.append(error("E-DATA-SOURCE-DENIED", amount.name, denied,
                               asked=sources[item].name))
    for item, benefit in codebook.family("benefit").items():
        if item in once:
            part = once[item].name
            rules.append(Rule("E-DATA-ONE-OFF", Severity.ERROR, part,
                              nw.col(part) > nw.col(benefit.name),
                              others=(("whole", benefit.name),)))
    return rules
