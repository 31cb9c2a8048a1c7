"""Inputs that gave a number without a meaning: now none, with the reason, or a refusal."""

from __future__ import annotations

import math

import pytest

import endogen as en
from endogen.errors import UseError

AT_THE_LINE = {"x": [1.0, 2.0, 3.0, 3.0]}
LOSSES = {"x": [-1.0, -2.0, -3.0, -4.0], "y": [1.0, 2.0, 3.0, 4.0], "g": [1, 1, 0, 0]}
NO_VALUE = {
    "gini(x)": "the total is not above 0",
    "lorenz(x, q=.4)": "the total is not above 0",
    "palma(x)": "the total of the lowest four tenths is not above 0",
    "qsr(x)": "the total of the lowest fifth is not above 0",
    "quantile_ratio(x)": "the lower quantile is not above 0",
    "kakwani(y, welfare=x)": "welfare does not sum to more than 0",
    "reynolds_smolensky(x, after=y)": "a total is not above 0",
    "source_shapley(x, sources=[x, g])": "the total is not above 0",
    "own_effort_share([x], all=[x, g])": "the total is not above 0",
    "growth_rate(x, after=y)": "the total before is not above 0",
    "growth_incidence(x, after=y, q=.5)": "the quantile before is not above 0",
    "growth_gap(x, after=y, group=g)": "a total before is not above 0",
    "cronbach_alpha([x, y + 0 * x, -x - y])": "the sum of the items does not vary",
}


@pytest.mark.parametrize(
    ("said", "expected"), [("weak=true", 1.0), ("weak=false", 0.5), ("alpha=0", 0.5)]
)
def test_true_and_false_are_read_as_such(said: str, expected: float) -> None:
    """Half of them are below 3, all are at most there."""
    assert en.estimate(AT_THE_LINE, f"fgt(x, line=3, {said})")[0].estimate == expected


@pytest.mark.parametrize("said", ["yes", "1", '"false"'])
def test_what_is_neither_true_nor_false_is_refused(said: str) -> None:
    with pytest.raises(UseError, match="E-USE-TYPE"):
        en.estimate(AT_THE_LINE, f"fgt(x, line=3, weak={said})")


@pytest.mark.edge
@pytest.mark.parametrize(("call", "reason"), NO_VALUE.items())
def test_of_losses_there_is_no_value_and_the_note_says_why(call: str, reason: str) -> None:
    row = en.estimate(LOSSES, call)[0]
    assert math.isnan(row.estimate)
    assert math.isnan(row.se)
    assert reason in str(row.note)


@pytest.mark.edge
def test_equal_incomes_have_no_fifth_above_the_others() -> None:
    row = en.estimate({"x": [5.0] * 10}, "qsr(x)")[0]
    assert math.isnan(row.estimate)
    assert "nobody is above the highest" in str(row.note)


@pytest.mark.edge
@pytest.mark.parametrize("call", ["total(x)", "ge_between(x, group=g, categories=[0, 1])"])
def test_a_sum_over_nobody_is_no_estimate_of_nothing(call: str) -> None:
    data = {"x": [1.0, 2.0], "g": [0, 1], "w": [1.0, 1.0]}
    row = en.estimate(data, call, weight="w", where="x > 100")[0]
    assert math.isnan(row.estimate)
    assert (row.n, str(row.note)) == (0, "no valid answers")


@pytest.mark.edge
def test_a_count_of_nobody_is_a_count() -> None:
    row = en.estimate(AT_THE_LINE, "count(x, at_least=1)", where="x > 100")[0]
    assert (row.estimate, row.n) == (0, 0)
