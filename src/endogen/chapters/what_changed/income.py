"""2.income: how much income there is, from what, and for whom."""

from __future__ import annotations

from endogen.chapters.asking import ask, ask_by_status, compare_status
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    INCOMPARABLE,
    UNANSWERED,
    base,
    bracketed,
    by_status,
    interval,
    item,
    known,
    line,
    listing,
    numbers,
    ranked,
    says,
    shown,
)
from endogen.chapters.what_changed.contrasted import contrasted
from endogen.chapters.what_changed.standard import NOMINAL
from endogen.i18n import Words, text
from endogen.indicators import mean, quantile, ratio
from endogen.report.document import Block, Column, Row, Show, Table, Value
from endogen.study.codebook import Codebook, Variable
from endogen.study.programmes import OWN_EFFORT, PUBLIC_MONEY
from endogen.survey.indicator import Indicator
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "2.income"
AMOUNTS = ("income", "income-before", "benefit-total", "benefit-net")
QUARTILES = {"q25": 0.25, "median": 0.5, "q75": 0.75}


def ask_income(data: Data) -> Results:
    """Means, quartiles, contrasts; the share of each source in all income."""
    codebook = data.codebook
    wanted: dict[str, Indicator] = {}
    for role, variable in _amounts(codebook).items():
        wanted[f"{role}.mean"] = mean(variable.name)
        for name, q in QUARTILES.items():
            wanted[f"{role}.{name}"] = quantile(variable.name, q=q)
    for name, variable in codebook.family("amount").items():
        wanted[f"amount.{name}.mean"] = mean(variable.name)
        if codebook.has("amount-total"):
            total = codebook.column("amount-total")
            wanted[f"amount.{name}.share"] = ratio(variable.name, total)
    means = {key: value for key, value in wanted.items() if key.endswith(".mean")}
    return (
        ask(data, ID, wanted)
        + ask_by_status(data, ID, means)
        + compare_status(data, ID, _amounts(codebook), "numeric")
    )


def _amounts(codebook: Codebook) -> dict[str, Variable]:
    return {role: codebook.of(role) for role in AMOUNTS if codebook.has(role)}


def tell_income(told: Told) -> tuple[Block, ...]:
    """Income in quartiles, by registration, by source."""
    amounts = list(_amounts(told.codebook))
    parts = told.codebook.family("amount")
    keys = [*amounts, *(f"amount.{name}" for name in parts)]
    if not ranked(told, (f"{ID}.{key}.mean" for key in keys)):
        return (UNANSWERED,)
    blocks: list[Block] = [*_headline(told), *_contrasts(told), _quartiles(told, amounts)]
    if by_status(told, f"{ID}.{amounts[0]}.mean"):
        blocks.append(_status(told, amounts))
    if parts:
        blocks.append(_sources(told))
    return tuple(blocks)


def _headline(told: Told) -> tuple[Block, ...]:
    median = f"{ID}.income.median"
    if not known(told, median):
        return ()
    places: dict[str, object] = {
        "median": Value(median, Show.YUAN),
        "interval": bracketed(told, median, Show.YUAN),
    }
    if told.study.income.per == "person":
        sentence = text(
            "Half of the households have a net income of {median} yuan per person and year or "
            "less{interval}.",
            **places,
        )
    else:
        sentence = text(
            "Half of the households have a net income of {median} yuan a year or less{interval}.",
            **places,
        )
    return (says(sentence, [median], Strength.DESCRIPTIVE),)


def _contrasts(told: Told) -> tuple[Block, ...]:
    """Registered households and the others, of each amount that can be compared."""
    said = {r: what for r, what in _said(told).items() if f"{ID}.{r}.difference" in told}
    compared = [role for role in said if known(told, f"{ID}.{role}.difference")]
    if said and not compared:
        return (INCOMPARABLE,)
    return tuple(contrasted(told, said[role], ID, role) for role in compared)


def _said(told: Told) -> dict[str, Words]:
    """The amounts that are compared in words; what is net of one-off benefits is told in 2.3."""
    income: Words = text("Net income")
    if told.study.income.per == "person":
        income = text("Net income per person")
    said: dict[str, Words] = {"income": income}
    before = told.study.income.base_year
    if before is not None:
        said["income-before"] = text("{income} in {year}", income=income, year=str(before))
    return said | {"benefit-total": text("Benefits from projects")}


