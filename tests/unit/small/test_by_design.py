"""Two groups under a design: what cannot be learnt is not claimed."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import t as student

from endogen import Design, Sample
from endogen.survey.compare import compare, equivalence
from endogen.survey.estimate import Estimate

N = 16
W = [1.0 + i % 3 for i in range(N)]
GROUP = [float(i % 2) for i in range(N)]
POINTS = [1.0, 3, 2, 4, 5, 2, 3, 3, 1, 5, 4, 4, 2, 2, 3, 5]


def rows(kind: str, values: list[float], group: list[float] = GROUP) -> dict[str, Estimate]:
    sample = Sample({"x": values, "g": group, "w": W[: len(values)]}, Design(weight="w"))
    return {row.indicator: row for row in compare(sample, "x", "g", kind)}


def reach(level: float = 0.95) -> float:
    """How many standard errors four of five samples reach, t with n − 1."""
    return float(student.ppf((1 + level) / 2, N - 1) + student.ppf(0.8, N - 1))


def test_the_detectable_size_of_an_ordinal_answer_is_that_of_delta() -> None:
    found = rows("ordinal", POINTS)
    assert found["mde"].estimate == pytest.approx(reach() * found["cliffs_delta"].se)
    assert found["mde"].estimate != pytest.approx(reach() * found["difference"].se)
    assert found["mde"].unit == ""


def test_that_of_a_number_is_that_of_means() -> None:
    found = rows("numeric", POINTS)
    assert found["mde"].estimate == pytest.approx(reach() * found["difference"].se)


def test_a_share_that_cannot_differ_so_much_is_not_detectable() -> None:
    few = rows("binary", [1.0, 0, 0, 1], [1.0, 1, 0, 0])
    reached = float(student.ppf(0.975, 3) + student.ppf(0.8, 3)) * few["difference"].se
    assert reached > 1
    assert math.isnan(few["mde"].estimate)


def test_delta_by_hand_with_weights() -> None:
    first = [(x, w) for x, g, w in zip(POINTS, GROUP, W, strict=True) if g == 1]
    second = [(x, w) for x, g, w in zip(POINTS, GROUP, W, strict=True) if g == 0]
    pairs = [(np.sign(a - b), v * w) for a, v in first for b, w in second]
    expected = sum(s * w for s, w in pairs) / sum(w for _, w in pairs)
    assert rows("ordinal", POINTS)["cliffs_delta"].estimate == pytest.approx(expected)


@pytest.mark.parametrize("kind", ["binary", "ordinal", "numeric"])
def test_groups_without_spread_give_a_difference_and_no_limits(kind: str) -> None:
    """A standard error of zero made an interval of no width, and the finding “clear”."""
    for name, row in rows(kind, GROUP).items():
        assert math.isnan(row.ci_low), name
        assert math.isnan(row.p), name
        if name != "mde":
            assert row.estimate == 1
            assert "do not vary" in str(row.note)
        else:
            assert math.isnan(row.estimate)  # not “a difference of 0 would be found”


def test_nor_is_equality_shown_by_groups_without_spread() -> None:
    sample = Sample({"x": [2.0] * N, "g": GROUP, "w": W}, Design(weight="w"))
    row = equivalence(sample, "x", "g", margin=1)[0]
    assert row.estimate == pytest.approx(0)
    assert math.isnan(row.p)


def test_an_empty_group_is_said_and_not_compared() -> None:
    found = rows("numeric", POINTS, [1.0] * N)
    assert math.isnan(found["difference"].estimate)
    assert "nobody answered in one of the groups" in str(found["difference"].note)
