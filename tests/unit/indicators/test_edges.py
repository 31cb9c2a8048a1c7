"""Where an indicator has no value, or part of the answers cannot be used: said, never silent."""

from __future__ import annotations

import math

import pytest
from scipy import stats

import endogen as en
from endogen.errors import DataError, UseError
from endogen.study.grammar import parse

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
    "kakwani(nothing, welfare=equal)": "the benefit sums to 0, or welfare does not sum to more "
    "than 0",
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
    "distributions, or the mean did not change or is not above 0",
    "poverty_growth(nothing, after=equal, p=.4)": "the mean of the poorest is not above 0 at one "
    "of the times",
    "datt_ravallion(nothing, after=equal, line=5)": "a mean is not above 0",
    "poverty_shapley(equal, after=nothing, line=5)": "a mean is not above 0",
    "datt_ravallion_waves(equal, later=no, line=5)": "a mean is not above 0, or one of the times "
    "has no answers",
    "source_shapley(nothing, sources=[no, nothing])": "the total is not above 0",
    "vertical_efficiency(nothing, welfare=equal, line=9)": "the total is 0",
    "reduction_efficiency(nothing, welfare=equal, line=9)": "the total is 0",
    "spillover(benefit, welfare=equal, line=5)": "those below the line get nothing, or there are "
    "none",
    "gap_efficiency(benefit, welfare=equal, line=5)": "nobody is below the line before the "
    "transfer",
    "distributional_characteristic(nothing, welfare=equal)": "the total is 0",
    "mean_vulnerability(equal, line=5, on=[benefit])": "fewer than 40 answers for 2 coefficients, "
    "or the residuals do not vary",
    "vulnerable_share(equal, line=5, on=[benefit, y])": "fewer than 60 answers for 3 coefficients, "
    "or the residuals do not vary",
    "arpr(nothing)": "the line is not above 0, or all answers are alike",
    "cronbach_alpha([equal, yes])": "the sum of the items does not vary",
    "correlation(equal, benefit)": "a column does not vary, or the controls explain it wholly",
    "partial_correlation(y, benefit, controls=[y * 2])": "a column does not vary, or the controls "
    "explain it wholly",
    "adjusted_capture(benefit, connected=yes, controls=[y])": "a column does not vary, or the "
    "controls explain it wholly",
    "mediation(y, on=yes, through=benefit)": "a column does not vary, or the controls explain it "
    "wholly",
    "herfindahl([nothing, no])": "the total is 0",
    "ratio(benefit, nothing)": "the total below the line is zero",
    "kappa(yes, yes)": "all answers are alike, so that chance cannot be told from agreement",
    "response_share(no, of=[no])": "nobody named any of these answers",
    "source_contribution(nothing, total=nothing)": "the source sums to 0, income does not sum to "
    "more than 0, or all incomes are alike",
    "source_effect(nothing, total=nothing)": "the source sums to 0, income does not sum to more "
    "than 0, or all incomes are alike",
    "gini_correlation(equal, total=y)": "the source does not vary, or its total is 0",
    "reynolds_smolensky(nothing, after=equal)": "a total is not above 0",
    "ge_within(nothing, group=yes, categories=[0, 1], alpha=2)": "the total is 0",
    "growth_incidence(nothing, after=equal, q=.5)": "the quantile before is not above 0",
    "growth_gap(equal, after=equal, group=no)": "nobody is in the group, or a total before is "
    "not above 0",
    "pegr(equal, after=benefit + 8, line=7.5)": "nobody is poor in one of the distributions, or "
    "the mean did not change or is not above 0",
    "relative_fgt(nothing, alpha=1)": "the line is not above 0, or all answers are alike",
    "own_effort_share([nothing], all=[nothing])": "the total is not above 0",
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
        ("distributional_characteristic(benefit, welfare=y)", 2, "of 0 or less"),
        ("reduction_efficiency(y, welfare=equal, line=8)", 1, "below 0"),
        ("mean_vulnerability(y, line=5, on=[benefit])", 2, "of 0 or less"),
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


