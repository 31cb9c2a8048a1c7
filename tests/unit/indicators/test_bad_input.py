"""Every indicator before every bad input: a reason, a code, or a value that is stated here.

Each line of `TABLE` is an indicator; under each bad input stands what comes.  What a line
does not name must not matter to that indicator: it gives the same as from good answers.
What comes is documented too: the reasons of notes and what is left out stand in the catalogue.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

import endogen as en
from endogen.errors import DataError, DesignError
from endogen.indicators import INDICATORS
from endogen.indicators.catalogue import ENTRIES
from endogen.study.grammar import parse
from endogen.survey.indicator import Indicator
from endogen.survey.registry import read

HOUSEHOLDS: dict[str, list[Any]] = {
    "x": [2.0, 4, 6, 8, 10, 12, 3, 7],  # income
    "z": [3.0, 5, 6, 9, 12, 11, 4, 9],  # the same in the next wave
    "b": [5.0, 3, 0, 1, 0, 2, 4, 0],  # a benefit
    "p": [1, 1, 0, 0, 0, 1, 1, 0],
    "q": [1, 0, 1, 0, 0, 1, 0, 0],
    "r": [1, 2, 3, 1, 2, 1, 3, 2],  # a place among three
    "w": [1.0, 2, 1, 2, 1, 2, 1, 2],
}
TIMES = 6  # so many rows of each that models of income can be fitted
LINE = 6
BAD: dict[str, dict[str, list[Any]]] = {
    "losses": {"x": [-2.0, 0, 6, 8, 10, 12, 0, 7], "z": [-3.0, 0, 6, 9, 12, 0, 4, 9]},
    "equal": {"x": [5.0] * 8, "z": [5.0] * 8},
    "line above all": {},
    "no benefit": {"b": [0.0] * 8},
    "no ranks": {"x": [None] * 8, "r": [None] * 8},
    "no second wave": {"z": [None] * 8},
    "constant margins": {"p": [1] * 8, "q": [1] * 8},
}
NONE = "no valid answers"
FINITE = "a finite value, all answers used"
LEFT_OUT = "a value, and a note that counts what was left out"
NO_SPREAD = "a column does not vary, or the controls explain it wholly"
NO_SHARES = "the source sums to 0, income does not sum to more than 0, or all incomes are alike"
NO_LINE = "the line is not above 0, or all answers are alike"
NO_FIFTH = "the total of the lowest fifth is not above 0, or nobody is above the highest"
NO_CHANGE = (
    "nobody is poor in one of the distributions, or the mean did not change or is not above 0"
)
NO_ITEM = "left out: 48 rows that lack an item, 100% of the weight; no valid answers"
NO_MODEL = "fewer than 40 answers for 2 coefficients, or the residuals do not vary"
NO_FACTOR = (
    "one factor does not fit these items: an item does not vary, or nothing is left of it beside "
    "the factor"
)
FEW_LEFT = f"left out: 18 answers of 0 or less, which have no logarithm; {NO_MODEL}"
GAP = 1 / 6  # of 5 to the line of 6

Outcome = str | float
TABLE: dict[str, dict[str, Outcome]] = {
    "total(x)": {"losses": 6 * 68, "equal": 6 * 60, "no ranks": NONE},
    "mean(x)": {"losses": 68 / 12, "equal": 5, "no ranks": NONE},
    "share(x, at_most=3)": {"losses": 4 / 12, "equal": 0, "no ranks": NONE},
    "count(x)": {"no ranks": 0},
    "ratio(x, b)": {
        "losses": 68 / 21,
        "equal": 60 / 21,
        "no benefit": "the total below the line is zero",
        "no ranks": NONE,
    },
    "quantile(x)": {"equal": 5, "no ranks": NONE},
    "correlation(x, z)": {
        "losses": FINITE,
        "equal": NO_SPREAD,
        "no ranks": NONE,
        "no second wave": NONE,
    },
    "partial_correlation(x, z, controls=[b])": {
        "losses": FINITE,
        "equal": NO_SPREAD,
        "no benefit": FINITE,
        "no ranks": NONE,
        "no second wave": NONE,
    },
    "slope(x, on=p, controls=[b])": {
        "losses": FINITE,
        "equal": 0,
        "no benefit": (2 + 8 + 24 + 3) / 6 - (6 + 16 + 10 + 14) / 6,  # of two means
        "no ranks": NONE,
        "constant margins": NO_SPREAD,
    },
    "slope_difference(x, on=p, less=q, controls=[b])": {
        "losses": FINITE,
        "equal": 0,
        "no benefit": FINITE,
        "no ranks": NONE,
        "constant margins": NO_SPREAD,
    },
    "mediation(x, on=p, through=b)": {
        "losses": FINITE,
        "equal": 0,
        "no benefit": NO_SPREAD,
        "no ranks": NONE,
        "constant margins": NO_SPREAD,
    },
    "response_share(p, of=[p, q])": {"constant margins": 0.5},
    "case_share(p, of=[p, q])": {"constant margins": 1},
    "response_total(p, of=[p, q])": {"constant margins": 6 * 24},
    "first_choice(r)": {"no ranks": 0},
    "borda(r, slots=3)": {"no ranks": 0},
    "mean_rank(r)": {"no ranks": NONE},
    "agreement(p, q)": {"constant margins": 1},
    "kappa(p, q)": {
        "constant margins": "all answers are alike, so that chance cannot be told from agreement"
    },
    "kendall_tau(x, p)": {
        "losses": FINITE,
        "equal": "one of the orders holds all rows in one class",
        "no ranks": NONE,
        "constant margins": "one of the orders holds all rows in one class",
    },
    "fgt(x, line=L, alpha=1)": {
        "losses": FINITE,
        "equal": GAP,
        "line above all": 1 - 83 / 1200,
        "no ranks": NONE,
    },
    "poverty_gap_of_poor(x, line=L)": {
        "losses": FINITE,
        "equal": GAP,
        "line above all": 1 - 83 / 1200,
        "no ranks": NONE,
    },
    "watts(x, line=L)": {
        "losses": LEFT_OUT,
        "equal": math.log(6 / 5),
        "line above all": FINITE,
        "no ranks": NONE,
    },
    "sst(x, line=L)": {
        "losses": FINITE,
        "equal": GAP,
        "line above all": FINITE,
        "no ranks": NONE,
    },
    "relative_fgt(x, alpha=1)": {"losses": FINITE, "equal": NO_LINE, "no ranks": NONE},
    "arpr(x)": {"losses": 4 / 12, "equal": NO_LINE, "no ranks": NONE},
    "poverty_contribution(x, line=L, group=p)": {
        "losses": 1,
        "equal": 0.5,
        "line above all": 0.5,
        "no ranks": NONE,
    },
    "ge_between(x, group=p, categories=[0, 1])": {
        "losses": LEFT_OUT,
        "equal": 0,
        "no ranks": NONE,
        "constant margins": 0,
    },
    "ge_within(x, group=p, categories=[0, 1])": {
        "losses": LEFT_OUT,
        "equal": 0,
        "no ranks": NONE,
        "constant margins": FINITE,
    },
    "gini(x)": {"losses": FINITE, "equal": 0, "no ranks": NONE},
    "lorenz(x, q=.4)": {"losses": FINITE, "equal": 0.4, "no ranks": NONE},
    "palma(x)": {"losses": FINITE, "equal": 0.25, "no ranks": NONE},
    "qsr(x)": {"losses": NO_FIFTH, "equal": NO_FIFTH, "no ranks": NONE},
    "quantile_ratio(x)": {
        "losses": "the lower quantile is not above 0",
        "equal": 1,
        "no ranks": NONE,
    },
    "ge(x)": {"losses": LEFT_OUT, "equal": 0, "no ranks": NONE},
    "atkinson(x)": {"losses": LEFT_OUT, "equal": 0, "no ranks": NONE},
    "source_contribution(b, total=x)": {
        "losses": FINITE,
        "equal": NO_SHARES,
        "no benefit": NO_SHARES,
        "no ranks": NONE,
    },
    "source_effect(b, total=x)": {
        "losses": FINITE,
        "equal": NO_SHARES,
        "no benefit": NO_SHARES,
        "no ranks": NONE,
    },
    "gini_correlation(b, total=x)": {
        "losses": FINITE,
        "equal": 0,
        "no benefit": "the source does not vary, or its total is 0",
        "no ranks": NONE,
    },
    "source_shapley(b, sources=[b, x])": {
        "losses": FINITE,
        "equal": FINITE,
        "no benefit": 0,
        "no ranks": NONE,
    },
    "growth_rate(x, after=z)": {
        "losses": 55 / 68 - 1,
        "equal": 0,
        "no ranks": NONE,
        "no second wave": NONE,
    },
    "growth_incidence(x, after=z, q=.5)": {
        "losses": 4 / 7 - 1,
        "equal": 0,
        "no ranks": NONE,
        "no second wave": NONE,
    },
    "poverty_growth(x, after=z, p=.5)": {
        "losses": FINITE,
        "equal": 0,
        "no ranks": NONE,
        "no second wave": NONE,
    },
    "growth_gap(x, after=z, group=p)": {
        "losses": FINITE,
        "equal": 0,
        "no ranks": NONE,
        "no second wave": NONE,
        "constant margins": 0,
    },
    "ravallion_chen(x, after=z, line=L)": {
        "losses": "left out: 24 answers of 0 or less, which have no logarithm; nobody was below "
        "the line",
        "equal": 0,
        "line above all": FINITE,
        "no ranks": NONE,
        "no second wave": NONE,
    },
    "kakwani_pernia(x, after=z, line=L)": {
        "losses": FINITE,
        "equal": NO_CHANGE,
        "line above all": 1,
        "no ranks": NONE,
        "no second wave": NONE,
    },
    "pegr(x, after=z, line=L)": {
        "losses": FINITE,
        "equal": NO_CHANGE,
        "line above all": math.log(93 / 83),
        "no ranks": NONE,
        "no second wave": NONE,
    },
    "poverty_change(x, after=z, line=L)": {
        "losses": 2 / 12,
        "equal": 0,
        "line above all": 0,
        "no ranks": NONE,
        "no second wave": NONE,
    },
    "datt_ravallion(x, after=z, line=L)": {
        "losses": FINITE,
        "equal": 0,
        "line above all": 0,
        "no ranks": NONE,
        "no second wave": NONE,
    },
    "datt_ravallion_waves(x, later=p, line=L)": {
        "losses": FINITE,
        "equal": 0,
        "line above all": 0,
        "no ranks": NONE,
        "constant margins": "a mean is not above 0, or one of the times has no answers",
    },
    "poverty_shapley(x, after=z, line=L)": {
        "losses": FINITE,
        "equal": 0,
        "line above all": 0,
        "no ranks": NONE,
        "no second wave": NONE,
    },
    "coverage(b)": {"no benefit": 0},
    "undercoverage(b, eligible=p)": {"no benefit": 1, "constant margins": 4 / 12},
    "leakage(b, eligible=p)": {"no benefit": NONE, "constant margins": 0},
    "targeting_differential(b, eligible=p)": {
        "no benefit": 0,
        "constant margins": "all are eligible, or nobody is",
    },
    "concentration(b, rank=x)": {
        "losses": FINITE,
        "equal": 0,
        "no benefit": "the total is 0",
        "no ranks": NONE,
    },
    "cgh(b, rank=x)": {
        "losses": FINITE,
        "equal": 1,
        "no benefit": "the total is 0",
        "no ranks": NONE,
    },
    "benefit_share(b, rank=x)": {
        "losses": FINITE,
        "equal": 0.2,
        "no benefit": "the total is 0",
        "no ranks": NONE,
    },
    "kakwani(b, welfare=x)": {
        "losses": FINITE,
        "equal": 0,
        "no benefit": "the benefit sums to 0, or welfare does not sum to more than 0",
        "no ranks": NONE,
    },
    "reynolds_smolensky(x, after=z)": {
        "losses": FINITE,
        "equal": 0,
        "no ranks": NONE,
        "no second wave": NONE,
    },
    "herfindahl([b, x])": {
        "losses": (21**2 + 70**2) / 91**2,  # a loss is no project's money
        "equal": (21**2 + 60**2) / 81**2,
        "no benefit": 1,
        "no ranks": NONE,
    },
    "vertical_efficiency(b, welfare=x, line=L)": {
        "losses": 15 / 21,
        "equal": 1,
        "line above all": 1,
        "no benefit": "the total is 0",
        "no ranks": NONE,
    },
    "reduction_efficiency(b, welfare=x, line=L)": {
        "losses": 15 / 21,
        "equal": 8 / 21,
        "line above all": 1,
        "no benefit": "the total is 0",
        "no ranks": NONE,
    },
    "spillover(b, welfare=x, line=L)": {
        "losses": 0,
        "equal": 13 / 21,
        "line above all": 0,
        "no benefit": "those below the line get nothing, or there are none",
        "no ranks": NONE,
    },
    "gap_efficiency(b, welfare=x, line=L)": {
        "losses": 15 / 26,
        "equal": 8 / 12,
        "line above all": 21 / (1200 - 83),
        "no benefit": 0,
        "no ranks": NONE,
    },
    "distributional_characteristic(b, welfare=x)": {
        "losses": LEFT_OUT,
        "equal": 1,
        "no benefit": "the total is 0",
        "no ranks": NONE,
    },
    "elite_capture(b, connected=p)": {
        "no benefit": 0,
        "constant margins": "all are connected, or nobody is",
    },
    "adjusted_capture(b, connected=p, controls=[x])": {
        "losses": FINITE,
        "equal": 1 - 2 / 6,
        "no benefit": 0,
        "no ranks": NONE,
        "constant margins": NO_SPREAD,
    },
    "misclassified(p, poor=q)": {"constant margins": 0},
    "misclassification(b > 0, poor=x < L, connected=p)": {
        "losses": FINITE,
        "equal": FINITE,
        "line above all": FINITE,
        "no benefit": FINITE,
        "no ranks": NONE,
        "constant margins": "all are connected, or nobody is",
    },
    "headcount([p, q], k=.5)": {"constant margins": 1},
    "intensity([p, q], k=.5)": {"constant margins": 1},
    "m0([p, q], k=.5)": {"constant margins": 1},
    "m1([x, z], cutoffs=[L, L], k=.5)": {
        "losses": FINITE,
        "equal": GAP,
        "line above all": 1 - (83 + 93) / 2400,
        "no ranks": NO_ITEM,
        "no second wave": NO_ITEM,
    },
    "m2([x, z], cutoffs=[L, L], k=.5)": {
        "losses": FINITE,
        "equal": GAP**2,
        "line above all": FINITE,
        "no ranks": NO_ITEM,
        "no second wave": NO_ITEM,
    },
    "uncensored_headcount([p, q], of=p)": {"constant margins": 1},
    "censored_headcount([p, q], k=.5, of=p)": {"constant margins": 1},
    "deprivation_contribution([p, q], k=.5, of=p)": {"constant margins": 0.5},
    "group_contribution([q, r > 1], k=.5, group=p)": {
        "no ranks": NO_ITEM,
        "constant margins": 1,
    },
    "empowered_share([p, q], k=.8)": {"constant margins": 1},
    "empowerment([p, q], k=.8)": {"constant margins": 1},
    "disempowerment_contribution([p, q], of=p, k=.8)": {"constant margins": "all are empowered"},
    "own_effort_share([b], all=[b, z])": {
        "losses": 21 / (21 + 55),
        "equal": 21 / 81,
        "no benefit": 0,
        "no second wave": NONE,
    },
    "cronbach_alpha([x, z])": {
        "losses": FINITE,
        "equal": "the sum of the items does not vary",
        "no ranks": NONE,
        "no second wave": NONE,
    },
    "mean_vulnerability(x, line=L, on=[r])": {
        "losses": FEW_LEFT,
        "equal": NO_MODEL,
        "line above all": FINITE,
        "no ranks": NONE,
    },
    "vulnerable_share(x, line=L, on=[r])": {
        "losses": FEW_LEFT,
        "equal": NO_MODEL,
        "line above all": FINITE,
        "no ranks": NONE,
    },
    "alpha_if_deleted([x, z, b], of=b)": {
        "losses": FINITE,
        "equal": "the sum of the items does not vary",
        "no ranks": NONE,
        "no second wave": NONE,
    },
    "item_total([x, z, b], of=x)": {
        "losses": FINITE,
        "equal": NO_SPREAD,
        "no benefit": FINITE,
        "no ranks": NONE,
        "no second wave": NONE,
    },
    "mcdonald_omega([x, z + b, x + 2 * p + q], least=9)": {
        "losses": NO_FACTOR,
        "equal": NO_FACTOR,
        "no benefit": NO_FACTOR,
        "no ranks": NONE,
        "no second wave": NONE,
        "constant margins": NO_FACTOR,
    },
}
GOOD = {name: column * TIMES for name, column in HOUSEHOLDS.items()}
ROWS = len(GOOD["x"])
CELLS = [(asked, bad) for asked in TABLE for bad in BAD]


def estimated(asked: str, bad: str = "", **more: Any) -> Any:
    line = 100 if bad == "line above all" else LINE
    data = {**GOOD, **{name: column * TIMES for name, column in BAD.get(bad, {}).items()}}
    return en.estimate(data, with_line(asked, line), weight="w", **more)[0]


def with_line(asked: str, line: int = LINE) -> str:
    return asked.replace("L", str(line))


def test_every_indicator_has_its_line() -> None:
    named = [getattr(parse(asked), "name", "") for asked in TABLE]
    assert named == [one.name for one in INDICATORS]


@pytest.mark.edge
@pytest.mark.parametrize(("asked", "bad"), CELLS)
def test_a_reason_or_a_stated_value(asked: str, bad: str) -> None:
    row, good = estimated(asked, bad), estimated(asked)
    outcome = TABLE[asked].get(bad)
    limits = (row.estimate, row.se, row.ci_low, row.ci_high)
    assert not any(math.isinf(x) for x in limits)
    if outcome is None:
        if bad == "line above all" and "L" in asked:
            pytest.fail("the line matters to this one: its outcome must be stated")
        same = row.estimate == good.estimate and str(row.note) == str(good.note)
        assert same
        assert row.n == good.n
    elif outcome == FINITE:
        assert math.isfinite(row.estimate)
        assert row.n == ROWS
    elif outcome == LEFT_OUT:
        assert math.isfinite(row.estimate)
        assert str(row.note).startswith(f"left out: {ROWS - row.n} answers")
    elif isinstance(outcome, str):
        assert math.isnan(row.estimate)
        assert math.isnan(row.se)
        assert str(row.note) == outcome
    else:
        assert row.estimate == pytest.approx(outcome, rel=1e-9, abs=1e-12)


@pytest.mark.edge
@pytest.mark.parametrize("asked", TABLE)
def test_an_empty_domain_has_no_value(asked: str) -> None:
    row = estimated(asked, where="x > 1000")
    assert row.n == 0
    if asked.startswith("count"):  # nobody is a number of cases
        assert row.estimate == 0
        return
    assert all(math.isnan(x) for x in (row.estimate, row.se, row.ci_low, row.ci_high))
    assert str(row.note) == NONE


@pytest.mark.edge
@pytest.mark.parametrize("weight", [math.inf, -math.inf, math.nan, None, 0, -1])
@pytest.mark.parametrize("asked", TABLE)
def test_weights_that_are_none_are_refused(asked: str, weight: float | None) -> None:
    data = {**GOOD, "w": [1.0, weight, *GOOD["w"][2:]]}
    with pytest.raises(DesignError) as caught:
        en.estimate(data, with_line(asked), weight="w")
    assert caught.value.code == "E-DESIGN-WEIGHT"


@pytest.mark.parametrize("asked", [one for one in TABLE if "z" in one.partition("(")[2]])
def test_a_wave_without_its_column_is_refused(asked: str) -> None:
    data = {name: column for name, column in GOOD.items() if name != "z"}
    with pytest.raises(DataError) as caught:
        en.estimate(data, with_line(asked), weight="w")
    assert caught.value.code == "E-DATA-COLUMN"


def test_a_total_below_0_has_no_inequality_and_no_growth() -> None:
    data = {"x": [-9.0, 1, 2], "z": [1.0, 2, 3]}
    asked = ("gini(x)", "lorenz(x, q=.5)", "palma(x)", "qsr(x)", "growth_rate(x, after=z)")
    assert np.isnan([row.estimate for row in en.estimate(data, *asked)]).all()


@pytest.mark.parametrize("asked", TABLE)
def test_the_catalogue_documents_what_comes(asked: str) -> None:
    """The reasons of notes and what is left out stand in the entry, in the same words."""
    entry = ENTRIES[read(with_line(asked)).name]
    undefined = read(entry.parsed).undefined
    outcomes = [x for x in TABLE[asked].values() if isinstance(x, str) and x != FINITE]
    for outcome in outcomes:
        reason = outcome.rpartition("; ")[2]
        if "left out" in outcome or outcome == LEFT_OUT:
            documented = f"{entry.edges} {entry.definition.inputs}"
            assert "left out" in documented or "leaves out rows that lack an item" in documented
        if reason not in (NONE, LEFT_OUT):
            assert reason == str(undefined)
    assert str(entry.edges) or undefined != Indicator.undefined
