"""Post-stratified and raked weights are R's, with R's standard errors, on every path."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import polars as pl
import pytest

import endogen as en
from endogen.errors import DataError, DesignError
from endogen.survey import engine

HERE = Path(__file__).parent
RELATIVE = 1e-7  # R stops raking at 1e-13 of the totals; both then take a square root
DESIGNS = {
    "strat": en.Design(weight="pw", strata="stype", fpc="fpc"),
    "clus1": en.Design(weight="pw", psu="dnum"),
}
WIDE, BIG = {0: 1072, 1: 5122}, {0: 3300, 1: 2894}
WORDS = ("cds", "stype")


def frame(name: str) -> pl.DataFrame:
    with (HERE.parent / "api" / f"{name}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    columns = {
        k: [r[k] if k in WORDS else (float(r[k]) if r[k] else None) for r in rows] for k in rows[0]
    }
    return pl.DataFrame(columns).with_columns(
        big=(pl.col("meals") > 50).cast(pl.Float64), row=pl.int_range(pl.len())
    )


def calibrated(sample: en.Sample, way: str) -> en.Sample:
    if way == "post":
        return sample.poststratify("sch_wide", WIDE)
    return sample.rake({"sch_wide": WIDE, "big": BIG})


def expected(design: str, way: str) -> list[dict[str, str]]:
    with (HERE / "expected.csv").open(encoding="utf-8") as file:
        return [r for r in csv.DictReader(file) if (r["design"], r["way"]) == (design, way)]


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("way", ["post", "raked"])
@pytest.mark.parametrize("held", ["memory", "duckdb", "polars"])
def test_equal_to_r(design: str, way: str, held: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = frame(design)
    drawn = DESIGNS[design]
    source: object = data
    if held != "memory":
        monkeypatch.setattr(engine, "IN_MEMORY", 0)
        source = duckdb.sql("SELECT * FROM data") if held == "duckdb" else data.lazy()
        # Rows that are their own PSUs stay in an engine: here they are named.
        psu = drawn.psu or "row"
        drawn = en.Design(weight="pw", strata=drawn.strata, fpc=drawn.fpc, psu=psu)
    sample = calibrated(en.Sample(source, drawn), way)
    theirs = expected(design, way)
    whole = [row["statistic"] for row in theirs if not row["group"]]
    rows = [*sample.estimate(*whole), *sample.estimate("mean(api00)", by="stype")]
    for mine, row in zip(rows, theirs, strict=True):
        assert mine.group == row["group"]
        assert mine.estimate == pytest.approx(float(row["estimate"]), rel=RELATIVE)
        assert mine.se == pytest.approx(float(row["se"]), rel=RELATIVE)


def test_what_the_margins_know_does_not_vary() -> None:
    sample = calibrated(en.Sample(frame("strat"), DESIGNS["strat"]), "raked")
    rows = sample.estimate("total(sch_wide)", "total(big)", "share(sch_wide)")
    assert [r.estimate for r in rows] == pytest.approx([5122, 2894, 5122 / 6194], rel=1e-9)
    assert [r.se / r.estimate for r in rows] == pytest.approx([0, 0, 0], abs=1e-9)


def test_ranks_know_of_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    data = frame("clus1")
    asked = ("gini(api00)", "quantile(api00)", "concentration(enroll, rank=api00)")
    here = calibrated(en.Sample(data, DESIGNS["clus1"]), "raked").estimate(*asked, by="stype")
    monkeypatch.setattr(engine, "IN_MEMORY", 0)
    there = calibrated(en.Sample(data.lazy(), DESIGNS["clus1"]), "raked").estimate(
        *asked, by="stype"
    )
    for one, other in zip(here, there, strict=True):
        assert one.se == pytest.approx(other.se, rel=1e-9)
        assert one.se > 0


def test_post_strata_of_two_columns() -> None:
    sample = en.Sample(frame("strat"), DESIGNS["strat"])
    totals = {(0, 0): 600, (0, 1): 472, (1, 0): 2700, (1, 1): 2422}
    row = sample.poststratify(["sch_wide", "big"], totals).estimate("share(big)")[0]
    assert row.estimate == pytest.approx((472 + 2422) / 6194, rel=1e-12)


@pytest.mark.parametrize(
    ("margins", "code", "says"),
    [
        ({"sch_wide": {1: 5122}}, "E-DESIGN-TOTALS-LACK", "no population total: 0"),
        ({"sch_wide": WIDE | {2: 5}}, "E-DESIGN-TOTALS-STRANGE", "do not occur: 2"),
        ({"sch_wide": {0: 0, 1: 5}}, "E-DESIGN-TOTALS-RANGE", "not above 0: 0"),
        ({"sch_wide": WIDE, "big": {0: 1, 1: 2}}, "E-DESIGN-TOTALS-DIFFER", "sch_wide: 6,194"),
    ],
)
def test_totals_that_cannot_be_met(
    margins: dict[str, dict[object, float]], code: str, says: str
) -> None:
    with pytest.raises(DesignError, match=says) as caught:
        en.Sample(frame("strat"), DESIGNS["strat"]).rake(margins)
    assert caught.value.code == code


def test_margins_that_contradict_each_other() -> None:
    data = {"w": [1.0, 1, 1], "a": [0, 1, 1], "b": [0, 1, 1]}
    with pytest.raises(DesignError, match="E-DESIGN-RAKING"):
        en.Sample(data, en.Design(weight="w")).rake({"a": {0: 1, 1: 2}, "b": {0: 2, 1: 1}})


def test_a_sample_without_weights_or_with_gaps() -> None:
    with pytest.raises(DesignError, match="E-DESIGN-CALIBRATION"):
        en.Sample({"a": [0, 1]}).rake({"a": {0: 5, 1: 5}})
    with pytest.raises(DesignError, match="E-DESIGN-MISSING"):
        en.Sample({"a": [0, 1, None], "w": [1.0, 1, 1]}, en.Design(weight="w")).rake(
            {"a": {0: 5, 1: 5}}
        )
    with pytest.raises(DataError, match="E-DATA-COLUMN"):
        en.Sample({"a": [1, 1]}, en.Design(weight="a")).poststratify("b", {0: 1})
