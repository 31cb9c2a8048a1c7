"""Sizes, power and draws against R (stats, pwr, sampling), svy and Cochran's own examples."""

from __future__ import annotations

import csv
from pathlib import Path
from statistics import NormalDist

import numpy as np
import pytest

import endogen as en
from endogen.survey.selection import inclusion

HERE = Path(__file__).parent
ROOT_FOUND = 1e-8  # R and we find a root by halving; R asks for 1e-12 of its own scale
SIZES = np.array([100.0, 5, 8, 9, 12, 30, 60, 2])
COCHRAN = {"a": 394, "b": 461, "c": 391, "d": 334, "e": 169, "f": 113, "g": 148}
SPREAD = {"a": 8.3, "b": 13.3, "c": 15.1, "d": 19.8, "e": 24.5, "f": 26.0, "g": 35.2}


def rows(file: str) -> list[tuple[str, dict[str, str], float]]:
    with (HERE / file).open(encoding="utf-8") as lines:
        found = list(csv.DictReader(lines))
    return [
        (row["what"], dict(p.split("=") for p in row["arguments"].split(";")), float(row["value"]))
        for row in found
    ]


EXPECTED = rows("expected.csv")
SVY = rows("expected_svy.csv")


def numbers(given: dict[str, str]) -> dict[str, float]:
    return {name: float(value) for name, value in given.items()}


@pytest.mark.parametrize(
    ("what", "given", "value"),
    [row for row in EXPECTED if row[0] != "inclusion"],
    ids=str,
)
def test_power_and_size_as_in_r(what: str, given: dict[str, str], value: float) -> None:
    a = numbers(given)
    if what == "size_means":
        level = 1 - a["alpha"]
        found = en.sample_size(sd=1, difference=a["d"], power=a["power"], level=level).exact
    elif what == "size_shares":
        found = en.sample_size(share=a["p0"], difference=a["p1"] - a["p0"], power=a["power"]).exact
    elif what == "power_means":
        found = en.power(a["n1"], a["n0"], sd=1, difference=a["d"])
    else:
        found = en.power(a["n"], share=a["p0"], difference=a["p1"] - a["p0"])
    assert found == pytest.approx(value, rel=ROOT_FOUND)


@pytest.mark.parametrize("n", range(1, 9))
def test_inclusion_probabilities_as_in_r(n: int) -> None:
    expected = [v for what, given, v in EXPECTED if what == "inclusion" and given["n"] == str(n)]
    assert inclusion(SIZES, n) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(("what", "given", "value"), SVY, ids=str)
def test_sizes_and_allocations_as_in_svy(what: str, given: dict[str, str], value: float) -> None:
    if what == "size_share":
        a = numbers(given)
        assert en.sample_size(share=a["p"], margin=a["margin"]).n == value
    elif what == "size_mean":
        a = numbers(given)
        assert en.sample_size(sd=a["sd"], margin=a["margin"]).n == value
    elif what == "kish":
        weights = [float(w) for w in given["w"].split()]
        assert en.design_effect(weights=weights) == pytest.approx(value, rel=1e-12)
    else:
        found = en.allocate(COCHRAN, 100, given["how"], spread=SPREAD)
        assert found[given["stratum"]] == value


def test_cochran_s_islanders() -> None:
    """Cochran (1977), section 4.4: p = .4, d = .05, t = 2: n₀ = 384, of 3,200 persons 343."""
    level = 2 * NormalDist().cdf(2) - 1
    assert en.sample_size(share=0.4, margin=0.05, level=level).exact == pytest.approx(384, rel=1e-9)
    found = en.sample_size(share=0.4, margin=0.05, level=level, population=3200).exact
    assert round(found) == 343


def test_allocations_of_cochran_s_farms_sum_up() -> None:
    """The farms of a county by size, Cochran (1977), chapter 5; svy has the same numbers."""
    assert list(en.allocate(COCHRAN, 100).values()) == [20, 23, 19, 17, 8, 6, 7]
    neyman = en.allocate(COCHRAN, 100, "neyman", spread=SPREAD)
    assert list(neyman.values()) == [10, 18, 17, 19, 12, 9, 15]
