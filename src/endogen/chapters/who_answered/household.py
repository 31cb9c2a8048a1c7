"""0.household: the numbers that describe the households."""

from __future__ import annotations

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    UNANSWERED,
    bracketed,
    interval,
    known,
    line,
    ranked,
    says,
)
from endogen.i18n import text
from endogen.indicators import mean, quantile
from endogen.report.document import Block, Column, Show, Table, Value
from endogen.study.codebook import Codebook, Variable
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "0.household"
NUMBERS = (
    "age",
    "schooling",
    "size",
    "elders",
    "children",
    "lost-labour",
    "migrants",
    "high-school",
    "cadre-number",
    "party-number",
    "months-covered",
)
QUARTILES = {"q25": 0.25, "median": 0.5, "q75": 0.75}


def ask_household(data: Data) -> Results:
    """Mean and quartiles of every number."""
    wanted = {}
    for variable in _numbers(data.codebook):
        wanted[f"{variable.role}.mean"] = mean(variable.name)
        for name, q in QUARTILES.items():
            wanted[f"{variable.role}.{name}"] = quantile(variable.name, q=q)
    return ask(data, ID, wanted)


def _numbers(codebook: Codebook) -> list[Variable]:
    return [codebook.of(role) for role in NUMBERS if codebook.has(role)]


def tell_household(told: Told) -> tuple[Block, ...]:
    """One line a number."""
    numbers = _numbers(told.codebook)
    if not numbers:
        return ()
    if not ranked(told, (f"{ID}.{v.role}.mean" for v in numbers)):
        return (UNANSWERED,)
    table = Table(
        id=ID,
        title=text("Heads and households in numbers"),
        stub=text("Variable"),
        columns=(
            Column(text("n")),
            Column(text("Mean")),
            Column(interval(told)),
            Column(text("Lower quartile")),
            Column(text("Median")),
            Column(text("Upper quartile")),
        ),
        rows=tuple(line(v.label, _cells(f"{ID}.{v.role}")) for v in numbers),
        base=text("Households with an answer, n in the first column."),
        method=told[f"{ID}.{numbers[0].role}.mean"].method,
    )
    return (*_headline(told), table)


def _headline(told: Told) -> tuple[Block, ...]:
    rows = [f"{ID}.{role}.mean" for role in ("age", "schooling", "size")]
    if not known(told, *rows):
        return ()
    age, schooling, size = rows
    sentence = text(
        "The head is {age} years old on average{a} and went to school for {schooling} years{b}; "
        "a household has {size} members{c}.",
        age=Value(age, Show.NUMBER),
        a=bracketed(told, age, Show.NUMBER),
        schooling=Value(schooling, Show.NUMBER),
        b=bracketed(told, schooling, Show.NUMBER),
        size=Value(size, Show.NUMBER),
        c=bracketed(told, size, Show.NUMBER),
    )
    return (says(sentence, rows, Strength.DESCRIPTIVE),)


def _cells(key: str) -> tuple[Value, ...]:
    mean_row = f"{key}.mean"
    quartiles = (Value(f"{key}.{name}", Show.NUMBER) for name in QUARTILES)
    return (
        Value(mean_row, Show.N),
        Value(mean_row, Show.DECIMAL),
        Value(mean_row, Show.CI_DECIMAL),
        *quartiles,
    )


SECTION = Section(ID, text("Heads and households in numbers"), (), ask_household, tell_household)
