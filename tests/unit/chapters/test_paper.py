"""The methods paragraph says what was done, and nothing that was not."""

from __future__ import annotations

from datetime import date

import pytest

from endogen.chapters.chapter import Told
from endogen.chapters.methods.paper import tell_paper
from endogen.i18n import Label, render, text
from endogen.report.speech import Speech
from endogen.study.codebook import Codebook
from endogen.study.study import Drawn, Files, Reporting, Study
from endogen.survey.estimate import Estimate

EXACT = text("Clopper–Pearson exact interval")
T = text("linearised standard error, t interval")
DRAWN = text("{draws} permutations of Welch's t, seed {seed}", draws="99", seed="7")


def said(rows, lang="en", **about) -> str:
    study = Study(title=Label("A study", "一项研究"), files=Files("a.csv"), **about)
    found = {row.id: row for row in rows}
    blocks = tell_paper(Told(study, Codebook(()), found, version="9.9.9"))
    return " ".join(Speech(lang, found).say(block.text) for block in blocks)


def row(id_, indicator="share", method=EXACT, **more) -> Estimate:
    return Estimate(id=id_, indicator=indicator, method=method, n=70, n_missing=3, **more)


def test_each_method_of_a_row_is_named_with_what_was_made_by_it():
    whole = said([row("1.a"), row("1.b", "mean", T), row("1.c", "ratio", T), row("1.d", "mean", T)])
    assert "means and ratios (linearised standard error, t interval); shares (Clopper" in whole
    assert "73 households" in whole  # answers and missing ones together
    assert "version 9.9.9" in whole
    for absent in ("permutation", "Holm", "synthetic", "questionnaires handed out", "smallest"):
        assert absent not in whole


def test_an_indicator_that_the_section_does_not_know_is_named_all_the_same():
    assert "gini (bootstrap)" in said([row("1.g", "gini", text("bootstrap"))])


def test_seed_and_permutations_are_said_when_they_were_used():
    about = {"report": Reporting(seed=7, permutations=99, level=0.9)}
    whole = said([row("1.d", "difference", DRAWN, family="1.d")], **about)
    assert "99 permutations; the random numbers begin with seed 7." in whole
    assert "level 90%" in whole
    assert "(number of families: 1)" in whole


@pytest.mark.parametrize(
    ("drawn", "wanted"),
    [
        (Drawn(), "taken as they came"),
        (Drawn(convenience=False), "simple random sampling"),
        (Drawn(convenience=False, weight="w", psu="ea"), "weights (w) and primary sampling units"),
        (Drawn(convenience=False, strata="h", words=Label("two stages")), "Sample: two stages."),
    ],
)
def test_the_design_is_the_study_s(drawn, wanted):
    assert wanted in said([row("1.a")], drawn=drawn)


def test_the_returns_are_counted_from_their_row():
    rate = Estimate(id="0.returns.effective", indicator="share", estimate=0.5, count=36, n=72)
    whole = said([rate, row("1.a")], fieldwork=(date(2021, 7, 1), date(2021, 7, 2)))
    assert "Of 72 questionnaires handed out 36 could be used (50.0%)." in whole
    assert "from 2021-07-01 to 2021-07-02" in whole


def test_without_rows_there_is_nothing_to_say():
    assert said([]) == ""
    assert said([row("8.published.x")]) == ""


def test_it_is_one_paragraph_in_chinese_too():
    whole = said([row("1.a"), row("1.b", "mean", T)], lang="zh")
    assert "比例（" in whole
    assert "9.9.9" in whole
    assert render(EXACT, "zh") in whole
