"""The three slips in P Village's answers: mended by the run, listed, and felt without it."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from pathlib import Path

import pytest

from endogen.workflow.check import check
from endogen.workflow.run import RunResult, run

Line = dict[str, str]


@pytest.fixture(scope="module")
def slips(folder: Path) -> list[Line]:
    with (folder / "data" / "corrections.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_corrections_are_counted_and_recorded(
    finished: RunResult, folder: Path, lines: dict[str, Line], slips: list[Line]
):
    record = json.loads((finished.out / "run.json").read_text(encoding="utf-8"))
    file = "data/corrections.csv"
    assert record["corrections"] == {"file": file, "applied": len(slips), "refused": 0}
    assert record["inputs"][file] == hashlib.sha256((folder / file).read_bytes()).hexdigest()
    assert lines["0.corrections.applied"]["count"] == str(len(slips)) == "3"
    assert lines["0.corrections.refused"]["count"] == "0"
    reasons = {r["group"]: int(r["count"]) for id_, r in lines.items()
               if id_.startswith("0.corrections.reason.")}  # fmt: skip
    assert reasons == {"typing error": 2, "no such code": 1}


def test_the_report_lists_them_without_the_households(finished: RunResult, slips: list[Line]):
    said = (finished.out / "report.en.html").read_text(encoding="utf-8")
    section = said[said.index('id="section-0.corrections"') : said.index('id="chapter-1"')]
    for line in slips:
        assert line["id"] not in section
        assert line["old"] in section
    assert "no (2)" in section
    assert "家中" not in section


def test_without_the_corrections_a_printed_figure_is_missed(
    folder: Path, tmp_path: Path, judged: dict[str, Line]
):
    raw = tmp_path / "raw"
    shutil.copytree(folder, raw)
    lines = (raw / "data" / "corrections.csv").read_text(encoding="utf-8-sig").splitlines()
    (raw / "data" / "corrections.csv").write_text(lines[0] + "\n", encoding="utf-8")
    assert {p.code for p in check(raw)} - {p.code for p in check(folder)} >= {"E-DATA-CODE"}
    out = run(raw, langs=["en"]).out
    with (out / "published.csv").open(encoding="utf-8-sig", newline="") as file:
        missed = {line["id"]: line["verdict"] for line in csv.DictReader(file)}
    changed = {id_ for id_, verdict in missed.items() if judged[id_]["verdict"] != verdict}
    assert changed
    assert all(judged[id_]["verdict"] in ("agrees", "rounds differently") for id_ in changed)


def test_a_refused_correction_is_a_problem_in_every_place(folder: Path, tmp_path: Path):
    made = tmp_path / "study"
    shutil.copytree(folder, made)
    with (made / "data" / "corrections.csv").open("a", encoding="utf-8") as file:
        file.write("P001,income,1,2,guess,Li,,synthetic\r\n")
    found = [p for p in check(made) if p.code.startswith("E-CORRECTION")]
    assert [(p.code, p.id, p.row) for p in found] == [("E-CORRECTION-OLD", "P001", 5)]
    out = run(made, langs=["en"]).out
    said = (out / "report.en.html").read_text(encoding="utf-8")
    assert "Corrections refused: 1. They changed nothing" in said
    assert "E-CORRECTION-OLD" in (out / "problems.csv").read_text(encoding="utf-8-sig")
