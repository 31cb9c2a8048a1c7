"""Every small-sample function against base R (tests/golden/small/make.R)."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import numpy as np
import pytest

from endogen.survey.small import (
    agreement,
    association,
    exact,
    multiplicity,
    numeric,
    ordinal,
    power,
)

GOLDEN = Path(__file__).parents[2] / "golden" / "small"
# Both sides compute in double precision; series for beta and t tails agree to about 1e-12.
CLOSE = {"rel": 1e-9, "abs": 1e-12}


def rows(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open() as file:
        return list(csv.DictReader(file))


def number(cell: str) -> float:
    return float(cell) if cell not in ("", "NA") else math.nan


def groups() -> dict[str, tuple[np.ndarray, np.ndarray]]:
    found: dict[str, dict[str, list[float]]] = {}
    for row in rows("samples.csv"):
        found.setdefault(row["case"], {}).setdefault(row["group"], []).append(float(row["value"]))
    return {case: (np.array(two["1"]), np.array(two["2"])) for case, two in found.items()}


@pytest.mark.parametrize("row", rows("shares.csv"))
def test_one_share(row: dict[str, str]) -> None:
    count, n, level = int(row["count"]), int(row["n"]), float(row["level"])
    found = exact.clopper_pearson(count, n, level)
    assert found.low == pytest.approx(float(row["exact_low"]), **CLOSE)
    assert found.high == pytest.approx(float(row["exact_high"]), **CLOSE)
    score = exact.wilson(count, n, level)
    assert score.low == pytest.approx(float(row["score_low"]), **CLOSE)
    assert score.high == pytest.approx(float(row["score_high"]), **CLOSE)
    # exp(lgamma) loses about n · 1e-16 relative
    p = exact.binomial(count, n, float(row["share"])).p
    assert p == pytest.approx(float(row["p"]), rel=1e-9, abs=1e-300)


@pytest.mark.parametrize("row", rows("tables.csv"))
def test_fisher(row: dict[str, str]) -> None:
    found = exact.fisher(*(int(row[name]) for name in ("count_1", "n_1", "count_0", "n_0")))
    assert found.p == pytest.approx(float(row["p"]), rel=1e-9)
    assert found.mid_p == pytest.approx(float(row["mid_p"]), rel=1e-9)


@pytest.mark.parametrize("row", rows("two_samples.csv"), ids=lambda row: row["case"])
class TestTwoSamples:
    def test_welch(self, row: dict[str, str]) -> None:
        found = numeric.welch(*groups()[row["case"]])
        for field, column in [("estimate", "difference"), ("t", "t"), ("df", "df"), ("p", "p"),
                              ("low", "low"), ("high", "high"), ("se", "se")]:  # fmt: skip
            assert getattr(found, field) == pytest.approx(float(row[column]), **CLOSE)

    def test_equivalence(self, row: dict[str, str]) -> None:
        found = numeric.equivalence(*groups()[row["case"]], margin=float(row["margin"]))
        assert found.p == pytest.approx(float(row["tost"]), **CLOSE)
        assert found.low == pytest.approx(float(row["low90"]), **CLOSE)
        assert found.high == pytest.approx(float(row["high90"]), **CLOSE)
        inside = -found.margin < found.low and found.high < found.margin
        assert inside == (found.p < 0.05)

    def test_mann_whitney(self, row: dict[str, str]) -> None:
        x, y = groups()[row["case"]]
        found = ordinal.mann_whitney(x, y)
        assert found.way == "exact"
        assert found.u == float(row["u"])
        oracle = row["exact_p"] or row["enumerated_p"]
        if oracle:
            assert found.p == pytest.approx(float(oracle), rel=1e-10)
        assert ordinal.mann_whitney_normal(x, y).p == pytest.approx(float(row["normal_p"]), **CLOSE)
        mirrored = ordinal.mann_whitney(y, x)
        assert mirrored.p == pytest.approx(found.p, rel=1e-12)
        assert mirrored.u == x.size * y.size - found.u

    def test_every_regrouping(self, row: dict[str, str]) -> None:
        if row["regrouped_p"]:
            found = numeric.permutation_test(*groups()[row["case"]])
            assert found.complete
            assert found.p == pytest.approx(float(row["regrouped_p"]), rel=1e-12)
            assert found.statistic == pytest.approx(float(row["t"]), rel=1e-12)

    def test_shift(self, row: dict[str, str]) -> None:
        found = numeric.hodges_lehmann(*groups()[row["case"]])
        assert found.estimate == pytest.approx(float(row["shift"]), rel=1e-12)
        if row["shift_low"]:
            assert found.low == pytest.approx(float(row["shift_low"]), rel=1e-12)
            assert found.high == pytest.approx(float(row["shift_high"]), rel=1e-12)

    def test_delta(self, row: dict[str, str]) -> None:
        found = ordinal.dominance(*groups()[row["case"]])
        assert found.delta == pytest.approx(float(row["delta"]), **CLOSE)
        assert found.se == pytest.approx(float(row["delta_se"]), rel=1e-9, abs=1e-8)
        assert found.low == pytest.approx(float(row["delta_low"]), **CLOSE)
        assert found.high == pytest.approx(float(row["delta_high"]), **CLOSE)


def test_p_adjust() -> None:
    table = rows("adjust.csv")
    p = [number(row["p"]) for row in table]
    for name, adjusted in [
        ("holm", multiplicity.holm(p)),
        ("bh", multiplicity.benjamini_hochberg(p)),
    ]:
        expected = [number(row[name]) for row in table]
        assert adjusted == pytest.approx(expected, rel=1e-14, nan_ok=True)


@pytest.mark.parametrize("row", rows("power.csv"))
def test_detectable(row: dict[str, str]) -> None:
    n_1, n_0 = int(row["n_1"]), int(row["n_0"])
    given = {"power": float(row["power"]), "alpha": float(row["alpha"])}
    if row["kind"] == "means":
        found = power.means(n_1, n_0, **given)
    else:
        found = power.shares(n_1, n_0, float(row["base"]), **given).rise
    # R's pt with noncentrality stops its series at about 1e-12 of probability
    assert found == pytest.approx(float(row["value"]), rel=1e-8)


def test_partial_correlations() -> None:
    data = np.array([[float(cell) for cell in row.values()] for row in rows("correlated.csv")])
    x, controls, items = data[:, 0], data[:, 1:3], data[:, 3:]
    found = association.freedman_lane(x, items, controls, permutations=99)
    doubled = np.column_stack([controls, controls.sum(axis=1), np.ones(len(x))])
    again = association.freedman_lane(x, items, doubled, permutations=99)
    assert found.df == again.df == 69  # the rank of the controls counts, not their number
    assert again.r == pytest.approx(found.r, rel=1e-10)
    for row, r in zip(rows("partial.csv"), found.r, strict=True):
        assert r == pytest.approx(float(row["r"]), rel=1e-10)
        assert r == pytest.approx(float(row["inverse_r"]), rel=1e-10)
        assert association.p_of_r(r, found.df) == pytest.approx(float(row["p"]), rel=1e-9)


@pytest.mark.parametrize("row", rows("kappa.csv"))
def test_kappa(row: dict[str, str]) -> None:
    counts = [int(cell) for cell in row["counts"].split()]
    size = math.isqrt(len(counts))
    # R fills matrices by column; kappa does not mind the transpose
    pairs = [(k // size, k % size) for k, count in enumerate(counts) for _ in range(count)]
    found = agreement.cohen_kappa([a for a, _ in pairs], [b for _, b in pairs])
    assert found.kappa == pytest.approx(float(row["kappa"]), rel=1e-12)
    assert found.se == pytest.approx(float(row["se"]), rel=1e-6)  # numerical gradient
