"""Samples from a known population: intervals hold the truth as often as they promise."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.coverage import simulating
from benchmarks.coverage.asked import WANTED, truth
from benchmarks.coverage.drawing import PLANS, SMALL
from benchmarks.coverage.population import population
from scipy import stats

KEYS = [one.key for one in WANTED]
PLAN = {plan.key: plan for plan in PLANS}
REPLICATIONS = 150
ALPHA = 1e-4
# What a sound interval may cover (93 to 97 %), and what chance may make of that.
BAND = (
    stats.binom.ppf(ALPHA / 2, REPLICATIONS, 0.93),
    stats.binom.ppf(1 - ALPHA / 2, REPLICATIONS, 0.97),
)
PROMISED = ("mean", "fgt0", "fgt1", "fgt2", "gini", "concentration", "median", "partial", "m0")


@pytest.fixture(scope="module")
def drawn() -> dict[str, np.ndarray]:
    """Estimates, standard errors and limits from 154 PSUs, the same in every run."""
    made = simulating.replicate(PLAN["groups154"], range(REPLICATIONS))
    return {key: made[:, place].T for place, key in enumerate(KEYS)}


def held(limits: np.ndarray, true: float) -> int:
    return int(((limits[0] <= true) & (true <= limits[1])).sum())


@pytest.mark.slow
@pytest.mark.parametrize("key", PROMISED)
def test_intervals_hold_the_truth(drawn, key):
    assert BAND[0] <= held(drawn[key][2:], truth()[key]) <= BAND[1]


@pytest.mark.slow
@pytest.mark.parametrize("key", PROMISED)
def test_intervals_of_half_the_length_would_be_found_out(drawn, key):
    estimate, _, low, high = drawn[key]
    half = np.array([(estimate + low) / 2, (estimate + high) / 2])
    assert held(half, truth()[key]) < BAND[0]


@pytest.mark.slow
@pytest.mark.parametrize("key", PROMISED)
def test_standard_errors_are_the_spread_of_the_estimates(drawn, key):
    """Within what a chi-square of the replications allows, and a fifth for the theory's sake."""
    estimate, se, _, _ = drawn[key]
    ratio = (se.mean() / estimate.std(ddof=1)) ** 2
    df = REPLICATIONS - 1
    assert 0.8 * df / stats.chi2.ppf(1 - ALPHA / 2, df) < ratio
    assert ratio < 1.2 * df / stats.chi2.ppf(ALPHA / 2, df)


@pytest.mark.parametrize("key", ["groups21", "pps63", "areas63"])
def test_samples_are_what_the_page_says(key):
    plan = PLAN[key]
    sample = plan.draw(7)
    assert sample.equals(plan.draw(7))
    assert not sample.equals(plan.draw(8))
    assert (sample.height, sample[plan.unit].n_unique()) == (plan.households, plan.clusters)
    assert sample.select("stratum", plan.unit).unique().height == plan.clusters
    assert set(sample["stratum"]) == set(population()["stratum"])
    if plan.pps:  # each household of a stratum has the same chance
        assert sample["weight"].sum() == pytest.approx(population().height)


def test_weights_give_back_the_size_of_the_population():
    """Horvitz and Thompson (1952): without bias, whatever the sizes of the groups."""
    sums = np.array([PLAN["groups63"].draw(r)["weight"].sum() for r in range(200)])
    error = sums.std(ddof=1) / np.sqrt(sums.size)
    assert abs(sums.mean() - population().height) < 4 * error


def test_no_household_is_drawn_twice_into_the_small_sample():
    assert PLAN["n73"].draw(0).height == SMALL


def test_a_run_that_was_stopped_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr(simulating, "KEPT", tmp_path)
    monkeypatch.setattr(simulating, "BLOCK", 2)
    plans = [PLAN["n73"]]
    first, second = simulating.blocks(plans, 4)
    kept = first.found()
    assert first.path.exists()
    assert not second.path.exists()
    stand_in = np.full_like(kept, 2.0)
    monkeypatch.setattr(simulating, "replicate", lambda plan, numbers: stand_in)
    assert np.array_equal(first.found(), kept, equal_nan=True)  # read, not made anew
    assert (second.found() == 2).all()
