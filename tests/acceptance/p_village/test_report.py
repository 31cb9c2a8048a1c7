"""The two reports: complete, in their language, offline, and equal to results.csv."""

from __future__ import annotations

import gettext
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.p_village.page import Block, Page

import endogen
from endogen.i18n import render
from endogen.workflow.run import RunResult

Lines = dict[str, dict[str, str]]
WEAKEST_FIRST = ("invented", "reconstructed", "printed", "")


LANGS = pytest.mark.parametrize("lang", ["en", "zh"])


# The page as a whole


@LANGS
def test_the_chapters_are_there(pages: dict[str, Page], lang: str) -> None:
    chapters = [anchor for level, anchor, _ in pages[lang].headings if level == 2]
    numbered = [a for a in chapters if re.fullmatch(r"chapter-\d", a)]
    assert numbered == [f"chapter-{n}" for n in (0, 1, 2, 3, 4, 7, 8)]
    titles = [said for _, anchor, said in pages[lang].headings if anchor in numbered]
    assert all(titles)


def test_both_pages_have_the_same_parts(pages: dict[str, Page]) -> None:
    en, zh = pages["en"], pages["zh"]
    assert [(b.kind, b.anchor, b.provenance, b.cites) for b in en.blocks] == [
        (b.kind, b.anchor, b.provenance, b.cites) for b in zh.blocks
    ]
    assert en.anchors == zh.anchors


@LANGS
def test_nothing_comes_from_a_network_and_no_script_is_needed(
    sources: dict[str, str], pages: dict[str, Page], lang: str
) -> None:
    page = pages[lang]
    other = {"en": "report.zh.html", "zh": "report.en.html"}[lang]
    assert not page.tags & {"script", "iframe", "object", "embed", "base", "form"}
    for link in page.links:
        assert link == other or link.startswith(("#", "data:text/csv;charset=utf-8;base64,")), link
    html = re.sub(r'data:text/csv[^"]*', "", sources[lang])
    names = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert set(re.findall(r"https?://[^\s\"'<>)]+", html)) <= names
    assert "@import" not in html
    assert not re.search(r"url\((?!['\"]?(#|data:))", html)


@LANGS
def test_every_link_within_the_page_has_its_end(pages: dict[str, Page], lang: str) -> None:
    page = pages[lang]
    ends = {link[1:] for link in page.links if link.startswith("#")}
    assert ends <= page.anchors


def test_banners_stand_on_every_page(pages: dict[str, Page], sources: dict[str, str]) -> None:
    assert pages["en"].running == [
        "Synthetic data: made to fit printed figures, or invented; "
        "no household gave these answers.",
        "Not representative: households were taken as they came.",
    ]
    assert len(pages["zh"].running) == 2
    assert not any("internal" in words for words in pages["en"].running)
    for html in sources.values():  # printed: the running words are repeated on each sheet
        assert re.search(r"@page|@media print", html)


@LANGS
def test_each_section_begins_with_what_it_finds(pages: dict[str, Page], lang: str) -> None:
    """Of the sections that show numbers; methods and limits are prose."""
    said = {"clear", "suggestive", "cannot_tell", "descriptive"}
    first: dict[str, str] = {}
    for block in pages[lang].blocks:
        if block.kind in said | {"table", "chart"}:
            first.setdefault(block.section, block.kind)
    first.pop("rows-cited", None)  # the appendix
    assert len(first) > 15
    assert set(first.values()) <= said, first


# Words


def latin(words: str) -> list[str]:
    """Runs of two and more Latin words."""
    word = r"[A-Za-z][A-Za-z'’\-]*"
    return re.findall(rf"{word}(?: {word})+", words)


# What the publication prints stands as it was printed; the rest are names of methods.
QUOTED = {"more than", "one third", "Fisher z", "Welch t", "Xu Xian"}


