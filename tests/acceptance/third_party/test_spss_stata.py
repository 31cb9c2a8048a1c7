"""SPSS and Stata files: labels, missing codes, Chinese text and old encodings survive."""

from __future__ import annotations

import math

import pandas as pd
import pyreadstat
import pytest

from endogen.cli import main
from endogen.i18n import Label
from endogen.sources.answers import open_data
from endogen.sources.households import read_file
from endogen.sources.recode import recode
from endogen.sources.write_labelled import write_labelled
from endogen.study.answers import Held
from endogen.study.instrument import Kind, Missing
from endogen.survey.engine import collect

QUESTIONS = {
    "xb": "性别（户主）",
    "income": "家庭纯收入",
    "age": "户主年龄",
    "name": "姓名",
    "know": "对合作社政策的了解程度",
}
VALUES = {
    "xb": {1.0: "男", 2.0: "女", -9.0: "拒答"},
    "age": {999.0: "不知道"},
    "know": {1.0: "很不了解", 5.0: "很了解"},
}
MISSING = {"xb": [-9], "income": [-8, -9], "age": [{"lo": 990, "hi": 999}]}


def spss(folder):
    data = pd.DataFrame(
        {
            "xb": [1.0, 2.0, -9.0, 1.0],
            "income": [20_000.5, -8.0, -9.0, None],
            "age": [45.0, 997.0, 999.0, 70.0],
            "know": [1.0, 3.0, 5.0, 2.0],
            "name": ["张三", "李四", "", "王五"],
        }
    )
    path = folder / "answers.sav"
    pyreadstat.write_sav(
        data, path, column_labels=QUESTIONS, variable_value_labels=VALUES, missing_ranges=MISSING
    )
    return path


def columns(frame):
    return {
        name: [None if v != v else v for v in array.tolist()]
        for name, array in collect(frame).items()
    }


def test_the_files_labels_become_questions(tmp_path):
    instrument = open_data(spss(tmp_path)).instrument
    sex = instrument["xb"]
    assert (sex.kind, sex.label) == (Kind.SELECT_ONE, Label(zh="性别（户主）"))
    assert [(c.code, str(c.label), c.missing) for c in sex.categories] == [
        ("1", "男", None),
        ("2", "女", None),
        ("-9", "拒答", Missing.REFUSED),
    ]
    assert instrument["income"].missing == (("-8", Missing.BLANK), ("-9", Missing.BLANK))
    # A range stands for those of its codes that occur, each with the reason its label gives.
    assert instrument["age"].missing == (("997", Missing.BLANK), ("999", Missing.DONT_KNOW))
    # Only the ends of the scale have labels: it is no list of two codes.
    assert instrument["know"].kind is Kind.DECIMAL


def test_missing_codes_are_missing_and_codes_stay_codes(tmp_path):
    found = columns(read_file(spss(tmp_path)).dataset.variables)
    assert found == {
        "xb": [1, 2, None, 1],
        "income": [20_000.5, None, None, None],
        "age": [45, None, None, 70],
        "know": [1, 3, 5, 2],
        "name": ["张三", "李四", None, "王五"],
    }


def test_there_and_back(tmp_path):
    first = open_data(spss(tmp_path))
    again = tmp_path / "again.sav"
    write_labelled(again, first, first.instrument)
    second = open_data(again)
    assert second.instrument == first.instrument
    assert columns(second.frame) == columns(first.frame)
    # And to a reader that knows nothing of endogen:
    _, meta = pyreadstat.read_sav(again, user_missing=True, output_format="dict")
    assert meta.column_names_to_labels == QUESTIONS
    assert meta.variable_value_labels == VALUES
    assert meta.missing_ranges["xb"] == [{"lo": -9.0, "hi": -9.0}]


def stata(folder):
    data = pd.DataFrame(
        {
            "loan": pd.Series([1, "a", 2, "b", None], dtype=object),
            "yuan": [1.5, 2.5, None, 4.5, 5.5],
            "word": ["甲", "乙", "", "丁", "戊"],
        }
    )
    path = folder / "answers.dta"
    pyreadstat.write_dta(
        data,
        path,
        column_labels={"loan": "是否贷款"},
        missing_user_values={"loan": ["a", "b"]},
        variable_value_labels={"loan": {1: "是", 2: "否", "a": "拒答"}},
    )
    return path


def test_statas_missing_answers_keep_their_reasons(tmp_path):
    answers = open_data(stata(tmp_path))
    loan = answers.instrument["loan"]
    assert loan.kind is Kind.SELECT_ONE
    assert loan.yes_no
    assert dict(loan.missing) == {".a": Missing.REFUSED, ".b": Missing.BLANK}
    dataset = recode(answers, answers.instrument)
    assert columns(dataset.variables)["loan"] == [1, None, 0, None, None]
    refused = next(r for r in dataset.reasons if r.missing is Missing.REFUSED)
    assert columns(dataset.frame)[refused.column] == [0, 1, 0, 0, 0]


