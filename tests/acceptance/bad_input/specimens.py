"""Spoilt files of answers, made by the programs that people spoil them with."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

Row = dict[str, str]
Sheet = Any


def cell(value: str) -> str | float | None:
    """As a spreadsheet holds it."""
    try:
        return float(value)
    except ValueError:
        return value or None


def workbook(path: Path, rows: list[Row], change: Callable[[Sheet], object] | None = None) -> Path:
    """The answers as a workbook, changed."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append([cell(value) for value in row.values()])
    if change:
        change(sheet)
    book.save(path)
    return path


def encrypted(path: Path, rows: list[Row]) -> None:
    """Behind a password, as Excel does it (ECMA-376, agile)."""
    from msoffcrypto.format.ooxml import OOXMLFile

    plain = workbook(path.with_name("plain.xlsx"), rows)
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt("secret", target)
    plain.unlink()


def calculated(path: Path, rows: list[Row]) -> None:
    """Incomes as formulas with their results."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, list(rows[0]))
        for at, row in enumerate(rows, 1):
            for place, (name, said) in enumerate(row.items()):
                value = cell(said)
                if name == "income" and value is not None:
                    sheet.write_formula(at, place, f"={value}*1", None, value)
                elif value is not None:
                    sheet.write(at, place, value)


def dated(path: Path, rows: list[Row], *, since_1904: bool) -> None:
    """Start and end as Excel's dates, in the calendar of Windows or of old Macs."""
    with xlsxwriter.Workbook(path, {"date_1904": since_1904}) as book:
        sheet = book.add_worksheet()
        look = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_row(0, 0, list(rows[0]))
        for at, row in enumerate(rows, 1):
            for place, (name, said) in enumerate(row.items()):
                value = cell(said)
                if name in ("start", "end") and said:
                    when = dt.datetime.fromisoformat(said).replace(tzinfo=None)
                    sheet.write_datetime(at, place, when, look)
                elif value is not None:
                    sheet.write(at, place, value)


def column(sheet: Sheet, name: str) -> int:
    """The place of a column."""
    return [one.value for one in sheet[1]].index(name) + 1


def merge(*ranges: str) -> Callable[[Sheet], object]:
    return lambda sheet: [sheet.merge_cells(one) for one in ranges]


def title(sheet: Sheet) -> None:
    sheet.insert_rows(1)
    sheet["A1"] = "P村农户调查表"


def merged_title(sheet: Sheet) -> None:
    title(sheet)
    sheet.merge_cells("A1:H1")


def grouped(sheet: Sheet) -> None:
    sheet.insert_rows(1)
    sheet["A1"], sheet["G1"] = "基本情况", "收入"
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("G1:P1")


def second_header(sheet: Sheet) -> None:
    names = [one.value for one in sheet[1]]
    sheet.insert_rows(2)
    for place, name in enumerate(names, 1):
        sheet.cell(2, place).value = f"题目：{name}"


def uncalculated(sheet: Sheet) -> None:
    place = column(sheet, "income")
    for row in range(2, 6):
        sheet.cell(row, place).value = "=1000*20"


def serial_dates(sheet: Sheet) -> None:
    place = column(sheet, "start")
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, place).value = 44380.4 + row


def named_twice(sheet: Sheet) -> None:
    sheet.cell(1, 3).value = sheet.cell(1, 2).value


def empty_named(sheet: Sheet) -> None:
    sheet.cell(1, sheet.max_column + 1).value = "留空"


def empty_unnamed(sheet: Sheet) -> None:
    sheet.insert_cols(3)


def total_row(sheet: Sheet) -> None:
    last = sheet.max_row + 1
    sheet.cell(last, 1).value = "合  计："
    sheet.cell(last, column(sheet, "income")).value = 1_506_400


def wide(path: Path, columns: int) -> Path:
    """Twenty rows of very many columns, as CSV."""
    lines = [",".join(f"x{at}" for at in range(columns))]
    lines += [",".join(str(row + at) for at in range(columns)) for row in range(20)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def packed(path: Path, parts: dict[str, str]) -> Path:
    """A zip file of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def far_open_document(path: Path) -> Path:
    """LibreOffice's format: a million rows of sixteen thousand cells in one line of XML."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    cells = '<table:table-cell table:number-columns-repeated="16000" office:value-type="float" '
    content = (
        f'<office:document-content xmlns:office="{office}:office:1.0" '
        f'xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0"><office:body>'
        '<office:spreadsheet><table:table table:name="a"><table:table-row>'
        '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
        '</table:table-row><table:table-row table:number-rows-repeated="1000000">'
        f'{cells}office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    parts = {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": "<manifest/>"}
    return packed(path, parts)
