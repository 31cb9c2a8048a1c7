"""What comes after the last chapter: numbers behind the figures, rows cited, how it was made."""

from __future__ import annotations

from endogen.report import words
from endogen.report.appendix import cited_table
from endogen.report.docx.captions import caption, legend
from endogen.report.docx.front import facts
from endogen.report.docx.paper import Paper
from endogen.report.docx.tables import grid, lying_fine, setting, turn
from endogen.report.page import FigureView, Page

DATA, CITED = "figures-data", "rows-cited"


def appendices(paper: Paper, page: Page) -> list[tuple[str, str]]:
    """The addresses and titles of the appendices that this report has."""
    found = []
    if any(isinstance(view, FigureView) for view in page.views):
        found.append((DATA, paper.speech.say(words.LABELS["figures_data"])))
    if page.cited:
        found.append((CITED, paper.speech.say(words.LABELS["appendix"])))
    return found


def back(paper: Paper, page: Page) -> None:
    """Add the appendices and the stamp."""
    for address, said in appendices(paper, page):
        turn(paper, lying=address == CITED)
        made = paper.paragraph("Heading 1")
        with paper.bookmark(made, address):
            paper.write(made, said)
        if address == DATA:
            _behind_figures(paper, page)
        else:
            _cited(paper, page)
    if page.stamp:
        paper.paragraph("TOC Heading", paper.speech.say(words.LABELS["made_with"]))
        facts(paper, page.stamp)


def _behind_figures(paper: Paper, page: Page) -> None:
    for view in page.views:
        if isinstance(view, FigureView):
            chosen = setting(view.data)
            turn(paper, chosen.lying)
            caption(paper, view.data, counted=False).paragraph_format.keep_with_next = True
            grid(paper, view.data, chosen, followed=bool(view.footnotes))
            legend(paper, (), view.footnotes)
    turn(paper, lying=False)


def _cited(paper: Paper, page: Page) -> None:
    paper.paragraph("Body Text", paper.speech.say(words.LABELS["appendix_says"]))
    table = cited_table(page, paper.speech)
    addresses = [row.anchor for row in page.cited]
    grid(paper, table, lying_fine(table), followed=False, addresses=addresses)
    legend(paper, (), ())
