"""2.growth: who grew more, net of what was paid once, and the trap of the sign."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from scipy.stats import pearsonr, ttest_ind
from scipy.stats import t as student
from tests.unit.chapters.village import drawn, says, study, told, village

from endogen.chapters.chapter import Data
from endogen.report.document import Note, NoteKind, Table
from endogen.study.study import Income, Study
from endogen.survey.design import Design

Held = list[float | None]

LESS = [500.0, 540, 470, 510, 520, 480]
MORE = [900.0, 940, 870, 910, 920, 880]
ALIKE = [500.0, 600, 400, 550, 450, 520]


def about(margin: float | None = None, **more: object) -> Study:
    return study(
        fieldwork=(date(2020, 7, 1), date(2020, 7, 20)),
        income=Income(base_year=2014),
        report={"margin": margin, **more},
    )


def grown(first: list[float], second: list[float], once: float = 0.0) -> dict[str, Held]:
    """Growth of the registered and of the others; what the registered got once."""
    answers: dict[str, Held] = {
        "registered": [1.0] * len(first) + [0.0] * len(second),
        "growth": [*first, *second],
        "benefit:alpaca": [once] * len(first) + [0.0] * len(second),
        "one-off:alpaca": [once] * len(first) + [0.0] * len(second),
        "benefit:cooperative": [10.0 * (i % 3) for i in range(len(first) + len(second))],
    }
    return answers


def made(first: list[float], second: list[float], once: float = 0.0, **more: object) -> Data:
    return village(grown(first, second, once), about(**more))  # type: ignore[arg-type]  # margin


# -- the trap of the sign ------------------------------------------------------------------------


def test_the_contrast_is_registered_minus_not_registered() -> None:
    row = told("2.growth", made(MORE, LESS))["2.growth.growth.difference"]
    assert row.estimate == pytest.approx(np.mean(MORE) - np.mean(LESS))
    row = told("2.growth", made(LESS, MORE))["2.growth.growth.difference"]
    assert row.estimate == pytest.approx(np.mean(LESS) - np.mean(MORE))


def test_the_correlation_has_the_sign_of_the_contrast_and_the_papers_code_the_opposite() -> None:
    growth = [*MORE, *LESS]
    codes = [1.0] * 6 + [2.0] * 6  # the paper's: 1 yes, 2 no
    row = told("2.growth", made(MORE, LESS))["2.growth.growth.r"]
    assert row.estimate == pytest.approx(-pearsonr(growth, codes).statistic)
    assert row.estimate > 0


def test_the_direction_is_said_in_words_and_the_coding_beside_r() -> None:
    (sentence,) = [s for s in says("2.growth", made(MORE, LESS)).sentences("clear") if "grew" in s]
    assert sentence.startswith(
        "The income of registered households grew more than that of the others: the difference is "
        "+400 yuan a year ["
    )
    assert "The correlation of growth with registration (yes = 1, no = 0) is ." in sentence
    (sentence,) = [s for s in says("2.growth", made(LESS, MORE)).sentences("clear") if "grew" in s]
    assert "grew less than that of the others: the difference is −400 yuan a year [" in sentence
    assert "(yes = 1, no = 0) is −." in sentence


def test_the_direction_is_said_in_chinese() -> None:
    said = says("2.growth", made(LESS, MORE), "zh").sentences("clear")
    assert said[0].startswith("建档立卡户的年均增收少于其他农户：相差−400元[")
    assert "（是=1，否=0）的相关系数为−." in said[0]


def test_the_caution_claims_nothing_about_a_questionnaire_it_has_not_seen() -> None:
    """It said that the questionnaire codes registered as 1 and 2, whatever it did."""
    said = says("2.growth", made(MORE, LESS))
    (caution,) = [b for b in said.blocks if isinstance(b, Note) and b.kind is NoteKind.CAUTION]
    words = said.words(caution.text)
    assert "whatever codes the questionnaire has" in words
    assert "opposite sign" in words


# -- numbers -------------------------------------------------------------------------------------


def test_welchs_interval() -> None:
    row = told("2.growth", made(MORE, ALIKE))["2.growth.growth.difference"]
    limits = ttest_ind(MORE, ALIKE, equal_var=False).confidence_interval(0.95)
    assert (row.ci_low, row.ci_high) == pytest.approx((limits.low, limits.high))


def test_net_of_what_was_paid_once_the_registered_grew_a_sixth_of_it_less() -> None:
    known = told("2.growth", made(MORE, LESS, once=1200))
    gross, net = known["2.growth.growth.difference"], known["2.growth.growth-net.difference"]
    assert net.estimate == pytest.approx(gross.estimate - 1200 / 6)


def test_the_rule_of_netting_is_stated_with_its_years() -> None:
    said = says("2.growth", made(MORE, LESS))
    table = next(b for b in said.blocks if isinstance(b, Table))
    assert "divided by the 6 years since 2014" in said.words(table.notes[0])


def test_equivalence_is_two_one_sided_tests_within_the_margin() -> None:
    """Schuirmann: the larger of the two p of t against −margin and +margin, Welch's df."""
    known = told("2.growth", made(ALIKE, [x + 20 for x in ALIKE], margin=500.0))
    row = known["2.growth.growth.equivalence"]
    welch = ttest_ind(ALIKE, [x + 20 for x in ALIKE], equal_var=False)
    se = -20 / welch.statistic
    p = max(student.sf((500 - 20) / se, welch.df), student.sf((500 + 20) / se, welch.df))
    assert row.p == pytest.approx(p)
    half = student.ppf(0.95, welch.df) * se
    assert (row.ci_low, row.ci_high) == pytest.approx((-20 - half, -20 + half))
    assert row.level == pytest.approx(0.9)