def test_extremes_of_changes_and_transfers() -> None:
    more = {**HARD, "more": [8.0] * 6, "gift": [4.0] * 6}
    rows = en.estimate(
        more,
        "datt_ravallion(equal, after=more, line=7.5)",  # all alike: growth makes it all
        'datt_ravallion(equal, after=more, line=7.5, component="redistribution")',
        "datt_ravallion(y, after=y, line=15, alpha=1)",  # nothing moved, and a loss among them
        "poverty_growth(equal, after=more, p=.3)",
        "source_shapley(benefit, sources=[benefit])",  # one source: the Gini
        "source_shapley(equal, sources=[benefit, equal])",  # what all have alike makes none
        "vertical_efficiency(benefit, welfare=equal, line=5)",  # nobody is poor: all leaks
        "reduction_efficiency(gift, welfare=equal, line=9)",  # half of it is beyond the line
        "spillover(gift, welfare=equal, line=9)",
        "gap_efficiency(gift, welfare=equal, line=9)",
        "gap_efficiency(nothing, welfare=equal, line=9)",
        "distributional_characteristic(gift, welfare=equal)",
        "distributional_characteristic(benefit, welfare=equal, epsilon=0)",
    )
    gini = en.estimate(HARD, "gini(benefit)")[0].estimate
    expected = [-1, 0, 0, math.log(8 / 7), gini, 0, 0, 0.5, 0.5, 1, 0, 1, 1]
    assert [row.estimate for row in rows] == pytest.approx(expected, abs=1e-14)


def models(**columns: object) -> dict[str, object]:
    k = [float(i % 4) for i in range(80)]
    noise = [((i * 37) % 80 - 40) / 40 for i in range(80)]
    income = [math.exp(2 + 0.3 * a + b) for a, b in zip(k, noise, strict=True)]
    return {"y": income, "k": k, **columns}


@pytest.mark.parametrize("variance", ["log", "linear"])
def test_a_model_without_residuals_has_no_value(variance: str) -> None:
    data = models(exact=[math.exp(i % 4) for i in range(80)])
    row = en.estimate(data, f'mean_vulnerability(exact, line=3, on=[k], variance="{variance}")')[0]
    assert (math.isnan(row.estimate), math.isnan(row.se)) == (True, True)
    assert "the residuals do not vary" in str(row.note)
    with pytest.raises(DataError, match="E-DATA-MODEL"):
        en.expected_poverty(en.Sample(data), "exact", line=3, on=["k"], variance=variance)


def test_a_column_that_marks_one_household_leaves_it_no_variance() -> None:
    data = models(only=[1.0] + [0.0] * 79)
    row = en.estimate(data, "mean_vulnerability(y, line=5, on=[k, only])")[0]
    assert math.isnan(row.estimate)
    assert "the residuals do not vary" in str(row.note)


def test_idle_columns_change_nothing() -> None:
    data = models(double=[2.0 * (i % 4) for i in range(80)], same=[3.0] * 80)
    one, other = en.estimate(data, "mean_vulnerability(y, line=5, on=[k])",
                             "mean_vulnerability(y, line=5, on=[k, double, same])")  # fmt: skip
    assert (other.estimate, other.se) == pytest.approx((one.estimate, one.se), rel=1e-9)


def test_too_few_households_are_refused() -> None:
    sample = en.Sample(models()).within("k < 2")
    with pytest.raises(DataError, match="E-DATA-MODEL-FEW") as refused:
        en.expected_poverty(sample, "y", line=5, on=["k", parse("k * k")])
    assert "40 households are too few for a model of 3 coefficients" in str(refused.value)
    by = en.Sample(models(g=[float(i < 30) for i in range(80)]))
    rows = by.estimate("mean_vulnerability(y, line=5, on=[k])", "mean(y)", by="g")
    assert [math.isnan(row.estimate) for row in rows] == [False, False, True, False]
    assert "fewer than 40 answers" in str(rows[2].note)


