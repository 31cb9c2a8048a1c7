"""dropped.csv: base and dropped make the valid answers, and the base is that of the rows."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from endogen.checks.dropping import Reasons
from endogen.workflow.bases import base_of
from endogen.workflow.dropped import valid_rows
from endogen.workflow.opening import make_data, open_study
from endogen.workflow.run import RunResult

Line = dict[str, str]
COUNTED = ("0.quality", "0.corrections", "8.dropped")


@pytest.fixture(scope="module")
def dropped(finished: RunResult) -> list[Line]:
    with (finished.out / "dropped.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_base_and_dropped_make_the_valid_answers(dropped: list[Line]):
    sums: dict[tuple[str, ...], int] = defaultdict(int)
    for line in dropped:
        sums[line["table"], line["number"], line["base"], line["valid"]] += int(line["count"])
    assert len({(table, number) for table, number, *_ in sums}) == len(sums)
    assert [key for key, lost in sums.items() if int(key[2]) + lost != int(key[3])] == []
    assert {valid for *_, valid in sums} == {"73"}


def test_each_base_is_the_n_of_the_rows_that_rest_on_it(finished: RunResult, folder: Path):
    """Counted by the checks on the raw answers, and by the estimates on the derived ones."""
    opened = open_study(folder)
    data = make_data(opened)
    codebook = data.codebook
    rows = [row for row in finished.results if not row.id.startswith((*COUNTED, "0.returns"))]
    of_row = {row.id: base_of(row, codebook) for row in rows}
    bases = list(dict.fromkeys(base for base in of_row.values() if base))
    counter = Reasons(opened.answers.dataset, opened.answers.instrument, codebook)
    counted = dict(zip(bases, counter.count(bases, valid_rows(data)), strict=True))
    whole = [row for row in rows if of_row[row.id] and row.n is not None and _whole(row.group)]
    assert len(whole) > 600
    assert [
        (row.id, row.n, counted[of_row[row.id]].n)
        for row in whole
        if row.n != counted[of_row[row.id]].n
    ] == []


def test_the_groups_of_a_table_add_up_to_its_base(finished: RunResult, dropped: list[Line]):
    bases = {(line["table"], line["variable"]): int(line["base"]) for line in dropped}
    for band in ("breadth", "cognition_mean", "benefit_total"):
        groups = [r for r in finished.results if r.domain == "age_band" and r.variable == band]
        assert len(groups) == 3
        assert sum(row.n or 0 for row in groups) == bases["1.bands", f"age_band, {band}"]


def test_what_was_not_said_is_counted_by_hand(
    dropped: list[Line], answers: list[Line], lines: dict[str, Line]
):
    refused = sum(row["income"] == "-8" for row in answers)
    unknown = sum(row["income_before"] == "-9" for row in answers)
    asked = sum(row["cadres"] != "" for row in answers)
    found = {(r["table"], r["variable"], r["reason"]): int(r["count"]) for r in dropped}
    assert found["2.income", "income", "refused"] == refused > 0
    assert found["2.income", "income_before", "don't know"] == unknown > 0
    assert found["0.household", "cadres", "not asked"] == 73 - asked > 0
    told = [line for id_, line in lines.items() if id_.startswith("8.dropped.2.income.")]
    assert {line["count"] for line in told if line["id"].endswith(".refused")} == {str(refused)}


def _whole(group: str) -> bool:
    """Whether a row is of everybody, or of a difference of groups."""
    return not group or "−" in group
