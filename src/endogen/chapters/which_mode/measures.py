"""What is measured of each operating mode, among the households that are in it.

A household can be in several modes: it then counts in each.  Groups overlap, so what is
asked of all modes is asked in one call, and every contrast knows of the overlap.
"""

from __future__ import annotations

from endogen.i18n import Words, text
from endogen.indicators import (
    Indicator,
    empowered_share,
    empowerment,
    mean,
    own_effort_share,
    quantile,
    ratio,
    share,
)
from endogen.report.value import Show
from endogen.study.codebook import Codebook
from endogen.study.programmes import DIMENSIONS, OWN_EFFORT
from endogen.study.study import Study

LABOUR: dict[str, Words] = {
    "able": text("households with labour"),
    "without": text("households without labour"),
}
IS_ABLE = {"able": 1, "without": 0}


def joined(codebook: Codebook) -> dict[str, str]:
    """The column of each mode that the study knows of, in the order of the modes."""
    return {mode: variable.name for mode, variable in codebook.family("mode").items()}


def audiences(codebook: Codebook) -> dict[str, str]:
    """Suffix and condition of whom a table of modes speaks: all, and by labour."""
    found = {"": ""}
    if codebook.has("can-work"):
        column = codebook.column("can-work")
        found |= {f".{who}": f"{column} == {code}" for who, code in IS_ABLE.items()}
    return found


def adequacies(codebook: Codebook, study: Study) -> tuple[list[str], list[float]]:
    """All items of empowerment with their nested weights; none where a dimension has none."""
    columns: list[str] = []
    weights: list[float] = []
    for dimension, weight in zip(DIMENSIONS, study.empowerment.weights, strict=True):
        family = codebook.family("adequate")
        items = [v.name for name, v in family.items() if name.startswith(f"{dimension}_")]
        if not items:
            return [], []
        columns += items
        weights += [weight / len(items)] * len(items)
    return columns, weights


def of_mode(codebook: Codebook, study: Study, mode: str, given: str) -> dict[str, Indicator]:
    """Everything that is asked of the households of one mode, by key."""
    wanted: dict[str, Indicator] = {}
    if codebook.has(f"exposure:{mode}"):
        money = codebook.column(f"exposure:{mode}")
        wanted["yuan"] = mean(money, given=given)
        wanted["median"] = quantile(money, given=given)
        wanted["p25"] = quantile(money, q=0.25, given=given)
        wanted["p75"] = quantile(money, q=0.75, given=given)
        if codebook.has("income"):
            wanted["weight"] = ratio(money, codebook.column("income"), given=given)
    if codebook.has(f"exposure-days:{mode}"):
        wanted["days"] = mean(codebook.column(f"exposure-days:{mode}"), given=given)
    if codebook.has("breadth"):
        wanted["breadth"] = mean(codebook.column("breadth"), given=given)
    wanted |= _own_effort(codebook, given)
    for dimension in DIMENSIONS:
        if codebook.has(f"adequacy:{dimension}"):
            column = codebook.column(f"adequacy:{dimension}")
            wanted[dimension] = mean(column, given=given)
    columns, weights = adequacies(codebook, study)
    if columns and sum(weights) > 0:
        enough = study.empowerment.enough
        wanted["index"] = empowerment(columns, k=enough, weights=weights, given=given)
        wanted["empowered"] = empowered_share(columns, k=enough, weights=weights, given=given)
        wanted["balanced"] = share(codebook.column("balanced"), equals=1, given=given)
    return wanted


def _own_effort(codebook: Codebook, given: str) -> dict[str, Indicator]:
    amounts = codebook.family("amount")
    own = [variable.name for name, variable in amounts.items() if name in OWN_EFFORT]
    every = [variable.name for variable in amounts.values()]
    return {"own": own_effort_share(own, every, given=given)} if own else {}


MEASURES: tuple[tuple[Words, dict[str, tuple[Words, Show]]], ...] = (
    (
        text("Income"),
        {
            "yuan": (text("yuan a household in the mode, mean"), Show.YUAN),
            "median": (text("median"), Show.YUAN),
            "p25": (text("lower quartile"), Show.YUAN),
            "p75": (text("upper quartile"), Show.YUAN),
            "weight": (text("share of the income of these households"), Show.PERCENT),
            "own": (text("share of own effort in their income"), Show.PERCENT),
        },
    ),
    (
        text("Participation"),
        {
            "members": (text("share of all households that are in it"), Show.PERCENT),
            "days": (text("days worked in it a household"), Show.NUMBER),
            "breadth": (text("programmes joined, of eight"), Show.NUMBER),
        },
    ),
    (
        text("Empowerment"),
        {
            "resource": (text("resource opportunities, share adequate"), Show.PERCENT),
            "knowledge": (text("knowledge and skills, share adequate"), Show.PERCENT),
            "values": (text("values, share adequate"), Show.PERCENT),
            "index": (text("counting index of empowerment"), Show.SHARE),
            "empowered": (text("empowered households"), Show.PERCENT),
            "balanced": (text("adequate in all three dimensions"), Show.PERCENT),
        },
    ),
)
"""Groups of lines of the table of modes: key of a row, its label, how it is shown."""
