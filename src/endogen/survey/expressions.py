"""Expressions of the grammar over columns, the same on every engine.

`evaluate` walks an expression once; an `Algebra` says what a step means for values in
memory (`Arrays`) or for an engine (`endogen.survey.portable`).  One rule everywhere: what
is made of a missing value is missing, ``and`` and ``or`` follow three-valued logic, and a
result that is no finite number (a division by zero, the logarithm of nothing) is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from endogen.errors import DataError, UseError, Where
from endogen.i18n import Text, text
from endogen.study.grammar import Call, Expression, Listing, Literal, Name, Operation
from endogen.survey.adjusted import ADJUSTING, as_arithmetic

Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
V = TypeVar("V")

NUMBER, TRUTH, WORDS = "number", "truth", "words"
ARITHMETIC = frozenset("+-*/")
COMPARISONS = frozenset(["<", "<=", ">", ">=", "==", "!="])
FUNCTIONS = {"log": 1, "exp": 1, "sqrt": 1, "abs": 1, "floor": 1, "power": 2, "filled": 2}


@dataclass(frozen=True, slots=True)
class Typed(Generic[V]):
    """A value, and whether it is a number, a truth or words."""

    value: V
    kind: str


class Algebra(Protocol[V]):
    """What the steps of an expression mean for one kind of value."""

    def column(self, name: str) -> Typed[V]:
        """The column of that name."""

    def literal(self, value: float | str | None) -> V:
        """A number or a word; None is a missing value."""

    def arithmetic(self, operator: str, a: V, b: V) -> V:
        """``+ - * /`` on numbers."""

    def compare(self, operator: str, a: V, b: V) -> V:
        """A comparison; a truth."""

    def both(self, a: V, b: V) -> V:
        """Three-valued and."""

    def negate(self, a: V) -> V:
        """Three-valued not."""

    def missing(self, a: V) -> V:
        """Whether it is missing; never missing itself."""

    def function(self, name: str, arguments: Sequence[V]) -> V:
        """One of `FUNCTIONS` on numbers."""

    def number(self, truth: V) -> V:
        """A truth as 1 or 0."""

    def truth(self, number: V) -> V:
        """A number as a truth: whether it is not 0."""


def evaluate(expression: Expression, algebra: Algebra[V]) -> Typed[V]:
    """Say what `expression` is, step by step."""
    match expression:
        case Name(name=name):
            return algebra.column(name)
        case Literal(value=value):
            kind = WORDS if isinstance(value, str) else NUMBER
            known = float(value) if isinstance(value, bool | int | float) else value
            return Typed(algebra.literal(known), kind)
        case Call(name=name, args=args, keywords=()) if FUNCTIONS.get(name) == len(args):
            return Typed(algebra.function(name, [number(a, algebra) for a in args]), NUMBER)
        case Call(name=name) if name in ADJUSTING:
            return evaluate(as_arithmetic(expression), algebra)
        case Operation(operator=operator, operands=operands):
            return _operation(operator, operands, algebra)
        case _:
            raise _unreadable(expression, text("this cannot stand in a row's expression"))


def number(expression: Expression, algebra: Algebra[V]) -> V:
    """The value of `expression` as a number; truths count as 1 and 0."""
    found = evaluate(expression, algebra)
    if found.kind == WORDS:
        if isinstance(expression, Name):
            where = Where(variable=expression.name)
            got = _words(found.value)
            raise DataError("E-DATA-WORDS", where=where, name=expression.name, **got)
        raise _unreadable(expression, text("words stand where a number is needed"))
    return algebra.number(found.value) if found.kind == TRUTH else found.value


def _words(column: object) -> dict[str, str]:
    """Some words of a column in memory, those that are no numbers before the others."""
    if not isinstance(column, Vector):
        return {}
    words = dict.fromkeys(str(word) for word in column.values[column.valid])
    return {"got": ", ".join([*sorted(words, key=_like_a_number)[:3], "…"])}


def _like_a_number(word: str) -> bool:
    return word.strip().lstrip("+-").replace(".", "", 1).isdigit()


def truth(expression: Expression, algebra: Algebra[V]) -> V:
    """The value of `expression` as a truth; numbers other than 0 are true."""
    found = evaluate(expression, algebra)
    if found.kind == WORDS:
        raise _unreadable(expression, text("words stand where true or false is needed"))
    return algebra.truth(found.value) if found.kind == NUMBER else found.value


def _operation(operator: str, operands: Sequence[Expression], algebra: Algebra[V]) -> Typed[V]:
    if operator in ARITHMETIC:
        a, b = (number(o, algebra) for o in operands)
        return Typed(algebra.arithmetic(operator, a, b), NUMBER)
    if operator == "negate":
        zero = algebra.literal(0.0)
        return Typed(algebra.arithmetic("-", zero, number(operands[0], algebra)), NUMBER)
    if operator in COMPARISONS:
        return Typed(_comparison(operator, operands[0], operands[1], algebra), TRUTH)
    if operator in {"in", "not in"}:
        return Typed(_membership(operator, operands, algebra), TRUTH)
    first, *rest = (truth(o, algebra) for o in operands)
    if operator == "not":
        return Typed(algebra.negate(first), TRUTH)
    for other in rest:
        if operator == "and":
            first = algebra.both(first, other)
        else:  # a or b = not (not a and not b), also where one is missing
            first = algebra.negate(algebra.both(algebra.negate(first), algebra.negate(other)))
    return Typed(first, TRUTH)


def _comparison(operator: str, a: Expression, b: Expression, algebra: Algebra[V]) -> V:
    for one, other in ((a, b), (b, a)):
        if other == Literal(None) and operator in {"==", "!="}:
            lacking = algebra.missing(evaluate(one, algebra).value)
            return lacking if operator == "==" else algebra.negate(lacking)
    left, right = evaluate(a, algebra), evaluate(b, algebra)
    if (left.kind == WORDS) != (right.kind == WORDS):
        whole = Operation(operator, (a, b))
        raise _unreadable(whole, text("a number is compared with words"))
    values = [algebra.number(t.value) if t.kind == TRUTH else t.value for t in (left, right)]
    return algebra.compare(operator, *values)


def _membership(operator: str, operands: Sequence[Expression], algebra: Algebra[V]) -> V:
    item, listed = operands
    if not isinstance(listed, Listing) or not listed.items:
        raise _unreadable(listed, text("'in' needs a list, as in status in [1, 2]"))
    outside = [_comparison("!=", item, one, algebra) for one in listed.items]
    none = outside[0]
    for other in outside[1:]:
        none = algebra.both(none, other)
    return algebra.negate(none) if operator == "in" else none


def _unreadable(expression: Expression, reason: Text) -> UseError:
    return UseError("E-USE-EXPRESSION", reason=reason, got=written(expression))


def written(expression: Expression) -> str:
    """Write an expression down again, with no more brackets than it needs to be unmistakable.

    Examples
    --------
    >>> from endogen.study.grammar import parse
    >>> written(parse("income / size >= 6000 and region == 'north'"))
    "income / size >= 6000 and region == 'north'"
    """
    match expression:
        case Name(name=name):
            quoted = name.replace("\\", "\\\\").replace('"', '\\"')
            return name if name.isidentifier() else f'col("{quoted}")'
        case Literal(value=value):
            return f"{value:.15g}" if isinstance(value, float) else repr(value)
        case Listing(items=items):
            return "[" + ", ".join(written(item) for item in items) + "]"
        case Call(name=name, args=args, keywords=keywords):
            parts = [written(a) for a in args] + [f"{k}={written(v)}" for k, v in keywords]
            return f"{name}({', '.join(parts)})"
        case Operation(operator="negate" | "not" as operator, operands=(one,)):
            return ("-" if operator == "negate" else "not ") + _bracketed(one, operator)
        case Operation(operator=operator, operands=operands):
            return f" {operator} ".join(_bracketed(o, operator) for o in operands)


_TIGHTNESS = {"or": 0, "and": 1, "not": 2, "+": 4, "-": 4, "*": 5, "/": 5, "negate": 6}


def _bracketed(operand: Expression, outer: str) -> str:
    said = written(operand)
    if not isinstance(operand, Operation):
        return said
    looser = _TIGHTNESS.get(operand.operator, 3) <= _TIGHTNESS.get(outer, 3)
    return f"({said})" if looser else said


@dataclass(frozen=True, slots=True)
class Vector:
    """A column in memory.

    Attributes
    ----------
    values : array
        Numbers (float64; 0 where missing) or words (objects; "" where missing).
    valid : array of bool
        Where an answer is there.
    """

    values: npt.NDArray[Any]
    valid: Truths


OPERATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "power": np.power,
    "log": np.log,
    "exp": np.exp,
    "sqrt": np.sqrt,
    "abs": np.abs,
    "floor": np.floor,
}


class Arrays:
    """The algebra of columns in memory.

    Parameters
    ----------
    column : callable
        ``name -> Typed[Vector]``.
    """

    def __init__(self, column: Callable[[str], Typed[Vector]]) -> None:
        self.column = column

    def literal(self, value: float | str | None) -> Vector:
        """A single value; it takes the length of what it meets."""
        if value is None:
            return Vector(np.zeros(()), np.zeros((), bool))
        kind = object if isinstance(value, str) else np.float64
        return Vector(np.array(value, dtype=kind), np.ones((), bool))

    def arithmetic(self, operator: str, a: Vector, b: Vector) -> Vector:
        """Missing where an operand is, or where the result is no finite number."""
        with np.errstate(all="ignore"):
            return _finite(OPERATIONS[operator](a.values, b.values), a.valid & b.valid)

    def compare(self, operator: str, a: Vector, b: Vector) -> Vector:
        """1 or 0."""
        held = np.asarray(OPERATIONS[operator](a.values, b.values))
        return Vector(held.astype(np.float64), a.valid & b.valid)

    def both(self, a: Vector, b: Vector) -> Vector:
        """False if one is known to be false."""
        known_false = (a.valid & (a.values == 0)) | (b.valid & (b.values == 0))
        valid = (a.valid & b.valid) | known_false
        return Vector(np.where(known_false, 0.0, 1.0), valid)

    def negate(self, a: Vector) -> Vector:
        """1 for 0 and 0 for 1."""
        return Vector((a.values == 0).astype(np.float64), a.valid)

    def missing(self, a: Vector) -> Vector:
        """1 where missing."""
        return Vector((~a.valid).astype(np.float64), np.ones_like(a.valid))

    def function(self, name: str, arguments: Sequence[Vector]) -> Vector:
        """A function of numbers; ``filled(x, v)`` puts v where x is missing."""
        first = arguments[0]
        if name == "filled":
            other = arguments[1]
            values = np.where(first.valid, first.values, other.values)
            return Vector(values, first.valid | other.valid)
        with np.errstate(all="ignore"):
            values = OPERATIONS[name](*(a.values for a in arguments))
            valid = first.valid if len(arguments) == 1 else first.valid & arguments[1].valid
            return _finite(values, valid)

    def number(self, truth: Vector) -> Vector:
        """Truths are held as 1 and 0 already."""
        return truth

    def truth(self, number: Vector) -> Vector:
        """1 where it is not 0."""
        return Vector((number.values != 0).astype(np.float64), number.valid)


def _finite(values: Floats, valid: Truths) -> Vector:
    finite = np.isfinite(values)
    return Vector(np.where(finite, values, 0.0), valid & finite)
