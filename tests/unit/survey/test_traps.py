"""The traps of survey estimation (DESIGN, "The statistical engine"), each with its fact."""

from __future__ import annotations

import math
import warnings
from typing import Any

import numpy as np
import pytest

import endogen as en
from endogen.errors import DataError, DesignError, OutsideError, UseError
from endogen.study.grammar import Name
from endogen.survey.gradient import differentiate
from endogen.survey.indicator import Base, Smooth

DATA: dict[str, Any] = {
    "x": [1.0, 2.0, 4.0, 7.0, 8.0, 12.0],
    "g": [1, 1, 1, 0, 0, 0],
    "h": ["a", "a", "b", "b", "c", "c"],
    "v": [1, 2, 1, 2, 1, 1],
    "w": [1.0, 2.0, 1.0, 1.0, 3.0, 1.0],
}


def of(value: Any) -> Smooth:
    return Smooth(
        name="trial",
        variable="x",
        base=Base((Name("x"),)),
        terms={"x": Name("x")},
        value=value,
    )


def test_a_correlation_far_from_zero_keeps_its_digits() -> None:
    draw = np.random.default_rng(3)
    near = draw.normal(size=(200, 2)) @ np.array([[1.0, 0.6], [0.0, 0.8]])
    far = near + np.array([1e7, -1e7])
    exact = near + np.array([1e7, -1e7]) - np.array([1e7, -1e7])  # rounded as far is
    r = [
        en.estimate({"x": d[:, 0], "y": d[:, 1]}, "correlation(x, y)", weight=None)[0]
        for d in (far, exact)
    ]
    assert r[0].estimate == pytest.approx(r[1].estimate, rel=1e-12)
    assert r[0].se == pytest.approx(r[1].se, rel=1e-9)


def test_a_total_far_from_zero_keeps_the_digits_of_its_error() -> None:
    draw = np.random.default_rng(4)
    spread = np.round(draw.normal(size=100), 6)
    close, far = (en.estimate({"x": spread + c}, "total(x)", fpc=1e4)[0] for c in (0.0, 2.0**20))
    assert far.se == pytest.approx(close.se, rel=1e-9)


def test_a_domain_keeps_all_psus_of_the_stratum() -> None:
    """Σ z² − (Σ z)²/n_h with n_h = 6, though the domain has rows in three of them."""
    row = en.estimate(DATA, "total(x)", weight="w", where="g == 1")[0]
    z = np.array([1.0, 4.0, 4.0, 0, 0, 0])
    assert row.se == pytest.approx(math.sqrt(6 / 5 * ((z - z.mean()) ** 2).sum()), rel=1e-14)
    assert row.df == 5
    assert "3 PSUs only" in str(row.note)


