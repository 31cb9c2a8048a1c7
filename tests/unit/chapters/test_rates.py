"""1.participation and 1.willingness: shares of yes, by registration."""

from __future__ import annotations

import pytest
from scipy.stats import hypergeom
from tests.unit.chapters.village import drawn, says, study, told, village

from endogen.report.document import Figure, Note
from endogen.survey.design import Design

Held = list[float | None]


def split(yes_1: int, n_1: int, yes_0: int, n_0: int) -> dict[str, Held]:
    """So many of the registered and so many of the others take part in breeding."""
    return {
        "registered": [1.0] * n_1 + [0.0] * n_0,
        "participation:breeding": (
            [1.0] * yes_1 + [0.0] * (n_1 - yes_1) + [1.0] * yes_0 + [0.0] * (n_0 - yes_0)
        ),
    }


def mid_p(yes_1: int, n_1: int, yes_0: int, n_0: int) -> float:
    """Fisher's two-sided mid-p, from scipy's hypergeometric probabilities."""
    law = hypergeom(n_1 + n_0, yes_1 + yes_0, n_1)
    seen = law.pmf(yes_1)
    p = 0.0
    for count in range(n_1 + 1):
        chance = law.pmf(count)
        if chance < seen * (1 - 1e-7):
            p += chance
        elif chance <= seen * (1 + 1e-7):
            p += chance / 2
    return float(p)


# -- numbers -------------------------------------------------------------------------------------


def test_newcombes_worked_example() -> None:
    """Newcombe (1998), method 10: 56/70 less 48/80 is .20, from .0524 to .3339."""
    row = told("1.participation", village(split(56, 70, 48, 80)))
    contrast = row["1.participation.breeding.difference"]
    assert contrast.estimate == pytest.approx(0.2)
    assert (contrast.ci_low, contrast.ci_high) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert contrast.p == pytest.approx(mid_p(56, 70, 48, 80), rel=1e-6)
    assert contrast.n == 150


@pytest.mark.parametrize("counts", [(5, 6, 1, 6), (0, 4, 4, 4), (3, 9, 2, 4), (6, 6, 5, 6)])
def test_the_contrast_is_registered_minus_not_registered(counts: tuple[int, ...]) -> None:
    yes_1, n_1, yes_0, n_0 = counts
    known = told("1.participation", village(split(*counts)))
    contrast = known["1.participation.breeding.difference"]
    assert contrast.estimate == pytest.approx(yes_1 / n_1 - yes_0 / n_0)
    assert contrast.p == pytest.approx(mid_p(*counts))
    assert known["1.participation.breeding.rate.registered"].estimate == pytest.approx(yes_1 / n_1)
    assert known["1.participation.breeding.rate.other"].estimate == pytest.approx(yes_0 / n_0)
    assert known["1.participation.breeding.rate"].estimate == pytest.approx(
        (yes_1 + yes_0) / (n_1 + n_0)
    )


def test_unknown_registration_counts_for_all_households_and_for_no_group() -> None:
    answers = split(3, 4, 1, 4)
    answers["registered"][0] = None
    known = told("1.participation", village(answers))
    assert known["1.participation.breeding.rate"].n == 8
    assert known["1.participation.breeding.difference"].n == 7
    assert known["1.participation.breeding.rate.registered"].count == 2


def test_holm_over_the_programmes() -> None:
    """Holm (1979): the smallest of k times k, the next times k − 1, never falling."""
    first, second, third = (6, 6, 0, 6), (6, 6, 1, 6), (4, 6, 3, 6)
    answers: dict[str, Held] = {"registered": split(*first)["registered"]}
    for name, counts in zip(("breeding", "material", "technical"), (first, second, third),
                            strict=True):  # fmt: skip
        answers[f"participation:{name}"] = split(*counts)["participation:breeding"]
    known = told("1.participation", village(answers))
    p = [mid_p(*counts) for counts in (first, second, third)]
    adjusted = [
        known[f"1.participation.{name}.difference"].p_adjusted
        for name in ("breeding", "material", "technical")
    ]
    assert adjusted == pytest.approx([3 * p[0], max(3 * p[0], 2 * p[1]), max(2 * p[1], p[2])])


def test_how_many_programmes_a_household_is_in() -> None:
    answers: dict[str, Held] = {
        "registered": [1, 1, 1, 0, 0, 0],
        "participation:breeding": [1, 1, 1, 0, 0, 0],
        "participation:material": [1, 0, 1, 1, 0, 0],
    }
    data = village(answers)
    known = told("1.participation", data)
    assert known["1.participation.breadth"].estimate == pytest.approx(8 / 6 - 2 / 6)
    assert known["1.participation.breadth.registered"].estimate == pytest.approx(5 / 3)
    assert known["1.participation.breadth.difference"].estimate == pytest.approx(4 / 3)
    assert says("1.participation", data).sentences()[0] == (
        "A household takes part in 1.0 of 2 programmes on average [0.1, 1.9]."
    )