def test_probabilities_stand_at_their_rows() -> None:
    data = models()
    data["y"] = [None, 0.0, *data["y"][2:]]
    found = en.expected_poverty(en.Sample(data).within("k >= 1"), "y", line=9, on=["k"])
    known = [i for i in range(80) if i > 1 and i % 4 >= 1]
    assert [i for i, p in enumerate(found.probability) if not math.isnan(p)] == known
    assert (found.n, found.n_negative) == (len(known), 0)


@pytest.mark.parametrize(
    "asked",
    [
        "gini(y)",
        "fgt(y, line=5)",
        "kakwani(benefit, welfare=y)",
        "m0([yes], k=1)",
        "mean(y)",
        "share(yes)",
        "quantile(y)",
        "agreement(yes, no)",
        "case_share(yes, of=[yes, no])",
        "first_choice(yes)",
        "borda(yes)",
        "mean_rank(yes)",
        "coverage(benefit)",
        "undercoverage(benefit, eligible=yes)",
        "leakage(benefit, eligible=yes)",
        "poverty_change(y, after=benefit, line=5)",
        "empowered_share([yes])",
        "empowerment([yes])",
        "censored_headcount([yes], k=1, of=yes)",
    ],
)
def test_an_empty_domain(asked: str) -> None:
    row = en.estimate(HARD, asked, where="y > 1000")[0]
    assert (row.n, str(row.note)) == (0, "no valid answers")
    assert math.isnan(row.estimate)


def test_what_is_counted_or_summed_over_nobody_is_0() -> None:
    count, total, responses = en.estimate(
        {**HARD, "w": [2.0] * 6}, "count(y)", "total(y)", "response_total(yes, of=[yes, no])",
        weight="w", where="y > 1000",
    )  # fmt: skip
    assert (count.estimate, count.n) == (0, 0)
    for row in (total, responses):
        assert math.isnan(row.estimate) or row.estimate == 0
        assert str(row.note) == "no valid answers"


@pytest.mark.parametrize("asked", ["empowered_share([a, b])", "headcount([a, b], k=.8)"])
def test_the_exact_interval_is_of_those_it_counts(asked: str) -> None:
    """One of five: the limits of Clopper and Pearson for 1 of 5, not for the other 4."""
    row = en.estimate({"a": [1, 1, 0, 0, 0], "b": [1, 0, 1, 0, 0]}, asked)[0]
    exact = stats.binomtest(1, 5).proportion_ci(0.95, "exact")
    assert (row.estimate, row.count) == (0.2, 1)
    assert (row.ci_low, row.ci_high) == pytest.approx((exact.low, exact.high), rel=1e-9)


def test_a_repayment_is_no_benefit() -> None:
    """A benefit below 0 does not reach, as 0 does not."""
    data = {"x": [-5.0, 0.0, 5.0, 5.0], "e": [1, 1, 1, 0]}
    rows = en.estimate(data, "coverage(x)", "undercoverage(x, eligible=e)")
    assert [row.estimate for row in rows] == [0.5, pytest.approx(2 / 3)]


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
        ("poverty_growth(y, after=equal, p=0)", "above 0, up to 1"),
        ('datt_ravallion(y, after=equal, line=5, component="both")', "growth, redistribution"),
        ('datt_ravallion(y, after=equal, line=5, reference="now")', "before, after, average"),
        (
            'datt_ravallion(y, after=equal, line=5, component="residual", reference="average")',
            "leaves no residual",
        ),
        ("datt_ravallion(y, after=equal, line=yes)", "a number"),
        ('poverty_shapley(y, after=equal, line=5, factor="line")', "growth, redistribution"),
        ("source_shapley(y, sources=[a1, a2, a3, a4, a5, a6, a7, a8])", "up to 8"),
        ('distributional_characteristic(y, welfare=equal, of="people")', "all, targeting"),
        ('mean_vulnerability(y, line=5, on=[yes], variance="probit")', "log, linear"),
        ("mean_vulnerability(y, line=5, on=[])", "a list of columns"),
        ("vulnerable_share(y, line=5, on=[yes], above=1)", "between 0 and 1"),
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
