"""Stability, linkage and shares, against R, closed forms and brute force."""

from __future__ import annotations

import csv
import itertools
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.projects.made import in_years, level, project, sum_of

from endogen.projects.linkage import WEIGHTS, components, first, sensitivity, tightness
from endogen.projects.missing import ASKED, unstated
from endogen.projects.parts import concentration, kept_share, labour_share, leverage, payers
from endogen.projects.stability import steadiness
from endogen.study.amount import Amount
from endogen.study.project import CLAUSES

GOLDEN = Path(__file__).parents[2] / "golden" / "projects"
PAID = (140_000, 120_000, 140_000, 0, 90_000)
EVERY = {"written": 1.0, "price_floor": 1.0, "profit_share": 1.0, "vote": 1.0, "risk_shared": 1.0}


def plain() -> dict[str, float]:
    with (GOLDEN / "plain.csv").open(encoding="utf-8") as file:
        return {line["name"]: float(line["value"]) for line in csv.DictReader(file)}


def test_stability_is_that_of_r() -> None:
    r = plain()
    of = project(*in_years("paid", *PAID), sum_of("promised", 140_000))
    found = steadiness([of])
    assert found is not None
    assert found.years == found.compared == 5
    assert found.cv == Amount.of(pytest.approx(r["cv"]))
    assert found.least == Amount.of(0.0)
    assert found.paid == Amount.of(pytest.approx(r["paid"]))
    assert found.semivariance == pytest.approx(r["semivariance"])
    assert found.downside == pytest.approx(math.sqrt(r["semivariance"]) / 140_000)
    alone = steadiness([project(*in_years("paid", *PAID))])
    assert alone is not None
    assert alone.paid is None
    assert alone.semivariance == pytest.approx(r["semivariance_mean"])


def test_a_year_without_a_line_is_not_a_year_without_money() -> None:
    paid = [sum_of("paid", x, first=y, last=y) for x, y in ((100, 2016), (100, 2018))]
    found = steadiness([project(*paid, sum_of("promised", 100))])
    assert found is not None
    assert (found.years, found.cv, found.paid) == (2, Amount.of(0.0), Amount.of(1.0))


def test_one_year_shows_no_spread_and_a_promise_for_all_years_is_no_record() -> None:
    once = steadiness([project(*in_years("paid", 100))])
    assert once is not None
    assert once.cv is None
    assert once.mean == Amount.of(100.0)
    assert steadiness([level(1_700_000, 140_000)]) is None
    assert steadiness([project(sum_of("paid", 160_000, math.inf))]) is None


@given(st.lists(st.floats(20_000, 40_000), min_size=2, max_size=30))
def test_the_bounds_of_a_range_hold_whatever_was_paid(values: list[float]) -> None:
    found = steadiness([project(sum_of("paid", 20_000, 40_000))])
    assert found is not None
    assert found.cv is not None
    assert found.least is not None
    n, mean = len(values), math.fsum(values) / len(values)
    cv = math.sqrt(math.fsum((x - mean) ** 2 for x in values) / n) / mean
    assert found.cv.low <= cv <= found.cv.high + 1e-12
    assert found.least.low <= min(values) / mean <= found.least.high + 1e-12


def test_the_bound_of_a_range_is_reached() -> None:
    """Two years at 20,000 for one at 40,000: mean 2ab/(a+b), the widest spread there is."""
    found = steadiness([project(sum_of("paid", 20_000, 40_000))])
    assert found is not None
    assert found.cv is not None
    values = [20_000, 20_000, 40_000]
    mean = sum(values) / 3
    widest = math.sqrt(sum((x - mean) ** 2 for x in values) / 3) / mean
    assert found.cv.high == pytest.approx(widest)


def test_a_mode_is_taken_over_the_years_that_all_its_projects_record() -> None:
    one = project(*in_years("paid", 10, 20, 30, first=2016))
    other = project(*in_years("wages", 30, 20, 5, first=2017), id_="other")
    found = steadiness([one, other, project(id_="silent")])
    assert found is not None
    assert (found.years, found.mean) == (2, Amount.of(50.0))