# -- sentences -----------------------------------------------------------------------------------


def test_both_sides_of_the_margin() -> None:
    """The 90 % interval lies within ± margin exactly where equality is claimed."""
    row = told("2.growth", made(ALIKE, ALIKE, margin=500.0))["2.growth.growth-net.equivalence"]
    edge = max(abs(row.ci_low), abs(row.ci_high))
    for margin, shown in ((edge * 1.001, True), (edge * 0.999, False)):
        said = says("2.growth", made(ALIKE, ALIKE, margin=margin))
        start = "Yearly increase net of one-off benefits: "
        equal = f"{start}the two groups are equal to within ± {margin:,.0f} yuan (90% interval ["
        not_shown = f"{start}that the two groups are equal to within"
        assert any(s.startswith(equal) for s in said.sentences("clear")) is shown
        assert any(s.startswith(not_shown) for s in said.sentences("cannot tell")) is not shown


def test_no_difference_is_never_concluded_from_a_large_p() -> None:
    said = says("2.growth", made(ALIKE, ALIKE))
    told_so = [s for s in said.sentences("cannot tell") if "net of one-off" in s]
    assert all("That is not the same as no difference" in sentence for sentence in told_so)
    assert told_so


def test_without_a_margin_nothing_is_called_equal() -> None:
    """The section crashed on a study without a margin."""
    said = says("2.growth", made(ALIKE, ALIKE))
    assert not any("equal to within" in sentence for sentence in said.sentences())
    assert not any(b.id.endswith("equivalence") for b in said.blocks if isinstance(b, Table))


def test_net_differences_have_a_direction_in_words() -> None:
    """“differ by −200 yuan” left open who has less."""
    sentences = says("2.growth", made(LESS, MORE)).sentences("clear")
    assert any(
        s.startswith(
            "Yearly increase net of one-off benefits: registered households are below the others; "
            "the difference of means is −"
        )
        for s in sentences
    )
    sentences = says("2.growth", made(MORE, LESS)).sentences("clear")
    assert any("registered households are above the others" in s for s in sentences)


def test_a_difference_that_does_not_survive_holm_is_hedged() -> None:
    first = [5.3, 6.3, 7.3, 8.3, 9.3, 4.9]
    second = [2.0, 3, 4, 5, 6, 7]
    data = made(first, second)
    row = told("2.growth", data)["2.growth.growth.difference"]
    assert row.p < 0.05 < row.p_adjusted
    (sentence,) = [s for s in says("2.growth", data).sentences("suggestive") if "grew more" in s]
    assert "This holds for each comparison alone, not for all 4 together (Holm)." in sentence


# -- edges ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [1.0, 0.0])
def test_with_one_group_only_nothing_is_compared_and_no_dash_is_read(status: float) -> None:
    answers = grown(LESS, MORE) | {"registered": [status] * 12}
    said = says("2.growth", village(answers, about(margin=100.0)))
    assert said.sentences() == []
    notes = [said.words(b.text) for b in said.blocks if isinstance(b, Note)]
    assert notes[0].startswith("Registered households cannot be compared with the others")
    assert said.table("2.growth")["average yearly increase of income"][2:5] == ["–", "–", "–"]


def test_one_registered_household_is_no_evidence() -> None:
    said = says("2.growth", made([900], LESS, margin=500.0))
    assert said.sentences("clear", "suggestive") == []
    assert all("–" not in sentence for sentence in said.sentences())


def test_all_grew_alike() -> None:
    said = says("2.growth", made([500] * 4, [500] * 4, margin=100.0))
    sure = said.sentences("clear", "suggestive")
    assert not any("grew" in sentence or "increase" in sentence for sentence in sure)
    assert all("correlation" not in sentence for sentence in said.sentences())


def test_nobody_said_how_much_it_grew() -> None:
    said = says("2.growth", village({"registered": [1, 0], "growth": [None, None]}, about()))
    (note,) = said.blocks
    assert isinstance(note, Note)
    assert said.words(note.text) == "Nobody answered these questions."


def test_without_one_off_parts_the_section_is_shorter() -> None:
    data = village({"registered": [1, 1, 0, 0], "growth": [1, 2, 3, 4]}, about())
    assert list(says("2.growth", data).table("2.growth")) == ["average yearly increase of income"]


def test_growth_of_a_drawn_sample() -> None:
    weights = [1.0, 2, 1, 2, 1, 2, 3, 1, 3, 1, 3, 1]
    data = village(
        grown(MORE, LESS), drawn(report={"margin": 500.0}), design=Design(weight="w"),
        extra={"w": weights},
    )  # fmt: skip
    row = told("2.growth", data)["2.growth.growth.difference"]
    assert row.estimate == pytest.approx(
        np.average(MORE, weights=weights[:6]) - np.average(LESS, weights=weights[6:])
    )
    assert "covariance" in str(row.method)
    assert row.df == 11
    assert any("grew more" in s for s in says("2.growth", data).sentences("clear"))
