"""Headings, running text, findings and notes."""

from __future__ import annotations

from docx.shared import Pt

from endogen.report import words
from endogen.report.docx.captions import tag
from endogen.report.docx.paper import Paper
from endogen.report.page import HeadingView, StatementView, TextView

FEW = 3  # rows of a finding that stand beside it; more are counted


def heading(paper: Paper, view: HeadingView) -> None:
    """A chapter or section under its number, in Word's own heading styles."""
    made = paper.paragraph(f"Heading {view.level}")
    if view.level == 1 and not view.place.number:
        made.paragraph_format.page_break_before = False  # what is in brief follows the front
        made.paragraph_format.space_before = Pt(24)
    with paper.bookmark(made, view.place.anchor or f"heading {paper.marked}"):
        paper.write(made, numbered(view))


def numbered(view: HeadingView) -> str:
    """A heading as it is printed."""
    return f"{view.place.number} {view.said}".strip()


def text(paper: Paper, view: TextView) -> None:
    """A paragraph."""
    paper.paragraph("Body Text", view.said)


def note(paper: Paper, view: TextView) -> None:
    """A note in its box."""
    made = paper.paragraph("Note Box")
    paper.write(made, view.label + paper.speech.say(words.LABELS["colon"]), "Strong")
    paper.write(made, view.said)


def statement(paper: Paper, view: StatementView) -> None:
    """A finding: how sure, what, and the rows that carry it."""
    sure = paper.paragraph("Finding Strength", view.strength_said)
    tag(paper, sure, view.provenance)
    said = paper.paragraph("Finding", view.said)
    if not view.rows:
        return
    said.paragraph_format.keep_with_next = True
    cites = paper.paragraph("Finding Rows")
    label = words.LABELS["rows"] if len(view.rows) <= FEW else view.many
    paper.write(cites, paper.speech.say(label) + paper.speech.say(words.LABELS["colon"]))
    for order, (id_, anchor) in enumerate(view.rows):
        if order:
            paper.write(cites, " ")
        with paper.link(cites, anchor) as link:
            paper.write(link, id_)
