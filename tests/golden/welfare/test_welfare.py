"""Equivalence scales against laeken's eqSS, and poverty by them against R survey."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import polars as pl
import pytest

import endogen as en

HERE = Path(__file__).parent
SCALES = {
    "oecd": "equivalised(income, adults=adults, children=children)",
    "sqrt": 'equivalised(income, scale="sqrt", size=size)',
    "per_capita": "per_capita(income, size)",
    "oxford": 'equivalised(income, "oxford", adults=adults, children=children)',
    "power": 'equivalised(income, scale="power", adults=adults, children=children, child=.7, '
    "theta=.65)",
}
MEASURES = {
    "mean": "mean({y})",
    "fgt0": "fgt({y}, line=12000, size=size)",
    "fgt1": "fgt({y}, line=12000, alpha=1, size=size)",
}
VALUE, ERROR = 1e-9, 1e-7  # the project's tolerances


@pytest.fixture(scope="module")
def data() -> pl.DataFrame:
    return pl.read_csv(HERE / "data.csv")


def expected() -> list[dict[str, str]]:
    with (HERE / "expected.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_the_oecd_scale_is_laeken_s(data: pl.DataFrame) -> None:
    row = en.estimate(data, f"mean({SCALES['oecd']} - income / scale)")[0]
    assert row.n == 500
    assert abs(row.estimate) < 1e-9


@pytest.mark.parametrize("engine", ["memory", "lazy", "duckdb"])
@pytest.mark.parametrize("row", expected(), ids=lambda r: f"{r['what']}-{r['of']}")
def test_poverty_by_every_scale(
    data: pl.DataFrame, row: dict[str, str], engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame: object = data
    if engine != "memory":
        monkeypatch.setattr("endogen.survey.engine.IN_MEMORY", 0)
        frame = duckdb.sql("SELECT * FROM data") if engine == "duckdb" else data.lazy()
    asked = MEASURES[row["of"]].format(y=SCALES[row["what"]])
    found = en.estimate(frame, asked, weight="w", strata="h")[0]
    assert found.estimate == pytest.approx(float(row["estimate"]), rel=VALUE)
    assert found.se == pytest.approx(float(row["se"]), rel=ERROR)
