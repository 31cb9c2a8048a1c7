"""What comes before the first chapter: title, facts, contents, how to read it all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from endogen.report import words
from endogen.report.docx.paper import Paper
from endogen.report.docx.prose import numbered
from endogen.report.names import NAMES
from endogen.report.page import Page

CONTENTS = 'TOC \\o "1-2" \\h \\z \\u'


def title(paper: Paper, page: Page, links: Mapping[str, str]) -> None:
    """The title block, with the way to the report in other languages."""
    paper.paragraph("Title", page.title)
    if page.subtitle:
        paper.paragraph("Subtitle", page.subtitle)
    facts(paper, ((name, what) for name, what, _ in page.facts))
    others = {lang: file for lang, file in links.items() if lang != page.lang}
    for lang, file in others.items():
        made = paper.paragraph("Fact")
        with paper.link_out(made, file) as link:
            paper.write(link, NAMES[lang], "Hyperlink")


def facts(paper: Paper, lines: Iterable[tuple[str, str]]) -> None:
    """Names and what stands behind them, in two columns."""
    for name, what in lines:
        made = paper.paragraph("Fact")
        paper.write(made, name, "Muted")
        made.add_run("\t")
        paper.write(made, what)


def contents(paper: Paper, page: Page, appendices: Iterable[tuple[str, str]]) -> None:
    """The table of contents: a field that shows its entries before anyone computes it.

    Page numbers are fields of their own and empty until a program has laid out the pages:
    none is better than a wrong one.
    """
    paper.paragraph("TOC Heading", paper.speech.say(words.LABELS["contents"]))
    entries = [
        (1 if view is chapter else 2, numbered(view), view.place.anchor)
        for chapter, sections in page.contents
        for view in (chapter, *sections)
    ]
    entries += [(1, said, anchor) for anchor, said in appendices]
    first = paper.word.add_paragraph()
    with paper.within_field(first, CONTENTS) as shown:
        for order, (level, said, anchor) in enumerate(entries):
            made = paper.word.add_paragraph() if order else first
            paper.dress(made, f"toc {level}")
            with paper.link(made, anchor) as link:
                paper.write(link, said)
                link.add_run("\t")
                paper.field(link, f"PAGEREF {paper.name(anchor)} \\h", "")
        shown.append(paper.paragraph("Table Note"))
        paper.write(shown[-1], paper.speech.say(words.LABELS["update_contents"]), "Muted")


def reading(paper: Paper, page: Page) -> None:
    """What the words for certainty and origin mean."""
    paper.paragraph("TOC Heading", paper.speech.say(words.LABELS["how_to_read"]))
    for _, name, means in (*page.strengths, *page.provenances):
        made = paper.paragraph("Fact")
        made.paragraph_format.keep_with_next = True
        paper.write(made, name, "Strong")
        made.add_run("\t")
        paper.write(made, means)
    paper.paragraph("Fact Text", paper.speech.say(words.INTERVALS_READ))


def boxed(paper: Paper, first: int) -> None:
    """Put what stands in the body from its part `first` on into one content control.

    Word and WPS then offer «Update table» above the contents.
    """
    body = paper.word.element.body
    parts = [part for part in body if part.tag != qn("w:sectPr")][first:]
    control = OxmlElement("w:sdt")
    properties = OxmlElement("w:sdtPr")
    kind = OxmlElement("w:docPartObj")
    for name, value in (("docPartGallery", "Table of Contents"), ("docPartUnique", None)):
        sign = OxmlElement(f"w:{name}")
        if value:
            sign.set(qn("w:val"), value)
        kind.append(sign)
    properties.append(kind)
    content = OxmlElement("w:sdtContent")
    control.extend([properties, content])
    parts[0].addprevious(control)
    content.extend(parts)
