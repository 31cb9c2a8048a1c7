"""What the guide to indicators tells people to type gives numbers, and what it says is so."""

from __future__ import annotations

import csv
import math
import re
from pathlib import Path

import pytest
from scipy import stats
from tests.docs.pages import ROOT, commands

from endogen.cli.entry import main as command_line
from endogen.survey.registry import KNOWN
from endogen.workflow.demo import make_demo

GUIDES = ["docs/choosing.md", "docs/choosing.zh.md"]


@pytest.fixture(scope="module")
def beside_the_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("guide")
    make_demo(folder / "p-village")
    return folder


@pytest.mark.parametrize("guide", GUIDES)
def test_each_call_gives_a_number(guide, beside_the_demo, monkeypatch, capsys) -> None:
    monkeypatch.chdir(beside_the_demo)
    calls = [call for call in commands(ROOT / guide) if call[0] == "estimate"]
    assert len(calls) >= 10
    for call in calls:
        assert command_line([*call, "--format", "csv"]) == 0
        rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
        assert rows
        assert all(math.isfinite(float(row["estimate"])) for row in rows), call


@pytest.mark.parametrize("guide", GUIDES)
def test_only_indicators_there_are_are_named(guide) -> None:
    table = [r for r in (ROOT / guide).read_text(encoding="utf-8").splitlines() if r[:2] == "| "]
    named = {name for row in table for name in re.findall(r"`(\w+)`", row)}
    assert len(named) > 15
    assert named <= set(KNOWN)


def test_what_is_said_of_73_households() -> None:
    assert stats.binomtest(0, 14).proportion_ci(0.95, "exact").high == pytest.approx(0.23, abs=5e-3)
    n, d = (59, 14), 0.844
    shift, df = d / math.sqrt(1 / n[0] + 1 / n[1]), sum(n) - 2
    critical = stats.t.ppf(0.975, df)
    power = stats.nct.sf(critical, df, shift) + stats.nct.cdf(-critical, df, shift)
    assert power == pytest.approx(0.8, abs=1e-3)
    for guide in GUIDES:
        text = (ROOT / guide).read_text(encoding="utf-8")
        assert "23 %" in text
        assert ".84 " in text
