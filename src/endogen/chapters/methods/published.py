"""8.published: figures printed elsewhere, held against the data and against each other."""

from __future__ import annotations

from collections import Counter

from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import says
from endogen.i18n import Words, text
from endogen.published.verdict import Against, Verdict, Word
from endogen.report.document import Block, Column, Row, Table
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


def ask_published(data: Data) -> Results:
    """The recomputed figures."""
    return data.published


def tell_published(told: Told) -> tuple[Block, ...]:
    """How many agree; what does not, with its reason; then all, against the data."""
    if not told.verdicts:
        return ()
    odd = [v for v in told.verdicts if v.verdict is not Word.AGREES]
    figures = [v for v in odd if v.against is Against.FIGURES]
    data = [v for v in told.verdicts if v.against is Against.DATA]
    return (
        _headline(told.verdicts),
        _table(f"{ID}-odd", text("What does not agree, apart from the data"), figures),
        _table(f"{ID}-data", text("Figures held against the data"), data),
    )


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


def _table(id_: str, title: Words, verdicts: list[Verdict]) -> Table:
    return Table(
        id=id_,
        title=title,
        stub=text("Place"),
        columns=(
            Column(text("Statement"), numeric=False),
            Column(text("Printed"), numeric=False),
            Column(text("Recomputed"), numeric=False),
            Column(text("Verdict"), numeric=False),
            Column(text("Why"), numeric=False),
        ),
        rows=tuple(
            Row(v.place, (v.statement, v.printed, v.recomputed, SAID[v.verdict], v.note))
            for v in verdicts
        ),
    )


SECTION = Section(ID, text("Published figures compared"), (), ask_published, tell_published)
