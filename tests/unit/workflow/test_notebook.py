"""What a notebook opens: files of every kind, a study, a run."""

from __future__ import annotations

import warnings

import pytest

import endogen as en
from endogen.errors import AnswersWarning, DataError


def test_a_file_becomes_a_sample_with_its_design(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("w,v,income\n2,a,10\n1,b,40\n1,c,40\n", encoding="utf-8")
    sample = en.read(path, weight="w", psu="v")
    (mean,) = sample.estimate("mean(income)")
    assert mean.estimate == 25  # (2·10 + 40 + 40) / 4
    assert sample.design == en.Design(weight="w", psu="v")


def test_what_cannot_be_read_is_warned_of(tmp_path):
    path = tmp_path / "a.csv"
    lines = [*map(str, range(40)), "约三千", "约四千"]
    path.write_text("income\n" + "\n".join(lines) + "\n", encoding="utf-8")
    with pytest.warns(AnswersWarning, match="E-DATA-TEXT-IN-NUMBER: income: 约三千") as caught:
        sample = en.read(path)
    assert len(caught) == 1
    assert "1 more" in str(caught[0].message)
    assert caught[0].filename == __file__  # the line of the caller
    assert sample.estimate("mean(income)")[0].n == 40


def test_the_columns_of_a_wide_file_are_chosen(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(",".join(f"x{i}" for i in range(3000)) + "\n" + "1," * 2999 + "1\n", "utf-8")
    with pytest.raises(DataError) as caught:
        en.read(path)
    assert caught.value.code == "E-DATA-COLUMNS"
    assert en.read(path, columns=["x7", "x9"]).columns == ["x7", "x9"]


def test_a_synthetic_file_stays_synthetic(tmp_path):
    en.demo(tmp_path / "p")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", AnswersWarning)
        sample = en.read(tmp_path / "p" / "data" / "households.csv")
    assert sample.estimate("mean(income)")[0].provenance == "synthetic"


def test_a_study_is_opened_checked(tmp_path, monkeypatch):
    study = en.open_study(en.demo(tmp_path / "p"))
    assert len(study.households) == 73
    assert len(study.returns) == 76
    assert study.codebook.of("age").name == "age"
    assert "73 of 73 answers count" in repr(study)
    assert study.households.estimate("mean(income)")[0].unit == "yuan"
    assert "the answers were made up" in study._repr_html_()
    monkeypatch.setenv("ENDOGEN_LANG", "zh")
    assert "建档立卡" in study._repr_html_()


def test_an_error_speaks_the_language_of_messages(tmp_path, monkeypatch):
    monkeypatch.setenv("ENDOGEN_LANG", "zh")
    with pytest.raises(DataError, match="没有名为"):
        en.Sample({"x": [1.0, 2.0]}).estimate("mean(y)")