def test_the_chinese_page_speaks_chinese(pages: dict[str, Page]) -> None:
    page = pages["zh"]
    shown = [words for words in (*page.words, *page.attributes) if words != "English"]
    # The appendix names indicators and columns as they stand in results.csv.
    english = {run_ for words in shown for run_ in latin(words)}
    names = {name for name in english if re.fullmatch(r"[a-z ]+", name) and name not in QUOTED}
    cited = " ".join(b for b in page.words)
    assert english - names <= QUOTED
    assert all(f"{name}" in cited for name in names)
    assert len(names) < 5


def test_no_sentence_of_the_catalogue_is_left_in_english(pages: dict[str, Page]) -> None:
    said = "\n".join((*pages["zh"].words, *pages["zh"].attributes))
    locale = Path(endogen.__file__).with_name("locale")
    catalogue = gettext.translation("endogen", locale, languages=["zh_Hans"])
    messages = [m for m in catalogue._catalog if isinstance(m, str) and m]
    assert len(messages) > 500
    left = []
    for message in messages:
        parts = [part.strip() for part in re.split(r"\{[^}]*\}", message)]
        telling = [part for part in parts if len(re.findall(r"[A-Za-z]{2,}", part)) >= 3]
        left += [part for part in telling if part in said]
    assert left == []


def test_no_chinese_in_the_english_page(pages: dict[str, Page]) -> None:
    shown = [w for w in pages["en"].words if re.search(r"[\u4e00-\u9fff]", w)]
    assert shown == ["中文"]


def test_everything_said_has_a_translation(finished: RunResult) -> None:
    """Base, method and note of every row too, though results.csv speaks English."""
    for row in finished.results:
        for words in (row.base, row.method, row.note):
            english, chinese = render(words, "en"), render(words, "zh")
            if re.search(r"[A-Za-z]{3,} [a-z]{3,}", english):
                assert re.search(r"[\u4e00-\u9fff]", chinese), english


# Numbers


def half_up(value: Decimal, digits: int) -> str:
    """Round half away from zero; a rounded zero has no sign."""
    rounded = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    said = f"{abs(rounded):,.{digits}f}"
    return "−" + said if rounded < 0 else said


def bare(said: str) -> str:
    """The number without a zero before the point."""
    return re.sub(r"^(−?)0\.", r"\1.", said)


def forms(value: str) -> set[str]:
    """Every way in which the report may write a real number."""
    exact = Decimal(value)
    ways = set()
    for digits in range(4):
        said = half_up(exact, digits)
        ways |= {said, bare(said)}
    for digits in (0, 1):
        said = half_up(exact * 100, digits)
        ways |= {said, said + "%"}
    return ways | {"+" + way for way in ways if exact > 0 and re.search("[1-9]", way)}


def p_forms(value: str) -> set[str]:
    if Decimal(value) < Decimal("0.001"):
        return {"<\N{NO-BREAK SPACE}.001"}
    return {bare(half_up(Decimal(value), 3))}


COUNTED = {"n", "households", "named by, n", "missing", "answers", "households in it",
           "with labour", "without labour", "know little, households",
           "of them reached"}  # fmt: skip


def expected(line: dict[str, str], head: str, said: str) -> set[str]:
    """What a cell may say of a row, by the head of its column."""
    if said.startswith("["):
        low, high = forms(line["ci_low"]), forms(line["ci_high"])
        ends = re.fullmatch(r"\[(.+), (.+)\]", said)
        return {said} if ends and ends[1] in low and ends[2] in high else set()
    if re.match(r"p\b", head):
        return p_forms(line["p_adjusted"] if "Holm" in head else line["p"])
    if head == "Bounds" and not (line["ci_low"] and line["ci_high"]):
        return {"–"}
    if head in COUNTED:
        return {f"{int(line[name]):,}" for name in ("count", "n", "n_missing") if line[name]}
    if head == "df":
        return {half_up(Decimal(line["df"]), 0)}
    return forms(line["estimate"]) if line["estimate"] else {"–"}


