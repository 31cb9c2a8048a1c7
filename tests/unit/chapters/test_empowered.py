"""Columns of empowerment and of operating modes, made by hand beside how they are derived."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.chapters.village import study, values, village

from endogen.study.study import Empowerment

ITEMS = {
    "resource:land": [1, 0, 1, None],
    "resource:credit": [4, 3, 5, 4],
    "knowledge:technique": [4, 1, 5, 4],
    "values:aspiration": [5, 3, 2, 4],
    "values:future": [3, 5, 1, 4],
}


YES = {"resource:land": "== 1"}


def test_an_item_is_adequate_from_four_points_or_yes() -> None:
    data = village(ITEMS, adequate=YES)
    assert values(data, "adequate:resource_land") == [1, 0, 1, None]
    assert values(data, "adequate:resource_credit") == [1, 0, 1, 1]
    assert values(data, "adequate:values_future") == [0, 1, 0, 1]


def test_a_dimension_is_the_share_of_its_items() -> None:
    data = village(ITEMS, adequate=YES)
    assert values(data, "adequacy:resource") == [1, 0, 1, None]
    assert values(data, "adequacy:values") == [0.5, 0.5, 0, 1]
    assert values(data, "adequate-in:values") == [0, 0, 0, 1]  # three fifths are not half


def test_the_score_weighs_dimensions_not_items() -> None:
    data = village(ITEMS, adequate=YES)
    assert values(data, "empowerment") == pytest.approx(
        [2.5 / 3, 0.5 / 3, 2 / 3, None], nan_ok=True
    )
    assert values(data, "empowered") == [1, 0, 0, None]
    assert values(data, "balanced") == [0, 0, 0, None]


def test_a_study_may_ask_for_less_and_weigh_otherwise() -> None:
    about = replace(study(), empowerment=Empowerment(0.5, 0.5, (0.5, 0.0, 0.5)))
    data = village(ITEMS, about, adequate=YES)
    assert values(data, "empowerment") == pytest.approx([0.75, 0.25, 0.5, None], nan_ok=True)
    assert values(data, "empowered") == [1, 0, 1, None]
    assert values(data, "adequate-in:values") == [1, 1, 0, 1]


def test_a_sum_of_thirds_reaches_its_share() -> None:
    third = {f"resource:r{i}": [1] for i in range(3)} | {f"knowledge:k{i}": [1] for i in range(3)}
    third |= {"values:v0": [1], "values:v1": [1], "values:v2": [0]}
    about = replace(study(), empowerment=Empowerment(8 / 9, 2 / 3, (1 / 3, 1 / 3, 1 / 3)))
    data = village({k: [5 * v[0] for _ in "a"] for k, v in third.items()}, about)
    assert values(data, "empowered") == [1]
    assert values(data, "balanced") == [1]


def test_an_item_that_does_not_say_what_is_enough_is_left_out() -> None:
    data = village({"values:future": [1, 0]}, adequate={"values:future": ""})
    assert not data.codebook.family("adequate")


def test_without_one_dimension_there_is_no_score() -> None:
    data = village({"resource:land": [1], "knowledge:technique": [4]})
    assert data.codebook.has("adequacy:resource", "adequate-in:knowledge")
    assert not data.codebook.has("empowerment")
    assert not data.codebook.has("balanced")


def test_a_household_is_in_every_mode_that_brought_it_money() -> None:
    data = village(
        {
            "exposure:investment": [100, 0, 300, None],
            "exposure:cooperative": [50, 0, 0, 10],
            "participation:employment": [1, 0, 1, 1],
        }
    )
    assert values(data, "mode:investment") == [1, 0, 1, None]
    assert values(data, "mode:cooperative") == [1, 0, 0, 1]
    assert values(data, "mode:employment") == [1, 0, 1, 1]  # no money asked: by taking part
    assert values(data, "modes-joined") == [3, 0, 2, None]
    assert values(data, "exposure-total") == [150, 0, 300, None]


def test_households_with_labour_are_the_others_than_those_without() -> None:
    data = village({"size": [3, 2], "elders": [1, 2], "children": [0, 0], "lost-labour": [1, 0]})
    assert values(data, "can-work") == [1, 0]


def test_kinds_of_income() -> None:
    data = village(
        {
            "source:planting": [1, 0, 1],
            "source:wages": [1, 0, 0],
            "source:support": [1, 1, 0],
            "amount:planting": [3000, 0, 0],
            "amount:wages": [3000, 0, 0],
            "amount:support": [2000, 1000, 0],
        }
    )
    assert values(data, "sources") == [3, 1, 1]
    assert values(data, "own-sources") == [2, 0, 1]
    assert values(data, "own-effort") == [0.75, 0, None]  # of nothing there is no share


def test_a_loss_in_own_work_leaves_no_share() -> None:
    data = village({"amount:planting": [-500], "amount:support": [2000]})
    assert values(data, "own-effort") == [None]
