"""An edit rule, and how rules are run: counted first, then the first rows listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from endogen.checks.rows import Rows
from endogen.study.answers import ROW
from endogen.study.codebook import Codebook, Scale
from endogen.study.grammar import Expression, Name, parse
from endogen.study.problem import LISTED, Problem, Severity, problem, shortest
from endogen.survey.expressions import written


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
    broken : Expression
        True on the rows that break the rule.
    others : tuple of (str, str)
        Places of the sentence, and the columns whose values fill them.
    details : mapping
        Other places of the sentence.
    shows : tuple of Expression
        What is shown as the value; the variable's own by default.
    """

    code: str
    severity: Severity
    variable: str
    broken: Expression
    others: tuple[tuple[str, str], ...] = ()
    details: Mapping[str, object] = field(default_factory=dict)
    shows: tuple[Expression, ...] = ()


def error(
    code: str,
    variable: str,
    broken: Expression,
    others: Mapping[str, str] | None = None,
    **details: object,
) -> Rule:
    """A rule that no answer may break."""
    return Rule(code, Severity.ERROR, variable, broken, tuple((others or {}).items()), details)


def warning(
    code: str,
    variable: str,
    broken: Expression,
    others: Mapping[str, str] | None = None,
    **details: object,
) -> Rule:
    """A rule that an answer may break for a reason."""
    return Rule(code, Severity.WARNING, variable, broken, tuple((others or {}).items()), details)


def says(template: str, **columns: str) -> Expression:
    """An expression of the grammar over columns, whatever their names.

    Examples
    --------
    >>> written(says("{part} > {size}", part="elders", size="家庭 人口"))
    'elders > col("家庭 人口")'
    """
    return parse(template.format(**{key: written(Name(name)) for key, name in columns.items()}))


def run(rules: Sequence[Rule], rows: Rows, codebook: Codebook, file: str) -> list[Problem]:
    """Find what breaks the rules."""
    counts = rows.counts([rule.broken for rule in rules]) if rules else []
    return [
        found
        for rule, times in zip(rules, counts, strict=True)
        if times
        for found in _listed(rule, times, rows, codebook, file)
    ]


def _listed(rule: Rule, times: int, rows: Rows, codebook: Codebook, file: str) -> Iterable[Problem]:
    values = rule.shows or (Name(rule.variable),)
    shown: dict[str, Expression] = {"row": Name(ROW)}
    shown |= {f"value {at}": value for at, value in enumerate(values)}
    shown |= {place: Name(column) for place, column in rule.others}
    if codebook.has("id"):
        shown["id"] = Name(codebook.column("id"))
    found = rows.first(rule.broken, shown)
    for at, row in enumerate(found["row"]):
        said = {key: _spelt(found[key][at], shown[key], codebook) for key in shown}
        parts = [said[f"value {n}"] or "-" for n in range(len(values))]
        yield problem(
            rule.code,
            rule.severity,
            file=file,
            row=int(row),
            id=said.get("id", ""),
            variable=rule.variable,
            value=" ".join(parts) if len(parts) > 1 else said["value 0"],
            others={**rule.details, **{place: said[place] for place, _ in rule.others}},
        )
    if times > LISTED:
        yield problem(
            rule.code,
            rule.severity,
            file=file,
            variable=rule.variable,
            value="…",
            count=times - LISTED,
            others={**rule.details, **dict.fromkeys(dict(rule.others), "…")},
        )


def _spelt(value: object, expression: Expression, codebook: Codebook) -> str:
    """A value as people write it; a moment, held as seconds, as date and time."""
    name = expression.name if isinstance(expression, Name) else ""
    moment = name in codebook and codebook[name].scale is Scale.DATE
    if moment and isinstance(value, float):
        since = dt.datetime(1970, 1, 1) + dt.timedelta(seconds=value)
        return since.isoformat(sep=" ", timespec="minutes")
    return shortest(value)
