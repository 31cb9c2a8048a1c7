"""Three-valued logic on printed numbers, and claims that exclude each other."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endogen.i18n import Label
from endogen.published.figures import Claim
from endogen.published.opposed import opposed
from endogen.published.spans import UNKNOWN, Span, judge, measure
from endogen.published.spelling import spell
from endogen.study.grammar import Call, Name, parse

WORTH = {
    "a": Span(F(1), F(2)),
    "b": Span(F(2), F(3)),
    "c": Span(F(5), F(5)),
    "d": Span(F(5), F(5)),
    "z": Span(F(-1), F(1)),
}


def of(name: Name | Call) -> Span:
    return WORTH.get(name.name, UNKNOWN)


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        ("a < c", True),
        ("c < a", False),
        ("a < b", None),
        ("a <= b", True),
        ("b < a", False),
        ("b <= a", None),
        ("c == d", True),
        ("c != d", False),
        ("a == b", None),
        ("a == c", False),
        ("a < c and a < b", None),
        ("c < a and a < b", False),
        ("a < c or a < b", True),
        ("not a < b", None),
        ("1 <= a <= 2", True),
        ("a + b > 2", True),
        ("a * b >= 2", True),
        ("c / z > 0", None),
        ("-a < 0", True),
        ("nothing > 0", None),
    ],
)
def test_judge(condition: str, truth: bool | None) -> None:
    assert judge(parse(condition), of) is truth


whole = st.integers(-50, 50)


@given(whole, whole, whole, whole, st.sampled_from("+-*"))
def test_spans_hold_every_result(a: int, b: int, c: int, d: int, sign: str) -> None:
    left, right = sorted((a, b)), sorted((c, d))
    worth = {"x": Span(F(left[0]), F(left[1])), "y": Span(F(right[0]), F(right[1]))}
    span = measure(parse(f"x {sign} y"), lambda name: worth[name.name])
    for x in {left[0], sum(left) // 2, left[1]}:
        for y in {right[0], sum(right) // 2, right[1]}:
            assert span.low <= {"+": x + y, "-": x - y, "*": x * y}[sign] <= span.high


@pytest.mark.parametrize(
    "text",
    [
        "share(age, at_least=60)",
        "a > 0.5 and not b < 1",
        "(a + b) * c - d / (e - 1)",
        'share(x, equals=1, given="y == 1")',
        "partial_correlation(age, know, controls=[x, y])",
        "(a or b) and c",
        "-a",
    ],
)
def test_spelling_is_read_back(text: str) -> None:
    assert spell(parse(text)) == text
    assert parse(spell(parse(text))) == parse(text)


def claims(*checks: str) -> list[Claim]:
    return [Claim(str(n), "text", Label(), parse(check)) for n, check in enumerate(checks)]


@pytest.mark.parametrize(
    ("first", "second", "exclude"),
    [
        ("share(a) >= share(b)", "share(a) < share(b)", True),
        ("share(a) >= share(b) and share(a) >= share(c)", "share(c) > share(a)", True),
        ("share(a) >= share(b)", "share(b) >= share(a)", False),  # both, when equal
        ("share(a) > share(b)", "share(b) > share(c)", False),
        ("r > .5", "r < .3", True),
        ("r > .3", "r < .5", False),
        ("r == .4", "r > .5", True),
        ("a < b and b < c", "c < a", True),
        ("a < b or b < a", "a == b", False),  # nothing is said of *or*
    ],
)
def test_claims_that_exclude_each_other(first: str, second: str, exclude: bool) -> None:
    assert bool(opposed(claims(first, second))) is exclude
