"""The rows that describe each question, for the whole sample or by group."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from endogen.describing.topic import Grouping, Kind, Topic
from endogen.describing.wanted import complete, days, wanted
from endogen.i18n import text
from endogen.survey.estimate import Estimate
from endogen.survey.results import Results
from endogen.survey.sample import Sample

AT_ONCE = 40
"""Questions of one pass: as many as share it, without holding all influences at a time."""
NAME = "describe"


def whole(
    sample: Sample,
    topics: Sequence[Topic],
    *,
    prefix: str = NAME,
    where: str | None = None,
    level: float = 0.95,
    cumulative: bool = False,
) -> Results:
    """Describe every question for the whole sample: rows ``prefix.<question>.<what>``."""
    found = Results()
    for part in _parts(topics):
        asked = [
            (topic, what, indicator)
            for topic in part
            for what, indicator in wanted(topic, cumulative=cumulative).items()
        ]
        if asked:
            rows = sample.estimate(*(one[2] for one in asked), where=where, level=level)
            ids = [f"{prefix}.{topic.name}.{what}" for topic, what, _ in asked]
            found = found + _finished(rows.renamed(ids), [one[0] for one in asked])
    return found


def by_group(
    sample: Sample,
    topics: Sequence[Topic],
    grouping: Grouping,
    *,
    prefix: str = NAME,
    where: str | None = None,
    level: float = 0.95,
) -> Results:
    """Describe every question in each group: rows ``prefix.<question>.<what>.<by>=<value>``."""
    found = Results()
    for part in _parts([t for t in topics if grouping.column not in t.columns]):
        asked = [
            (topic, what, indicator)
            for topic in part
            for what, indicator in wanted(topic, whole=False).items()
        ]
        if not asked:
            continue
        rows = sample.estimate(
            *(one[2] for one in asked), by=grouping.column, where=where, level=level
        )
        owners = [asked[i % len(asked)] for i in range(len(rows))]
        ids = [
            f"{prefix}.{topic.name}.{what}.{grouping.column}={row.group}"
            for (topic, what, _), row in zip(owners, rows, strict=True)
        ]
        found = found + _finished(rows.renamed(ids), [one[0] for one in owners])
    return found


def listwise(
    sample: Sample,
    columns: Sequence[str],
    prefix: str,
    *,
    where: str | None = None,
    level: float = 0.95,
) -> Results:
    """How many rows answer all of these columns: one row ``prefix.listwise``."""
    if not columns:
        return Results()
    return sample.estimate(complete(columns), where=where, level=level).renamed(
        [f"{prefix}.listwise"]
    )


def _parts(topics: Sequence[Topic]) -> Iterator[Sequence[Topic]]:
    for start in range(0, len(topics), AT_ONCE):
        yield topics[start : start + AT_ONCE]


def _finished(found: Results, owners: Sequence[Topic]) -> Results:
    rows = [_own(row, topic) for row, topic in zip(found, owners, strict=True)]
    return Results(tuple(rows), found.parts)


def _own(row: Estimate, topic: Topic) -> Estimate:
    """Put n − 1 below the line of a standard deviation; call a date by its own name."""
    if row.indicator == "sd":
        n = row.n or 0
        factor = math.sqrt(n / (n - 1)) if n > 1 else math.nan
        return replace(
            row,
            estimate=row.estimate * factor,
            method=text("standard deviation, n − 1 below the line"),
            note=row.note or (text("one answer: no standard deviation") if n == 1 else ""),
        )
    if row.indicator in ("minimum", "maximum"):
        row = replace(row, method=text("the smallest and the largest answer"), count=row.n)
    if topic.kind is Kind.DATE and row.variable == days(topic.name):
        indicator = "first" if row.indicator == "minimum" else "last"
        return replace(row, variable=topic.name, indicator=indicator)
    return row
