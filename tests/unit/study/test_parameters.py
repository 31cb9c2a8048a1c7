"""Poverty lines hold on their days and places, and each says its source."""

from __future__ import annotations

from datetime import date

import pytest

from endogen.errors import StudyError
from endogen.sources.parameters import poverty_lines
from endogen.study.parameters import Line, in_force, read_lines

LINES = poverty_lines()
OWN = {
    "series": "national",
    "place": "Shanxi",
    "from": date(2020, 1, 1),
    "to": date(2020, 12, 31),
    "amount": 4200,
    "source": "a notice",
}


def test_the_standard_of_2010_in_its_own_prices() -> None:
    """State Council white paper of April 2021: 2,300 yuan at 2010 prices."""
    line = in_force(LINES, "national", date(2017, 6, 1), prices="2010")
    assert line is not None
    assert (line.amount, line.confidence) == (2300, "official")


@pytest.mark.parametrize(("year", "yuan"), [(2014, 2800), (2019, 3218), (2020, 4000)])
def test_current_prices(year: int, yuan: float) -> None:
    line = in_force(LINES, "national", date(year, 7, 1))
    assert line is not None
    assert line.amount == yuan


def test_no_line_is_guessed() -> None:
    assert in_force(LINES, "national", date(2021, 7, 1)) is None
    assert in_force(LINES, "nationl", date(2020, 7, 1)) is None


def test_a_daily_line_by_year() -> None:
    """World Bank brief of 2019: $1.90 a day was 7.3 yuan of 2015."""
    line = in_force(LINES, "international", date(2015, 7, 1))
    assert line is not None
    assert line.yearly == pytest.approx(7.3 * 365)


def test_a_province_before_the_country() -> None:
    lines = (*LINES, *read_lines({"line": [OWN]}, "x.toml"))
    shanxi = in_force(lines, "national", date(2020, 7, 1), place="Shanxi")
    henan = in_force(lines, "national", date(2020, 7, 1), place="Henan")
    assert [line.amount for line in (shanxi, henan) if line] == [4200, 4000]


def test_both_ends_count() -> None:
    assert in_force(LINES, "national", date(2020, 1, 1)) is not None
    assert in_force(LINES, "national", date(2020, 12, 31)) is not None


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.series}-{line.first}")
def test_every_line_says_where_it_comes_from(line: Line) -> None:
    assert all((line.source, line.address, line.label.en, line.label.zh))
    assert line.confidence in ("official", "secondary")


@pytest.mark.parametrize(
    "change",
    [
        {"amount": 0},
        {"amount": "4000"},
        {"to": date(2019, 1, 1)},
        {"confidence": "sure"},
        {"surce": "x"},
    ],
)
def test_a_line_that_makes_no_sense(change: dict[str, object]) -> None:
    with pytest.raises(StudyError):
        read_lines({"line": [{**OWN, **change}]}, "x.toml")


def test_a_line_without_a_source_is_refused() -> None:
    without = {key: value for key, value in OWN.items() if key != "source"}
    with pytest.raises(StudyError, match="E-STUDY-LACKS"):
        read_lines({"line": [without]}, "x.toml")
