"""What a report is made of: blocks that know no format and no statistics.

Chapters make blocks, writers (`endogen.report.html`, later Word and Excel) print them.
A number stands in a block as a `Value`: the id of a row of Results and how to show it.
So that a number is formatted once, in `endogen.report.format`, and can be traced.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from endogen.i18n import Words


class Show(StrEnum):
    """How a number of a row is shown."""

    PERCENT = "percent"  # 80.8 %
    SHARE = "share"  # .808
    NUMBER = "number"  # 1,234.5 (one decimal)
    DECIMAL = "decimal"  # 3.21
    R = "r"  # −.676
    YUAN = "yuan"  # 12,345
    COUNT = "count"  # the row's `count`
    N = "n"  # the row's `n`
    P = "p"  # < .001
    P_ADJUSTED = "p_adjusted"
    CI_PERCENT = "ci_percent"  # 69.9 – 89.1
    CI_DECIMAL = "ci_decimal"
    CI_R = "ci_r"
    CI_YUAN = "ci_yuan"
    POINTS = "points"  # percentage points, signed: +12.3
    CI_POINTS = "ci_points"
    DF = "df"


@dataclass(frozen=True, slots=True)
class Value:
    """A number of one row of Results, and how to show it."""

    row: str
    show: Show = Show.NUMBER


Cell = Words | Value | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 opens a chapter, 2 a section."""

    level: int
    text: Words
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `Value` objects may stand in the places of its Text."""

    text: Words


class Strength(StrEnum):
    """How sure a finding is."""

    CLEAR = "clear"
    SUGGESTIVE = "suggestive"
    CANNOT_TELL = "cannot tell"
    DESCRIPTIVE = "descriptive"  # states what the sample holds and infers nothing


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
        One of the kinds in `endogen.report.charts`; it holds rows and labels, no pixels.
    alt : Words
        What a person who cannot see it should know: the message, not the decoration.
    """

    id: str
    title: Words
    chart: object
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
    facts : mapping of Words to Words
        The few lines under the title: place, date of fieldwork, n, software.
    """

    title: Words
    subtitle: Words
    banners: tuple[Words, ...]
    facts: tuple[tuple[Words, Words], ...]
    blocks: tuple[Block, ...]
    stamp: Mapping[str, str] = field(default_factory=dict)
