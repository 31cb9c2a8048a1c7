"""1.cognition: what is known, and who knows more, on five points with many ties."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from tests.unit.chapters.village import Said, drawn, says, told, village

from endogen.chapters.chapter import Data
from endogen.report.document import Figure, Table
from endogen.survey.design import Design

Held = list[float | None]


def two(first: Held, second: Held, programme: str = "breeding") -> dict[str, Held]:
    """The answers of registered households and of the others."""
    return {
        "registered": [1.0] * len(first) + [0.0] * len(second),
        f"cognition:{programme}": [*first, *second],
    }


def delta(first: Held, second: Held) -> float:
    """P(first > second) − P(first < second), over all pairs."""
    signs = np.sign(np.subtract.outer(np.array(first, float), np.array(second, float)))
    return float(signs.mean())


def exact_p(first: Held, second: Held) -> float:
    """Mann–Whitney by all regroupings: how many have a |delta| as large."""
    pooled = np.array([*first, *second], dtype=float)
    seen = abs(delta(first, second))
    found = []
    for chosen in combinations(range(pooled.size), len(first)):
        mask = np.zeros(pooled.size, dtype=bool)
        mask[list(chosen)] = True
        found.append(abs(delta(pooled[mask].tolist(), pooled[~mask].tolist())) >= seen - 1e-12)
    return float(np.mean(found))


SAMPLES: list[tuple[Held, Held]] = [
    ([1, 2, 2, 3], [2, 3, 4, 5, 5]),
    ([5, 5, 4], [1, 1, 2, 2]),
    ([3, 3, 3], [3, 3, 2]),
    ([1, 5, 1, 5], [3, 3, 3]),
]


@pytest.mark.parametrize(("first", "second"), SAMPLES)
def test_cliffs_delta_and_its_exact_p(first: Held, second: Held) -> None:
    row = told("1.cognition", village(two(first, second)))["1.cognition.breeding.cliffs_delta"]
    assert row.estimate == pytest.approx(delta(first, second))
    assert row.p == pytest.approx(exact_p(first, second))
    assert row.n == len(first) + len(second)


def test_cliffs_worked_example() -> None:
    """Cliff (1996), as in the examples of R's effsize: −.25."""
    first: Held = [10, 10, 20, 20, 20, 30, 30, 30, 40, 50]
    row = told("1.cognition", village(two(first, [10, 20, 30, 40, 40, 50])))
    assert row["1.cognition.breeding.cliffs_delta"].estimate == pytest.approx(-0.25)


def test_the_sign_is_that_of_registered_minus_not_registered() -> None:
    low: Held = [1, 1, 1, 2, 2, 2]
    high: Held = [4, 4, 5, 5, 5, 5]
    (sentence,) = says("1.cognition", village(two(low, high))).sentences("clear")
    assert sentence.startswith(
        "Registered households know less than the others of individual breeding (Cliff's delta "
        "−1.000 ["
    )
    (sentence,) = says("1.cognition", village(two(high, low))).sentences("clear")
    assert sentence.startswith(
        "Registered households know more than the others of individual breeding (Cliff's delta "
        "1.000 ["
    )
    (sentence,) = says("1.cognition", village(two(high, low)), "zh").sentences("clear")
    assert sentence.startswith(
        "在以下措施上，建档立卡户的认知高于其他农户：个体养殖（Cliff δ 1.000["
    )


def test_both_directions_in_one_family_are_two_sentences() -> None:
    low: Held = [1, 1, 1, 2, 2, 2, 1, 1]
    high: Held = [4, 4, 5, 5, 5, 5, 4, 4]
    data = village(two(low, high) | {"cognition:material": [*high, *low]})
    more, less = says("1.cognition", data).sentences("clear")
    assert more.startswith("Registered households know more than the others of material assistance")
    assert less.startswith("Registered households know less than the others of individual breeding")


def test_a_sentence_rests_on_the_contrasts_of_its_family() -> None:
    data = village(two([1, 2, 3], [2, 3, 4]) | {"cognition:material": [1, 2, 3, 1, 2, 3]})
    said = says("1.cognition", data)
    assert said.cited[1][:2] == (
        "1.cognition.breeding.cliffs_delta",
        "1.cognition.material.cliffs_delta",
    )


def test_points_means_medians_and_missing_of_a_programme() -> None:
    known = told("1.cognition", village({"cognition:breeding": [1, 2, 2, 4, 5, None]}))
    key = "1.cognition.breeding"
    assert [known[f"{key}.point{p}"].count for p in range(1, 6)] == [1, 2, 0, 1, 1]
    assert known[f"{key}.mean"].estimate == pytest.approx(14 / 5)
    assert known[f"{key}.median"].estimate == 2  # the third of five
    assert known[f"{key}.knows"].estimate == pytest.approx(2 / 5)
    assert known[f"{key}.mean"].n_missing == 1


def headline(answers: dict[str, Held], lang: str = "en") -> str:
    return says("1.cognition", village(answers), lang).sentences("descriptive")[0]


def test_the_best_and_the_least_known() -> None:
    answers: dict[str, Held] = {
        "cognition:breeding": [3, 3, 3, 3],
        "cognition:material": [5, 5, 4, 4],
        "cognition:technical": [1, 1, 2, 2],
    }
    assert headline(answers) == (
        "On five points the mean of cognition is highest for material assistance (4.50 "
        "[3.58, 5.42]) and lowest for technical assistance (1.50 [0.58, 2.42])."
    )


