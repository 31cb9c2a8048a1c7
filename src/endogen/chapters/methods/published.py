"""8.published: figures printed elsewhere, held against the data and against each other.

What matters first: contradictions, then what stays open, then rounding, then what agrees.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import says
from endogen.i18n import Text, Words, text
from endogen.published.recomputing import FITTED, NOTHING, OTHERS_FITTED
from endogen.published.verdict import Against, Verdict, Word, joined
from endogen.report.document import Block, Column, Row, RowKind, Table
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "8.published"
SAID: dict[Word, Words] = {
    Word.AGREES: text("agrees"),
    Word.ROUNDS: text("rounds differently"),
    Word.CONTRADICTS: text("contradicts"),
    Word.NOT_COMPUTABLE: text("not computable"),
    Word.UNDECIDED: text("cannot be decided"),
    Word.ANNOUNCED: text("announced, not reported"),
}
OPEN = (Word.UNDECIDED, Word.ANNOUNCED, Word.NOT_COMPUTABLE)
HELD = {Against.DATA: text("the data"), Against.FIGURES: text("the other figures")}
SILENT = (FITTED, OTHERS_FITTED, NOTHING)  # said once, under the table
UNDER = {
    Word.CONTRADICTS: text(
        "Printed numbers are held against each other and against the data; what both find wrong "
        "is listed once. Synthetic data were made to fit the other printed figures."
    ),
    Word.NOT_COMPUTABLE: text(
        "Without a reason: the study's data hold nothing that it could be computed from."
    ),
    Word.ROUNDS: text(
        "The difference lies in the last printed decimal: rounded twice, cut off, or filled up "
        "with a zero."
    ),
    Word.AGREES: text(
        "Synthetic answers were made to reproduce these figures: against them agreement is no "
        "evidence. Against the other figures it is."
    ),
}


def ask_published(data: Data) -> Results:
    """The recomputed figures."""
    return data.published


def tell_published(told: Told) -> tuple[Block, ...]:
    """Contradictions, open questions, rounding, agreement: each statement once."""
    if not told.verdicts:
        return ()
    by_word = {word: _once(told.verdicts, word) for word in Word}
    tables = (
        _table(
            f"{ID}-contradicts",
            text("Printed figures and sentences that contradict"),
            {None: by_word[Word.CONTRADICTS]},
            (UNDER[Word.CONTRADICTS],),
        ),
        _table(
            f"{ID}-open",
            text("What cannot be decided, was not reported, or cannot be computed"),
            {SAID[word]: by_word[word] for word in OPEN},
            (UNDER[Word.NOT_COMPUTABLE],),
        ),
        _table(
            f"{ID}-rounds",
            text("Printed figures that round differently"),
            {None: by_word[Word.ROUNDS]},
            (UNDER[Word.ROUNDS],),
        ),
        _agreeing(by_word[Word.AGREES]),
    )
    return (_headline(told.verdicts), *(table for table in tables if table.rows))


def _once(verdicts: Iterable[Verdict], word: Word) -> list[Verdict]:
    """The verdicts of one kind; what the figures say of a figure is not said again by data."""
    found = [v for v in verdicts if v.verdict is word]
    if word is Word.AGREES:
        return found
    by_figures = {_figure(v) for v in found if v.against is Against.FIGURES}
    kept = [v for v in found if v.against is Against.FIGURES or _figure(v) not in by_figures]
    return sorted(kept, key=lambda v: v.note == NOTHING)


def _figure(verdict: Verdict) -> str:
    return verdict.id.partition(".")[0]


def _headline(verdicts: tuple[Verdict, ...]) -> Block:
    counts = Counter(v.verdict for v in verdicts)
    words = text(
        "Of {total} statements checked {agree} agree, {rounds} round differently, {contradict} "
        "contradict, {absent} are not computable, {open} cannot be decided and {announced} were "
        "announced but not reported.",
        total=str(len(verdicts)),
        agree=str(counts[Word.AGREES]),
        rounds=str(counts[Word.ROUNDS]),
        contradict=str(counts[Word.CONTRADICTS]),
        absent=str(counts[Word.NOT_COMPUTABLE]),
        open=str(counts[Word.UNDECIDED]),
        announced=str(counts[Word.ANNOUNCED]),
    )
    return says(words, (), Strength.DESCRIPTIVE)


def _table(
    id_: str, title: Words, groups: dict[Words | None, list[Verdict]], notes: tuple[Words, ...]
) -> Table:
    rows: list[Row] = []
    for head, verdicts in groups.items():
        if head and verdicts:
            rows.append(Row(head, kind=RowKind.GROUP))
        rows += [_line(verdict) for verdict in verdicts]
    return Table(
        id=id_,
        title=title,
        stub=text("Statement"),
        columns=(
            Column(text("Printed"), numeric=False),
            Column(text("Recomputed"), numeric=False),
            Column(text("Why"), numeric=False),
        ),
        rows=tuple(rows),
        notes=notes,
    )


def _line(verdict: Verdict) -> Row:
    why = _brief(verdict.note)
    numbers: tuple[Words, Words] = (verdict.printed, verdict.recomputed)
    if not verdict.printed:  # a sentence: its numbers are part of the reason
        numbers = ("", "")
        if verdict.recomputed and why:
            why = text("{numbers}. {why}", numbers=verdict.recomputed, why=why)
        else:
            why = verdict.recomputed or why
    return Row(_named(verdict), (*numbers, why))


def _named(verdict: Verdict) -> Words:
    return text("{statement} ({place})", statement=verdict.statement, place=verdict.place)


def _brief(note: Words) -> Words:
    """A note without what stands under the table."""
    if note in SILENT:
        return ""
    if isinstance(note, Text):
        parts = dict(note.values)
        if parts.get("second") in SILENT and "first" in parts:
            return _brief(parts["first"])  # type: ignore[arg-type]  # joined() puts Words there
    return note


def _agreeing(verdicts: list[Verdict]) -> Table:
    """By place and by what they were held against; beside a figure its p, df, percentage."""
    groups: dict[tuple[Words, Against], dict[str, list[Verdict]]] = {}
    for v in verdicts:
        figure = _figure(v) if v.against is Against.DATA else v.id
        groups.setdefault((v.place, v.against), {}).setdefault(figure, []).append(v)
    rows: list[Row] = []
    for (place, against), figures in groups.items():
        head = text("{place}, held against {what}", place=place, what=HELD[against])
        rows.append(Row(head, kind=RowKind.GROUP))
        rows += [_agreed(found) for found in figures.values()]
    return Table(
        id=f"{ID}-agrees",
        title=text("Printed figures and sentences that agree"),
        stub=text("Statement"),
        columns=(
            Column(text("Printed"), numeric=False),
            Column(text("Recomputed"), numeric=False),
        ),
        rows=tuple(rows),
        notes=(
            UNDER[Word.AGREES],
            text("The numbers behind a sentence stand in published.csv."),
        ),
    )


def _agreed(found: list[Verdict]) -> Row:
    printed = joined([v.printed for v in found], text("; "))
    recomputed = joined([v.recomputed for v in found], text("; "))
    return Row(found[0].statement, (printed, recomputed) if printed else ("", ""))


SECTION = Section(ID, text("Published figures compared"), (), ask_published, tell_published)
