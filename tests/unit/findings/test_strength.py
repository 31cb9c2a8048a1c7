"""Clear, suggestive, cannot tell: by the definition and nothing else."""

from __future__ import annotations

import math

import pytest

from endogen.findings.contrasts import split
from endogen.findings.strength import judge, rejects
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


@pytest.mark.parametrize("level", [0.9, 0.95, 0.99, 0.999, 0.8])
def test_a_p_at_the_threshold_is_not_clear_at_any_level(level: float) -> None:
    """1 − .95 is a little more than .05 and 1 − .9 a little less than .1 to a computer."""
    alpha = round(1 - level, 6)
    assert not rejects(alpha, level)
    assert rejects(alpha * 0.999, level)
    assert not rejects(alpha * 1.001, level)
    at = row(0.4, alpha, level=level)
    assert judge(at) is Strength.CANNOT_TELL
    assert judge(row(0.4, alpha * 0.999, level=level)) is Strength.CLEAR


def test_both_sides_of_both_thresholds() -> None:
    assert judge(row(0.4, 0.02, 0.0499)) is Strength.CLEAR
    assert judge(row(0.4, 0.02, 0.05)) is Strength.SUGGESTIVE
    assert judge(row(0.4, 0.0499, 0.3)) is Strength.SUGGESTIVE
    assert judge(row(0.4, 0.05, 0.3)) is Strength.CANNOT_TELL


@pytest.mark.parametrize(
    ("low", "high", "strength"),
    [
        (0.0, 0.7, Strength.CANNOT_TELL),  # the limit is zero: zero is not excluded
        (1e-9, 0.7, Strength.CLEAR),
        (-0.7, -1e-9, Strength.CLEAR),
        (-0.7, 0.0, Strength.CANNOT_TELL),
        (math.nan, 0.7, Strength.CANNOT_TELL),
        (0.1, math.nan, Strength.CLEAR),
        (math.nan, math.nan, Strength.CANNOT_TELL),
    ],
)
def test_without_a_test_the_interval_decides(low: float, high: float, strength: Strength) -> None:
    assert judge(row(0.4, ci_low=low, ci_high=high)) is strength


def test_the_interval_does_not_overrule_a_test() -> None:
    assert judge(row(0.4, 0.2, 0.4, ci_low=0.1, ci_high=0.7)) is Strength.CANNOT_TELL


def test_a_suggestive_family_is_suggestive_as_a_whole() -> None:
    found = split({"a": row(0.4, 0.02, 0.06), "b": row(-0.4, 0.5, 0.5)})
    assert found.strength is Strength.SUGGESTIVE
    assert found.suggestive == ("a",)


def test_an_undefined_contrast_is_open_even_beside_a_p() -> None:
    assert split({"a": row(math.nan, 0.001, 0.001)}).open == ("a",)


def test_the_order_of_a_family_is_kept() -> None:
    names = ["c", "a", "b"]
    assert split({name: row(0.4, 0.001, 0.004) for name in names}).higher == ("c", "a", "b")


def test_an_empty_family_says_nothing() -> None:
    found = split({})
    assert (found.higher, found.lower, found.suggestive, found.open) == ((), (), (), ())
    assert found.strength is Strength.CANNOT_TELL
