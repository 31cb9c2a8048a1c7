"""Orders that agree, and items that hang together, beside other programs and closed forms."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from scipy import stats

import endogen as en


def test_rank_correlations_are_scipy_s() -> None:
    from endogen.indicators.robustness import spearman, tau_b

    draw = np.random.default_rng(3)
    for _ in range(20):
        a, b = draw.integers(0, 5, (2, 12)).astype(float)
        assert tau_b(a, b) == pytest.approx(stats.kendalltau(a, b)[0], rel=1e-12)
        assert spearman(a, b) == pytest.approx(stats.spearmanr(a, b)[0], rel=1e-12)
    assert math.isnan(tau_b(np.ones(3), np.arange(3.0)))


def test_an_order_that_turns_is_not_robust() -> None:
    # x is poor in many things, y in one: by the first cut-off y is poorer, by the second x.
    data = {
        "a": [1] * 40 + [0] * 60 + [1] * 90 + [0] * 10,
        "b": [1] * 40 + [0] * 60 + [0] * 100,
        "v": ["x"] * 100 + ["y"] * 100,
    }
    rows = en.rank_robustness(en.Sample(data), ["a", "b"], by="v", k=0.5, ks=[1])
    found = {row.indicator: row for row in rows}
    assert [found[name].estimate for name in ("kendall_tau_b", "spearman")] == [-1, -1]
    assert (found["same_order"].estimate, found["robust_pairs"].estimate) == (0, 0)
    # .40 and .45 of M₀ are in no clear order at the baseline: no pair can be robust of none.
    assert math.isnan(found["robust_of_clear"].estimate)
    assert "no pair of groups" in str(found["robust_of_clear"].note)


def test_tau_by_all_pairs() -> None:
    draw = np.random.default_rng(7)
    x, y, w = draw.integers(1, 9, 40), draw.integers(0, 2, 40), draw.integers(1, 4, 40)
    row = en.estimate({"x": x, "y": y, "w": w}, "kendall_tau(x, y)", weight="w")[0]
    again = np.repeat(np.arange(40), w)
    assert row.estimate == pytest.approx(stats.kendalltau(x[again], y[again])[0], rel=1e-12)
    upper = [(i, j) for i, j in combinations(range(40), 2)]
    above = sum(w[i] * w[j] * np.sign(x[i] - x[j]) * np.sign(int(y[i]) - int(y[j]))
                for i, j in upper)  # fmt: skip
    assert np.sign(above) == np.sign(row.estimate)
    for tied in ({"x": x, "y": np.ones(40)}, {"x": np.ones(40), "y": y}):
        row = en.estimate(tied, "kendall_tau(x, y)")[0]
        assert str(row.note) == "one of the orders holds all rows in one class"


def test_a_factor_model_is_refused_below_its_least_number() -> None:
    draw = np.random.default_rng(5)
    common = draw.normal(size=120)
    data = {f"q{i}": common + draw.normal(size=120) for i in range(4)}
    data["g"] = np.arange(120.0) % 2
    items = [name for name in data if name != "g"]
    whole = en.estimate(data, en.mcdonald_omega(items))[0]
    assert 0.6 < whole.estimate < 0.95
    part = en.estimate(data, en.mcdonald_omega(items), by="g")[0]
    assert math.isnan(part.estimate)
    assert str(part.note) == ("E-DATA-FEW: mcdonald_omega is refused: 60 rows have all items, and "
                              "it needs 100.")  # fmt: skip
    assert en.estimate(data, en.mcdonald_omega(items, least=60), by="g")[0].estimate > 0.5
    flat = data | {"q0": np.ones(120)}
    assert "one factor does not fit" in str(en.estimate(flat, en.mcdonald_omega(items))[0].note)


def test_omega_is_alpha_where_items_are_alike() -> None:
    """Items of equal loadings and variances: alpha and omega agree (McDonald 1999, p. 93)."""
    axes = np.linalg.qr(np.random.default_rng(1).normal(size=(200, 6)))[0]
    axes = np.linalg.qr(np.column_stack([np.ones(200), axes]))[0][:, 1:] * math.sqrt(200)
    data = {f"q{i}": axes[:, 0] + 0.8 * axes[:, i + 1] for i in range(5)}
    omega, alpha = en.estimate(data, en.mcdonald_omega(list(data)), en.cronbach_alpha(list(data)))
    assert omega.estimate == pytest.approx(alpha.estimate, rel=1e-9)
    assert omega.estimate == pytest.approx(25 / (25 + 5 * 0.64), rel=1e-9)
