"""Interviews end after they start, take their time, and fall in the days of fieldwork."""

from __future__ import annotations

import datetime as dt

import narwhals as nw

from endogen.checks.rule import Rule
from endogen.study.codebook import Codebook
from endogen.study.problem import Severity
from endogen.study.study import Study

SHORT, LONG = 5, 300  # minutes


def timing(codebook: Codebook, study: Study) -> list[Rule]:
    """The rules on start and end."""
    rules: list[Rule] = []
    if codebook.has("start") and study.fieldwork:
        start = codebook.column("start")
        first, last = study.fieldwork
        begin = dt.datetime.combine(first, dt.time())
        over = dt.datetime.combine(last, dt.time()) + dt.timedelta(days=1)
        outside = (nw.col(start) < begin) | (nw.col(start) >= over)
        rules.append(Rule("E-DATA-FIELDWORK", Severity.WARNING, start, outside,
                          details={"first": first.isoformat(), "last": last.isoformat()}))
    if codebook.has("start", "end"):
        start, end = codebook.column("start"), codebook.column("end")
        minutes = (nw.col(end) - nw.col(start)).dt.total_minutes()
        others = (("start", start),)
        rules.append(Rule("E-DATA-END", Severity.ERROR, end, nw.col(end) < nw.col(start), others))
        odd = ((minutes >= 0) & (minutes < SHORT)) | (minutes > LONG)
        rules.append(Rule("E-DATA-DURATION", Severity.WARNING, end, odd, shows=minutes,
                          details={"short": SHORT, "long": LONG}))
    return rules
