"""Equal to worlds, orders and pairs of incomes written out in R (make.R)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import endogen as en
from endogen.survey import engine

HERE = Path(__file__).parent
VALUE = 1e-9  # both sum in double precision, in another order
SE = 1e-6  # R's script differentiates by central differences, good to about h² = 1e-8
NOTHING = 1e-12  # parts that are 0 up to rounding have no relative error
DESIGN = en.Design(weight="w", strata="h", psu="v")


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


EXPECTED = table("expected.csv")


@pytest.fixture(scope="module")
def sample() -> en.Sample:
    rows = table("data.csv")
    data = {k: [r[k] if k == "h" else float(r[k]) for r in rows] for k in rows[0]}
    return en.Sample(data, DESIGN)


@pytest.mark.parametrize("row", EXPECTED, ids=[row["asked"] for row in EXPECTED])
def test_values_and_standard_errors(sample: en.Sample, row: dict[str, str]) -> None:
    found = sample.estimate(row["asked"])[0]
    assert found.estimate == pytest.approx(float(row["estimate"]), rel=VALUE, abs=NOTHING)
    if row["se"]:
        assert found.se == pytest.approx(float(row["se"]), rel=SE)
    else:  # a headcount does not move smoothly with its line
        assert found.se > 0


def test_asked_together_they_are_the_same(sample: en.Sample) -> None:
    """Components share their parts, and know of each other."""
    asked = [row["asked"] for row in EXPECTED if "alpha=1)" in row["asked"]]
    together = sample.estimate(*asked)
    for row, alone in zip(together, (sample.estimate(one)[0] for one in asked), strict=True):
        assert (row.estimate, row.se) == pytest.approx((alone.estimate, alone.se), rel=1e-12)


@pytest.mark.parametrize("alpha", [0, 1, 2])
@pytest.mark.parametrize("reference", ["before", "after"])
def test_components_sum_to_the_change(sample: en.Sample, alpha: float, reference: str) -> None:
    how = f'line=3000, alpha={alpha}, reference="{reference}"'
    parts = [f'datt_ravallion(before, after, component="{c}", {how})'
             for c in ("growth", "redistribution", "residual")]  # fmt: skip
    results = sample.estimate(*parts, f"poverty_change(before, after, line=3000, alpha={alpha})")
    values = [row.estimate for row in results]
    assert sum(values[:3]) == pytest.approx(values[3], rel=1e-12)
    covariance = results.covariance()
    # The sum of the parts varies as the change does.
    assert covariance[:3, :3].sum() == pytest.approx(covariance[3, 3], rel=1e-9)


def test_an_engine_gives_the_same(sample: en.Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    import polars as pl

    asked = [
        row["asked"] for row in EXPECTED if "alpha=1" in row["asked"] or "source" in row["asked"]
    ]
    expected = sample.estimate(*asked)
    monkeypatch.setattr(engine, "IN_MEMORY", 0)
    found = en.Sample(pl.read_csv(HERE / "data.csv").lazy(), DESIGN).estimate(*asked)
    for mine, theirs in zip(found, expected, strict=True):
        assert mine.estimate == pytest.approx(theirs.estimate, rel=1e-9, abs=NOTHING)
        assert mine.se == pytest.approx(theirs.se, rel=1e-9)
