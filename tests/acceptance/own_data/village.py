"""The answers of P Village as other people's files would hold them."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd
import pyreadstat

from endogen.forms import read_instrument
from endogen.i18n import Label
from endogen.study.answers import Bound, bind
from endogen.study.instrument import Kind

MARK = "provenance"


@dataclass
class Village:
    """What stands in the file, and what the questionnaire says of each column."""

    rows: list[dict[str, str]]
    bound: dict[str, Bound]
    labels: dict[str, Label] = field(default_factory=dict)

    def role(self, column: str) -> str:
        """What the column measures, by the questionnaire; nothing for one without a role."""
        bound = self.bound.get(column)
        if bound is None or not bound.question.role:
            return ""
        return f"{bound.question.role}:{bound.item}" if bound.item else bound.question.role

    def codes(self, column: str, truth: bool) -> list[str]:
        """The codes that mean yes, or no."""
        bound = self.bound[column]
        if bound.item:
            return ["1"] if truth else ["0"]
        return [c.code for c in bound.question.categories if c.truth is truth]

    def missing(self, column: str) -> dict[str, str]:
        """The codes of missing answers, and why."""
        question = self.bound[column].question
        if self.bound[column].item and question.kind is Kind.SELECT_MULTIPLE:
            return {}
        listed = {c.code: c.missing.value for c in question.categories if c.missing}
        return listed | {code: why.value for code, why in question.missing}


def read_village(folder: Path) -> Village:
    """Read the demo's answers, with its corrections made, and its questionnaire."""
    instrument = read_instrument(folder / "questionnaire.xlsx")
    rows = [{k: v for k, v in row.items() if k != MARK} for row in _lines(folder, "households")]
    by_id = {row["household_id"]: row for row in rows}
    for line in _lines(folder, "corrections"):
        by_id[line["id"]][line["variable"]] = line["new"]
    village = Village(rows, bind(rows[0], instrument))
    for column in rows[0]:
        village.labels[column] = _label(village.bound[column])
    return village


def _lines(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _label(bound: Bound) -> Label:
    head = bound.question.short or bound.question.label or Label(bound.column, bound.column)
    if not bound.item:
        return head
    choice = next(c for c in bound.question.categories if c.code == bound.item).label
    return Label(f"{head.en}: {choice.en}", f"{head.zh}：{choice.zh}")


def frame(village: Village) -> pd.DataFrame:
    """The answers, numbers as numbers."""
    data = pd.DataFrame(village.rows)
    for name in data.columns:
        numbers = pd.to_numeric(data[name], errors="coerce")
        if (numbers.notna() | (data[name] == "")).all():
            data[name] = numbers
    return data


def write_labelled(
    village: Village, path: Path, lang: str = "zh", names: str = ""
) -> dict[str, str]:
    """Write SPSS or Stata with labels in one language; the new name of each column."""
    data = frame(village)
    renamed = {c: f"{names}{n}" if names else c for n, c in enumerate(data.columns, start=1)}
    numbers = [c for c in data.columns if data[c].dtype != object]
    values = {
        renamed[c]: {
            int(k.code): getattr(k.label, lang) for k in village.bound[c].question.categories
        }
        for c in numbers
        if not village.bound[c].item and village.bound[c].question.categories
    }
    said = {renamed[c]: getattr(village.labels[c], lang) for c in data.columns}
    data = data.rename(columns=renamed)
    if path.suffix == ".dta":
        pyreadstat.write_dta(data, path, column_labels=said, variable_value_labels=values)
    else:
        missing = {renamed[c]: [int(m) for m in village.missing(c)][:3] for c in numbers}
        pyreadstat.write_sav(
            data,
            path,
            column_labels=said,
            variable_value_labels=values,
            missing_ranges={name: list(codes) for name, codes in missing.items() if codes},
        )
    return {new: old for old, new in renamed.items()}


def write_sheet(village: Village, path: Path, lang: str = "zh") -> dict[str, str]:
    """Write a CSV as Chinese Excel does, or a workbook, with the labels as headings."""
    data = frame(village)
    renamed = {c: getattr(village.labels[c], lang) for c in data.columns}
    data = data.rename(columns=renamed)
    if path.suffix == ".csv":
        data.to_csv(path, index=False, encoding="gb18030")
    else:
        data.to_excel(path, index=False)
    return {new: old for old, new in renamed.items()}


SIGNS = "~`^{}[]|"


def in_gbk(village: Village, path: Path) -> dict[str, str]:
    """Write an SPSS file as a Chinese SPSS of 2005 did: every Chinese word in GBK.

    The words are put in after writing, over placeholders of the same length in bytes.
    """
    words = {label.zh for label in village.labels.values()}
    for bound in village.bound.values():
        words |= {c.label.zh for c in bound.question.categories if not bound.item}
    stand_in: dict[str, str] = {}
    for word in sorted(words, key=lambda w: (len(w.encode("gbk")), w)):
        if word.isascii():
            continue
        length, number = len(word.encode("gbk")), len(stand_in)
        first = SIGNS[number // 8 % 8] + SIGNS[number % 8]
        stand_in[word] = (
            first if length == 2 else (first + SIGNS[number // 64] + "#" * length)[:length]
        )
    assert len(set(stand_in.values())) == len(stand_in)
    disguised = Village(village.rows, {}, {})
    for column, bound in village.bound.items():
        asked = bound.question
        hidden = tuple(
            type(c)(c.code, Label(zh=stand_in.get(c.label.zh, c.label.zh)), c.truth, c.missing)
            for c in asked.categories
        )
        disguised.bound[column] = replace(bound, question=replace(asked, categories=hidden))
        label = village.labels[column].zh
        disguised.labels[column] = Label(zh=stand_in.get(label, label))
    names = write_labelled(disguised, path, names="v")
    content = path.read_bytes()
    for word, letters in sorted(stand_in.items(), key=lambda pair: -len(pair[1])):
        content = content.replace(letters.encode(), word.encode("gbk"))
    path.write_bytes(content)
    return names
