"""FREQUENCIES and DESCRIPTIVES beside what PSPP 1.6.2 prints of the .sav file that it wrote."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from endogen.report.document import Table
from endogen.report.speech import Speech
from endogen.survey.small.rounding import decimal_text
from endogen.workflow.describe import Description, Wanted, describe

HERE = Path(__file__).parent


def printed() -> dict[str, list[list[str]]]:
    """PSPP's tables by title; it writes them twice, to the file and to the screen."""
    found: dict[str, list[list[str]]] = {}
    with (HERE / "printed.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.reader(file):
            if line and line[0].startswith("Table: "):
                found[line[0].removeprefix("Table: ")] = rows = []
            elif line:
                rows.append(line)
    return found


@pytest.fixture(scope="module")
def made() -> Description:
    return describe(HERE / "answers.sav", Wanted(style="spss"))


def cells(made: Description, title: str) -> list[list[str]]:
    """A table of ours as text: stub and cells."""
    speech = Speech("zh", {row.id: row for row in made.results})
    tables = [b for b in made.document.blocks if isinstance(b, Table)]
    table = next(t for t in tables if speech.say(t.title) == title)
    return [[speech.say(row.label), *map(speech.say, row.cells)] for row in table.rows]


@pytest.mark.parametrize("title", ["是否建档立卡户", "对合作社的了解程度"])
def test_frequencies(made, title):
    theirs = [
        [cell.removesuffix("%") for cell in line[1:]]
        for line in printed()[title][1:]
        if line[0] in ("", "Valid") and line[-1]
    ]
    ours = [line[1:] for line in cells(made, title) if line[0] in ("", "有效")]
    assert [line for line in ours if line[0] in {t[0] for t in theirs}] == theirs
    columns = next(t.columns for t in made.document.blocks if isinstance(t, Table))
    assert [str(c.head) for c in columns[1:]] == printed()[title][0][2:]


def test_missing_answers_by_reason(made):
    """PSPP writes a point where SPSS writes System; the counts and percentages are the same."""
    theirs = {line[1]: line[2:4] for line in printed()["对合作社的了解程度"][-3:-1]}
    ours = {line[1]: line[2:4] for line in cells(made, "对合作社的了解程度")[-4:-2]}
    assert ours["拒答"] == [theirs["拒答"][0], theirs["拒答"][1].removesuffix("%")]
    assert ours["系统"] == [theirs["."][0], theirs["."][1].removesuffix("%")]


def test_descriptives(made):
    """PSPP prints two decimals of all; ours have SPSS's, rounded here to compare."""
    ours = {line[0]: line[1:] for line in cells(made, "描述统计")}
    for name, n, mean, sd, low, high in printed()["Descriptive Statistics"][1:3]:
        assert ours[name][0] == n
        assert [float(x) for x in ours[name][1:3]] == [float(low), float(high)]
        assert decimal_text(float(ours[name][3]), 2) == mean
        assert decimal_text(float(ours[name][4]), 2) == sd


def test_the_listwise_count_is_that_of_the_complete_cases(made):
    """PSPP 1.6 prints 41 here and "Missing N (listwise) 3" beside it: the complete ones are 38."""
    assert cells(made, "描述统计")[-1][:2] == ["有效个案数（成列）", "38"]
