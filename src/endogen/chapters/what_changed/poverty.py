"""2.poverty: how many are below the line, how far, then and now.

Poor is what is computed here: income per person below a line.  Registered is a status.  The
two are compared in chapter 1 and never called by one word.
"""

from __future__ import annotations

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.derived.welfare import per
from endogen.chapters.layout import (
    UNANSWERED,
    bracketed,
    interval,
    known,
    line,
    says,
    shown,
)
from endogen.chapters.what_changed.standard import Standard, line_and_scale, standards
from endogen.findings.strength import judge
from endogen.i18n import Words, text
from endogen.indicators import Indicator, fgt, poverty_change
from endogen.report.document import Block, Column, Note, NoteKind, Row, RowKind, Show, Table, Value
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "2.poverty"
MEASURES: dict[int, Words] = {
    0: text("below the line"),
    1: text("mean gap to the line"),
    2: text("squared gap"),
}


def ask_poverty(data: Data) -> Results:
    """Headcount, gap and severity in persons, then, now and the change."""
    wanted: dict[str, Indicator] = {}
    codebook = data.codebook
    size = codebook.column("size") if codebook.has("size") else None
    now = codebook.column("welfare")
    for one in standards(data.study):
        for alpha in MEASURES:
            key = f"{one.series}.{alpha}"
            wanted[f"{key}.now"] = fgt(now, line=one.now.yearly, alpha=alpha, size=size)
            if one.before is None or not codebook.has("welfare-before"):
                continue
            before, then = codebook.column("welfare-before"), one.before.yearly
            wanted[f"{key}.before"] = fgt(before, line=then, alpha=alpha, size=size)
            wanted[f"{key}.change"] = poverty_change(
                before, after=now, line=one.now.yearly, line_before=then, alpha=alpha, size=size
            )
    return ask(data, ID, wanted)


def tell_poverty(told: Told) -> tuple[Block, ...]:
    """The change in a sentence, all measures in a table."""
    lines = standards(told.study)
    if not lines:
        words = text(
            "The study names no poverty line that was in force at the fieldwork: add one to "
            "study.toml."
        )
        return (Note(words, NoteKind.ABSENT),)
    answered = [one for one in lines if known(told, f"{ID}.{one.series}.0.now")]
    if not answered:
        return (UNANSWERED,)
    return (*(_sentence(told, one) for one in answered), _table(told, answered))


def _sentence(told: Told, one: Standard) -> Block:
    key = f"{ID}.{one.series}.0"
    now, change = f"{key}.now", f"{key}.change"
    if not known(told, change):
        sentence = text(
            "{share} of persons live below the line ({label}){interval}.",
            share=Value(now, Show.PERCENT),
            label=one.now.label,
            interval=bracketed(told, now, Show.PERCENT),
        )
        return says(sentence, [now], Strength.DESCRIPTIVE)
    places: dict[str, object] = {
        "before": Value(f"{key}.before", Show.PERCENT),
        "now": Value(now, Show.PERCENT),
        "label": one.now.label,
        "change": Value(change, Show.POINTS),
        "interval": bracketed(told, change, Show.POINTS),
    }
    strength = judge(told[change])
    sentence = text(
        "Below the line ({label}) lived {before} of persons in the base year and live {now} now: "
        "a change of {change} points{interval}.",
        **places,
    )
    return says(sentence, [f"{key}.before", now, change], strength)


def _table(told: Told, lines: list[Standard]) -> Table:
    rows: list[Row] = []
    for one in lines:
        rows.append(Row(one.now.label, kind=RowKind.GROUP))
        for alpha, label in MEASURES.items():
            key = f"{ID}.{one.series}.{alpha}"
            shares = (f"{key}.before", f"{key}.now")
            cells = [shown(told, row, s) for row in shares for s in (Show.PERCENT, Show.CI_PERCENT)]
            change = f"{key}.change"
            cells += [shown(told, change, s) for s in (Show.POINTS, Show.CI_POINTS, Show.P)]
            rows.append(line(label, cells))
    first = f"{ID}.{lines[0].series}.0.now"
    return Table(
        id=ID,
        title=text("Poverty by income {per}, then and now", per=per(told.study)),
        stub=text("Measure"),
        columns=(
            Column(text("%"), spanner=text("Base year")),
            Column(interval(told), spanner=text("Base year")),
            Column(text("%"), spanner=text("Now")),
            Column(interval(told), spanner=text("Now")),
            Column(text("points"), spanner=text("Change")),
            Column(interval(told), spanner=text("Change")),
            Column(text("p"), spanner=text("Change")),
        ),
        rows=tuple(rows),
        base=text("Persons of {n} households with an answer.", n=Value(first, Show.N)),
        method=told[first].method,
        notes=(
            *(one.words for one in lines),
            *line_and_scale(told.study),
            text(
                "Gaps are in percent of the line, 0 for those above it. The base year is "
                "remembered by the same households: those that left are not in it."
            ),
        ),
    )


SECTION = Section(ID, text("Poverty, then and now"), ("income", "size"), ask_poverty, tell_poverty)
