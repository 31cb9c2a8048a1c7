"""Turn printed figures into what a reconstruction has to satisfy.

Counts come from shares and counts of one column, within one group if ``given`` says so;
correlations from r within its rounding, narrowed by the printed p.  Figures of columns that
``[reconstruct.columns]`` does not name bind nothing.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne

from endogen.errors import StudyError
from endogen.published.believed import Believed, admitted, believe, count
from endogen.published.figures import Bound, Figure, Published
from endogen.published.numbers import Printed
from endogen.published.spelling import spell
from endogen.reconstruction import Column, Constraint, Correlation, Count, Event
from endogen.study.grammar import Call, Expression, Listing, Literal, Name, Operation, parse

Values = Mapping[str, tuple[int, ...]]

COUNTED = ("share", "count", "response_share", "case_share", "first_choice")
SIGNS: dict[str, Callable[[float, float], bool]] = {
    "==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge,
}  # fmt: skip
LIMITS = {"equals": "==", "at_least": ">=", "at_most": "<="}
GRAIN = 10**9  # limits of r from p are rounded inwards to so many parts


def constraints(published: Published, *, corrected: bool = True) -> tuple[list[Constraint], int]:
    """What rows must satisfy to reproduce the figures, and how many rows there are.

    Parameters
    ----------
    published : Published
    corrected : bool
        Take counts that the other figures exclude for what they must be; without it a
        misprint makes the figures impossible, and `reconstruct` names them.
    """
    believed = believe(published)
    values = published.reconstruction.columns
    rows = count(published.by_id[published.reconstruction.rows or published.n]) or 0
    made: list[Constraint] = [Column(name, allowed) for name, allowed in values.items()]
    for figure in published.figures:
        made += _of_figure(figure, published, believed, values, corrected=corrected)
    made += _one_first(published.figures, values)
    for bound in published.reconstruction.bounds:
        made.append(_of_bound(bound, values))
    return made, rows


def _of_figure(
    figure: Figure, published: Published, believed: Believed, values: Values, *, corrected: bool
) -> Iterator[Constraint]:
    formula = figure.formula
    if not isinstance(formula, Call) or figure.unit != "households":
        return
    if formula.name in ("correlation", "partial_correlation"):
        yield from _correlations(figure, formula, values)
    elif formula.name in COUNTED and formula.args:
        event = _event_of(formula, values)
        if event is not None:
            yield from _counts(figure, event, published, believed, corrected=corrected)


def _one_first(figures: tuple[Figure, ...], values: Values) -> Iterator[Count]:
    """A household puts one cause first: no two columns of `first_choice` are 1 together."""
    yes = frozenset({1})
    first = {}
    for figure in figures:
        match figure.formula:
            case Call(name="first_choice", args=(Name(name=name), *_)) if name in values:
                first[name] = figure.id
    for (one, a), (other, b) in itertools.combinations(first.items(), 2):
        yield Count((a, b), ((one, yes), (other, yes)), 0, 0)


def _counts(
    figure: Figure, event: Event, published: Published, believed: Believed, *, corrected: bool
) -> Iterator[Count]:
    printed = count(figure)
    if figure.column == "count" and printed is not None:
        number = believed.corrected.get(figure.id, printed) if corrected else printed
        yield Count((figure.id,), event, number, number)
    table = published.table_of(figure.id)
    base = believed.bases[table.id].count if table and table.id in believed.bases else None
    percent = figure.companions.get("percent")
    if figure.base:
        base, percent = count(published.by_id[figure.base]), figure.printed
    if percent is None or base is None:
        return
    possible = admitted(percent, base)
    low, high = (possible[0], possible[-1]) if possible else (1, 0)
    yield Count((f"{figure.id}.percent",), event, low, high)


def _correlations(figure: Figure, call: Call, values: Values) -> Iterator[Correlation]:
    names = [arg.name for arg in call.args[:2] if isinstance(arg, Name)]
    listed = dict(call.keywords).get("controls", Listing(()))
    controls = tuple(
        one.name
        for one in (listed.items if isinstance(listed, Listing) else (listed,))
        if isinstance(one, Name)
    )
    if len(names) != 2 or not {*names, *controls} <= set(values):
        return
    x, y = names
    low, high = figure.printed.interval()
    yield Correlation((figure.id,), x, y, controls, low, high)
    p, df = figure.companions.get("p"), figure.companions.get("df")
    if p is None or df is None or df.value is None or df.value <= 0:
        return
    least, most = _r_limits(p, float(df.value))
    if figure.printed.value is not None and figure.printed.value < 0:
        least, most = -most, -least
    if low < least or most < high:
        yield Correlation((f"{figure.id}.p",), x, y, controls, least, most)


def _r_limits(p: Printed, df: float) -> tuple[Fraction, Fraction]:
    """The least and largest |r| whose p rounds to the printed one."""
    from scipy.special import stdtrit

    def r(tail: float) -> float:
        if tail <= 0:
            return 1.0
        t = float(stdtrit(df, 1 - min(tail, 1.0) / 2))
        return t / math.sqrt(df + t * t)

    low, high = (float(limit) for limit in p.interval())
    return (
        Fraction(math.ceil(r(high) * GRAIN), GRAIN),
        Fraction(math.floor(r(low) * GRAIN), GRAIN),
    )


def _event_of(call: Call, values: Values) -> Event | None:
    """The condition that a share counts; None when it speaks of other columns."""
    first = call.args[0]
    if not isinstance(first, Name) or first.name not in values:
        return None
    allowed: Mapping[str, frozenset[int]] = {first.name: frozenset(values[first.name])}
    keywords = dict(call.keywords)
    limits = [Operation(LIMITS[key], (first, keywords[key])) for key in LIMITS if key in keywords]
    if not limits:
        limits = [Operation("==", (first, Literal(1)))]
    given = keywords.get("given")
    conditions: list[Expression] = [*limits]
    if isinstance(given, Literal):
        conditions.append(parse(str(given.value)))
    try:
        for condition in conditions:
            allowed = _narrowed(condition, allowed, values)
    except (KeyError, ValueError):
        return None
    return tuple(allowed.items())


def _narrowed(
    condition: Expression, allowed: Mapping[str, frozenset[int]], values: Values
) -> dict[str, frozenset[int]]:
    """The values that a condition leaves to its columns."""
    match condition:
        case Operation(operator="and", operands=operands):
            narrowed = dict(allowed)
            for one in operands:
                narrowed = _narrowed(one, narrowed, values)
            return narrowed
        case Operation(operator=sign, operands=(Name(name=name), right)) if sign in SIGNS:
            limit = _number(right)
            own = allowed.get(name, frozenset(values[name]))
            return {**allowed, name: frozenset(v for v in own if SIGNS[sign](v, limit))}
        case _:
            raise ValueError(f"{condition} does not compare columns with numbers")


def _number(expression: Expression) -> float:
    match expression:
        case Literal(value=int(value) | float(value)):
            return float(value)
        case Operation(operator="negate", operands=(only,)):
            return -_number(only)
        case _:
            raise ValueError(f"{expression} is no number")


def _of_bound(bound: Bound, values: Values) -> Constraint:
    source = (str(bound.says) or spell(bound.where),)
    try:
        if isinstance(bound.where, Call):
            x, y = (arg.name for arg in bound.where.args[:2] if isinstance(arg, Name))
            listed = dict(bound.where.keywords).get("controls", Listing(()))
            names = listed.items if isinstance(listed, Listing) else (listed,)
            controls = tuple(one.name for one in names if isinstance(one, Name))
            for name in (x, y, *controls):
                values[name]
            return Correlation(source, x, y, controls, bound.low, bound.high)
        event = tuple(_narrowed(bound.where, {}, values).items())
    except (KeyError, ValueError) as error:
        raise StudyError("E-FIGURE-BOUND", got=spell(bound.where), reason=str(error)) from None
    return Count(source, event, int(bound.low), int(bound.high))