def test_statas_reasons_beyond_the_first_block(tmp_path, monkeypatch):
    monkeypatch.setattr("endogen.sources.labelled.BLOCK", 3)
    loan = pd.Series([1, 2, 1, 2, 1, "b", "a"], dtype=object)
    path = tmp_path / "long.dta"
    pyreadstat.write_dta(
        pd.DataFrame({"loan": loan}),
        path,
        missing_user_values={"loan": ["a", "b"]},
        variable_value_labels={"loan": {1: "是", 2: "否", "a": "拒答"}},
    )
    answers = open_data(path)
    assert dict(answers.instrument["loan"].missing) == {".a": Missing.REFUSED}
    dataset = recode(answers, answers.instrument)
    assert columns(dataset.variables)["loan"] == [1, 0, 1, 0, 1, None, None]
    assert answers.problems == ()


def test_there_and_back_with_stata(tmp_path):
    first = open_data(stata(tmp_path))
    again = tmp_path / "again.dta"
    write_labelled(again, first, first.instrument)
    second = open_data(again)
    assert second.instrument == first.instrument
    assert columns(second.frame) == columns(first.frame)
    values, meta = pyreadstat.read_dta(again, user_missing=True, output_format="dict")
    assert list(values["loan"]) == [1, "a", 2, "b", None]
    assert meta.variable_value_labels["loan"] == {1: "是", 2: "否", "a": "拒答"}


OLD = {"AAAA": "张三", "BBBB": "李四", "CCCC": "性别", "DDDD": "男人", "EEEE": "女人"}


def in_gbk(path, mark=None):
    """Put GBK signs in place of letters, as a program of 2005 wrote them."""
    content = path.read_bytes()
    for letters, signs in OLD.items():
        content = content.replace(letters.encode(), signs.encode("gbk"))
    path.write_bytes(content.replace(*mark) if mark else content)
    return path


@pytest.mark.parametrize("kind", ["sav", "dta"])
def test_old_files_in_gbk(tmp_path, kind):
    data = pd.DataFrame({"name": ["AAAA", "BBBB"], "sex": [1.0, 2.0]})
    labels = {
        "column_labels": {"sex": "CCCC"},
        "variable_value_labels": {"sex": {1: "DDDD", 2: "EEEE"}},
    }
    path = tmp_path / f"old.{kind}"
    if kind == "sav":
        pyreadstat.write_sav(data, path, **labels)
    else:
        pyreadstat.write_dta(data, path, version=10, **labels)
    answers = open_data(in_gbk(path))
    assert columns(answers.frame)["name"] == ["张三", "李四"]
    assert answers.instrument["sex"].label == Label(zh="性别")
    assert [c.label.zh for c in answers.instrument["sex"].categories] == ["男人", "女人"]
    assert [p.code for p in answers.problems] == ["E-DATA-ENCODING-INFERRED"]


def test_a_file_that_says_gbk_is_no_guess(tmp_path):
    data = pd.DataFrame({"name": ["AAAA", "BBBB"], "sex": [1.0, 2.0]})
    path = tmp_path / "said.sav"
    pyreadstat.write_sav(data, path)
    answers = open_data(in_gbk(path, (b"UTF-8", b"GBK  ")))
    assert columns(answers.frame)["name"] == ["张三", "李四"]
    assert answers.problems == ()


def test_old_stata_in_latin_stays_latin(tmp_path):
    data = pd.DataFrame({"name": ["XXXX", "YYYY"]})
    path = tmp_path / "latin.dta"
    pyreadstat.write_dta(data, path, version=10)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"XXXX", "été ".encode("latin-1")))
    answers = open_data(path)
    assert columns(answers.frame)["name"] == ["été", "YYYY"]
    assert answers.problems == ()


def test_dates(tmp_path):
    import datetime as dt

    data = pd.DataFrame({"day": [dt.date(2021, 7, 3), None], "n": [1.0, 2.0]})
    path = tmp_path / "dates.sav"
    pyreadstat.write_sav(data, path)
    answers = open_data(path)
    assert answers.columns == {"day": Held.DATE, "n": Held.NUMBER}
    assert answers.instrument["day"].kind is Kind.DATE
    assert answers.frame.to_native().project("day").fetchall() == [
        (dt.datetime(2021, 7, 3),),
        (None,),
    ]


def test_statas_own_numbers():
    from endogen.sources.labels import stata_letter, stata_number

    # A float in Stata's format for .a in double precision: sign 0, exponent 0x7fe, 0x001…
    assert stata_number(".a").hex() == "0x1.0010000000000p+1023"
    assert stata_letter(stata_number(".z")) == "z"
    assert stata_letter(math.inf) == ""
    assert stata_letter(5.0) == ""


def test_groups_bear_their_labels_on_the_screen(tmp_path, capsys):
    words = ["estimate", str(spss(tmp_path)), "--of", "count(income)", "--by", "xb"]
    assert main([*words, "--lang", "zh"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert ["1 男" in lines[2], "2 女" in lines[3], len(lines)] == [True, True, 4]
    assert main([*words, "--format", "csv"]) == 0
    assert ",xb,1," in capsys.readouterr().out  # programs get the value
