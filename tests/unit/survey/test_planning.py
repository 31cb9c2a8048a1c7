"""Sizes, power and detectable effects turn one formula round; wrong questions are answered."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import endogen as en
from endogen.errors import UseError
from endogen.survey.small import power as small


@given(d=st.floats(0.05, 2), power=st.floats(0.3, 0.99), ratio=st.floats(0.2, 5))
def test_size_power_and_effect_of_means_agree(d: float, power: float, ratio: float) -> None:
    n = en.sample_size(sd=1, difference=d, power=power, ratio=ratio).exact
    if n * (1 + ratio) < 6:
        return
    assert en.power(n, ratio * n, sd=1, difference=d) == pytest.approx(power, abs=1e-7)
    assert en.detectable(n, ratio * n, sd=1, power=power).rise == pytest.approx(d, rel=1e-6)


@given(base=st.floats(0.05, 0.6), d=st.floats(0.05, 0.35), power=st.floats(0.5, 0.95))
def test_size_power_and_effect_of_shares_agree(base: float, d: float, power: float) -> None:
    n = en.sample_size(share=base, difference=d, power=power).exact
    assert en.power(n, share=base, difference=d) == pytest.approx(power, abs=1e-7)
    assert en.detectable(n, share=base, power=power).rise == pytest.approx(d, rel=1e-5)


def test_the_detectable_effect_of_a_report_is_the_same_formula() -> None:
    assert en.detectable(59, 14, sd=1).rise == small.means(59, 14)
    found, told = en.detectable(59, 14, share=0.3), small.shares(59, 14, 0.3)
    assert (found.rise, found.fall) == pytest.approx((told.rise, told.fall), nan_ok=True)


def test_the_design_effect_multiplies_the_size() -> None:
    plain = en.sample_size(share=0.3, margin=0.05)
    clustered = en.sample_size(share=0.3, margin=0.05, cluster=16, icc=0.1, response=0.8)
    assert clustered.deff == pytest.approx(2.5)
    assert clustered.exact == pytest.approx(2.5 * plain.exact)
    assert clustered.clusters == math.ceil(clustered.n / 16)
    assert clustered.invited == math.ceil(clustered.n / 0.8)
    assert int(clustered) == clustered.n


def test_a_whole_population_is_the_most_that_can_be_asked() -> None:
    found = en.sample_size(share=0.5, margin=0.001, population=73, deff=3)
    assert found.n == 73


def test_kish_s_effects() -> None:
    assert en.design_effect(cluster=[10, 30], icc=0.1) == pytest.approx(1 + (25 - 1) * 0.1)
    assert en.design_effect(weights=[3, 3, 3]) == 1
    both = en.design_effect(cluster=5, icc=0.2, weights=[1, 3])
    assert both == pytest.approx(1.8 * 1.25)
    row = en.estimate({"x": [1.0, 2], "w": [1.0, 3]}, en.mean("x"), weight="w")[0]
    assert (row.n or 0) / row.n_effective == pytest.approx(1.25)  # Kish's, in every row of Results


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ({"margin": 0.1}, "E-USE-ONE-OF"),
        ({"share": 0.5, "sd": 1, "margin": 0.1}, "E-USE-ONE-OF"),
        ({"share": 0.5}, "E-USE-ONE-OF"),
        ({"share": 0.5, "margin": 0.1, "difference": 0.1}, "E-USE-ONE-OF"),
        ({"share": 1.5, "margin": 0.1}, "E-USE-TYPE"),
        ({"share": 0.5, "margin": 0}, "E-USE-TYPE"),
        ({"share": 0.9, "difference": 0.2}, "E-USE-TYPE"),
        ({"share": 0.5, "difference": 0}, "E-USE-TYPE"),
        ({"share": 0.5, "margin": 0.1, "response": 0}, "E-USE-TYPE"),
        ({"share": 0.5, "margin": 0.1, "level": 1}, "E-USE-TYPE"),
        ({"share": 0.5, "margin": 0.1, "cluster": 10}, "E-USE-TYPE"),
        ({"share": 0.5, "margin": 0.1, "cluster": 10, "icc": 2}, "E-USE-TYPE"),
        ({"share": 0.5, "margin": 0.1, "cluster": 10, "icc": 0.1, "deff": 2}, "E-USE-TYPE"),
        ({"share": 0.5, "difference": 0.1, "population": 500}, "E-USE-TYPE"),
        ({"sd": 1e9, "difference": 1e-3}, "E-USE-TYPE"),
        ({"sd": 1, "difference": 0.5, "power": 1}, "E-USE-TYPE"),
    ],
)
def test_wrong_questions_are_answered(call: dict[str, Any], code: str) -> None:
    with pytest.raises(UseError) as caught:
        en.sample_size(**call)
    assert caught.value.code == code
