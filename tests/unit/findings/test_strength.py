"""Clear, suggestive, cannot tell: by the definition and nothing else."""

from __future__ import annotations

import math

import pytest

from endogen.findings.contrasts import split
from endogen.findings.strength import judge
from endogen.survey.estimate import Estimate
from endogen.survey.strength import Strength


def row(
    estimate: float, p: float = math.nan, adjusted: float = math.nan, **more: float
) -> Estimate:
    return Estimate(estimate=estimate, p=p, p_adjusted=adjusted, **more)


@pytest.mark.parametrize(
    ("given", "strength"),
    [
        (row(0.4, 0.001, 0.008), Strength.CLEAR),
        (row(0.4, 0.01, 0.08), Strength.SUGGESTIVE),
        (row(0.4, 0.2, 1.0), Strength.CANNOT_TELL),
        (row(0.4, 0.01), Strength.CLEAR),
        (row(0.4, ci_low=0.1, ci_high=0.7), Strength.CLEAR),
        (row(0.4, ci_low=-0.1, ci_high=0.7), Strength.CANNOT_TELL),
        (row(0.4), Strength.CANNOT_TELL),
        (row(0.4, 0.07, level=0.9), Strength.CLEAR),
    ],
)
def test_strength_follows_the_adjusted_test(given: Estimate, strength: Strength) -> None:
    assert judge(given) is strength


def test_a_family_is_sorted_by_sign_and_strength() -> None:
    found = split(
        {
            "up": row(0.4, 0.001, 0.004),
            "down": row(-0.4, 0.001, 0.004),
            "maybe": row(0.2, 0.03, 0.06),
            "open": row(0.1, 0.5, 0.5),
            "undefined": row(math.nan),
        }
    )
    assert (found.higher, found.lower, found.suggestive) == (("up",), ("down",), ("maybe",))
    assert found.open == ("open", "undefined")
    assert found.strength is Strength.CLEAR


def test_a_family_without_any_difference_cannot_tell() -> None:
    assert split({"a": row(0.1, 0.4, 0.8)}).strength is Strength.CANNOT_TELL
