"""Tables in three lines: a rule above, one under the head, one below, none upright."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as UPRIGHT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from endogen.report.docx.base import LYING, ROOM, TWIPS
from endogen.report.docx.paper import Paper
from endogen.report.docx.widths import INDENT, Letters, columns, squeezed
from endogen.report.speech import clean
from endogen.report.views import CellView, RowView, TableView

if TYPE_CHECKING:
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

LETTERS = {  # of the styles "Table Text", "Table Text Small" and "Table Text Fine"
    "": Letters(9.0, 7.0),  # 小五
    " Small": Letters(8.0, 5.0),
    " Fine": Letters(7.5, 4.0),  # 六号
}
SHORT = 16  # rows that are kept on one page
AFTER_BORDERS = ("w:shd", "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign")
AFTER_MARGINS = ("w:tblLook", "w:tblCaption", "w:tblDescription")
HEAD_RULE, THIN_RULE, HAIR_RULE = ("6", "auto"), ("4", "auto"), ("2", "C9D0D8")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a table is set: its letters, its widths in points, and the page it needs."""

    style: str
    widths: list[float]
    lying: bool = False


def setting(view: TableView) -> Setting:
    """The largest letters with which no word is broken, lying on its side if it must be."""
    for room, lying in ((ROOM, False), (LYING, True)):
        for style, letters in LETTERS.items():
            if widths := columns(view, letters, room):
                return Setting(style, widths, lying)
    return lying_fine(view)


def lying_fine(view: TableView) -> Setting:
    """Fine letters on a page that lies on its side: for what is looked up and not read."""
    letters = LETTERS[" Fine"]
    widths = columns(view, letters, LYING) or squeezed(view, letters, LYING)
    return Setting(" Fine", widths, lying=True)


def turn(paper: Paper, lying: bool) -> None:
    """Go on with pages that lie on their side, or stand upright again."""
    now = paper.word.sections[-1].orientation == WD_ORIENT.LANDSCAPE
    if now == lying:
        return
    section = paper.word.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = section.page_height, section.page_width


def grid(
    paper: Paper,
    view: TableView,
    chosen: Setting,
    followed: bool,
    addresses: Sequence[str] = (),
) -> None:
    """Add the table itself.

    Parameters
    ----------
    followed : bool
        Whether notes stand below, which must not part from it.
    addresses : sequence of str
        By which the rows can be referred to, one a row; none by default.
    """
    heads = 2 if view.spanners else 1
    table = paper.word.add_table(heads + len(view.rows), len(view.heads) + 1)
    table.style = "Three-line Table"
    if paper.speech.lang == "zh":
        table.alignment = WD_TABLE_ALIGNMENT.CENTER  # 表题居中, and the table below it
    _fix(table, chosen, view.title)
    rows = list(table.rows)
    if view.spanners:
        _spanners(paper, rows[0], view.spanners, chosen)
    _heads(paper, rows[heads - 1], view, chosen)
    for row in rows[:heads]:
        _mark(row, "w:tblHeader")
    keep = _kept(view, followed)
    grouped = any(row.kind == "group" for row in view.rows)
    for order, (row, line) in enumerate(zip(rows[heads:], view.rows, strict=True)):
        address = addresses[order] if addresses else ""
        _line(paper, row, line, chosen.style, grouped, address)
        if view.wordy and order:
            _rule(row.cells, "top", HAIR_RULE)
        if order in keep:
            for cell in dict.fromkeys(row.cells):
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True
    for row in rows:
        _mark(row, "w:cantSplit")


def _fix(table: Table, chosen: Setting, title: str) -> None:
    """Give the columns their widths; no program may choose others."""
    table.autofit = False
    twips = [int(width * TWIPS) for width in chosen.widths]
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, twips, strict=True):
        column.set(qn("w:w"), str(width))
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, twips, strict=True):
            cell.width = Pt(width / TWIPS)
    whole = table._tbl.tblPr.find(qn("w:tblW"))
    whole.set(qn("w:type"), "dxa")
    whole.set(qn("w:w"), str(sum(twips)))
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(LETTERS[chosen.style].padding * TWIPS / 2)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, *AFTER_MARGINS)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), clean(title)[:250])
    table._tbl.tblPr.append(caption)


def _spanners(
    paper: Paper, row: _Row, spanners: Sequence[tuple[str, int]], chosen: Setting
) -> None:
    cells = row.cells
    _say(paper, cells[0], "", f"Table Head{chosen.style}")
    at = 1
    for said, span in spanners:
        cell = cells[at].merge(cells[at + span - 1]) if span > 1 else cells[at]
        paragraph = _say(paper, cell, said, f"Table Head{chosen.style}")
        paragraph.alignment = ALIGN.CENTER
        cell.vertical_alignment = UPRIGHT.BOTTOM
        if said:
            _rule([cell], "bottom", THIN_RULE)
        at += span


def _heads(paper: Paper, row: _Row, view: TableView, chosen: Setting) -> None:
    heads = [(view.stub, False), *view.heads]
    for cell, (said, numeric) in zip(row.cells, heads, strict=True):
        paragraph = _say(paper, cell, said, f"Table Head{chosen.style}")
        paragraph.alignment = ALIGN.RIGHT if numeric else ALIGN.LEFT
        cell.vertical_alignment = UPRIGHT.BOTTOM
    _rule(row.cells, "bottom", HEAD_RULE)


def _line(paper: Paper, row: _Row, line: RowView, style: str, indent: bool, address: str) -> None:
    cells = row.cells
    if line.kind == "group":
        whole = cells[0].merge(cells[-1])
        _say(paper, whole, line.label, f"Table Head{style}")
        return
    text = f"Table {'Head' if line.kind == 'total' else 'Text'}{style}"
    stub = _say(paper, cells[0], line.label, text, address)
    stub.alignment = ALIGN.LEFT
    if indent:
        stub.paragraph_format.left_indent = Pt(INDENT)
    for cell, view in zip(cells[1:], line.cells, strict=True):
        _cell(paper, cell, view, text)
    if line.kind == "total":
        _rule(cells, "top", THIN_RULE)


def _cell(paper: Paper, cell: _Cell, view: CellView, style: str) -> None:
    paragraph = _say(paper, cell, view.said, style)
    if view.mark:
        paragraph.add_run(view.mark).font.superscript = True
    paragraph.alignment = ALIGN.RIGHT if view.numeric and not view.long else ALIGN.LEFT


def _say(paper: Paper, cell: _Cell, words: str, style: str, address: str = "") -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0]
    paper.dress(paragraph, style)
    with paper.bookmark(paragraph, address) if address else nullcontext():
        paper.write(paragraph, words)
    return paragraph


def _kept(view: TableView, followed: bool) -> set[int]:
    """The rows that stay on the page of the next: short tables whole, long ones at the ends."""
    last = len(view.rows) - 1
    if last < SHORT and not view.wordy:
        kept = set(range(last))
    else:
        kept = {0, last - 1} | {at for at, row in enumerate(view.rows) if row.kind == "group"}
    return kept | {last} if followed else kept - {last}


def _rule(cells: Sequence[_Cell], side: str, look: tuple[str, str]) -> None:
    for cell in dict.fromkeys(cells):
        properties = cell._tc.get_or_add_tcPr()
        borders = properties.find(qn("w:tcBorders"))
        if borders is None:
            borders = OxmlElement("w:tcBorders")
            properties.insert_element_before(borders, *AFTER_BORDERS)
        for earlier in borders.findall(qn(f"w:{side}")):
            borders.remove(earlier)
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", look[0]), ("space", "0"), ("color", look[1])):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)


def _mark(row: _Row, what: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(what))
