"""Every household has an id, and no two have the same."""

from __future__ import annotations

from endogen.checks.rows import Rows
from endogen.checks.rule import Rule, error, says
from endogen.study.codebook import Codebook
from endogen.study.problem import Problem, Severity, problem, shortest


def missing_id(codebook: Codebook) -> list[Rule]:
    """A household without an id cannot be found again."""
    if not codebook.has("id"):
        return []
    name = codebook.column("id")
    return [error("E-DATA-ID-MISSING", name, says("{id} == None", id=name))]


def repeated_ids(rows: Rows, codebook: Codebook, file: str) -> list[Problem]:
    """Ids that stand on more than one row: counted twice, a household weighs twice."""
    if not codebook.has("id"):
        return []
    name = codebook.column("id")
    times, listed = rows.repeated(name)
    found = [
        problem(
            "E-DATA-ID-TWICE",
            Severity.ERROR,
            file=file,
            row=last,
            id=shortest(household),
            variable=name,
            value=household,
            n=n,
        )
        for household, n, last in listed
    ]
    if times > len(found):
        found.append(
            problem(
                "E-DATA-ID-TWICE",
                Severity.ERROR,
                file=file,
                variable=name,
                value="…",
                n="…",
                count=times - len(found),
            )
        )
    return found
