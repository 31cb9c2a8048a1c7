"""Rao and Wu's bootstrap against closed forms: all draws of a tiny design, theory of large ones."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

import endogen as en
from endogen.survey import engine, replication

UNEVEN = Path(__file__).parent.parent / "uneven" / "data.csv"

# Two strata of 3 and 2 PSUs, of 12 and 5 in the population.
TINY: dict[str, list[Any]] = {
    "h": ["a"] * 6 + ["b"] * 5,
    "v": [1, 1, 2, 2, 3, 3, 1, 1, 1, 2, 2],
    "N": [12.0] * 6 + [5.0] * 5,
    "w": [2.0, 3, 1, 4, 2, 2, 5, 1, 1, 2, 3],
    "x": [3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5],
    "y": [2.0, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4],
}
PSUS = [("a", 1), ("a", 2), ("a", 3), ("b", 1), ("b", 2)]
DRAWN = [[*two, *one] for two in itertools.product(range(3), repeat=2)
         for one in itertools.product(range(2), repeat=1)]  # fmt: skip
"""Every way to draw 2 of 3 and 1 of 2 with replacement: 18, equally likely."""


@pytest.fixture
def all_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replicate r makes the r-th of all draws."""

    class Listed:
        def __init__(self, key: tuple[int, int]) -> None:
            self.draw = DRAWN[key[1]]

        def random(self, size: int) -> np.ndarray:
            assert size == len(self.draw)
            return (np.array(self.draw) + 0.5) / np.array([3, 3, 2])

        def integers(self, low: int, high: int, size: int) -> np.ndarray:
            return np.zeros(size)

    monkeypatch.setattr(replication.np.random, "default_rng", Listed)


DESIGNS = {"fpc": en.Design("w", "h", "v", "N"), "no fpc": en.Design("w", "h", "v")}


@pytest.mark.parametrize("name", DESIGNS)
@pytest.mark.usefixtures("all_draws")
def test_over_all_draws_a_total_has_taylor_s_variance_exactly(name: str) -> None:
    sample = en.Sample(TINY, DESIGNS[name])
    asked = ["total(x)", "total(y)", "total(x * y)"]
    taylor = sample.estimate(*asked).covariance()
    rows = sample.estimate(*asked, variance="bootstrap", replicates=len(DRAWN))
    assert rows.covariance() == pytest.approx(taylor, rel=1e-12)
    for where in ("y > 3", 'h == "a"'):  # a domain leaves the design as it is
        one = sample.estimate(*asked, where=where).covariance()
        other = sample.estimate(*asked, where=where, variance="bootstrap", replicates=18)
        assert other.covariance() == pytest.approx(one, rel=1e-12)


def gini(w: np.ndarray, x: np.ndarray, _y: np.ndarray) -> float:
    distance = np.abs(x[:, None] - x[None, :])
    return float(w @ distance @ w / (2 * w.sum() * (w @ x)))


STATISTICS = {
    "mean(x)": lambda w, x, y: w @ x / w.sum(),
    "ratio(x, y)": lambda w, x, y: w @ x / (w @ y),
    "fgt(x, line=4, alpha=2)": lambda w, x, y: w @ (np.maximum(0, (4 - x) / 4) ** 2) / w.sum(),
    "gini(x)": gini,
    "reynolds_smolensky(x, after=y)": lambda w, x, y: gini(w, x, y) - gini(w, y, x),
}


@pytest.mark.parametrize("name", DESIGNS)
@pytest.mark.usefixtures("all_draws")
def test_every_replicate_is_computed_anew_with_its_weights(name: str) -> None:
    """Against weights of Rao, Wu and Yue (1992) and formulas written out here."""
    w, x, y = (np.array(TINY[k]) for k in ("w", "x", "y"))
    psu = np.array([PSUS.index(pair) for pair in zip(TINY["h"], TINY["v"], strict=True)])
    n = np.array([3.0, 3, 3, 2, 2])
    f = n / [12, 12, 12, 5, 5] if name == "fpc" else 0 * n
    root = np.sqrt(1 - f)
    found: dict[str, list[float]] = {asked: [] for asked in STATISTICS}
    for first, second, third in DRAWN:
        k = np.bincount([first, second, 3 + third], minlength=5)
        again = w * (1 - root + root * n / (n - 1) * k)[psu]
        for asked, statistic in STATISTICS.items():
            found[asked].append(statistic(again, x, y))
    rows = en.Sample(TINY, DESIGNS[name]).estimate(
        *STATISTICS, variance="bootstrap", replicates=len(DRAWN)
    )
    for row, (asked, statistic) in zip(rows, STATISTICS.items(), strict=True):
        value = statistic(w, x, y)
        spread = math.sqrt(np.mean((np.array(found[asked]) - value) ** 2))
        assert row.estimate == pytest.approx(value, rel=1e-12)
        assert row.se == pytest.approx(spread, rel=1e-9), asked
        assert "recomputed in each" in str(row.method)


