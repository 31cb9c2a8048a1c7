"""Write a questionnaire as a workbook that people can read and edit.

The same sheets give the same bytes on every machine, so that a questionnaire can be
compared by its checksum.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from endogen.forms.cells import read_type
from endogen.forms.workbook import Cells

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MADE = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)  # a fixed day: the bytes must not change by day
HEAD = "#1F4E5F"
SECTIONS = ("#EAF3F5", "#F7F1E5", "#EEF3E8", "#F3ECF4", "#FBEFEA", "#ECEFF7")
WIDTHS = {
    "type": 24,
    "name": 22,
    "label": 46,
    "short": 24,
    "hint": 36,
    "role": 24,
    "origin": 9,
    "unit": 9,
    "missing": 26,
    "adequate": 10,
    "required": 9,
    "relevant": 32,
    "constraint": 36,
    "constraint_message": 36,
    "choice_filter": 26,
    "parameters": 18,
    "appearance": 14,
    "list_name": 16,
    "means": 16,
    "form_title": 46,
    "full_title": 46,
}


def write_form(sheets: Mapping[str, Cells], path: Path) -> Path:
    """Write sheets as an XLSForm workbook.

    Parameters
    ----------
    sheets : mapping of str to rows of texts
        As `read_folder` gives them; the first row of each is its header.
    path : Path

    Returns
    -------
    Path
        The same path.
    """
    import xlsxwriter

    # No plain numbers or links: every cell of an XLSForm is a text.
    with xlsxwriter.Workbook(path, {"strings_to_urls": False}) as book:
        book.set_properties({"created": MADE.replace(tzinfo=None)})
        for name, cells in sheets.items():
            _write_sheet(book, book.add_worksheet(name), cells)
    return path


def _write_sheet(book: Workbook, sheet: Worksheet, cells: Cells) -> None:
    header, rows = cells[0], cells[1:]
    head = book.add_format(
        {
            "bold": True,
            "font_color": "white",
            "bg_color": HEAD,
            "text_wrap": True,
            "valign": "vcenter",
            "border": 1,
            "border_color": "#B9C7CC",
        }
    )
    for column, title in enumerate(header):
        sheet.set_column(column, column, WIDTHS.get(title.partition("::")[0], 14))
        sheet.write_string(0, column, title, head)
    sheet.set_row(0, 30)
    frozen = 2 if header[:2] in (["type", "name"], ["list_name", "name"]) else 0
    sheet.freeze_panes(1, frozen)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(header) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:Z{len(rows) + 1}"})
    shades = _shades(book, header, rows)
    for number, (line, shade) in enumerate(zip(rows, shades, strict=True), start=1):
        for column, said in enumerate(line):
            if said:
                sheet.write_string(number, column, said, shade)
            else:
                sheet.write_blank(number, column, None, shade)


def _shades(book: Workbook, header: list[str], rows: Cells) -> list[Format]:
    """A colour for each section of the survey, or for each choice list."""
    plain = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D9DEE0"}
    colours = [book.add_format({**plain, "bg_color": colour}) for colour in SECTIONS]
    bold = [book.add_format({**plain, "bg_color": c, "bold": True}) for c in SECTIONS]
    white = book.add_format(plain)
    shades: list[Format] = []
    if header[0] == "list_name":
        turn = cycle(colours)
        of_list: dict[str, Format] = {}
        for line in rows:
            if line[0] not in of_list:
                of_list[line[0]] = next(turn)
            shades.append(of_list[line[0]])
        return shades
    depth, section = 0, -1
    for line in rows:
        kind = read_type(line[0])
        word = kind.word if kind else ""
        if word.startswith("begin "):
            depth += 1
            section += depth == 1
            shades.append(bold[section % len(bold)])
            continue
        shades.append(colours[section % len(colours)] if depth else white)
        depth -= word.startswith("end ")
    return shades
