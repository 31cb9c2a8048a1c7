"""Files of projects as village accountants write them, good and bad."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pyreadstat
import pytest

from endogen.errors import DataError, OutsideError
from endogen.i18n import LANGUAGES, Label, render
from endogen.sources.projects import read_projects
from endogen.sources.stated import amount, share, years
from endogen.study.amount import Amount
from endogen.study.codebook import Provenance
from endogen.study.project import Projects
from endogen.study.study import Files, Study

STUDY = Study(title=Label("A"), files=Files("data/households.csv"))
HEAD = "id,name,mode,start,term,principal,households,link,payer,written,profit_share,source"
MONEY = "project,year,item,yuan,party,provenance,source"


def read(folder: Path, lines: str, money: str = "", encoding: str = "utf-8") -> Projects:
    data = folder / "data"
    data.mkdir(exist_ok=True)
    (data / "projects.csv").write_bytes(lines.encode(encoding))
    if money:
        (data / "project-money.csv").write_bytes(money.encode(encoding))
    return read_projects(folder, STUDY)


def codes(found: Projects) -> list[str]:
    return [problem.code for problem in found.problems]


def test_a_study_without_projects_has_none(tmp_path: Path) -> None:
    assert read_projects(tmp_path, STUDY) == Projects()


def test_everything_that_can_be_stated(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        f"{HEAD}\nbase,Alpaca base,investment,2016,5,returned,59,4,Base,yes,30%,contract 7\n",
        f"{MONEY}\nbase,2016,invested,1700000,public,,voucher 3\n"
        "base,2017-2018,promised,140000,,,\nbase,2017,paid,20000-40000,households,invented,x\n",
    )
    assert codes(found) == []
    (base,) = found
    assert (base.id, base.mode, base.start, base.principal) == (
        "base", "investment", 2016, "returned",
    )  # fmt: skip
    assert (base.term, base.households, base.link) == tuple(map(Amount.of, (5.0, 59.0, 4.0)))
    assert base.clauses == {"written": Amount.of(1.0), "profit_share": Amount.of(0.3)}
    assert base.payer == Label("Base", "Base")
    put, promise, paid = base.money
    assert (put.amount, put.party, put.source) == (Amount.of(1_700_000.0), "public", "voucher 3")
    assert (promise.first, promise.last, promise.row) == (2017, 2018, 3)
    assert (paid.amount, paid.provenance) == (Amount(20_000.0, 40_000.0), Provenance.INVENTED)
    assert found.files == ("data/projects.csv", "data/project-money.csv")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_ledger_in_chinese(tmp_path: Path, encoding: str) -> None:
    found = read(
        tmp_path,
        "编号,项目名称,经营模式,起始年份,期限（年）,本金,受益户数,利益联结,付款方,书面合同,"
        "利润分成,备注\n羊驼,羊驼基地,投入入股,2016,5年,到期返还,59户,保底分红,基地,是,30,\n"
        "合作社,养殖合作社,合作社,2017年,,,,4-5,,否,,看账\n",
        "项目编号,年份,类别,金额（万元）,对方,凭证\n羊驼,2016,投入,170,财政资金,凭证3号\n"
        "羊驼,2017-,实付,14以上,农户,\n",
        encoding,
    )
    wrong = [p for p in found.problems if p.code != "E-DATA-ENCODING-INFERRED"]
    assert [p.code for p in wrong] == ["E-PROJECT-CHOICE", "E-PROJECT-UNKNOWN", "E-PROJECT-UNKNOWN"]
    assert "投资入股" in str(wrong[0].expected)
    found = read(
        tmp_path,
        "编号,项目名称,经营模式,起始年份,期限,本金,受益户数,利益联结,书面合同,利润分成\n"
        "羊驼,羊驼基地,投资入股,2016年,5年,到期返还,59户,保底分红,是,30\n",
        "项目编号,年份,类别,金额（万元）,对方,凭证\n羊驼,2016,投入,170,财政资金,凭证3号\n"
        "羊驼,2017-,实付,14以上,农户,\n",
        encoding,
    )
    assert {p.code for p in found.problems} <= {"E-DATA-ENCODING-INFERRED"}
    (base,) = found
    assert base.name == Label("羊驼基地", "羊驼基地")
    assert (base.term, base.households, base.link) == tuple(map(Amount.of, (5.0, 59.0, 4.0)))
    put, paid = base.money
    assert (put.amount, put.party) == (Amount.of(1_700_000.0), "public")
    assert (paid.amount, paid.party) == (Amount(140_000.0, math.inf), "households")
    assert (paid.first, paid.last) == (2017, None)


def test_a_workbook_from_wps(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["编号", "经营模式", "起始年份", "受益户数"])
    book.active.append(["羊驼", "投资入股", 2016, 59])
    book.save(tmp_path / "projects.xlsx")
    sums = openpyxl.Workbook()
    sums.active.append(["编号", "年份", "类别", "金额"])
    sums.active.append(["羊驼", 2016, "投入", 1700000])
    sums.save(tmp_path / "project-money.xlsx")
    (base,) = read_projects(tmp_path, STUDY)
    assert (base.start, base.households) == (2016, Amount.of(59.0))
    assert base.money[0].amount == Amount.of(1_700_000.0)


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("1,700,000", 1.7e6, 1.7e6),
        ("170万", 1.7e6, 1.7e6),
        ("170万元", 1.7e6, 1.7e6),
        ("3.27万", 32_700, 32_700),
        ("１４００００元", 140_000, 140_000),
        ("20000-40000", 20_000, 40_000),
        ("2万至4万", 20_000, 40_000),
        ("2～4万元", 20_000, 40_000),
        ("20,000 to 40,000", 20_000, 40_000),
        ("more than 160,000", 160_000, math.inf),
        ("160000以上", 160_000, math.inf),
        ("16万元以上", 160_000, math.inf),
        ("超过16万", 160_000, math.inf),
        (">= 160000", 160_000, math.inf),
        ("不超过5万元", 0, 50_000),
        ("0", 0, 0),
    ],
)
def test_amounts_as_people_write_them(said: str, low: float, high: float) -> None:
    assert amount(said) == Amount(low, high)


@pytest.mark.parametrize(
    "said", ["-5", "much", "4-2万", "1-2-3", "over 2-4", "万", "1e400", "NaN", "二十万", "over"]
)
def test_what_is_no_amount_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        amount(said)


def test_years_and_shares() -> None:
    assert years("2016") == years("2016年") == (2016, 2016)
    assert years("2016-2019") == years("2016至2019") == (2016, 2019)
    assert years("2016-") == (2016, None)
    assert years(" ") == (None, None)
    assert share("30%") == share("30") == share("0.3") == Amount.of(pytest.approx(0.3))
    for said in ("2019-2016", "16", "-2016", "2016-2017-2018", "1816", "last year"):
        with pytest.raises(ValueError, match=r".*"):
            years(said)
    with pytest.raises(ValueError, match="130"):
        share("130%")


BAD = {
    "E-PROJECT-ID": ("a b,A,investment,,,,,,,,,", "", "id"),
    "E-PROJECT-CHOICE": ("a,A,investing,,,,,,,,,", "", "mode"),
    "E-PROJECT-CELL": ("a,A,investment,,,,-3,,,,,", "", "households"),
}


@pytest.mark.parametrize("code", BAD)
def test_a_cell_that_cannot_be_read_is_told_with_its_line(tmp_path: Path, code: str) -> None:
    line, money, variable = BAD[code]
    found = read(tmp_path, f"{HEAD}\nok,Ok,cooperative,,,,,,,,,\n{line}\n", money)
    (wrong,) = found.problems
    assert (wrong.code, wrong.file, wrong.row) == (code, "data/projects.csv", 3)
    assert wrong.variable == variable
    assert "ok" in [project.id for project in found]
    for lang in LANGUAGES:
        assert "{" not in render(wrong.message, lang) + render(wrong.expected, lang)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("ok,2016,invested,lots,public,,", "E-PROJECT-CELL"),
        ("ok,2016,invested,,public,,", "E-PROJECT-CELL"),
        ("ok,16,invested,5,public,,", "E-PROJECT-CELL"),
        ("ok,2016,spent,5,public,,", "E-PROJECT-CHOICE"),
        ("oc,2016,invested,5,public,,", "E-PROJECT-UNKNOWN"),
        (",2016,invested,5,public,,", "E-PROJECT-ID"),
        ("ok,2016-2018,invested,5,public,,", "E-PROJECT-CELL"),
    ],
)
def test_a_sum_that_cannot_be_read_is_not_used(tmp_path: Path, line: str, code: str) -> None:
    found = read(tmp_path, f"{HEAD}\nok,Ok,cooperative,,,,,,,,,\n", f"{MONEY}\n{line}\n")
    assert codes(found) == [code]
    assert found.problems[0].row == 2
    assert found.projects[0].money == ()


def test_a_party_or_source_that_cannot_be_read_loses_only_itself(tmp_path: Path) -> None:
    lines = f"{MONEY}\nok,2016,invested,5,nobody,guess,x\n"
    found = read(tmp_path, f"{HEAD}\nok,Ok,cooperative,,,,,,,,,\n", lines)
    assert codes(found) == ["E-PROJECT-CHOICE"] * 2
    (money,) = found.projects[0].money
    assert (money.party, money.provenance) == ("", Provenance.INVENTED)


def test_doubts_are_warnings(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        f"{HEAD},colour\nok,Ok,cooperative,2018,,returned,,,,,,,red\n"
        "ok,Twin,cooperative,,,,,,,,,,\n",
        f"{MONEY}\nok,2016,invested,5,,,\n",
    )
    said = {problem.code: problem.severity.value for problem in found.problems}
    assert said == {
        "E-PROJECT-HEAD": "warning",
        "E-PROJECT-TWICE": "error",
        "E-PROJECT-EARLY": "warning",
        "E-PROJECT-TERM": "warning",
    }
    assert len(found.projects[0].money) == 1


class TestWhichFile:
    def test_two_are_one_too_many(self, tmp_path: Path) -> None:
        (tmp_path / "projects.csv").write_text(HEAD + "\n", encoding="utf-8")
        with pytest.raises(DataError) as error:
            read(tmp_path, HEAD + "\n")
        assert error.value.code == "E-PROJECT-WHICH"

    def test_the_named_one_must_be_there(self, tmp_path: Path) -> None:
        study = replace(STUDY, files=Files("h.csv", projects="项目.csv"))
        with pytest.raises(OutsideError) as error:
            read_projects(tmp_path, study)
        assert error.value.code == "E-OUTSIDE-NO-FILE"
        (tmp_path / "项目.csv").write_text("编号,模式\n甲,合作社\n", encoding="utf-8")
        assert [p.id for p in read_projects(tmp_path, study)] == ["甲"]

    def test_money_needs_projects(self, tmp_path: Path) -> None:
        (tmp_path / "project-money.csv").write_text(MONEY + "\n", encoding="utf-8")
        with pytest.raises(DataError) as error:
            read_projects(tmp_path, STUDY)
        assert error.value.code == "E-PROJECT-NONE"

    @pytest.mark.parametrize(
        ("head", "code"), [("id,name", "E-PROJECT-COLUMN"), ("id,编号,mode", "E-DATA-NAME-TWICE")]
    )
    def test_columns(self, tmp_path: Path, head: str, code: str) -> None:
        with pytest.raises(DataError) as error:
            read(tmp_path, head + "\n")
        assert error.value.code == code

    def test_a_file_of_data_is_none(self, tmp_path: Path) -> None:
        pyreadstat.write_sav(pd.DataFrame({"id": ["a"]}), tmp_path / "projects.csv")
        with pytest.raises(DataError) as error:
            read_projects(tmp_path, STUDY)
        assert error.value.code == "E-PROJECT-KIND"
