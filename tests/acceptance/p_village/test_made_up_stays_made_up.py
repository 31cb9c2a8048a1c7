"""Answers that were made up say so in the file, and cannot pass for real ones."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from endogen.errors import StudyError
from endogen.workflow.demo import make_demo
from endogen.workflow.estimate import estimate_file
from endogen.workflow.opening import open_study


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_demo(tmp_path_factory.mktemp("made-up") / "p-village")


@pytest.mark.parametrize("name", ["households.csv", "returns.csv", "corrections.csv"])
def test_every_line_of_the_data_says_that_it_is_synthetic(village: Path, name: str) -> None:
    with (village / "data" / name).open(encoding="utf-8-sig", newline="") as file:
        assert {line["provenance"] for line in csv.DictReader(file)} == {"synthetic"}


def test_the_word_goes_into_estimates_from_the_file_alone(village: Path) -> None:
    rows = estimate_file(village / "data" / "households.csv", ["mean(income)", "count(age)"])
    assert {row.provenance for row in rows} == {"synthetic"}


def test_a_study_that_keeps_silent_about_it_is_refused(village: Path, tmp_path: Path) -> None:
    silent = make_demo(tmp_path / "silent")
    toml = silent / "study.toml"
    said = toml.read_text(encoding="utf-8")
    toml.write_text(re.sub(r"(?ms)^\[provenance\].*?^\]\n", "", said), encoding="utf-8")
    with pytest.raises(StudyError) as caught:
        open_study(silent)
    assert caught.value.code == "E-STUDY-SYNTHETIC"