@pytest.mark.parametrize("villages", [9, 10])
def test_a_domain_of_fewer_than_ten_psus_is_warned_of(villages: int) -> None:
    n = 12 * 2
    data = {"x": list(range(n)), "v": [i // 2 for i in range(n)]}
    data["g"] = [1 if v < villages and i % 2 else 0 for i, v in enumerate(data["v"])]
    row = en.estimate(data, "mean(x)", psu="v", where="g == 1")[0]
    said = f"answers from {villages} PSUs only: the interval may be too narrow"
    assert str(row.note) == (said if villages < 10 else "")
    assert str(en.estimate(data, "mean(x)", psu="v")[0].note) == ""


def test_numerator_and_denominator_drop_a_row_together() -> None:
    data = {"x": [1.0, None, 3.0], "y": [2.0, 5.0, None]}
    row = en.estimate(data, "ratio(x, y)")[0]
    assert (row.estimate, row.n, row.n_missing) == (0.5, 1, 2)


def test_a_stratum_with_one_psu_is_named() -> None:
    with pytest.raises(DesignError, match="1 strata have only one PSU: c") as caught:
        en.Sample(DATA, en.Design(weight="w", strata="h", psu="v"))
    assert caught.value.code == "E-DESIGN-SINGLE-PSU"


def test_a_stratum_taken_whole_may_have_one_psu() -> None:
    data = {**DATA, "N": [3, 3, 4, 4, 1, 1]}
    row = en.estimate(data, "mean(x)", weight="w", strata="h", psu="v", fpc="N")[0]
    assert row.df == 2


def test_joining_strata_is_the_same_as_having_joined_them() -> None:
    joined = {**DATA, "h": ["a", "a", "b", "b", "b", "b"], "v": [1, 2, 1, 2, 3, 3]}
    design = {"weight": "w", "psu": "v", "strata": "h"}
    mine = en.estimate(DATA, "mean(x)", single_psu="collapse", **design)[0]  # type: ignore[arg-type]
    other = en.estimate(joined, "mean(x)", **design)[0]
    assert mine.se == pytest.approx(other.se, rel=1e-14)
    assert mine.df == other.df == 3


def test_one_psu_in_all_is_refused() -> None:
    with pytest.raises(DesignError, match="E-DESIGN-ONE-PSU"):
        en.Sample({"x": [1.0, 2.0], "v": [1, 1]}, en.Design(psu="v"))


@pytest.mark.parametrize("bad", [0.0, -1.0, None, float("inf"), float("nan")])
def test_weights_must_be_above_zero_and_known(bad: float | None) -> None:
    data = {**DATA, "w": [1.0, bad, 1.0, 1.0, bad, 1.0]}
    with pytest.raises(DesignError, match="2 of 6 sampling weights") as caught:
        en.Sample(data, en.Design(weight="w"))
    assert caught.value.code == "E-DESIGN-WEIGHT"


def test_strata_must_be_known() -> None:
    with pytest.raises(DesignError, match="E-DESIGN-MISSING"):
        en.Sample({"x": [1.0, 2.0], "h": ["a", None]}, en.Design(strata="h"))


def test_a_population_must_not_be_smaller_than_the_sample() -> None:
    with pytest.raises(DesignError, match="E-DESIGN-FPC:"):
        en.Sample(DATA, en.Design(fpc=5))
    varied = {**DATA, "N": [10, 11, 10, 10, 10, 10]}
    with pytest.raises(DesignError, match="E-DESIGN-FPC-VARIES"):
        en.Sample(varied, en.Design(fpc="N"))


def test_a_population_size_weighs() -> None:
    total, mean = en.estimate(DATA, "total(x)", "mean(x)", fpc=60)
    assert total.estimate == pytest.approx(34 * 10, rel=1e-15)
    variance = np.var(DATA["x"], ddof=1)
    assert mean.se == pytest.approx(math.sqrt((1 - 0.1) * variance / 6), rel=1e-14)


def test_a_sample_without_design_knows_no_totals() -> None:
    for design in (en.Design(), en.Design(psu="x"), en.Design(strata="g")):
        with pytest.raises(DesignError, match=r"E-DESIGN-TOTAL: total\(x\) speaks of the size"):
            en.Sample(DATA, design).estimate("mean(x)", "total(x)")
    count = en.estimate(DATA, "count(x, at_least=4)")[0]
    assert (count.estimate, count.count, count.n) == (4, 4, 6)
    assert math.isnan(count.se)


def test_no_rows_and_unknown_columns_are_refused() -> None:
    with pytest.raises(DataError, match="E-DATA-NO-ROWS"):
        en.Sample({"x": []})
    with pytest.raises(DataError, match="Did you mean income"):
        en.estimate({"income": [1.0]}, "mean(incme)")
    with pytest.raises(DataError, match="E-DATA-COLUMN"):
        en.Sample(DATA, en.Design(weight="weight"))
    for argument in ({"by": "z"}, {"where": "z > 1"}):
        with pytest.raises(DataError, match="E-DATA-COLUMN"):
            en.estimate(DATA, "mean(x)", **argument)  # type: ignore[arg-type]


def test_what_is_undefined_is_noted_and_stops_nothing() -> None:
    data = {"x": [1.0, 2.0, 3.0], "c": [2.0, 2.0, 2.0], "o": [0, 0, 0], "m": [None] * 3}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        rows = en.estimate(
            data,
            "correlation(x, c)",
            "partial_correlation(x, c, controls=[x])",
            "response_share(o, of=[o])",
            "ratio(x, o)",
            "mean(m)",
            "quantile(m)",
            "mean(x)",
        )
    assert [math.isnan(row.estimate) for row in rows] == [True] * 6 + [False]
    assert all(row.note for row in rows[:6])
    assert rows[6].note == ""


def test_a_domain_without_rows_is_undefined() -> None:
    row = en.estimate(DATA, "mean(x)", where="x > 100")[0]
    assert (row.n, str(row.note)) == (0, "no valid answers")
    assert math.isnan(row.estimate)


def test_a_function_that_loses_the_complex_part_is_an_error() -> None:
    for value in (
        lambda t: np.abs(t["x"]),
        lambda t: t["x"].real,
        lambda t: np.asarray(t["x"], dtype=float) * 1j,
    ):
        with pytest.raises((TypeError, np.exceptions.ComplexWarning)):
            differentiate(of(value), {"x": np.array([1.0, 2.0])})


def test_the_complex_step_is_exact_to_rounding() -> None:
    smooth = of(lambda t: np.log(t["x"]) * np.sqrt(t["x"]) / (1 + np.exp(-t["x"])))
    x = 1.7
    values, slopes = differentiate(smooth, {"x": np.array([x])})
    e = math.exp(-x)
    expected = (1 / x * math.sqrt(x) + math.log(x) / (2 * math.sqrt(x))) / (1 + e) + math.log(
        x
    ) * math.sqrt(x) * e / (1 + e) ** 2
    assert values[0] == pytest.approx(math.log(x) * math.sqrt(x) / (1 + e), rel=1e-15)
    assert slopes["x"][0] == pytest.approx(expected, rel=1e-14)


def test_answers_that_should_be_yes_or_no() -> None:
    with pytest.raises(DataError, match="4 answers are neither 1 nor 0"):
        en.estimate({"registered": [1, 2, 2, 2, 2]}, "share(registered)")


def test_level_and_single_psu_are_checked() -> None:
    with pytest.raises(UseError, match="E-USE-TYPE"):
        en.estimate(DATA, "mean(x)", level=95)
    with pytest.raises(UseError, match="Did you mean centre"):
        en.Design(single_psu="center")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "given", [{"weight": 3}, {"strata": ["h"]}, {"psu": 1.5}, {"fpc": -3}, {"fpc": True}]
)
def test_a_design_of_wrong_things_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(UseError, match="E-USE-TYPE"):
        en.Design(**given)


def test_a_column_asked_for_twice_makes_one_grouping() -> None:
    once, twice = (en.estimate(DATA, "mean(x)", by=by) for by in (["g"], ["g", "g"]))
    assert [(r.domain, r.group) for r in twice] == [(r.domain, r.group) for r in once]


def test_words_among_numbers_are_shown() -> None:
    with pytest.raises(DataError, match="got: about five, 1, 3"):
        en.estimate({"x": ["1", "3", "about five"]}, "mean(x)")


def test_names_that_are_not_there() -> None:
    with pytest.raises(AttributeError, match="Did you mean quantile"):
        _ = en.quantil
    with pytest.raises(OutsideError, match="does not exist"):
        en.Sample("nowhere.parquet")