def test_who_ties_loosest_and_who_ties_tightest() -> None:
    loose = project(link=Amount.of(1.0), term=Amount.of(0.0),
                    clauses={name: Amount.of(0.0) for name in CLAUSES})  # fmt: skip
    tight = project(link=Amount.of(6.0), term=Amount.of(12.0),
                    clauses={name: Amount.of(x) for name, x in EVERY.items()})  # fmt: skip
    assert tightness(loose) == Amount.of(0.0)
    assert tightness(tight) == Amount.of(pytest.approx(1.0))
    assert first([loose, tight], seed=1) == [Amount.of(0.0), Amount.of(1.0)]
    assert tightness(project()) == Amount(0.0, pytest.approx(1.0))
    assert sum(WEIGHTS.values()) == pytest.approx(1.0)
    assert set(components(tight)) == set(WEIGHTS)


def test_the_order_of_two_hangs_on_weights() -> None:
    """One has the rung, the other the vote: each is first where its weight is the larger."""
    rest = {name: Amount.of(0.0) for name in CLAUSES}
    rung = project(link=Amount.of(6.0), term=Amount.of(0.0), clauses=rest)
    vote = project(
        link=Amount.of(1.0), term=Amount.of(0.0), clauses=rest | {"vote": Amount.of(1.0)}
    )
    shares = first([rung, vote], seed=3)
    assert all(share.exact for share in shares)
    assert [share.low for share in shares] == pytest.approx([0.5, 0.5], abs=0.04)


def test_sensitivity_holds_the_usual_score() -> None:
    of = project(link=Amount(4.0, 5.0), clauses={"vote": Amount.of(0.0)})
    usual, wide = tightness(of), sensitivity(of)
    assert wide.low < usual.low < usual.high < wide.high
    halved = (0.2 * 0.6) / (1 - 0.2)  # by hand: the rung's weight halved, all else 0
    assert wide.low == pytest.approx(halved)


def test_concentration_is_that_of_r_and_of_brute_force() -> None:
    exact = concentration([Amount.of(300.0), Amount.of(40.0), Amount.of(60.0)])
    assert exact == Amount.of(pytest.approx(plain()["hhi"]))
    ranges = [Amount(10.0, 60.0), Amount(20.0, 30.0), Amount.of(25.0)]
    found = concentration(ranges)
    grid = [[one.low + (one.high - one.low) * k / 60 for k in range(61)] for one in ranges]
    tried = [sum((x / sum(c)) ** 2 for x in c) for c in itertools.product(*grid)]
    assert found is not None
    assert found.low <= min(tried) + 1e-12
    assert found == Amount(pytest.approx(min(tried), abs=1e-4), pytest.approx(max(tried)))
    assert concentration([]) is None
    assert concentration([Amount(1.0, math.inf)]) == Amount.of(1.0)


def test_shares_of_payments_capital_and_value() -> None:
    of = project(
        sum_of("invested", 300, party="public"), sum_of("invested", 600, party="enterprise"),
        sum_of("paid", 10, 20), sum_of("wages", 30),
        sum_of("added", 200), sum_of("kept", 50),
    )  # fmt: skip
    assert labour_share([of]) == Amount(0.6, 0.75)
    assert leverage([of]) == Amount.of(2.0)
    assert kept_share(of) == Amount.of(0.25)
    assert labour_share([project()]) is None
    assert leverage([level(1.0, 1.0)]) is None
    assert kept_share(project(sum_of("kept", 5))) is None
    assert payers([of]) == {}


def test_what_is_not_stated_is_named() -> None:
    assert unstated(project()) == list(ASKED)
    whole = project(
        sum_of("invested", 1), *in_years("paid", 1), sum_of("promised", 1),
        sum_of("wages", 1, party="households"), term=Amount.of(5.0), principal="never",
        households=Amount.of(9.0), clauses={name: Amount.of(1.0) for name in CLAUSES},
    )  # fmt: skip
    assert unstated(whole) == []
