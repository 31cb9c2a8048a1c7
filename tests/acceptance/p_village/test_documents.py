"""HTML, Word and Excel show the same: every cell, caption, note, finding, in both languages."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from tests.unit.report import office
from tests.unit.report.shown import Report, Table, in_excel, in_html, in_word

from endogen.workflow.run import run

pytestmark = pytest.mark.slow
FORMATS = ("html", "docx", "xlsx")


@pytest.fixture(scope="module")
def out(folder, tmp_path_factory) -> Path:
    """The run, in all formats."""
    target = tmp_path_factory.mktemp("documents") / "out"
    return run(folder, out=target, formats=FORMATS).out


@pytest.fixture(scope="module", params=["en", "zh"])
def lang(request) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def page(out, lang) -> Report:
    return in_html((out / f"report.{lang}.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def word(out, lang) -> Report:
    return in_word((out / f"report.{lang}.docx").read_bytes())


@pytest.fixture(scope="module")
def sheets(out, lang, tmp_path_factory) -> dict[str, list[list[str]]]:
    return office.shown_sheets(out / f"report.{lang}.xlsx", tmp_path_factory.mktemp("calc"))


@pytest.fixture(scope="module")
def excel(out, lang, sheets) -> Report:
    return in_excel((out / f"report.{lang}.xlsx").read_bytes(), sheets)


@pytest.fixture(scope="module")
def printed(out, lang, tmp_path_factory) -> list[str]:
    return office.pages(out / f"report.{lang}.docx", tmp_path_factory.mktemp("writer"))


def bare(caption: str) -> str:
    return re.sub(r" ?\[[^\]]*\]$", "", caption)


def trimmed(table: Table) -> list[list[str]]:
    """The lines without the empty cells at their ends."""
    return [re.sub("\x1f+$", "", "\x1f".join(line)).split("\x1f") for line in table.lines]


def test_there_is_something_to_compare(page):
    assert len(page.tables) > 30
    assert len(page.figures) == len(page.pictures) > 5
    assert len(page.findings) > 50
    assert len(page.cited.lines) > 100
    assert sum(len(line) for table in page.tables for line in table.lines) > 2000


def test_word_shows_every_cell_of_the_page(page, word):
    assert [t.caption for t in word.tables] == [t.caption for t in page.tables]
    for ours, theirs in zip(page.tables, word.tables, strict=True):
        assert theirs.lines == ours.lines, ours.caption
        assert theirs.legend == ours.legend
    assert word.cited.lines == page.cited.lines


def test_word_shows_every_figure_its_words_and_its_numbers(page, word):
    assert word.pictures == page.pictures
    assert [f.caption for f in word.figures] == [f.caption for f in page.figures]
    for ours, theirs in zip(page.figures, word.figures, strict=True):
        assert theirs.lines == ours.lines, ours.caption
        assert theirs.legend == ours.legend


def test_word_says_every_sentence_of_the_page(page, word):
    assert word.findings == page.findings
    assert word.notes == page.notes
    assert [p for p in word.text if p in page.text] == page.text
    assert word.headings[: len(page.headings)] == page.headings
    assert word.banners == page.banners


def test_excel_shows_every_cell_of_the_page(page, excel):
    kinds = ((page.tables, excel.tables), (page.figures, excel.figures))
    for ours, theirs in kinds:
        assert [t.caption for t in theirs] == [bare(t.caption) for t in ours]
        for ours_, theirs_ in zip(ours, theirs, strict=True):
            assert trimmed(theirs_) == trimmed(ours_), ours_.caption
    assert trimmed(excel.cited) == trimmed(page.cited)


def test_excel_carries_the_notes_and_says_where_numbers_come_from(page, excel):
    for ours, theirs in zip(
        [*page.tables, *page.figures], [*excel.tables, *excel.figures], strict=True
    ):
        assert theirs.legend[: len(ours.legend)] == ours.legend
        origin = re.findall(r"\[([^\]]*)\]$", ours.caption)
        more = theirs.legend[len(ours.legend) :]
        assert [word for word in origin if word in more[0]] == origin
        assert len(more) == len(origin)  # figures printed elsewhere have no rows behind them


def test_excel_says_every_sentence_of_the_page(page, excel):
    notes = [said for said in excel.findings if said not in page.findings]
    assert [said for said in excel.findings if said not in notes] == page.findings
    assert [re.split(": |：", said, maxsplit=1) for said in page.notes] == [[*n] for n in notes]
    headings_and_text = [said for said in excel.text if said not in page.text]
    assert headings_and_text == page.headings
    assert [said for said in excel.text if said in page.text] == page.text
    assert excel.banners == page.banners


def test_numbers_in_excel_are_numbers_with_all_their_digits(out, lang, lines):
    """Every estimate that a sheet shows in digits is found in results.csv."""
    book = openpyxl.load_workbook(out / f"report.{lang}.xlsx")
    known = set()
    for line in lines.values():
        for name in ("estimate", "ci_low", "ci_high", "p", "p_adjusted", "df", "count", "n"):
            if line[name]:
                known |= {round(float(line[name]), 9), round(100 * float(line[name]), 9)}
        known.add(float(line["n_missing"] or 0))
    found = [
        cell.value
        for name in book.sheetnames[2:]
        for row in book[name].iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    ]
    assert len(found) > 2000
    assert {round(float(value), 9) for value in found} <= known


def test_no_cell_of_excel_is_a_formula(out, lang):
    book = openpyxl.load_workbook(out / f"report.{lang}.xlsx")
    for sheet in book:
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_every_printed_page_bears_the_banners_and_its_number(printed, page):
    total = len(printed)
    for order, said in enumerate(printed, 1):
        flat = re.sub(r"\s+", "", said)
        for banner in page.banners:
            assert re.sub(r"\s+", "", banner) in flat
        assert re.search(rf"\b{order}\b\D+\b{total}\b", said.strip().splitlines()[-1])


def test_no_word_and_no_number_is_broken_where_it_is_printed(printed, word):
    """Whatever stands between spaces in a cell stands so on a page."""
    whole = set(" ".join(printed).split())
    cells = {
        cell for table in (*word.tables, *word.figures) for line in table.lines for cell in line
    }
    pieces = {piece for cell in cells for piece in cell.split() if piece.isascii()}
    assert len(pieces) > 700
    flat = " ".join(printed)
    assert not [piece for piece in pieces if piece not in whole and piece not in flat]


def test_a_caption_is_printed_on_the_page_of_its_table(printed, word):
    for table in word.tables:
        name = table.caption.split(" ")[1].rstrip(".")
        label = "Table" if table.caption.startswith("Table") else "表"
        sign = re.compile(rf"^\s*{label}\s*{re.escape(name)}\b", re.MULTILINE)
        (on,) = [page for page in printed if sign.search(page)]
        below = sign.split(on)[1]
        first = next(line for line in table.lines[1:] if any(line[1:]))
        assert all(cell.split(" ")[0] in below for cell in first if cell.isascii()), table.caption


def test_a_head_is_repeated_where_its_table_goes_on(printed, lang):
    """Table 8.4 is the longest: its head stands on each of its pages."""
    head = re.compile(
        r"Statement\s+Printed\s+Recomputed" if lang == "en" else r"陈述\s+原文数字\s+"
    )
    assert len([page for page in printed if head.search(page)]) >= 5


def test_the_same_run_gives_the_same_bytes(folder, out, tmp_path):
    again = run(folder, out=tmp_path / "again", formats=("docx", "xlsx")).out
    for file in sorted(out.glob("report.*.[dx]*")):
        assert (again / file.name).read_bytes() == file.read_bytes(), file.name


def test_the_methods_paragraph_names_design_n_tests_software_and_seed(page, lang, study_file):
    seed = study_file["report"]["seed"]
    head = "A methods paragraph for a paper" if lang == "en" else "可直接写入论文的方法段落"
    assert any(head in said for said in page.headings)
    (paragraph,) = [p for p in page.text if "endogen, version" in p or "endogen 0" in p]
    wanted = ["73", "76", "96.1%", "95%", "Clopper–Pearson", "Newcombe", "Fisher", "McNemar"]
    wanted += ["Freedman–Lane", "Holm", "9,999", str(seed)]
    assert [word for word in wanted if word not in paragraph] == []


def test_word_reads_back_as_a_document_with_contents_fields_and_language(out, lang):
    content = (out / f"report.{lang}.docx").read_bytes()
    import docx

    document = docx.Document(io.BytesIO(content))
    xml = document.element.xml
    assert xml.count('TOC \\o "1-2"') == 1
    assert "updateFields" not in document.settings.element.xml
    sequence = "Table" if lang == "en" else "表"
    assert len(re.findall(rf" SEQ {sequence} ", xml)) > 30
    (language,) = set(re.findall(r'w:eastAsia="(\w\w-\w\w)"', document.styles.element.xml))
    assert language == "zh-CN"
