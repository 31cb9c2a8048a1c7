"""What stands on every page: the banners above, title and page number below."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from endogen.report import words
from endogen.report.docx.paper import Paper
from endogen.report.page import Page

RULE = (("val", "single"), ("sz", "6"), ("space", "3"), ("color", "8A3B00"))
AFTER_BORDERS = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr")


def running(paper: Paper, page: Page) -> None:
    """Fill header and footer of the first section; later ones take them over."""
    section = paper.word.sections[0]
    header = section.header.paragraphs[0]
    paper.dress(header, "Header")
    for order, banner in enumerate(page.banners):
        if order:
            header = section.header.add_paragraph()
            paper.dress(header, "Header")
        paper.write(header, banner)
    if page.banners:
        _rule(header)
    footer = section.footer.paragraphs[0]
    paper.dress(footer, "Footer")
    paper.write(footer, page.title + " · ")
    _counted(paper, footer)


def _counted(paper: Paper, footer: Paragraph) -> None:
    """«Page 3 of 17», the numbers as fields."""
    before, rest = paper.speech.say(words.PAGE).split("{page}")
    between, after = rest.split("{pages}")
    paper.write(footer, before)
    paper.field(footer, "PAGE", "1")
    paper.write(footer, between)
    paper.field(footer, "NUMPAGES", "1")
    paper.write(footer, after)


def _rule(paragraph: Paragraph) -> None:
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in RULE:
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *AFTER_BORDERS)
