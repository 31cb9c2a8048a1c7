"""Places under many weights and samples: shares that are known beforehand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from endogen.survey.detectable import detectable
from endogen.survey.estimate import Estimate
from endogen.survey.first_place import drawn_estimates, drawn_weights, places

RNG = np.random.default_rng


def test_the_two_better_by_weights_are_first_in_the_shares_that_geometry_says() -> None:
    """A is better in the first of two parts, B in the second: half of the weights favour A."""
    weights = drawn_weights(2, 40_000, RNG(1))
    scores = weights @ np.array([[1.0, 0.0], [0.0, 1.0]])
    shares = places(scores)[:, 0]
    assert shares == pytest.approx([0.5, 0.5], abs=4 * np.sqrt(0.25 / 40_000))


def test_weights_lie_evenly_over_the_triangle() -> None:
    """Of three weights each is above one half on a quarter of the triangle."""
    weights = drawn_weights(3, 40_000, RNG(2))
    assert weights.sum(axis=1) == pytest.approx(np.ones(40_000))
    share = (weights[:, 0] > 0.5).mean()
    assert share == pytest.approx(0.25, abs=4 * np.sqrt(0.25 * 0.75 / 40_000))


def test_samples_have_the_covariance_that_they_are_drawn_with() -> None:
    wanted = np.array([[2.0, 0.6], [0.6, 1.0]])
    drawn = drawn_estimates(np.array([1.0, -1.0]), wanted, np.inf, 60_000, RNG(3))
    assert drawn.mean(axis=0) == pytest.approx([1, -1], abs=0.03)
    assert np.cov(drawn.T) == pytest.approx(wanted, abs=0.05)


def test_few_degrees_of_freedom_make_the_tails_those_of_t() -> None:
    drawn = drawn_estimates(np.zeros(1), np.eye(1), 5, 60_000, RNG(4))[:, 0]
    beyond = (np.abs(drawn) > stats.t.ppf(0.975, 5)).mean()
    assert beyond == pytest.approx(0.05, abs=4 * np.sqrt(0.05 * 0.95 / 60_000))


def test_two_alike_are_first_equally_often() -> None:
    drawn = drawn_estimates(np.zeros(2), np.eye(2), 60, 40_000, RNG(5))
    assert places(drawn)[0, 0] == pytest.approx(0.5, abs=4 * np.sqrt(0.25 / 40_000))


def test_ties_share_their_places_and_all_places_are_taken() -> None:
    scores = np.array([[1.0, 1.0, 0.0], [2.0, 3.0, 1.0], [5.0, 5.0, 5.0]])
    found = places(scores)
    assert found.sum(axis=0) == pytest.approx(np.ones(3))
    assert found.sum(axis=1) == pytest.approx(np.ones(3))
    assert found[0] == pytest.approx([(0.5 + 0 + 1 / 3) / 3, (0.5 + 1 + 1 / 3) / 3, (1 / 3) / 3])


def test_what_would_be_found_has_that_power() -> None:
    """A shifted t exceeds the critical value about four times in five at that size."""
    row = detectable(Estimate(estimate=0.0, se=2.0, df=60.0))
    power = 1 - stats.nct.cdf(stats.t.ppf(0.975, 60), 60, row.estimate / 2.0)
    assert power == pytest.approx(0.8, abs=0.01)


def test_in_a_family_the_size_is_that_of_the_adjusted_test() -> None:
    """The first of six in Holm's order is tested at a sixth of 5 %."""
    row = detectable(Estimate(estimate=0.0, se=2.0, df=60.0), tests=6)
    critical = stats.t.ppf(1 - 0.05 / 12, 60)
    power = 1 - stats.nct.cdf(critical, 60, row.estimate / 2.0)
    assert power == pytest.approx(0.8, abs=0.01)


def test_without_a_standard_error_nothing_can_be_said() -> None:
    assert np.isnan(detectable(Estimate(estimate=1.0, se=0.0, df=10.0)).estimate)
