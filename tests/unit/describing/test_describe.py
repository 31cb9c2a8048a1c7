"""What is described, by which test, and what is refused."""

from __future__ import annotations

import math
from datetime import date

import pytest

from endogen.describing import describe
from endogen.errors import EndogenError
from endogen.survey.estimate import COLUMNS

YES = [1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0]
GROUP = ["b", "a", "a", "b", "a", "b", "b", "a"]


def test_rows_have_the_fixed_columns_and_stable_ids():
    found = describe({"knows": YES, "g": GROUP}, by="g")
    ids = [row.id for row in found]
    assert len(ids) == len(set(ids))
    assert {"describe.knows.share.1", "describe.knows.share.1.g=a", "describe.knows.test.g"} <= set(
        ids
    )
    assert list(found.columns()) == list(COLUMNS)


def test_counts_percent_and_valid_percent():
    found = describe({"x": [1.0, 1.0, 0.0, None, None]})
    share, percent = found["describe.x.share.1"], found["describe.x.percent.1"]
    assert (share.count, share.n, share.estimate) == (2, 3, pytest.approx(2 / 3))
    assert (percent.count, percent.n, percent.estimate) == (2, 5, pytest.approx(2 / 5))
    assert found["describe.x.missing"].count == 2


def test_a_number_has_mean_sd_median_quartiles_and_ends():
    found = describe({"x": [1.5, 2.5, 3.5, 8.5]})
    of = {what: found[f"describe.x.{what}"].estimate for what in ("mean", "sd", "minimum")}
    assert of["mean"] == 4.0
    assert of["sd"] == pytest.approx(math.sqrt((6.25 + 2.25 + 0.25 + 20.25) / 3))
    assert (of["minimum"], found["describe.x.maximum"].estimate) == (1.5, 8.5)
    assert [found[f"describe.x.{q}"].estimate for q in ("lower", "median", "upper")] == [
        1.5,
        2.5,
        3.5,
    ]
    assert found["describe.x.mean"].se == pytest.approx(of["sd"] / 2)


def test_dates_have_a_first_and_a_last():
    days = [date(2021, 7, 12), date(2021, 7, 18)]
    import polars as pl

    found = describe(pl.DataFrame({"d": [*days, None]}))
    ends = [found[f"describe.d.{what}"].estimate for what in ("first", "last")]
    assert ends == [(day - date(1970, 1, 1)).days for day in days]


def test_a_set_counts_answers_and_cases():
    answers = {"a": [1.0, 1.0, 0.0, 0.0], "b": [1.0, 0.0, 1.0, 0.0]}
    found = describe(answers, sets={"income": ["a", "b"]})
    assert found["describe.income.responses.a"].estimate == pytest.approx(2 / 4)
    assert found["describe.income.cases.a"].estimate == pytest.approx(2 / 3)
    assert found["describe.income.each"].estimate == pytest.approx(4 / 3)
    assert found["describe.income.total"].count == 4
    assert "describe.a.share.1" not in [row.id for row in found]


