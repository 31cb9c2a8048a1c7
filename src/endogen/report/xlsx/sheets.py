"""One table on one sheet: its title, its banners, its cells, and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from endogen.i18n import text
from endogen.report import words
from endogen.report.format import INTERVALS
from endogen.report.speech import clean
from endogen.report.views import CellView, RowView, TableView
from endogen.report.xlsx.book import ACCENT, MUTED, WARN, Book
from endogen.report.xlsx.numbers import numbers
from endogen.report.xlsx.sizes import characters, make_room, reach

NARROWEST, WIDEST, READABLE = 7.0, 60.0, 90.0  # characters
STUB_WIDEST = 45.0
BOLD = 1.08
LONGEST_RUNNING = 255  # characters of a header, Excel's own limit
LOW, HIGH = text("{interval}: low"), text("{interval}: high")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet: the column of the table it shows, or one end of its interval."""

    head: str
    at: int
    numeric: bool
    end: int = -1  # 0 the lower, 1 the upper end of an interval


def columns(view: TableView, book: Book) -> list[Column]:
    """The columns beside the stub; an interval becomes two, to be computed on."""
    found = []
    for at, (head, numeric) in enumerate(view.heads):
        cells = [row.cells[at] for row in view.rows if row.cells]
        if any(cell.show in INTERVALS for cell in cells):
            for end, name in enumerate((LOW, HIGH)):
                said = book.speech.say(text(name.msgid, interval=head))
                found.append(Column(said, at, numeric, end))
        else:
            found.append(Column(head, at, numeric))
    return found


def table_sheet(
    book: Book, view: TableView, banners: Sequence[str], *, name: str = "", title: str = ""
) -> None:
    """Add the sheet of `view`.

    Parameters
    ----------
    name : str
        Of the sheet; the table's own («Table 1.2») by default.
    title : str
        What stands above it; the table's caption by default.
    """
    say = book.speech.say
    sheet = book.sheet(name or view.name)
    title = title or view.name + say(words.LABELS["stop"]) + view.title
    shown = columns(view, book)
    widths = _widths(view, shown)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    row = _above(book, sheet, title, banners)
    first = row
    row = _heads(book, sheet, view, shown, row, widths)
    sheet.freeze_panes(row, 1)
    sheet.repeat_rows(first, row - 1)
    for order, line in enumerate(view.rows):
        _line(book, sheet, row, line, shown, last=order == len(view.rows) - 1, view=view)
        _room(sheet, row, line, shown, widths)
        row += 1
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{row + 1}"})
    _below(book, sheet, view, row + 1, widths)
    if len(shown) > 5:
        sheet.set_landscape()
    running(sheet, banners, title)


def running(sheet: Any, banners: Sequence[str], title: str) -> None:
    """What stands on every printed page."""
    above = clean(" · ".join(banners)).replace("&", "&&")
    sheet.set_header("&L&8" + above[: LONGEST_RUNNING - 4])
    below = clean(title).replace("&", "&&")[: LONGEST_RUNNING - 20]
    sheet.set_footer(f"&L&8{below}&R&8&P / &N")


def _above(book: Book, sheet: Any, title: str, banners: Sequence[str]) -> int:
    book.say(sheet, 0, 0, title, bold=True, font_size=12)
    row = 1
    for banner in banners:
        book.say(sheet, row, 0, banner, font_color=WARN)
        row += 1
    contents = book.speech.say(words.LABELS["contents"])
    look = book.look(font_color=ACCENT, underline=1)
    sheet.write_url(row, 0, book.address(contents), look, "← " + contents)
    return row + 1


def _heads(
    book: Book,
    sheet: Any,
    view: TableView,
    shown: Sequence[Column],
    row: int,
    widths: Sequence[float],
) -> int:
    top = {"bold": True, "top": 2, "text_wrap": True, "valign": "bottom"}
    if view.spanners:
        book.say(sheet, row, 0, "", **top)
        _spanners(book, sheet, view, shown, row, top)
        make_room(sheet, row, _spanned(view, shown, widths))
        top["top"] = 0
        row += 1
    book.say(sheet, row, 0, view.stub, **top, bottom=1)
    for at, column in enumerate(shown, 1):
        align = "right" if column.numeric else "left"
        book.say(sheet, row, at, column.head, **top, bottom=1, align=align)
    heads = [view.stub, *(column.head for column in shown)]
    make_room(sheet, row, [(said, width / BOLD) for said, width in zip(heads, widths, strict=True)])
    return row + 1


def _spanned(
    view: TableView, shown: Sequence[Column], widths: Sequence[float]
) -> list[tuple[str, float]]:
    """The spanners with the width of the columns that they stand over."""
    found, begins = [], 0
    for said, span in view.spanners:
        under = [at for at, column in enumerate(shown, 1) if begins <= column.at < begins + span]
        found.append((said, sum(widths[at] for at in under) / BOLD))
        begins += span
    return found


