"""1.ageing and 1.bands: who lives in the households, and what age and labour go with."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import t as student
from scipy.stats import ttest_ind
from tests.unit.chapters.village import drawn, says, study, told, village

from endogen.report.document import Note, Table
from endogen.survey.design import Design

Held = list[float | None]

HOUSES: dict[str, Held] = {
    "size": [5, 2, 3, 4, 1],
    "elders": [1, 2, 1, 0, 1],
    "children": [1, 0, 1, 2, 0],
    "lost-labour": [1, 0, 1, 1, 0],
    "migrants": [2, 0, 0, 1, 0],
}


# -- 1.ageing ------------------------------------------------------------------------------------


def test_shares_of_persons_are_ratios_of_totals_not_means_of_shares() -> None:
    known = told("1.ageing", village(HOUSES))
    assert known["1.ageing.size"].estimate == 3
    assert known["1.ageing.elders"].estimate == pytest.approx(5 / 15)
    assert known["1.ageing.children"].estimate == pytest.approx(4 / 15)
    assert known["1.ageing.away"].estimate == pytest.approx(3 / 15)
    assert known["1.ageing.lost"].estimate == pytest.approx(3 / 15)
    mean_of_shares = np.mean([1 / 5, 2 / 2, 1 / 3, 0, 1 / 1])
    assert known["1.ageing.elders"].estimate != pytest.approx(mean_of_shares)


def test_the_dependency_ratio_is_per_hundred_of_working_age() -> None:
    data = village(HOUSES)
    # 9 dependants on 15 − 9 = 6 of working age
    assert told("1.ageing", data)["1.ageing.dependency"].estimate == pytest.approx(9 / 6)
    cells = says("1.ageing", data).table("1.ageing")
    assert cells["members under 16 or 65 and over, per 100 others"][0] == "150.0"


def test_the_interval_of_a_ratio_is_the_linearised_one() -> None:
    """Cochran (1977), 6.4: s² of y − Rx over n x̄², here with t of n − 1."""
    y, x = np.array(HOUSES["elders"], float), np.array(HOUSES["size"], float)
    ratio = y.sum() / x.sum()
    se = np.sqrt(np.var(y - ratio * x, ddof=1) / 5) / x.mean()
    row = told("1.ageing", village(HOUSES))["1.ageing.elders"]
    half = student.ppf(0.975, 4) * se
    assert row.se == pytest.approx(se)
    assert (row.ci_low, row.ci_high) == pytest.approx((ratio - half, ratio + half))


def test_households_without_labour_in_a_sentence() -> None:
    (sentence,) = says("1.ageing", village(HOUSES)).sentences()
    assert sentence.startswith("33.3% of the persons are 65 or over [")
    assert sentence.endswith(
        "60.0% of the households have nobody who is able to work [14.7, 94.7]."
    )
    assert says("1.ageing", village(HOUSES), "zh").sentences()[0].startswith("33.3%的人口年满65岁[")


def test_without_lost_labour_no_household_is_said_to_lack_it() -> None:
    data = village({role: held for role, held in HOUSES.items() if role != "lost-labour"})
    said = says("1.ageing", data)
    assert said.sentences() == []
    assert "households with nobody able to work, %" not in said.table("1.ageing")
    (table,) = [block for block in said.blocks if isinstance(block, Table)]
    assert not any("able to work" in said.words(note) for note in table.notes)


def test_a_village_of_dependants_has_no_ratio() -> None:
    data = village({"size": [2, 2], "elders": [2, 1], "children": [0, 1], "lost-labour": [0, 0]})
    row = told("1.ageing", data)["1.ageing.dependency"]
    assert row.estimate != row.estimate
    assert "zero" in str(row.note)
    assert says("1.ageing", data).table("1.ageing")[
        "members under 16 or 65 and over, per 100 others"
    ] == ["–", "–"]


def test_one_household_is_told_without_an_interval_it_cannot_have() -> None:
    one = {role: held[:1] for role, held in HOUSES.items()}
    (sentence,) = says("1.ageing", village(one)).sentences()
    assert sentence == (
        "20.0% of the persons are 65 or over, and 0.0% of the households have nobody who is able "
        "to work [0.0, 97.5]."
    )


def test_nobody_said_who_lives_there() -> None:
    said = says("1.ageing", village({role: [None, None] for role in HOUSES}))
    assert [said.words(b.text) for b in said.blocks if isinstance(b, Note)] == [
        "Nobody answered these questions."
    ]


def test_weighted_persons() -> None:
    weights = [2.0, 1, 1, 3, 1]
    data = village(HOUSES, drawn(), design=Design(weight="w"), extra={"w": weights})
    expected = np.dot(weights, np.array(HOUSES["elders"], float)) / np.dot(
        weights, np.array(HOUSES["size"], float)
    )
    assert told("1.ageing", data)["1.ageing.elders"].estimate == pytest.approx(expected)


# -- 1.bands -------------------------------------------------------------------------------------


def banded(young: list[float], old: list[float]) -> dict[str, Held]:
    """Heads of 45 and of 70, with what they know."""
    n = len(young) + len(old)
    return {
        "age": [45.0] * len(young) + [70.0] * len(old),
        "cognition:breeding": [*young, *old],
        "participation:breeding": [float(i % 2) for i in range(n)],
    }


def test_a_mean_in_each_band_and_none_for_an_empty_one() -> None:
    data = village(banded([4, 5, 3], [1, 2]))
    known = told("1.bands", data)
    assert known["1.bands.age.cognition.2"].estimate == pytest.approx(4)
    assert known["1.bands.age.cognition.3"].estimate == pytest.approx(1.5)
    assert "1.bands.age.cognition.0" not in known
    table = says("1.bands", data).table("1.bands")
    assert list(table) == ["Age of the head", "40 to under 60", "60 and over"]
    assert table["60 and over"][:2] == ["2", "1.50"]


def test_the_difference_is_the_oldest_minus_the_others() -> None:
    young, old = [4.0, 5, 3, 5, 4], [1.0, 2, 1, 3, 2]
    row = told("1.bands", village(banded(young, old)))["1.bands.age.cognition.difference"]
    welch = ttest_ind(old, young, equal_var=False)
    limits = welch.confidence_interval(0.95)
    assert row.estimate == pytest.approx(np.mean(old) - np.mean(young))
    assert (row.ci_low, row.ci_high) == pytest.approx((limits.low, limits.high))
    assert row.df == pytest.approx(welch.df)


def test_the_sentence_says_who_has_more() -> None:
    high: Held = [4, 5, 3, 5, 4, 5]
    low: Held = [1, 2, 1, 3, 2, 1]
    (sentence,) = says("1.bands", village(banded(high, low))).sentences("clear")
    assert sentence.startswith(
        "Households with a head of 60 or over are below the others in mean cognition, 1–5 (−2.67 ["
    )
    (sentence,) = says("1.bands", village(banded(low, high))).sentences("clear")
    assert "or over are above the others in mean cognition, 1–5 (+2.67 [" in sentence
    (sentence,) = says("1.bands", village(banded(high, low)), "zh").sentences("clear")
    assert sentence.startswith("户主60岁及以上的家庭低于其他家庭的是：平均认知")


def test_what_cannot_be_told_stands_with_its_detectable_size() -> None:
    data = village(banded([3, 4, 2, 3], [3, 2, 4, 3]))
    (sentence,) = says("1.bands", data).sentences("cannot tell")
    assert sentence.startswith(
        "Households with a head of 60 or over: no difference from the others"
    )
    assert sentence.count("would be found in four cases of five") == 2
    assert "1.bands.age.cognition.mde" in says("1.bands", data).cited[0]


def test_one_old_head_is_compared_without_a_made_up_interval() -> None:
    (sentence,) = says("1.bands", village(banded([3, 4, 2, 3], [5]))).sentences("cannot tell")
    assert (
        "mean cognition, 1–5 (+2.00; how large it would have to be to be found cannot" in sentence
    )


def test_the_oldest_band_of_the_study_is_named() -> None:
    about = study(report={"age_bands": (30, 50)})
    data = village(banded([3, 4, 2], [3, 2, 4]), about)
    assert says("1.bands", data).sentences()[0].startswith("Households with a head of 50 or over")


def test_labour_splits_as_age_does() -> None:
    data = village(
        {
            "size": [3, 3, 3, 1, 1, 1],
            "elders": [0, 0, 0, 1, 1, 1],
            "children": [0, 0, 0, 0, 0, 0],
            "lost-labour": [0, 0, 0, 0, 0, 0],
            "cognition:breeding": [5, 4, 5, 1, 2, 2],
            "participation:breeding": [1, 1, 1, 0, 0, 1],
            "benefit:alpaca": [100, 200, 300, 0, 0, 0],
        }
    )
    known = told("1.bands", data)
    assert known["1.bands.labour.cognition.0"].estimate == pytest.approx(14 / 3)
    assert known["1.bands.labour.benefit.1"].estimate == 0
    assert known["1.bands.labour.benefit.difference"].estimate == pytest.approx(-200)
    table = says("1.bands", data).table("1.bands-differences")
    assert table["benefits, yuan a year"][0] == "−200"


def test_everybody_can_work_so_nothing_is_compared() -> None:
    data = village(HOUSES | {"elders": [0] * 5, "lost-labour": [0] * 5, "children": [0] * 5,
                             "cognition:breeding": [1, 2, 3, 4, 5],
                             "participation:breeding": [1] * 5})  # fmt: skip
    said = says("1.bands", data)
    assert said.sentences() == []
    assert list(said.table("1.bands")) == ["Labour", "somebody able to work"]


def test_neither_age_nor_labour_is_known() -> None:
    said = says("1.bands", village({"cognition:breeding": [1], "participation:breeding": [1]}))
    assert said.sentences() == []
    assert not any(isinstance(block, Table) for block in said.blocks)


def test_bands_under_a_design() -> None:
    answers = banded([4, 5, 3, 5], [1, 2, 1, 3])
    weights = [1.0, 2, 1, 2, 3, 1, 1, 1]
    data = village(answers, drawn(), design=Design(weight="w"), extra={"w": weights})
    known = told("1.bands", data)
    young = np.average([4, 5, 3, 5], weights=weights[:4])
    old = np.average([1, 2, 1, 3], weights=weights[4:])
    assert known["1.bands.age.cognition.difference"].estimate == pytest.approx(old - young)
    assert "Welch" not in str(known["1.bands.age.cognition.difference"].method)