def monte_carlo(z: np.ndarray, stratum: np.ndarray, rest: np.ndarray, replicates: int) -> float:
    """How far a bootstrap variance of a total lies from Taylor's, relative, as a deviation.

    The distance of a replicate is a sum of n − 1 independent draws in each stratum, so that
    its cumulants are sums of theirs; Var(Σ d² / R) = (κ₄ + 2 κ₂²) / R.
    """
    second = fourth = 0.0
    for h in np.unique(stratum):
        mine = z[stratum == h]
        n = mine.size
        draw = math.sqrt(rest[h]) * n / (n - 1) * (mine - mine.mean())
        second += (n - 1) * np.mean(draw**2)
        fourth += (n - 1) * (np.mean(draw**4) - 3 * np.mean(draw**2) ** 2)
    return math.sqrt((fourth / second**2 + 2) / replicates)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("fpc", [None, "N"])
def test_drawn_replicates_are_as_near_to_taylor_as_theory_says(fpc: str | None, seed: int) -> None:
    frame = pl.read_csv(UNEVEN).with_columns(pl.col("z").cast(pl.Float64))
    sample = en.Sample(frame, en.Design("w", "h", "psu", fpc))
    known = frame.filter(pl.col("x").is_not_null())
    sums = frame.select("h", "psu").unique().join(
        known.group_by("h", "psu").agg(total=(pl.col("w") * pl.col("x")).sum()),
        on=["h", "psu"], how="left",
    ).fill_null(0).sort("h", "psu")  # fmt: skip
    stratum = np.unique(sums["h"].to_numpy(), return_inverse=True)[1]
    n = np.bincount(stratum)
    rest = 1 - n / np.array([40, 25, 12, 60]) if fpc else np.ones(4)
    off = monte_carlo(sums["total"].to_numpy(), stratum, rest, 4_000)
    taylor = sample.estimate("total(x)")[0]
    row = sample.estimate("total(x)", variance="bootstrap", replicates=4_000, seed=seed)[0]
    assert (row.se / taylor.se) ** 2 == pytest.approx(1, abs=3.5 * off)
    assert off < 0.03


def samples(monkeypatch: pytest.MonkeyPatch) -> Iterator[en.Sample]:
    frame = pl.read_csv(UNEVEN)
    design = en.Design("w", "h", "psu", "N")
    yield en.Sample(frame, design)
    monkeypatch.setattr(engine, "IN_MEMORY", 0)
    yield en.Sample(frame.sample(fraction=1, shuffle=True, seed=4).lazy(), design)
    yield en.Sample(frame.to_arrow(), design)


def test_one_seed_is_one_set_of_replicates_on_every_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("mean(x)", "ratio(x, y)", "fgt(x, line=3000, alpha=1)", "correlation(x, y)")
    found = []
    for sample in samples(monkeypatch):
        rows = sample.estimate(*asked, by="g", variance="bootstrap", replicates=200, seed=5)
        found.append(rows.covariance())
    for other in found[1:]:
        assert other == pytest.approx(found[0], rel=1e-9)
    again = sample.estimate(*asked, by="g", variance="bootstrap", replicates=200, seed=6)
    assert not np.allclose(again.covariance(), found[0], rtol=1e-3)


def test_an_engine_replicates_ranks_by_their_influences(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a linear statistic the jackknife is Taylor's variance; of the bootstrap, its mean is."""
    _, lazy, _ = samples(monkeypatch)
    asked = ("gini(x)", "quantile(x)", "arpr(x)", "kakwani(z, welfare=x)")
    taylor = lazy.estimate(*asked, by="g")
    rows = lazy.estimate(*asked, by="g", variance="jackknife")
    assert rows.covariance() == pytest.approx(taylor.covariance(), rel=1e-9)
    for row, plain in zip(rows, taylor, strict=True):
        assert "from the influences of PSUs" in str(row.method)
        limits = (plain.ci_low, plain.ci_high)
        assert (row.ci_low, row.ci_high) == pytest.approx(limits, rel=1e-9)


@pytest.mark.parametrize("way", ["certainty", "centre", "average", "collapse"])
def test_single_psus_count_as_they_do_for_taylor(way: Any) -> None:
    """Of a total the jackknife is Taylor's variance, whatever is done with single PSUs."""
    frame = pl.read_csv(UNEVEN.with_name("lonely.csv"))
    sample = en.Sample(frame, en.Design("w", "h", "psu", "N", single_psu=way))
    asked = ("total(x)", "total(z)", "total(x * y)")
    taylor = sample.estimate(*asked, by="g")
    rows = sample.estimate(*asked, by="g", variance="jackknife")
    assert rows.covariance() == pytest.approx(taylor.covariance(), rel=1e-9)
    drawn = sample.estimate(*asked, by="g", variance="bootstrap", replicates=6_000)
    for row, plain in zip(drawn, taylor, strict=True):
        # Draws from few PSUs have lighter tails than the normal: 2 / R is the larger variance.
        assert (row.se / plain.se) ** 2 == pytest.approx(1, abs=4 * math.sqrt(2 / 6_000))


def test_fitted_weights_go_by_influences() -> None:
    frame = pl.read_csv(UNEVEN)
    sample = en.Sample(frame, en.Design("w", "h", "psu")).poststratify("g", {"p": 50, "q": 90})
    taylor = sample.estimate("mean(y)", "gini(x)")
    rows = sample.estimate("mean(y)", "gini(x)", variance="jackknife")
    assert rows.covariance() == pytest.approx(taylor.covariance(), rel=1e-9)
    assert all("from the influences" in str(row.method) for row in rows)
