"""Excel: numbers are numbers and look as on the page; nothing runs, nothing is lost."""

from __future__ import annotations

import io
import itertools
import math
import re
import zipfile

import openpyxl
import pytest
from tests.unit.report import office
from tests.unit.report.made_up import EVIL, rows
from tests.unit.report.specimen import document

from endogen.report.document import Column, Document, Row, Show, Table, Value
from endogen.report.format import FORMS, INTERVALS, shown
from endogen.report.speech import Speech
from endogen.report.xlsx.book import Book
from endogen.report.xlsx.numbers import numbers
from endogen.report.xlsx.write import xlsx
from endogen.survey.estimate import Estimate


@pytest.fixture(scope="module")
def book(files):
    return openpyxl.load_workbook(io.BytesIO(files["xlsx"]), rich_text=True)


def written(*blocks, found=(), lang="en"):
    made = Document(title="T", subtitle="", banners=(), facts=(), blocks=blocks)
    return xlsx(made, {row.id: row for row in found}, lang, {})


VALUES = (0.8082, -0.67645, 0.0, -0.0004, 0.0004999, 0.0005, 1.0, -1.0, 12345.5, -812.49)
TIES = (0.69495, 0.125, -2.5, 0.285, 1.005, 1_000_000.0, 0.00095, 999.95, math.nan)


@pytest.mark.slow
def test_libreoffice_shows_each_number_as_the_page_does(tmp_path):
    """Another program applies the formats: signs, separators, halves, zeros, small p."""
    found = [
        Estimate(
            id=f"1.x.{at}",
            estimate=value,
            ci_low=value,
            ci_high=value,
            p=abs(value) % 1,
            p_adjusted=abs(value) % 1,
            se=abs(value),
            df=value,
            count=None if math.isnan(value) else int(value),
            n=73,
            n_missing=0,
        )
        for at, value in enumerate((*VALUES, *TIES))
    ]
    shows = [*FORMS, Show.COUNT, Show.N, Show.MISSING, Show.SE, Show.DF, Show.P, Show.P_ADJUSTED]
    shows += [Show.OF, *(show for show in INTERVALS if show)]
    table = Table(
        "1.x",
        "Numbers",
        "",
        tuple(Column(show.value) for show in shows),
        tuple(Row(row.id, tuple(Value(row.id, show) for show in shows)) for row in found),
    )
    file = tmp_path / "numbers.xlsx"
    file.write_bytes(written(table, found=found))
    lines = office.shown_sheets(file, tmp_path)["Table 1"]
    body = {line[0]: line[1:] for line in lines if line[0].startswith("1.x.")}
    assert len(body) == len(found)
    for row in found:
        cells = iter(body[row.id])
        for show in shows:
            said = shown(row, show).replace("\N{NO-BREAK SPACE}", " ")
            cell = next(cells).replace("\N{NO-BREAK SPACE}", " ")
            if show in INTERVALS:
                upper = next(cells)
                ends = [end.removesuffix("%") for end in (cell, upper)]
                cell = f"[{ends[0]}, {ends[1]}]" if upper else cell
            assert cell == said, (row.id, row.estimate, show)


def test_a_number_keeps_all_its_digits_and_its_unit():
    row = Estimate(estimate=59 / 73, ci_low=0.7, ci_high=0.9, p=0.0004, count=59, n=73)
    assert [n.value for n in numbers(row, Show.PERCENT)] == [59 / 73]
    assert [n.value for n in numbers(row, Show.CI_PERCENT)] == [0.7, 0.9]
    assert [n.value for n in numbers(row, Show.POINTS)] == [100 * 59 / 73]  # points, not fractions
    assert [n.value for n in numbers(row, Show.P)] == [0.0004]
    assert numbers(row, Show.OF) == ()  # 59/73 is words
    assert numbers(Estimate(ci_low=1.0), Show.CI_NUMBER) == ()


