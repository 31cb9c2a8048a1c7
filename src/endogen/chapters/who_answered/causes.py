"""0.causes: the ranked causes of poverty, beyond the one put first."""

from __future__ import annotations

from dataclasses import replace

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    UNANSWERED,
    interval,
    item,
    line,
    measured,
    ranked,
    says,
    shown,
    tied,
)
from endogen.i18n import Words, text
from endogen.indicators import borda, first_choice, mean_rank
from endogen.report.document import Block, Column, Show, Table, Value
from endogen.study.codebook import Provenance
from endogen.survey.estimate import Estimate
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "0.causes"
PLACES = 4  # at most four causes are ranked


def ask_causes(data: Data) -> Results:
    """Named at all, put first, Borda score and mean place of each cause."""
    causes = data.codebook.family("cause")
    columns = [v.name for v in causes.values()]
    wanted = {}
    for name, variable in causes.items():
        wanted[f"{name}.first"] = first_choice(variable.name, of=columns)
        wanted[f"{name}.borda"] = borda(variable.name, slots=PLACES, of=columns)
        wanted[f"{name}.rank"] = mean_rank(variable.name)
    return _with_later_places_invented(ask(data, ID, wanted))


def _with_later_places_invented(found: Results) -> Results:
    """Of a reconstructed order figures bind the first place; what rests on others is invented."""
    rows = [
        replace(row, provenance=Provenance.INVENTED.value)
        if row.indicator != "first_choice" and row.provenance == Provenance.RECONSTRUCTED
        else row
        for row in found
    ]
    return Results(tuple(rows), found.parts)


def tell_causes(told: Told) -> tuple[Block, ...]:
    """The causes from the highest score to the lowest."""
    order = ranked(told, (f"{ID}.{name}.borda" for name in told.codebook.family("cause")))
    if not order:
        return (UNANSWERED,)
    names = [row.split(".")[2] for row in order]
    table = Table(
        id=ID,
        title=text("Causes of poverty, ranked"),
        stub=text("Cause"),
        columns=(
            Column(text("put first, %")),
            Column(interval(told)),
            Column(text("named by, n")),
            Column(text("mean place among those who named it")),
            Column(text("Borda score, 0–{places}", places=str(PLACES))),
            Column(interval(told)),
        ),
        rows=tuple(
            line(
                item("cause", name),
                (
                    Value(f"{ID}.{name}.first", Show.PERCENT),
                    Value(f"{ID}.{name}.first", Show.CI_PERCENT),
                    Value(f"{ID}.{name}.rank", Show.N),
                    shown(told, f"{ID}.{name}.rank", Show.DECIMAL),
                    Value(f"{ID}.{name}.borda", Show.DECIMAL),
                    Value(f"{ID}.{name}.borda", Show.CI_DECIMAL),
                ),
            )
            for name in names
        ),
        base=text("{n} households that ranked any cause.", n=Value(order[0], Show.N)),
        method=text(
            "Means: {means}; shares: {shares}",
            means=told[order[0]].method,
            shares=told[f"{ID}.{names[0]}.first"].method,
        ),
        notes=(
            text(
                "Borda score: {places} points for the first place, one less for each place after "
                "it, none for a cause not named. At most {places} causes could be ranked.",
                places=str(PLACES),
            ),
            *_bound(told[f"{ID}.{names[0]}.first"]),
        ),
    )
    return (_headline(told, order), table)


def _bound(first: Estimate) -> tuple[Words, ...]:
    if first.provenance != Provenance.RECONSTRUCTED:
        return ()
    return (text("Printed figures bind the first place only; the places after it are invented."),)


def _headline(told: Told, order: list[str]) -> Block:
    first = tied(told, order)
    second = tied(told, order[len(first) :])
    sentence = text(
        "Over all places {first} weighs most (Borda score, 0–{places}).",
        first=measured(told, first, "cause", Show.DECIMAL),
        places=str(PLACES),
    )
    if second:
        sentence = text(
            "Over all places {first} weighs most, then {second} (Borda score, 0–{places}).",
            first=measured(told, first, "cause", Show.DECIMAL),
            second=measured(told, second, "cause", Show.DECIMAL),
            places=str(PLACES),
        )
    return says(sentence, [*first, *second], Strength.DESCRIPTIVE)


SECTION = Section(ID, text("Causes of poverty, ranked"), ("cause:*",), ask_causes, tell_causes)
