"""Write a report as an Excel workbook."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime

from endogen.report import words
from endogen.report.appendix import cited_table
from endogen.report.document import Document
from endogen.report.page import FigureView, Page, page
from endogen.report.speech import Speech, clean
from endogen.report.views import TableView
from endogen.report.xlsx.book import Book
from endogen.report.xlsx.front import contents, in_words
from endogen.report.xlsx.sheets import table_sheet
from endogen.survey.estimate import Estimate

EPOCH = datetime(1980, 1, 1)  # the same inputs give the same bytes, whenever
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}


def xlsx(
    document: Document,
    rows: Mapping[str, Estimate],
    lang: str,
    links: Mapping[str, str],
) -> bytes:
    """Write `document` in `lang`: contents, words, and a sheet each table and figure.

    Parameters
    ----------
    document : Document
    rows : mapping of str to Estimate
        The rows of Results by id that the blocks show and cite.
    lang : "en" or "zh"
    links : mapping of language to file name
        The files of this report, beside each other; the contents lead to the others.

    Returns
    -------
    bytes
        The whole file, the same for the same inputs.

    Raises
    ------
    LookupError
        When a block shows a row that `rows` does not hold.
    """
    from xlsxwriter import Workbook

    speech = Speech(lang, rows)
    said = page(document, speech)
    made = io.BytesIO()
    with Workbook(made, PLAIN) as workbook:
        book = Book(workbook, speech)
        _properties(book, said)
        contents(book, said, links)
        in_words(book, said)
        for view in said.views:
            if isinstance(view, TableView):
                table_sheet(book, view, said.banners)
            elif isinstance(view, FigureView):
                table_sheet(book, view.data, said.banners)
        if said.cited:
            title = speech.say(words.LABELS["appendix"])
            table_sheet(book, cited_table(said, speech), said.banners, name=title, title=title)
    return made.getvalue()


def _properties(book: Book, said: Page) -> None:
    book.workbook.set_properties(
        {
            "title": clean(said.title),
            "subject": clean(said.subtitle),
            "comments": clean(" ".join(said.banners)),
            "author": " ".join(part for pair in said.stamp[:1] for part in pair),
            "created": EPOCH,
        }
    )
