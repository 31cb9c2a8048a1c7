"""How often a large sample is gone over, and that what spares a pass changes no number."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import endogen as en
from endogen.survey import engine, lazy, lazy_columns, lazy_design, lazy_pass, moments
from endogen.survey.intervals import t_quantile

LATE = 37
"""A row that is not among the first ones looked at."""
N = 60


class Passes:
    """Counts the queries that bring something back."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self, frame: object) -> engine.Arrays:
        self.made += 1
        return engine.collect(frame)  # type: ignore[arg-type]

    def during(self, sample: en.Sample, *asked: str, by: str | None = None) -> int:
        before = self.made
        sample.estimate(*asked, by=by)
        return self.made - before


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> Passes:
    counted = Passes()
    monkeypatch.setattr(engine, "IN_MEMORY", 0)
    for module in (lazy, lazy_columns, lazy_design, lazy_pass, moments):
        monkeypatch.setattr(module, "collect", counted)
    return counted


def households(**columns: list[float | None]) -> pl.DataFrame:
    draw = np.random.default_rng(8)
    made = {f"x{i}": draw.normal(50, 9, N) for i in range(9)}
    villages = {"h": np.arange(N) // 20, "v": np.arange(N) // 4, "w": draw.uniform(1, 3, N)}
    return pl.DataFrame({**made, **villages, "poor": np.arange(N) % 2}).with_columns(
        **{name: pl.Series(values) for name, values in columns.items()}
    )


def sample_of(frame: pl.DataFrame, folder: Path, psu: str | None = "v") -> en.Sample:
    path = folder / "households.parquet"
    frame.write_parquet(path)
    return en.Sample(path, en.Design(weight="w", strata="h", psu=psu))


def test_the_design_is_checked_and_counted_in_one_pass(passes: Passes, tmp_path: Path) -> None:
    sample_of(households(), tmp_path)
    assert passes.made == 1


def test_smooth_indicators_share_one_pass(passes: Passes, tmp_path: Path) -> None:
    """Two small looks at columns not seen before (their range, the first rows), then one pass."""
    sample = sample_of(households(), tmp_path)
    nine = [f"mean(x{i})" for i in range(9)]
    assert passes.during(sample, *nine, by="poor") == 3
    assert passes.during(sample, *nine, by="poor") == 1
    assert passes.during(sample, "mean(x0)") == 1
    kinds = ["total(x0)", "ratio(x1, x2)", "share(poor)", "fgt(x0, line=50)", "watts(x1, line=50)"]
    assert passes.during(sample, *kinds) == 1 + 1  # and one that looks for answers but 0 and 1


def test_correlations_take_one_pass_more_for_the_means(passes: Passes, tmp_path: Path) -> None:
    sample = sample_of(households(), tmp_path)
    passes.during(sample, *(f"mean(x{i})" for i in range(9)), by="poor")
    assert passes.during(sample, "correlation(x0, x1)") == 2
    assert passes.during(sample, "correlation(x0, x1)", "correlation(x2, x3)", "mean(x4)") == 2


def test_rank_indicators_of_one_column_share_two_passes(passes: Passes, tmp_path: Path) -> None:
    sample = sample_of(households(), tmp_path)
    passes.during(sample, *(f"mean(x{i})" for i in range(9)), by="poor")
    assert passes.during(sample, "gini(x0)") == 1 + 2
    several = ["gini(x0)", "qsr(x0)", "quantile(x0)", "mean(x1)", "fgt(x0, line=50)"]
    assert passes.during(sample, *several, by="poor") == 1 + 2
    assert passes.during(sample, "gini(x0)", "gini(x1)") == 1 + 2 * 2


def test_psus_too_many_to_leave_take_one_pass_more(passes: Passes, tmp_path: Path) -> None:
    sample = sample_of(households(), tmp_path, psu=None)
    passes.during(sample, *(f"mean(x{i})" for i in range(9)), by="poor")
    assert passes.during(sample, *(f"mean(x{i})" for i in range(9)), by="poor") == 2


@pytest.mark.parametrize("lacking", [None, math.nan], ids=["null", "NaN"])
@pytest.mark.parametrize("psu", ["v", None])
def test_what_is_missing_after_the_first_rows_is_found(
    lacking: float | None,
    psu: str | None,
    passes: Passes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Columns are taken for whole until a sum shows otherwise: one pass more, the same numbers.

    Polars leaves NaN out of Parquet's statistics, from which DuckDB knows the range.
    """
    asked = ["mean(x0)", "mean(x1)", "ratio(x1, x0)", "fgt(x0, line=50)", "gini(x0)"]
    values: list[float | None] = [float(40 + i) for i in range(N)]
    values[LATE] = lacking
    frame = households(x0=values)
    monkeypatch.setattr(engine, "IN_MEMORY", N)
    expected = sample_of(frame, tmp_path, psu).estimate(*asked, by="poor")
    monkeypatch.setattr(engine, "IN_MEMORY", 0)
    monkeypatch.setattr(lazy_columns, "FIRST_ROWS", LATE)
    found = sample_of(frame, tmp_path, psu).estimate(*asked, by="poor")
    for mine, theirs in zip(found, expected, strict=True):
        assert (mine.n, mine.n_missing, mine.count) == (theirs.n, theirs.n_missing, theirs.count)
        for part in ("estimate", "se", "n_effective"):
            assert getattr(mine, part) == pytest.approx(getattr(theirs, part), rel=1e-12)
    assert [row.n_missing for row in found if row.group == "1"] == [1, 0, 1, 1, 1]


def test_a_pass_is_run_again_only_once(
    passes: Passes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values: list[float | None] = [float(40 + i) for i in range(N)]
    values[LATE] = None
    monkeypatch.setattr(lazy_columns, "FIRST_ROWS", LATE)
    sample = sample_of(households(x0=values), tmp_path)
    assert passes.during(sample, "mean(x0)") == 2 + 2
    assert passes.during(sample, "mean(x0)") == 1


def test_nan_that_chooses_rows_is_missing(passes: Passes, tmp_path: Path) -> None:
    """DuckDB takes NaN for the largest number; in `where` it is no number."""
    values: list[float | None] = [1.0] * N
    values[LATE] = math.nan
    sample = sample_of(households(x0=values), tmp_path)
    for where in ("x0 > 0", "not (x0 > 2)", "x0 != 0"):
        assert sample.estimate("mean(x1)", where=where)[0].n == N - 1
    assert sample.estimate("mean(x1)", where="x0 == None")[0].n == 1


@pytest.mark.parametrize(
    ("df", "level", "quantile"),
    [  # R 4.2.2: qt((1 + level) / 2, df)
        (999, 0.95, 1.9623414611334493),
        (1000, 0.5, 0.67473516460700933),
        (1000, 0.95, 1.9623390808264076),
        (1000, 0.999999, 4.9222895234015764),
        (4720, 0.95, 1.9604667110934499),
        (4720, 0.999999999, 6.121833446977937),
    ],
)
def test_quantiles_of_t_with_many_degrees_of_freedom(
    df: float, level: float, quantile: float
) -> None:
    assert t_quantile(level, df) == pytest.approx(quantile, rel=1e-10)
