"""1.conversion, 1.coverage and 1.meant: what taking part brings, and whom it reaches."""

from __future__ import annotations

import pytest
from scipy.stats import beta
from tests.unit.chapters.village import drawn, says, study, told, village

from endogen.chapters.layout import UNPAIRED
from endogen.report.document import Note, Table
from endogen.survey.design import Design

Held = list[float | None]


# -- 1.conversion --------------------------------------------------------------------------------

BREED: dict[str, Held] = {
    "participation:breeding": [1, 1, 1, 1, 0, 0],
    "source:breeding": [1, 0, 0, None, 1, 0],
}


def test_income_among_those_who_take_part() -> None:
    known = told("1.conversion", village(BREED))
    row = known["1.conversion.breeding.conversion"]
    assert (row.count, row.n) == (1, 3)  # one of the four did not say
    assert known["1.conversion.breeding.participation"].estimate == pytest.approx(4 / 6)
    assert known["1.conversion.breeding.income"].estimate == pytest.approx(2 / 5)


def test_the_weakest_conversion_in_a_sentence() -> None:
    assert says("1.conversion", village(BREED)).sentences() == [
        "66.7% of households take part in individual breeding; of these, 33.3% have income from "
        "breeding [0.8, 90.6]."
    ]
    assert says("1.conversion", village(BREED), "zh").sentences() == [
        "66.7%的农户参与个体养殖，其中33.3%有养殖业收入[0.8, 90.6]。"
    ]


def test_of_several_programmes_the_weakest_is_named() -> None:
    answers = BREED | {
        "participation:employment": [1, 1, 1, 0, 0, 0],
        "source:wages": [0, 0, 0, 1, 1, 1],
    }
    (sentence,) = says("1.conversion", village(answers)).sentences()
    assert sentence.startswith("50.0% of households take part in employment and entrepreneurship")
    assert "0.0% have income from wages [0.0, 70.8]" in sentence


def test_a_programme_without_its_source_is_not_compared() -> None:
    data = village({"participation:breeding": [1], "source:wages": [1]})
    assert says("1.conversion", data).blocks == (UNPAIRED,)


def test_nobody_takes_part_so_nothing_converts() -> None:
    said = says(
        "1.conversion", village({"participation:breeding": [0, 0], "source:breeding": [1, 0]})
    )
    assert said.sentences() == []
    assert said.table("1.conversion")["individual breeding"] == ["0.0%", "50.0%", "–", "–"]


# -- 1.coverage ----------------------------------------------------------------------------------


def cover(yes: int, n: int) -> dict[str, Held]:
    return {
        "participation:financial": [1.0] * yes + [0.0] * (n - yes),
        "cognition:financial": [5.0] * (n - 2) + [1.0, 2.0],
    }


def test_full_coverage_is_shown_refuted_or_open_by_the_exact_limits() -> None:
    """Of n that all take part the lower limit is .025^(1/n): it passes .95 at n = 72."""
    assert 0.025 ** (1 / 71) < 0.95 < 0.025 ** (1 / 72)
    assert says("1.coverage", village(cover(72, 72))).sentences("clear") == [
        "Of all households at least 95% take part in financial assistance (100.0% [95.0, 100.0])."
    ]
    short = says("1.coverage", village(cover(71, 71)))
    assert short.sentences("clear") == []
    assert short.sentences("cannot tell") == [
        "Whether at least 95% of all households take part cannot be told with these numbers: "
        "financial assistance (100.0% [94.9, 100.0])."
    ]


def test_full_coverage_is_refuted_where_even_the_upper_limit_is_below() -> None:
    assert beta.ppf(0.975, 17, 3) > 0.95 > beta.ppf(0.975, 15, 6)
    assert says("1.coverage", village(cover(16, 18))).sentences("clear") == []
    part = says("1.coverage", village(cover(14, 19)))
    low, high = 100 * beta.ppf(0.025, 14, 6), 100 * beta.ppf(0.975, 15, 5)
    assert part.sentences("clear") == [
        "Of all households fewer than 95% take part in financial assistance "
        f"(73.7% [{low:.1f}, {high:.1f}]): even the upper limit is lower."
    ]


def test_the_ends_of_the_scale() -> None:
    known = told("1.coverage", village(cover(10, 20)))
    assert known["1.coverage.financial.ceiling"].estimate == pytest.approx(18 / 20)
    assert known["1.coverage.financial.floor"].estimate == pytest.approx(2 / 20)


