"""``[report] by``: one report a place, its rows, its files, and the index of them all."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path
from statistics import fmean
from urllib.parse import unquote

import pytest

from endogen.errors import StudyError
from endogen.workflow.place_names import LONGEST, Names
from endogen.workflow.run import run

VILLAGES = {"甲村": 9, "a/b": 7, "A/B": 6, "con": 6, "tiny": 3, "": 2}
STUDY = """
[study]
title = {{ en = "Two townships", zh = "两个乡镇" }}
[data]
households = "households.csv"
[design]
kind = "probability"
psu = "cluster"
weight = "w"
[roles]
id = "hh"
township = "town"
village = "vill"
registered = "poor"
income = "inc"
[roles.consent]
survey = "agreed"
[roles.cognition]
breeding = "knows"
[roles.willingness]
breeding = "likes"
[roles.participation]
breeding = "joins"
[coding.income.missing]
"-8" = "refused"
[valid]
rule = "size > 0"
[report]
permutations = 99
{by}
"""
Row = dict[str, str]


def households() -> list[Row]:
    rows: list[Row] = []
    for village, n in VILLAGES.items():
        for _ in range(n):
            i = len(rows)
            rows.append(
                {
                    "hh": f"H{i:03}",
                    "town": "1" if i < 16 else "2",
                    "vill": village,
                    "cluster": str(i % 11),
                    "w": str(1 + i % 3),
                    "poor": str(i % 2),
                    "inc": "-8"
                    if i == 5
                    else ""
                    if i == 8
                    else "a lot"
                    if i == 11
                    else str(i * 97),
                    "agreed": "0" if i == 2 else "1",
                    "size": "0" if i in (3, 20) else "4",
                    "knows": str(1 + i % 5),
                    "likes": str(1 + i * 3 % 5),
                    "joins": str(i // 2 % 2),
                }
            )
    return rows


def study(folder: Path, by: str, rows: list[Row] | None = None) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "study.toml").write_text(STUDY.format(by=by), encoding="utf-8")
    with (folder / "households.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list((rows or households())[0]))
        writer.writeheader()
        writer.writerows(rows or households())
    return folder


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = study(tmp_path_factory.mktemp("s") / "study", 'by = ["township", "vill"]')
    return run(folder).out


def table(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = (line for line in file if not line.lstrip('"').startswith("# "))
        return list(csv.DictReader(rows))


def valid() -> list[Row]:
    return [row for row in households() if row["agreed"] == "1" and row["size"] != "0"]


def test_each_place_with_five_households_has_its_reports(out: Path):
    found = sorted(path.relative_to(out / "places").as_posix() for path in out.glob("places/*/*"))
    folders = {name.partition("/")[0] for name in found}
    assert folders == {
        "town-1", "town-2", "vill-甲村", "vill-a_b", "vill-A_B-2", "vill-con",
    } or folders == {
        "town-1", "town-2", "vill-甲村", "vill-a_b-2", "vill-A_B", "vill-con",
    }  # fmt: skip
    assert len(found) == 2 * len(folders)
    assert all(re.search(r"/report\.(en|zh)\.html$", name) for name in found)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_index_leads_to_them_and_they_lead_back(out: Path, lang: str):
    whole = out / f"report.{lang}.html"
    links = [unquote(x) for x in re.findall(r'href="(places/[^"]+)"', whole.read_text("utf-8"))]
    assert len(links) == 6
    for link in links:
        page = whole.parent / link
        assert page.name == whole.name
        back = re.search(r'href="(\.\./[^"]+)"', page.read_text("utf-8"))
        assert back is not None
        assert (page.parent / back[1]).resolve() == whole.resolve()


def test_the_index_says_what_has_no_report(out: Path):
    said = (out / "report.en.html").read_text("utf-8")
    assert "fewer than 5 households: no report of its own" in said
    assert "in no report by place" in said
    rows = {row["id"]: row for row in table(out / "results.csv")}
    unknown = sum(row["vill"] == "" for row in valid())
    assert rows["0.places.vill.unknown"]["count"] == str(unknown)
    tiny = next(r for r in rows.values() if r["id"].startswith("0.places") and r["group"] == "tiny")
    assert tiny["count"] == "3"


def test_title_banner_and_every_base_say_the_place(out: Path):
    said = (out / "places" / "vill-甲村" / "report.en.html").read_text("utf-8")
    assert "<title>Two townships · village: 甲村</title>" in said
    n = sum(row["vill"] == "甲村" for row in valid())
    assert f"One place only. village: 甲村: {n} of the {len(valid())} households" in said
    bases = re.findall(r'<span class="label">Base: </span>(.*?)</p>', said)
    assert len(bases) > 10
    assert all(base.startswith("village: 甲村. ") for base in bases)


def test_rows_of_places_stand_beside_those_of_the_whole(out: Path):
    rows = table(out / "results.csv")
    assert len({row["id"] for row in rows}) == len(rows)
    here = [row for row in rows if row["id"].endswith("@vill=甲村")]
    ids = {row["id"] for row in rows}
    assert len(here) > 30
    assert all(
        row["id"].removesuffix("@vill=甲村") in ids for row in here if "8.dropped" not in row["id"]
    )
    assert all(row["domain"].split(" × ")[0] == "vill" for row in here)
    assert all(row["group"].split(" × ")[0] == "甲村" for row in here)


def test_the_numbers_of_a_place_are_those_of_its_households(out: Path):
    rows = {row["id"]: row for row in table(out / "results.csv")}
    for village in ("甲村", "a/b", "A/B", "con"):
        own = [row for row in valid() if row["vill"] == village]
        weights = [float(row["w"]) for row in own]
        mean = sum(w * float(row["knows"]) for w, row in zip(weights, own, strict=True))
        row = rows[f"1.cognition.breeding.mean@vill={village}"]
        assert float(row["estimate"]) == pytest.approx(mean / sum(weights), rel=1e-12)
        assert int(row["n"]) == len(own)
        assert "where vill ==" in row["base"]
        # A domain keeps the degrees of freedom of the whole sample: 11 clusters, one stratum.
        assert float(row["df"]) == 10
        simple = rows[f"8.dropped.1.cognition.1.base@vill={village}"]
        assert int(simple["count"]) == len(own)


def test_quality_is_counted_in_each_place(out: Path):
    rows = {row["id"]: row for row in table(out / "results.csv")}
    refused = sum(int(rows.get(f"0.quality.refused@town={t}", {"count": 0})["count"]) for t in "12")
    assert refused == int(rows["0.quality.refused"]["count"]) == 1
    total = sum(int(rows[f"0.quality.answers@town={t}"]["count"]) for t in "12")
    assert total == int(rows["0.quality.answers"]["count"])


def test_base_and_dropped_make_the_valid_answers_everywhere(out: Path):
    lines = table(out / "dropped.csv")
    sums: dict[tuple[str, ...], int] = defaultdict(int)
    for line in lines:
        sums[line["table"], line["number"], line["base"], line["valid"]] += int(line["count"])
    assert [key for key, n in sums.items() if int(key[2]) + n != int(key[3])] == []
    reasons = {(r["reason"], r["count"]) for r in lines if r["table"] == "answers"}
    assert reasons == {("no consent", "1"), ("unusable", "2")}
    income = {r["reason"]: r["count"] for r in lines
              if r["table"] == "2.income" and r["variable"] == "inc"}  # fmt: skip
    assert income == {"refused": "1", "blank": "1", "unreadable": "1"}
    assert any(line["table"] == "2.income@vill=甲村" for line in lines)


def test_a_later_run_takes_reports_of_places_away_and_leaves_notes(tmp_path: Path):
    folder = study(tmp_path / "study", 'by = ["township"]')
    places = run(folder, langs=["en"]).out / "places"
    (places / "town-1" / "my notes.txt").write_text("mine", encoding="utf-8")
    study(folder, "")
    run(folder, langs=["en"])
    assert [path.name for path in places.rglob("*")] == ["town-1", "my notes.txt"]
    assert "Reports by place" not in (places.parent / "report.en.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("by", "code", "named"),
    [
        ('by = ["vilage"]', "E-STUDY-BY", "village"),
        ('by = ["hh"]', "E-STUDY-PLACES", "hh"),
        ('by = "village"', "E-STUDY-TYPE", ""),
    ],
)
def test_what_cannot_be_a_place_is_refused(tmp_path: Path, by: str, code: str, named: str):
    rows = [dict(row, hh=f"H{i:03}") for i in range(101) for row in households()[:5]]
    folder = study(tmp_path / "study", by, [r for i, r in enumerate(rows) if i % 5 not in (2, 3)]
                   + rows[:2] * 101)  # fmt: skip
    with pytest.raises(StudyError) as error:
        run(folder)
    assert error.value.code == code
    assert named in str(error.value)
    assert not (folder / "out").exists()


def test_means_are_told_apart_by_place():
    """The fixture would show a mistake: no two villages know equally much."""
    of = {v: fmean(float(r["knows"]) for r in valid() if r["vill"] == v) for v in VILLAGES}
    assert len({round(x, 6) for x in of.values()}) >= len(of) - 1


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("甲村", "v-甲村"),
        ('a<b>:"/\\|?*', "v-a_b"),
        ("  spaces . and dots. ", "v-spaces_and_dots"),
        ("../../etc", "v-etc"),
        ("x\u202ey\x00z", "v-x_y_z"),
        ("{lang}", "v-lang"),
        ("🙂", "v-_"),
        ("村" * 300, "v-" + "村" * LONGEST),
    ],
)
def test_folders_are_named_safely(value: str, name: str):
    assert Names().folder("v", value) == name


def test_folders_are_named_once_whatever_the_capitals():
    names = Names()
    made = [names.folder("v", value) for value in ("a", "A", "a ", "é", "e\u0301")]
    assert made == ["v-a", "v-A-2", "v-a-3", "v-é", "v-é-2"]