def test_each_table_and_figure_has_its_sheet_and_the_contents_lead_there(book, lang):
    contents, *others = book.sheetnames
    blocks = [block for block in document().blocks if type(block).__name__ in ("Table", "Figure")]
    assert len(others) == len(blocks) + 2  # the words, and the rows cited
    links = {
        cell.hyperlink.location
        for row in book[contents].iter_rows()
        for cell in row
        if cell.hyperlink
    }
    assert links == {f"'{name}'!A1" for name in others}
    for name in others[1:]:
        back = [c.hyperlink.location for r in book[name].iter_rows() for c in r if c.hyperlink]
        assert back == [f"'{contents}'!A1"]


def test_each_sheet_says_what_it_is_and_warns(book, lang):
    banners = [banner.zh if lang == "zh" else banner.en for banner in document().banners]
    for name in book.sheetnames[2:]:
        sheet = book[name]
        assert sheet["A1"].value
        assert [sheet.cell(row, 1).value for row in (2, 3)] == banners
        assert sheet.freeze_panes.startswith("B")
        assert sheet.oddHeader.left.text
        assert sheet.print_title_rows
        assert sheet.page_setup.fitToHeight == 0


def test_names_of_sheets_are_what_excel_allows():
    book = Book(None, Speech("en", {}))
    wished = ["Table 1.1", "table 1.1", "a/b:c*d?e[f]g\\h", "'quoted'", "x" * 40, "X" * 41]
    wished += ["History", "", "表" * 40]
    names = [book.name(name) for name in wished]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"
    assert [book.name(name) for name in wished] == names


HOSTILE = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "=HYPERLINK(1)", "{=1}", "http://x.y", "-1"]


def test_no_text_becomes_a_formula_a_number_or_a_link(tmp_path):
    table = Table("1.h", "=T", "=stub", (Column("=head"),), tuple(Row(h, (h,)) for h in HOSTILE))
    content = written(table)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Table 1"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    found = {cell.value: cell for cell in cells}
    assert set(HOSTILE) <= set(found)
    assert all(found[h].quotePrefix for h in HOSTILE if h[0] in "=+@")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not [n for n in package.namelist() if b"<f>" in package.read(n)]


HARD = Document("\x02", "\x03", ("\x04&", "b" * 400), (("\x05", "\x06"),), ())


def test_text_that_excel_cannot_hold_is_cut_and_says_so():
    table = Table(
        "1.l", "T", "", (Column("c"),), (Row("r", ("x" * 40_000,)), Row("s", ("a\x07b",)))
    )
    sheet = openpyxl.load_workbook(io.BytesIO(written(table)))["Table 1"]
    assert openpyxl.load_workbook(io.BytesIO(xlsx(HARD, {}, "en", {}))).properties.title == "\ufffd"
    said = {cell.value for row in sheet.iter_rows() for cell in row}
    assert "x" * 32_766 + "…" in said
    assert "a\ufffdb" in said


def test_a_missing_number_is_a_dash_with_a_raised_letter(book):
    sheet = book[book.sheetnames[2]]
    marked = [
        cell.value
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, openpyxl.cell.rich_text.CellRichText)
    ]
    assert [str(value) for value in marked] == ["–a", "–a"]
    assert all(value[1].font.vertAlign == "superscript" for value in marked)


def test_a_hostile_label_is_words(book, lang):
    said = [cell.value for row in book[book.sheetnames[2]].iter_rows() for cell in row]
    assert ("=单产 " if lang == "zh" else "Yield ") + EVIL in said


def test_spanners_stand_over_their_columns(book):
    sheet = book[book.sheetnames[2]]
    merged = [str(area) for area in sheet.merged_cells.ranges if area.min_row < 10]
    assert "C5:E5" in merged  # «Valid answers» over the share and both ends of its interval


def test_the_same_document_is_the_same_bytes(files, lang):
    from tests.unit.report.conftest import specimen_catalogue

    with specimen_catalogue():
        assert xlsx(document(), rows(), lang, {}) == files["xlsx"]


def test_columns_hold_their_numbers(book):
    """A number that is wider than its column is shown as ####."""
    for name in book.sheetnames[2:-1]:
        sheet = book[name]
        for row, cell in itertools.product(sheet.iter_rows(), range(1, sheet.max_column)):
            if isinstance(row[cell].value, int | float):
                letter = row[cell].column_letter
                assert sheet.column_dimensions[letter].width >= 8
