"""Lists of households: only on request, ids only, for their owner alone."""

from __future__ import annotations

import csv
import os
import re
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from endogen.chapters.chapter import Told
from endogen.cli.entry import main
from endogen.errors import UseError
from endogen.study.codebook import Codebook
from endogen.workflow.opening import make_data, open_study
from endogen.workflow.restricted import household_lists
from endogen.workflow.run import RunResult, run

WRITTEN = ("visits.csv", "advice.csv")


@pytest.fixture(scope="module")
def village(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A village of its own: that of the session stays without lists."""
    mine = tmp_path_factory.mktemp("restricted") / "village"
    shutil.copytree(folder, mine, ignore=shutil.ignore_patterns("out"))
    return mine


@pytest.fixture(scope="module")
def listed(village: Path) -> RunResult:
    return run(village, langs=["en"], restricted=True)


def lines(result: RunResult, name: str) -> list[dict[str, str]]:
    text = (result.out / "restricted" / name).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def test_each_visit_lists_as_many_as_its_row_counts(listed: RunResult) -> None:
    visits = [row for row in listed.results if row.id.startswith("7.outreach.visit.")]
    rows = {row.id.split(".")[3]: row for row in visits}
    found = Counter(line["visit"] for line in lines(listed, "visits.csv"))
    assert len(rows) > 10
    assert found == {place: row.count for place, row in rows.items()}
    one = lines(listed, "visits.csv")[0]
    assert (
        rows["1"].id == f"7.outreach.visit.1.{one['programme']}.{one['channel']}.{one['age_band']}"
    )


def test_each_group_of_advice_lists_as_many_as_its_row_counts(listed: RunResult) -> None:
    groups = [row for row in listed.results if row.id.startswith("7.advice.")]
    rows = {row.id.removeprefix("7.advice."): row for row in groups}
    found = Counter(line["group"] for line in lines(listed, "advice.csv"))
    assert {name: row.count for name, row in rows.items() if row.count} == found


def test_ids_are_those_of_the_answers_and_nothing_else_is_told(
    listed: RunResult, village: Path
) -> None:
    with (village / "data" / "households.csv").open(encoding="utf-8-sig", newline="") as file:
        known = {line["household_id"] for line in csv.DictReader(file)}
    for name in WRITTEN:
        assert {line["id"] for line in lines(listed, name)} <= known
    assert set(lines(listed, "advice.csv")[0]) == {"group", "id"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_may_read_them(listed: RunResult) -> None:
    folder = listed.out / "restricted"
    modes = [path.stat().st_mode & 0o777 for path in (folder, *(folder / n for n in WRITTEN))]
    assert modes == [0o700, 0o600, 0o600]


def test_nothing_is_listed_unless_it_is_asked_for(finished: RunResult) -> None:
    assert not (finished.out / "restricted").exists()


def test_no_household_is_named_in_reports_or_results(listed: RunResult, village: Path) -> None:
    ids = {line["id"].encode() for line in lines(listed, "advice.csv")}
    assert len(ids) == 73
    told = [*listed.out.glob("report.*"), *listed.out.glob("results.*")]
    assert len(told) == 3
    words = {word for path in told for word in re.findall(rb"\w+", path.read_bytes())}
    assert not ids & words


def test_a_run_without_the_flag_takes_old_lists_away_and_keeps_what_is_not_ours(
    village: Path, listed: RunResult
) -> None:
    mine = listed.out / "restricted" / "notes.txt"
    mine.write_text("call first", encoding="utf-8")
    assert main(["run", str(village), "--lang", "en"]) == 0
    assert [path.name for path in mine.parent.iterdir()] == ["notes.txt"]


def test_without_ids_there_are_no_lists(village: Path) -> None:
    data = replace(make_data(open_study(village)), codebook=Codebook(()))
    with pytest.raises(UseError, match="no id"):
        household_lists(data, Told(data.study, data.codebook, {}))
