"""Reading and rounding printed numbers; the expected values are read off the print."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from endogen.published.numbers import read, rounded, show
from endogen.published.verdict import Word, held


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("59", 59),
        ("forty-two", 42),
        ("Sixty-nine", 69),
        ("eight", 8),
        ("one hundred and five", 105),
        ("8,830", 8830),
        ("20,822", 20822),
        ("1.7 million", 1_700_000),
        ("2.04 million", 2_040_000),
        ("3万", 30_000),
        ("one third", F(1, 3)),
        ("two thirds", F(2, 3)),
        ("a quarter", F(1, 4)),
        ("-.676", F(-676, 1000)),
        ("−.676", F(-676, 1000)),
        (".000", 0),
        ("76.7%", F(767, 10)),
        ("76.7％", F(767, 10)),
        ("76.7 percent", F(767, 10)),
    ],
)
def test_value(printed: str, value: object) -> None:
    assert read(printed).value == value


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("-.028", "-.0285", "-.0275"),
        (".818", ".8175", ".8185"),
        ("96.05%", "96.045", "96.055"),
        ("41", "41", "41"),
        ("41%", "40.5", "41.5"),
        ("1-4", "1", "4"),
        ("20,000 to 40,000", "20000", "40000"),
        ("300,000–500,000", "300000", "500000"),
        ("1.7 million", "1650000", "1750000"),
    ],
)
def test_interval(printed: str, low: str, high: str) -> None:
    assert read(printed).interval() == (F(low), F(high))


@pytest.mark.parametrize("printed", ["> 80%", "more than 80%", "over 80 %", "exceeds 80%"])
def test_lower_bound(printed: str) -> None:
    number = read(printed)
    assert number.low == 80
    assert number.high is None
    assert number.percent


def test_upper_bound() -> None:
    assert (read("<.001").low, read("< .001").high) == (None, F(1, 1000))


@pytest.mark.parametrize("printed", ["", "be", "no", "n.a.", "forty-be", "1.2.3", "%"])
def test_no_number(printed: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        read(printed)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (0.125, 2, "0.13"),  # SPSS; half to even would give 0.12
        (-0.125, 2, "-0.13"),
        (2.5, 0, "3"),
        (1.005, 2, "1.01"),
        (80.82191780821918, 1, "80.8"),
        (-0.0004, 3, "0.000"),  # never minus nothing
        (1_749_999, -5, "1700000"),
    ],
)
def test_rounding_half_away_from_zero(value: float, decimals: int, expected: str) -> None:
    assert show(value, decimals) == expected
    assert rounded(value, decimals) == F(expected)


@pytest.mark.parametrize(
    ("printed", "value", "word"),
    [
        ("80.8", 100 * 59 / 73, Word.AGREES),
        ("69.50%", 100 * 41 / 59, Word.ROUNDS),  # 69.49, one decimal padded to two
        ("57.50%", 100 * 42 / 73, Word.ROUNDS),
        ("37.00%", 100 * 27 / 73, Word.ROUNDS),  # 36.99
        ("13.56%", 100 * 8 / 59, Word.AGREES),
        ("5.9%", 100 * 11 / 185, Word.AGREES),
        ("5.8%", 100 * 11 / 185, Word.CONTRADICTS),
        ("5.94", 5.9459, Word.ROUNDS),  # cut off, not rounded
        ("37.00%", 36.5, Word.CONTRADICTS),  # two padded zeros are not assumed
        ("44", 4, Word.CONTRADICTS),
        ("59", 58, Word.CONTRADICTS),  # a count is a count
        ("-.540", -0.5408, Word.ROUNDS),
        ("> 80%", 100 * 48 / 59, Word.AGREES),
        ("> 80%", 79.9, Word.CONTRADICTS),
        ("one third", 65 / 196, Word.AGREES),
    ],
)
def test_held_against_print(printed: str, value: float, word: Word) -> None:
    assert held(read(printed), value) is word
