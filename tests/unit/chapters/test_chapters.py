"""What holds of every chapter: numbers, ids, roles, and the order in which rows come."""

from __future__ import annotations

import random

import pytest
from tests.unit.chapters.test_hostile import about, answers, made
from tests.unit.chapters.village import SECTIONS, labelled, told, village

from endogen.chapters import CHAPTERS
from endogen.chapters.chapter import Chapter
from endogen.report.document import Figure, Table
from endogen.study.codebook import Codebook, Variable
from endogen.study.roles import find
from endogen.study.study import Reporting
from endogen.workflow.assemble import TO_ASK

EMPTY = Codebook(())


def test_chapters_are_numbered_once_and_in_order() -> None:
    numbers = [chapter.number for chapter in CHAPTERS]
    assert numbers == sorted(set(numbers)) == [0, 1, 2, 3, 4, 7, 8]


def test_a_section_belongs_to_the_chapter_that_its_id_names() -> None:
    ids = [section.id for chapter in CHAPTERS for section in chapter.sections]
    assert len(ids) == len(set(ids))
    for chapter in CHAPTERS:
        assert all(section.id.startswith(f"{chapter.number}.") for section in chapter.sections)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda c: str(c.number))
def test_needed_roles_are_of_the_vocabulary(chapter: Chapter) -> None:
    """A derived one is made of questions that are: those are what the report asks to add."""
    for section in chapter.sections:
        for role in section.needs:
            if role.endswith(":*"):
                family = role.removesuffix(":*")
                # Of derived families the questions are of the vocabulary.
                assert find(TO_ASK.get(family, family), whole_family=True).takes_item
            else:
                assert find(role).family == role


def test_a_section_lacks_what_no_column_holds() -> None:
    section = SECTIONS["1.age"]
    assert section.lacks(EMPTY) == section.needs
    held = Codebook(
        tuple(
            Variable(role, find(role).scale, labelled(role), role)
            for role in ("age", "schooling", "cognition:breeding")
        )
    )
    assert section.lacks(held) == ("registered",)


def test_a_family_is_there_with_one_of_its_items() -> None:
    held = village({"cognition:breeding": [1]}).codebook
    assert SECTIONS["1.cognition"].lacks(held) == ()
    assert SECTIONS["1.willingness"].lacks(held) == ("willingness:*",)


def test_every_row_stands_under_the_id_of_its_section() -> None:
    data = made(lambda rows: rows)
    for name, section in SECTIONS.items():
        for row in section.ask(data):
            assert row.id.startswith(f"{name}.")


def test_no_id_is_given_twice_in_a_whole_report() -> None:
    data = made(lambda rows: rows)
    ids = [row.id for section in SECTIONS.values() for row in section.ask(data)]
    assert len(ids) == len(set(ids)) > 500


def test_ids_do_not_hang_on_the_answers() -> None:
    """What other files cite today they find tomorrow: ids come from roles, not from data."""
    one = made(lambda rows: rows)
    two = village({role: held[::-1] for role, held in answers().items()}, about())
    for section in SECTIONS.values():
        assert [row.id for row in section.ask(one)] == [row.id for row in section.ask(two)]


def test_the_order_of_households_moves_no_number() -> None:
    order = list(range(24))
    random.Random(5).shuffle(order)
    data = made(lambda rows: rows)
    shuffled = village(
        {role: [held[i] for i in order] for role, held in answers().items()}, about()
    )
    for section in SECTIONS.values():
        for one, two in zip(section.ask(data), section.ask(shuffled), strict=True):
            assert one.estimate == pytest.approx(two.estimate, rel=1e-12, abs=1e-12, nan_ok=True)
            assert one.p == pytest.approx(two.p, rel=1e-12, abs=1e-12, nan_ok=True), one.id


def test_asking_twice_gives_the_same() -> None:
    data = made(lambda rows: rows)
    for section in SECTIONS.values():
        assert repr(section.ask(data).rows) == repr(section.ask(data).rows)


def test_ids_of_tables_and_charts_begin_with_their_section() -> None:
    data = made(lambda rows: rows)
    seen: list[tuple[str, str]] = []
    for name, section in SECTIONS.items():
        for block in section.tell(told(name, data)):
            if isinstance(block, Table | Figure):
                assert block.id == name or block.id.startswith(f"{name}-")
                seen.append((type(block).__name__, block.id))
    assert len(seen) == len(set(seen))


def test_telling_reads_rows_and_nothing_else() -> None:
    """`tell` gets no data: the same rows without their sample say the same."""
    data = made(lambda rows: rows)
    for name, section in SECTIONS.items():
        known = told(name, data)
        assert not hasattr(known, "households")
        assert section.tell(known) == section.tell(told(name, data))


@pytest.mark.parametrize("level", [0.8, 0.99])
def test_every_row_has_the_level_of_the_study(level: float) -> None:
    """All estimates stood at 95 %, whatever the study asked for and the heads said."""
    data = village(answers(), about(report=Reporting(level=level, permutations=99, margin=500.0)))
    for name, section in SECTIONS.items():
        for row in section.ask(data):
            wanted = 2 * level - 1 if row.indicator == "equivalence" else level
            assert row.level == pytest.approx(wanted), (name, row.id)


def test_every_interval_holds_its_estimate() -> None:
    for how in ("met", "drawn"):
        data = made(lambda rows: rows, how)
        for section in SECTIONS.values():
            for row in section.ask(data):
                if row.ci_low == row.ci_low and row.ci_high == row.ci_high:
                    assert row.ci_low - 1e-9 <= row.estimate <= row.ci_high + 1e-9, row.id


def test_every_p_is_a_probability_and_no_adjusted_one_is_smaller() -> None:
    for how in ("met", "drawn"):
        data = made(lambda rows: rows, how)
        for section in SECTIONS.values():
            for row in section.ask(data):
                if row.p == row.p:
                    assert 0 <= row.p <= 1, row.id
                if row.p_adjusted == row.p_adjusted:
                    assert row.p <= row.p_adjusted <= 1, row.id


def test_every_row_says_how_and_of_whom() -> None:
    data = made(lambda rows: rows)
    for section in SECTIONS.values():
        for row in section.ask(data):
            assert row.method or row.note, row.id
            assert row.base, row.id
            assert row.n is not None, row.id
            assert row.provenance == "survey", row.id
