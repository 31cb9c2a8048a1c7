"""Percentile intervals against every bootstrap sample that there is, and robustness values."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

import endogen as en
from endogen.survey.estimate import Estimate
from endogen.survey.percentile import percentiles
from endogen.survey.robustness import robustness_value

VALUES = [1.0, 4.0, 10.0, 11.0]


def test_limits_are_those_of_all_samples_that_can_be_drawn() -> None:
    """Of 4 rows 3 are drawn: 64 samples, alike likely; their mean is that of the three."""
    every = sorted(np.mean(three) for three in itertools.product(VALUES, repeat=3))
    found = en.Sample({"x": VALUES}).estimate(
        "mean(x)", variance="bootstrap", replicates=40_000, seed=4, level=0.8
    )
    row = percentiles(found)[0]
    exact = np.quantile(every, [0.1, 0.9], method="inverted_cdf")
    assert (row.ci_low, row.ci_high) == pytest.approx(tuple(exact))
    assert "percentile interval" in str(row.method)
    assert "seed 4" in str(row.method)


def test_p_is_twice_the_share_on_the_other_side_and_never_zero() -> None:
    shifted = [value - 5 for value in VALUES]
    share = np.mean([np.mean(three) <= 0 for three in itertools.product(shifted, repeat=3)])
    drawn = en.Sample({"x": shifted, "y": VALUES}).estimate(
        "mean(x)", "mean(y)", variance="bootstrap", replicates=40_000, seed=4
    )
    found = percentiles(drawn)
    assert found[0].p == pytest.approx(2 * share, abs=0.02)
    assert found[1].p == pytest.approx(2 / 40_001)  # no sample has a mean of 0 or less


def test_the_same_seed_gives_the_same_limits() -> None:
    def limits(seed: int) -> tuple[float, float]:
        found = en.Sample({"x": VALUES}).estimate(
            "mean(x)", variance="bootstrap", replicates=200, seed=seed
        )
        row = percentiles(found)[0]
        return row.ci_low, row.ci_high

    assert limits(1) == limits(1)
    assert limits(1) != limits(2)


def test_a_product_keeps_its_skew() -> None:
    """A product of coefficients is skewed: its percentiles do not lie alike on both sides."""
    draw = np.random.default_rng(8)
    x = draw.normal(size=40)
    through = 0.5 * x + draw.normal(size=40)
    y = 0.5 * through + draw.normal(size=40)
    sample = en.Sample({"x": x, "m": through, "y": y})
    row = percentiles(
        sample.estimate("mediation(y, on=x, through=m)", variance="bootstrap", seed=1)
    )[0]
    assert row.ci_high - row.estimate > 1.1 * (row.estimate - row.ci_low)


def test_rows_that_no_replicates_made_stay_as_they_are() -> None:
    found = en.Sample({"x": VALUES}).estimate("mean(x)")
    assert percentiles(found) == found
    jackknife = en.Sample({"x": VALUES}).estimate("mean(x)", variance="jackknife")
    assert percentiles(jackknife) == jackknife


def test_where_too_many_replicates_have_no_value_there_are_no_limits() -> None:
    """One household of five has income: in (4/5)⁴ of the samples the ratio is undefined."""
    sample = en.Sample({"x": [0.0, 0.0, 0.0, 0.0, 3.0]})
    row = percentiles(sample.estimate("ratio(x, x)", variance="bootstrap", seed=1))[0]
    assert math.isnan(row.ci_low)
    assert math.isnan(row.p)


def test_resampling_is_of_primary_units() -> None:
    """Two rows of a village go together: three villages of like rows have the same limits."""
    villages = {"x": [1.0, 1.0, 5.0, 5.0, 9.0, 9.0], "v": [1, 1, 2, 2, 3, 3]}
    one = {"x": [1.0, 5.0, 9.0], "v": [1, 2, 3]}
    limits = []
    for data in (villages, one):
        found = en.Sample(data, en.Design(psu="v")).estimate(
            "mean(x)", variance="bootstrap", replicates=500, seed=3
        )
        row = percentiles(found)[0]
        limits.append((row.ci_low, row.ci_high))
    assert limits[0] == pytest.approx(limits[1])


@pytest.mark.parametrize("r", [0.0, 0.1, -0.4, 0.9])
def test_a_confounder_of_the_robustness_value_takes_all_away(r: float) -> None:
    """With R² = RV on both sides, R² / √(1 − R²) is |r| / √(1 − r²) (Cinelli & Hazlett, eq. 18)."""
    needed = robustness_value(Estimate(estimate=r)).estimate
    assert needed / math.sqrt(1 - needed) == pytest.approx(abs(r) / math.sqrt(1 - r * r))


def test_the_published_robustness_value() -> None:
    """Darfur: t = 4.184 on 783 degrees of freedom has 13.9 % (Cinelli & Hazlett 2020, table 1)."""
    r = 4.184 / math.sqrt(4.184**2 + 783)
    assert robustness_value(Estimate(estimate=r)).estimate == pytest.approx(0.139, abs=0.0005)


def test_a_perfect_link_has_none() -> None:
    assert math.isnan(robustness_value(Estimate(estimate=1.0)).estimate)
