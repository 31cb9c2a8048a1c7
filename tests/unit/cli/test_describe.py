"""``endogen describe`` as it is typed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from endogen.cli import main
from endogen.report.wrapping import wide
from endogen.survey.estimate import COLUMNS

LINES = ["household_id,age,poor,knows,income,remark"]
LINES += [
    f"H{i:03},{30 + i * 7 % 40},{i % 2 + 1},{i * 3 % 5 + 1},{1000 + 37 * i % 900}.5,says {i}"
    for i in range(40)
]


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.csv"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("style", ["endogen", "spss"])
def test_the_screen_is_80_columns_wide_at_most(answers, lang, style, capsys):
    typed = ["describe", str(answers), "--by", "poor", "--lang", lang, "--style", style]
    assert main(typed) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert max(map(wide, said.out.splitlines())) <= 80
    assert "household_id" in said.out  # named as left out
    assert "remark" in said.out


def test_csv_has_the_fixed_columns(answers, capsys):
    assert main(["describe", str(answers), "--by", "poor", "--format", "csv"]) == 0
    lines = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert list(lines[0]) == list(COLUMNS)
    assert "describe.knows.test.poor" in {line["id"] for line in lines}


def test_json_is_a_list_of_rows(answers, capsys):
    assert main(["describe", str(answers), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[0]["id"].startswith("describe.age.")
    assert rows[0]["p"] is None


@pytest.mark.parametrize(
    ("name", "begins"),
    [("d.html", "<!DOCTYPE html>"), ("d.csv", "\ufeffid,"), ("d.json", "["), ("d.txt", "answers")],
)
def test_the_file_is_written_as_it_ends(answers, tmp_path, name, begins, capsys):
    out = tmp_path / name
    assert main(["describe", str(answers), "--by", "poor", "--out", str(out)]) == 0
    assert out.read_text("utf-8").lstrip("\n").startswith(begins)
    assert name in capsys.readouterr().out


def test_bands_make_groups(answers, capsys):
    typed = ["describe", str(answers), "--band", "age=40,60", "--by", "age_band"]
    assert main([*typed, "--format", "csv"]) == 0
    ids = {line["id"] for line in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    assert {f"describe.income.mean.age_band={band}" for band in (0, 1, 2)} <= ids


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("--by income", "E-USE-BY-MANY"),
        ("--by nothing", "E-USE-BY-COLUMN"),
        ("--band age=60,40", "E-USE-BANDS"),
        ("--band age=x", "E-USE-VALUE"),
        ("--band remark=1", "E-USE-DESCRIBE-COLUMN"),
        ("--kind knows", "E-USE-VALUE"),
        ("--kind knows=nominal", "E-USE-TYPE"),
        ("--set s=knows,nothing", "E-USE-DESCRIBE-COLUMN"),
        ("--style sas", "E-USE-VALUE"),
        ("--format docx", "E-USE-MISSING"),  # a screen shows no Word document
        ("--format pdf --out x.pdf", "E-USE-PDF"),
        ("--out x.doc", "E-USE-FORMAT"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_cannot_be_done_is_said_with_its_code(answers, typed, code, lang, capsys):
    assert main(["describe", str(answers), *typed.split(), "--lang", lang]) == 2
    assert capsys.readouterr().err.startswith(code)


def test_a_column_of_many_values_is_refused_with_the_way_to_band_it(answers, capsys):
    assert main(["describe", str(answers), "--by", "age"]) == 2
    assert "--band age=25,40,60 --by age_band" in capsys.readouterr().err


def test_a_study_is_described_by_its_roles(tmp_path, capsys):
    folder = tmp_path / "p"
    assert main(["new", str(folder), "--from", "p-village"]) == 0
    capsys.readouterr()
    typed = ["describe", str(folder), "--by", "registered", "--by", "age-band", "--format", "csv"]
    assert main(typed) == 0
    rows = {line["id"]: line for line in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    assert rows["describe.registered.share.1"]["count"] == "59"
    assert rows["describe.source.cases.source_planting"]["count"] == "55"
    assert rows["describe.cause.first.cause_funds"]["count"] == "41"
    assert rows["describe.know_financial.test.age_band"]["p"]
    assert not [id_ for id_ in rows if id_.startswith("describe.household_id")]
