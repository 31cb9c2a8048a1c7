"""Yield, payback, rates of return and present values, against R's uniroot and closed forms."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.projects.made import in_years, level, project, sum_of

from endogen.projects.finance import (
    LOST,
    Reading,
    flows,
    irr,
    npv,
    payback,
    present_value,
    rate_of_return,
    readings,
    yield_of,
)
from endogen.study.amount import Amount

GOLDEN = Path(__file__).parents[2] / "golden" / "projects"


def golden() -> list[dict[str, float]]:
    with (GOLDEN / "returns.csv").open(encoding="utf-8") as file:
        return [{key: float(x) for key, x in line.items()} for line in csv.DictReader(file)]


@pytest.mark.parametrize("case", golden(), ids=str)
def test_returns_are_those_of_uniroot(case: dict[str, float]) -> None:
    reading = Reading(back=case["back"] == 1, years=int(case["years"]))
    of = level(case["capital"], case["paid"])
    rate, value = rate_of_return(of, reading), present_value(of, reading, 0.08)
    assert rate is not None
    assert value is not None
    assert rate.low == rate.high == pytest.approx(case["irr"], abs=1e-12)
    assert value.low == value.high == pytest.approx(case["npv"], rel=1e-12)


def test_the_papers_alpaca_base() -> None:
    base = level(1_700_000, 140_000)
    assert yield_of(base) == Amount.of(pytest.approx(14 / 170))
    assert payback(base) == Amount.of(pytest.approx(170 / 14))
    later = project(sum_of("invested", 2_040_000), sum_of("paid", 160_000, math.inf))
    assert yield_of(later) == Amount(pytest.approx(16 / 204), math.inf)
    assert payback(later) == Amount(-math.inf, 12.75)


@given(st.floats(1e3, 1e8), st.floats(0.001, 0.5), st.integers(1, 40))
def test_with_the_principal_back_the_return_is_the_yield(
    capital: float, share: float, years: int
) -> None:
    """A level payment and the whole capital at the end return the yield, whatever the term."""
    rate = rate_of_return(level(capital, capital * share), Reading(back=True, years=years))
    assert rate is not None
    assert rate.low == pytest.approx(share, rel=1e-9)


@given(st.floats(1e3, 1e8), st.floats(0.001, 3.0), st.integers(1, 40))
def test_at_the_return_nothing_is_won_or_lost(capital: float, share: float, years: int) -> None:
    moved = [-capital, *[capital * share] * years]
    assert npv(moved, irr(moved)) == pytest.approx(0.0, abs=1e-7 * capital)


def test_a_return_that_is_not_there_is_none() -> None:
    assert irr([-100.0, 0.0, 0.0]) == LOST
    assert irr([-100.0, math.inf]) == math.inf
    assert math.isnan(irr([100.0, 100.0]))
    assert math.isnan(irr([-100.0, 230.0, -132.0]))  # 10 % and 20 %


def test_a_range_gives_both_ends_and_never_its_middle() -> None:
    of = project(sum_of("invested", 100_000), sum_of("paid", 20_000, 40_000))
    rate = rate_of_return(of, Reading(back=False, years=7))
    assert rate == Amount(pytest.approx(0.0919613666546957), pytest.approx(0.3514095223661434))
    assert yield_of(of) == Amount(0.2, 0.4)
    assert payback(of) == Amount(2.5, 5.0)


def test_what_is_not_stated_is_not_computed() -> None:
    for of in (project(), project(sum_of("paid", 5.0)), project(sum_of("invested", 5.0))):
        assert yield_of(of) is None
        assert payback(of) is None
        assert rate_of_return(of, Reading(back=True, years=5)) is None
        assert present_value(of, Reading(back=True, years=5), 0.08) is None


@pytest.mark.parametrize(
    ("clause", "term", "keys", "stated"),
    [
        ("", None, "returned-10 never-10 returned-20 never-20", False),
        ("never", None, "never-10 never-20", False),
        ("returned", Amount.of(5.0), "returned-5", True),
        ("never", Amount.of(8.0), "never-8", True),
        ("", Amount.of(5.0), "returned-5 never-5", False),
        ("shares", Amount.of(5.0), "returned-5 never-5", False),
        ("returned", Amount(3.0, 5.0), "returned-3 returned-5", False),
        ("returned", Amount(3.0, math.inf), "returned-10 returned-20", False),
    ],
)
def test_each_reading_that_the_contract_leaves_open(
    clause: str, term: Amount | None, keys: str, stated: bool
) -> None:
    found = readings(level(1.0, 1.0, principal=clause, term=term), (10, 20))
    assert " ".join(one.key for one in found) == keys
    assert all(one.stated == stated for one in found)


def test_tranches_and_promises_stand_in_their_years() -> None:
    of = project(
        sum_of("invested", 1_000, first=2016, last=2016),
        sum_of("invested", 500, first=2018, last=2018),
        sum_of("promised", 100, first=2017, last=2018),
        sum_of("promised", 150, first=2019),
    )
    moved = flows(of, Reading(back=True, years=5), best=False)
    assert moved == [-1000, 100, 100 - 500, 150, 150, 150 + 1500]
    assert yield_of(of) == Amount.of(0.1)


def test_payments_of_single_years_count_on_average() -> None:
    of = project(sum_of("invested", 1_000), *in_years("paid", 100, 50, 60))
    assert yield_of(of) == Amount.of(pytest.approx(0.07))


def test_nothing_is_paid_before_the_first_year_that_is_stated() -> None:
    of = project(sum_of("invested", 100, first=2016, last=2016), sum_of("promised", 10, first=2019))
    assert flows(of, Reading(back=False, years=4), best=True) == [-100, 0, 0, 10, 10]


def test_principal_that_came_back_already_is_not_owed_again() -> None:
    of = project(
        sum_of("invested", 1_000, first=2016, last=2016),
        sum_of("returned", 400, first=2018, last=2018),
        sum_of("promised", 100),
    )
    assert flows(of, Reading(back=True, years=3), best=True) == [-1000, 100, 500, 700]
    assert flows(of, Reading(back=False, years=3), best=True) == [-1000, 100, 500, 100]
