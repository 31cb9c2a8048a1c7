"""Every answer of P Village obeys its questionnaire, and the answers fit together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from endogen.forms import read_instrument
from endogen.study.instrument import Instrument, Kind, Question
from endogen.study.programmes import PROJECTS, SOURCES

MANY = (Kind.SELECT_MULTIPLE, Kind.RANK)


@pytest.fixture(scope="module")
def form(folder: Path) -> Instrument:
    return read_instrument(folder / "questionnaire.xlsx")


def items(question: Question) -> list[str]:
    return [c.code for c in question.categories if c.missing is None]


def test_every_question_has_its_columns(form: Instrument, answers) -> None:
    wanted = []
    for question in form:
        if question.kind in MANY:
            wanted += [f"{question.name}_{item}" for item in items(question)]
        elif question.kind is not Kind.CALCULATE:
            wanted.append(question.name)
    assert sorted(answers[0]) == sorted([*wanted, "provenance"])


def test_answers_lie_within_codes_and_ranges(form: Instrument, answers) -> None:
    for question in form:
        if question.kind in MANY:
            continue
        missing = {code for code, _ in question.missing}
        codes = {c.code for c in question.categories}
        for row in answers:
            value = row[question.name]
            if value == "" or value in missing:
                continue
            if codes:
                assert value in codes, (question.name, value)
            elif question.kind is Kind.INTEGER:
                assert question.low is None or int(value) >= question.low, (question.name, value)
                assert question.high is None or int(value) <= question.high, (question.name, value)
            elif question.kind is Kind.DATE:
                assert re.match(r"\d{4}-\d\d-\d\d", value), (question.name, value)


def test_several_answers_are_marked_by_0_and_1(form: Instrument, answers) -> None:
    for question in form:
        if question.kind is Kind.SELECT_MULTIPLE:
            for row in answers:
                marks = {row[f"{question.name}_{item}"] for item in items(question)}
                assert marks <= {"0", "1"} or marks == {""}, question.name


def test_causes_are_ranked_by_registered_households_only(answers) -> None:
    for row in answers:
        places = [int(v) for k, v in row.items() if re.fullmatch(r"cause_[a-z]+", k)
                  and k not in ("cause_confirm", "cause_which")]  # fmt: skip
        named = sorted(place for place in places if place != -2)
        if row["registered"] == "1":
            assert named == list(range(1, len(named) + 1))
            assert 1 <= len(named) <= 4
        else:
            assert named == []
            assert row["registered_year"] == row["exit_year"] == ""


def test_households_hold_together(answers) -> None:
    for row in answers:
        n = {k: int(v) for k, v in row.items() if re.fullmatch(r"-?\d+", v)}
        assert n["elders"] + n["children"] + n["migrants"] <= n["size"]
        assert n["elders"] >= (n["age"] >= 65)
        for name in ("lost_labour", "high_school", "children"):
            assert n[name] <= n["size"]
        assert (n["has_cadre"] == 1) == (row["cadres"] != "")
        assert (n["has_party"] == 1) == (row["party_members"] != "")
        if row["registered"] == "1":
            assert n["exit_year"] >= n["registered_year"]
        assert (row["training"] == "1") == (row["training_days"] != "")
        assert (row["would_return"] == "") == (n["migrants"] == 0)
        assert (row["loan_need"] == "1") == (row["loan_access"] != "")
        assert row["start"] < row["end"]


def test_incomes_add_up(answers) -> None:
    for row in answers:
        amounts = [int(row[f"amount_{source}"]) for source in SOURCES]
        if int(row["income"]) >= 0:
            assert sum(amounts) == int(row["income"])
        for source, amount in zip(SOURCES, amounts, strict=True):
            assert amount == 0 or row[f"source_{source}"] == "1"
            assert amount > 0 or row[f"source_{source}"] == "0"
        assert row["months_covered"] == "12"
        for project in PROJECTS:
            assert 0 <= int(row[f"oneoff_{project}"]) <= int(row[f"benefit_{project}"])


def test_who_earns_by_breeding_takes_part_in_it(answers) -> None:
    earning = [row for row in answers if row["source_breeding"] == "1"]
    assert len(earning) == 11
    assert all(row["part_breeding"] == "1" for row in earning)


def test_without_one_off_benefits_the_groups_hardly_differ(answers) -> None:
    def mean(code: str, *, net: bool) -> float:
        rows = [row for row in answers if row["registered"] == code]
        benefit = sum(int(row[f"benefit_{p}"]) for row in rows for p in PROJECTS)
        once = sum(int(row[f"oneoff_{p}"]) for row in rows for p in PROJECTS)
        return (benefit - net * once) / len(rows)

    assert mean("1", net=False) - mean("2", net=False) > 1000
    assert abs(mean("1", net=True) - mean("2", net=True)) < 300


def test_missing_codes_are_few_and_never_in_bound_columns(form: Instrument, answers) -> None:
    codes = [(name, value) for row in answers for name, value in row.items()
             if value in ("-8", "-9")]  # fmt: skip
    assert 0 < len(codes) < 0.01 * len(answers) * len(answers[0])
    bound = re.compile(r"registered|age|schooling|size|migrants|know_|source_|growth|part_|channel")
    assert not [name for name, _ in codes if bound.match(name)]


def test_the_file_opens_in_excel_and_wps(folder: Path) -> None:
    raw = (folder / "data" / "households.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == 74
