"""A form with one fault is answered with that fault, its sheet and its row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.forms.forms_at_hand import saved, sheets

from endogen.errors import FormError
from endogen.forms import lint, read_instrument
from endogen.forms.workbook import Cells
from endogen.study.instrument import Kind, Missing, Origin

Change = Callable[[dict[str, Cells]], None]


def put(sheet: str, row: int, column: int, words: str) -> Change:
    def change(cells: dict[str, Cells]) -> None:
        cells[sheet][row - 1][column] = words

    return change


def add(sheet: str, *words: str) -> Change:
    def change(cells: dict[str, Cells]) -> None:
        cells[sheet].append([*words, *[""] * (len(cells[sheet][0]) - len(words))])

    return change


def test_a_form_is_read(tmp_path: Path) -> None:
    instrument = read_instrument(saved(tmp_path))
    assert [q.name for q in instrument] == ["poor", "age", "ways"]
    assert instrument.title.en == "Test"
    age = instrument["age"]
    assert (age.kind, age.role, age.low, age.high) == (Kind.INTEGER, "age", 16.0, 110.0)
    assert age.missing == (("-9", Missing.DONT_KNOW),)
    assert age.row == 3
    assert instrument["poor"].origin is Origin.PAPER
    assert instrument["poor"].yes_no
    assert instrument["poor"].label.zh == "建档立卡户？"


@pytest.mark.parametrize(
    ("change", "code", "row", "said"),
    [
        (put("survey", 3, 0, "integr"), "E-FORM-TYPE", 3, "integer"),
        (put("survey", 3, 0, ""), "E-FORM-TYPE-LACKS", 3, ""),
        (put("survey", 2, 0, "select_one yes_noo"), "E-FORM-LIST", 2, "yes_no"),
        (put("survey", 3, 1, "poor"), "E-FORM-TWICE", 3, "row 2"),
        (put("survey", 3, 1, "Poor"), "E-FORM-TWICE", 3, "row 2"),
        (put("survey", 3, 1, "my age"), "E-FORM-NAME", 3, "my age"),
        (put("survey", 3, 1, "ways_tv"), None, None, ""),
        (put("survey", 3, 4, "agee"), "E-FORM-ROLE", 3, "age"),
        (put("survey", 4, 4, "channel:tv"), "E-FORM-ROLE", 4, "channel"),
        (put("survey", 4, 4, "cause"), "E-FORM-KIND", 4, "cause"),
        (put("survey", 3, 4, "registered"), "E-FORM-KIND", 3, "registered"),
        (put("survey", 3, 5, "papr"), "E-FORM-ORIGIN", 3, "paper or added"),
        (put("survey", 3, 6, "-9"), "E-FORM-MISSING", 3, "-9=don't know"),
        (put("choices", 2, 4, "yess"), "E-FORM-MEANS", 2, "yes"),
        (put("choices", 2, 4, ""), "E-FORM-MEANS-LACKS", 2, "registered"),
        (put("choices", 3, 1, "1"), "E-FORM-CHOICE-TWICE", 3, "yes_no"),
        (put("choices", 3, 1, ""), "E-FORM-CHOICE", 3, ""),
        (add("survey", "begin_group", "open"), "E-FORM-GROUP-OPEN", 5, "end_group"),
        (add("survey", "end_group"), "E-FORM-GROUP-END", 5, "begin_group"),
        (add("survey", "text", "channel_tv"), "E-FORM-COLUMN-TWICE", 5, "channel_tv"),
    ],
)
def test_one_fault(
    tmp_path: Path, change: Change, code: str | None, row: int | None, said: str
) -> None:
    cells = sheets()
    change(cells)
    path = saved(tmp_path, cells)
    if code is None:
        read_instrument(path)
        return
    with pytest.raises(FormError) as caught:
        read_instrument(path)
    assert caught.value.code == code
    assert caught.value.where.row == row
    assert caught.value.where.file == "form.xlsx"
    assert said in caught.value.say("en")


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (put("survey", 3, 7, "${pooor} = 1"), "E-FORM-REFERENCE", "poor"),
        (put("survey", 3, 7, "${poor} = '3'"), "E-FORM-CODE", "poor"),
        (put("survey", 3, 7, "selected(${ways}, 'radio')"), "E-FORM-CODE", "radio"),
        (put("survey", 3, 3, ""), "E-FORM-TRANSLATION", "zh"),
        (put("choices", 4, 2, ""), "E-FORM-TRANSLATION", "en"),
        (put("survey", 4, 4, ""), "E-FORM-ROLELESS", "no role"),
        (add("choices", "unused", "1", "a", "甲"), "E-FORM-UNUSED", "unused"),
        (put("survey", 3, 8, "(. >= 16"), "E-FORM-CONVERT", ""),
    ],
)
def test_lint_tells_more(tmp_path: Path, change: Change, code: str, said: str) -> None:
    cells = sheets()
    change(cells)
    path = saved(tmp_path, cells)
    faults = lint(path, validate=code == "E-FORM-CONVERT")
    codes = [fault.error.code for fault in faults]
    assert code in [c.replace("VALIDATE", "CONVERT") for c in codes]
    assert said in faults[0].error.say("en")


def test_lint_tells_all_faults_in_the_order_of_the_rows(tmp_path: Path) -> None:
    cells = sheets()
    put("survey", 4, 4, "chanel")(cells)
    put("survey", 3, 4, "agee")(cells)
    faults = lint(saved(tmp_path, cells))
    assert [(f.error.code, f.error.where.row) for f in faults] == [
        ("E-FORM-ROLE", 3),
        ("E-FORM-ROLE", 4),
    ]


def test_without_labels_nothing_is_shown(tmp_path: Path) -> None:
    cells = sheets()
    put("survey", 3, 2, "")(cells)
    put("survey", 3, 3, "")(cells)
    assert [f.error.code for f in lint(saved(tmp_path, cells))] == ["E-FORM-LABEL"]


def test_a_form_of_one_language_without_roles_is_read(tmp_path: Path) -> None:
    cells: dict[str, Cells] = {
        "survey": [["type", "name", "label"], ["integer", "age", "年龄"]],
        "choices": [["list_name", "name", "label"]],
        "settings": [["form_title"], ["T"]],
    }
    instrument = read_instrument(saved(tmp_path, cells))
    assert instrument["age"].label.zh == "年龄"
    assert instrument["age"].label.en == ""


def test_questions_of_a_repeat_are_no_columns_of_the_household(tmp_path: Path) -> None:
    cells = sheets()
    add("survey", "begin_repeat", "members")(cells)
    add("survey", "integer", "member_age")(cells)
    add("survey", "end_repeat")(cells)
    assert "member_age" not in read_instrument(saved(tmp_path, cells))


def test_a_role_in_a_repeat_is_refused(tmp_path: Path) -> None:
    cells = sheets()
    add("survey", "begin_repeat", "members")(cells)
    add("survey", "integer", "member_age", "Age", "年龄", "size")(cells)
    add("survey", "end_repeat")(cells)
    with pytest.raises(FormError, match="E-FORM-REPEAT"):
        read_instrument(saved(tmp_path, cells))


@pytest.mark.parametrize(("missing", "code"), [("survey", "E-FORM-SHEET")])
def test_a_sheet_is_missing(tmp_path: Path, missing: str, code: str) -> None:
    cells = sheets()
    cells["other"] = cells.pop(missing)
    with pytest.raises(FormError) as caught:
        read_instrument(saved(tmp_path, cells))
    assert caught.value.code == code


def test_a_column_is_missing(tmp_path: Path) -> None:
    cells = sheets()
    put("survey", 1, 1, "nom")(cells)
    with pytest.raises(FormError, match="E-FORM-COLUMN"):
        read_instrument(saved(tmp_path, cells))


def test_the_error_is_said_in_both_languages(tmp_path: Path) -> None:
    cells = sheets()
    put("survey", 3, 4, "agee")(cells)
    with pytest.raises(FormError) as caught:
        read_instrument(saved(tmp_path, cells))
    assert "form.xlsx, sheet survey, row 3, variable age" in caught.value.say("en")
    assert caught.value.say("zh")


def test_rules_that_go_round_in_a_circle(tmp_path: Path) -> None:
    cells = sheets()
    put("survey", 2, 7, "${ways} != ''")(cells)
    put("survey", 4, 7, "${age} > 3")(cells)
    faults = lint(saved(tmp_path, cells))
    assert [f.error.code for f in faults] == ["E-FORM-CYCLE"]
    assert "poor → ways → age → poor" in faults[0].error.say("en")


@pytest.mark.parametrize("name", ["select", "年龄", "drop-table", "_x.1"])
def test_names_that_are_words_elsewhere_are_names(tmp_path: Path, name: str) -> None:
    cells = sheets()
    put("survey", 3, 1, name)(cells)
    path = saved(tmp_path, cells)
    assert name in read_instrument(path)
    assert lint(path) == ()


@pytest.mark.parametrize("name", ['"; drop table x', "a b", "1a", "=1+1", "../up", ""])
def test_names_that_are_none(tmp_path: Path, name: str) -> None:
    cells = sheets()
    put("survey", 3, 1, name)(cells)
    with pytest.raises(FormError, match="E-FORM-NAME"):
        read_instrument(saved(tmp_path, cells))
