"""What stands above a table and below a figure: caption, and base, method and notes.

The last part of a number is a field (SEQ) that counts on when tables are added, and begins
anew in each chapter; a bookmark around «Table 1.2» lets a cross-reference point there.
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.text.paragraph import Paragraph

from endogen.report import words
from endogen.report.docx.paper import Paper
from endogen.report.numbering import Place
from endogen.report.page import FigureView
from endogen.report.views import TableView


def caption(paper: Paper, view: TableView | FigureView, *, counted: bool = True) -> Paragraph:
    """Add the caption of `view`.

    Parameters
    ----------
    counted : bool
        Whether it takes a number of its own; the data behind a figure bear the figure's.
    """
    say = paper.speech.say
    made = paper.paragraph("Caption")
    if counted:
        with paper.bookmark(made, view.place.anchor):
            _numbered(paper, made, view.name, view.place)
    else:
        paper.write(made, view.name)
    paper.write(made, say(words.LABELS["stop"]) + view.title)
    tag(paper, made, view.provenance)
    return made


def tag(paper: Paper, paragraph: Paragraph, provenance: str) -> None:
    """Say behind a caption where made-up numbers come from."""
    if provenance and provenance != "survey":
        said = paper.speech.say(words.PROVENANCES[provenance])
        paper.write(paragraph, f" [{said}]", "Provenance")


def legend(
    paper: Paper,
    lines: Sequence[tuple[str, str]],
    footnotes: Sequence[tuple[str, str]],
) -> None:
    """Add base, method and notes, then the reasons for missing numbers by their letters."""
    colon = paper.speech.say(words.LABELS["colon"])
    made: list[Paragraph] = []
    for label, said in lines:
        paragraph = paper.paragraph("Table Note")
        paper.write(paragraph, label + colon, "Strong")
        paper.write(paragraph, said)
        made.append(paragraph)
    for mark, said in footnotes:
        paragraph = paper.paragraph("Table Note")
        paragraph.add_run(mark).font.superscript = True
        paper.write(paragraph, " " + said)
        made.append(paragraph)
    if not made:
        made.append(paper.paragraph("Table Note"))  # or the table would touch what follows
    for paragraph in made[:-1]:
        paragraph.paragraph_format.keep_with_next = True
    paper.dress(made[-1], "Table Note Last")


def _numbered(paper: Paper, paragraph: Paragraph, name: str, place: Place) -> None:
    """«Table 1.2»: chapter and word as text, the count within the chapter as a field."""
    before, number, after = name.rpartition(place.number)
    chapter, point, count = number.rpartition(".")
    sequence = before.strip() or after.strip()
    paper.write(paragraph, before + chapter + point)
    # Word begins anew at each heading of level 1 (\s 1); LibreOffice only where told (\r 1).
    restart = " \\r 1" if count == "1" else ""
    paper.field(paragraph, f"SEQ {sequence} \\* ARABIC \\s 1{restart}", count)
    if after:
        paper.write(paragraph, after)
