"""The page on coverage says what its CSV holds, and the CSV what the issue asks for."""

from __future__ import annotations

import csv
import math
import re

import pytest
from benchmarks.coverage import measuring, pages, peers
from benchmarks.coverage.asked import WANTED, truth
from benchmarks.coverage.drawing import PLANS
from benchmarks.coverage.population import closed_forms
from tests.docs.pages import ROOT

DOCS = ROOT / "docs"
NUMBER = re.compile(r"^(\*{0,2})(\d+\.\d) ± (\d+\.\d)\1$")
PROMISED = ("mean", "fgt0", "fgt1", "fgt2", "gini", "concentration", "median", "partial", "m0")


@pytest.fixture(scope="module")
def lines() -> list[dict[str, str]]:
    with (DOCS / "coverage.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_is_what_the_script_makes_of_the_csv(lang):
    made = pages.rendered(
        measuring.read(DOCS / "coverage.csv"), peers.read(DOCS / "coverage-r.csv"), lang
    )
    page = DOCS / f"coverage{pages.SUFFIX[lang]}.md"
    assert page.read_text(encoding="utf-8") == made


@pytest.mark.parametrize("name", ["coverage.md", "coverage.zh.md"])
def test_its_table_is_the_csv(lines, name):
    """Read without the script: rows in the order of the CSV, one cell a plan."""
    plans = list(dict.fromkeys(line["plan"] for line in lines))
    found: dict[str, list[tuple[str, ...]]] = {plan: [] for plan in plans}
    for row in (DOCS / name).read_text(encoding="utf-8").splitlines():
        cells = [NUMBER.match(cell.strip()) for cell in row.strip("|").split("|")[1:]]
        if len(cells) == len(plans) and all(cells):
            for plan, cell in zip(plans, cells, strict=True):
                found[plan].append(cell.groups())
    for plan in plans:
        mine = [line for line in lines if line["plan"] == plan]
        assert len(found[plan]) == len(mine)
        for line, (stars, coverage, error) in zip(mine, found[plan], strict=True):
            assert float(coverage) == pytest.approx(100 * float(line["coverage"]), abs=0.0501)
            assert float(error) == pytest.approx(100 * float(line["mc_error"]), abs=0.0501)
            assert (stars == "**") == (float(line["coverage"]) < 0.93)


def test_every_plan_and_indicator_is_there(lines):
    keys = {(line["plan"], line["indicator"]) for line in lines}
    assert keys == {(plan.key, one.key) for plan in PLANS for one in WANTED}
    assert min(int(line["replications"]) for line in lines) >= 2_000


@pytest.mark.parametrize("plan", ["groups154", "groups301"])
@pytest.mark.parametrize("indicator", PROMISED)
def test_intervals_cover_where_theory_says_so(lines, plan, indicator):
    """93 to 97 %, give or take twice what the number of replications leaves open."""
    line = next(x for x in lines if (x["plan"], x["indicator"]) == (plan, indicator))
    coverage, error = float(line["coverage"]), float(line["mc_error"])
    assert 0.93 - 2 * error <= coverage <= 0.97 + 2 * error


def test_misses_lie_on_two_sides_and_add_up(lines):
    for line in lines:
        missed = float(line["below"]) + float(line["above"])
        assert missed == pytest.approx(1 - float(line["coverage"]), abs=1e-5)


def test_what_is_true_of_the_population(lines):
    """By the formulas of textbooks, written apart from endogen."""
    found, apart = truth(), closed_forms()
    for key, value in apart.items():
        assert found[key] == pytest.approx(value, rel=1e-9)
    for line in lines:
        assert math.isclose(float(line["truth"]), found[line["indicator"]], rel_tol=1e-5)


def test_linearised_intervals_are_those_of_r():
    """Of designs: the same limits, for what R's survey has under the same definition."""
    same = ("mean", "ratio", "fgt0", "median", "p95", "partial")
    rows = [
        row
        for row in peers.read(DOCS / "coverage-r.csv")
        if row.plan.startswith("groups") and row.method == "linearised" and row.indicator in same
    ]
    assert len(rows) == 2 * len(same)
    for row in rows:
        assert row.theirs == row.ours
        assert row.apart < 1e-9