def test_only_the_guess_of_the_paper_is_put_into_a_sentence() -> None:
    data = village({"participation:breeding": [1] * 80, "cognition:breeding": [5] * 80})
    said = says("1.coverage", data)
    assert said.sentences() == []
    assert list(said.table("1.coverage")) == ["individual breeding"]


def test_programmes_without_a_common_one_are_not_compared() -> None:
    data = village({"participation:financial": [1, 0], "cognition:breeding": [5, 1]})
    assert says("1.coverage", data).blocks == (UNPAIRED,)


def test_an_unanswered_guess_is_not_tested() -> None:
    data = village(
        {
            "participation:financial": [None, None],
            "cognition:financial": [5, 1],
            "participation:material": [1, 0],
            "cognition:material": [5, 1],
        }
    )
    said = says("1.coverage", data)
    assert len(said.sentences()) == 1
    assert "financial" not in said.sentences()[0]
    (table,) = [block for block in said.blocks if isinstance(block, Table)]
    assert said.words(table.base) == "0–2 households with an answer."


# -- 1.meant -------------------------------------------------------------------------------------


def reached(ages: Held, takes: Held, target: tuple[float, float] = (16, 60)) -> dict[str, object]:
    return {
        "answers": {"age": ages, "participation:employment": takes},
        "about": study(age_targets={"employment": target}),
    }


def test_only_the_heads_that_take_part_count() -> None:
    given = reached([20, 59, 60, 80, 30], [1, 1, 1, 1, 0])
    known = told("1.meant", village(given["answers"], given["about"]))  # type: ignore[arg-type]
    assert known["1.meant.employment.mean"].estimate == pytest.approx((20 + 59 + 60 + 80) / 4)
    row = known["1.meant.employment.meant"]
    assert (row.count, row.n) == (2, 4)
    assert known["1.meant.employment.median"].estimate == 59


@pytest.mark.parametrize(
    ("young", "old", "strength", "starts"),
    [
        (0, 6, "clear", "Most heads reached are not of the age the programme was meant for"),
        (6, 0, "clear", "Most heads reached are of the age the programme was meant for"),
        (5, 0, "cannot tell", "Whether more or less than half"),
        (3, 4, "cannot tell", "Whether more or less than half"),
    ],
)
def test_most_is_said_where_the_exact_interval_leaves_out_a_half(
    young: int, old: int, strength: str, starts: str
) -> None:
    """Of n all alike the limit is (α/2)^(1/n): .459 of six, .478 of five below a half…"""
    data = village(
        {"age": [30] * young + [70] * old, "participation:employment": [1] * (young + old)},
        study(age_targets={"employment": (16, 60)}),
    )
    (sentence,) = says("1.meant", data).sentences()
    assert sentence.startswith(starts)
    assert says("1.meant", data).sentences(strength) == [sentence]


def test_the_ages_meant_stand_in_the_table_and_any_where_none_is() -> None:
    data = village(
        {
            "age": [30, 70],
            "participation:employment": [1, 1],
            "participation:material": [1, 0],
        },
        study(age_targets={"employment": (16, 60)}),
    )
    table = says("1.meant", data).table("1.meant")
    assert table["employment and entrepreneurship"][4] == "16–59"
    assert table["material assistance"][4:] == ["any", "", ""]
    assert table["material assistance"][:2] == ["1", "30.0"]


def test_nobody_reached_is_nobody_of_any_age() -> None:
    data = village(
        {"age": [30, 70], "participation:employment": [0, 0]},
        study(age_targets={"employment": (16, 60)}),
    )
    said = says("1.meant", data)
    assert said.sentences() == []
    assert said.table("1.meant")["employment and entrepreneurship"][0] == "0"


def test_weighted_ages() -> None:
    data = village(
        {"age": [20, 80, 50], "participation:employment": [1, 1, 0]},
        drawn(age_targets={"employment": (16, 60)}),
        design=Design(weight="w"),
        extra={"w": [3.0, 1, 9]},
    )
    known = told("1.meant", data)
    assert known["1.meant.employment.mean"].estimate == pytest.approx((3 * 20 + 80) / 4)
    assert known["1.meant.employment.meant"].estimate == pytest.approx(3 / 4)


def test_no_note_speaks_of_targets_that_were_not_stated() -> None:
    said = says("1.meant", village({"age": [30], "participation:material": [1]}))
    notes = [block for block in said.blocks if isinstance(block, Note)]
    assert notes == []
    assert said.sentences() == []
