"""The appendix of tables as SPSS prints them: the paper's figures, in every cell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from endogen.workflow.run import RunResult, run

TAGS = re.compile(r"<[^>]+>")
ROW = re.compile(r"<tr.*?</tr>", re.DOTALL)
CELL = re.compile(r"<t[hd].*?</t[hd]>", re.DOTALL)


@pytest.fixture(scope="module")
def appended(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> RunResult:
    return run(folder, out=tmp_path_factory.mktemp("spss") / "out", tables=("spss",))


@pytest.fixture(scope="module", params=["en", "zh"])
def tables(request, appended) -> tuple[str, dict[str, list[list[str]]]]:
    """The appendix's tables by their anchor, each as lines of cells."""
    page = (appended.out / f"report.{request.param}.html").read_text("utf-8")
    appendix = page[page.index('id="chapter-A"') :]
    found = {}
    for part in re.split(r'(?<!href=")id="table-', appendix)[1:]:
        name = part.partition('"')[0].removesuffix("-caption")
        rows = ROW.findall(part.split("</table>")[0])
        if not rows:
            continue
        found[name] = [
            [" ".join(TAGS.sub("", cell).split()) for cell in CELL.findall(row)] for row in rows
        ]
    return request.param, found


def test_table_2(tables):
    lang, found = tables
    heads = {
        "en": ["Frequency", "Percent", "Valid Percent", "Cumulative Percent"],
        "zh": ["频率", "百分比", "有效百分比", "累积百分比"],
    }
    registered = found["spss.frequencies-registered"]
    assert registered[0][2:] == heads[lang]
    assert [line[2:5] for line in registered[1:]] == [
        ["59", "80.8", "80.8"],
        ["14", "19.2", "19.2"],
        ["73", "100.0", "100.0"],
    ]
    ages = [line[2:4] for line in found["spss.frequencies-age_band"][1:5]]
    # The paper prints forty-four for the second: a misprint, since 5.5 % of 73 is 4.
    assert ages == [["0", ".0"], ["4", "5.5"], ["27", "37.0"], ["42", "57.5"]]
    schools = [line[2:4] for line in found["spss.frequencies-schooling_band"][1:4]]
    assert schools == [["55", "75.3"], ["14", "19.2"], ["4", "5.5"]]


def test_the_causes(tables):
    _, found = tables
    causes = found["spss.frequencies-first_cause"]
    # 69.49 where the paper prints 69.50: 41 of 59.
    assert [(line[2], line[4]) for line in causes[1:7]] == [
        ("1", "1.69"),
        ("1", "1.69"),
        ("0", ".00"),
        ("8", "13.56"),
        ("8", "13.56"),
        ("41", "69.49"),
    ]
    assert causes[7][2:5] == ["59", "80.82", "100.00"]
    assert causes[8][2:4] == ["14", "19.18"]
    assert causes[9][2:4] == ["73", "100.00"]


def test_table_3(tables):
    lang, found = tables
    lines = found["spss.partial-partial"][1:]
    values = [line[-1] for line in lines]
    assert values[:3] == ["1.000", ".", "0"]
    correlations = ["-.676", "-.644", "-.663", "-.551", "-.557", "-.541", "-.028", "-.499"]
    assert values[3::3] == correlations
    assert values[4::3] == [".000"] * 6 + [".818", ".000"]
    assert values[5::3] == ["69"] * 8
    names = {
        "en": ["Correlation", "Significance (2-tailed)", "df"],
        "zh": ["相关性", "显著性（双尾）", "自由度"],
    }
    assert [line[2] for line in lines[:3]] == names[lang]


def test_table_4(tables):
    lang, found = tables
    lines = found["spss.responses-source"]
    printed = [
        ["55", "29.7%"],
        ["11", "5.9%"],
        ["1", "0.5%"],
        ["24", "13.0%"],
        ["38", "20.5%"],
        ["56", "30.3%"],
        ["185", "100.0%"],
    ]
    assert [line[2:4] for line in lines[2:]] == printed
    cases = [round(1000 * int(n) / 73) / 10 for n, _ in printed]
    assert [line[4] for line in lines[2:]] == [f"{share}%" for share in cases]
    assert lines[1][-1] == {"en": "Percent of Cases", "zh": "个案百分比"}[lang]


def test_the_footnotes_are_right_and_misprints_are_named(appended):
    page = (appended.out / "report.en.html").read_text("utf-8")
    appendix = TAGS.sub("", page[page.index('id="chapter-A"') :])
    assert "Cells contain partial correlations" in appendix
    assert "Dichotomy group tabulated at value 1" in appendix
    assert "printed forty-four, computed 4" in appendix
    assert "the footnote says zero-order correlations" in appendix


def test_the_appendix_is_asked_for(finished, appended):
    for result, there in ((finished, False), (appended, True)):
        page = (result.out / "report.en.html").read_text("utf-8")
        assert ('id="chapter-A"' in page) is there
    ids = {row.id for row in appended.results}
    assert {"spss.frequencies.registered.share.1", "spss.responses.source.each"} <= ids
    assert len(ids) == len(appended.results)
