"""Small questionnaires for the tests, and the one of P Village."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from endogen.forms import read_folder, write_form
from endogen.forms.workbook import Cells

P_VILLAGE = Path(str(files("endogen.workflow"))) / "p_village" / "questionnaire"

SURVEY = [
    [
        "type",
        "name",
        "label::English (en)",
        "label::中文 (zh)",
        "role",
        "origin",
        "missing",
        "relevant",
        "constraint",
    ],
    ["select_one yes_no", "poor", "Registered?", "建档立卡户？", "registered", "paper", "", "", ""],
    [
        "integer",
        "age",
        "Age",
        "年龄",
        "age",
        "paper",
        "-9=don't know",
        "${poor} = 1",
        "(. >= 16 and . <= 110) or . = -9",
    ],
    ["select_multiple ways", "ways", "How?", "途径？", "channel", "added", "", "", ""],
]
CHOICES = [
    ["list_name", "name", "label::English (en)", "label::中文 (zh)", "means"],
    ["yes_no", "1", "yes", "是", "yes"],
    ["yes_no", "2", "no", "否", "no"],
    ["ways", "tv", "TV", "电视", ""],
    ["ways", "phone", "phone", "手机", ""],
    ["ways", "none", "none", "没有", "not named"],
]
SETTINGS = [
    ["form_title", "form_id", "version", "default_language"],
    ["Test", "test", "1", "English (en)"],
]


def sheets() -> dict[str, Cells]:
    """A copy of a small form that is right."""
    return {
        "survey": [list(row) for row in SURVEY],
        "choices": [list(row) for row in CHOICES],
        "settings": [list(row) for row in SETTINGS],
    }


def saved(folder: Path, cells: dict[str, Cells] | None = None) -> Path:
    """The same as a workbook."""
    return write_form(sheets() if cells is None else cells, folder / "form.xlsx")


def p_village(folder: Path) -> Path:
    """The questionnaire of P Village as a workbook."""
    return write_form(read_folder(P_VILLAGE), folder / "questionnaire.xlsx")
