"""An edit rule, and how rules are run: counted in one pass, then the first rows listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import narwhals as nw

from endogen.checks.fetch import rows_of
from endogen.study.answers import ROW
from endogen.study.codebook import Codebook, Scale
from endogen.study.problem import LISTED, Problem, Severity, problem, shortest


@dataclass(frozen=True, slots=True)
class Rule:
    """What an answer may not be.

    Attributes
    ----------
    code : str
        Its sentences, in `endogen.errors.CODES`.
    severity : Severity
    variable : str
        The variable that is to be corrected; its value is shown.
    broken : narwhals.Expr
        True on the rows that break the rule.
    others : tuple of (str, str)
        Places of the sentence, and the columns whose values fill them.
    details : mapping
        Other places of the sentence.
    shows : narwhals.Expr or None
        What is shown as the value; the variable's own by default.
    """

    code: str
    severity: Severity
    variable: str
    broken: nw.Expr
    others: tuple[tuple[str, str], ...] = ()
    details: Mapping[str, object] = field(default_factory=dict)
    shows: nw.Expr | None = None


def error(code: str, variable: str, broken: nw.Expr, **details: object) -> Rule:
    """A rule that no answer may break."""
    return Rule(code, Severity.ERROR, variable, broken, details=details)


def warning(code: str, variable: str, broken: nw.Expr, **details: object) -> Rule:
    """A rule that an answer may break for a reason."""
    return Rule(code, Severity.WARNING, variable, broken, details=details)


def run(
    rules: Sequence[Rule], frame: nw.LazyFrame[Any], codebook: Codebook, file: str
) -> list[Problem]:
    """Find what breaks the rules."""
    if not rules:
        return []
    flags = (
        rule.broken.cast(nw.Int64).sum().alias(f"n{at}")
        for at, rule in enumerate(rules)
    )
    counts = rows_of(frame.select(*flags))[0]
    return [
        found
        for rule, times in zip(rules, counts, strict=True)
        if times
        for found in _listed(rule, int(times), frame, codebook, file)
    ]


def _listed(
    rule: Rule, times: int, frame: nw.LazyFrame[Any], codebook: Codebook, file: str
) -> Iterable[Problem]:
    value = _shown(rule.variable, codebook) if rule.shows is None else rule.shows
    columns = {"row": nw.col(ROW), "value": value}
    columns |= {place: _shown(column, codebook) for place, column in rule.others}
    if codebook.has("id"):
        columns["id"] = nw.col(codebook.column("id"))
    chosen = (column.alias(f"_{place}") for place, column in columns.items())
    rows = rows_of(frame.filter(rule.broken).select(*chosen).sort("_row").head(LISTED))
    for row in rows:
        said = dict(zip(columns, row, strict=True))
        others = {place: shortest(said[place]) for place, _ in rule.others}
        yield problem(
            rule.code, rule.severity, file=file, row=int(said["row"]), value=said["value"],
            id=shortest(said.get("id")), variable=rule.variable, others={**rule.details, **others},
        )
    if times > len(rows):
        yield problem(
            rule.code, rule.severity, file=file, variable=rule.variable, value="…",
            count=times - len(rows),
            others={**rule.details, **dict.fromkeys(dict(rule.others), "…")},
        )


def _shown(name: str, codebook: Codebook) -> nw.Expr:
    """A column to be shown; a moment as its text."""
    date = name in codebook and codebook[name].scale is Scale.DATE
    return nw.col(name).cast(nw.String) if date else nw.col(name)
