"""Findings of the two reports: their rows, their strength, their direction, their figures."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from tests.acceptance.p_village.page import Page

from endogen.workflow.run import run

Lines = dict[str, dict[str, str]]
LANGS = pytest.mark.parametrize("lang", ["en", "zh"])


@LANGS
def test_each_finding_rests_on_rows_that_are_there(
    pages: dict[str, Page], lines: Lines, lang: str
) -> None:
    findings = [b for b in pages[lang].blocks if b.kind in
                {"clear", "suggestive", "cannot_tell", "descriptive"}]  # fmt: skip
    assert len(findings) > 30
    for block in findings:
        assert set(block.cites) <= set(lines)
        if "8.published" not in block.words and not re.search(r"\d+ agree|一致", block.words):
            assert block.cites, block.words


def test_findings_are_as_sure_as_their_rows(pages: dict[str, Page], lines: Lines) -> None:
    for block in pages["en"].of("clear"):
        rows = [lines[row] for row in block.cites]
        adjusted = [float(row["p_adjusted"] or row["p"] or "nan") for row in rows]
        limits = [row for row in rows if not row["p"]]  # judged by their interval
        assert limits or min(adjusted) < 0.05, block.words


ABOVE = (
    r"larger share|\bmore of the|know more|more often|above|More households take part|grew more|"
    r"[Hh]igher|is larger|leans more|More empowerment"
)
BELOW = (
    r"smaller share|\bfewer of the|know less|less often|below|More households want|[Ll]ower|"
    r"is smaller|leans less|Less empowerment"
)


def test_the_direction_of_a_difference_is_said_in_words_and_right(pages: dict[str, Page]) -> None:
    checked = 0
    for block in (b for kind in ("clear", "suggestive") for b in pages["en"].of(kind)):
        signs = set(re.findall(r"(?:\(|by |is )([+−])\d", block.words))
        if not signs:
            continue
        above, below = re.search(ABOVE, block.words), re.search(BELOW, block.words)
        assert bool(above) is not bool(below), block.words
        assert signs == {"+" if above else "−"}, block.words
        checked += 1
    assert checked >= 10


def test_each_interval_in_a_chart_has_its_method(pages: dict[str, Page]) -> None:
    for chart in pages["en"].of("chart"):
        heads_ = [head for head in chart.sheet[0] if "interval" in head]
        assert not heads_ or "Method: " in chart.words, chart.anchor


def small_study(folder: Path, codes: tuple[str, str]) -> Page:
    """A study of growth whose registration has these codes for yes and no."""
    (folder / "data").mkdir(parents=True)
    rows = [["id", "poor", "more"]]
    rows += [[str(i), codes[i % 3 % 2], str(100 * (i % 7))] for i in range(24)]
    with (folder / "data" / "h.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    (folder / "study.toml").write_text(
        """
[study]
title = "Small"
[data]
households = "data/h.csv"
[roles]
id = "id"
growth = "more"
registered = "poor"
[coding.registered]
yes = [YES]
no = [NO]
""".replace("YES", codes[0]).replace("NO", codes[1]),
        encoding="utf-8",
    )
    return Page((run(folder, langs=["en"]).out / "report.en.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("codes", "warned"), [(("1", "2"), True), (("1", "0"), False)])
def test_the_sign_trap_is_told_only_where_it_is_set(
    tmp_path: Path, codes: tuple[str, str], warned: bool
) -> None:
    page = small_study(tmp_path / "small", codes)
    told = [b.words for b in page.blocks if "The questionnaire codes registered" in b.words]
    assert bool(told) is warned


def test_figures_have_words_for_those_who_cannot_see_them(pages: dict[str, Page]) -> None:
    for lang in ("en", "zh"):
        html = pages[lang]
        assert len(html.of("chart")) >= 8
        assert "svg" in html.tags
    for chart in pages["en"].of("chart"):
        assert chart.file
        assert len(chart.sheet) > 2


# A study that lacks a role


def test_a_section_whose_question_was_not_asked_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    (folder / "data").mkdir(parents=True)
    rows = [["id", "poor", "age", "years", "know1", "part1"]]
    rows += [[str(i), str(i % 3 % 2), str(30 + i), str(i % 9), str(1 + i % 5), str(i % 2)]
             for i in range(24)]  # fmt: skip
    with (folder / "data" / "h.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    (folder / "study.toml").write_text(
        """
[study]
title = "Small"
[data]
households = "data/h.csv"
[roles]
id = "id"
registered = "poor"
age = "age"
schooling = "years"
cognition.breeding = "know1"
participation.breeding = "part1"
""",
        encoding="utf-8",
    )
    out = run(folder).out
    page = Page((out / "report.en.html").read_text(encoding="utf-8"))
    absent = [block.words for block in page.of("note absent")]
    for title, role in (
        ("How people hear of the programmes", "channel"),
        ("Who wants to take part", "willingness"),
        ("Where income comes from", "source"),
        ("Did income grow more for the registered?", "growth"),
    ):
        told = [words for words in absent if title in words]
        assert len(told) == 1, (title, absent)
        assert role in told[0]
    assert "Synthetic" not in " ".join(page.running)
    assert any("internal" in words for words in page.running)
    for name in ("results.csv", "problems.csv"):
        content = (out / name).read_text(encoding="utf-8-sig")
        assert all("internal: contains small cells" in line for line in content.splitlines()[1:])
    chinese = Page((out / "report.zh.html").read_text(encoding="utf-8"))
    assert len(chinese.of("note absent")) == len(absent)