def test_a_tie_at_either_end_is_no_single_programme() -> None:
    answers: dict[str, Held] = {
        "cognition:breeding": [5, 3],
        "cognition:material": [3, 5],
        "cognition:technical": [2, 2],
        "cognition:financial": [2, 2],
    }
    said = headline(answers)
    assert "individual breeding (4.00 [" in said
    assert "]) and material assistance (4.00 [" in said
    assert said.endswith("lowest for technical assistance (2.00) and financial assistance (2.00).")


@pytest.mark.parametrize(
    "answers",
    [
        {"cognition:breeding": [4, 2]},
        {"cognition:breeding": [4, 2], "cognition:material": [2, 4]},
    ],
    ids=["one programme", "all alike"],
)
def test_nothing_is_best_where_all_are_the_same(answers: dict[str, Held]) -> None:
    said = headline(answers)
    assert said.startswith("Mean cognition on five points: ")
    assert "highest" not in said
    assert headline(answers, "zh").startswith("五分制认知均值：")


def test_one_answer_in_a_group_has_a_delta_and_no_false_certainty() -> None:
    data = village(two([5], [1, 2, 3, 4, 1]))
    row = told("1.cognition", data)["1.cognition.breeding.cliffs_delta"]
    assert row.estimate == 1
    assert row.p == pytest.approx(1 / 6)  # the highest of six; nobody is lowest alone
    assert says("1.cognition", data).sentences("clear") == []


def test_the_detectable_delta_is_a_delta() -> None:
    """Noether (1987): z · 2√V / (mn), V the variance of U with ties, here by its definition."""
    first, second = [1.0, 2, 3, 4, 5, 3, 3, 2], [2.0, 2, 3, 4, 4, 1, 5, 3]
    pooled = np.array([*first, *second])
    _, ties = np.unique(pooled, return_counts=True)
    n = pooled.size
    variance = 8 * 8 / 12 * ((n + 1) - (ties**3 - ties).sum() / (n * (n - 1)))
    data = village(two([*first], [*second]))
    least = told("1.cognition", data)["1.cognition.breeding.mde"].estimate
    assert least == pytest.approx((1.959964 + 0.841621) * 2 * variance**0.5 / 64, rel=1e-6)
    (sentence,) = says("1.cognition", data).sentences("cannot tell")
    assert "(Cliff's delta) in four cases of five" in sentence


# -- drawn samples -------------------------------------------------------------------------------


def weighted(first: Held, second: Held) -> Data:
    n = len(first) + len(second)
    return village(two(first, second), drawn(), design=Design(weight="w"), extra={"w": [1.0] * n})


def test_equal_weights_give_the_same_delta() -> None:
    first, second = SAMPLES[0]
    row = told("1.cognition", weighted(first, second))["1.cognition.breeding.cliffs_delta"]
    assert row.estimate == pytest.approx(delta(first, second))
    assert "Mann" not in str(row.method)


def test_under_a_design_too_the_detectable_size_is_one_of_delta_not_of_points() -> None:
    """It was the detectable difference of means, called a delta: 1.5 points became δ = 1.5."""
    first: Held = [1, 5, 2, 4, 3, 1, 5, 2]
    second: Held = [3, 3, 2, 5, 1, 4, 4, 2]
    known = told("1.cognition", weighted(first, second))
    delta_row = known["1.cognition.breeding.cliffs_delta"]
    least = known["1.cognition.breeding.mde"]
    assert 0 < least.estimate <= 1
    assert least.unit == ""
    # t with 15 degrees of freedom: (2.1314 + .8662) standard errors of delta
    assert least.estimate == pytest.approx((2.131450 + 0.866245) * delta_row.se, rel=1e-5)


def test_a_delta_that_cannot_exist_is_not_called_detectable() -> None:
    known = told("1.cognition", weighted([1, 5, 3], [5, 1, 3]))
    assert known["1.cognition.breeding.cliffs_delta"].se > 0
    assert known["1.cognition.breeding.mde"].estimate != known["1.cognition.breeding.mde"].estimate


# -- tables --------------------------------------------------------------------------------------


def tables(said: Said) -> dict[str, Table]:
    return {block.id: block for block in said.blocks if isinstance(block, Table)}


def test_delta_is_explained_only_where_it_is_shown() -> None:
    with_status = tables(says("1.cognition", village(two([1, 2], [3, 4]))))["1.cognition"]
    assert len(with_status.columns) == 7
    assert len(with_status.notes) == 1
    without = tables(says("1.cognition", village({"cognition:breeding": [1, 2]})))["1.cognition"]
    assert len(without.columns) == 2
    assert without.notes == ()


def test_the_five_points_add_up_to_all_who_answered() -> None:
    said = says("1.cognition", village({"cognition:breeding": [1, 2, 2, 4]}))
    cells = said.table("1.cognition-points")["individual breeding"]
    assert cells == ["25.0%", "50.0%", "0.0%", "25.0%", "0.0%", "2", "25.0%", "0"]


def test_the_words_for_the_blind_hold_numbers() -> None:
    said = says(
        "1.cognition", village({"cognition:breeding": [5, 1], "cognition:material": [5, 5]})
    )
    (figure,) = [block for block in said.blocks if isinstance(block, Figure)]
    assert said.words(figure.alt) == (
        "Known well (4 or 5 of 5 points): from 100.0% for material assistance down to 50.0% for "
        "individual breeding."
    )
