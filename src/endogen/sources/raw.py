"""The cells of a file of answers as they stand in it, and as corrections change them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from endogen.sources.cells import spelt
from endogen.sources.delimited import read_delimited
from endogen.sources.kinds import FileKind, kind_of
from endogen.sources.labelled import read_labelled
from endogen.sources.labels import Labels, is_number, number, stata_letter
from endogen.sources.parquet import parquet_cells, parquet_names
from endogen.sources.table import Cell, Table
from endogen.sources.workbook import read_workbook
from endogen.study.correction import Change

Raw = tuple[int, str, Mapping[str, Cell]]


def open_table(
    path: Path, file: str, kind: FileKind, encoding: str = "", sheet: str = ""
) -> tuple[Table, Labels | None]:
    """Open a file that holds rows of cells, with the labels that it brings."""
    if kind in (FileKind.SPSS, FileKind.STATA):
        labelled = read_labelled(path, file, kind, encoding)
        return labelled.table, labelled.labels
    if kind is FileKind.WORKBOOK:
        return read_workbook(path, file, sheet), None
    return read_delimited(path, file, encoding), None


def raw_header(path: Path, file: str) -> tuple[str, ...]:
    """The names of the columns."""
    kind = kind_of(path, file)
    if kind is FileKind.PARQUET:
        return parquet_names(path, file)
    return open_table(path, file, kind)[0].header


def raw_rows(
    path: Path, file: str, key: str, wanted: Collection[str], columns: Sequence[str]
) -> Iterator[Raw]:
    """The rows of some households: row, id, and their cells in some columns.

    Parameters
    ----------
    key : str
        The column that identifies a household.
    wanted : collection of str
        Ids.
    columns : sequence of str
    """
    kind = kind_of(path, file)
    if kind is FileKind.PARQUET:
        yield from parquet_cells(path, file, key, wanted, columns)
        return
    table, _ = open_table(path, file, kind)
    at = table.header.index(key)
    places = {name: table.header.index(name) for name in columns}
    for row, cells in table.rows:
        said = spelt(cells[at]) or ""
        if said in wanted:
            yield row, said, {name: _shown(cells[place]) for name, place in places.items()}


def _shown(cell: Cell) -> Cell:
    """One of Stata's missing answers as people write it."""
    letter = stata_letter(cell) if isinstance(cell, float) else ""
    return f".{letter}" if letter else cell


def changed(table: Table, changes: Sequence[Change]) -> Table:
    """The same table, where some cells hold something else."""
    if not changes:
        return table
    by_row: dict[int, list[tuple[int, str]]] = {}
    for change in changes:
        place = table.header.index(change.column)
        by_row.setdefault(change.row, []).append((place, change.new))
    return replace(table, rows=_rows(table.rows, by_row))


def _rows(
    rows: Iterator[tuple[int, Sequence[Cell]]], by_row: Mapping[int, list[tuple[int, str]]]
) -> Iterator[tuple[int, Sequence[Cell]]]:
    for row, cells in rows:
        mended = list(cells)
        for place, new in by_row.get(row, ()):
            mended[place] = _cell(new, cells[place])
        yield row, mended


def _cell(new: str, old: Cell) -> Cell:
    """A new value in the manner of the column: Stata's missing answers are numbers there."""
    if isinstance(old, float) and stata_letter(new) and is_number(new):
        return number(new)
    return new or None
