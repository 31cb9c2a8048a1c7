"""Codes outside their list, and numbers outside their range."""

from __future__ import annotations

from endogen.checks.rows import Rows
from endogen.checks.rule import Rule, error, says
from endogen.study.answers import Dataset
from endogen.study.codebook import Scale
from endogen.study.grammar import Name
from endogen.study.instrument import Instrument, Kind, Question
from endogen.study.problem import Severity, shortest


def unlisted(dataset: Dataset) -> list[Rule]:
    """Codes that are not of the list, for columns that were not checked while reading."""
    reasons: dict[str, list[str]] = {}
    for reason in dataset.reasons:
        reasons.setdefault(reason.variable, []).append(reason.column)
    rules = []
    for item in dataset.unchecked:
        known = {f"r{at}": column for at, column in enumerate(reasons.get(item.variable, ()))}
        template = " and ".join(
            ["{given} != None", "{value} == None", *(f"{{{key}}} == 0" for key in known)]
        )
        broken = says(template, given=item.column, value=item.variable, **known)
        rules.append(
            Rule(
                "E-DATA-CODE",
                Severity.ERROR,
                item.variable,
                broken,
                shows=(Name(item.column),),
                details={"codes": ", ".join(item.codes)},
            )
        )
    return rules


def out_of_range(dataset: Dataset, instrument: Instrument, rows: Rows) -> list[Rule]:
    """Numbers that the form would not have let through.

    The smallest and largest value of each column come first: they cost far less than a
    comparison a row and a column, and mostly settle it.
    """
    limited = [
        question
        for variable in dataset.codebook
        if variable.name in instrument and _limited(question := instrument[variable.name])
    ]
    ends = rows.extremes([q.name for q in limited]) if limited else []
    return [
        _range(question)
        for question, (smallest, largest) in zip(limited, ends, strict=True)
        if (question.low is not None and smallest < question.low)
        or (question.high is not None and largest > question.high)
    ]


def fractions(dataset: Dataset, instrument: Instrument) -> list[Rule]:
    """Fractions of years, persons and days; of money they may stand where it was reckoned."""
    whole = [
        variable.name
        for variable in dataset.codebook
        if variable.scale is not Scale.AMOUNT
        and variable.name in instrument
        and instrument[variable.name].kind is Kind.INTEGER
    ]
    return [error("E-DATA-FRACTION", x, says("{x} != floor({x})", x=x)) for x in whole]


def _limited(question: Question) -> bool:
    return not question.categories and (question.low is not None or question.high is not None)


def _range(question: Question) -> Rule:
    tests = []
    if question.low is not None:
        tests.append(f"{{x}} < {question.low!r}")
    if question.high is not None:
        tests.append(f"{{x}} > {question.high!r}")
    low = "−∞" if question.low is None else shortest(question.low)
    high = "∞" if question.high is None else shortest(question.high)
    broken = says(" or ".join(tests), x=question.name)
    return error("E-DATA-RANGE", question.name, broken, low=low, high=high)
