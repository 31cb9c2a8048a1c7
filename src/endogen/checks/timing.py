"""Interviews end after they start, take their time, and fall in the days of fieldwork."""

from __future__ import annotations

import datetime as dt

from endogen.checks.rule import Rule, error, says, warning
from endogen.study.codebook import Codebook
from endogen.study.problem import Severity
from endogen.study.study import Study

SHORT, LONG = 5, 300  # minutes
DAY = 86_400  # moments are seconds since 1970


def timing(codebook: Codebook, study: Study) -> list[Rule]:
    """The rules on start and end."""
    rules: list[Rule] = []
    if codebook.has("start") and study.fieldwork:
        start = codebook.column("start")
        first, last = study.fieldwork
        begin, over = _seconds(first), _seconds(last) + DAY
        outside = says(f"{{start}} < {begin} or {{start}} >= {over}", start=start)
        rules.append(
            warning(
                "E-DATA-FIELDWORK", start, outside, first=first.isoformat(), last=last.isoformat()
            )
        )
    if codebook.has("start", "end"):
        start, end = codebook.column("start"), codebook.column("end")
        columns = {"start": start, "end": end}
        rules.append(error("E-DATA-END", end, says("{end} < {start}", **columns), columns))
        minutes = "({end} - {start}) / 60"
        odd = f"{{end}} >= {{start}} and ({minutes} < {SHORT} or {minutes} > {LONG})"
        rules.append(
            Rule(
                "E-DATA-DURATION",
                Severity.WARNING,
                end,
                says(odd, **columns),
                details={"short": SHORT, "long": LONG},
                shows=(says(minutes, **columns),),
            )
        )
    return rules


def _seconds(day: dt.date) -> int:
    return (day - dt.date(1970, 1, 1)).days * DAY
