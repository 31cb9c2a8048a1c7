"""What is proposed, what is asked, and that nothing is guessed in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.proposals.students import SERVICE, SPSS, Asked, profile

from endogen.proposals import propose
from endogen.proposals.items import ITEMS
from endogen.proposals.pattern import find, plain
from endogen.proposals.words import WORDS
from endogen.study.instrument import Missing
from endogen.study.role_sheet import REVERSED, Sure
from endogen.study.roles import ROLES


def of(*asked: Asked):
    return propose([profile(one) for one in asked])


def one(label: str, answers: str, name: str = "q7"):
    return of(Asked(name, label, answers))[0]


@pytest.mark.parametrize(
    ("questionnaire", "least"), [(SERVICE, 0.9), (SPSS, 0.9)], ids=["service", "spss"]
)
def test_two_students_questionnaires(questionnaire, least):
    """No wrong role, and nine in ten of those that a person sees."""
    rows = of(*questionnaire)
    pairs = list(zip(questionnaire, rows, strict=True))
    wrong = [(a.name, row.role, a.role) for a, row in pairs if row.role not in ("", a.role)]
    assert wrong == []
    seen = [a for a in questionnaire if a.role]
    assert sum(bool(row.role) for row in rows) >= least * len(seen)
    # What no role was proposed for, and a person would, is asked and not passed over.
    for asked, row in pairs:
        if asked.role and not row.role:
            assert row.sure is Sure.ASKED
            assert asked.role in row.candidates


def test_one_and_two_without_labels_are_asked():
    row = one("是否建档立卡户", "1|2")
    assert (row.role, row.yes, row.no, row.sure) == ("registered", (), (), Sure.ASKED)
    assert "1, 2" in str(row.asked[0])


@pytest.mark.parametrize(
    ("answers", "yes", "no"),
    [
        ("1=是|2=否", ("1",), ("2",)),
        ("1=否|2=是", ("2",), ("1",)),
        ("1=建档立卡户|2=非建档立卡户", ("1",), ("2",)),
        ("0|1", ("1",), ("0",)),
        ("是|否", ("是",), ("否",)),
        ("1=一般户|2=脱贫户", (), ()),  # neither denies the other
    ],
)
def test_yes_and_no_come_from_labels(answers, yes, no):
    row = one("是否建档立卡户", answers)
    assert (row.role, row.yes, row.no) == ("registered", yes, no)


def test_two_columns_that_claim_one_role_get_none():
    rows = of(Asked("a", "户主年龄", "25..80"), Asked("b", "户主年龄", "25..80"))
    assert [row.role for row in rows] == ["", ""]
    assert [row.candidates for row in rows] == [("age",), ("age",)]
    assert "b" in str(rows[0].asked[0])


def test_the_clearer_of_two_gets_the_role():
    rows = of(Asked("a", "户主年龄", "25..80"), Asked("b", "年龄", "18..80"))
    assert [row.role for row in rows] == ["age", ""]


@pytest.mark.parametrize(
    ("label", "answers", "candidate"),
    [
        ("户主受教育程度", "1=小学|2=初中|3=高中", "schooling"),  # levels are no years
        ("家庭纯收入", "1=1万以下|2=1至3万|3=3万以上", "income"),  # bands are no amounts
        ("对合作社的了解程度", "1=了解|2=不了解", "cognition:cooperative"),
        ("是否参加合作社", "1|2|3|4", "participation:cooperative"),
    ],
)
def test_a_role_that_the_answers_forbid_is_named_and_not_given(label, answers, candidate):
    row = one(label, answers)
    assert (row.role, row.sure) == ("", Sure.ASKED)
    assert candidate in row.candidates


def test_a_scale_that_runs_the_other_way_is_turned_and_says_so():
    row = one("对合作社的了解程度", "1=很了解|2=比较了解|3=一般|4=不太了解|5=很不了解")
    assert (row.role, row.unit) == ("cognition:cooperative", REVERSED)
    assert any("turned" in str(words) for words in row.why)
    other = one("对合作社的了解程度", "1=很不了解|2=不太了解|3=一般|4=比较了解|5=很了解")
    assert other.unit == ""


@pytest.mark.parametrize("word", ["万元", "（万元）"])
def test_wan_is_read_from_the_label(word):
    assert one(f"家庭纯收入{word}", "1..30").unit == "wan"


def test_small_incomes_without_a_unit_are_asked():
    row = one("家庭纯收入", "1..30")
    assert (row.role, row.unit, row.sure) == ("income", "", Sure.ASKED)


def test_codes_that_look_missing_are_asked_and_never_taken():
    column = profile(Asked("q", "户主年龄", "25..80"))
    odd = replace(column, values=(*column.values, ("-9", 3)))
    row = propose([odd])[0]
    assert row.missing == ()
    assert "-9" in str(row.asked[0])
    declared = replace(odd, missing=(("-9", Missing.DONT_KNOW),))
    row = propose([declared])[0]
    assert (row.missing, row.asked) == ((("-9", Missing.DONT_KNOW),), ())


def test_what_is_empty_gets_nothing():
    column = replace(profile(Asked("q", "户主年龄", "25..80")), answered=0)
    assert propose([column])[0].role == ""


@pytest.mark.parametrize(
    ("name", "role"),
    [("hhid", "id"), ("wt", "weight"), ("strata", "strata"), ("psu", "psu"), ("hhsize", "size")],
)
def test_short_names(name, role):
    answers = {"id": "ids", "weight": "weights"}.get(role, "1..8")
    assert one("", answers, name).role == role


@pytest.mark.parametrize("label", ["体重（公斤）", "工作权限", "儿童体重 weight of child"])
def test_a_weight_that_is_none(label):
    assert one(label, "weights").role == ""


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("地区价格水平（全国=1）", "price-level"),
        ("spatial price index of the county", "price-level"),
        ("您认为本地物价水平上涨了吗", ""),
        ("price of maize per kg", ""),
    ],
)
def test_the_price_level_of_a_place(label: str, role: str) -> None:
    assert one(label, "weights").role == role


def test_the_dictionary_speaks_of_roles_that_exist():
    families = [entry.family for entry in WORDS]
    assert set(families) == set(ROLES)
    assert len(families) == len(set(families))
    with_items = {family for family, role in ROLES.items() if role.takes_item}
    assert set(ITEMS) == with_items
    for family, items in ITEMS.items():
        if ROLES[family].closed:
            assert set(items) <= set(ROLES[family].items)


def test_phrases():
    text = plain("您家是否为建档立卡贫困户？（HHType）")
    assert text == "您家是否为建档立卡贫困户 hh type"
    assert find("是否/曾 贫困户", text).words == ("是否", "贫困户")
    assert find("是否 脱贫户", text) is None
    assert find("hh$", text).strong
    assert find("?typ$ | ?type$", "type").strong is False
    assert find("年限", plain("Years")) is None
