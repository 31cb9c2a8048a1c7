"""Columns that no question explains, and questions that no column answers."""

from __future__ import annotations

from endogen.study.answers import MARK, Dataset
from endogen.study.instrument import Instrument, Kind
from endogen.study.nearest import nearest
from endogen.study.problem import Problem, Severity, problem

# What ODK, Kobo and Ona add to every export.
ADDED = {
    "key",
    "submissiondate",
    "submitterid",
    "submittername",
    "attachmentspresent",
    "attachmentsexpected",
    "status",
    "reviewstate",
    "deviceid",
    "edits",
    "formversion",
    "instanceid",
    "instancename",
    "today",
    "username",
    MARK,
    "phonenumber",
    "subscriberid",
    "simserial",
}


def columns(dataset: Dataset, instrument: Instrument) -> list[Problem]:
    """Compare the columns of the file with the questions.

    A question with a role that no column answers is an error when an unknown column is
    named nearly like it, a warning otherwise: its chapter's sections will be missing.
    """
    answered = {b.question.name for b in dataset.bound.values()}
    unknown = [c for c in dataset.columns if c not in dataset.bound and not _added(c)]
    lacking = [
        q.name
        for q in instrument
        if q.role and q.name not in answered and q.kind is not Kind.CALCULATE
    ]
    found = []
    for column in unknown:
        near = nearest(column, [q.name for q in instrument])
        severity = Severity.ERROR if near in lacking else Severity.WARNING
        found.append(
            problem(
                "E-DATA-COLUMN-UNKNOWN", severity, file=dataset.file, variable=column, nearest=near
            )
        )
    found += [
        problem(
            "E-DATA-COLUMN-LACKING",
            Severity.WARNING,
            file=dataset.file,
            variable=name,
            role=instrument[name].role,
        )
        for name in lacking
    ]
    return found


def _added(column: str) -> bool:
    last = column.rpartition("/")[2].rpartition("-")[2]
    return column.startswith("_") or last.startswith("_") or last.lower() in ADDED
