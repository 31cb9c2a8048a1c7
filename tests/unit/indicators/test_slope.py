"""Regression without a design, beside R's lm and the sandwich with n / (n − p).

d <- data.frame(y = c(3,5,4,8,9,7,12,10,6,11), a = c(0,1,0,1,1,0,1,1,0,0), z = 1:10)
f <- lm(y ~ a + z, d); X <- model.matrix(f); A <- solve(crossprod(X))
V <- A %*% crossprod(X * resid(f)) %*% A * 10/7
"""

from __future__ import annotations

import math

import pytest

import endogen as en

ROWS = {
    "y": [3, 5, 4, 8, 9, 7, 12, 10, 6, 11],
    "a": [0, 1, 0, 1, 1, 0, 1, 1, 0, 0],
    "z": list(range(1, 11)),
}
CRITICAL = 2.3646242515927844  # qt(.975, 7)


def test_a_coefficient_without_design_spends_a_degree_of_freedom_a_column() -> None:
    row = en.Sample(ROWS).estimate(en.slope("y", on="a", controls=["z"]))[0]
    assert row.estimate == pytest.approx(3.0661764705882346, rel=1e-12)
    assert row.se == pytest.approx(0.90823230659902265, rel=1e-12)
    assert row.df == 7
    assert row.ci_low == pytest.approx(row.estimate - CRITICAL * row.se, rel=1e-12)
    assert row.p < 0.05


def test_two_coefficients_of_one_regression_are_compared_with_their_covariance() -> None:
    row = en.Sample(ROWS).estimate(en.slope_difference("y", on="a", less="z"))[0]
    assert row.estimate == pytest.approx(2.2892156862745088, rel=1e-12)
    assert row.se == pytest.approx(1.0098842926003608, rel=1e-12)
    assert row.df == 7


def test_a_control_that_others_explain_costs_nothing() -> None:
    twice = ROWS | {"z2": [2 * z for z in ROWS["z"]]}
    once = en.Sample(twice).estimate(en.slope("y", on="a", controls=["z"]))[0]
    both = en.Sample(twice).estimate(en.slope("y", on="a", controls=["z", "z2"]))[0]
    assert both.df == once.df
    assert both.se == pytest.approx(once.se, rel=1e-9)


@pytest.mark.edge
def test_more_columns_than_answers_have_no_standard_error() -> None:
    row = en.Sample({k: v[:3] for k, v in ROWS.items()}).estimate(
        en.slope("y", on="a", controls=["z"])
    )[0]
    assert math.isnan(row.se)
    assert math.isnan(row.p)


@pytest.mark.edge
def test_a_column_that_does_not_vary_has_no_coefficient() -> None:
    row = en.Sample(ROWS | {"a": [1] * 10}).estimate(en.slope("y", on="a", controls=["z"]))[0]
    assert math.isnan(row.estimate)
    assert "does not vary" in str(row.note)


@pytest.mark.edge
def test_two_columns_that_are_one_cannot_be_compared() -> None:
    row = en.Sample(ROWS | {"b": ROWS["a"]}).estimate(
        en.slope_difference("y", on="a", less="b", controls=["z"])
    )[0]
    assert math.isnan(row.estimate)
    assert row.note
