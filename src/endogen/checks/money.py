"""Amounts: in yuan, a year, and in agreement with each other."""

from __future__ import annotations

from endogen.checks.rows import Rows
from endogen.checks.rule import Rule, error, says, warning
from endogen.study.codebook import Codebook
from endogen.study.grammar import Expression
from endogen.study.problem import shortest

INCOMES = ("income", "income-before", "consumption")
CHANGES = ("growth",)
FAMILIES = ("amount", "benefit", "exposure", "one-off")
WAN = 10_000  # 万元
MONTHS = 12
APART_WAN = 5  # an income five times the median still looks like one in 万元
APART_MONTH = 1.5
ENOUGH = 10  # positive answers, below which a median says little


def units(codebook: Codebook, rows: Rows) -> list[Rule]:
    """Answers in 万元 among yuan, or by the month among those by the year.

    Each is told by its ratio to the median of the positive answers, and never changed.
    Increases and amounts by source differ too much among households to tell months from
    years.
    """
    yearly = [codebook.column(role) for role in INCOMES if codebook.has(role)]
    amounts = [codebook.column(role) for role in CHANGES if codebook.has(role)]
    amounts += [v.name for family in FAMILIES for v in codebook.family(family).values()]
    columns = [*yearly, *amounts]
    medians = rows.medians(columns) if columns else []
    return [
        rule
        for name, (median, answers) in zip(columns, medians, strict=True)
        if answers >= ENOUGH
        for rule in _ratios(name, median, monthly=name in yearly)
    ]


def _ratios(name: str, median: float, *, monthly: bool) -> list[Rule]:
    said = shortest(float(round(median)))

    def near(ratio: float, apart: float) -> Expression:
        low, high = median * ratio / apart, median * ratio * apart
        return says(f"{{x}} >= {low!r} and {{x}} <= {high!r}", x=name)

    rules = [
        warning("E-DATA-WAN", name, near(1 / WAN, APART_WAN), median=said),
        warning("E-DATA-NOT-WAN", name, near(WAN, APART_WAN), median=said),
    ]
    if monthly:
        rules.append(warning("E-DATA-MONTHLY", name, near(1 / MONTHS, APART_MONTH), median=said))
    return rules


def agreement(codebook: Codebook) -> list[Rule]:
    """A source that was denied brings nothing; no part is larger than its whole."""
    rules = []
    sources, once = codebook.family("source"), codebook.family("one-off")
    for item, amount in codebook.family("amount").items():
        if item in sources:
            asked = sources[item].name
            denied = says("{asked} == 0 and {amount} != 0", asked=asked, amount=amount.name)
            rules.append(error("E-DATA-SOURCE-DENIED", amount.name, denied, asked=asked))
    for item, benefit in codebook.family("benefit").items():
        if item in once:
            part, whole = once[item].name, benefit.name
            rules.append(
                error("E-DATA-ONE-OFF", part, says("{p} > {w}", p=part, w=whole), {"whole": whole})
            )
    return rules
