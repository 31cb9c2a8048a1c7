"""Which answers count: consent, the study's rule, the list of questionnaires."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.sources.village import STUDY, answers, check

from endogen.errors import DataError
from endogen.sources.households import read_returns
from endogen.study.grammar import parse
from endogen.survey.engine import collect


def test_answers_without_consent_are_refusals_and_go_no_further(tmp_path):
    rows = answers()
    rows[1].update(consent_survey=2, age=200, income="abc")  # its faults are nobody's business
    rows[4].update(consent_survey="")  # no consent was recorded: none was given
    checked = check(tmp_path, rows)
    assert (checked.rows, checked.valid) == (12, 10)
    assert checked.dropped == {"no consent": 2}
    assert checked.problems == ()
    ids = collect(checked.frame.select("household_id"))["household_id"].tolist()
    assert "P002" not in ids
    assert len(ids) == 10


def test_the_studys_rule_drops_the_unusable(tmp_path):
    checked = check(tmp_path, answers(), study=replace(STUDY, valid=parse("age >= 45")))
    assert checked.dropped == {"unusable": 4}
    assert checked.valid == 8
    assert len(collect(checked.frame)["age"]) == 8


def test_a_rule_where_nobody_was_asked_for_consent(tmp_path):
    rows = answers()
    for row in rows:
        del row["consent_survey"]
    checked = check(tmp_path, rows, study=replace(STUDY, valid=parse("age >= 45")))
    assert checked.dropped == {"unusable": 4}
    assert len(collect(checked.frame)["age"]) == 8


def test_a_rule_over_a_variable_that_is_not_there(tmp_path):
    with pytest.raises(DataError) as error:
        check(tmp_path, answers(), study=replace(STUDY, valid=parse("ages >= 45")))
    assert (error.value.code, error.value.details["nearest"]) == ("E-DATA-COLUMN", "age")


def test_nothing_left(tmp_path):
    rows = answers()
    for row in rows:
        row["consent_survey"] = 2
    with pytest.raises(DataError) as error:
        check(tmp_path, rows)
    assert error.value.code == "E-DATA-NO-VALID"
    assert error.value.details["refused"] == 12


def returned(folder, lines):
    (folder / "returns.csv").write_text("id,outcome,reason\n" + "\n".join(lines), encoding="utf-8")
    study = replace(STUDY, files=replace(STUDY.files, returns="returns.csv"))
    found = read_returns(folder, study)
    assert found is not None
    return found


def test_the_list_of_questionnaires(tmp_path):
    listed = [f"P{i:03},valid," for i in range(1, 13)]
    listed += ["P013,refused,not at home twice", "P014,unusable,half empty", "P015,refused,"]
    issued = returned(tmp_path, listed)
    checked = check(tmp_path, answers(), issued=issued.frame, issued_file="returns.csv")
    assert checked.problems == ()
    frame = collect(checked.returns)
    assert frame["valid"].sum() == 12
    assert len(frame["valid"]) == 15
    assert sorted(r for r in frame["reason"].tolist() if r) == ["refused", "refused", "unusable"]


def test_a_questionnaire_without_consent_is_lost_whatever_the_list_says(tmp_path):
    rows = answers()
    rows[0]["consent_survey"] = 2
    issued = returned(tmp_path, [f"P{i:03},valid," for i in range(1, 13)])
    checked = check(tmp_path, rows, issued=issued.frame, issued_file="returns.csv")
    frame = collect(checked.returns)
    assert frame["valid"].sum() == 11
    assert [r for r in frame["reason"].tolist() if r] == ["no consent"]
    assert [(p.code, p.id) for p in checked.problems] == [("E-DATA-RETURN-LACKING", "P001")]


def test_answers_that_no_questionnaire_explains(tmp_path):
    issued = returned(tmp_path, [f"P{i:03},valid," for i in range(2, 13)])
    checked = check(tmp_path, answers(), issued=issued.frame, issued_file="returns.csv")
    assert [(p.code, p.id) for p in checked.problems] == [("E-DATA-RETURN-UNLISTED", "P001")]


def test_an_outcome_outside_its_list(tmp_path):
    issued = returned(tmp_path, ["P001,lost,"])
    assert [p.code for p in issued.problems] == ["E-DATA-CODE"]


def test_unknown_and_lacking_columns(tmp_path):
    rows = answers()
    for row in rows:
        row["incom"] = row.pop("income")  # a slip of the pen
        row["remarks"] = "none"  # nobody asked
        row["_uuid"] = "x"  # what the collecting programme adds
    problems = check(tmp_path, rows).problems
    found = {(p.code, p.variable): p.severity.value for p in problems}
    assert found == {
        ("E-DATA-COLUMN-UNKNOWN", "incom"): "error",
        ("E-DATA-COLUMN-UNKNOWN", "remarks"): "warning",
        ("E-DATA-COLUMN-LACKING", "income"): "warning",
    }
    assert "income" in str(next(p for p in problems if p.variable == "incom").expected)
