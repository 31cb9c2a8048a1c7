"""Codes outside their list, and numbers outside their range."""

from __future__ import annotations

from typing import Any

import narwhals as nw

from endogen.checks.fetch import rows_of
from endogen.checks.rule import Rule
from endogen.study.answers import Dataset
from endogen.study.instrument import Instrument, Question
from endogen.study.problem import Severity, shortest


def unlisted(dataset: Dataset) -> list[Rule]:
    """Codes that are not of the list, for columns that were not checked while reading."""
    reasons: dict[str, list[str]] = {}
    for reason in dataset.reasons:
        reasons.setdefault(reason.variable, []).append(reason.column)
    rules = []
    for item in dataset.unchecked:
        broken = ~nw.col(item.column).is_null() & nw.col(item.variable).is_null()
        for column in reasons.get(item.variable, ()):
            broken = broken & (nw.col(column) == 0)
        rules.append(Rule("E-DATA-CODE", Severity.ERROR, item.variable, broken,
                          shows=nw.col(item.column), details={"codes": ", ".join(item.codes)}))
    return rules


def out_of_range(
    dataset: Dataset, instrument: Instrument, frame: nw.LazyFrame[Any]
) -> list[Rule]:
    """Numbers that the form would not have let through.

    The smallest and largest value of each column come first: they cost far less than a
    comparison a row and a column, and mostly settle it.
    """
    limited = [
        (v.name, q) for v in dataset.codebook
        if v.name in instrument and (q := instrument[v.name])
        and not q.categories and (q.low is not None or q.high is not None)
    ]
    if not limited:
        return []
    ends = rows_of(frame.select(
        *(e for at, (name, _) in enumerate(limited)
          for e in (nw.col(name).min().alias(f"low{at}"), nw.col(name).max().alias(f"high{at}")))
    ))[0]
    return [
        _range(name, question)
        for at, (name, question) in enumerate(limited)
        if _outside(ends[2 * at], ends[2 * at + 1], question)
    ]


def _outside(smallest: float | None, largest: float | None, question: Question) -> bool:
    if smallest is None or largest is None:
        return False
    below = question.low is not None and smallest < question.low
    return below or (question.high is not None and largest > question.high)


def _range(name: str, question: Question) -> Rule:
    value = nw.col(name)
    broken = nw.lit(False)
    if question.low is not None:
        broken = broken | (value < question.low)
    if question.high is not None:
        broken = broken | (value > question.high)
    low = "−∞" if question.low is None else shortest(question.low)
    high = "∞" if question.high is None else shortest(question.high)
    return Rule("E-DATA-RANGE", Severity.ERROR, name, broken,
                details={"low": low, "high": high})
