"""The page on known truths says what its CSV holds, and the CSV what the issue asks for."""

from __future__ import annotations

import pytest
from benchmarks.known_truth import counting, pages
from benchmarks.known_truth.truths import TRUTHS
from scipy import stats
from tests.docs.pages import ROOT

DOCS = ROOT / "docs"
LINES = counting.read(DOCS / "known-truth.csv")
BY_KIND = {(line["truth"], int(line["n"])): line for line in LINES}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_is_what_the_script_makes_of_the_csv(lang: str) -> None:
    page = DOCS / f"known-truth{pages.SUFFIX[lang]}.md"
    assert page.read_text(encoding="utf-8") == pages.rendered(LINES, lang)


@pytest.mark.parametrize("name", ["known-truth.md", "known-truth.zh.md"])
def test_its_table_of_errors_is_the_csv(name: str) -> None:
    """Read without the script: seven cells a line, in the order of the CSV."""
    rows = [
        [cell.strip() for cell in row.strip("|").split("|")]
        for row in (DOCS / name).read_text(encoding="utf-8").splitlines()
        if row.count("±") == 4
    ]
    assert len(rows) == len(LINES)
    for cells, line in zip(rows, LINES, strict=True):
        assert [cell.replace(",", "") for cell in cells[1:3]] == [line["n"], line["studies"]]
        for cell, kind in zip(cells[3:], counting.FALSE, strict=True):
            share = 100 * float(line[f"false_{kind}"])
            assert float(cell.split(" ± ")[0]) == pytest.approx(share, abs=0.0501)


def test_every_kind_of_study_is_there() -> None:
    assert set(BY_KIND) == {(truth.key, n) for truth in TRUTHS for n in truth.studies}
    for truth in TRUTHS:
        for n, studies in truth.studies.items():
            assert int(BY_KIND[truth.key, n]["studies"]) == studies


def test_false_statements_are_no_more_than_stated() -> None:
    for line in LINES:
        studies = int(line["studies"])
        for kind in counting.FALSE:
            wrong = round(float(line[f"false_{kind}"]) * studies)
            assert wrong <= stats.binom.ppf(0.99, studies, 0.05), (line["truth"], line["n"], kind)


@pytest.mark.parametrize("truth", ["paper", "other"])
def test_the_order_is_found_where_there_are_enough_households(truth: str) -> None:
    assert float(BY_KIND[truth, 3000]["first_found"]) >= 0.95
    assert float(BY_KIND[truth, 3000]["last_found"]) >= 0.95