def _quartiles(told: Told, amounts: list[str]) -> Table:
    return Table(
        id=ID,
        title=text("Income and benefits, yuan a year"),
        stub=text("Amount"),
        columns=(
            Column(text("n")),
            Column(text("Mean")),
            Column(interval(told)),
            Column(text("Lower quartile")),
            Column(text("Median")),
            Column(text("Upper quartile")),
        ),
        rows=tuple(line(told.codebook.of(role).label, _cells(f"{ID}.{role}")) for role in amounts),
        base=text("Households with an answer, n in the first column."),
        method=told[f"{ID}.{amounts[0]}.mean"].method,
        notes=(_per(told), NOMINAL),
    )


def _per(told: Told) -> Words:
    """Whose income an income is."""
    if told.study.income.per == "person":
        return text("Income is per person of the household; benefits are the whole household's.")
    return text("Income and benefits are the whole household's.")


def _cells(key: str) -> tuple[Value, ...]:
    return (
        Value(f"{key}.mean", Show.N),
        Value(f"{key}.mean", Show.YUAN),
        Value(f"{key}.mean", Show.CI_YUAN),
        *(Value(f"{key}.{name}", Show.YUAN) for name in QUARTILES),
    )


def _status(told: Told, amounts: list[str]) -> Table:
    spanner: Words = text("Registered minus not registered")
    rows: list[Row] = []
    for role in amounts:
        key, contrast = f"{ID}.{role}.mean", f"{ID}.{role}.difference"
        rows.append(
            line(
                told.codebook.of(role).label,
                (
                    shown(told, f"{key}.registered", Show.YUAN),
                    shown(told, f"{key}.other", Show.YUAN),
                    shown(told, contrast, Show.CHANGE_YUAN),
                    shown(told, contrast, Show.CI_CHANGE_YUAN),
                    shown(told, contrast, Show.P_ADJUSTED),
                ),
            )
        )
    return Table(
        id=f"{ID}-status",
        title=text("Income and benefits by registration: means, yuan a year"),
        stub=text("Amount"),
        columns=(
            Column(text("registered")),
            Column(text("not registered")),
            Column(text("yuan"), spanner=spanner),
            Column(interval(told), spanner=spanner),
            Column(text("p (Holm)"), spanner=spanner),
        ),
        rows=tuple(rows),
        base=base(told, (f"{ID}.{role}.mean" for role in amounts)),
        method=told[f"{ID}.{amounts[0]}.difference"].method
        if f"{ID}.{amounts[0]}.difference" in told
        else "",
    )


def _sources(told: Told) -> Table:
    rows = []
    names = list(told.codebook.family("amount"))
    for name in names:
        key = f"{ID}.amount.{name}"
        rows.append(
            line(
                item("amount", name),
                (
                    Value(f"{key}.mean", Show.YUAN),
                    Value(f"{key}.mean", Show.CI_YUAN),
                    shown(told, f"{key}.share", Show.PERCENT),
                    shown(told, f"{key}.share", Show.CI_PERCENT),
                ),
            )
        )
    return Table(
        id=f"{ID}-sources",
        title=text("What income is made of"),
        stub=text("Source"),
        columns=(
            Column(text("mean, yuan")),
            Column(interval(told)),
            Column(text("% of all income")),
            Column(interval(told)),
        ),
        rows=(*rows,),
        base=text(
            "{n} households with an answer; one without the source counts with 0 yuan.",
            n=numbers(told, (f"{ID}.amount.{name}.mean" for name in names)),
        ),
        method=told[f"{ID}.amount.{names[0]}.mean"].method,
        notes=(
            text(
                "Own work: {own}; public money: {public}.",
                own=listing([item("amount", n) for n in names if n in OWN_EFFORT]),
                public=listing([item("amount", n) for n in names if n in PUBLIC_MONEY]),
            ),
            *_below_zero(told, names),
        ),
    )


def _below_zero(told: Told, names: list[str]) -> tuple[Words, ...]:
    """Why an interval of a sum that few have may reach below zero."""
    rows = (told[f"{ID}.amount.{name}.mean"] for name in names)
    if not any(row.ci_low < 0 < row.estimate for row in rows):
        return ()
    return (
        text(
            "Where only a few households have a source, the interval is rough and may reach below "
            "zero."
        ),
    )


SECTION = Section(ID, text("How much income"), ("income",), ask_income, tell_income)
