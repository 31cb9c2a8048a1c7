"""A description holds the same cells as a page, in Word and in Excel."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.report.office import shown_sheets
from tests.unit.report.shown import in_excel, in_html, in_word

from endogen.workflow.describe import Wanted, describe

ANSWERS = Path(__file__).parents[2] / "golden" / "spss" / "answers.sav"


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("style", ["endogen", "spss"])
def test_all_formats_show_the_same(lang, style, tmp_path):
    made = describe(ANSWERS, Wanted(by=("registered",), style=style))
    page = in_html(made.written("html", lang).decode())
    assert page.tables
    word = in_word(made.written("docx", lang))
    assert [table.lines for table in word.tables] == [table.lines for table in page.tables]
    file = tmp_path / "described.xlsx"
    file.write_bytes(made.written("xlsx", lang))
    excel = in_excel(file.read_bytes(), shown_sheets(file, tmp_path))
    assert [table.lines for table in excel.tables] == [table.lines for table in page.tables]
