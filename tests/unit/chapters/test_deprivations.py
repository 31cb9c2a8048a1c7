"""2.deprivations: who lacks what, of answers counted by hand."""

from __future__ import annotations

import pytest
from tests.unit.chapters.village import Said, told, village

from endogen.chapters.chapter import Told
from endogen.report.document import Table
from endogen.study.codebook import Codebook

ID = "2.deprivations"
# Eight households: four lack nothing, three lack one, one lacks two.
ANSWERS = {
    "deprivation:food": [0, 0, 0, 0, 0, 0, 0, 1],
    "deprivation:water": [0, 0, 0, 0, 1, 1, 1, 1],
    "registered": [0, 0, 0, 1, 0, 1, 1, 1],
}


@pytest.fixture(scope="module")
def known() -> Told:
    return told(ID, village(ANSWERS))


def test_the_rows_are_counts(known: Told) -> None:
    expected = {
        "food.rate": 1 / 8,
        "water.rate": 1 / 2,
        "water.rate.registered": 3 / 4,
        "at-least.1": 1 / 2,
        "at-least.2": 1 / 8,
    }
    assert {name: known[f"{ID}.{name}"].estimate for name in expected} == expected
    assert known[f"{ID}.all-items.m0"].estimate == pytest.approx(5 / 16)
    assert known[f"{ID}.all-items.intensity"].estimate == pytest.approx(5 / 8)
    parts = [known[f"{ID}.{name}.contribution"].estimate for name in ("food", "water")]
    assert parts == pytest.approx([1 / 5, 4 / 5])


def test_the_sentences(known: Told) -> None:
    said = Said(ID, known).sentences()
    assert said[0].startswith("50.0% of households lack at least one of these [15.7, 84.3]: food "
                              "and safe drinking water. They lack 62.5% of all items")  # fmt: skip
    assert said[1].startswith("What is lacking most often: safe drinking water (50.0% ")
    chinese = Said(ID, known, "zh").sentences()
    assert "至少有一项未得到保障：吃和饮水安全" in chinese[0]


def test_what_was_not_asked_is_named(known: Told) -> None:
    tables = [block for block in Said(ID, known).blocks if isinstance(block, Table)]
    assert [table.id for table in tables] == [ID, f"{ID}-counts"]
    notes = [Said(ID, known).speech.say(note) for note in tables[0].notes]
    assert notes[1] == (
        "Not asked: clothing, compulsory schooling, basic medical care and safe housing."
    )


def test_nobody_lacks_anything() -> None:
    nothing = {role: [0.0] * 8 for role in ANSWERS if role != "registered"}
    said = Said(ID, told(ID, village(nothing))).sentences()
    assert said == ["No household lacks any of these: food and safe drinking water."]


def test_what_missing_answers_cost_is_said() -> None:
    lacking = {**ANSWERS, "deprivation:food": [None, None, 0, 0, 0, 0, 0, 1]}
    known = told(ID, village(lacking))
    assert known[f"{ID}.all-items.dropped"].estimate == 0.25
    assert known[f"{ID}.water.dropped-minus-kept"].estimate == pytest.approx(0 - 4 / 6)
    said = Said(ID, known)
    table = next(block for block in said.blocks if isinstance(block, Table) and "-" in block.id)
    notes = [said.speech.say(note) for note in table.notes]
    assert notes[1].startswith("2 households (25.0% of the weight) lack an answer to an item")
    assert notes[2] == "more than a tenth is dropped: the rest may no longer speak for all"
    assert said.speech.say(table.base) == "6 households that answered all items."


def test_without_the_questions_it_says_what_to_ask() -> None:
    from endogen.chapters.what_changed.deprivations import SECTION

    assert SECTION.lacks(Codebook(())) == ("deprivation:*",)
    assert not SECTION.lacks(village(ANSWERS).codebook)
