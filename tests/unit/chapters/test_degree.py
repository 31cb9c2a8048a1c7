"""1.degree: the targeting degree, its parts, its range over weights, by registration."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from scipy.stats import ttest_ind
from tests.unit.chapters.village import drawn, says, study, told, values, village

from endogen.chapters.layout import UNPAIRED
from endogen.report.document import Figure, Table
from endogen.survey.design import Design

Held = list[float | None]
KEY = "1.degree.breeding"
PARTS = ("cognition", "willingness", "participation", "consistency")


def answers(programme: str = "breeding", *, flip: bool = False) -> dict[str, Held]:
    """Six registered and six others; the registered know, want and do more, or less."""
    high: list[Held] = [[5, 5, 4, 3, 5, 4], [5, 4, 5, 3, 4, 5], [1, 1, 1, 0, 1, 1]]
    low: list[Held] = [[1, 2, 2, 1, 3, 1], [1, 5, 2, 4, 1, 3], [0, 0, 1, 0, 0, 1]]
    first, second = (low, high) if flip else (high, low)
    families = ("cognition", "willingness", "participation")
    made: dict[str, Held] = {"registered": [1.0] * 6 + [0.0] * 6}
    for family, a, b in zip(families, first, second, strict=True):
        made[f"{family}:{programme}"] = [*a, *b]
    return made


def degree(knows: float, wants: float, does: float, weights: tuple[float, ...]) -> float:
    wish = float(wants >= 4)
    parts = ((knows - 1) / 4, wish, does, float(wish == does))
    return float(np.dot(parts, weights))


def degrees(weights: tuple[float, ...]) -> tuple[list[float], list[float]]:
    knows, wants, does = (np.array(held, float) for held in list(answers().values())[1:])
    found = [degree(k, w, d, weights) for k, w, d in zip(knows, wants, does, strict=True)]
    return found[:6], found[6:]


# -- numbers -------------------------------------------------------------------------------------


@pytest.mark.parametrize("weights", [(0.25,) * 4, (0.4, 0.3, 0.2, 0.1), (0, 1, 0, 0)])
def test_the_degree_and_its_difference_are_those_made_by_hand(weights: tuple[float, ...]) -> None:
    about = study(report={"degree_weights": weights})
    known = told("1.degree", village(answers(), about))
    first, second = degrees(weights)
    assert known[f"{KEY}.degree"].estimate == pytest.approx(np.mean([*first, *second]))
    assert known[f"{KEY}.degree.registered"].estimate == pytest.approx(np.mean(first))
    difference = known[f"{KEY}.difference"]
    welch = ttest_ind(first, second, equal_var=False)
    assert difference.estimate == pytest.approx(np.mean(first) - np.mean(second))
    limits = welch.confidence_interval(0.95)
    assert (difference.ci_low, difference.ci_high) == pytest.approx((limits.low, limits.high))


def test_the_degree_is_linear_in_its_parts() -> None:
    weights = (0.4, 0.3, 0.2, 0.1)
    about = study(report={"degree_weights": weights})
    known = told("1.degree", village(answers(), about))
    for group in ("", ".registered", ".other"):
        parts = [known[f"{KEY}.{part}{group}"].estimate for part in PARTS]
        assert known[f"{KEY}.degree{group}"].estimate == pytest.approx(np.dot(weights, parts))
    contrasts = [known[f"{KEY}.{part}.contrast"].estimate for part in PARTS]
    assert known[f"{KEY}.difference"].estimate == pytest.approx(np.dot(weights, contrasts))


def test_no_weights_leave_the_range_that_is_shown() -> None:
    """A grid of weights over the simplex: the extremes are the smallest and largest part."""
    known = told("1.degree", village(answers()))
    parts = np.array([known[f"{KEY}.{part}"].estimate for part in PARTS])
    grid = [w for w in itertools.product(range(11), repeat=4) if sum(w) == 10]
    reached = np.array(grid) @ parts / 10
    assert (reached.min(), reached.max()) == pytest.approx((parts.min(), parts.max()))
    cells = says("1.degree", village(answers())).table("1.degree-parts")["individual breeding"]
    assert cells[4] == f"{parts.min():.2f} to {parts.max():.2f}"


def test_the_parts_rest_on_the_same_households_as_the_degree() -> None:
    holed = answers()
    holed["cognition:breeding"][0] = None
    holed["participation:breeding"][11] = None
    known = told("1.degree", village(holed))
    assert {known[f"{KEY}.{part}"].n for part in ("degree", *PARTS)} == {10}


def test_a_contrast_of_a_part_is_registered_minus_not_registered() -> None:
    known = told("1.degree", village(answers()))
    for part in PARTS:
        here, there = (known[f"{KEY}.{part}.{g}"].estimate for g in ("registered", "other"))
        assert known[f"{KEY}.{part}.contrast"].estimate == pytest.approx(here - there)


# -- sentences -----------------------------------------------------------------------------------


def test_the_registered_are_ahead_whatever_the_weights() -> None:
    said = says("1.degree", village(answers()))
    (sentence,) = said.sentences("clear")
    assert sentence.startswith(
        "The targeting degree of registered households is above that of the others for individual "
        "breeding (+0.58 ["
    )
    assert said.sentences()[-1] == (
        "In this sample no choice of weights would put registered households behind the others "
        "for individual breeding."
    )


def test_the_registered_are_behind() -> None:
    said = says("1.degree", village(answers(flip=True)))
    (sentence,) = said.sentences("clear")
    assert sentence.startswith(
        "The targeting degree of registered households is below that of the others for individual "
        "breeding (−0.58 ["
    )
    assert not any("no choice of weights" in sentence for sentence in said.sentences())
    (sentence,) = says("1.degree", village(answers(flip=True)), "zh").sentences("clear")
    assert sentence.startswith("在以下措施上，建档立卡户的瞄准度低于其他农户：个体养殖（−0.58[")


def test_one_part_that_turns_the_other_way_makes_the_order_hang_on_weights() -> None:
    mixed = answers()
    mixed["cognition:breeding"] = [1.0, 1, 1, 1, 1, 2, 5, 5, 5, 5, 5, 4]
    said = says("1.degree", village(mixed))
    assert not any("no choice of weights" in sentence for sentence in said.sentences())


def test_the_best_and_the_least_targeted() -> None:
    low: dict[str, Held] = {r.replace("breeding", "material"): [1.0] * 12 for r in answers()}
    low["participation:material"] = [1.0] * 12  # does without wanting: the least there can be
    low["registered"] = answers()["registered"]
    headline = says("1.degree", village(answers() | low)).sentences()[0]
    assert "is highest for individual breeding (" in headline
    assert "lowest for material assistance (0.25)" in headline


def test_one_programme_is_neither_highest_nor_lowest() -> None:
    headline = says("1.degree", village(answers())).sentences()[0]
    assert "taken together, the targeting degree (0 to 1) is: individual breeding (" in headline
    assert "highest" not in headline


# -- edges ---------------------------------------------------------------------------------------


def test_three_families_without_a_common_programme_have_no_degree() -> None:
    """It said that nobody had answered, though everybody had."""
    data = village({"cognition:breeding": [1], "willingness:material": [1],
                    "participation:technical": [1]})  # fmt: skip
    assert says("1.degree", data).blocks == (UNPAIRED,)


def test_no_household_answered_all_four() -> None:
    data = village({"cognition:breeding": [5, None], "willingness:breeding": [None, 5],
                    "participation:breeding": [1, 1]})  # fmt: skip
    assert says("1.degree", data).sentences() == []


def test_without_registration_there_is_one_number_a_programme() -> None:
    alone = {role: held for role, held in answers().items() if role != "registered"}
    said = says("1.degree", village(alone))
    tables = {b.id: b for b in said.blocks if isinstance(b, Table)}
    assert len(tables["1.degree"].columns) == 2
    assert len(tables["1.degree-parts"].columns) == 5
    assert not any(isinstance(block, Figure) for block in said.blocks)


def test_only_registered_households_are_compared_with_nobody() -> None:
    data = village(answers() | {"registered": [1.0] * 12})
    known = told("1.degree", data)
    assert f"{KEY}.cognition.contrast" not in known
    assert says("1.degree", data).sentences("clear", "suggestive", "cannot tell") == []


def test_all_at_the_top() -> None:
    full: dict[str, Held] = {"cognition:breeding": [5] * 4, "willingness:breeding": [5] * 4}
    data = village({"registered": [1, 0, 1, 0], **full, "participation:breeding": [1] * 4})
    assert values(data, "degree:breeding") == [1, 1, 1, 1]
    row = told("1.degree", data)[f"{KEY}.difference"]
    assert row.estimate == 0
    assert row.p != row.p  # nothing varies: no test
    assert says("1.degree", data).sentences("clear", "suggestive") == []


def test_weights_of_the_design_are_not_the_weights_of_the_degree() -> None:
    sampling = [1.0, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3]
    data = village(answers(), drawn(), design=Design(weight="w"), extra={"w": sampling})
    first, second = degrees((0.25,) * 4)
    known = told("1.degree", data)
    assert known[f"{KEY}.degree"].estimate == pytest.approx(
        np.average([*first, *second], weights=sampling)
    )
    assert known[f"{KEY}.difference"].estimate == pytest.approx(
        np.average(first, weights=sampling[:6]) - np.average(second, weights=sampling[6:])
    )


def test_the_rule_and_the_weights_are_stated() -> None:
    about = study(report={"degree_weights": (0.4, 0.3, 0.2, 0.1)})
    said = says("1.degree", village(answers(), about))
    table = next(block for block in said.blocks if isinstance(block, Table))
    notes = " ".join(said.words(note) for note in table.notes)
    assert "cognition 0.4, willingness 0.3, participation 0.2, consistency 0.1" in notes
