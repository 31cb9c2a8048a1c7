"""One place says who writes what; nothing is imported before it is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.unit.report.made_up import rows
from tests.unit.report.shown import in_html, in_word
from tests.unit.report.specimen import document

from endogen.errors import OutsideError, StudyError, UseError
from endogen.report import formats
from endogen.report.charts import fonts
from endogen.study.reading import read_study
from endogen.study.study import FORMATS


def test_every_format_has_its_writer_and_no_other_has_one():
    assert tuple(formats.WRITERS) == FORMATS


def test_files_bear_language_and_format_and_lead_to_each_other():
    made = formats.write("html", document(), rows(), ("en", "zh"), stem="report.village-3")
    assert list(made) == ["report.village-3.en.html", "report.village-3.zh.html"]
    assert b'href="report.village-3.zh.html"' in made["report.village-3.en.html"]


@pytest.mark.parametrize(
    ("name", "nearest"), [("dokx", "docx"), ("xls", "xlsx"), ("word", "docx"), ("excel", "xlsx")]
)
def test_an_unknown_format_is_answered_with_the_nearest(name, nearest):
    with pytest.raises(UseError) as refused:
        formats.asked(["html", name])
    assert refused.value.code == "E-USE-FORMAT"
    assert nearest in refused.value.say("en").splitlines()[-1]


def test_pdf_is_refused_with_what_to_do_instead():
    with pytest.raises(UseError) as refused:
        formats.asked(["pdf"])
    assert refused.value.code == "E-USE-PDF"
    assert "open it in a browser" in refused.value.say("en")
    assert "浏览器" in refused.value.say("zh")


def study(formats_: object) -> dict[str, object]:
    return {
        "study": {"title": "T"},
        "data": {"households": "a.csv"},
        "report": {"formats": formats_},
    }


def test_the_study_says_its_formats():
    assert read_study(study(["docx", "html", "docx"])).report.formats == ("docx", "html")
    assert read_study(study([])).report.formats == ("html",)


@pytest.mark.parametrize(
    ("asked", "code"),
    [(["pdf"], "E-STUDY-PDF"), (["word"], "E-STUDY-CHOICE"), ("docx", "E-STUDY-TYPE")],
)
def test_what_the_study_cannot_ask_for_is_refused_with_its_key(asked, code):
    with pytest.raises(StudyError) as refused:
        read_study(study(asked))
    assert refused.value.code == code
    assert "[report].formats" in refused.value.say("en")


def test_a_missing_font_is_told_before_anything_is_computed(monkeypatch):
    monkeypatch.setattr(fonts, "chinese_font", lambda: None)
    formats.refuse_boxes(["html", "xlsx"], ["en", "zh"])
    formats.refuse_boxes(["docx"], ["en"])
    with pytest.raises(OutsideError, match="E-OUTSIDE-FONT"):
        formats.refuse_boxes(["html", "docx"], ["en", "zh"])


def test_a_page_needs_neither_word_nor_excel():
    program = (
        "import sys\n"
        "from tests.unit.report.made_up import rows\n"
        "from tests.unit.report.specimen import document\n"
        "from endogen.report.formats import write\n"
        "write('html', document(), rows(), ['en'])\n"
        "print([name for name in ('docx', 'lxml', 'xlsxwriter') if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_specimen_says_the_same_on_the_page_and_in_word(files):
    page, word = in_html(files["html"].decode()), in_word(files["docx"])
    assert word.tables == page.tables
    assert word.figures == page.figures
    assert word.pictures == page.pictures
    assert word.findings == page.findings
    assert word.notes == page.notes
    assert word.cited.lines == page.cited.lines
    assert word.banners == page.banners
