"""`endogen plan` as it is typed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from endogen.cli.entry import main

LIST = (
    "village,households,town\n001,100,甲\n002,20,甲\n003,30,甲\n004,40,乙\n005,50,乙\n006,60,乙\n"
)


@pytest.mark.parametrize(("lang", "needed"), [("en", "answers needed: 385"),
                                              ("zh", "需要的回答数：385")])  # fmt: skip
def test_a_size_is_said(lang: str, needed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "size", "--share", ".5", "--margin", ".05", "--lang", lang]) == 0
    assert needed in capsys.readouterr().out


def test_two_groups_and_clusters(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--sd", "1", "--difference", ".5", "--cluster", "16", "--icc", "0", "--lang", "en"]
    assert main(["plan", "size", *words]) == 0
    said = capsys.readouterr().out
    assert "64 + 64 = 128" in said
    assert "clusters: 8" in said


def test_power_or_what_would_be_found(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["plan", "power", "59", "14", "--sd", "1", "--lang", "en"]
    assert main([*words, "--difference", ".844"]) == 0
    assert "power: 80.0%" in capsys.readouterr().out
    assert main(words) == 0
    assert "0.8443" in capsys.readouterr().out


def test_a_draw_is_written_with_its_weights(tmp_path: Path) -> None:
    units = tmp_path / "村.csv"
    units.write_text(LIST, encoding="utf-8")
    words = ["plan", "select", str(units), "--n", "4", "--how", "pps", "--size", "households"]
    assert main([*words, "--strata", "town", "--seed", "7"]) == 0
    with (tmp_path / "村-drawn.csv").open(encoding="utf-8-sig") as lines:
        drawn = list(csv.DictReader(lines))
    assert [row["town"] for row in drawn] == ["甲", "甲", "乙", "乙"]
    assert all(len(row["village"]) == 3 for row in drawn)  # 001 stays 001
    weighed = sum(float(row["households"]) * float(row["design_weight"]) for row in drawn)
    assert weighed == pytest.approx(300)
    assert {row["seed"] for row in drawn} == {"7"}


def test_what_is_wrong_is_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    units = tmp_path / "v.csv"
    units.write_text(LIST, encoding="utf-8")
    draw = ["plan", "select", str(units), "--seed", "1", "--lang", "en", "--n"]
    for words, code in (
        (["plan", "size", "--share", ".5", "--lang", "en"], "E-USE-ONE-OF"),
        (["plan", "sice", "--lang", "en"], "E-USE-COMMAND"),
        ([*draw, "4", "--strata", "twon"], "E-DATA-COLUMN"),
        ([*draw, "40"], "E-DESIGN-DRAW"),
        ([*draw, "4", "--out", str(units)], "E-USE-OVERWRITE"),
    ):
        assert main(words) != 0
        assert code in capsys.readouterr().err
    assert units.read_text(encoding="utf-8") == LIST
