"""The first sheets: what the workbook holds, and what the report says in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from endogen.report import words
from endogen.report.names import NAMES
from endogen.report.page import (
    FigureView,
    HeadingView,
    Page,
    StatementView,
    TextView,
    View,
)
from endogen.report.views import TableView
from endogen.report.xlsx.book import ACCENT, MUTED, WARN, Book
from endogen.report.xlsx.sheets import running
from endogen.report.xlsx.sizes import make_room

WIDTHS = (18.0, 100.0, 16.0, 50.0)  # of the sheet "In words", in characters


def contents(book: Book, page: Page, links: Mapping[str, str]) -> None:
    """List all sheets under the chapters of the report, each with a link."""
    say = book.speech.say
    sheet = book.sheet(say(words.LABELS["contents"]))
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 80)
    sheet.set_column(2, 2, 16)
    row = _opening(book, sheet, page, links)
    row = _link(book, sheet, row, say(words.LABELS["in_words"]), "")
    for view in page.views:
        match view:
            case HeadingView(level=1 | 2):
                size = 11 if view.level == 1 else 10
                row += view.level == 1
                book.say(sheet, row, 0, view.place.number, bold=True, font_size=size)
                book.say(sheet, row, 1, view.said, bold=True, font_size=size)
                row += 1
            case TableView() | FigureView():
                row = _link(book, sheet, row, view.name, view.title)
                if view.provenance:
                    origin = say(words.PROVENANCES[view.provenance])
                    book.say(sheet, row - 1, 2, origin, font_color=MUTED)
            case _:
                pass
    row += 1
    if page.cited:
        row = _link(book, sheet, row, say(words.LABELS["appendix"]), "")
    for name, what in page.stamp:
        book.say(sheet, row, 0, name, font_color=MUTED)
        book.say(sheet, row, 1, what, font_color=MUTED)
        row += 1
    running(sheet, page.banners, page.title)


def in_words(book: Book, page: Page) -> None:
    """All that the report says between its tables: findings, text and notes, in order."""
    say = book.speech.say
    sheet = book.sheet(say(words.LABELS["in_words"]))
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    head = {"bold": True, "top": 2, "bottom": 1}
    keys = ("kind", "what_is_said", "provenance", "rows")
    for at, key in enumerate(keys):
        book.say(sheet, 0, at, say(words.LABELS[key]), **head)
    sheet.freeze_panes(1, 0)
    row = 1
    for view in page.views:
        row = _said(book, sheet, row, view)
    running(sheet, page.banners, page.title)


def _opening(book: Book, sheet: Any, page: Page, links: Mapping[str, str]) -> int:
    book.say(sheet, 0, 0, page.title, bold=True, font_size=16)
    row = 1
    if page.subtitle:
        book.say(sheet, row, 0, page.subtitle, font_color=MUTED)
        row += 1
    for banner in page.banners:
        book.say(sheet, row, 0, banner, font_color=WARN, bold=True)
        row += 1
    for name, what, _ in page.facts:
        book.say(sheet, row, 0, name, font_color=MUTED)
        book.say(sheet, row, 1, what, text_wrap=True)
        row += 1
    for lang, file in links.items():
        if lang != page.lang:
            sheet.write_url(row, 0, f"external:{file}", _linked(book), NAMES[lang])
            row += 1
    return row + 1


def _link(book: Book, sheet: Any, row: int, name: str, title: str) -> int:
    sheet.write_url(row, 0, book.address(name), _linked(book), name)
    book.say(sheet, row, 1, title, text_wrap=True)
    return row + 1


def _linked(book: Book) -> Any:
    return book.look(font_color=ACCENT, underline=1)


def _said(book: Book, sheet: Any, row: int, view: View) -> int:
    say = book.speech.say
    match view:
        case HeadingView():
            book.say(sheet, row, 0, view.place.number, bold=True)
            book.say(sheet, row, 1, view.said, bold=True)
        case StatementView():
            book.say(sheet, row, 0, view.strength_said)
            book.say(sheet, row, 1, view.said, text_wrap=True)
            if view.provenance:
                book.say(sheet, row, 2, say(words.PROVENANCES[view.provenance]))
            cited = " ".join(id_ for id_, _ in view.rows)
            book.say(sheet, row, 3, cited, text_wrap=True, font_color=MUTED, font_size=8)
            make_room(sheet, row, [(view.said, WIDTHS[1]), (cited, 1.5 * WIDTHS[3])])
        case TextView():
            book.say(sheet, row, 0, view.label)
            book.say(sheet, row, 1, view.said, text_wrap=True)
            make_room(sheet, row, [(view.said, WIDTHS[1])])
        case _:
            return row
    return row + 1
