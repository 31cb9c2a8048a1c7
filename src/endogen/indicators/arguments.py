"""The arguments of indicators: columns, conditions, and how they are written in Results."""

from __future__ import annotations

import math
from collections.abc import Sequence

from endogen.i18n import text
from endogen.study.grammar import Call, Expression, Listing, Literal, Name, Operation, parse
from endogen.survey.calling import wrong
from endogen.survey.expressions import written

Column = str | Expression
Condition = str | Expression | None
Value = str | float | bool


def column(indicator: str, argument: str, given: Column) -> Expression:
    """A column by its name, or an expression of columns."""
    if isinstance(given, str) and given:
        return Name(given)
    if isinstance(given, Name | Literal | Call | Operation):
        return given
    raise wrong(indicator, argument, text("the name of a column"), given)


def columns(indicator: str, argument: str, given: Sequence[Column]) -> tuple[Expression, ...]:
    """Several columns; none twice."""
    if isinstance(given, str) or not isinstance(given, Sequence) or not given:
        raise wrong(indicator, argument, text("a list of columns, as in [a, b]"), given)
    return tuple(dict.fromkeys(column(indicator, argument, one) for one in given))


def condition(indicator: str, given: Condition) -> Expression | None:
    """The condition under which a row is asked."""
    if given is None:
        return None
    if isinstance(given, str):
        return parse(given)
    if isinstance(given, Name | Literal | Call | Operation):
        return given
    raise wrong(indicator, "given", text('a condition in quotes, as in "age >= 60"'), given)


def all_of(*conditions: Expression | None) -> Expression:
    """The condition that all those given hold."""
    held = [one for one in conditions if one is not None]
    if not held:
        return Literal(1.0)
    return held[0] if len(held) == 1 else Operation("and", tuple(held))


def within(indicator: str, argument: str, given: float, low: float, high: float) -> float:
    """A number strictly between two others."""
    number = isinstance(given, int | float) and not isinstance(given, bool)
    if number and low < given < high:
        return float(given)
    raise wrong(
        indicator, argument, text("a number between {low} and {high}", low=low, high=high), given
    )


def up_to_one(indicator: str, argument: str, given: float) -> float:
    """A share: a number above 0, up to 1."""
    number = isinstance(given, int | float) and not isinstance(given, bool)
    if number and 0 < given <= 1:
        return float(given)
    raise wrong(indicator, argument, text("a number above 0, up to 1"), given)


def one_of(indicator: str, argument: str, given: str, choices: Sequence[str]) -> str:
    """One of a few words."""
    if isinstance(given, str) and given in choices:
        return given
    raise wrong(indicator, argument, text("one of {choices}", choices=", ".join(choices)), given)


def number(
    indicator: str,
    argument: str,
    given: float,
    *,
    low: float = -math.inf,
    strictly: bool = False,
) -> float:
    """A finite number, not below a limit (or above it, `strictly`)."""
    finite = isinstance(given, int | float) and not isinstance(given, bool)
    if finite and math.isfinite(given) and (given > low or (given == low and not strictly)):
        return float(given)
    expected = text("a number")
    if low > -math.inf:
        expected = (
            text("a number above {low}", low=f"{low:g}")
            if strictly
            else text("a number, {low} or more", low=f"{low:g}")
        )
    raise wrong(indicator, argument, expected, given)


def whole(indicator: str, argument: str, given: int) -> int:
    """A whole number, 1 or more."""
    if isinstance(given, int | float) and not isinstance(given, bool) and given == int(given) >= 1:
        return int(given)
    raise wrong(indicator, argument, text("a whole number, 1 or more"), given)


def value(indicator: str, argument: str, given: object) -> Literal:
    """A value of a column: true is 1, false is 0."""
    if isinstance(given, str):
        return Literal(given)
    if isinstance(given, bool | int | float) and math.isfinite(given):
        return Literal(float(given))
    raise wrong(indicator, argument, text("a number, words in quotes, true or false"), given)


def name_of(expression: Expression) -> str:
    """A column's own name; an expression as it is written."""
    return expression.name if isinstance(expression, Name) else written(expression)


def said(**arguments: object) -> str:
    """The arguments as they stand in Results; those not given are left out."""
    parts = []
    for name, given in arguments.items():
        if given is None:
            continue
        if isinstance(given, tuple):
            shown = "[" + ", ".join(_shown(one) for one in given) + "]"
        else:
            shown = _shown(given)
        parts.append(f"{name}={shown}")
    return ", ".join(parts)


def _shown(given: object) -> str:
    if isinstance(given, Name | Literal | Listing | Call | Operation):
        return written(given)
    return f"{given:.15g}" if isinstance(given, float) else str(given)
