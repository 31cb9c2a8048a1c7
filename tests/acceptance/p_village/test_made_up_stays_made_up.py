"""Answers that were made up say so in the file, and cannot pass for real ones."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from tests.acceptance.p_village.page import Page

from endogen.errors import StudyError
from endogen.workflow.demo import make_demo
from endogen.workflow.estimate import estimate_file
from endogen.workflow.opening import open_study
from endogen.workflow.run import run


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_demo(tmp_path_factory.mktemp("made-up") / "p-village")


@pytest.mark.parametrize("name", ["households.csv", "returns.csv", "corrections.csv"])
def test_every_line_of_the_data_says_that_it_is_synthetic(village: Path, name: str) -> None:
    with (village / "data" / name).open(encoding="utf-8-sig", newline="") as file:
        assert {line["provenance"] for line in csv.DictReader(file)} == {"synthetic"}


def test_the_word_goes_into_estimates_from_the_file_alone(village: Path) -> None:
    found = estimate_file(village / "data" / "households.csv", ["mean(income)", "count(age)"])
    assert {row.provenance for row in found.results} == {"synthetic"}


def test_a_study_that_keeps_silent_about_it_is_refused(village: Path, tmp_path: Path) -> None:
    silent = make_demo(tmp_path / "silent")
    toml = silent / "study.toml"
    said = toml.read_text(encoding="utf-8")
    toml.write_text(re.sub(r"(?ms)^\[provenance\].*?^\]\n", "", said), encoding="utf-8")
    with pytest.raises(StudyError) as caught:
        open_study(silent)
    assert caught.value.code == "E-STUDY-SYNTHETIC"


def told_by_households(folder: Path) -> Path:
    """The village as if its answers were real, but for one column."""
    for path in (folder / "data").glob("*.csv"):
        said = path.read_text(encoding="utf-8-sig").replace("synthetic", "").splitlines()
        said[0] = said[0].removesuffix(",provenance")
        lines = [said[0], *(line.removesuffix(",") for line in said[1:])]
        path.write_text("\n".join(lines), encoding="utf-8")
    toml = folder / "study.toml"
    said_of_it = toml.read_text(encoding="utf-8")
    provenance = '[provenance]\ninvented = ["income"]\n'
    toml.write_text(re.sub(r"(?ms)^\[provenance\].*?^\]\n", provenance, said_of_it), "utf-8")
    return folder


def test_one_made_up_column_releases_no_real_answers(tmp_path: Path) -> None:
    found = run(told_by_households(make_demo(tmp_path / "mixed")))
    kinds = {row.variable: row.provenance for row in found.results if row.indicator == "mean"}
    assert (kinds["age"], kinds["income"]) == ("survey", "invented")
    page = Page((found.out / "report.en.html").read_text(encoding="utf-8"))
    assert any("internal: contains small cells" in words for words in page.running)
    assert any("Partly synthetic" in words for words in page.running)
    for name in ("results.csv", "problems.csv", "published.csv"):
        lines = (found.out / name).read_text(encoding="utf-8-sig").splitlines()
        assert any("internal: contains small cells" in line for line in lines), name
    causes = [row for row in found.results if row.id.startswith("0.causes")]
    assert {row.provenance for row in causes} == {"survey"}


def test_made_up_answers_cannot_pass_for_real_ones_column_by_column(tmp_path: Path) -> None:
    folder = make_demo(tmp_path / "half")
    toml = folder / "study.toml"
    said = toml.read_text(encoding="utf-8")
    toml.write_text(said.replace('default = "invented"', 'default = "survey"'), encoding="utf-8")
    with pytest.raises(StudyError) as caught:
        open_study(folder)
    assert caught.value.code == "E-STUDY-SYNTHETIC"


def test_a_source_of_no_column_is_refused_with_the_nearest(tmp_path: Path) -> None:
    folder = make_demo(tmp_path / "misspelt")
    toml = folder / "study.toml"
    said = toml.read_text(encoding="utf-8")
    toml.write_text(said.replace('"registered", "age"', '"registred", "age"'), encoding="utf-8")
    with pytest.raises(StudyError) as caught:
        open_study(folder)
    assert caught.value.code == "E-STUDY-COLUMN"
    assert caught.value.details["nearest"] == "registered"
