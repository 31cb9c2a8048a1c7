"""The algebra of expressions for engines: narwhals, lazily."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import narwhals as nw

from endogen.survey.expressions import OPERATIONS, Typed


def zero_where_missing(condition: nw.Expr) -> nw.Expr:
    """1.0 where a condition is true, 0.0 where it is false or missing."""
    return nw.when(condition).then(nw.lit(1.0)).otherwise(nw.lit(0.0))


class Engine:
    """What the steps of an expression mean for an engine; null is missing.

    Parameters
    ----------
    columns : mapping
        The columns by their owner's name: the name inside, and the kind.
    """

    def __init__(self, columns: Mapping[str, tuple[str, str]]) -> None:
        self._columns = columns

    def column(self, name: str) -> Typed[nw.Expr]:
        """The column under its name inside."""
        inside, kind = self._columns[name]
        return Typed(nw.col(inside), kind)

    def literal(self, value: float | str | None) -> nw.Expr:
        """A constant."""
        return nw.lit(None, dtype=nw.Float64) if value is None else nw.lit(value)

    def arithmetic(self, operator: str, a: nw.Expr, b: nw.Expr) -> nw.Expr:
        """Missing where the divisor is 0."""
        if operator == "/":
            return nw.when(b != 0).then(a / b)
        found: nw.Expr = _PLAIN[operator](a, b)
        return found

    def compare(self, operator: str, a: nw.Expr, b: nw.Expr) -> nw.Expr:
        """A boolean, null where an operand is."""
        found: nw.Expr = OPERATIONS[operator](a, b)
        return found

    def both(self, a: nw.Expr, b: nw.Expr) -> nw.Expr:
        """Engines follow three-valued logic."""
        return a & b

    def negate(self, a: nw.Expr) -> nw.Expr:
        """Not."""
        return ~a

    def missing(self, a: nw.Expr) -> nw.Expr:
        """Whether it is null."""
        return a.is_null()

    def function(self, name: str, arguments: Sequence[nw.Expr]) -> nw.Expr:
        """A function of numbers, only where it is defined: engines raise outside."""
        first = arguments[0]
        match name:
            case "filled":
                return nw.coalesce(first, arguments[1])
            case "log":
                return nw.when(first > 0).then(first.log())
            case "sqrt":
                return nw.when(first >= 0).then(first.sqrt())
            case "power":
                raised = nw.when((first != 0) | (arguments[1] >= 0)).then(first ** arguments[1])
                return nw.when(raised.is_finite()).then(raised)
            case _:
                found: nw.Expr = getattr(first, name)()
                return nw.when(found.is_finite()).then(found)

    def number(self, truth: nw.Expr) -> nw.Expr:
        """1.0 and 0.0."""
        return truth.cast(nw.Float64)

    def truth(self, number: nw.Expr) -> nw.Expr:
        """Whether it is not 0."""
        return number != 0


# NumPy's functions would take narwhals' expressions for objects.
_PLAIN: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
}
