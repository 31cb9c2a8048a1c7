"""Rows behind the figures of another publication, verified by NumPy and by the run itself."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from endogen.errors import StudyError
from endogen.workflow.reconstruct import write_rows
from endogen.workflow.run import run

FIGURES = """
[publication]
cites = "A. Author (2019), The town"
n = "all"

[[figure]]
id = "all"
place = "Table 1"
printed = "120"

[[figure]]
id = "women"
place = "Table 1"
printed = "57"
formula = "share(woman)"
column = "count"
with = { percent = "47.5%" }

[[figure]]
id = "men"
place = "Table 1"
printed = "63"
formula = "share(woman, equals=0)"
column = "count"
with = { percent = "52.5%" }

[[table]]
id = "sex"
place = "Table 1"
rows = ["women", "men"]
base = "all"

[[figure]]
id = "old-women"
place = "Table 1"
printed = "17"
formula = "share(age, at_least=60, given='woman == 1')"
column = "count"

[[figure]]
id = "wage"
place = "Table 2"
printed = ".42"
formula = "correlation(school, wage)"
with = { p = ".000" }

[[figure]]
id = "age-school"
place = "Table 2"
printed = "-.31"
formula = "partial_correlation(age, school, controls=[woman])"
with = { df = "117" }

[reconstruct]
rows = "all"

[reconstruct.columns]
woman = { values = [0, 1] }
age = { low = 18, high = 90 }
school = { low = 0, high = 16 }
wage = { low = 500, high = 9000, step = 50 }
"""
STUDY = """
[study]
title = { en = "The town", zh = "某镇" }
[data]
households = "rows.csv"
[published]
file = "published.toml"
[roles]
age = "age"
schooling = "school"
[provenance]
default = "invented"
reconstructed = ["woman", "age", "school", "wage"]
"""


def written(folder: Path, figures: str = FIGURES) -> Path:
    (folder / "published.toml").write_text(figures, encoding="utf-8")
    return folder / "published.toml"


def residual(x: np.ndarray, control: np.ndarray) -> np.ndarray:
    slope, level = np.polyfit(control, x, 1)
    return x - slope * control - level


@pytest.mark.parametrize("seed", range(5))
def test_every_figure_comes_out_and_every_row_says_synthetic(tmp_path: Path, seed: int) -> None:
    target = tmp_path / "rows.csv"
    write_rows(written(tmp_path), target, seed)
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["provenance"] for row in rows} == {"synthetic"}
    names = ("woman", "age", "school", "wage")
    woman, age, school, wage = (np.array([float(row[name]) for row in rows]) for name in names)
    assert (len(rows), woman.sum(), ((age >= 60) & (woman == 1)).sum()) == (120, 57, 17)
    assert abs(np.corrcoef(school, wage)[0, 1] - 0.42) <= 0.005
    held = np.corrcoef(residual(age, woman), residual(school, woman))[0, 1]
    assert abs(held + 0.31) <= 0.005


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    figures = written(tmp_path)
    write_rows(figures, tmp_path / "here.csv", seed=3)
    program = "import sys; from endogen.workflow.reconstruct import write_rows as w; "
    program += "w(sys.argv[1], sys.argv[2], seed=3)"
    for hash_seed in ("1", "2"):
        there = tmp_path / f"there{hash_seed}.csv"
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        subprocess.run(
            [sys.executable, "-c", program, str(figures), str(there)], check=True, env=environment
        )
        assert there.read_bytes() == (tmp_path / "here.csv").read_bytes()


def test_a_study_of_the_rows_finds_every_figure(tmp_path: Path) -> None:
    write_rows(written(tmp_path), tmp_path / "rows.csv")
    (tmp_path / "study.toml").write_text(STUDY, encoding="utf-8")
    found = run(tmp_path)
    judged = {verdict.id: str(verdict.verdict.value) for verdict in found.verdicts}
    for id_ in ("women", "men", "old-women", "wage", "wage.p", "age-school", "age-school.df"):
        assert judged[id_] == "agrees", id_
    of_figures = [row for row in found.results if row.id.startswith("8.published")]
    assert {row.provenance for row in of_figures} == {"reconstructed"}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (('printed = "17"', 'printed = "121"'), {"old-women"}),
        (('printed = "63"', 'printed = "70"'), {"women", "men"}),
        (("age = { low = 18, high = 90 }", "age = { low = 18, high = 50 }"), {"old-women"}),
        (('printed = ".42"', 'printed = "1.42"'), {"wage"}),
        (('p = ".000"', 'p = ".300", df = "118"'), {"wage", "wage.p"}),
    ],
)
def test_figures_that_cannot_hold_together_are_named(
    tmp_path: Path, change: tuple[str, str], named: set[str]
) -> None:
    figures = FIGURES.replace(*change).replace("52.5%", "58.3%" if "70" in change[1] else "52.5%")
    with pytest.raises(StudyError) as raised:
        write_rows(written(tmp_path, figures), tmp_path / "rows.csv")
    assert raised.value.code == "E-FIGURE-CONTRADICT"
    said = str(raised.value.details["figures"]).split(", ")
    assert {source.removesuffix(".percent") for source in said} == named
    assert not (tmp_path / "rows.csv").exists()


def test_without_columns_there_is_nothing_to_make(tmp_path: Path) -> None:
    figures = FIGURES.partition("[reconstruct]")[0]
    with pytest.raises(StudyError) as raised:
        write_rows(written(tmp_path, figures), tmp_path / "rows.csv")
    assert raised.value.code == "E-STUDY-LACKS"
