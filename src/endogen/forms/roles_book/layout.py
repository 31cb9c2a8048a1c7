"""The sheets and columns of roles.xlsx, and how codes are written in its cells.

Whatever language the workbook was written in, both are understood when it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from endogen.i18n import Label
from endogen.study.instrument import Missing
from endogen.study.role_sheet import BLANK_NO, REASONS

NAME = "roles.xlsx"

SHEETS: dict[str, Label] = {
    "roles": Label("roles", "角色"),
    "explanation": Label("explanation · 说明", "说明 · explanation"),
    "vocabulary": Label("vocabulary", "角色词表"),
    "study": Label("study", "研究"),
    "chapters": Label("chapters", "章节"),
}

COLUMNS: dict[str, Label] = {
    "column": Label("column", "列名"),
    "label": Label("label", "标签"),
    "examples": Label("answers, with how often", "取值及次数"),
    "answered": Label("answered", "有效个数"),
    "role": Label("role", "角色"),
    "item": Label("item", "项目"),
    "yes": Label("code for yes", "“是”的编码"),
    "no": Label("code for no", "“否”的编码"),
    "missing": Label("missing codes", "缺失编码"),
    "unit": Label("unit", "单位"),
    "adequate": Label("enough", "达标的回答"),
    "use": Label("use?", "是否使用"),
    "sure": Label("how sure", "把握"),
    "asked": Label("please look at", "请确认"),
    "why": Label("why", "依据"),
    "candidates": Label("candidates", "备选角色"),
}
NEEDED = ("column", "role", "item", "yes", "no", "missing", "unit", "use")

FACTS: dict[str, Label] = {
    "title": Label("title of the study", "研究标题"),
    "place": Label("place", "地点"),
    "population": Label("whom it is about", "研究对象"),
    "first": Label("first day of fieldwork", "调查开始日期"),
    "last": Label("last day of fieldwork", "调查结束日期"),
    "kind": Label("how the sample was drawn", "抽样方式"),
    "drawn": Label("the same in your words", "抽样方式（用您的话说明）"),
    "per": Label("incomes are per", "收入按什么计"),
    "base_year": Label("base year of the earlier income", "基期年份"),
    "languages": Label("languages of the report", "报告语言"),
    "synthetic": Label("the answers are", "答案性质"),
}
CHOICES: dict[str, dict[str, Label]] = {
    "kind": {
        "convenience": Label("as they came (convenience)", "便利抽样（遇到谁问谁）"),
        "probability": Label("drawn by chance (probability)", "概率抽样（随机抽取）"),
    },
    "per": {"household": Label("household", "户"), "person": Label("person", "人")},
    "languages": {
        "zh": Label("Chinese", "中文"),
        "en": Label("English", "英文"),
        "en,zh": Label("both", "中英文"),
    },
    "synthetic": {
        "survey": Label("real answers", "真实调查"),
        "synthetic": Label("made up (synthetic)", "合成数据（非真实）"),
    },
    "use": {"yes": Label("yes", "是"), "no": Label("no", "否")},
}

EMPTY = Label("empty", "空")
REAL = Label("real answer", "真实答案")  # of a number that only looks like a missing code
BETWEEN = " · "
PARTS = re.compile(r"[;；\n]+")
NO_ITEM = "?"


def choice(code: str, label: Label, lang: str) -> str:
    """An entry of a drop-down list: the code, and what it means in the user's language."""
    words = label.zh if lang == "zh" else label.en
    return code if not words or words == code else f"{code}{BETWEEN}{words}"


def code_of(cell: str) -> str:
    """The code in front of an entry of a drop-down list."""
    return cell.partition(BETWEEN.strip())[0].strip()


def written_codes(codes: Iterable[str], lang: str) -> str:
    """Codes as a cell holds them."""
    empty = EMPTY.zh if lang == "zh" else EMPTY.en
    return "; ".join(empty if code == BLANK_NO else code for code in codes)


def read_codes(cell: str) -> tuple[str, ...]:
    """Codes of a cell, with ``;`` between them."""
    words = {EMPTY.en, EMPTY.zh, "空白", "blank"}
    parts = [part.strip() for part in PARTS.split(cell) if part.strip()]
    return tuple(BLANK_NO if part.lower() in words else _plain(part) for part in parts)


def written_missing(missing: Iterable[tuple[str, Missing]], lang: str) -> str:
    """Missing codes with their reasons as a cell holds them."""
    said = [(code, REASONS[why]) for code, why in missing]
    return "; ".join(f"{code}={why.zh if lang == 'zh' else why.en}" for code, why in said)


def read_pairs(cell: str) -> list[tuple[str, str]]:
    """``code=word`` pairs of a cell; the word is empty where there is no equals sign."""
    pairs = []
    for part in PARTS.split(cell):
        code, _, word = part.replace("＝", "=").partition("=")
        if code.strip():
            pairs.append((_plain(code.strip()), word.strip()))
    return pairs


def reason_of(word: str) -> Missing | None:
    """The reason that a word names, in either language."""
    plain = " ".join(word.lower().replace("’", "'").split())
    return next((why for why, said in REASONS.items() if plain in (said.en, said.zh)), None)


def named(word: str, entries: Mapping[str, Label]) -> str | None:
    """The key that a cell names: by its code, its label, or both; None when by none."""
    said = word.strip()
    short = code_of(said)
    for key, label in entries.items():
        if short.lower() == key.lower() or said in (label.en, label.zh, f"{key} {label.zh}"):
            return key
    return None


def _plain(code: str) -> str:
    """2 and not 2.0, as spreadsheets like to write it."""
    return code.removesuffix(".0") if re.fullmatch(r"-?\d+\.0", code) else code
