"""2.made: what made poverty change: growth of the mean, redistribution, a line that moved.

The change is the one of 2.poverty, of the same persons and in the yuan of each year.  What
each of the three made is Shapley's value, so that they sum to it.
"""

from __future__ import annotations

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import UNANSWERED, bracketed, interval, known, line, says, shown
from endogen.chapters.what_changed.poverty import MEASURES
from endogen.chapters.what_changed.standard import Standard, standards
from endogen.i18n import Words, text
from endogen.indicators import Indicator, poverty_change, poverty_shapley
from endogen.report.document import Block, Column, Note, NoteKind, Row, RowKind, Show, Table, Value
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "2.made"
FACTORS: dict[str, Words] = {
    "growth": text("Growth of the mean"),
    "redistribution": text("Redistribution"),
    "line": text("The line"),
}


def compared(told: Told | Data) -> list[Standard]:
    """The lines that were in force in both years."""
    return [one for one in standards(told.study) if one.before is not None]


def ask_made(data: Data) -> Results:
    """The change of each measure and what each factor made of it, in persons."""
    codebook = data.codebook
    size = codebook.column("size") if codebook.has("size") else None
    before, after = codebook.column("welfare-before"), codebook.column("welfare")
    wanted: dict[str, Indicator] = {}
    for one in compared(data):
        now, then = one.now.yearly, one.before.yearly if one.before else None
        for alpha in MEASURES:
            key = f"{one.series}.{alpha}"
            wanted[f"{key}.change"] = poverty_change(
                before, after, now, then, alpha=alpha, size=size
            )
            for factor in FACTORS:
                wanted[f"{key}.{factor}"] = poverty_shapley(
                    before, after, now, then, factor, alpha=alpha, size=size
                )
    return ask(data, ID, wanted)


def tell_made(told: Told) -> tuple[Block, ...]:
    """The share of persons in a sentence, all measures in a table."""
    if not compared(told):
        words = text(
            "The study names no poverty line that was in force in both years: add one to "
            "study.toml."
        )
        return (Note(words, NoteKind.ABSENT),)
    lines = [one for one in compared(told) if known(told, f"{ID}.{one.series}.0.growth")]
    if not lines and any(known(told, f"{ID}.{one.series}.0.change") for one in compared(told)):
        return (Note(text("The mean income of one of the years is not above 0."), NoteKind.ABSENT),)
    if not lines:
        return (UNANSWERED,)
    return (*(_sentence(told, one) for one in lines), _table(told, lines))


def _sentence(told: Told, one: Standard) -> Block:
    key = f"{ID}.{one.series}.0"
    places: dict[str, object] = {"label": one.now.label}
    for part in ("change", *FACTORS):
        places[part] = Value(f"{key}.{part}", Show.POINTS)
        places[f"{part}_interval"] = bracketed(told, f"{key}.{part}", Show.POINTS)
    sentence = text(
        "Of the change in the share of persons below the line ({label}), {change} points, growth "
        "of the mean income made {growth} points{growth_interval}, redistribution "
        "{redistribution} points{redistribution_interval}, and the change of the line "
        "{line} points{line_interval}.",
        **places,
    )
    rows = [f"{key}.{part}" for part in ("change", *FACTORS)]
    return says(sentence, rows, Strength.DESCRIPTIVE)


def _table(told: Told, lines: list[Standard]) -> Table:
    rows: list[Row] = []
    for one in lines:
        rows.append(Row(one.now.label, kind=RowKind.GROUP))
        for alpha, label in MEASURES.items():
            key = f"{ID}.{one.series}.{alpha}"
            cells = [shown(told, f"{key}.change", Show.POINTS)]
            for factor in FACTORS:
                row = f"{key}.{factor}"
                cells += [shown(told, row, show) for show in (Show.POINTS, Show.CI_POINTS)]
            rows.append(line(label, cells))
    columns = [Column(text("points"), spanner=text("Change"))]
    for label in FACTORS.values():
        columns += [Column(text("points"), spanner=label), Column(interval(told), spanner=label)]
    first = f"{ID}.{lines[0].series}.0.growth"
    return Table(
        id=ID,
        title=text("What made poverty change"),
        stub=text("Measure"),
        columns=tuple(columns),
        rows=tuple(rows),
        base=text("Persons of {n} households with incomes of both years.",
                  n=Value(first, Show.N)),
        method=told[first].method,
        notes=(
            text(
                "Incomes in the yuan of each year, so that growth has that of prices in it, "
                "against which the line was raised. Each part is Shapley's value: what a factor "
                "adds, averaged over all orders in which the three may come. They sum to the "
                "change (Shorrocks 2013; Datt & Ravallion 1992)."
            ),
        ),
    )  # fmt: skip


SECTION = Section(
    ID,
    text("What made poverty change"),
    ("income", "income-before", "size"),
    ask_made,
    tell_made,
)
