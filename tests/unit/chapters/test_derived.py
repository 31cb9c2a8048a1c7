"""Columns that nobody was asked for: made by hand beside how they are derived."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.chapters.village import labelled, study, values, village

from endogen.study.codebook import Provenance, Scale
from endogen.study.instrument import Origin
from endogen.study.study import Income, Study

BEFORE_2020 = {"fieldwork": (date(2020, 7, 1), date(2020, 7, 20)), "income": Income(base_year=2014)}


def since_2014() -> Study:
    return study(**BEFORE_2020)


# -- bands ---------------------------------------------------------------------------------------


def test_a_head_at_a_cut_belongs_to_the_band_that_begins_there() -> None:
    data = village({"age": [24, 25, 39, 40, 59, 60, 61, None]})
    assert values(data, "age-band") == [0, 1, 1, 2, 2, 3, 3, None]


def test_ages_between_whole_years_stay_below_the_cut() -> None:
    assert values(village({"age": [24.9, 39.99, 59.5]}), "age-band") == [0, 1, 2]


def test_the_bands_say_where_they_end_in_both_languages() -> None:
    labels = [c.label for c in village({"age": [30]}).codebook.of("age-band").categories]
    assert [label.en for label in labels] == [
        "under 25", "25 to under 40", "40 to under 60", "60 and over",
    ]  # fmt: skip
    assert labels[1].zh == "25岁至不满40岁"
    assert labels[-1].zh == "60岁及以上"


def test_a_study_may_cut_ages_elsewhere() -> None:
    about = study(report={"age_bands": (35, 65)})
    data = village({"age": [34, 35, 64, 65]}, about)
    assert values(data, "age-band") == [0, 1, 1, 2]
    assert values(data, "oldest") == [0, 0, 0, 1]


def test_the_oldest_are_those_of_the_last_band() -> None:
    assert values(village({"age": [59, 60, None, 88]}), "oldest") == [0, 1, None, 1]


def test_schooling_is_cut_at_seven_and_ten_years() -> None:
    data = village({"schooling": [0, 6, 7, 9, 10, 16, None]})
    assert values(data, "schooling-band") == [0, 0, 1, 1, 2, 2, None]


def test_an_age_meant_is_half_open() -> None:
    about = study(age_targets={"employment": (16, 60)})
    data = village({"age": [15, 16, 59, 60, None]}, about)
    assert values(data, "of-age:employment") == [0, 1, 1, 0, None]


def test_without_a_target_no_age_is_meant() -> None:
    assert not village({"age": [30, 70]}).codebook.family("of-age")


# -- labour --------------------------------------------------------------------------------------


def test_labour_is_what_remains_of_a_household() -> None:
    data = village(
        {
            "size": [5, 2, 3, 4, 1],
            "elders": [1, 2, 1, 0, 1],
            "children": [1, 0, 1, 2, 0],
            "lost-labour": [1, 0, 1, 1, 0],
        }
    )
    assert values(data, "dependants") == [2, 2, 2, 2, 1]
    assert values(data, "working-age") == [3, 0, 1, 2, 0]
    # 5−1−1−1 = 2 can work; 2−2 = 0; 3−1−1−1 = 0; 4−2−1 = 1; 1−1 = 0
    assert values(data, "no-labour") == [0, 1, 1, 0, 1]


def test_an_old_member_without_capacity_is_counted_twice_and_makes_no_negative_labour() -> None:
    data = village({"size": [1], "elders": [1], "children": [0], "lost-labour": [1]})
    assert values(data, "no-labour") == [1]


def test_labour_is_unknown_where_one_of_its_counts_is() -> None:
    whole = {"size": 4.0, "elders": 1.0, "children": 1.0, "lost-labour": 0.0}
    for gap in whole:
        data = village({role: [None if role == gap else x] for role, x in whole.items()})
        assert values(data, "no-labour") == [None], gap


def test_who_lost_the_capacity_to_work_must_be_asked_for_labour() -> None:
    data = village({"size": [4], "elders": [1], "children": [1]})
    assert data.codebook.has("working-age")
    assert not data.codebook.has("no-labour")


# -- causes, benefits, growth --------------------------------------------------------------------


def test_the_first_cause_is_the_one_placed_first_not_the_only_one_named() -> None:
    data = village(
        {
            "cause:illness": [1, 2, None, None],
            "cause:study": [2, 1, None, 2],
            "cause:skills": [3, None, None, None],
        }
    )
    # by the order of the codebook: illness 0, study 1, skills 2; none put first is missing
    assert values(data, "first-cause") == [0, 1, None, None]


def test_benefits_add_up_and_a_gap_is_not_a_zero() -> None:
    data = village(
        {
            "benefit:alpaca": [100, 0, None],
            "benefit:cooperative": [50, 0, 40],
            "one-off:alpaca": [30, 0, 0],
            "one-off:cooperative": [0, 0, 0],
        }
    )
    assert values(data, "benefit-total") == [150, 0, None]
    assert values(data, "benefit-once") == [30, 0, 0]
    assert values(data, "benefit-net") == [120, 0, None]


def test_without_one_off_parts_nothing_is_net() -> None:
    codebook = village({"benefit:alpaca": [100]}).codebook
    assert codebook.has("benefit-total")
    assert not codebook.has("benefit-net")


def test_growth_net_of_what_was_paid_once_takes_a_sixth_of_it_after_six_years() -> None:
    """(N − B)/6 with N − B = 6000 is 1000; of N 600 came once, so (5400)/6 = 900."""
    data = village(
        {"growth": [1000, 1000, None], "benefit:alpaca": [600, 0, 600],
         "one-off:alpaca": [600, 0, 600]},
        since_2014(),
    )  # fmt: skip
    assert values(data, "growth-net") == [900, 1000, None]


@pytest.mark.parametrize(
    "about",
    [
        study(),
        study(income=Income(base_year=2014)),
        study(fieldwork=BEFORE_2020["fieldwork"]),
        study(fieldwork=BEFORE_2020["fieldwork"], income=Income(base_year=2020)),
    ],
    ids=["nothing known", "no fieldwork", "no base year", "no year between"],
)
def test_without_years_between_no_growth_is_net(about: Study) -> None:
    data = village({"growth": [1], "benefit:alpaca": [1], "one-off:alpaca": [1]}, about)
    assert not data.codebook.has("growth-net")


def test_all_income_is_the_sum_of_its_sources_losses_included() -> None:
    data = village({"amount:planting": [500, -200, None], "amount:wages": [0, 900, 900]})
    assert values(data, "amount-total") == [500, 700, None]


# -- knowing, wishing, taking part ---------------------------------------------------------------


def test_breadth_counts_programmes_and_cognition_is_averaged() -> None:
    data = village(
        {
            "participation:breeding": [1, 0, None],
            "participation:material": [1, 0, 1],
            "cognition:breeding": [5, 1, 3],
            "cognition:material": [2, 1, None],
        }
    )
    assert values(data, "breadth") == [2, 0, None]
    assert values(data, "cognition-mean") == [3.5, 1, None]


def test_four_and_five_points_want_three_do_not() -> None:
    data = village({"willingness:breeding": [1, 2, 3, 4, 5, None]})
    assert values(data, "wants:breeding") == [0, 0, 0, 1, 1, None]


def test_wish_and_deed_agree_in_both_directions() -> None:
    data = village(
        {
            "willingness:breeding": [5, 5, 1, 1, 4, None],
            "participation:breeding": [1, 0, 1, 0, None, 1],
        }
    )
    assert values(data, "consistent:breeding") == [1, 0, 0, 1, None, None]


def test_a_wish_without_a_deed_asked_is_compared_with_nothing() -> None:
    data = village({"willingness:breeding": [5], "participation:material": [1]})
    assert not data.codebook.family("consistent")


def channels(**more: list[float | None]) -> dict[str, list[float | None]]:
    return {f"channel:{name}": held for name, held in more.items()}


def test_official_channels_and_those_who_have_no_other() -> None:
    data = village(channels(cadre=[1, 0, 1, 0, 0], assembly=[0, 1, 0, 0, 0], tv=[0, 0, 1, 1, 0]))
    assert values(data, "official-channel") == [1, 1, 1, 0, 0]
    assert values(data, "only-official") == [1, 1, 0, 0, 0]  # who hears of nothing is not "only"


def test_an_unanswered_channel_leaves_only_official_open_but_not_official() -> None:
    data = village(channels(cadre=[1], assembly=[1], tv=[None]))
    assert values(data, "official-channel") == [1]
    assert values(data, "only-official") == [None]


def test_without_both_official_channels_nothing_is_official() -> None:
    assert not village(channels(cadre=[1], tv=[0])).codebook.has("official-channel")


# -- the targeting degree ------------------------------------------------------------------------

ANSWERS = {
    # knows fully, wants, takes part | knows half, wants, does not | knows nothing, neither wants
    # nor takes part | knows 4, does not want, takes part
    "cognition:breeding": [5, 3, 1, 4],
    "willingness:breeding": [5, 4, 2, 3],
    "participation:breeding": [1, 0, 0, 1],
}


def test_the_degree_is_the_mean_of_four_parts() -> None:
    data = village(ANSWERS)
    assert values(data, "known:breeding") == [1, 0.5, 0, 0.75]
    assert values(data, "degree:breeding") == pytest.approx(
        [(1 + 1 + 1 + 1) / 4, (0.5 + 1 + 0 + 0) / 4, (0 + 0 + 0 + 1) / 4, (0.75 + 0 + 1 + 0) / 4]
    )


def test_the_degree_follows_the_weights_of_the_study() -> None:
    about = study(report={"degree_weights": (0.4, 0.3, 0.2, 0.1)})
    assert values(village(ANSWERS, about), "degree:breeding") == pytest.approx(
        [1.0, 0.4 * 0.5 + 0.3, 0.1, 0.4 * 0.75 + 0.2]
    )


@pytest.mark.parametrize("only", range(4))
def test_all_weight_on_one_part_gives_that_part(only: int) -> None:
    weights = tuple(float(i == only) for i in range(4))
    data = village(ANSWERS, study(report={"degree_weights": weights}))
    part = ("known", "wants", "participation", "consistent")[only]
    assert values(data, "degree:breeding") == values(data, f"{part}:breeding")


@pytest.mark.parametrize("gap", ANSWERS)
def test_the_degree_is_missing_where_a_part_is(gap: str) -> None:
    holed = {role: [None, *held[1:]] if role == gap else held for role, held in ANSWERS.items()}
    found = values(village(holed), "degree:breeding")
    assert found[0] is None
    assert None not in found[1:]


# -- what is said of derived columns -------------------------------------------------------------


def test_a_derived_column_is_as_doubtful_as_its_weakest_input() -> None:
    data = village(
        {"growth": [1], "benefit:alpaca": [1], "one-off:alpaca": [1]},
        since_2014(),
        provenance={"growth": Provenance.RECONSTRUCTED, "one-off:alpaca": Provenance.INVENTED},
    )
    assert data.codebook.of("benefit-total").provenance is Provenance.SURVEY
    assert data.codebook.of("growth-net").provenance is Provenance.INVENTED


def test_no_label_holds_the_name_of_a_programme_in_the_wrong_language() -> None:
    about = study(age_targets={"breeding": (16, 60)})
    codebook = village(
        {"age": [30], **{role: [x[0]] for role, x in ANSWERS.items()}}, about
    ).codebook
    zh = labelled("participation:breeding").zh
    for family in ("of-age", "wants", "consistent", "known", "degree"):
        label = codebook.of(f"{family}:breeding").label
        assert label.en.endswith("individual breeding")
        assert label.zh.endswith(zh)
        assert not label.zh.isascii()


def test_derived_columns_know_what_may_be_done_with_them() -> None:
    codebook = village({"age": [30], "size": [3], "elders": [1], "children": [0]}).codebook
    assert codebook.of("age-band").scale is Scale.ORDINAL
    assert codebook.of("oldest").scale is Scale.YES_NO
    assert codebook.of("working-age").unit == "persons"
    assert codebook.of("age-band").origin is not Origin.ADDED
