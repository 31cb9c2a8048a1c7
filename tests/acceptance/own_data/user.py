"""A person with a spreadsheet program: opens roles.xlsx, corrects cells, saves."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from endogen.forms.roles_book.layout import COLUMNS, FACTS, SHEETS

Corrections = dict[str, dict[str, str]]


def sheet_of(book: openpyxl.Workbook, key: str):
    """A sheet, in whichever language it is named."""
    return next(book[name] for name in book.sheetnames if name in (SHEETS[key].en, SHEETS[key].zh))


def columns_of(sheet) -> dict[str, int]:
    """Where each column of the sheet "roles" stands, the first being 1."""
    heads = {cell.value: cell.column for cell in sheet[1]}
    return {
        key: heads[said]
        for key, label in COLUMNS.items()
        for said in (label.en, label.zh)
        if said in heads
    }


def read(folder: Path) -> dict[str, dict[str, str]]:
    """The rows of the workbook, by column of the file of answers."""
    book = openpyxl.load_workbook(folder / "roles.xlsx")
    sheet = sheet_of(book, "roles")
    at = columns_of(sheet)
    rows = {}
    for line in sheet.iter_rows(min_row=2):
        cells = {key: str(line[place - 1].value or "") for key, place in at.items()}
        rows[cells["column"]] = cells
    return rows


def correct(
    folder: Path, corrections: Corrections | None = None, facts: dict[str, str] | None = None
) -> None:
    """Write into cells: by column of the file and key; and on the sheet "study"."""
    path = folder / "roles.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = sheet_of(book, "roles")
    at = columns_of(sheet)
    place = {sheet.cell(row, at["column"]).value: row for row in range(2, sheet.max_row + 1)}
    for column, cells in (corrections or {}).items():
        for key, value in cells.items():
            sheet.cell(place[column], at[key]).value = value
    study = sheet_of(book, "study")
    for line in study.iter_rows():
        for key, value in (facts or {}).items():
            if line[0].value in (FACTS[key].en, FACTS[key].zh):
                line[1].value = value
    book.save(path)
