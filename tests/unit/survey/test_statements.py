"""What is said of several estimates together, at its edges."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

import endogen as en
from endogen.errors import DesignError, UseError

PANEL = {
    "y": [1.0, 2, 4, 6, 2, 4, 5, 9],
    "hh": [1, 2, 3, 4, 1, 2, 3, 4],
    "wave": [2020] * 4 + [2024] * 4,
}


def test_a_change_of_a_panel_is_the_paired_t_test() -> None:
    row = en.estimate(PANEL, "mean(y)", by="wave", psu="hh").change("wave")[0]
    before, after = np.array(PANEL["y"][:4]), np.array(PANEL["y"][4:])
    theirs = stats.ttest_rel(after, before)
    assert row.estimate == (after - before).mean()
    assert row.se == pytest.approx(row.estimate / theirs.statistic, rel=1e-12)
    assert (row.p, row.df) == pytest.approx((theirs.pvalue, 3), rel=1e-10)
    ends = theirs.confidence_interval()
    assert (row.ci_low, row.ci_high) == pytest.approx((ends.low, ends.high), rel=1e-10)


def test_a_wave_without_the_panel_key_is_refused() -> None:
    renamed = {**PANEL, "hh": [1, 2, 3, 4, 11, 12, 13, 14]}
    for data, psu in ((renamed, "hh"), (PANEL, None)):
        waves = en.estimate(data, "mean(y)", by="wave", psu=psu)
        with pytest.raises(DesignError, match="E-DESIGN-PANEL") as refused:
            waves.change("wave")
        assert "2020" in str(refused.value)
        assert "2024" in str(refused.value)


@pytest.mark.parametrize("psu", ["hh", None])
def test_waves_that_are_independent_samples_add_their_variances(psu: str | None) -> None:
    waves = en.estimate(PANEL, "mean(y)", by="wave", psu=psu)
    row = waves.change("wave", independent=True)[0]
    assert row.se == pytest.approx(math.hypot(waves[0].se, waves[1].se), rel=1e-15)
    assert str(row.note).split("; ", maxsplit=1)[0] == "waves taken as independent samples"
    if psu is None:  # then it is Welch's test
        theirs = stats.ttest_ind(PANEL["y"][4:], PANEL["y"][:4], equal_var=False)
        assert (row.p, row.df) == pytest.approx((theirs.pvalue, theirs.df), rel=1e-9)
    with pytest.raises(UseError, match="E-USE-GROUP"):
        waves.change("village")
    with pytest.raises(UseError, match="E-USE-CHOICE"):
        waves.change("wave", pairs="all")


def test_one_wave_does_not_change() -> None:
    data = {**PANEL, "wave": [1] * 8, "hh": list(range(8))}
    assert len(en.estimate(data, "mean(y)", by="wave", psu="hh").change("wave")) == 0


def test_changes_within_groups_are_a_family() -> None:
    data = {**PANEL, "g": ["a", "a", "b", "b"] * 2}
    rows = en.estimate(data, "mean(y)", by=["g", "wave"], psu="hh").change("wave").holm("change")
    assert [row.group for row in rows] == ["a × 2024 − 2020", "b × 2024 − 2020"]
    low, high = sorted(row.p for row in rows)
    assert sorted(row.p_adjusted for row in rows) == [2 * low, max(2 * low, high)]


def test_a_ratio_below_or_over_nothing() -> None:
    data = {"y": [-1.0, -2, 3, 4, 0, 0], "g": [1, 1, 2, 2, 3, 3]}
    means = en.estimate(data, "mean(y)", by="g")
    below = means.ratio("g", 1, 2)[0]
    assert below.estimate == pytest.approx(-1.5 / 3.5)
    # The delta rule by hand; two independent means.
    se = math.hypot(means[0].se / 3.5, 1.5 / 3.5**2 * means[1].se)
    assert below.se == pytest.approx(se, rel=1e-12)
    assert below.ci_high - below.estimate == pytest.approx(below.estimate - below.ci_low)
    nothing = means.ratio("g", 1, 3)[0]
    assert math.isnan(nothing.estimate)
    assert math.isnan(nothing.p)
    assert str(nothing.note) == "the estimate below the line is 0"


def test_rows_of_two_calls_have_no_common_error() -> None:
    both = en.estimate(PANEL, "mean(y)") + en.estimate(PANEL, "mean(y)")
    row = both.contrast([1, -1])[0]
    assert row.estimate == 0
    assert math.isnan(row.se)


def test_a_contrast_is_the_textbook_s() -> None:
    """Of independent group means: Σ c² s² / n, and Satterthwaite's degrees of freedom."""
    draw = np.random.default_rng(2)
    g = np.repeat([1, 2, 3], [8, 11, 6])
    y = draw.normal(size=25) * g
    weights = {1: 0.5, 2: 0.5, 3: -1}
    row = en.estimate({"y": y, "g": g}, "mean(y)", by="g").contrast(weights, by="g")[0]
    parts = [c**2 * y[g == k].var(ddof=1) / (g == k).sum() for k, c in weights.items()]
    below = sum(v**2 / ((g == k).sum() - 1) for v, k in zip(parts, weights, strict=True))
    assert row.se == pytest.approx(math.sqrt(sum(parts)), rel=1e-12)
    assert row.df == pytest.approx(sum(parts) ** 2 / below, rel=1e-12)
    assert row.n == 25
    assert row.group == "0.5·1 + 0.5·2 − 3"


def test_rows_of_the_same_cases_have_their_freedom() -> None:
    data = {"a": [1.0, 2, 4, 7, 3], "b": [2.0, 1, 5, 9, 9]}
    rows = en.estimate(data, "mean(a)", "mean(b)").named(lambda row: row.variable)
    row = rows.contrast({"b": 1, "a": -1})[0]
    theirs = stats.ttest_rel(data["b"], data["a"])
    assert (row.p, row.df) == pytest.approx((theirs.pvalue, 4), rel=1e-9)
    assert row.arguments == "of=mean(b) − mean(a)"
    assert row.n is None


@pytest.mark.parametrize("weights", [[1], [1, 2, 3], [1, "x"], [1, math.nan]])
def test_weights_that_are_not_one_number_a_row(weights: list[object]) -> None:
    rows = en.estimate(PANEL, "mean(y)", by="wave")
    with pytest.raises(UseError, match="E-USE-TYPE"):
        rows.contrast(weights)


def test_a_contrast_of_what_is_not_there() -> None:
    rows = en.estimate(PANEL, "mean(y)", by="wave")
    with pytest.raises(UseError, match="E-USE-GROUP"):
        rows.contrast({2020: 1, 2030: -1}, by="wave")
    with pytest.raises(UseError, match="E-USE-ROW"):
        rows.contrast({"1.a": 1})
    with pytest.raises(UseError, match="E-USE-TYPE"):
        rows.contrast({}, by="wave")