def body(block: Block) -> list[list[Any]]:
    """The lines under the heads of a table."""
    return [
        line
        for line in block.grid
        if len(line) > 1 and line[0].head and not any(cell.head for cell in line[1:])
    ]


def heads(block: Block) -> list[str]:
    """The heads of the columns: the last line that has no data."""
    line = next(
        line
        for line in block.grid
        if len(line) > 1 and all(cell.head and cell.span == 1 for cell in line[1:])
    )
    return [cell.said for cell in line]


@LANGS
def test_each_number_in_a_table_is_that_of_its_row(
    pages: dict[str, Page], lines: Lines, lang: str
) -> None:
    """Column heads are read from the English page; both pages show the same cells."""
    checked, tables = 0, 0
    for block, english in zip(pages[lang].blocks, pages["en"].blocks, strict=True):
        if block.kind not in {"table", "chart"} or not block.anchor:
            continue
        tables += 1
        names = heads(english)
        for line in body(block):
            for name, cell in zip(names, line, strict=True):
                if cell.row:
                    ways = expected(lines[cell.row], name, cell.said)
                    assert cell.said in ways, (block.anchor, cell.row, name, cell.said, ways)
                    checked += 1
    assert tables > 25
    assert checked > 800


def test_both_pages_show_the_same_numbers(pages: dict[str, Page]) -> None:
    for en, zh in zip(pages["en"].blocks, pages["zh"].blocks, strict=True):
        one, other = ([[(c.row, c.said) for c in line if c.row] for line in b.grid]
                      for b in (en, zh))  # fmt: skip
        assert one == other, en.anchor


def plain(said: str) -> str:
    """A number as a CSV file writes it."""
    said = said.replace("−", "-").replace(",", "") if not said.startswith("[") else said
    return said.replace("\N{NO-BREAK SPACE}", "").replace("+", "")


@LANGS
def test_each_table_can_be_downloaded_with_the_same_cells(
    pages: dict[str, Page], lang: str
) -> None:
    for block in pages[lang].blocks:
        if block.kind != "table":
            continue
        shown = body(block)
        behind = {line[0]: line for line in block.sheet}
        assert len(shown) <= len(block.sheet), block.anchor
        for line in shown:
            name = line[0].said
            found = [other for other in block.sheet if other[0].lstrip("'") == name]
            assert found, (block.anchor, name, list(behind)[:3])
            for cell, other in zip(line[1:], found[0][1:], strict=True):
                if cell.row and re.fullmatch(r"[−+]?[\d,]*\.?\d+%?", cell.said) and len(found) == 1:
                    assert other.lstrip("'") == plain(cell.said), (block.anchor, name, cell.said)


def test_what_a_downloaded_file_says_of_itself(pages: dict[str, Page]) -> None:
    for block in pages["en"].of("table"):
        said = " ".join(block.heading)
        assert "Synthetic data" in said, block.anchor
        assert "Not representative" in said, block.anchor
        assert not re.search("internal", said), block.anchor


@LANGS
def test_every_table_says_base_and_method(pages: dict[str, Page], lang: str) -> None:
    base, method = {"en": ("Base: ", "Method: "), "zh": ("基数：", "方法：")}[lang]
    for block in pages[lang].of("table"):
        if not block.anchor.startswith(("table-8.", "table-0.quality")):
            assert base in block.words, block.anchor
    whole = [b for b in pages[lang].of("table") if method in b.words]
    assert len(whole) >= 0.7 * len(pages[lang].of("table"))


@LANGS
def test_each_mark_is_that_of_the_weakest_row(
    pages: dict[str, Page], lines: Lines, lang: str
) -> None:
    for block in pages[lang].blocks:
        rows = [cell.row for line in block.grid for cell in line if cell.row] or block.cites
        if not rows:
            continue
        found = {lines[row]["provenance"] for row in rows}
        weakest = next(word for word in WEAKEST_FIRST if word in found)
        assert block.provenance == weakest, (block.kind, block.anchor, block.words[:80])
