"""2.made: growth, redistribution and the line make the change of 2.poverty, part by part."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.chapters.village import says, study, told, village

from endogen.chapters.chapter import Data
from endogen.i18n import Label
from endogen.report.document import Note, NoteKind
from endogen.study.parameters import Line
from endogen.study.study import Income, Lines

PARTS = ("growth", "redistribution", "line")
BEFORE = [3000.0, 4500, 6400, 9900, 2900, 12000, 5800, 9000]
SIZE = [2.0, 3, 4, 3, 1, 4, 2, 3]
RISEN = [1.8 * x + 500 for x in BEFORE]


def poverty_line(first: int, last: int, amount: float) -> Line:
    label = Label("the line", "贫困线")
    days = date(first, 1, 1), date(last, 12, 31)
    return Line("own", label, "China", *days, amount, "yuan per person and year", "current", label)


THEN, NOW = poverty_line(2010, 2016, 2800), poverty_line(2017, 2021, 3747)


def made(after: list[float | None], *lines: Line) -> Data:
    about = study(
        fieldwork=(date(2020, 7, 1), date(2020, 7, 20)),
        income=Income(per="household", base_year=2014),
        lines=Lines(series=("own",), known=lines or (THEN, NOW)),
    )
    return village({"income-before": BEFORE, "income": after, "size": SIZE}, about)


@pytest.mark.parametrize("alpha", [0, 1, 2])
def test_the_parts_sum_to_the_change_of_the_section_on_poverty(alpha: int) -> None:
    data = made(RISEN)
    rows, poverty = told("2.made", data), told("2.poverty", data)
    growth, shares, line = (rows[f"2.made.own.{alpha}.{part}"].estimate for part in PARTS)
    change = poverty[f"2.poverty.own.{alpha}.change"].estimate
    assert growth + shares + line == pytest.approx(change, rel=1e-12)
    assert growth < 0 < line  # incomes rose, and so did the line


def test_equal_growth_redistributes_nothing() -> None:
    rows = told("2.made", made([1.5 * x for x in BEFORE]))
    of = [rows[f"2.made.own.{alpha}.redistribution"].estimate for alpha in (0, 1, 2)]
    assert of == pytest.approx([0, 0, 0], abs=1e-14)


def test_the_sentence_rests_on_all_parts_and_the_table_shows_them() -> None:
    data = made(RISEN)
    said = says("2.made", data)
    (sentence,) = said.sentences()
    assert "growth of the mean income made −" in sentence
    assert said.cited == [tuple(f"2.made.own.0.{part}" for part in ("change", *PARTS))]
    assert set(said.table("2.made")) == {"the line", "below the line", "mean gap to the line",
                                         "squared gap"}  # fmt: skip
    assert "贫困线变动为" in says("2.made", data, "zh").sentences()[0]


def test_a_study_without_a_line_of_then_says_what_is_absent() -> None:
    said = says("2.made", made(RISEN, NOW))
    (note,) = said.blocks
    assert isinstance(note, Note)
    assert note.kind is NoteKind.ABSENT


@pytest.mark.parametrize(
    ("after", "why"), [([None] * 8, "Nobody answered"), ([0.0] * 8, "is not above 0")]
)
def test_without_incomes_no_sentence_has_a_gap(after: list[float | None], why: str) -> None:
    said = says("2.made", made(after))
    assert said.sentences() == []
    (note,) = said.blocks
    assert isinstance(note, Note)
    assert why in said.words(note.text)
