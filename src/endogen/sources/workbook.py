"""A sheet of an Excel (or LibreOffice) workbook."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from endogen.errors import DataError, Where
from endogen.errors.foreign import quoted
from endogen.i18n import text
from endogen.sources.merged import merged_cells
from endogen.sources.table import Cell, Table, checked_header, rectangular
from endogen.study.nearest import nearest
from endogen.study.problem import Problem, Severity, problem
from endogen.study.reach import CELLS, LINKS, WORKBOOK, Reach, parts, reach

TOO_MANY = re.compile(r"[Cc]ell limit exceeded \((\d+)")


def read_workbook(path: Path, file: str, sheet: str = "") -> Table:
    """Open a sheet: the one named, else the first one that is not hidden."""
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetVisibleEnum,
    )

    try:
        book = CalamineWorkbook.from_path(path)
        shown = [
            s.name for s in book.sheets_metadata if s.visible == SheetVisibleEnum.Visible
        ] or book.sheet_names
        name = _chosen(sheet, shown, file)
        reached = _reach(path, book.sheet_names.index(name))
        if reached.too_far:
            where = Where(file=file, sheet=name)
            raise DataError("E-DATA-FAR", where=where, got=reached.corner, most=f"{CELLS:,}")
        opened = book.get_sheet_by_name(name)
        merged, cells = opened.merged_cell_ranges, opened.iter_rows()
    except PasswordError:
        raise DataError("E-DATA-ENCRYPTED", where=Where(file=file)) from None
    except (CalamineError, OSError, zipfile.BadZipFile, zlib.error, ValueError) as error:
        if many := TOO_MANY.search(str(error)):  # formats whose reach calamine alone knows
            where, got = Where(file=file), text("number {n}", n=f"{int(many[1]):,}")
            raise DataError("E-DATA-FAR", where=where, most=f"{CELLS:,}", got=got) from None
        reason = quoted("calamine", str(error))
        raise DataError("E-DATA-BROKEN", where=Where(file=file), reason=reason) from None
    rows = _from_header(cells)
    first = next(rows, None)
    if first is None:
        raise DataError("E-DATA-EMPTY", where=Where(file=file, sheet=name))
    around = merged_cells(merged, first[0], file, name)
    header = checked_header(first[1], file, name)
    unclear: tuple[Problem, ...] = (
        (problem("E-DATA-SHEETS", Severity.WARNING, file=file, value=name, n=len(shown)),)
        if len(shown) > 1 and not sheet
        else ()
    )
    unclear += tuple(_without_value("E-DATA-CELL-ERROR", reached.errors, file))
    unclear += tuple(_without_value("E-DATA-UNCALCULATED", reached.uncalculated, file))
    unclear += around
    return Table(header, rectangular(rows, len(header), file), unclear, {"sheet": name})


def _reach(path: Path, place: int) -> Reach:
    """How far a sheet reaches; unknown of workbooks that are not Office Open XML."""
    if not zipfile.is_zipfile(path):
        return Reach()
    with zipfile.ZipFile(path) as packed:
        names = set(packed.namelist())
        if not {WORKBOOK, LINKS} <= names:
            return Reach()
        sheets = parts(packed.read(WORKBOOK), packed.read(LINKS))
        part = sheets[place] if place < len(sheets) else ""
        return reach(packed.read(part)) if part in names else Reach()


def _without_value(code: str, cells: Sequence[str], file: str) -> Iterator[Problem]:
    """Cells of which the file keeps no value: one problem that counts them."""
    if cells:
        said = ", ".join(cells[:10]) + (", …" if len(cells) > 10 else "")
        yield problem(
            code, Severity.ERROR, file=file, value=said, count=len(cells), cells=said, n=len(cells)
        )


def _chosen(sheet: str, shown: Sequence[str], file: str) -> str:
    if sheet and sheet not in shown:
        raise DataError(
            "E-DATA-SHEET", where=Where(file=file), name=sheet, nearest=nearest(sheet, shown)
        )
    return sheet or shown[0]


def _from_header(cells: Iterator[Sequence[object]]) -> Iterator[tuple[int, list[Cell]]]:
    """Number the rows, from the first that is not empty; drop empty columns before it."""
    left: int | None = None
    for row, line in enumerate(cells, start=1):
        values = [_cell(value) for value in line]
        if left is None:
            left = next((i for i, value in enumerate(values) if value is not None), None)
        if left is not None:
            yield row, values[left:]


def _cell(value: object) -> Cell:
    if value == "":
        return None
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    return value
