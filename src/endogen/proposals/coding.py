"""How a column is coded: which code is yes, which are missing, in which unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from endogen.i18n import Label, Text, text
from endogen.study.answers import Held
from endogen.study.instrument import Missing
from endogen.study.profile import Profile
from endogen.study.roles import Role

YES = re.compile(
    r"是|有|对|√|✓|参与|参加|已参与|同意|愿意|享受|选中|勾选|yes|y|true|t|checked|selected|mentioned"
)
NO = re.compile(
    r"否|不是|没有|无|不|未|×|✗|未参与|不参与|没参与|未参加|没参加|不同意|不愿意|未享受|未选中|未勾选|"
    r"no|n|false|f|unchecked|not selected|not mentioned|none"
)
DENYING = re.compile(r"^(非|不是|未|没有|没|不|无|否)|\b(not|non|no|never|does not)\b")
REASON = (
    (Missing.REFUSED, re.compile(r"refus|declin|拒绝|拒答|不愿回答")),
    (Missing.DONT_KNOW, re.compile(r"don.?t know|\bdk\b|不知道|说不清|不清楚$|记不清|难以回答")),
    (
        Missing.NOT_APPLICABLE,
        re.compile(r"not appl|inapplic|\bn/?a\b|skip|不适用|跳答|跳过|不涉及"),
    ),
    (Missing.NOT_NAMED, re.compile(r"not named|未选|未提及")),
    (Missing.BLANK, re.compile(r"missing|no answer|缺失|未填|未答|无回答|空白")),
)
SCALE = (  # words that a label of a scale begins with, and how much they say
    (-2, "很不 非常不 完全不 极不 根本不 十分不 完全没 not_at_all very_un very_dis very_little"),
    (-2, "strongly_dis never"),
    (-1, "不太 不 较不 比较不 没 rather_not not_ un dis little a_little"),
    (2, "很 非常 完全 十分 极 very strongly full certainly"),
    (1, "比较 较 有些 愿意 了解 满意 同意 知道 rather well much satisfied agree willing likely"),
)
SUSPECT = {
    "-9",
    "-8",
    "-7",
    "-99",
    "-98",
    "-1",
    "-2",
    "-999",
    "99",
    "98",
    "999",
    "998",
    "9999",
    "9998",
}
FROM_LITTLE_TO_MUCH = {  # roles whose largest code is the most
    "cognition",
    "willingness",
    "confidence",
    "satisfaction",
    "gain",
    "well-being",
    "local-identity",
    "village-say",
}
MONEY = {"income", "income-before", "consumption", "growth"}
SMALL = 1000  # yuan: a yearly income below it is not one of a household


@dataclass(frozen=True, slots=True)
class YesNo:
    """Which codes of a column mean yes and no.

    Attributes
    ----------
    yes, no : tuple of str
        Empty where it is not known.
    possible : bool
        Whether the column can be a yes or no at all.
    why : Text or None
        What speaks for it.
    """

    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    possible: bool = False
    why: Text | None = None

    @property
    def known(self) -> bool:
        """Whether both are known."""
        return bool(self.yes and self.no)


def yes_no(column: Profile) -> YesNo:
    """Tell which codes mean yes and no: from labels, from words, or from 0 and 1.

    Codes 1 and 2 without labels may mean either, and are never guessed.
    """
    stated = [c for c in column.listed if c.truth is not None]
    if stated and len(stated) == len(column.listed):
        yes, no = (tuple(c.code for c in stated if c.truth is t) for t in (True, False))
        if yes and no:
            return YesNo(yes, no, True, text("value labels"))
    if len(column.listed) == 2:
        return _from_labels(column)
    if column.listed or not column.all_values:
        return YesNo()
    codes = set(real_codes(column))
    if "0" in codes and codes <= {"0", "1"}:
        return YesNo(("1",), ("0",), True, text("it holds 0 and 1"))
    if column.held is Held.TEXT:
        yes = tuple(code for code in column.codes if YES.fullmatch(code.lower()))
        no = tuple(code for code in column.codes if NO.fullmatch(code.lower()))
        if yes and no and len(yes) + len(no) == len(column.codes):
            return YesNo(yes, no, True, text("it holds “{yes}” and “{no}”", yes=yes[0], no=no[0]))
        return YesNo(possible=len(codes) == 2)
    small = column.held is Held.NUMBER and codes <= {"0", "1", "2"}
    return YesNo(possible=0 < len(codes) <= 2 and small)


def _from_labels(column: Profile) -> YesNo:
    one, other = column.listed
    sides = [_denies(one.label), _denies(other.label)]
    if sides in ([False, True], [True, False]):
        yes, no = (one, other) if sides[1] else (other, one)
        if set(column.codes) <= {yes.code, no.code} or column.held is Held.NUMBER:
            return YesNo((yes.code,), (no.code,), True, text("value labels"))
    return YesNo(possible=True)


def _denies(label: Label) -> bool | None:
    """Whether a label says no; None when it says neither."""
    said = str(label.zh or label.en).strip().lower()
    if NO.fullmatch(said) or DENYING.search(said):
        return True
    return False if said else None


def direction(column: Profile) -> int:
    """1 when the largest code is the most, -1 when the smallest is, 0 when labels do not say."""
    weighed = [
        (float(c.code), w) for c in column.listed if _number(c.code) and (w := _much(c.label))
    ]
    if len(weighed) < 2:
        return 0
    (_, first), (_, last) = min(weighed), max(weighed)
    return (last > first) - (last < first)


def turned(role: Role, column: Profile) -> bool:
    """Whether the labels say that the smallest code is the most, and the role asks otherwise."""
    return role.family in FROM_LITTLE_TO_MUCH and direction(column) < 0


def _much(label: Label) -> int:
    said = str(label.zh or label.en).strip().lower()
    for much, words in SCALE:
        if said.startswith(tuple(word.replace("_", " ") for word in words.split())):
            return much
    return 0


def missing(column: Profile) -> tuple[tuple[str, Missing], ...]:
    """Codes of missing answers: those declared, and those whose labels say so."""
    found = dict(column.lost)
    for category in column.categories:
        said = str(category.label.zh or category.label.en).strip().lower()
        why = next((why for why, words in REASON if words.search(said)), None)
        if why is not None and category.code not in found and len(column.categories) > 2:
            found[category.code] = why
    return tuple(found.items())


def real_codes(column: Profile) -> tuple[str, ...]:
    """The codes of real answers: without those that look as if they stood for missing ones."""
    return tuple(c for c in column.codes if not (c.startswith("-") and c in SUSPECT))


def suspects(column: Profile, known: tuple[tuple[str, Missing], ...]) -> tuple[str, ...]:
    """Codes that look as if they stood for missing answers, and nobody says so."""
    lost = dict(known)
    listed = {c.code for c in column.categories if not c.code.startswith("-")}
    return tuple(
        code
        for code, _ in (*column.values, *column.tokens)
        if code in SUSPECT and code not in lost and code not in listed and _apart(code, column)
    )


def _apart(code: str, column: Profile) -> bool:
    """Whether a number lies far from the middle of the others."""
    if code.startswith("-"):
        return True
    middle = column.middle or 0.0
    return column.high is not None and float(code) >= column.high and float(code) > 5 * abs(middle)


def unit(role: Role, column: Profile) -> tuple[str, Text | None, Text | None]:
    """The unit of a column, what speaks for it, and what is to be asked about it."""
    if role.unit != "yuan":
        return role.unit, None, None
    said = f"{column.label.zh} {column.label.en} {column.name}".lower()
    if "万元" in said or "10,000 yuan" in said or "ten thousand" in said or "wan yuan" in said:
        return "wan", text("the label says 万元"), None
    if "元" in said or "yuan" in said or "rmb" in said or column.unit == "yuan":
        return "yuan", None, None
    middle = abs(column.middle or 0)
    if role.family in MONEY and 0 < middle < SMALL:
        ask = text("Half of the values are below {middle}: is it 万元?", middle=f"{middle:g}")
        return "", None, ask
    return "yuan", None, None


def _number(code: str) -> bool:
    try:
        float(code)
    except ValueError:
        return False
    return True
