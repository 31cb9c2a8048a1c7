"""Worked examples printed in papers, and what the definitions force."""

from __future__ import annotations

import doctest
import importlib
import math
from itertools import combinations

import numpy as np
import pytest
from scipy import stats

from endogen.survey.small import (
    agreement,
    association,
    draws,
    exact,
    numeric,
    ordinal,
    power,
    rounding,
)

MODULES = [
    "agreement", "association", "draws", "exact", "multiplicity",
    "numeric", "ordinal", "power", "rounding",
]  # fmt: skip


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name: str) -> None:
    module = importlib.import_module(f"endogen.survey.small.{name}")
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [  # Newcombe (1998), Statistics in Medicine 17, 873-890, Table II, method 10
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0),
        ((10, 10, 0, 10), 0.6075, 1.0),
    ],
)
def test_newcombe_table(counts: tuple[int, int, int, int], low: float, high: float) -> None:
    found = exact.newcombe(*counts)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_books_of_fagerland_lydersen_laake() -> None:
    """Statistical Analysis of Contingency Tables (2017), as their R package prints them."""
    assert round(exact.fisher(0, 16, 15, 72).p, 5) == 0.06287
    assert round(exact.fisher(0, 16, 15, 72).mid_p, 5) == 0.04466
    found = exact.newcombe(7, 34, 1, 34)
    assert (round(found.low, 4), round(found.high, 4)) == (0.0189, 0.3404)
    paired = exact.newcombe_paired(59, 6, 16, 80)
    assert (round(paired.low, 4), round(paired.high, 4)) == (-0.1186, -0.0046)


def test_paired_interval_at_the_edges() -> None:
    same = exact.newcombe_paired(20, 0, 0, 0)
    assert same.estimate == 0
    assert same.low < 0 < same.high
    apart = exact.newcombe_paired(0, 8, 0, 0)
    assert apart.estimate == 1
    assert apart.high == 1
    assert math.isnan(exact.newcombe_paired(0, 0, 0, 0).low)


def test_mcnemar_of_fagerland() -> None:
    """Fagerland et al. (2013): airway hyper-responsiveness, 1 against 7 discordant pairs."""
    found = exact.mcnemar(1, 7)
    assert (round(found.p, 3), round(found.mid_p, 3)) == (0.070, 0.039)
    assert exact.mcnemar(0, 0).p == 1


def test_mcnemar_mid_p_is_the_doubled_tail() -> None:
    for b, c in [(0, 5), (3, 9), (6, 6), (20, 11)]:
        n, k = b + c, min(b, c)
        at = stats.binom.pmf(k, n, 0.5)
        expected = 1 - at / 2 if b == c else 2 * (stats.binom.cdf(k, n, 0.5) - at / 2)
        assert exact.mcnemar(b, c).mid_p == pytest.approx(expected, rel=1e-9)
        assert exact.mcnemar(b, c).p == pytest.approx(stats.binomtest(b, n).pvalue, rel=1e-9)


def test_cliff_of_his_own_example() -> None:
    """Cliff (1996): delta -.25 and the three parts of its variance, as printed."""
    found = ordinal.dominance([10, 10, 20, 20, 20, 30, 30, 30, 40, 50], [10, 20, 30, 40, 40, 50])
    variance = (5 * 0.2669753 + 9 * 0.447 + 1.0055556) / 60
    assert found.delta == -0.25
    assert found.se**2 == pytest.approx(variance, rel=2e-3)  # .447 is printed to three digits


def test_kappa_of_fleiss() -> None:
    """Fleiss, Cohen and Everitt (1969): kappa .429, standard error .054."""
    counts = [[106, 10, 4], [22, 28, 10], [2, 12, 6]]
    pairs = [(i, j) for i in range(3) for j in range(3) for _ in range(counts[i][j])]
    found = agreement.cohen_kappa([i for i, _ in pairs], [j for _, j in pairs])
    assert (round(found.kappa, 3), round(found.se, 3)) == (0.429, 0.054)
    assert round(found.agree, 2) == 0.70


def test_kappa_needs_variation() -> None:
    assert math.isnan(agreement.cohen_kappa([1, 1, 1], [1, 1, 1]).kappa)
    assert agreement.cohen_kappa([1, 1, 1], [1, 1, 1]).agree == 1
    assert agreement.cohen_kappa([1, 1, 1], [0, 1, 0]).kappa == 0  # one constant: defined


