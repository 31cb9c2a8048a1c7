"""Arithmetic and logic on printed numbers.

A printed number is only known within its rounding, so it is a `Span`; a comparison of two
spans is true, false, or, where they overlap, not known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from endogen.study.grammar import Call, Expression, Literal, Name, Operation

FAR = Fraction(10) ** 15


@dataclass(frozen=True, slots=True)
class Span:
    """A number between two limits."""

    low: Fraction
    high: Fraction

    @staticmethod
    def at(value: float | Fraction) -> Span:
        """A number that is known."""
        exact = value if isinstance(value, Fraction) else Fraction(repr(round(float(value), 12)))
        return Span(exact, exact)

    @property
    def middle(self) -> Fraction:
        """The number in the middle."""
        return (self.low + self.high) / 2

    def overlaps(self, other: Span) -> bool:
        """Whether the two can be the same number."""
        return self.low <= other.high and other.low <= self.high


UNKNOWN = Span(-FAR, FAR)

Measure = Callable[[Name | Call], Span]


def measure(expression: Expression, of: Measure) -> Span:
    """The span of an arithmetic expression; `of` knows the names and calls."""
    match expression:
        case Literal(value=bool(truth)):
            return Span.at(Fraction(int(truth)))
        case Literal(value=int(number)):
            return Span.at(Fraction(number))
        case Literal(value=float(number)):
            return Span.at(number)
        case Name() | Call():
            return of(expression)
        case Operation(operator="negate", operands=(only,)):
            span = measure(only, of)
            return Span(-span.high, -span.low)
        case Operation(operator="+" | "-" | "*" | "/", operands=(left, right)):
            return _combine(expression.operator, measure(left, of), measure(right, of))
        case _:
            raise ValueError(f"{expression} is no number")


def _combine(operator: str, a: Span, b: Span) -> Span:
    if operator == "+":
        return Span(a.low + b.low, a.high + b.high)
    if operator == "-":
        return Span(a.low - b.high, a.high - b.low)
    if operator == "/":
        if b.low <= 0 <= b.high:
            return UNKNOWN
        b = Span(1 / b.high, 1 / b.low)
    corners = [x * y for x in (a.low, a.high) for y in (b.low, b.high)]
    return Span(min(corners), max(corners))


def judge(expression: Expression, of: Measure) -> bool | None:
    """Whether a condition holds; None when the spans leave it open."""
    match expression:
        case Operation(operator="and", operands=operands):
            answers = [judge(one, of) for one in operands]
            return False if False in answers else None if None in answers else True
        case Operation(operator="or", operands=operands):
            answers = [judge(one, of) for one in operands]
            return True if True in answers else None if None in answers else False
        case Operation(operator="not", operands=(only,)):
            answer = judge(only, of)
            return None if answer is None else not answer
        case Operation(operands=(left, right)):
            return compared(expression.operator, measure(left, of), measure(right, of))
        case _:
            raise ValueError(f"{expression} is no condition")


def compared(operator: str, a: Span, b: Span) -> bool | None:
    """Compare two spans."""
    if operator in (">", ">="):
        return compared("<" if operator == ">" else "<=", b, a)
    if operator in ("==", "!="):
        same = None if a.overlaps(b) else False
        if a == b and a.low == a.high:
            same = True
        return same if operator == "==" or same is None else not same
    if operator == "<":
        return True if a.high < b.low else False if a.low >= b.high else None
    if operator == "<=":
        return True if a.high <= b.low else False if a.low > b.high else None
    raise ValueError(f"{operator} does not compare numbers")
