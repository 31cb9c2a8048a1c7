"""Where an indicator has no value, or part of the answers cannot be used: said, never silent."""

from __future__ import annotations

import math

import pytest

import endogen as en
from endogen.errors import DataError, UseError

HARD = {
    "y": [-5.0, 0.0, 10.0, 20.0, 30.0, None],
    "equal": [7.0] * 6,
    "nothing": [0.0] * 6,
    "benefit": [0.0, 1.0, 0.0, 2.0, 0.0, 0.0],
    "yes": [1, 1, 1, 1, 1, 1],
    "no": [0, 0, 0, 0, 0, 0],
}

NOT_DEFINED = {
    "poverty_gap_of_poor(equal, line=5)": "nobody is below the line",
    "gini(nothing)": "the total is not above 0",
    "lorenz(nothing, q=.5)": "the total is not above 0",
    "qsr(nothing)": "the total of the lowest fifth is not above 0, or nobody is above the highest",
    "palma(nothing)": "the total of the lowest four tenths is not above 0",
    "concentration(nothing, rank=y)": "the total is 0",
    "cgh(nothing, rank=y)": "the total is 0",
    "benefit_share(nothing, rank=y)": "the total is 0",
    "kakwani(nothing, welfare=equal)": "the total of a column is not above 0",
    "ge(nothing, alpha=2)": "the total is 0",
    'leakage(nothing, eligible=yes, of="money")': "the total is 0",
    "targeting_differential(benefit, eligible=yes)": "all are eligible, or nobody is",
    "elite_capture(benefit, connected=no)": "all are connected, or nobody is",
    "intensity([no], k=1)": "nobody is deprived in enough of them",
    "deprivation_contribution([no], k=1, of=no)": "nobody is deprived in enough of them",
    "disempowerment_contribution([yes], of=yes, k=1)": "all are empowered",
    "poverty_contribution(equal, line=5, group=yes)": "nobody is below the line",
    "quantile_ratio(nothing)": "the lower quantile is not above 0",
    "growth_rate(nothing, after=equal)": "the total before is not above 0",
    "ravallion_chen(equal, after=equal, line=5)": "nobody was below the line",
    "kakwani_pernia(equal, after=benefit + 8, line=7.5)": "nobody is poor in one of the "
    "distributions, or the mean did not change",
    "arpr(nothing)": "the line is not above 0, or all answers are alike",
    "cronbach_alpha([equal, yes])": "the sum of the items does not vary",
}


@pytest.mark.parametrize("asked", NOT_DEFINED)
def test_no_value_has_its_reason(asked: str) -> None:
    row = en.estimate(HARD, asked)[0]
    assert math.isnan(row.estimate)
    assert math.isnan(row.se)
    assert str(row.note) == NOT_DEFINED[asked]


def test_one_that_fails_does_not_stop_the_others() -> None:
    rows = en.estimate(HARD, "gini(nothing)", "gini(benefit)", "watts(y, line=15)")
    assert [math.isnan(row.estimate) for row in rows] == [True, False, False]


@pytest.mark.parametrize(
    ("asked", "left_out", "kind"),
    [
        ("watts(y, line=15)", 2, "of 0 or less"),
        ("ge(y, alpha=0)", 2, "of 0 or less"),
        ("ge(y, alpha=1)", 1, "below 0"),
        ("atkinson(y, epsilon=1)", 2, "of 0 or less"),
        ("atkinson(y, epsilon=.5)", 1, "below 0"),
        ("ravallion_chen(y, after=equal, line=15)", 2, "of 0 or less"),
    ],
)
def test_answers_that_a_formula_cannot_use_are_counted(
    asked: str, left_out: int, kind: str
) -> None:
    row = en.estimate(HARD, asked)[0]
    assert (row.n, row.n_missing) == (5 - left_out, 1 + left_out)
    assert f"left out: {left_out} answers {kind}" in str(row.note)


def test_extremes() -> None:
    rows = en.estimate(HARD, "fgt(y, line=1000)", "fgt(y, line=.5, alpha=2)", "sst(equal, line=1)",
                       "gini(equal)", "ge(equal, alpha=0)", "atkinson(equal)")  # fmt: skip
    assert rows[0].estimate == 1
    assert rows[1].estimate == pytest.approx((11**2 + 1) / 5)  # a loss is farther than the line
    assert [row.estimate for row in rows[2:]] == pytest.approx([0, 0, 0, 0], abs=1e-14)


def test_an_empty_domain() -> None:
    for asked in ("gini(y)", "fgt(y, line=5)", "kakwani(benefit, welfare=y)", "m0([yes], k=1)"):
        row = en.estimate(HARD, asked, where="y > 1000")[0]
        assert (row.n, str(row.note)) == (0, "no valid answers")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("fgt(y, line=0)", "a number above 0"),
        ("fgt(y, line=5, alpha=-1)", "a number, 0 or more"),
        ("fgt(y)", "needs its argument line"),
        ('leakage(benefit, eligible=yes, of="persons")', "people"),
        ("m0([yes, no], k=2)", "above 0 up to 1"),
        ("m0([yes, no], k=0)", "above 0"),
        ("m0([yes, yes], k=1)", "no column stands twice"),
        ("m0([yes, no], k=.5, weights=[1])", "a list of 2 numbers"),
        ("m0([yes, no], k=.5, weights=[0, 0])", "more than 0"),
        ("censored_headcount([yes, no], k=.5, of=y)", "one or more of yes, no"),
        ("atkinson(y, epsilon=0)", "a number above 0"),
        ("benefit_share(benefit, rank=y, low=.5, high=.2)", "above low"),
        ("cronbach_alpha([y])", "two columns or more"),
        ("own_effort_share([y], all=[equal])", "all= lists too"),
        ("ge_between(y, group=yes, categories=[1])", "two values or more"),
        ("lorenz(y, q=1)", "a number between 0 and 1"),
    ],
)
def test_wrong_arguments_are_answered(asked: str, says: str) -> None:
    with pytest.raises(UseError, match=says):
        en.estimate(HARD, asked)


def test_deprivations_must_be_yes_or_no() -> None:
    with pytest.raises(DataError, match="YES-NO"):
        en.estimate({"d": [0, 1, 3]}, "headcount([d], k=1)")


def test_rows_that_lack_an_item_are_left_out_of_all() -> None:
    data = {"a": [1, 1, 0, None], "b": [1, 0, 0, 1]}
    row = en.estimate(data, "headcount([a, b], k=1)")[0]
    assert (row.n, row.n_missing, row.estimate) == (3, 1, pytest.approx(1 / 3))
