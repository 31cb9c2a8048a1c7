"""Each rule finds the one household that breaks it, and no other."""

from __future__ import annotations

import pytest
from tests.unit.sources.village import PROGRAMMES, answers, check

from endogen.study.problem import Severity, counted


@pytest.fixture(autouse=True, params=["in memory", "in the engine"])
def _where(request, monkeypatch):
    """Few rows are brought into memory, many stay in their engine: the same is found."""
    if request.param == "in the engine":
        monkeypatch.setattr("endogen.checks.rows.IN_MEMORY", 0)


ERROR, WARNING = Severity.ERROR, Severity.WARNING


def test_answers_without_a_fault_have_no_problem(tmp_path):
    checked = check(tmp_path, answers())
    assert checked.problems == ()
    assert (checked.rows, checked.valid, checked.dropped) == (12, 12, {})


@pytest.mark.parametrize(
    ("changed", "code", "variable", "severity"),
    [
        ({"household_id": ""}, "E-DATA-ID-MISSING", "household_id", ERROR),
        ({"household_id": "P001"}, "E-DATA-ID-TWICE", "household_id", ERROR),
        ({"elders": 5}, "E-DATA-MEMBERS", "elders", ERROR),
        ({"children": 4, "elders": 2}, "E-DATA-AGES", "elders", ERROR),
        ({"size": 35}, "E-DATA-MANY-MEMBERS", "size", WARNING),
        ({"size": 3.5}, "E-DATA-FRACTION", "size", ERROR),
        ({"age": 118}, "E-DATA-AGE", "age", WARNING),
        ({"schooling": 26}, "E-DATA-RANGE", "schooling", ERROR),
        ({"age": 20, "schooling": 24}, "E-DATA-SCHOOLING", "schooling", ERROR),
        ({"cadres": 2}, "E-DATA-NONE-COUNTED", "cadres", ERROR),
        ({"has_cadre": 1, "cadres": 0}, "E-DATA-SOME-UNCOUNTED", "cadres", WARNING),
        ({"cause_illness": 1}, "E-DATA-RANK-TWICE", "cause", ERROR),
        ({"cause_illness": 4}, "E-DATA-RANK-GAP", "cause", ERROR),
        ({"cause_funds": -2}, "E-DATA-RANK-GAP", "cause", ERROR),  # no first one
        ({"registered": 2}, "E-DATA-RANK-UNASKED", "cause", WARNING),
        ({"source_planting": 0}, "E-DATA-SOURCE-DENIED", "amount_planting", ERROR),
        ({"oneoff_cooperative": 501}, "E-DATA-ONE-OFF", "oneoff_cooperative", ERROR),
        ({"income": 2.03}, "E-DATA-WAN", "income", WARNING),
        ({"income": 1_700}, "E-DATA-MONTHLY", "income", WARNING),
        ({"income": 200_000_000}, "E-DATA-NOT-WAN", "income", WARNING),
        ({"end": "2021-07-03T08:00"}, "E-DATA-END", "end", ERROR),
        ({"end": "2021-07-03T09:00:40"}, "E-DATA-DURATION", "end", WARNING),
        ({"end": "2021-07-03T16:00"}, "E-DATA-DURATION", "end", WARNING),
        (
            {"start": "1970-01-01T09:00", "end": "1970-01-01T09:30"},
            "E-DATA-FIELDWORK",
            "start",
            WARNING,
        ),
        ({f"know_{p}": 4 for p in PROGRAMMES}, "E-DATA-STRAIGHT", "know_dividends", WARNING),
        (
            {"know_dividends": 1, "part_dividends": 1, "know_breeding": 1, "part_breeding": 1},
            "E-DATA-UNKNOWN-JOINED",
            "part_dividends",
            WARNING,
        ),
    ],
)
def test_found(tmp_path, changed, code, variable, severity):
    rows = answers()
    rows[2].update(changed)  # a registered household, on row 4 of the file
    (problem,) = check(tmp_path, rows).problems
    assert (problem.code, problem.variable, problem.severity) == (code, variable, severity)
    assert problem.row == 4
    assert problem.file == "households.csv"
    assert str(problem.message)
    if "household_id" not in changed:
        assert problem.id == "P003"


def test_the_last_day_of_fieldwork_belongs_to_it(tmp_path):
    rows = answers()
    rows[0].update(start="2021-07-20T23:00", end="2021-07-20T23:40")
    assert check(tmp_path, rows).problems == ()


def test_a_value_is_told_and_never_changed(tmp_path):
    from endogen.survey.engine import collect

    rows = answers()
    rows[2]["income"] = 2.03
    checked = check(tmp_path, rows)
    assert checked.problems[0].value == "2.03"
    assert collect(checked.frame.select("income"))["income"][2] == 2.03


def test_a_median_of_few_answers_tells_nothing(tmp_path):
    rows = answers(8)
    rows[2]["income"] = 2.03
    assert check(tmp_path, rows).problems == ()


def test_more_than_a_thousand_are_counted_and_the_first_thousand_listed(tmp_path):
    rows = answers(1_500)
    for row in rows:
        row["elders"] = 9
    problems = check(tmp_path, rows).problems
    members = [p for p in problems if p.code == "E-DATA-MEMBERS"]
    assert counted(members, ERROR) == 1_500
    assert len(members) == 1_001
    assert [p.row for p in members[:3]] == [2, 3, 4]
    assert (members[-1].row, members[-1].count) == (None, 500)


def test_the_order_that_breaks_a_rule_is_shown_whole(tmp_path):
    rows = answers()
    rows[2]["cause_illness"] = 1
    (problem,) = check(tmp_path, rows).problems
    assert problem.value == "1 - - 2 - 1"
