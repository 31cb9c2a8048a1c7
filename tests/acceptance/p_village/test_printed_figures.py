"""The answers file against the paper's tables, by plain counting and an inverse matrix."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from scipy.special import stdtr

TABLE_3 = {
    "dividends": -0.676,
    "cooperative": -0.644,
    "breeding": -0.663,
    "employment": -0.551,
    "infrastructure": -0.557,
    "technical": -0.541,
    "financial": -0.028,
    "material": -0.499,
}
TABLE_4 = {"planting": 55, "breeding": 11, "business": 1, "wages": 24, "support": 38,
           "industry": 56}  # fmt: skip
CAUSES = {"illness": 1, "disability": 1, "study": 0, "skills": 8, "labour": 8, "funds": 41}


def numbers(answers, name: str) -> np.ndarray:
    return np.array([int(row[name]) for row in answers])


def test_effective_rate(folder: Path) -> None:
    with (folder / "data" / "returns.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    outcomes = [row["outcome"] for row in rows]
    assert (len(rows), outcomes.count("valid")) == (76, 73)
    assert f"{73 / 76:.4f}" == "0.9605"
    assert all(bool(row["reason"]) == (row["outcome"] != "valid") for row in rows)


def test_the_valid_ones_are_the_households(folder: Path, answers) -> None:
    with (folder / "data" / "returns.csv").open(encoding="utf-8-sig", newline="") as file:
        valid = {row["id"] for row in csv.DictReader(file) if row["outcome"] == "valid"}
    assert valid == {row["household_id"] for row in answers}
    assert len(valid) == 73


def test_table_2(answers) -> None:
    registered, age = numbers(answers, "registered"), numbers(answers, "age")
    years = numbers(answers, "schooling")
    assert [(registered == code).sum() for code in (1, 2)] == [59, 14]
    assert np.histogram(age, [0, 25, 40, 60, 200])[0].tolist() == [0, 4, 27, 42]
    assert not set(age) & {25, 40, 60}
    assert np.histogram(years, [0, 7, 10, 30])[0].tolist() == [55, 14, 4]
    first = {cause: (numbers(answers, f"cause_{cause}") == 1).sum() for cause in CAUSES}
    assert first == CAUSES


def test_table_4(answers) -> None:
    counts = {source: numbers(answers, f"source_{source}").sum() for source in TABLE_4}
    assert counts == TABLE_4
    assert sum(counts.values()) == 185
    assert all(any(row[f"source_{s}"] == "1" for s in TABLE_4) for row in answers)


@pytest.mark.parametrize("programme", TABLE_3)
def test_table_3(answers, programme: str) -> None:
    names = ("age", f"know_{programme}", "registered", "schooling")
    inverse = np.linalg.inv(np.corrcoef([numbers(answers, name) for name in names]))
    r = -inverse[0, 1] / np.sqrt(inverse[0, 0] * inverse[1, 1])
    df = 73 - 2 - 2
    p = 2 * stdtr(df, -abs(r) * np.sqrt(df / (1 - r * r)))
    assert round(r, 3) == TABLE_3[programme]
    assert round(p, 3) == (0.818 if programme == "financial" else 0.0)


def test_the_text(answers) -> None:
    registered = numbers(answers, "registered") == 1
    informed = (numbers(answers, "channel_cadre") | numbers(answers, "channel_assembly")) == 1
    assert informed.sum() == 56
    assert numbers(answers, "part_breeding")[registered].sum() == 48
    size, away = numbers(answers, "size"), numbers(answers, "migrants")
    assert (size.min(), size.max()) == (1, 4)
    assert round(away.sum() / size.sum(), 2) == 0.33


def test_growth_is_the_authors_reading(answers) -> None:
    growth, codes = numbers(answers, "growth"), numbers(answers, "registered")
    r = np.corrcoef(growth, codes)[0, 1]
    assert 0.395 <= -r <= 0.405  # registered grew more: with yes = 1, no = 2 the sign turns
