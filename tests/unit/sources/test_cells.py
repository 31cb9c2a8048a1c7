"""What a cell says, as a number, a code or a moment."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from endogen.sources.cells import Codes, Moments, Numbers, inferred, moment, spelt
from endogen.study.answers import Held


@pytest.mark.parametrize(
    ("cell", "value"),
    [("3", 3), (" 3.50 ", 3.5), ("-8", -8), (".5", 0.5), ("1e4", 10_000), (7, 7), (2.5, 2.5)],
)
def test_plain_numbers(cell, value):
    numbers = Numbers()
    assert numbers[cell] == value
    assert not numbers.unreadable
    assert not numbers.adjusted


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("１２３", 123),
        ("1,234", 1234),
        ("1,234,567.5", 1_234_567.5),
        ("−5", -5),
        ("8000元", 8000),
        ("¥ 8,000", 8000),
        ("８０００ 元", 8000),
    ],
)
def test_written_in_another_way(cell, value):
    numbers = Numbers("yuan")
    assert numbers[cell] == value
    assert numbers.adjusted == {cell: value}


@pytest.mark.parametrize(
    "cell",
    [
        "约三千",
        "0.8万元",
        "1,23",
        "12,34",
        "nan",
        "inf",
        "Infinity",
        "1e999",
        "1_000",
        "N/A",
        "-",
        "3 4",
        "0x10",
        "٣",
        float("inf"),
        dt.date(2021, 7, 3),
    ],
)
def test_unreadable(cell):
    numbers = Numbers("yuan")
    assert math.isnan(numbers[cell])
    assert numbers.unreadable == {cell}


@pytest.mark.parametrize("cell", ["", "  ", "\u3000", None, math.nan])
def test_empty_is_missing_and_no_fault(cell):
    numbers = Numbers()
    assert math.isnan(numbers[cell])
    assert not numbers.unreadable


def test_a_unit_that_is_not_the_questions_own():
    assert math.isnan(Numbers("persons")["8000元"])


def test_thousands_are_not_read_where_a_comma_may_be_the_decimal_point():
    assert math.isnan(Numbers(thousands=False)["1,234"])


def test_codes_of_a_list():
    numbers = Numbers(allowed=frozenset({1.0, 2.0, -9.0}))
    assert numbers["2"] == 2
    assert numbers["-9"] == -9
    assert math.isnan(numbers["3"])
    assert numbers.unreadable == {"3"}


def test_several_codes_in_a_cell():
    codes = Codes(frozenset({"tv", "phone"}), separator=" ")
    assert codes["tv  phone"] == "tv phone"
    assert codes[""] is None
    assert codes["tv radio"] is None
    assert codes.unreadable == {"tv radio"}


@pytest.mark.parametrize(
    "said",
    [
        "2021-07-03T10:15:00.000+08:00",
        "2021-07-03 10:15",
        "2021/7/3 10:15",
        "2021年7月3日 10:15",
        "２０２１-０７-０３ 10:15",
    ],
)
def test_moments(said):
    assert moment(said) == dt.datetime(2021, 7, 3, 10, 15)


@pytest.mark.parametrize("said", ["2024-02-30", "2021-13-01", "3 July", "44380"])
def test_no_moments(said):
    moments = Moments()
    assert moments[said] is None
    assert moments.unreadable == {said}


def test_a_missing_code_is_no_unreadable_date():
    moments = Moments(frozenset({"-9"}))
    assert moments["-9"] is None
    assert not moments.unreadable


@pytest.mark.parametrize(
    ("cells", "held"),
    [
        (["1", "2", ""], Held.NUMBER),
        (["140123199001011234", "140123199001011242"], Held.TEXT),  # 18 digits identify
        (["001", "002"], Held.TEXT),
        (["0", "1"], Held.NUMBER),
        (["a", "b"], Held.TEXT),
        ([*["5"] * 19, "约五"], Held.NUMBER),  # one slip among twenty
        (["5", "约五"], Held.TEXT),
        (["NA", "3", "NA", "NA"], Held.NUMBER),  # as R writes
        (["NA", "US"], Held.TEXT),
        (["", None], Held.NUMBER),  # none at all: missing, whatever it was to be
        ([dt.date(2021, 7, 3)], Held.DATE),
    ],
)
def test_inferred(cells, held):
    assert inferred(cells) is held


def test_spelt():
    assert spelt(3.0) == "3"
    assert spelt(" a ") == "a"
    assert spelt(140123.5) == "140123.5"
    assert spelt("") is None
