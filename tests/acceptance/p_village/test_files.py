"""What a run leaves: the fixed columns, the same rows in both files, a record, and again."""

from __future__ import annotations

import csv
import hashlib
import json
import math
import re
import tomllib
from pathlib import Path
from typing import Any

import duckdb
import pytest

from endogen.workflow.run import RunResult, run

COLUMNS = [
    "id", "indicator", "variable", "arguments", "domain", "group", "estimate", "se", "ci_low",
    "ci_high", "level", "p", "p_adjusted", "family", "df", "count", "n", "n_missing",
    "n_effective", "unit", "base", "method", "provenance", "note",
]  # fmt: skip
NUMBERS = ("estimate", "se", "ci_low", "ci_high", "level", "p", "p_adjusted", "df",
           "n_effective")  # fmt: skip
WHOLE = ("count", "n", "n_missing")

Lines = dict[str, dict[str, str]]


def read(out: Path) -> list[dict[str, str]]:
    with (out / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_twenty_four_columns_in_the_fixed_order(lines: Lines) -> None:
    assert len(COLUMNS) == 24
    assert list(next(iter(lines.values()))) == COLUMNS


def test_every_row_has_an_id_of_its_own(finished: RunResult) -> None:
    ids = [line["id"] for line in read(finished.out)]
    assert len(ids) == len(set(ids)) == len(finished.results)
    assert all(re.fullmatch(r"[0-8]\.[a-z]+\.\S.*", id_) for id_ in ids)


def test_numbers_are_numbers(lines: Lines) -> None:
    for line in lines.values():
        for name in NUMBERS:
            assert line[name] == "" or math.isfinite(float(line[name])), (line["id"], name)
        for name in WHOLE:
            assert line[name] == "" or int(line[name]) >= 0, (line["id"], name)


def test_what_is_missing_has_a_reason(lines: Lines) -> None:
    silent = [line["id"] for line in lines.values() if not line["estimate"] and not line["note"]]
    assert silent == []


def test_shares_lie_between_0_and_1_and_within_their_intervals(lines: Lines) -> None:
    shares = ("share", "case_share", "response_share", "agreement")
    for line in lines.values():
        if line["indicator"] in shares and line["ci_low"]:
            low, x, high = (float(line[k]) for k in ("ci_low", "estimate", "ci_high"))
            assert 0 <= low <= x <= high <= 1, line["id"]


def test_every_row_says_how_it_was_made(lines: Lines) -> None:
    counted = {"count", "formula"}  # plain counts, and formulas that stand in `arguments`
    silent = [i for i, line in lines.items()
              if not line["method"] and line["indicator"] not in counted]  # fmt: skip
    assert silent == []


def test_parquet_holds_the_same_rows(finished: RunResult, lines: Lines) -> None:
    path = finished.out / "results.parquet"
    found = duckdb.sql(f"SELECT * FROM read_parquet('{path.as_posix()}')")
    assert found.columns == COLUMNS
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in found.fetchall()]
    assert [row["id"] for row in rows] == list(lines)
    for row in rows:
        for name in COLUMNS:
            written = lines[row["id"]][name]
            if name in NUMBERS:
                assert row[name] == (float(written) if written else None), (row["id"], name)
            elif name in WHOLE:
                assert row[name] == (int(written) if written else None), (row["id"], name)
            else:
                assert row[name] == written.removeprefix("'"), (row["id"], name)


def test_types_of_the_parquet_columns(finished: RunResult) -> None:
    path = finished.out / "results.parquet"
    found = duckdb.sql(f"DESCRIBE SELECT * FROM read_parquet('{path.as_posix()}')").fetchall()
    types = {name: kind for name, kind, *_ in found}
    assert {types[name] for name in NUMBERS} == {"DOUBLE"}
    assert {types[name] for name in WHOLE} == {"BIGINT"}
    assert {types[n] for n in COLUMNS if n not in (*NUMBERS, *WHOLE)} == {"VARCHAR"}


