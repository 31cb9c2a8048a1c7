"""A wrong study.toml and a broken questionnaire are refused, with the place."""

from __future__ import annotations

import openpyxl
import pytest


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ('households = "data/households.csv"', "households = 7", "E-STUDY-TYPE"),
        ("seed = 76", 'seed = "76"', "E-STUDY-TYPE"),
        ("seed = 76", "sede = 76", "E-STUDY-KEY"),
        ('per = "household"', 'per = "village"', "E-STUDY-CHOICE"),
        ('per = "household"', "per = household", "E-STUDY-TOML"),
        ('rule = "consent_survey == 1"', 'rule = "consent_survey = 1"', "E-STUDY-EXPRESSION"),
    ],
)
def test_study_toml(village, endogen, old, new, error):
    path = village.folder / "study.toml"
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")
    row = content[: content.index(old)].count("\n") + 1
    code, said = endogen("run", village.folder)
    assert code == 1
    assert said.startswith(f"{error}:")
    assert f"study.toml, row {row}" in said


def test_a_rule_over_a_variable_that_is_not_there(village, endogen):
    path = village.folder / "study.toml"
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace("consent_survey == 1", "consent_surve == 1"), encoding="utf-8")
    code, said = endogen("run", village.folder)
    assert code == 1
    assert said.startswith("E-DATA-COLUMN:")
    assert "consent_survey" in said


def test_a_questionnaire_with_a_broken_reference(village, endogen):
    path = village.folder / "questionnaire.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["survey"]
    names = [cell.value for cell in sheet[1]]
    column = names.index("relevant") + 1
    row = next(r for r in range(2, sheet.max_row) if sheet.cell(r, column).value)
    sheet.cell(row, column).value = "${nobody_asked} = 1"
    book.save(path)
    code, said = endogen("run", village.folder)
    assert code == 1
    assert said.startswith("E-FORM-")
    assert "nobody_asked" in said


def test_a_questionnaire_that_is_no_workbook(village, endogen):
    (village.folder / "questionnaire.xlsx").write_bytes(b"not a workbook")
    code, said = endogen("run", village.folder)
    assert code == 1
    assert said.startswith("E-FORM-")
