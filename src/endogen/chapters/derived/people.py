"""Age, schooling and labour of heads and households."""

from __future__ import annotations

from itertools import pairwise

import narwhals as nw

from endogen.chapters.derived.making import Derived, about, band, flag, number
from endogen.i18n import Label
from endogen.study.codebook import Codebook
from endogen.study.study import Study

SCHOOLING_BANDS = (7, 10)  # years: primary < 7 ≤ junior < 10 ≤ high school and above
SCHOOLING_LABELS = (
    Label("primary school or less", "小学及以下"),
    Label("junior school", "初中"),
    Label("high school and above", "高中及以上"),
)


def age_band(codebook: Codebook, study: Study) -> list[Derived]:
    """Age of the head in half-open bands: 40 belongs to 40–<60, never to two bands."""
    if not codebook.has("age"):
        return []
    cuts = study.report.age_bands
    labels = [Label(f"under {cuts[0]}", f"{cuts[0]}岁以下")]
    for low, high in pairwise(cuts):
        labels.append(Label(f"{low} to under {high}", f"{low}岁至不满{high}岁"))
    labels.append(Label(f"{cuts[-1]} and over", f"{cuts[-1]}岁及以上"))
    name = Label("age of the head", "户主年龄")
    return [band("age-band", name, codebook.of("age"), cuts, labels)]


def oldest(codebook: Codebook, study: Study) -> list[Derived]:
    """Whether the head belongs to the oldest band."""
    if not codebook.has("age"):
        return []
    cut, age = study.report.age_bands[-1], codebook.of("age")
    label = Label(f"head aged {cut} or over", f"户主{cut}岁及以上")
    return [flag("oldest", label, nw.col(age.name) >= cut, [age])]


def hands(codebook: Codebook, _study: Study) -> list[Derived]:
    """How many members can work, three and more together."""
    if not codebook.has("able-members"):
        return []
    members = codebook.of("able-members")
    labels = [
        Label("none", "0人"), Label("one", "1人"), Label("two", "2人"),
        Label("three or more", "3人及以上"),
    ]  # fmt: skip
    return [band("hands", members.label, members, (1, 2, 3), labels)]


def schooling_band(codebook: Codebook, _study: Study) -> list[Derived]:
    """Years of schooling as the three levels of Table 2."""
    if not codebook.has("schooling"):
        return []
    name = Label("education of the head", "户主受教育程度")
    source = codebook.of("schooling")
    return [band("schooling-band", name, source, SCHOOLING_BANDS, SCHOOLING_LABELS)]


def of_age(codebook: Codebook, study: Study) -> list[Derived]:
    """Whether the head is of the age that a programme was meant for (half-open)."""
    if not codebook.has("age"):
        return []
    age = codebook.of("age")
    column = nw.col(age.name)
    return [
        flag(
            f"of-age:{name}",
            about("of the age meant", "符合目标年龄", f"participation:{name}"),
            (column >= low) & (column < high),
            [age],
        )
        for name, (low, high) in study.age_targets.items()
    ]


def labour(codebook: Codebook, _study: Study) -> list[Derived]:
    """Who can work: members neither under 16, nor 65 and over, nor without capacity.

    A member who is both 65 or over and without capacity is counted twice by the
    questionnaire, so the count is a lower bound, never below zero.
    """
    if not codebook.has("size", "elders", "children"):
        return []
    inputs = [codebook.of(role) for role in ("size", "elders", "children")]
    size, elders, children = (nw.col(v.name) for v in inputs)
    dependants = Label("members under 16 or 65 and over", "16岁以下或65岁及以上成员数")
    working = Label("members of working age", "劳动年龄成员数")
    made = [
        number("dependants", dependants, elders + children, inputs, "persons"),
        number("working-age", working, size - elders - children, inputs, "persons"),
    ]
    if codebook.has("lost-labour"):
        inputs.append(codebook.of("lost-labour"))
        able = size - elders - children - nw.col(inputs[-1].name)
        none = Label("household without labour", "无劳动力家庭")
        members = Label("members who can work", "有劳动能力成员数")
        counted = nw.when(able <= 0).then(nw.lit(0.0)).otherwise(able)
        made.append(flag("no-labour", none, able <= 0, inputs))
        made.append(number("able-members", members, counted, inputs, "persons"))
    return made
