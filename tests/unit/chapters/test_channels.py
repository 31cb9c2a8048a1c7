"""1.channels: households, cases and responses of a question with several answers."""

from __future__ import annotations

import pytest
from tests.unit.chapters.village import drawn, says, told, village

from endogen.report.document import Figure, Note, Table
from endogen.survey.design import Design

Held = list[float | None]
# five households; the last named no channel: 4 cases, 7 responses
HEARD: dict[str, Held] = {
    "channel:tv": [1, 0, 0, 1, 0],
    "channel:cadre": [1, 1, 0, 1, 0],
    "channel:assembly": [0, 1, 1, 0, 0],
}


def test_three_bases_of_a_percentage() -> None:
    known = told("1.channels", village(HEARD))
    key = "1.channels.cadre"
    assert known[f"{key}.households"].estimate == pytest.approx(3 / 5)
    assert known[f"{key}.cases"].estimate == pytest.approx(3 / 4)
    assert known[f"{key}.responses"].estimate == pytest.approx(3 / 7)
    assert known[f"{key}.cases"].n == 4


def test_responses_add_up_to_one_cases_to_more() -> None:
    known = told("1.channels", village(HEARD))
    names = ("tv", "cadre", "assembly")
    assert sum(known[f"1.channels.{n}.responses"].estimate for n in names) == pytest.approx(1)
    assert sum(known[f"1.channels.{n}.cases"].estimate for n in names) == pytest.approx(7 / 4)


def test_the_leading_channel_and_the_official_ones() -> None:
    data = village(HEARD)
    assert says("1.channels", data).sentences() == [
        "The largest share of households hears of the programmes through helping or village "
        "cadres (60.0% [14.7, 94.7]).",
        # 4 of 5 hear from cadres or the assembly; the second and the third from nobody else
        "80.0% of households hear of the programmes from helping or village cadres or from the "
        "village assembly [28.4, 99.5]; 40.0% hear of them in no other way.",
    ]
    assert says("1.channels", data, "zh").sentences()[0] == (
        "农户了解帮扶措施最主要的渠道是帮扶干部、村干部（60.0%[14.7, 94.7]）。"
    )


def test_equal_channels_are_both_named() -> None:
    (sentence,) = says(
        "1.channels", village({"channel:tv": [1, 0], "channel:phone": [0, 1]})
    ).sentences()
    assert "TV or village radio (50.0%" in sentence
    assert "mobile phone or computer (50.0%" in sentence


def test_nobody_named_a_channel_and_nobody_answered_are_two_things() -> None:
    assert says("1.channels", village({"channel:tv": [0, 0]})).sentences() == [
        "No household named any channel."
    ]
    silent = says("1.channels", village({"channel:tv": [None, None]}))
    assert silent.sentences() == []
    assert any(isinstance(block, Note) for block in silent.blocks)


def test_the_official_channels_are_silent_where_one_of_them_was_not_answered() -> None:
    data = village({"channel:tv": [1, 0], "channel:cadre": [1, 1], "channel:assembly": [None] * 2})
    assert len(says("1.channels", data).sentences()) == 1


def test_without_the_assembly_nothing_is_official() -> None:
    data = village({"channel:tv": [1, 0], "channel:cadre": [1, 1]})
    assert "1.channels.official" not in told("1.channels", data)


def test_the_table_runs_from_the_most_to_the_least_named() -> None:
    table = says("1.channels", village(HEARD)).table("1.channels")
    assert list(table) == ["helping or village cadres", "TV or village radio", "village assembly"]
    assert table["TV or village radio"] == ["2", "40.0%", "[5.3, 85.3]", "50.0%", "28.6%"]


def test_a_channel_of_the_studys_own_keeps_its_name() -> None:
    data = village({"channel:loudspeaker": [1, 1, 0], "channel:tv": [0, 0, 1]})
    assert "loudspeaker (66.7%" in says("1.channels", data).sentences()[0]


def test_the_base_is_a_range_where_channels_were_asked_apart() -> None:
    said = says("1.channels", village({"channel:tv": [1, 0, 1], "channel:phone": [1, None, None]}))
    (table,) = [block for block in said.blocks if isinstance(block, Table)]
    assert said.words(table.base) == "1–3 households; several channels could be named."


def test_weights_carry_the_shares_and_leave_the_counts() -> None:
    data = village(
        {"channel:tv": [1, 0, 0]}, drawn(), design=Design(weight="w"), extra={"w": [6.0, 1, 1]}
    )
    row = told("1.channels", data)["1.channels.tv.households"]
    assert row.estimate == pytest.approx(6 / 8)
    assert (row.count, row.n) == (1, 3)


def test_the_chart_tells_its_ends() -> None:
    said = says("1.channels", village(HEARD))
    (figure,) = [block for block in said.blocks if isinstance(block, Figure)]
    assert said.words(figure.alt) == (
        "From 60.0% for helping or village cadres down to 40.0% for village assembly."
    )
