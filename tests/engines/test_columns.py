"""One suite over every engine: odd columns give the same numbers, or the same refusal."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import endogen as en
from endogen.errors import DataError, DesignError, UseError
from endogen.survey import engine
from endogen.survey.spark import session

NAN = float("nan")
COLUMNS: dict[str, list[Any]] = {
    '收入 "年"': [100.0, NAN, 300.0, None, 500.0, 600.0],
    "small": [120, 120, None, 120, 121, 119],
    "money": [Decimal("1.25"), Decimal("2.50"), None, Decimal("3.75"), Decimal("5.00"), None],
    "yes": [True, False, None, True, True, False],
    "kind": ["甲", "乙", None, "甲", "乙", "甲"],
    "day": [dt.date(2020, 1, d) if d else None for d in (1, 2, 0, 4, 5, 6)],
    "nothing": [None] * 6,
    "w": [1.0, 2.0, 1.0, 2.0, 1.0, 2.0],
}
SCHEMA: dict[str, Any] = {
    '收入 "年"': pl.Float64,
    "small": pl.Int8,
    "money": pl.Decimal(6, 2),
    "yes": pl.Boolean,
    "kind": pl.Categorical,
    "day": pl.Date,
    "nothing": pl.Null,
    "w": pl.Float32,
}
NAMES = [
    "dict", "polars", "polars lazy", "duckdb", "duckdb closed", "arrow", "pandas", "parquet",
    "spark",
]  # fmt: skip


def frame_of(name: str, folder: Path, columns: dict[str, list[Any]] = COLUMNS) -> Any:
    made = pl.DataFrame(columns, schema={n: k for n, k in SCHEMA.items() if n in columns})
    match name:
        case "dict":
            return columns
        case "polars":
            return made
        case "polars lazy":
            return made.lazy()
        case "duckdb":
            return duckdb.connect().from_arrow(made.to_arrow())
        case "duckdb closed":
            made.write_parquet(folder / "closed.parquet")
            own = duckdb.connect()
            own.execute(f"CREATE TABLE t AS FROM '{folder / 'closed.parquet'}'")
            own.execute("SET enable_external_access = false")
            return own.table("t")
        case "arrow":
            return made.to_arrow()
        case "pandas":
            return made.to_pandas(use_pyarrow_extension_array=True)
        case "spark":
            return session().createDataFrame(made.to_arrow())
        case _:
            made.write_parquet(folder / "odd.parquet")
            return folder / "odd.parquet"


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    if request.param == "spark":
        request.getfixturevalue("spark")
    return str(request.param)


@pytest.fixture(params=["in memory", "in its engine"])
def where_rows_are(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "in its engine":
        monkeypatch.setattr(engine, "IN_MEMORY", 0)
    return str(request.param)


def test_missing_means_null_and_nan(name: str, where_rows_are: str, tmp_path: Path) -> None:
    sample = en.Sample(frame_of(name, tmp_path), en.Design(weight="w"))
    row = sample.estimate(en.mean('收入 "年"'))[0]
    assert (row.n, row.n_missing) == (4, 2)
    assert row.estimate == pytest.approx((100 + 300 + 500 + 2 * 600) / 5, rel=1e-14)


def test_small_integers_do_not_overflow(name: str, where_rows_are: str, tmp_path: Path) -> None:
    sample = en.Sample(frame_of(name, tmp_path), en.Design(weight="w"))
    total, r = sample.estimate(en.total("small"), en.correlation("small", "w"))
    assert total.estimate == 120 + 240 + 240 + 121 + 238
    # By hand, of x = 120 120 120 121 119 and w = 1 2 2 1 2, weighted by w itself.
    assert r.estimate == pytest.approx(-1.25 / math.sqrt(2.875 * 1.5), rel=1e-12)


def test_decimals_truths_and_categories_are_read(
    name: str, where_rows_are: str, tmp_path: Path
) -> None:
    sample = en.Sample(frame_of(name, tmp_path))
    money, yes, kind, middle = sample.estimate(
        en.mean("money"), en.share("yes"), en.share("kind", equals="甲"), en.quantile("money")
    )
    assert money.estimate == pytest.approx(3.125, rel=1e-15)
    assert (yes.count, yes.n, yes.n_missing) == (3, 5, 1)
    assert (kind.count, kind.n, kind.n_missing) == (3, 5, 1)
    assert middle.estimate == 2.5


def test_groups_come_sorted_and_rows_without_a_group_are_in_none(
    name: str, where_rows_are: str, tmp_path: Path
) -> None:
    sample = en.Sample(frame_of(name, tmp_path), en.Design(weight="w"))
    by_kind = sample.estimate(en.mean("small"), by=["kind", "yes"])
    assert [row.group for row in by_kind] == ["乙 × 0", "乙 × 1", "甲 × 0", "甲 × 1"]
    assert [row.n for row in by_kind] == [1, 1, 1, 2]
    assert by_kind[0].df == 5  # PSUs of the whole sample, less one stratum


def test_dates_compare_as_they_are_written(name: str, where_rows_are: str, tmp_path: Path) -> None:
    sample = en.Sample(frame_of(name, tmp_path))
    row = sample.estimate(en.mean("w"), where='day >= "2020-01-04" and kind in ["甲"]')[0]
    assert (row.n, row.estimate) == (2, 2.0)


def test_words_are_no_numbers(name: str, where_rows_are: str, tmp_path: Path) -> None:
    sample = en.Sample(frame_of(name, tmp_path))
    with pytest.raises(DataError, match="E-DATA-WORDS"):
        sample.estimate(en.mean("kind"))
    with pytest.raises(UseError, match="E-USE-EXPRESSION"):
        sample.estimate(en.share("kind", equals=1))


def test_a_column_without_any_answer_is_undefined(
    name: str, where_rows_are: str, tmp_path: Path
) -> None:
    row = en.Sample(frame_of(name, tmp_path)).estimate(en.mean("nothing"))[0]
    assert (row.n, row.n_missing, str(row.note)) == (0, 6, "no valid answers")


def test_infinities_are_counted_and_refused(name: str, where_rows_are: str, tmp_path: Path) -> None:
    columns = {"w": [1.0, float("inf"), float("-inf"), NAN, None, 2.0]}
    frame = frame_of(name, tmp_path, columns)
    with pytest.raises(DataError, match="2 values are infinite"):
        en.Sample(frame).estimate(en.mean("w"))
    with pytest.raises(DesignError, match="4 of 6 sampling weights"):
        en.Sample(frame, en.Design(weight="w"))


def test_missing_in_parquet_whose_statistics_ignore_nan(
    where_rows_are: str, tmp_path: Path
) -> None:
    """DuckDB 2.0 prunes isnan() by such statistics; asking is_finite() is right."""
    pl.DataFrame({"x": [1.0, NAN, 2.0, 4.0]}).write_parquet(tmp_path / "x.parquet")
    row = en.estimate(str(tmp_path / "x.parquet"), "mean(x)")[0]
    assert (row.n, row.n_missing) == (3, 1)
    assert row.estimate == pytest.approx(7 / 3, rel=1e-15)


def test_names_that_differ_only_in_case_are_refused() -> None:
    for frame in ({"a": [1], "A": [2]}, pl.DataFrame({"a": [1], "A": [2]})):
        with pytest.raises(DataError, match="E-DATA-NAME-CASE"):
            en.Sample(frame)


def test_lists_are_refused_when_they_are_used() -> None:
    sample = en.Sample(pl.DataFrame({"x": [1.0, 2.0], "l": [[1], [2]]}))
    assert sample.estimate("mean(x)")[0].estimate == 1.5
    with pytest.raises(DataError, match="E-DATA-TYPE"):
        sample.estimate("mean(l)")


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    for thing in (3, {"a": [1], "b": [1, 2]}, {}, "answers.docx"):
        with pytest.raises(UseError, match="E-USE-FRAME"):
            en.Sample(thing)
    (tmp_path / "broken.parquet").write_bytes(b"PAR1")
    with pytest.raises(DataError, match="E-DATA-BROKEN"):
        en.Sample(tmp_path / "broken.parquet")


def test_an_empty_table_is_refused(name: str, tmp_path: Path) -> None:
    if name == "dict":
        frame: Any = {"w": []}
    else:
        frame = frame_of(name, tmp_path, {"w": [1.0]})
        frame = frame_of("polars", tmp_path, {"w": [1.0]}).head(0) if name == "parquet" else frame
        frame = (
            frame.limit(0)
            if name.startswith(("duckdb", "spark"))
            else frame[:0]
            if name == "arrow"
            else frame
        )
        frame = frame.head(0) if name.startswith(("polars", "pandas")) else frame
    with pytest.raises(DataError, match="E-DATA-NO-ROWS"):
        en.Sample(frame)


def test_fixed_categories_and_time_zones_group(where_rows_are: str) -> None:
    zone = dt.timezone(dt.timedelta(hours=8))
    columns = {
        "x": [1.0, 2.0, 6.0],
        "kind": pl.Series(["b", "a", "b"], dtype=pl.Enum(["b", "a"])),
        "at": [dt.datetime(2021, 7, d, tzinfo=zone) for d in (3, 3, 4)],
    }
    frame = pl.DataFrame(columns)
    of_pandas = pd.DataFrame(
        {"x": columns["x"], "kind": pd.Categorical(["b", "a", "b"], ["b", "a"])}
    )
    for given in (frame, frame.lazy(), of_pandas):
        rows = en.Sample(given).estimate("mean(x)", by="kind")
        assert [(row.group, row.estimate) for row in rows] == [("a", 2.0), ("b", 3.5)]
    assert [row.n for row in en.Sample(frame).estimate("mean(x)", by="at")] == [2, 1]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: pd.DataFrame([[1, 2]], columns=["a", "a"]), "E-DATA-NAME-TWICE"),
        (lambda: pa.table([[1], [2]], names=["a", "a"]), "E-DATA-NAME-TWICE"),
        (lambda: duckdb.sql("SELECT 1 AS a, 2 AS a"), "E-DATA-NAME-TWICE"),
        (lambda: pd.DataFrame([[1, 2]]), "E-DATA-NAME-KIND"),
        (
            lambda: pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("a", "b")])),
            "E-DATA-NAME-KIND",
        ),
    ],
)
def test_names_that_nobody_can_tell_apart_are_refused(
    make: Callable[[], Any], code: str, where_rows_are: str
) -> None:
    with pytest.raises(DataError) as refused:
        en.Sample(make())
    assert refused.value.code == code


def test_a_frame_that_the_engine_cannot_take_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "IN_MEMORY", 0)
    with pytest.raises(UseError) as refused:
        en.Sample(pd.DataFrame({"x": [1.0, 2.0], "m": pd.period_range("2020", periods=2)}))
    assert refused.value.code == "E-USE-FRAME"
