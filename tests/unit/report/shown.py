"""What a report shows, read from its files by other programs: lxml, python-docx, openpyxl."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field

import docx
import lxml.html
import openpyxl
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ENDS = re.compile(r"^(.*?)[:：] ?(low|high|下限|上限)$")


@dataclass
class Table:
    """A table: what it is called, its cells line by line, what stands below it.

    A cell over several columns stands once, with empty ones behind it.
    """

    caption: str = ""
    lines: list[list[str]] = field(default_factory=list)
    legend: list[str] = field(default_factory=list)


@dataclass
class Report:
    """The parts of a report in reading order."""

    tables: list[Table] = field(default_factory=list)
    figures: list[Table] = field(default_factory=list)  # their data
    pictures: list[str] = field(default_factory=list)  # what is said in their place
    headings: list[str] = field(default_factory=list)
    findings: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    cited: Table = field(default_factory=Table)
    banners: list[str] = field(default_factory=list)


def tidy(words: str) -> str:
    """One space where there are several, none at the ends; a no-break space is one."""
    return " ".join(words.split())


def in_html(source: str) -> Report:
    """What a page shows."""
    tree = lxml.html.fromstring(source)
    found = Report()
    main = tree.get_element_by_id("report")
    for p in tree.iterfind('.//div[@class="running"]/p'):
        found.banners.append(tidy(p.text_content()))
    for part in main:
        kind = (part.get("class") or "").split()
        if part.tag in ("h2", "h3") and part.get("id") != "rows-cited":
            number = part.find('./span[@class="number"]')
            head = number.text if number is not None else ""
            said = tidy(part.text_content())
            found.headings.append(tidy(f"{head} {said[len(head or '') :]}"))
        elif part.tag == "p":
            found.text.append(tidy(part.text_content()))
        elif "note" in kind:
            found.notes.append(tidy(part.text_content()))
        elif "statement" in kind:
            sure = tidy(part.find('.//span[@class="strength"]').text_content())
            found.findings.append((sure, tidy(part.find('./p[@class="said"]').text_content())))
        elif "table" in kind and part.get("id"):
            found.tables.append(_of_page(part))
        elif "table" in kind:
            found.cited = Table("", _grid(part.find(".//table")))
        elif "chart" in kind:
            found.figures.append(_of_page(part))
            found.pictures.append(tidy(part.find(".//desc").text_content()))
    found.text = found.text[:-1] if found.cited.lines else found.text  # what the rows cited are
    return found


def _of_page(figure: lxml.html.HtmlElement) -> Table:
    legend = [tidy(p.text_content()) for p in figure.iterfind('./div[@class="legend"]/p')]
    caption = figure.find("./figcaption")
    _bracket(caption)
    return Table(tidy(caption.text_content()), _grid(figure.find(".//table")), legend)


def _bracket(element: lxml.html.HtmlElement) -> None:
    """Put the word for made-up numbers into brackets, as documents do."""
    for tag in element.iterfind("./span"):
        if "tag" in (tag.get("class") or "").split():
            tag.text = f" [{tag.text}]"


def _grid(table: lxml.html.HtmlElement) -> list[list[str]]:
    lines = []
    for tr in table.iter("tr"):
        line: list[str] = []
        for cell in tr:
            _bracket(cell)
            for br in cell.iter("br"):
                br.tail = "\n" + (br.tail or "")
            line += [tidy(cell.text_content()), *[""] * (int(cell.get("colspan", "1")) - 1)]
        lines.append(line)
    return lines


def in_word(content: bytes) -> Report:
    """What a Word document shows."""
    document = docx.Document(io.BytesIO(content))
    found = Report()
    header = document.sections[0].header
    found.banners = [tidy(p.text) for p in header.paragraphs if p.text]
    caption, sure, last = "", "", Table()
    for part in document.iter_inner_content():
        if isinstance(part, WordTable):
            last = Table(caption, [_line(row) for row in part._tbl.tr_lst])
            _file(found, last)
            caption = ""
            continue
        style, said = part.style.name, tidy(part.text)
        if part._p.findall(f".//{W}drawing"):
            found.pictures.append(_told(part))
        match style:
            case "Caption":
                caption, last = said, Table(said)
                found.figures += []
                if found.pictures and len(found.pictures) > len(found.figures):
                    found.figures.append(last)
            case "Table Note" | "Table Note Last" if said:
                last.legend.append(said)
            case "Heading 1" | "Heading 2":
                found.headings.append(said)
            case "Finding Strength":
                sure = re.sub(r" ?\[[^\]]*\]$", "", said)
            case "Finding":
                found.findings.append((sure, said))
            case "Note Box":
                found.notes.append(said)
            case "Body Text":
                found.text.append(said)
    return found


def _file(found: Report, table: Table) -> None:
    """Put a table of a document to the tables, or behind its figure, or among the appendices."""
    for figure in found.figures:
        if table.caption == figure.caption:
            figure.lines = table.lines
            return
    if table.caption:
        found.tables.append(table)
    else:
        found.cited = table


def _line(row: etree._Element) -> list[str]:
    line: list[str] = []
    for cell in row.tc_lst:
        said = "\n".join(Paragraph(p, None).text for p in cell.p_lst)
        line += [tidy(said), *[""] * (cell.grid_span - 1)]
    return line


def _told(paragraph: Paragraph) -> str:
    """The alternative text of a picture."""
    (properties,) = paragraph._p.xpath(".//wp:docPr")
    return tidy(properties.get("descr"))


def in_excel(content: bytes, sheets: dict[str, list[list[str]]]) -> Report:
    """What a workbook shows.

    Parameters
    ----------
    content : bytes
        The workbook: which sheets there are, how long their heads are.
    sheets : mapping of str to lines
        The cells of each sheet as another program shows them (`office.shown_sheets`).
    """
    book = openpyxl.load_workbook(io.BytesIO(content))
    found = Report()
    names = book.sheetnames
    found.banners = _banners(sheets[names[2]])
    for line in sheets[names[1]][1:]:
        kind, said = tidy(line[0]), tidy(line[1])
        if re.fullmatch(r"[\d.]*", kind):  # a number of a chapter or section, or none
            found.text.append(tidy(f"{kind} {said}"))
        else:
            found.findings.append((kind, said))  # or a note, with its label
    for name in names[2:]:
        table = _sheet(sheets[name], book[name])
        if re.match(r"(Figure|图)", name):
            found.figures.append(table)
        elif re.match(r"(Table|表)", name):
            found.tables.append(table)
        else:
            found.cited = table
    return found


def _banners(lines: list[list[str]]) -> list[str]:
    above = [tidy(line[0]) for line in lines]
    return above[1 : next(at for at, said in enumerate(above) if said.startswith("←"))]


def _sheet(lines: list[list[str]], sheet: openpyxl.worksheet.worksheet.Worksheet) -> Table:
    cut = int(re.sub(r"\D", "", sheet.freeze_panes)) - 1  # the first line below the head
    start = next(at for at, line in enumerate(lines) if line[0].startswith("←")) + 1
    width = max(at for at, said in enumerate(lines[cut - 1], 1) if said)
    ends = next((at for at in range(cut, len(lines)) if not any(lines[at])), len(lines))
    heads = [tidy(said) for said in lines[cut - 1][:width]]
    halves = [match if (match := ENDS.match(said)) else None for said in heads]
    body = [_joined(line[:width], halves) for line in lines[cut:ends]]
    above = [_kept(line[:width], halves) for line in lines[start : cut - 1]]
    head = [half[1] if half else said for said, half in zip(heads, halves, strict=True)]
    legend = [tidy(line[0]) for line in lines[ends:] if line[0]]
    return Table(tidy(lines[0][0]), [*above, _kept(head, halves), *body], legend)


def _kept(line: list[str], halves: list[re.Match[str] | None]) -> list[str]:
    """One cell for both ends of an interval."""
    upper = ("high", "上限")
    pairs = zip(line, halves, strict=True)
    return [tidy(said) for said, half in pairs if half is None or half[2] not in upper]


def _joined(line: list[str], halves: list[re.Match[str] | None]) -> list[str]:
    """The two ends of an interval as the page shows them."""
    cells: list[str] = []
    for said, half in zip(line, halves, strict=True):
        if half is not None and half[2] in ("high", "上限") and said:
            cells[-1] = f"[{cells[-1].removesuffix('%')}, {said.removesuffix('%')}]"
        elif half is None or half[2] in ("low", "下限"):
            cells.append(tidy(said))
    return cells


def read_csv(content: str) -> list[list[str]]:
    """The lines of a CSV file."""
    return list(csv.reader(io.StringIO(content)))