# -- sentences -----------------------------------------------------------------------------------


def test_more_and_fewer_are_said_of_the_registered() -> None:
    (sentence,) = says("1.participation", village(split(12, 12, 0, 12))).sentences("clear")
    assert sentence.startswith(
        "A larger share of registered households than of the others takes part in individual "
        "breeding (+100.0 points ["
    )
    (sentence,) = says("1.participation", village(split(0, 12, 12, 12))).sentences("clear")
    assert sentence.startswith(
        "A smaller share of registered households than of the others takes part in individual "
        "breeding (−100.0 points ["
    )
    said = says("1.participation", village(split(0, 12, 12, 12)), "zh")
    (sentence,) = said.sentences("clear")
    assert sentence.startswith(
        "在以下措施上，建档立卡户的参与比例低于其他农户：个体养殖（−100.0个百分点["
    )


def test_both_sides_of_the_threshold() -> None:
    assert mid_p(7, 8, 2, 8) < 0.05 < mid_p(6, 8, 3, 8)
    clear = says("1.participation", village(split(7, 8, 2, 8)))
    assert len(clear.sentences("clear")) == 1
    assert clear.sentences("cannot tell") == []
    open_ = says("1.participation", village(split(6, 8, 3, 8)))
    assert open_.sentences("clear", "suggestive") == []
    (sentence,) = open_.sentences("cannot tell")
    assert "in 1 of 1 comparisons the data cannot tell" in sentence


def test_what_holds_alone_but_not_for_all_together_is_suggestive() -> None:
    answers = split(7, 8, 2, 8)
    for name in ("material", "technical", "financial"):
        answers[f"participation:{name}"] = split(4, 8, 4, 8)["participation:breeding"]
    said = says("1.participation", village(answers))
    assert said.sentences("clear") == []
    (sentence,) = said.sentences("suggestive")
    assert sentence.startswith(
        "A larger share of registered households than of the others takes part in individual "
        "breeding (+62.5 points ["
    )
    assert sentence.endswith(
        "]). This holds for each comparison alone, not for all 4 together (Holm)."
    )


def test_the_detectable_difference_stands_beside_what_cannot_be_told() -> None:
    data = village(split(20, 40, 10, 20))
    least = told("1.participation", data)["1.participation.breeding.mde"].estimate
    # Fleiss, Levin and Paik (2003), by the equation they solve: |p1 − p0| = z·√null + z·√alt
    p0, p1 = 0.5, 0.5 + least
    pooled = (40 * p1 + 20 * p0) / 60
    right = (
        1.959964 * (pooled * (1 - pooled) * (1 / 40 + 1 / 20)) ** 0.5
        + 0.841621 * (p1 * (1 - p1) / 40 + p0 * (1 - p0) / 20) ** 0.5
    )
    assert least == pytest.approx(right, rel=1e-4)
    (sentence,) = says("1.participation", data).sentences("cannot tell")
    assert f"finds a difference of {100 * least:.1f} percentage points" in sentence


def test_where_no_difference_could_be_found_it_says_so() -> None:
    (sentence,) = says("1.participation", village(split(1, 2, 1, 2))).sentences("cannot tell")
    assert sentence.endswith(
        "A sample of this size finds no difference at all in four cases of five."
    )


def test_two_programmes_at_the_top_are_both_named() -> None:
    answers: dict[str, Held] = {
        "participation:breeding": [1, 1, 0, 0],
        "participation:material": [0, 1, 1, 0],
        "participation:technical": [1, 0, 0, 0],
    }
    sentence = says("1.participation", village(answers)).sentences()[1]
    assert sentence == (
        "The largest share of households takes part in individual breeding (50.0% [6.8, 93.2]) "
        "and material assistance (50.0% [6.8, 93.2])."
    )


def test_nobody_takes_part_at_all() -> None:
    said = says("1.participation", village({"participation:breeding": [0, 0, 0]}))
    assert "No household takes part in any programme." in said.sentences()
    assert (
        "没有农户参与任何一项措施。"
        in says("1.participation", village({"participation:breeding": [0, 0, 0]}), "zh").sentences()
    )


def test_nobody_answered() -> None:
    said = says("1.participation", village({"participation:breeding": [None, None]}))
    assert said.sentences() == []
    assert [said.words(b.text) for b in said.blocks if isinstance(b, Note)] == [
        "Nobody answered these questions."
    ]


