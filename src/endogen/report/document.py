"""What a report is made of: blocks that know no format and no statistics.

Chapters make blocks, writers (`endogen.report.formats`: HTML, Word, Excel) print them.
A number stands in a block as a `Value`: the id of a row of Results and how to show it.
So that a number is formatted once, in `endogen.report.format`, and can be traced.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from endogen.i18n import Words
from endogen.report.chart import Chart
from endogen.report.value import Show, Value
from endogen.survey.strength import Strength

__all__ = [
    "Block",
    "Cell",
    "Column",
    "Document",
    "Figure",
    "Heading",
    "Link",
    "Note",
    "NoteKind",
    "Paragraph",
    "Row",
    "RowKind",
    "Show",
    "Statement",
    "Strength",
    "Table",
    "Value",
]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to another file of the run.

    Attributes
    ----------
    text : Words
        What stands there; a writer without links prints it alone.
    target : str
        The file, seen from this one; ``{lang}`` and ``{format}`` stand for those of the
        document that holds the link.
    """

    text: Words
    target: str


Cell = Words | Value | Link | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 opens a chapter, 2 a section.

    Attributes
    ----------
    anchor : str
        The stable end of its address (``#…``): the id of the chapter or section.
    number : str
        A chapter's own number ("8"); chapters without one are counted from 1.  Sections
        are counted within their chapter.
    numbered : bool
        Whether a chapter is counted at all; a page before the first is not.
    """

    level: int
    text: Words
    anchor: str = ""
    number: str = ""
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `Value` objects may stand in the places of its Text."""

    text: Words


@dataclass(frozen=True, slots=True)
class Statement:
    """A finding as the report prints it: a sentence, how sure, the rows that carry it."""

    text: Words
    strength: Strength
    rows: tuple[str, ...]
    provenance: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    head : Words
    spanner : Words
        A heading over several neighbouring columns; equal spanners are joined.
    numeric : bool
        Right-aligned.
    """

    head: Words
    spanner: Words = ""
    numeric: bool = True


class RowKind(StrEnum):
    """What a line of a table is."""

    BODY = "body"
    TOTAL = "total"
    GROUP = "group"  # a heading within the stub, without cells


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its stub and one cell a column."""

    label: Words
    cells: tuple[Cell, ...] = ()
    kind: RowKind = RowKind.BODY


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes
    ----------
    id : str
        Stable, ``chapter.table``; the prefix of its rows' ids.
    stub : Words
        Heading of the stub column.
    base : Words
        Whom the percentages speak of, with n.
    method : Words
        Intervals and tests used.
    notes : tuple of Words
    provenance : str
        survey, reconstructed, invented, or "" to be taken from the rows shown.
    """

    id: str
    title: Words
    stub: Words
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    base: Words = ""
    method: Words = ""
    notes: tuple[Words, ...] = ()
    provenance: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its alternative text and the table of data behind it.

    Attributes
    ----------
    chart : Chart
        One of the kinds in `endogen.report.charts`; it holds row ids and labels, no pixels.
    alt : Words
        What a person who cannot see it should know: the message, not the decoration.
    """

    id: str
    title: Words
    chart: Chart
    alt: Words
    base: Words = ""
    method: Words = ""
    notes: tuple[Words, ...] = ()
    provenance: str = ""


class NoteKind(StrEnum):
    """Why a note stands apart."""

    INFO = "info"
    CAUTION = "caution"
    ABSENT = "absent"  # a chapter or table that the questionnaire cannot carry


@dataclass(frozen=True, slots=True)
class Note:
    """A note set apart from the running text."""

    text: Words
    kind: NoteKind = NoteKind.INFO


Block = Heading | Paragraph | Statement | Table | Figure | Note


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report in no language yet.

    Attributes
    ----------
    banners : tuple of Words
        Said at the top of every page: synthetic, not representative, internal.
    facts : tuple of (Words, Words or Link)
        The few lines under the title: place, date of fieldwork, n, software.
    """

    title: Words
    subtitle: Words
    banners: tuple[Words, ...]
    facts: tuple[tuple[Words, Words | Link], ...]
    blocks: tuple[Block, ...]
    stamp: Mapping[str, str] = field(default_factory=dict)
