"""Write a report as a Word document."""

from __future__ import annotations

import io
from collections.abc import Mapping

from docx.shared import Pt

from endogen.report.document import Document
from endogen.report.docx import prose
from endogen.report.docx.back import appendices, back
from endogen.report.docx.base import ROOM, empty, packed
from endogen.report.docx.captions import caption, legend
from endogen.report.docx.front import boxed, contents, reading, title
from endogen.report.docx.paper import Paper
from endogen.report.docx.running import running
from endogen.report.docx.tables import grid, setting, turn
from endogen.report.page import FigureView, HeadingView, Page, StatementView, TextView, View, page
from endogen.report.speech import Speech, clean
from endogen.report.views import TableView
from endogen.survey.estimate import Estimate

TALLEST = 560.0  # points that a figure may take, so that its caption stays below it
LONGEST_PROPERTY = 255  # characters, the limit of the standard


def docx(
    document: Document,
    rows: Mapping[str, Estimate],
    lang: str,
    links: Mapping[str, str],
) -> bytes:
    """Write `document` in `lang`.

    Parameters
    ----------
    document : Document
    rows : mapping of str to Estimate
        The rows of Results by id that the blocks show and cite.
    lang : "en" or "zh"
    links : mapping of language to file name
        The files of this report, beside each other; the title leads to the others.

    Returns
    -------
    bytes
        The whole file, the same for the same inputs.

    Raises
    ------
    LookupError
        When a block shows a row that `rows` does not hold.
    OutsideError
        E-OUTSIDE-FONT when a chart needs letters that this machine does not have.
    """
    speech = Speech(lang, rows)
    said = page(document, speech)
    paper = Paper(empty(lang), speech)
    _properties(paper, said)
    running(paper, said)
    title(paper, said, links)
    begun = len(paper.word.element.body) - 1
    contents(paper, said, appendices(paper, said))
    boxed(paper, begun)
    reading(paper, said)
    for view in said.views:
        _block(paper, view)
    back(paper, said)
    return packed(paper.word)


def _block(paper: Paper, view: View) -> None:
    match view:
        case HeadingView():
            prose.heading(paper, view)
        case StatementView():
            prose.statement(paper, view)
        case TextView(kind="note"):
            prose.note(paper, view)
        case TextView():
            prose.text(paper, view)
        case TableView():
            _table(paper, view)
        case FigureView():
            _figure(paper, view)


def _table(paper: Paper, view: TableView) -> None:
    chosen = setting(view)
    turn(paper, chosen.lying)
    caption(paper, view).paragraph_format.keep_with_next = True
    followed = bool(view.legend or view.footnotes)
    grid(paper, view, chosen, followed)
    legend(paper, view.legend, view.footnotes)
    turn(paper, lying=False)


def _figure(paper: Paper, view: FigureView) -> None:
    """The chart as a picture, told in words to those who cannot see it."""
    place = paper.paragraph("Figure Place")
    shown = place.add_run().add_picture(io.BytesIO(view.picture.png()), width=Pt(ROOM))
    if shown.height > Pt(TALLEST):
        shown.width = round(shown.width * Pt(TALLEST) / shown.height)
        shown.height = Pt(TALLEST)
    properties = shown._inline.docPr
    properties.set("descr", clean(view.picture.alt))
    properties.set("title", clean(view.title))
    below = caption(paper, view)
    below.paragraph_format.space_before = Pt(4)
    below.paragraph_format.keep_with_next = bool(view.legend)
    legend(paper, view.legend, view.footnotes)


def _properties(paper: Paper, said: Page) -> None:
    about = paper.word.core_properties
    about.title = clean(said.title)[:LONGEST_PROPERTY]
    about.subject = clean(said.subtitle)[:LONGEST_PROPERTY]
    about.comments = clean(" ".join(said.banners))[:LONGEST_PROPERTY]
    about.author = " ".join(part for pair in said.stamp[:1] for part in pair)
    about.language = {"en": "en", "zh": "zh-CN"}[said.lang]
