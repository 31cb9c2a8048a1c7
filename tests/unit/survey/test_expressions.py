"""Expressions mean the same in memory and in engines, missing values first of all."""

from __future__ import annotations

import duckdb
import polars as pl
import pytest

import endogen as en
from endogen.study.grammar import parse
from endogen.survey import engine
from endogen.survey.expressions import written

FRAME = pl.DataFrame(
    {"x": [1.0, 0.0, None, -4.0], "y": [2.0, None, 3.0, 0.5], "s": ["a", None, "b", "a"]}
)
# What each row gives: a number, or None where missing.
CASES: dict[str, list[float | None]] = {
    "x + y * 2": [5, None, None, -3],
    "-x": [-1, 0, None, 4],
    "y / x": [2, None, None, -0.125],
    "log(x)": [0, None, None, None],
    "sqrt(y * 2)": [2, None, 6**0.5, 1],
    "power(x, -1)": [1, None, None, -0.25],
    "power(x, 2)": [1, 0, None, 16],
    "abs(x) + exp(0)": [2, 1, None, 5],
    "filled(x, 9)": [1, 0, 9, -4],
    "filled(x, y)": [1, 0, 3, -4],
    "x > 0": [1, 0, None, 0],
    "0 <= x < 1": [0, 1, None, 0],
    "x > 0 and y > 1": [1, 0, None, 0],
    "x > 0 or y > 1": [1, None, 1, 0],
    "not x": [0, 1, None, 0],
    "x and y": [1, 0, None, 1],
    "x == none": [0, 0, 1, 0],
    "s != none": [1, 0, 1, 1],
    's == "a"': [1, None, 0, 1],
    's in ["b", "c"]': [0, None, 1, 0],
    "x not in [1, 2]": [0, 1, None, 1],
    '(s > "a") + 1': [1, None, 2, 1],
}


@pytest.mark.parametrize("where", ["memory", "duckdb", "polars"])
@pytest.mark.parametrize("expression", CASES)
def test_every_row_gives_what_it_should(
    expression: str, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = FRAME.with_columns(i=pl.Series([0, 1, 2, 3]))
    if where != "memory":
        monkeypatch.setattr(engine, "IN_MEMORY", 0)
    held = duckdb.sql("SELECT * FROM frame") if where == "duckdb" else frame.lazy()
    source = expression.replace("none", "None")
    rows = en.Sample(held).estimate(en.mean(parse(source)), by="i")
    found = [row.estimate if row.n else None for row in rows]
    assert found == [None if v is None else pytest.approx(v, rel=1e-14) for v in CASES[expression]]


@pytest.mark.parametrize(
    "source",
    [
        *CASES,
        "a - (b - c)",
        "(a or b) and c",
        "-(a + b)",
        "not (a and b)",
        "col(\"收入 '年'\") / 2",
    ],
)
def test_what_is_written_reads_back(source: str) -> None:
    expression = parse(source.replace("none", "None"))
    assert parse(written(expression)) == expression
