"""Codes as given become what chapters see; why an answer is missing is kept."""

from __future__ import annotations

import pytest
from tests.unit.sources.village import INSTRUMENT, STUDY, answers, check, text

from endogen.sources.households import read_households
from endogen.study.codebook import Scale
from endogen.study.instrument import Missing
from endogen.survey.engine import collect

NONE = None


def read(folder, rows):
    (folder / "households.csv").write_text(text(rows), encoding="utf-8")
    return read_households(folder, STUDY, INSTRUMENT).dataset


def column(dataset, name):
    values = collect(dataset.frame.select(name))[name].tolist()
    return [NONE if value != value else value for value in values]


def test_one_is_yes_and_two_is_no(tmp_path):
    rows = answers(4)
    assert [r["registered"] for r in rows] == [1, 1, 2, 2]
    assert column(read(tmp_path, rows), "registered") == [1, 1, 0, 0]


def test_the_rank_is_a_place_and_null_where_not_named(tmp_path):
    dataset = read(tmp_path, answers(2))
    assert column(dataset, "cause_funds") == [1, NONE]
    assert column(dataset, "cause_skills") == [2, NONE]
    assert column(dataset, "cause_labour") == [NONE, NONE]
    assert dataset.codebook.of("cause:funds").scale is Scale.PLACE


@pytest.mark.parametrize("sign", ["_", "/", "."])
def test_choices_in_columns_of_their_own(tmp_path, sign):
    rows = [{k.replace("channel_", f"channel{sign}"): v for k, v in r.items()} for r in answers(3)]
    dataset = read(tmp_path, rows)
    assert column(dataset, "channel_tv") == [1, 0, 1]
    assert column(dataset, "channel_cadre") == [0, 0, 0]


def test_names_of_groups_are_passed_over(tmp_path):
    rows = [{f"basics/{k}": v for k, v in r.items()} for r in answers(3)]
    assert column(read(tmp_path, rows), "age") == [41, 42, 43]


def in_one_column(channel, cause):
    rows = answers(len(channel))
    for row, ways, order in zip(rows, channel, cause, strict=True):
        for name in [n for n in row if n.startswith(("channel_", "cause_"))]:
            del row[name]
        row["channel"], row["cause"] = ways, order
    return rows


def test_choices_in_one_column(tmp_path):
    rows = in_one_column(["tv cadre", "cadre", "none", "", "-8"], ["funds", "", "", "", ""])
    dataset = read(tmp_path, rows)
    assert column(dataset, "channel_tv") == [1, 0, 0, NONE, NONE]
    assert column(dataset, "channel_cadre") == [1, 1, 0, NONE, NONE]


def test_the_order_in_one_column(tmp_path):
    orders = ["skills funds illness", "illness", "", "funds study labour skills"]
    dataset = read(tmp_path, in_one_column(["tv"] * 4, orders))
    assert column(dataset, "cause_skills") == [1, NONE, NONE, 4]
    assert column(dataset, "cause_funds") == [2, NONE, NONE, 1]
    assert column(dataset, "cause_illness") == [3, 1, NONE, NONE]


def test_a_choice_that_says_refused_takes_the_others_with_it(tmp_path):
    rows = answers(2)
    rows[0]["channel_-8"], rows[1]["channel_-8"] = 0, 1
    dataset = read(tmp_path, rows)
    assert column(dataset, "channel_tv") == [1, NONE]
    assert column(dataset, "channel_phone") == [1, NONE]


def test_why_answers_are_missing(tmp_path):
    rows = answers(12)
    rows[0]["income"] = -8
    rows[1]["income"] = -9
    rows[2]["income"] = -9
    rows[3]["income"] = ""
    checked = check(tmp_path, rows)
    why = {(c.variable, c.reason): c.count for c in checked.quality.counts}
    assert why["income", Missing.REFUSED] == 1
    assert why["income", Missing.DONT_KNOW] == 2
    assert why["income", Missing.BLANK] == 1
    assert why["cause_funds", Missing.NOT_NAMED] == 6
    assert why["cause_labour", Missing.NOT_NAMED] == 12
    assert why["cadres", Missing.NOT_APPLICABLE] == 12  # asked only where there is one
    assert not any(variable == "age" for variable, _ in why)


def test_every_answer_is_there_or_its_absence_is_counted(tmp_path):
    checked = check(tmp_path, answers(12))
    frame = collect(checked.frame)
    there = sum(
        sum(value == value and value is not None for value in frame[v.name].tolist())
        for v in checked.codebook
        if v.role
    )
    assert checked.quality.total == there + sum(checked.quality.by_reason().values())


def test_a_question_without_its_column_has_no_variable(tmp_path):
    rows = answers(3)
    for row in rows:
        del row["income"]
    dataset = read(tmp_path, rows)
    assert "income" not in dataset.codebook
    assert not dataset.codebook.has("income")
