"""Bad designs and controls, through `endogen estimate` and `endogen check`."""

from __future__ import annotations

import csv

import pytest

HEADER = ("id", "h", "v", "w", "income", "age", "same")


def sample(folder, **changed):
    """Two strata of two PSUs of three households; `changed` sets a column by row."""
    rows = []
    for at in range(12):
        row = {
            "id": f"H{at:02}",
            "h": "ab"[at // 6],
            "v": at // 3 + 1,
            "w": 10,
            "income": 1_000 + 137 * at % 900,
            "age": 30 + 7 * at % 50,
            "same": 1,
        }
        row |= {name: value for name, (row_at, value) in changed.items() if row_at == at}
        rows.append(row)
    path = folder / "sample.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, HEADER)
        writer.writeheader()
        writer.writerows(rows)
    return path


def design(path):
    return ["estimate", path, "--weight", "w", "--strata", "h", "--psu", "v"]


def test_without_a_fault(tmp_path, endogen):
    code, said = endogen(*design(sample(tmp_path)), "--of", "mean(income)")
    assert code == 0, said


@pytest.mark.parametrize("weight", ["0", "-3", "", "x"])
def test_weights(tmp_path, endogen, weight):
    code, said = endogen(*design(sample(tmp_path, w=(4, weight))), "--of", "mean(income)")
    assert code == 1
    assert "E-DESIGN-" in said or "E-DATA-" in said
    assert "w" in said


def test_one_psu_in_a_stratum(tmp_path, endogen):
    path = sample(tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(lines[:10]) + "\n", encoding="utf-8")  # the last PSU of b is gone
    code, said = endogen(*design(path), "--of", "mean(income)")
    assert code == 1
    assert said.startswith("E-DESIGN-")
    assert "b" in said


def test_a_constant_control(tmp_path, endogen):
    path = sample(tmp_path)
    code, said = endogen(
        "estimate",
        path,
        "--of",
        "partial_correlation(income, age, controls=[same])",
        "--of",
        "mean(income)",
        "--format",
        "csv",
    )
    assert code == 0, said
    rows = {row["indicator"]: row for row in csv.DictReader(said.lstrip("\ufeff").splitlines())}
    # It holds nothing constant, costs no degree of freedom, and the row says so.
    assert "1 of the controls do not vary" in rows["partial_correlation"]["note"]
    assert float(rows["mean"]["estimate"]) > 0


def test_a_constant_column_has_no_correlation(tmp_path, endogen):
    path = sample(tmp_path)
    code, said = endogen(
        "estimate",
        path,
        "--of",
        "correlation(income, same)",
        "--of",
        "mean(income)",
        "--format",
        "csv",
    )
    assert code == 0, said
    rows = {row["indicator"]: row for row in csv.DictReader(said.lstrip("\ufeff").splitlines())}
    assert rows["correlation"]["estimate"] == ""
    assert "does not vary" in rows["correlation"]["note"]
    assert float(rows["mean"]["estimate"]) > 0  # one that fails does not stop the others


def test_an_unknown_column(tmp_path, endogen):
    code, said = endogen("estimate", sample(tmp_path), "--of", "mean(incom)")
    assert code in (1, 2)
    assert "incom" in said
    assert "income" in said


def test_text_in_a_number_column_is_told(tmp_path, endogen):
    path = sample(tmp_path, income=(4, "约三千"))
    code, said = endogen("estimate", path, "--of", "mean(income)")
    assert code == 0, said
    assert "E-DATA-TEXT-IN-NUMBER" in said
    assert "约三千" in said


WEIGHTED = """\
[study]
title = "A drawn sample"
[data]
households = "sample.csv"
[design]
weight = "w"
strata = "h"
psu = "v"
[roles]
id = "id"
income = "income"
"""


@pytest.mark.parametrize(
    ("weight", "problem"), [("0", "E-DATA-WEIGHT-SIGN"), ("", "E-DATA-WEIGHT-MISSING")]
)
def test_weights_of_a_study_are_checked(tmp_path, endogen, weight, problem):
    sample(tmp_path, w=(4, weight))
    (tmp_path / "study.toml").write_text(WEIGHTED, encoding="utf-8")
    code, said = endogen("check", tmp_path)
    assert code == 1
    assert problem in said
    code, said = endogen("run", tmp_path)
    assert code == 1
    assert not (tmp_path / "out").exists()


def test_check_finds_what_a_run_would_refuse_of_the_design(tmp_path, endogen):
    path = sample(tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(lines[:10]) + "\n", encoding="utf-8")
    (tmp_path / "study.toml").write_text(
        '[study]\ntitle = { en = "S", zh = "研究" }\n[data]\nhouseholds = "sample.csv"\n'
        '[design]\nkind = "probability"\nweight = "w"\nstrata = "h"\npsu = "v"\n'
        '[roles]\nid = "id"\nage = "age"\nincome = "income"\n',
        encoding="utf-8",
    )
    for command in ("check", "run"):
        code, said = endogen(command, tmp_path)
        assert (code, "E-DESIGN-SINGLE-PSU" in said) == (1, True), said
    toml = tmp_path / "study.toml"
    said = toml.read_text(encoding="utf-8")
    toml.write_text(said.replace('psu = "v"', 'psu = "v"\nsingle_psu = "centre"'), "utf-8")
    assert endogen("check", tmp_path)[0] == 0
