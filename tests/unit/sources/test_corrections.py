"""Corrections: found, held against the raw cells, made in order, and refused in words."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pyreadstat
import pytest
from tests.unit.sources.village import INSTRUMENT, STUDY, answers, text

from endogen.errors import DataError, OutsideError
from endogen.i18n import Label
from endogen.sources.corrections import corrections_file, read_corrections
from endogen.sources.households import Prepared, read_households
from endogen.study.instrument import Missing
from endogen.study.problem import Severity
from endogen.study.study import Coding, Files, Study
from endogen.survey.engine import collect

LABELS = {"poor": {1.0: "是", 2.0: "否", -9.0: "拒答"}}
HEAD = ("id", "variable", "old", "new", "reason", "who")


def write(path: Path, *lines: tuple[str, ...], head: tuple[str, ...] = HEAD) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *lines])


def prepared(
    folder: Path, *lines: tuple[str, ...], rows: list[dict[str, object]] | None = None
) -> Prepared:
    (folder / "households.csv").write_text(text(rows or answers()), encoding="utf-8")
    write(folder / "corrections.csv", *lines)
    return read_households(folder, STUDY, INSTRUMENT)


def column(found: Prepared, name: str) -> list[object]:
    return list(collect(found.dataset.frame.sort("__row").select(name))[name])


def codes(found: Prepared) -> list[str]:
    return [p.code for p in found.corrections.problems]


def line(variable: str, old: object, new: object, id_: str = "P001") -> tuple[str, ...]:
    return (id_, variable, str(old), str(new), "typed wrongly", "Li Na")


def test_a_correction_changes_the_answer_and_not_the_file(tmp_path: Path):
    found = prepared(tmp_path, line("income", 20_100, 21_000))
    assert column(found, "income")[:2] == [21_000, 20_200]
    assert found.corrections.by_reason() == {"typed wrongly": 1}
    assert (tmp_path / "households.csv").read_text(encoding="utf-8") == text(answers())


def test_a_cell_that_nobody_could_read_is_corrected_before_it_is_read(tmp_path: Path):
    rows = answers()
    rows[0]["income"] = "2万1千"
    assert [p.code for p in prepared(tmp_path, rows=rows).problems] == ["E-DATA-TEXT-IN-NUMBER"]
    found = prepared(tmp_path, line("income", "2万1千", 21_000), rows=rows)
    assert found.problems == ()
    assert column(found, "income")[0] == 21_000


@pytest.mark.parametrize("old", ["20100", "20,100", "20100.0", "２０１００", " 20100 ", "20100元"])
def test_numbers_are_compared_as_numbers(tmp_path: Path, old: str):
    assert column(prepared(tmp_path, line("income", old, 5)), "income")[0] == 5


def test_days_are_compared_as_days(tmp_path: Path):
    rows = answers()
    rows[0]["start"] = "2021-07-03"
    found = prepared(tmp_path, line("start", "2021/7/3", "2021-07-04"), rows=rows)
    assert codes(found) == []
    assert str(column(found, "start")[0]).startswith("2021-07-04")


def test_nothing_means_an_empty_cell_both_ways(tmp_path: Path):
    found = prepared(tmp_path, line("cadres", "", 1), line("income", 20_100, ""))
    assert column(found, "cadres")[0] == 1
    assert column(found, "income")[0] != column(found, "income")[0]  # NaN


def test_corrections_of_one_cell_follow_each_other(tmp_path: Path):
    found = prepared(tmp_path, line("age", 41, 14), line("age", 14, 44), line("age", 44, 45))
    assert column(found, "age")[0] == 45
    assert [one.correction.new for one in found.corrections.applied] == ["14", "44", "45"]


def test_corrections_that_contradict_change_nothing(tmp_path: Path):
    found = prepared(tmp_path, line("age", 41, 44), line("size", 4, 5), line("age", 41, 54))
    assert codes(found) == ["E-CORRECTION-CONTRADICTS"] * 2
    assert column(found, "age")[0] == 41
    assert column(found, "size")[0] == 5
    assert [p.row for p in found.corrections.problems] == [2, 4]


def test_the_same_correction_twice_counts_once(tmp_path: Path):
    found = prepared(tmp_path, line("age", 41, 44), line("age", 41, 44))
    assert codes(found) == ["E-CORRECTION-AGAIN"]
    assert column(found, "age")[0] == 44
    assert (len(found.corrections.applied), found.corrections.refused) == (1, 1)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (line("income", 1, 2), "E-CORRECTION-OLD"),
        (line("income", "", 2), "E-CORRECTION-OLD"),
        (line("income", 20_100, 2, "P099"), "E-CORRECTION-ID"),
        (line("incom", 20_100, 2), "E-CORRECTION-VARIABLE"),
        (line("know_breeding", 5, 9), "E-CORRECTION-NEW"),
        (line("registered", 1, "yes"), "E-CORRECTION-NEW"),
        (line("income", 20_100, "much"), "E-CORRECTION-NEW"),
        (line("end", "2021-07-03T09:40:00.000+08:00", "later"), "E-CORRECTION-NEW"),
        (line("age", 41, 41), "E-CORRECTION-NOTHING"),
        (("P001", "age", "41", "42", "", "Li Na"), "E-CORRECTION-LACKS"),
        (("P001", "age", "41", "42", "typed wrongly", " "), "E-CORRECTION-LACKS"),
        (("", "age", "41", "42", "typed wrongly", "Li Na"), "E-CORRECTION-LACKS"),
    ],
)
def test_what_is_wrong_is_refused_in_words(tmp_path: Path, wrong: tuple[str, ...], code: str):
    found = prepared(tmp_path, wrong)
    assert codes(found) == [code]
    assert found.corrections.applied == ()
    for name in ("income", "age", "registered", "know_breeding"):
        plain = column(prepared(tmp_path), name)
        assert column(prepared(tmp_path, wrong), name) == plain


def test_a_refusal_says_where_what_was_expected_and_what_was_found(tmp_path: Path):
    (said,) = prepared(tmp_path, line("income", 7, 8)).corrections.problems
    assert (said.file, said.row, said.id, said.variable) == ("corrections.csv", 2, "P001", "income")
    assert (said.value, str(said.expected), said.severity) == ("7", "7", Severity.ERROR)
    assert "“20100” (row 2 of households.csv)" in str(said.message)


def test_an_id_that_two_rows_have_names_nobody(tmp_path: Path):
    rows = answers()
    rows[5]["household_id"] = "P001"
    found = prepared(tmp_path, line("income", 20_100, 1), rows=rows)
    assert codes(found) == ["E-CORRECTION-ID-TWICE"]


def test_a_code_of_a_missing_answer_is_an_answer(tmp_path: Path):
    assert codes(prepared(tmp_path, line("income", 20_100, -8))) == []


def test_zeros_before_a_number_are_part_of_a_name(tmp_path: Path):
    rows = answers()
    for number, row in enumerate(rows, start=1):
        row["household_id"] = f"{number:03}"
    assert codes(prepared(tmp_path, line("age", 41, 42, "1"), rows=rows)) == ["E-CORRECTION-ID"]
    assert codes(prepared(tmp_path, line("age", 41, 42, "001"), rows=rows)) == []


def test_choices_and_codes_are_told_by_their_labels(tmp_path: Path):
    found = prepared(tmp_path, line("channel_tv", 1, 0), line("household_id", "P001", "P101"))
    assert codes(found) == []
    assert [str(one.label) for one in found.corrections.applied] == ["channel: tv", "household_id"]


def test_chinese_heads_in_gbk_and_in_a_workbook(tmp_path: Path):
    (tmp_path / "households.csv").write_text(text(answers()), encoding="utf-8")
    said = "编号,变量,原值,新值,原因,修改人,日期\r\nP001,age,41,42,录入错误,李娜,2021-08-01\r\n"
    (tmp_path / "corrections.csv").write_bytes(said.encode("gbk"))
    (one,) = read_households(tmp_path, STUDY, INSTRUMENT).corrections.applied
    assert (one.correction.reason, one.correction.who) == ("录入错误", "李娜")
    (tmp_path / "corrections.csv").unlink()
    book = openpyxl.Workbook()
    book.active.append(["编号", "变量", "原值", "新值", "原因", "修改人"])
    book.active.append(["P001", "age", 41, 42, "录入错误", "李娜"])
    book.save(tmp_path / "corrections.xlsx")
    found = read_households(tmp_path, STUDY, INSTRUMENT)
    assert column(found, "age")[0] == 42


class TestWhichFile:
    def test_none(self, tmp_path: Path):
        assert corrections_file(tmp_path, STUDY) == ""

    def test_beside_the_answers(self, tmp_path: Path):
        study = replace(STUDY, files=Files("data/households.csv"))
        (tmp_path / "data").mkdir()
        write(tmp_path / "data" / "corrections.csv")
        assert corrections_file(tmp_path, study) == "data/corrections.csv"
        write(tmp_path / "corrections.csv")
        with pytest.raises(DataError) as error:
            corrections_file(tmp_path, study)
        assert error.value.code == "E-CORRECTION-WHICH"

    def test_the_named_one(self, tmp_path: Path):
        write(tmp_path / "corrections.csv")
        study = replace(STUDY, files=Files("households.csv", corrections="更正.csv"))
        with pytest.raises(OutsideError) as error:
            corrections_file(tmp_path, study)
        assert error.value.code == "E-OUTSIDE-NO-FILE"
        write(tmp_path / "更正.csv")
        assert corrections_file(tmp_path, study) == "更正.csv"

    def test_a_column_that_lacks_is_named(self, tmp_path: Path):
        write(tmp_path / "corrections.csv", head=HEAD[:-1])
        with pytest.raises(DataError) as error:
            read_corrections(tmp_path / "corrections.csv", "corrections.csv")
        assert (error.value.code, error.value.details["name"]) == ("E-CORRECTION-COLUMN", "who")

    def test_a_file_of_data_is_no_file_of_corrections(self, tmp_path: Path):
        path = tmp_path / "corrections.csv"
        pyreadstat.write_sav(pd.DataFrame({"id": ["a"]}), path)
        with pytest.raises(DataError) as error:
            read_corrections(path, "corrections.csv")
        assert error.value.code == "E-CORRECTION-KIND"


class TestFilesOfOthers:
    """Without a questionnaire: labels and study.toml say what may stand in a column."""

    DATA = pd.DataFrame(
        {"hh": ["a", "b", "c", "d"], "poor": [1.0, 2.0, 1.0, -9.0], "inc": [5.0, 6.0, 7.0, 8.0]}
    )
    STUDY = Study(
        Label("x"),
        Files("data"),
        roles=(("id", "hh"), ("registered", "poor"), ("income", "inc")),
        coding={"registered": Coding(("1",), ("2",), (("-9", Missing.REFUSED),))},
    )

    def read(self, folder: Path, file: str) -> Prepared:
        write(
            folder / "corrections.csv",
            line("poor", 2, 1, "b"),
            line("poor", 1, 3, "a"),
            line("poor", -9, 2, "d"),
            line("inc", "7.0", 7.5, "c"),
        )
        return read_households(folder, replace(self.STUDY, files=Files(file)))

    @pytest.mark.parametrize("file", ["d.sav", "d.dta", "d.parquet", "d.csv", "d.xlsx"])
    def test_every_kind_of_file(self, tmp_path: Path, file: str):
        path = tmp_path / file
        kind = path.suffix
        if kind == ".sav":
            pyreadstat.write_sav(
                self.DATA, path, variable_value_labels=LABELS, missing_ranges={"poor": [-9]}
            )
        elif kind == ".dta":
            pyreadstat.write_dta(self.DATA, path, variable_value_labels=LABELS)
        elif kind == ".parquet":
            self.DATA.astype({"poor": int, "inc": int}).to_parquet(path)
        elif kind == ".csv":
            self.DATA.to_csv(path, index=False)
        else:
            self.DATA.to_excel(path, index=False)
        before = hashlib.sha256(path.read_bytes()).hexdigest()
        found = self.read(tmp_path, file)
        assert codes(found) == ["E-CORRECTION-NEW"]  # 3 is no code
        assert column(found, "inc") == [5, 6, 7.5, 8]
        assert column(found, "poor") == [1, 1, 1, 0]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == before

    def test_who_is_corrected_must_be_known(self, tmp_path: Path):
        self.DATA.to_csv(tmp_path / "d.csv", index=False)
        nobody = replace(self.STUDY, roles=(("income", "inc"),))
        write(tmp_path / "corrections.csv", line("inc", 5, 6, "a"))
        with pytest.raises(DataError) as error:
            read_households(tmp_path, replace(nobody, files=Files("d.csv")))
        assert error.value.code == "E-CORRECTION-NO-ID"
