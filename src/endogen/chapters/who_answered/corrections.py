"""0.corrections: which answers were corrected, from what to what, why, and by whom.

The table names the line of the file of corrections and not the household: a report is
passed on more easily than the file, and an id is the key to a household's record.
"""

from __future__ import annotations

from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import line, says
from endogen.i18n import Words, text
from endogen.report.document import (
    Block,
    Cell,
    Column,
    Note,
    NoteKind,
    Row,
    RowKind,
    Show,
    Table,
    Value,
)
from endogen.study.correction import Applied
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "0.corrections"
APPLIED, REFUSED, REASON = f"{ID}.applied", f"{ID}.refused", f"{ID}.reason"
SHOWN = 100  # corrections listed one by one; whoever has more reads the file


def ask_corrections(data: Data) -> Results:
    """Counted when the answers were read."""
    return data.corrections


def tell_corrections(told: Told) -> tuple[Block, ...]:
    """How many, for what reasons, and each of them."""
    if APPLIED not in told:
        return ()
    sentence = text(
        "Answers corrected before anything was counted: {applied}. The file of answers is "
        "unchanged; the corrections stand in {file}.",
        applied=Value(APPLIED, Show.COUNT),
        file=told.corrections.file,
    )
    blocks: list[Block] = [says(sentence, [APPLIED], Strength.DESCRIPTIVE)]
    if told[REFUSED].count:
        words = text(
            "Corrections refused: {refused}. They changed nothing; problems.csv says why.",
            refused=Value(REFUSED, Show.COUNT),
        )
        blocks.append(Note(words, NoteKind.CAUTION))
    if told.corrections.applied:
        blocks += [_reasons(told), _list(told)]
    return tuple(blocks)


def _reasons(told: Told) -> Table:
    rows = [line(row.group, (Value(row.id, Show.COUNT),)) for row in told.under(REASON)]
    return Table(
        id=f"{ID}-reasons",
        title=text("Corrections by reason"),
        stub=text("Reason"),
        columns=(Column(text("corrections")),),
        rows=(*rows, Row(text("all"), (Value(APPLIED, Show.COUNT),), RowKind.TOTAL)),
        base=text("Corrections made: {n}.", n=Value(APPLIED, Show.COUNT)),
    )


def _list(told: Told) -> Table:
    made = told.corrections.applied
    notes: list[Words] = [
        text("The line is that of {file}, where the household stands.", file=told.corrections.file)
    ]
    if len(made) > SHOWN:
        notes.append(text("The first {shown} of {n}.", shown=str(SHOWN), n=str(len(made))))
    dated = any(one.correction.date for one in made)
    heads: list[Words] = [text("Question"), text("was"), text("is"), text("Reason"), text("Who")]
    return Table(
        id=ID,
        title=text("Answers that were corrected"),
        stub=text("Line"),
        columns=tuple(
            Column(head, numeric=False) for head in [*heads, *([text("Date")] if dated else [])]
        ),
        rows=tuple(line(str(one.correction.row), _cells(one, dated)) for one in made[:SHOWN]),
        base=text("Corrections made: {n}.", n=Value(APPLIED, Show.COUNT)),
        notes=tuple(notes),
        provenance=told[APPLIED].provenance,
    )


def _cells(one: Applied, dated: bool) -> tuple[Cell, ...]:
    said = one.correction
    cells: tuple[Cell, ...] = (one.label, one.old, one.new, said.reason, said.who)
    return (*cells, said.date) if dated else cells


SECTION = Section(ID, text("Corrections"), (), ask_corrections, tell_corrections)
