"""A sample without design: exact and model-based intervals, as textbooks and scipy have them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

import endogen as en

DRAW = np.random.default_rng(11)
N = 73
DATA = {
    "x": np.round(DRAW.lognormal(9, 0.7, N)),
    "y": DRAW.normal(size=N),
    "z": DRAW.normal(size=N),
    "k": DRAW.integers(1, 6, N),
    "poor": (np.arange(N) < 59).astype(int),
}


def test_share_is_clopper_and_pearson() -> None:
    row = en.estimate(DATA, "share(poor)")[0]
    exact = stats.binomtest(59, 73).proportion_ci(0.95, "exact")
    assert (row.estimate, row.count, row.n) == (59 / 73, 59, 73)
    assert (row.ci_low, row.ci_high) == pytest.approx((exact.low, exact.high), rel=1e-10)
    assert str(row.method) == "Clopper–Pearson exact interval"
    assert str(row.base) == "convenience sample, not representative"


def test_effective_rate_of_the_paper() -> None:
    """76 questionnaires, 73 valid: 96.05 %, Clopper–Pearson 88.9–99.2."""
    row = en.estimate({"valid": [1] * 73 + [0] * 3}, "share(valid, equals=1)")[0]
    assert round(row.estimate, 4) == 0.9605
    assert (round(row.ci_low, 3), round(row.ci_high, 3)) == (0.889, 0.992)


@pytest.mark.parametrize(("ones", "bounds"), [(0, (0.0, 0.2316)), (14, (0.7684, 1.0))])
def test_none_and_all_of_fourteen(ones: int, bounds: tuple[float, float]) -> None:
    row = en.estimate({"part": [1] * ones + [0] * (14 - ones)}, "share(part)")[0]
    assert (round(row.ci_low, 4), round(row.ci_high, 4)) == bounds


def test_mean_is_student_s_t_in_every_group() -> None:
    for row in en.estimate(DATA, "mean(x)", by="poor"):
        values = DATA["x"][DATA["poor"] == int(row.group)]
        theirs = stats.ttest_1samp(values, 0).confidence_interval(0.95)
        assert row.estimate == pytest.approx(values.mean(), rel=1e-14)
        assert row.se == pytest.approx(stats.sem(values), rel=1e-13)
        assert (row.ci_low, row.ci_high) == pytest.approx((theirs.low, theirs.high), rel=1e-11)
        assert row.df == values.size - 1


def test_difference_of_means_is_welch_s() -> None:
    row = en.estimate(DATA, "mean(x)", by="poor").difference("poor", 1, 0)[0]
    groups = [DATA["x"][DATA["poor"] == value] for value in (1, 0)]
    theirs = stats.ttest_ind(*groups, equal_var=False)
    interval = theirs.confidence_interval(0.95)
    assert row.group == "1 − 0"
    assert row.p == pytest.approx(theirs.pvalue, rel=1e-10)
    assert row.df == pytest.approx(theirs.df, rel=1e-12)
    assert (row.ci_low, row.ci_high) == pytest.approx((interval.low, interval.high), rel=1e-10)


def test_median_goes_by_the_order_of_the_answers() -> None:
    """Conover's table: of 20 answers the 6th and 15th bound the median (95.86 %)."""
    values = np.arange(1.0, 21.0)
    row = en.estimate({"x": DRAW.permutation(values)}, "quantile(x)")[0]
    assert (row.estimate, row.ci_low, row.ci_high) == (10, 6, 15)
    coverage = stats.binom.cdf(14, 20, 0.5) - stats.binom.cdf(5, 20, 0.5)
    assert coverage == pytest.approx(0.9586, abs=1e-4)


def test_few_answers_bound_no_quantile() -> None:
    row = en.estimate({"x": [1.0, 2.0, 3.0, 4.0]}, "quantile(x)")[0]
    assert math.isnan(row.ci_low)
    assert math.isnan(row.ci_high)
    assert "the interval is open on that side" in str(row.note)


def test_a_ratio_of_quantiles_says_why_it_has_no_standard_error() -> None:
    ratio, low = en.estimate(DATA, "quantile_ratio(x, high=.99)", "quantile(x, q=.1)")
    assert math.isfinite(ratio.estimate)
    assert math.isnan(ratio.se)
    assert str(ratio.note) == "one of the parts has no standard error"
    assert (math.isfinite(low.se), str(low.note)) == (True, "")


@pytest.mark.parametrize("weight", [None, "w"])
def test_the_largest_answer_bounds_no_quantile_beyond_it(weight: str | None) -> None:
    """Of 73 answers none reaches the .99 quantile with probability .99^73, nearly a half."""
    data = DATA | {"w": np.full(N, 5.0)}
    row = en.estimate(data, "quantile(x, q=.99)", weight=weight)[0]
    assert row.ci_low < row.estimate == DATA["x"].max()
    assert math.isnan(row.ci_high)
    assert math.isnan(row.se)


def test_where_most_answers_are_the_largest_they_are_the_median() -> None:
    """Of 100 answers 70 are 5: a median of 4 would need half of them below."""
    data = {"x": [3.0] * 15 + [4.0] * 15 + [5.0] * 70, "w": [2.0] * 100}
    row = en.estimate(data, "quantile(x)", weight="w")[0]
    assert (row.estimate, row.ci_low, row.ci_high) == (5, 5, 5)
    wide = {"x": [4.0] * 46 + [5.0] * 54, "w": [2.0] * 100}  # 46 % ± 10 may well be a half
    row = en.estimate(wide, "quantile(x)", weight="w")[0]
    assert (row.estimate, row.ci_low, row.ci_high) == (5, 4, 5)