def test_tests_are_chosen_by_kind_and_said():
    n = 24
    answers = {
        "two": [1.0, 0.0] * (n // 2),
        "words": ["x", "y", "z"] * (n // 3),
        "points": [1.0, 2.0, 3.0, 4.0] * (n // 4),
        "money": [100.5 * i for i in range(n)],
        "half": ["m", "f"] * (n // 2),
        "third": ["p", "q", "r"] * (n // 3),
    }
    found = describe(answers, by=["half", "third"])
    said = {row.id: str(row.method) for row in found if row.indicator == "test"}
    assert "Fisher" in said["describe.two.test.half"]
    assert "chi-squared" in said["describe.words.test.half"]
    assert "Mann–Whitney" in said["describe.points.test.half"]
    assert "Welch's t" in said["describe.money.test.half"]
    assert "chi-squared" in said["describe.two.test.third"]
    assert "Kruskal–Wallis" in said["describe.points.test.third"]
    assert "F test" in said["describe.money.test.third"]


def test_holm_runs_over_the_tests_of_one_grouping():
    found = describe({"a": YES, "b": [1.0] * 4 + [0.0] * 4, "g": GROUP}, by="g")
    tests = [row for row in found if row.indicator == "test"]
    worst, best = max(tests, key=lambda t: t.p), min(tests, key=lambda t: t.p)
    assert best.p_adjusted == pytest.approx(min(1, 2 * best.p))
    assert worst.p_adjusted >= worst.p
    assert {row.family for row in tests} == {"describe.g"}
    plain = describe({"a": YES, "g": GROUP}, by="g", holm=False)
    assert math.isnan(plain["describe.a.test.g"].p_adjusted)


def test_an_mde_stands_beside_two_groups():
    answers = {"a": YES * 5, "m": [1.5 * i for i in range(40)], "g": GROUP * 5}
    found = describe(answers, by="g")
    assert found["describe.a.mde.g"].estimate > 0
    assert found["describe.a.difference.g"].group == "a − b"
    assert found["describe.m.mde.g"].estimate > 0


@pytest.mark.parametrize(
    "column",
    [[1.0] * 8, [None] * 8, [None, 3.0, *[None] * 6], ["w"] * 8],
    ids=["one value", "all missing", "one answer", "one word"],
)
@pytest.mark.parametrize("kind", [None, "category", "ordinal", "number"])
def test_thin_columns_say_why_there_is_no_test(column, kind):
    if kind == "number" and isinstance(column[0], str):
        return
    kinds = {"x": kind} if kind else {}
    found = describe({"x": column, "g": GROUP}, by="g", kinds=kinds)
    row = found["describe.x.test.g"]
    assert math.isnan(row.p)
    assert str(row.note)


def test_an_empty_group_does_not_stop_the_others():
    found = describe({"x": [1.0, 0.0, 1.0, 0.0, None, None, 1.0, 1.0], "g": GROUP}, by="g")
    only_b = describe({"x": YES, "g": GROUP}, by="g", where='g == "b"')
    assert found["describe.x.test.g"].n == 6
    assert math.isnan(only_b["describe.x.test.g"].p)


def test_a_condition_leaves_rows_out_of_everything():
    found = describe({"x": YES, "k": [1.0] * 4 + [2.0] * 4, "g": GROUP}, by="g", where="k == 1")
    assert found["describe.x.valid"].n == 4
    assert found["describe.x.test.g"].n == 4


def test_under_a_design_the_tests_are_design_based():
    n = 40
    answers = {
        "x": [float(i % 3 == 0) for i in range(n)],
        "money": [float(i * i % 17) + 0.5 for i in range(n)],
        "g": ["a", "b"] * (n // 2),
        "w": [1.0 + i % 4 for i in range(n)],
        "v": [f"v{i // 4}" for i in range(n)],
    }
    found = describe(answers, by="g", weight="w", psu="v")
    assert "Rao–Scott" in str(found["describe.x.test.g"].method)
    assert "logit" in str(found["describe.x.share.1"].method)
    assert found["describe.money.difference.g"].df == 9
    assert "describe.w.mean" not in [row.id for row in found]


def test_many_answers_take_the_large_sample_form():
    n = 6000
    answers = {
        "x": [float(i % 2) for i in range(n)],
        "p": [float(1 + i % 5) for i in range(n)],
        "money": [0.25 + i % 97 for i in range(n)],
        "g": [("a", "b")[i % 7 % 2] for i in range(n)],
    }
    found = describe(answers, by="g")
    for name in ("x", "p"):
        assert "large-sample" in str(found[f"describe.{name}.test.g"].method)
    assert str(found["describe.money.test.g"].method) == "Welch's t"
    assert found["describe.x.mde.g"].estimate > 0


@pytest.mark.parametrize(
    ("by", "code"),
    [("age", "E-USE-BY-MANY"), ("share", "E-USE-BY-AMOUNT"), ("sexx", "E-USE-BY-COLUMN")],
)
def test_groups_that_are_none_are_refused(by, code):
    answers = {"age": [float(i) for i in range(30)], "share": [0.5, 1.0] * 15, "sex": [1.0] * 30}
    with pytest.raises(EndogenError) as caught:
        describe(answers, by=by)
    assert caught.value.code == code


def test_names_numbers_and_free_text_are_left_out():
    n = 30
    answers = {
        "household_id": [float(7000 + 3 * i) for i in range(n)],
        "row": [float(i + 1) for i in range(n)],
        "remark": [f"remark {i}" for i in range(n)],
        "income": [1000.0 + 37 * i for i in range(n)],
    }
    described = {row.variable for row in describe(answers)}
    assert described == {"income"}
    wished = describe(answers, kinds={"row": "number", "income": "skip"})
    assert {row.variable for row in wished} == {"row"}


@pytest.mark.parametrize("kinds", [{"x": "nominal"}, {"y": "number"}])
def test_wishes_that_cannot_be_met_are_refused(kinds):
    with pytest.raises(EndogenError) as caught:
        describe({"x": YES}, kinds=kinds)
    assert caught.value.code in ("E-USE-TYPE", "E-USE-DESCRIBE-COLUMN")