# -- groups --------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [1.0, 0.0])
def test_with_one_group_only_nothing_is_compared(status: float) -> None:
    data = village({"registered": [status] * 4, "participation:breeding": [1, 0, 1, 1]})
    said = says("1.participation", data)
    assert said.sentences("clear", "suggestive", "cannot tell") == []
    cells = said.table("1.participation")["individual breeding"]
    assert cells[0] == "75.0%"
    assert cells[4:] == ["–", "–", "–"]


def test_without_registration_no_column_promises_a_comparison() -> None:
    said = says("1.participation", village({"participation:breeding": [1, 0, 1, 1]}))
    assert said.table("1.participation") == {"individual breeding": ["75.0%", "[19.4, 99.4]"]}
    assert not told("1.participation", village({"participation:breeding": [1, 0]})).under(
        "1.participation.breeding.difference"
    )


def test_the_chart_has_both_groups_or_one_bar() -> None:
    both = says("1.participation", village(split(3, 4, 1, 4)))
    (figure,) = [b for b in both.blocks if isinstance(b, Figure)]
    assert [len(item.rows) for item in figure.chart.items] == [2]
    alone = says("1.participation", village({"participation:breeding": [1, 0, 1, 1]}))
    (figure,) = [b for b in alone.blocks if isinstance(b, Figure)]
    assert [len(item.rows) for item in figure.chart.items] == [1]


def test_the_base_is_a_range_where_answers_differ() -> None:
    answers: dict[str, Held] = {
        "participation:breeding": [1, 0, 1, None],
        "participation:material": [1, None, None, None],
    }
    said = says("1.participation", village(answers))
    (figure,) = [b for b in said.blocks if isinstance(b, Figure)]
    assert said.words(figure.base) == "1–3 households with an answer."


# -- willingness ---------------------------------------------------------------------------------


def test_wanting_is_four_or_five_points() -> None:
    data = village({"willingness:breeding": [1, 2, 3, 4, 5, None]})
    row = told("1.willingness", data)["1.willingness.breeding.rate"]
    assert (row.count, row.n) == (2, 5)
    assert says("1.willingness", data).sentences() == [
        "The largest share of households wants to take part in individual breeding (40.0% "
        "[5.3, 85.3])."
    ]


def test_wanting_less_is_said_of_the_registered() -> None:
    data = village(
        {"registered": [1.0] * 10 + [0.0] * 10, "willingness:technical": [1.0] * 10 + [5.0] * 10}
    )
    (sentence,) = says("1.willingness", data).sentences("clear")
    assert sentence.startswith(
        "A smaller share of registered households than of the others wants to take part in "
        "technical assistance (−100.0 points ["
    )


def test_a_lukewarm_village_wants_nothing() -> None:
    said = says("1.willingness", village({"willingness:breeding": [3, 3, 3]}))
    assert said.sentences() == ["No household wants to take part in any programme."]


# -- drawn samples -------------------------------------------------------------------------------


def test_weights_carry_the_rates_and_the_design_the_method() -> None:
    answers = split(3, 4, 1, 4)
    weights = [1.0, 1, 1, 5, 2, 2, 2, 2]
    data = village(answers, drawn(), design=Design(weight="w"), extra={"w": weights})
    known = told("1.participation", data)
    assert known["1.participation.breeding.rate.registered"].estimate == pytest.approx(3 / 8)
    assert known["1.participation.breeding.rate.other"].estimate == pytest.approx(2 / 8)
    contrast = known["1.participation.breeding.difference"]
    assert contrast.estimate == pytest.approx(1 / 8)
    assert "Fisher" not in str(contrast.method)
    assert contrast.df == 7  # households less strata


def test_no_limits_are_claimed_where_nothing_varies_under_a_design() -> None:
    """A standard error of zero out of four households is no certainty."""
    data = village(split(2, 2, 0, 2), drawn(), design=Design(weight="w"), extra={"w": [1.0] * 4})
    contrast = told("1.participation", data)["1.participation.breeding.difference"]
    assert contrast.estimate == 1
    assert contrast.ci_low != contrast.ci_low
    assert "vary" in str(contrast.note)
    assert says("1.participation", data).sentences("clear") == []


def test_the_level_of_the_study_moves_the_limits_and_the_threshold() -> None:
    answers = split(6, 8, 2, 8)
    assert 0.05 < mid_p(6, 8, 2, 8) < 0.1
    for level, strengths in ((0.95, []), (0.9, ["x"])):
        data = village(answers, study(report={"level": level}))
        assert len(says("1.participation", data).sentences("clear")) == len(strengths)
        row = told("1.participation", data)["1.participation.breeding.rate"]
        assert row.level == level
