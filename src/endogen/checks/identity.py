"""Every household has an id, and no two have the same."""

from __future__ import annotations

from typing import Any

import narwhals as nw

from endogen.checks.fetch import rows_of
from endogen.checks.rule import Rule, error
from endogen.study.answers import ROW
from endogen.study.codebook import Codebook
from endogen.study.problem import LISTED, Problem, Severity, problem, shortest


def missing_id(codebook: Codebook) -> list[Rule]:
    """A household without an id cannot be found again."""
    if not codebook.has("id"):
        return []
    name = codebook.column("id")
    return [error("E-DATA-ID-MISSING", name, nw.col(name).is_null())]


def repeated_ids(frame: nw.LazyFrame[Any], codebook: Codebook, file: str) -> list[Problem]:
    """Ids that stand on more than one row: counted twice, a household weighs twice."""
    if not codebook.has("id"):
        return []
    name = codebook.column("id")
    groups = (
        frame.filter(~nw.col(name).is_null())
        .group_by(name)
        .agg(nw.len().alias("n"), nw.col(ROW).min().alias("first"), nw.col(ROW).max().alias("last"))
        .filter(nw.col("n") > 1)
    )
    times = rows_of(groups.select(nw.len()))[0][0]
    if not times:
        return []
    shown = groups.select(name, "n", "first", "last").sort("first").head(LISTED)
    found = [
        problem("E-DATA-ID-TWICE", Severity.ERROR, file=file, row=int(last), id=shortest(household),
                variable=name, value=household, n=int(n), first=int(first))
        for household, n, first, last in rows_of(shown)
    ]
    if times > len(found):
        found.append(problem("E-DATA-ID-TWICE", Severity.ERROR, file=file, variable=name,
                             value="…", n="…", first="…", count=times - len(found)))
    return found
