"""What a page says, in one language: blocks with all words and numbers put in."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from urllib.parse import quote

from endogen.i18n import Words
from endogen.report import words
from endogen.report.csv import lines
from endogen.report.document import (
    Cell,
    Column,
    Link,
    Row,
    RowKind,
    Show,
    Table,
    Value,
)
from endogen.report.format import absent
from endogen.report.numbering import Place
from endogen.report.speech import Speech, values_in

LONG = 36  # bytes: a dozen Chinese characters, or half a dozen words
WIDE = 6  # columns that an upright page holds in the usual size of letters
ENDS = (".", "。", "!", "！", "?", "？", "…")
MARKS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell: what it says; the row it shows and how, if it is one number; where it leads."""

    said: str
    row: str = ""
    mark: str = ""
    numeric: bool = True
    show: Show | None = None
    href: str = ""

    @property
    def long(self) -> bool:
        """Whether it is a sentence rather than a number or a word."""
        return len(self.said.encode()) > LONG


@dataclass(frozen=True, slots=True)
class RowView:
    """A line of a table."""

    label: str
    cells: tuple[CellView, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class File:
    """A file that the page carries in a link."""

    name: str
    uri: str


@dataclass(frozen=True, slots=True)
class TableView:
    """A table as it is printed; `legend` holds base, method and notes by their labels."""

    place: Place
    name: str
    title: str
    provenance: str
    stub: str
    spanners: tuple[tuple[str, int], ...]
    heads: tuple[tuple[str, bool], ...]
    rows: tuple[RowView, ...]
    legend: tuple[tuple[str, str], ...]
    footnotes: tuple[tuple[str, str], ...]
    file: File
    kind: str = "table"

    @property
    def wide(self) -> bool:
        """Whether smaller letters are needed to hold its columns."""
        return len(self.heads) >= WIDE

    @property
    def wordy(self) -> bool:
        """Whether it holds sentences, so that its lines need hairlines between them."""
        return any(cell.long for row in self.rows for cell in row.cells)


@dataclass(slots=True)
class Footnotes:
    """The reasons for missing numbers, each marked with a letter once."""

    marks: dict[str, str] = field(default_factory=dict)

    def mark(self, reason: str) -> str:
        """The letter of `reason`."""
        if reason not in self.marks:
            count = len(self.marks)
            self.marks[reason] = MARKS[count % 26] * (1 + count // 26)
        return self.marks[reason]


def table_view(
    table: Table, place: Place, speech: Speech, *, name: Words, banners: Sequence[str]
) -> TableView:
    """Put words and numbers into `table`.

    Raises
    ------
    ValueError
        When a row has another number of cells than there are columns.
    """
    footnotes = Footnotes()
    rows = tuple(_row(row, table, footnotes, speech) for row in table.rows)
    provenance = speech.provenance(rows_of(table), table.provenance)
    called = speech.say(name)
    legend = legend_of(table.base, table.method, table.notes, speech)
    sheet = [_csv_heads(table, speech), *(_csv_row(row, table, speech) for row in table.rows)]
    heading = csv_heading(
        f"{called}. {speech.say(table.title)}", legend, provenance, banners, speech
    )
    return TableView(
        place=place,
        name=called,
        title=speech.say(table.title),
        provenance=provenance,
        stub=speech.say(table.stub),
        spanners=_spanners(table.columns, speech),
        heads=tuple((speech.say(column.head), column.numeric) for column in table.columns),
        rows=rows,
        legend=legend,
        footnotes=tuple((letter, reason) for reason, letter in footnotes.marks.items()),
        file=csv_file(place.anchor, sheet, heading),
    )


def rows_of(table: Table) -> list[str]:
    """The ids of all rows of Results that a table's cells show."""
    return [value.row for row in table.rows for cell in row.cells for value in values_in(cell)]


def legend_of(
    base: Words, method: Words, notes: Sequence[Words], speech: Speech
) -> tuple[tuple[str, str], ...]:
    """Base, method and notes with their labels, those that are there."""
    several = [("notes" if len(notes) > 1 else "note", " ".join(map(speech.say, notes)))]
    labelled = [("base", speech.say(base)), ("method", speech.say(method)), *several]
    return tuple(
        (speech.say(words.LABELS[key]), _stopped(said, speech)) for key, said in labelled if said
    )


def _stopped(said: str, speech: Speech) -> str:
    """End a sentence that a row's words leave open: they also stand within others."""
    return said if said.endswith(ENDS) else said + speech.say(words.LABELS["end"])


def csv_file(name: str, sheet: Iterable[Sequence[str]], heading: Iterable[str]) -> File:
    """The cells as a CSV file within a link."""
    content = base64.b64encode(lines(sheet, heading)).decode("ascii")
    return File(f"{name}.csv", "data:text/csv;charset=utf-8;base64," + content)


def csv_heading(
    title: str,
    legend: Iterable[tuple[str, str]],
    provenance: str,
    banners: Iterable[str],
    speech: Speech,
) -> list[str]:
    """What a CSV file says above its columns, so that it can travel alone."""
    said = [(speech.say(words.LABELS["title"]), title), *legend]
    if provenance:
        label = speech.say(words.LABELS["provenance"])
        said.append((label, speech.say(words.PROVENANCES[provenance])))
    return [*banners, *(speech.say(words.colon(label, what)) for label, what in said)]


def _row(row: Row, table: Table, footnotes: Footnotes, speech: Speech) -> RowView:
    wanted = 0 if row.kind is RowKind.GROUP else len(table.columns)
    if len(row.cells) != wanted:
        raise ValueError(
            f"table {table.id!r}, row {speech.say(row.label)!r}: "
            f"{len(row.cells)} cells for {wanted} columns"
        )
    cells = tuple(
        _cell(cell, column, footnotes, speech)
        for cell, column in zip(row.cells, table.columns, strict=False)
    )
    return RowView(speech.say(row.label), cells, row.kind.value)


def _cell(cell: Cell, column: Column, footnotes: Footnotes, speech: Speech) -> CellView:
    found = values_in(cell)
    mark = ""
    for value in found:
        row = speech.row(value.row)
        if absent(row, value.show) and row.note:
            mark = footnotes.mark(speech.say(row.note))
    said = speech.say(cell)
    if isinstance(cell, Value):
        return CellView(said, cell.row, mark, column.numeric, cell.show)
    return CellView(said, "", mark, column.numeric, href=href(cell, speech.lang))


def href(item: Cell, lang: str) -> str:
    """The address that a link leads to; "" for anything else."""
    if not isinstance(item, Link):
        return ""
    return quote(item.target.replace("{lang}", lang).replace("{format}", "html"))


def _spanners(columns: Sequence[Column], speech: Speech) -> tuple[tuple[str, int], ...]:
    said = [speech.say(column.spanner) for column in columns]
    return tuple((name, len(list(run))) for name, run in groupby(said)) if any(said) else ()


def _csv_heads(table: Table, speech: Speech) -> list[str]:
    heads = [speech.plainly(table.stub)]
    for column in table.columns:
        over, head = speech.plainly(column.spanner), speech.plainly(column.head)
        heads.append(f"{over} | {head}" if over and head else over or head)
    return heads


def _csv_row(row: Row, table: Table, speech: Speech) -> list[str]:
    cells = [speech.plainly(cell) for cell in row.cells] or [""] * len(table.columns)
    return [speech.say(row.label), *cells]  # a sentence keeps its signs