def test_the_record_knows_every_input(finished: RunResult, folder: Path) -> None:
    record = json.loads((finished.out / "run.json").read_text(encoding="utf-8"))
    files = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*")
             if p.is_file() and p.name != "README.txt" and "out" not in p.parts}  # fmt: skip
    assert set(record["inputs"]) == set(files)
    for name, path in files.items():
        assert record["inputs"][name] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_record_counts(finished: RunResult, study_file: dict[str, Any], lines: Lines) -> None:
    record = json.loads((finished.out / "run.json").read_text(encoding="utf-8"))
    assert record["rows"] == {"in": 73, "valid": 73, "dropped": {}}
    assert record["results"] == len(lines)
    assert record["seed"] == study_file["report"]["seed"]
    assert record["engine"] == "duckdb"
    command = ["endogen", "run", "--lang", "en,zh", "--format", "html", "--engine", "duckdb"]
    assert [word for word in record["command"] if word != record["command"][2]] == command
    assert {"python", "endogen", "narwhals", "duckdb", "numpy"} <= set(record["versions"])
    with (finished.out / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        assert record["problems"] == len(list(csv.DictReader(file)))


def close(one: str, other: str) -> bool:
    if one == other:
        return True
    return bool(one and other) and math.isclose(
        float(one), float(other), rel_tol=1e-12, abs_tol=1e-12
    )


def assert_same_numbers(one: list[dict[str, str]], other: list[dict[str, str]]) -> None:
    assert [line["id"] for line in one] == [line["id"] for line in other]
    for a, b in zip(one, other, strict=True):
        for name in COLUMNS:
            one_way, other_way = (re.sub(r"(\.\d{12})\d+", r"\1", line[name]) for line in (a, b))
            same = close(a[name], b[name]) if name in NUMBERS else one_way == other_way
            assert same, (a["id"], name, a[name], b[name])


def test_a_second_run_gives_the_same_bytes(finished: RunResult, folder: Path, tmp_path) -> None:
    again = run(folder, out=tmp_path / "out").out
    names = sorted(path.name for path in finished.out.iterdir())
    assert sorted(path.name for path in again.iterdir()) == names
    assert names == ["dropped.csv", "problems.csv", "published.csv", "report.en.html",
                     "report.zh.html", "results.csv", "results.parquet", "run.json"]  # fmt: skip
    for name in names:
        if name == "run.json":  # it says when
            records = [json.loads((out / name).read_text("utf-8")) for out in (finished.out, again)]
            assert {k: v for k, v in records[0].items() if k != "made"} == {
                k: v for k, v in records[1].items() if k != "made"
            }
        else:
            assert (again / name).read_bytes() == (finished.out / name).read_bytes(), name


def test_both_engines_give_the_same_numbers(finished: RunResult, folder: Path, tmp_path) -> None:
    other = run(folder, out=tmp_path / "out", langs=("en",), engine="polars").out
    assert_same_numbers(read(finished.out), read(other))
    assert json.loads((other / "run.json").read_text("utf-8"))["engine"] == "polars"
    published = [(out / "published.csv").read_bytes() for out in (finished.out, other)]
    assert published[0] == published[1]


def test_the_order_of_the_rows_does_not_matter(finished: RunResult, folder: Path, tmp_path) -> None:
    study = tmp_path / "study"
    (study / "data").mkdir(parents=True)
    for path in folder.rglob("*"):
        if path.is_file() and "out" not in path.parts:
            (study / path.relative_to(folder)).write_bytes(path.read_bytes())
    answers = study / "data" / "households.csv"
    head, *rows = answers.read_bytes().splitlines(keepends=True)
    answers.write_bytes(head + b"".join(reversed(rows)))
    turned = run(study, langs=("en",)).out
    assert_same_numbers(read(finished.out), read(turned))


INPUTS = {
    "age_band": ["age"],
    "oldest": ["age"],
    "schooling_band": ["schooling"],
    "first_cause": ["cause_funds"],
    "official_channel": ["channel_cadre", "channel_assembly"],
    "only_official": ["channel_cadre", "channel_tv"],
    "channel_new_media": ["channel_more_new_media"],
    "channel_cooperative": ["channel_more_cooperative"],
    "channel_neighbours": ["channel_more_neighbours"],
    "channel_relatives": ["channel_more_relatives"],
    "breadth": ["part_breeding", "part_material"],
    "cognition_mean": ["know_dividends"],
    "no_labour": ["size", "elders", "children", "lost_labour"],
    "dependants": ["elders", "children", "size"],
    "working_age": ["size", "elders", "children"],
    "growth_net": ["growth", "oneoff_self"],
    "benefit_total": ["benefit_self"],
    "benefit_once": ["oneoff_self"],
    "benefit_net": ["benefit_self", "oneoff_self"],
    "amount_total": ["amount_wages"],
    "welfare": ["income", "size"],
    "welfare_before": ["income_before", "size"],
    "welfare_net": ["income", "size", "oneoff_self"],
    "connected": ["has_cadre", "has_party"],
    "can_work": ["size", "elders", "children", "lost_labour"],
    "able_members": ["size", "elders", "children", "lost_labour"],
    "hands": ["size", "elders", "children", "lost_labour"],
    "sources": ["source_planting", "source_support"],
    "own_sources": ["source_planting", "source_business"],
    "own_effort": ["amount_wages"],
    "techniques": ["technique_silage"],
    "online": ["sales_online", "technique_online"],
    "beyond_growing": ["stage_processing"],
    "new_activity": ["technique_silage", "stage_selling"],
    "endogenous": ["local_identity", "village_say"],
    "empowerment": ["resource_land"],
    "empowered": ["resource_land"],
    "balanced": ["values_future"],
    "fates": ["in_kind_fate_sheep"],
    "benefit_person": ["benefit_self", "size"],
    "welfare_unaided": ["income", "benefit_self"],
}
FAMILIES = {
    "mode_": ["yuan_"],
    "wants_": ["will_"],
    "known_": ["know_"],
    "consistent_": ["will_", "part_"],
    "degree_": ["know_", "will_", "part_"],
    "adequate_resource_": ["resource_"],
    "adequate_knowledge_": ["knowledge_"],
    "adequate_values_": ["values_"],
    "exposure_": ["yuan_"],
}
DERIVED = ("of_age_", "adequate_in_", "adequacy_", "endogenous_", "fate_")


def asked(column: str) -> list[str]:
    """The columns of the file that a column of the analysis is made of."""
    if column.startswith(("adequate_in_", "adequacy_")):
        return [{"resource": "resource_land", "knowledge": "knowledge_policy"}.get(
            column.rpartition("_")[2], "values_future")]  # fmt: skip
    if column.startswith("endogenous_"):
        return ["local_identity", "village_say"]
    if column.startswith("fate_"):
        return ["in_kind_fate_sheep"]
    for prefix, made_of in FAMILIES.items():
        if column.startswith(prefix):
            return [other + column.removeprefix(prefix) for other in made_of]
    if column.startswith("of_age_"):
        return ["age"]
    return INPUTS.get(column, [column])


# Files of projects say their own provenance, line by line.
OF_PROJECTS = ("4.projects.", "4.linkage.", "4.flow.", "4.stability.", "4.cost.")


def test_provenance_is_that_of_the_weakest_column(
    lines: Lines, folder: Path, answers: list[dict[str, str]]
) -> None:
    """Every column that a row names, in any of its cells, is looked up in study.toml."""
    provenance = tomllib.loads((folder / "study.toml").read_text("utf-8"))["provenance"]
    assert provenance["default"] == "invented"
    bound = set(provenance["reconstructed"])
    known = {*answers[0], *INPUTS}
    seen = set()
    for line in lines.values():
        if line["variable"] == "valid":
            made_up = line["domain"] in ("why", "reason")  # the paper gives no reasons
            assert line["provenance"] == ("invented" if made_up else "reconstructed"), line["id"]
            continue
        words = re.findall(r"\w+", " ".join(line[k] for k in
                           ("variable", "arguments", "domain", "base")))  # fmt: skip
        columns = {w for w in words if w in known or any(w.startswith(f) for f in FAMILIES)
                   or w.startswith(DERIVED)}  # fmt: skip
        made_of = {name for column in columns for name in asked(column)}
        if not made_of:
            counts = ("0.quality.", "0.corrections.", "8.dropped.tables", *OF_PROJECTS)
            assert line["id"].startswith(counts), line["id"]
            continue
        # Table 2 prints first causes only, so that the places after the first are invented.
        later_places = line["indicator"] in ("borda", "mean_rank")
        weakest = "reconstructed" if made_of <= bound and not later_places else "invented"
        assert line["provenance"] == weakest, (line["id"], sorted(made_of - bound))
        seen.add(weakest)
    assert seen == {"reconstructed", "invented"}


@pytest.mark.parametrize(
    ("id_", "provenance"),
    [
        ("0.returns.effective", "reconstructed"),
        ("0.sample.registered.1", "reconstructed"),
        ("0.sample.first-cause.5", "reconstructed"),
        ("0.sample.cadre.1", "invented"),
        ("1.age.material.r", "reconstructed"),
        ("1.channels.official", "reconstructed"),
        ("1.channels.tv.households", "invented"),
        ("1.willingness.breeding.rate", "invented"),
        ("1.participation.breeding.rate", "reconstructed"),
        ("1.participation.material.rate", "invented"),
        ("1.participation.breadth", "invented"),
        ("1.consistency.breeding.agreement", "invented"),
        ("1.degree.breeding.degree", "invented"),
        ("1.conversion.breeding.conversion", "reconstructed"),
        ("2.sources.industry.cases", "reconstructed"),
        ("2.income.income.mean", "invented"),
        ("2.growth.growth.r", "reconstructed"),
        ("2.growth.growth-net.difference", "invented"),
        ("8.published.t3-financial", "reconstructed"),
    ],
)
def test_provenance_of_known_rows(lines: Lines, id_: str, provenance: str) -> None:
    assert lines[id_]["provenance"] == provenance