def test_quantile_is_the_smallest_value_that_reaches_the_share() -> None:
    """Definition 1 of Hyndman and Fan; also where sums of weights cut exactly."""
    data = {"x": np.arange(1.0, 201.0), "w": np.full(200, 30.97)}
    for q in (0.25, 0.5, 0.9):
        row = en.estimate(data, en.quantile("x", q=q), weight="w")[0]
        assert row.estimate == np.quantile(data["x"], q, method="inverted_cdf") == 200 * q


def test_correlation_has_fisher_s_interval_and_t_s_p() -> None:
    row = en.estimate(DATA, "correlation(x, y)")[0]
    theirs = stats.pearsonr(DATA["x"], DATA["y"])
    interval = theirs.confidence_interval(0.95)
    assert row.estimate == pytest.approx(theirs.statistic, rel=1e-12)
    assert row.p == pytest.approx(theirs.pvalue, rel=1e-10)
    assert (row.ci_low, row.ci_high) == pytest.approx((interval.low, interval.high), rel=1e-10)
    assert row.df == 71


def test_partial_correlation_is_that_of_the_inverse_matrix() -> None:
    columns = np.column_stack([DATA["x"], DATA["y"], DATA["z"], DATA["k"]]).astype(float)
    inverse = np.linalg.inv(np.corrcoef(columns.T))
    r = -inverse[0, 1] / math.sqrt(inverse[0, 0] * inverse[1, 1])
    row = en.estimate(DATA, en.partial_correlation("x", "y", controls=["z", "k"]))[0]
    assert row.estimate == pytest.approx(r, rel=1e-11)
    assert row.df == N - 2 - 2
    t = r * math.sqrt(row.df / (1 - r**2))
    assert row.p == pytest.approx(2 * stats.t.sf(abs(t), row.df), rel=1e-10)
    half = stats.norm.ppf(0.975) / math.sqrt(N - 2 - 3)
    assert (math.atanh(row.ci_low), math.atanh(row.ci_high)) == pytest.approx(
        (math.atanh(r) - half, math.atanh(r) + half), rel=1e-10
    )


def test_p_of_the_paper_s_table_3() -> None:
    """r = −.028 with df 69 is printed with p = .818; r = −.676 with .000."""
    from endogen.survey.intervals import Case, of_correlation

    def p(r: float) -> float:
        return of_correlation(Case(r, 0.1, 73, 73, 72, 0.95, designed=False, controls=2)).p

    assert p(-0.0278) == pytest.approx(0.818, abs=6e-4)
    assert p(-0.676) == pytest.approx(9.9e-11, rel=0.01)


def test_a_control_that_others_explain_costs_nothing() -> None:
    data = {**DATA, "twice": 2 * DATA["z"] + 1, "same": np.full(N, 3.0)}
    plain, more = en.estimate(
        data,
        en.partial_correlation("x", "y", controls=["z"]),
        en.partial_correlation("x", "y", controls=["z", "twice", "same"]),
    )
    assert more.estimate == pytest.approx(plain.estimate, rel=1e-10)
    assert more.df == plain.df == N - 3


def test_ratio_is_linearised_with_t() -> None:
    """Cochran (1977), (2.39) with n − 1: se² = Σ(y − Rx)² / ((n − 1) n x̄²)."""
    row = en.estimate(DATA, "ratio(x, k)")[0]
    x, k = DATA["x"], DATA["k"]
    rest = x - row.estimate * k
    assert row.se == pytest.approx(math.sqrt((rest**2).sum() / ((N - 1) * N)) / k.mean(), rel=1e-12)
    half = stats.t.ppf(0.975, N - 1) * row.se
    assert row.ci_high == pytest.approx(row.estimate + half, rel=1e-11)


def test_kappa_is_cohen_s_with_its_large_sample_error() -> None:
    """Fleiss, Cohen & Everitt (1969), for the table 40 9 / 5 19."""
    cells = [(1, 1, 40), (1, 0, 9), (0, 1, 5), (0, 0, 19)]
    data = {
        "a": np.concatenate([np.full(n, a) for a, _, n in cells]),
        "b": np.concatenate([np.full(n, b) for _, b, n in cells]),
    }
    row = en.estimate(data, "kappa(a, b)")[0]
    p = np.array([[40, 9], [5, 19]]) / 73
    by_row, by_column = p.sum(axis=1), p.sum(axis=0)
    observed, chance = np.trace(p), by_row @ by_column
    kappa = (observed - chance) / (1 - chance)
    same = sum(p[i, i] * (1 - (by_row[i] + by_column[i]) * (1 - kappa)) ** 2 for i in (0, 1))
    off = (1 - kappa) ** 2 * sum(
        p[i, j] * (by_column[i] + by_row[j]) ** 2 for i in (0, 1) for j in (0, 1) if i != j
    )
    variance = (same + off - (kappa - chance * (1 - kappa)) ** 2) / (73 * (1 - chance) ** 2)
    assert row.estimate == pytest.approx(kappa, rel=1e-13)
    assert row.se == pytest.approx(math.sqrt(variance * 73 / 72), rel=1e-12)
    agreement = en.estimate(data, "agreement(a, b)")[0]
    assert (agreement.count, agreement.estimate) == (59, 59 / 73)