def _spanners(
    book: Book,
    sheet: Any,
    view: TableView,
    shown: Sequence[Column],
    row: int,
    top: dict[str, Any],
) -> None:
    begins = 0
    for said, span in view.spanners:
        under = [at for at, column in enumerate(shown, 1) if begins <= column.at < begins + span]
        look = {**top, "align": "center", "bottom": 4 if said else 0}
        if len(under) > 1:
            sheet.merge_range(row, under[0], row, under[-1], "", book.look(**look))
        book.say(sheet, row, under[0], said, **look)
        begins += span


def _line(
    book: Book,
    sheet: Any,
    row: int,
    line: RowView,
    shown: Sequence[Column],
    *,
    last: bool,
    view: TableView,
) -> None:
    look: dict[str, Any] = {"bottom": 2} if last else {}
    if line.kind in ("group", "total"):
        look["bold"] = True
    if line.kind == "total":
        look["top"] = 1
    indent = 1 if line.kind != "group" and any(r.kind == "group" for r in view.rows) else 0
    wrapped = line.kind != "group"  # which may run over the empty cells beside it
    book.say(sheet, row, 0, line.label, **look, text_wrap=wrapped, indent=indent)
    for at, column in enumerate(shown, 1):
        if line.cells:
            _cell(book, sheet, (row, at), line.cells[column.at], column, look)
        else:
            sheet.write_blank(row, at, None, book.look(**look))


def _room(
    sheet: Any, row: int, line: RowView, shown: Sequence[Column], widths: Sequence[float]
) -> None:
    cells = []
    if line.cells:
        cells.append((line.label, widths[0]))
        texts = [
            (line.cells[column.at], width) for column, width in zip(shown, widths[1:], strict=True)
        ]
        cells += [(cell.said, width) for cell, width in texts if not cell.numeric or cell.long]
    make_room(sheet, row, cells)


def _cell(
    book: Book,
    sheet: Any,
    place: tuple[int, int],
    cell: CellView,
    column: Column,
    look: dict[str, Any],
) -> None:
    found = numbers(book.speech.row(cell.row), cell.show) if cell.row and cell.show else ()
    numeric = column.numeric and not cell.long
    look = {**look, "align": "right" if numeric else "left"}
    if len(found) == 1 and column.end == 1:  # a single number among intervals stands once
        sheet.write_blank(*place, None, book.look(**look))
    elif found:
        number = found[min(max(column.end, 0), len(found) - 1)]
        sheet.write_number(*place, number.value, book.look(**look, num_format=number.format))
    elif column.end == 1 or not cell.said:
        sheet.write_blank(*place, None, book.look(**look))  # said once, in the lower end's cell
    elif cell.mark:
        above = book.look(font_script=1)
        sheet.write_rich_string(*place, cell.said, above, cell.mark, book.look(**look))
    else:
        book.say(sheet, *place, cell.said, **look, text_wrap=not numeric)


def _below(book: Book, sheet: Any, view: TableView, row: int, widths: Sequence[float]) -> None:
    """Base, method, notes, reasons for missing numbers, and where the numbers come from."""
    say = book.speech.say
    colon = say(words.LABELS["colon"])
    lines = [label + colon + said for label, said in view.legend]
    lines += [f"{mark} {said}" for mark, said in view.footnotes]
    if view.provenance:
        origin = say(words.PROVENANCES[view.provenance])
        lines.append(say(words.LABELS["provenance"]) + colon + origin)
    across, wide = reach(widths, READABLE)
    for order, said in enumerate(lines, row):
        look = book.look(text_wrap=True, font_color=MUTED, font_size=9)
        sheet.merge_range(order, 0, order, across, "", look)
        book.say(sheet, order, 0, said, text_wrap=True, font_color=MUTED, font_size=9)
        make_room(sheet, order, [(said, wide)])


def _widths(view: TableView, shown: Sequence[Column]) -> list[float]:
    labels = [line for row in view.rows if row.kind != "group" for line in row.label.split("\n")]
    stub = max([characters(said) for said in [*labels, view.stub]])
    widths = [min(max(stub + 3, 14.0), STUB_WIDEST)]
    for column in shown:
        cells = [row.cells[column.at].said for row in view.rows if row.cells]
        widest = max([characters(said) for said in cells], default=0.0)
        if column.end >= 0:
            widest = widest / 2 + 2  # one end of an interval, perhaps with a percent sign
        head = max(characters(part) for part in column.head.split(" "))
        head = max(head, characters(column.head) / 3)
        widths.append(min(max(widest, 1.1 * head, NARROWEST) + 2, WIDEST))
    return widths
