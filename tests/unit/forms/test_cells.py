"""Single cells of a survey sheet."""

from __future__ import annotations

import pytest

from endogen.forms.cells import read_missing, read_range, read_type
from endogen.study.instrument import Kind, Missing


@pytest.mark.parametrize(
    ("cell", "word", "kind", "choices"),
    [
        ("integer", "integer", Kind.INTEGER, ""),
        ("  select_one   yes_no ", "select_one", Kind.SELECT_ONE, "yes_no"),
        ("select one yes_no", "select_one", Kind.SELECT_ONE, "yes_no"),
        ("select all that apply from ways", "select_multiple", Kind.SELECT_MULTIPLE, "ways"),
        ("select_multiple ways or_other", "select_multiple", Kind.SELECT_MULTIPLE, "ways"),
        ("select_one_from_file towns.csv", "select_one", Kind.SELECT_ONE, ""),
        ("rank cause", "rank", Kind.RANK, "cause"),
        ("dateTime", "datetime", Kind.DATE, ""),
        ("begin_group", "begin group", None, ""),
        ("begin repeat", "begin repeat", None, ""),
        ("note", "note", None, ""),
    ],
)
def test_types(cell: str, word: str, kind: Kind | None, choices: str) -> None:
    found = read_type(cell)
    assert found is not None
    assert (found.word, found.kind, found.choices) == (word, kind, choices)


@pytest.mark.parametrize("cell", ["", "integr", "select_one", "rank"])
def test_unknown_types(cell: str) -> None:
    assert read_type(cell) is None


@pytest.mark.parametrize(
    ("constraint", "low", "high"),
    [
        (". >= 1 and . <= 12", 1, 12),
        ("(. >= 1 and . <= 12) or . = -9", 1, 12),
        ("((. >= 1) and (. <= 12)) or . = -8 or . = -9", None, None),  # brackets: not plain
        (". >= 0 and . <= ${size}", 0, None),
        (". >= 0 and . <= 5000 and (. = 0 or selected(${a}, 'b'))", 0, 5000),
        (".>0", 0, None),
        (". < -2.5", None, -2.5),
        (". = 3", 3, 3),
        (". < 5 or . > 10", None, None),
        ("regex(., '[a-z]+')", None, None),
        ("", None, None),
    ],
)
def test_ranges(constraint: str, low: float | None, high: float | None) -> None:
    assert read_range(constraint, ("-8", "-9")) == (low, high)


def test_a_code_that_is_not_declared_missing_is_part_of_the_range() -> None:
    assert read_range("(. >= 0 and . <= 9) or . = -9", ()) == (None, None)


@pytest.mark.parametrize("cell", ["-9", "=refused", "-9=whatever"])
def test_missing_codes_that_cannot_be_read(cell: str) -> None:
    assert read_missing(cell) is None


def test_missing_codes_with_chinese_and_curly_signs() -> None:
    assert read_missing("-8=refused； -9=don’t know;") == (
        ("-8", Missing.REFUSED),
        ("-9", Missing.DONT_KNOW),
    )
