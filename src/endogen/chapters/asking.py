"""How a section asks: wanted estimates by key, rows back under ``section.key``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from endogen.chapters.chapter import Data
from endogen.i18n import text
from endogen.study.codebook import Variable
from endogen.survey.compare import compare
from endogen.survey.indicator import Indicator
from endogen.survey.replication import VarianceMethod
from endogen.survey.results import Results
from endogen.survey.sample import Sample

THEM = text("registered households")
STATUS = {"1": "registered", "0": "other"}  # suffixes of the rows of the two groups


def ask(
    data: Data,
    section: str,
    wanted: Mapping[str, Indicator],
    *,
    of: Sample | None = None,
    variance: VarianceMethod = "taylor",
) -> Results:
    """Estimate what is wanted for all households, or all of `of`; rows are ``section.key``."""
    if not wanted:
        return Results()
    report = data.study.report
    results = (of or data.households).estimate(
        *wanted.values(), level=report.level, variance=variance, seed=report.seed
    )
    ids = [f"{section}.{key}" for key in wanted]
    return results.renamed(ids)


def ask_by(
    data: Data,
    section: str,
    wanted: Mapping[str, Indicator],
    by: str,
    suffix: Mapping[str, str] | None = None,
    *,
    of: Sample | None = None,
) -> Results:
    """Estimate what is wanted in each group; rows are named ``section.key.group``."""
    if not wanted:
        return Results()
    sample = of or data.households
    results = sample.estimate(*wanted.values(), by=by, level=data.study.report.level)
    names = suffix or {}
    keys = list(wanted)
    ids = [
        f"{section}.{keys[i % len(keys)]}.{names.get(row.group, row.group)}"
        for i, row in enumerate(results)
    ]
    return results.renamed(ids)


def ask_by_status(data: Data, section: str, wanted: Mapping[str, Indicator]) -> Results:
    """Estimate for registered households and for the others, where registration is known."""
    if not data.codebook.has("registered"):
        return Results()
    by = data.codebook.column("registered")
    return ask_by(data, section, wanted, by, STATUS)


def compare_status(
    data: Data, section: str, variables: Mapping[str, Variable], kind: str, family: str = ""
) -> Results:
    """Compare registered households with the others, Holm-adjusted over `variables`.

    Rows are named ``section.item.difference``, ``….delta``, ``….shift``, ``….mde``.
    """
    if not variables or not data.codebook.has("registered"):
        return Results()
    columns = [v.name for v in variables.values()]
    results = compare(
        data.households,
        columns,
        data.codebook.column("registered"),
        kind,
        seed=data.study.report.seed,
        permutations=data.study.report.permutations,
        level=data.study.report.level,
        family=family or section,
        name=THEM,
    )
    items = {v.name: item for item, v in variables.items()}
    return results.named(lambda row: f"{section}.{items[row.variable]}.{row.indicator}")


def joined(parts: Sequence[Results]) -> Results:
    """One Results of several."""
    whole = Results()
    for part in parts:
        whole = whole + part
    return whole