@pytest.mark.parametrize("seed", range(6))
def test_mann_whitney_by_brute_force(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, y = rng.integers(1, 5, 5).astype(float), rng.integers(1, 6, 6).astype(float)
    ranks = stats.rankdata(np.concatenate([x, y]))
    sums = np.array([ranks[list(chosen)].sum() for chosen in combinations(range(11), 5)])
    far = abs(ranks[:5].sum() - 30) - 1e-9
    assert ordinal.mann_whitney(x, y).p == pytest.approx(np.mean(abs(sums - 30) >= far), rel=1e-12)


def test_mann_whitney_permutation_meets_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(1)
    x, y = rng.integers(1, 6, 40), rng.integers(2, 6, 25)
    right = ordinal.mann_whitney(x, y).p
    monkeypatch.setattr(ordinal, "EXACT_WORK", 0)
    drawn = ordinal.mann_whitney(x, y, permutations=40_000, seed=3)
    assert drawn.way == "permutation"
    assert drawn.p == pytest.approx(right, abs=4 * math.sqrt(right / 40_000))
    assert ordinal.mann_whitney(x[::-1], y, permutations=40_000, seed=3).p == drawn.p


def test_all_the_same_is_no_difference() -> None:
    assert ordinal.mann_whitney([3, 3, 3], [3, 3]).p == 1
    assert ordinal.mann_whitney_normal([3, 3, 3], [3, 3]).p == 1
    found = ordinal.dominance([3, 3, 3], [3, 3])
    assert (found.delta, found.se) == (0, 0)
    assert math.isnan(numeric.permutation_test([3.0, 3.0], [3.0, 3.0, 3.0]).p)
    assert math.isnan(numeric.welch([3, 3], [3, 3]).p)


@pytest.mark.parametrize("x", [[], [1.0]])
def test_too_few_is_undefined(x: list[float]) -> None:
    y = [1.0, 2.0, 5.0]
    assert math.isnan(numeric.welch(x, y).p)
    assert math.isnan(numeric.permutation_test(x, y).p)
    assert math.isnan(ordinal.dominance(x, y).se)
    assert math.isnan(numeric.equivalence(x, y, margin=1).p)
    assert math.isnan(numeric.hodges_lehmann(x, y).low)
    assert math.isnan(exact.newcombe(0, len([]), 1, 3).low)
    assert math.isnan(exact.fisher(0, 0, 1, 3).p)
    assert math.isnan(exact.wilson(0, 0).low)
    assert math.isnan(exact.clopper_pearson(0, 0).low)


def test_permutation_meets_scipy() -> None:
    rng = np.random.default_rng(5)
    x, y = rng.normal(0.8, 2, 14), rng.normal(0, 1, 30)

    def size_of_t(a: np.ndarray, b: np.ndarray, axis: int) -> np.ndarray:
        return np.abs(stats.ttest_ind(a, b, equal_var=False, axis=axis).statistic)

    found = numeric.permutation_test(x, y, permutations=19_999, seed=8)
    theirs = stats.permutation_test(
        (x, y), size_of_t, vectorized=True, n_resamples=19_999, alternative="greater", rng=1
    )
    assert abs(found.statistic) == pytest.approx(theirs.statistic, rel=1e-12)
    assert found.p == pytest.approx(theirs.pvalue, abs=0.006)  # two runs of 20,000 draws
    assert not found.complete
    assert numeric.permutation_test(x[::-1], y, permutations=19_999, seed=8) == found
    other = numeric.permutation_test(y, x, permutations=19_999, seed=8)
    assert (other.p, other.statistic) == (found.p, -found.statistic)


def test_permutation_holds_its_level_under_unequal_variances() -> None:
    """59 against 14 with the small group four times as spread: the plain statistic fails."""
    rng = np.random.default_rng(11)
    wrong = sum(
        numeric.permutation_test(rng.normal(0, 1, 59), rng.normal(0, 4, 14), permutations=199).p
        <= 0.05
        for _ in range(300)
    )
    assert wrong / 300 < 0.05 + 3 * math.sqrt(0.05 * 0.95 / 300)


def test_subsets_are_uniform_and_fixed_by_the_seed() -> None:
    chosen, complete = draws.subsets(30, 7, 20_000, 1)
    assert not complete
    assert np.array_equal(chosen, draws._choose.__wrapped__(30, 7, 20_000, 1)[0])
    assert all(len(set(row)) == 7 for row in chosen[:200].tolist())
    times = np.bincount(chosen.ravel(), minlength=30)
    assert stats.chisquare(times).pvalue > 1e-4
    shuffled = np.concatenate(list(draws.orders(10, 5_000, 2)))
    assert (np.sort(shuffled, axis=1) == np.arange(10)).all()
    assert stats.chisquare(np.bincount(shuffled[:, 0], minlength=10)).pvalue > 1e-4


def test_blocks_are_one_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit on memory must not move a p."""
    whole = np.concatenate(list(draws.orders(12, 100, 3)))
    chosen = draws.subsets(20, 5, 100, 3)[0]
    monkeypatch.setattr(draws, "_AT_ONCE", 70)
    monkeypatch.setattr(draws, "_REMEMBERED", 0)
    assert np.array_equal(np.concatenate(list(draws.orders(12, 100, 3))), whole)
    assert np.array_equal(draws.subsets(20, 5, 100, 3)[0], chosen)


def test_freedman_lane_by_its_definition() -> None:
    """Against the steps written out: fit, shuffle residuals, add, correlate residuals again."""
    rng = np.random.default_rng(4)
    z = rng.normal(size=(25, 2))
    x, y = z @ [1, -1] + rng.normal(size=25), z @ [0.5, 1] + rng.normal(size=25)
    y += 0.4 * x
    design = np.column_stack([np.ones(25), z])
    hat = design @ np.linalg.pinv(design)
    rest = np.eye(25) - hat

    def partial(column: np.ndarray) -> float:
        return float(np.corrcoef(rest @ x, rest @ column)[0, 1])

    found = association.freedman_lane(x, y, z, permutations=999, seed=6)
    e = rest @ y
    # the module shuffles the x side by P', so that Pe puts e[i] at place order[i]
    again = []
    for order in np.concatenate(list(draws.orders(25, 999, 6))):
        moved = np.empty(25)
        moved[order] = e
        again.append(abs(partial(hat @ y + moved)))
    extreme = sum(value >= abs(partial(y)) * (1 - 1e-9) for value in again)
    assert found.r[0] == pytest.approx(partial(y), rel=1e-10)
    assert found.p[0] == (extreme + 1) / 1000


def test_freedman_lane_without_variation() -> None:
    x = np.arange(12.0)
    items = np.column_stack([np.full(12, 3.0), x**2, 2 * x + 1])
    found = association.freedman_lane(x, items, x, permutations=99)
    assert all(math.isnan(r) for r in found.r)  # x is its own control
    found = association.freedman_lane(x, items, permutations=99)
    assert math.isnan(found.r[0])
    assert math.isnan(found.p[0])
    assert found.r[2] == pytest.approx(1)
    assert found.p[2] == 0.01
    empty = association.freedman_lane([], np.empty((0, 2)), permutations=99)
    assert all(math.isnan(r) for r in empty.r)
    two = association.freedman_lane([1, 2], [2, 1], permutations=99)
    assert math.isnan(two.r[0])


def test_table_3_of_the_paper() -> None:
    """r and df as printed give the printed p; intervals from an independent computation."""
    assert round(association.p_of_r(-0.0278, 69), 3) == 0.818
    expected = {-0.676: (-0.785, -0.526), -0.557: (-0.699, -0.372), -0.499: (-0.656, -0.301)}
    for r, limits in expected.items():
        found = association.fisher_interval(r, 73, controls=2)
        assert (round(found.low, 3), round(found.high, 3)) == limits
        assert association.p_of_r(r, 69) < 1e-5


def test_detectable_in_p_village() -> None:
    assert round(power.means(59, 14), 3) == 0.844
    assert round(power.correlation(73, 2), 3) == 0.327
    assert round(power.correlation(73, 2, alpha=0.05 / 8), 3) == 0.408
    none = power.shares(14, 59, 0.81)
    assert math.isnan(none.rise)  # everyone of 14 taking part is still not different from 81 %
    assert none.least == none.fall
    assert math.isnan(power.shares(59, 14, 1.0).rise)
    assert math.isnan(power.shares(59, 14, 0.0).fall)
    assert math.isnan(power.means(1, 1))
    assert math.isnan(power.correlation(4, 2))
    assert math.isnan(power.dominance(3, 3, 0.0))
    assert math.isnan(power.shares(0, 4, 0.5).rise)


@pytest.mark.parametrize(
    ("value", "digits", "said"),
    [
        (69.495, 2, "69.50"), (100 * 0.69495, 2, "69.50"), (100 * 41 / 59, 2, "69.49"),
        (0.5, 0, "1"), (-0.5, 0, "-1"), (1.005, 2, "1.01"), (2.675, 2, "2.68"),
        (-0.0004, 3, "0.000"), (1e-9, 3, "0.000"), (123456.5, 0, "123457"), (1250, -2, "1300"),
        (0.1 + 0.2, 1, "0.3"), (5.945, 2, "5.95"), (100 * 11 / 185, 1, "5.9"),
        (1e15, 1, "1000000000000000.0"),
    ],
)  # fmt: skip
def test_half_away_from_zero(value: float, digits: int, said: str) -> None:
    assert rounding.decimal_text(value, digits) == said
    assert rounding.rounded(value, digits) == float(said)


def test_numbers_that_are_none() -> None:
    assert rounding.decimal_text(math.nan, 2) == ""
    assert math.isnan(rounding.rounded(math.nan))
    assert rounding.decimal_text(-math.inf, 2) == "-∞"
    assert rounding.rounded(math.inf) == math.inf
    assert rounding.decimal_text(0.818, 3, leading_zero=False) == ".818"
    assert rounding.decimal_text(-1.5, 1, leading_zero=False) == "-1.5"
    assert rounding.decimal_text(0, 0, leading_zero=False) == "0"
