"""Chapter 7 on hostile villages with the rows of all chapters: whole sentences, no traceback."""

from __future__ import annotations

import pytest
from tests.unit.chapters.test_hostile import AWKWARD, faults, made
from tests.unit.chapters.village import SECTIONS, of_rows

from endogen.survey.results import Results

CASES = ("as it comes", "three households", "holes", "nobody answered", "not asked: lost-labour")


@pytest.mark.parametrize("name", CASES)
def test_chapter_7_tells_whole_sentences_of_all_rows(name: str) -> None:
    data = made(AWKWARD[name])
    rows = Results()
    needed = (
        "1.age",
        "1.consistency",
        "1.capture",
        "1.bands",
        "2.propoor",
        "2.sources",
        "4.",
        "7.",
    )
    for id_, section in SECTIONS.items():
        if id_.startswith(needed) and not section.lacks(data.codebook):
            rows = rows + section.ask(data)
    told = of_rows(data, rows)
    wrong = [
        f"{id_}: {fault}"
        for id_, section in SECTIONS.items()
        if id_.startswith("7.") and not section.lacks(data.codebook)
        for lang in ("en", "zh")
        for fault in faults(id_, told, lang)
    ]
    assert not wrong, "\n".join(wrong)
