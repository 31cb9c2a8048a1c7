"""What an expression in published.toml may speak of, and what it is worth.

==================  =============================================================
``t3-finance``      a figure's printed number, within its rounding; a percentage is
                    a fraction
``p(id)`` ``df(id)``  a number printed beside a figure; likewise ``percent(id)``,
                    ``count(id)``, ``n(id)``
``rank(id)``        its place in its table, 1 for the largest; open among equals
``controls(id)``    the number of controls of its formula
``length(id)``      the number of items of a list, of rows of a table
``asked()``         the number of things (role families) that the publication's
                    questionnaire measures
any indicator       computed from the data, like ``share(age, at_least=60)``
==================  =============================================================
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from endogen.i18n import Words, text
from endogen.published.believed import Believed, share, span
from endogen.published.consistency import controls
from endogen.published.figures import Figure, Published
from endogen.published.numbers import Printed, show
from endogen.published.spans import UNKNOWN, Span
from endogen.study.grammar import Call, Expression, Listing, Literal, Name, Operation, parse
from endogen.survey.estimate import Estimate

BESIDE: dict[str, Words] = {
    "percent": text("percentage"),
    "count": text("count"),
    "p": text("p"),
    "df": text("degrees of freedom"),
    "n": text("number of cases"),
    "se": text("standard error"),
    "ci_low": text("lower limit"),
    "ci_high": text("upper limit"),
}
RANK, CONTROLS, LENGTH = text("place"), text("variables held constant"), text("number of items")
ONLY_OF_FIGURES = ("p", "df", "percent", "rank", "controls", "length")
OF_FIGURES = ("p", "df", "n", "count", "percent", "rank", "controls", "length", "asked")

Found = Callable[[Call], Estimate | None]


def said(printed: Printed) -> str:
    """A printed number in digits."""
    if printed.worded and printed.value is not None:
        return show(printed.value, max(printed.decimals, 0))
    return printed.text


def is_of_figures(call: Call, figures: Mapping[str, object]) -> bool:
    """Whether a call is a function of figures rather than an indicator of the data."""
    if call.name not in OF_FIGURES:
        return False
    if not call.args:
        return call.name == "asked"
    return isinstance(call.args[0], Name) and call.args[0].name in figures


def walk(expression: Expression | None) -> Iterator[Expression]:
    """An expression and everything inside it, outermost first."""
    if expression is None:
        return
    yield expression
    inner: tuple[Expression, ...] = ()
    if isinstance(expression, Operation):
        inner = expression.operands
    elif isinstance(expression, Listing):
        inner = expression.items
    elif isinstance(expression, Call):
        inner = (*expression.args, *(value for _, value in expression.keywords))
    for one in inner:
        yield from walk(one)


def indicators(expression: Expression | None, published: Published) -> list[Call]:
    """The indicator calls in an expression, in order, each once."""
    places = places_of(published)
    calls: dict[Call, None] = {}

    def look(one: Expression) -> None:
        match one:
            case Call() if not is_of_figures(one, places):
                calls[one] = None
            case Operation(operands=operands):
                for operand in operands:
                    look(operand)

    if expression is not None:
        look(expression)
    return list(calls)


def places_of(published: Published) -> dict[str, object]:
    """Everything with an id that an expression may name."""
    return {
        **published.by_id,
        **{table.id: table for table in published.tables},
        **{listing.id: listing for listing in published.listings},
    }


def columns(expression: Expression | None) -> set[str]:
    """The columns that the indicators of an expression speak of, also within ``given``."""
    used: set[str] = set()
    for one in walk(expression):
        if isinstance(one, Call):
            for inner in walk(one):
                if isinstance(inner, Name):
                    used.add(inner.name)
            for key, value in one.keywords:
                if key in ("given", "where") and isinstance(value, Literal):
                    used |= columns_of_condition(str(value.value))
    return used


def columns_of_condition(condition: str) -> set[str]:
    """The columns that a condition speaks of."""
    return {one.name for one in walk(parse(condition)) if isinstance(one, Name)}


@dataclass
class Known:
    """The worth of names and calls.

    Attributes
    ----------
    found : callable
        The estimate of an indicator call; None when it could not be computed.
    asked : int
        How many role families the publication's questionnaire measures.
    said : dict
        What was looked up, and what it was worth: for notes.
    """

    published: Published
    believed: Believed
    found: Found
    asked: int = 0
    said: dict[str, Words] = field(default_factory=dict)

    def __call__(self, expression: Name | Call) -> Span:
        """The span of a figure, a function of figures, or an indicator."""
        figures = self.published.by_id
        if isinstance(expression, Name):
            return self._figure(figures[expression.name]) if expression.name in figures else UNKNOWN
        places = places_of(self.published)
        if is_of_figures(expression, places):
            return self._function(expression, figures)
        row = self.found(expression)
        if row is None or not math.isfinite(row.estimate):
            return UNKNOWN
        return Span.at(row.estimate)

    def _figure(self, figure: Figure) -> Span:
        worth = self.believed.spans[figure.id]
        corrected = self.believed.corrected.get(figure.id)
        value = said(figure.printed) if corrected is None else str(corrected)
        self.said[figure.id] = text("{what} = {value}", what=figure.words, value=value)
        return worth

    def _note(self, key: str, what: object, which: Words, value: str) -> None:
        words = getattr(what, "words", what)
        self.said[key] = text("{what}, {which} = {value}", what=words, which=which, value=value)

    def _function(self, call: Call, figures: Mapping[str, Figure]) -> Span:
        if call.name == "asked":
            self.said["asked()"] = text("things asked about = {value}", value=self.asked)
            return Span.at(Fraction(self.asked))
        named = call.args[0]
        assert isinstance(named, Name), "is_of_figures has looked"
        key = f"{call.name}({named.name})"
        if call.name == "length":
            return self._length(named.name, key)
        figure = figures[named.name]
        if call.name == "rank":
            return self._rank(figure, key)
        if call.name == "controls":
            number = controls(figure) or 0
            self._note(key, figure.words, CONTROLS, str(number))
            return Span.at(Fraction(number))
        printed = figure.companions.get(call.name)
        if printed is None:
            return UNKNOWN
        self._note(key, figure.words, BESIDE[call.name], said(printed))
        return share(printed) if call.name == "percent" else span(printed)

    def _length(self, name: str, key: str) -> Span:
        lengths = {table.id: len(table.rows) for table in self.published.tables}
        lengths |= {listing.id: len(listing.items) for listing in self.published.listings}
        length = lengths.get(name, 1)
        self._note(key, places_of(self.published)[name], LENGTH, str(length))
        return Span.at(Fraction(length))

    def _rank(self, figure: Figure, key: str) -> Span:
        table = self.published.table_of(figure.id)
        if table is None:
            return UNKNOWN
        own = self._figure(figure)
        others = {row: self.believed.spans[row] for row in table.rows if row != figure.id}
        above = [row for row, other in others.items() if other.low > own.high]
        level = [row for row, other in others.items() if other.overlaps(own)]
        for row in (*above, *level):
            self._figure(self.published.by_id[row])
        best, worst = len(above) + 1, len(above) + len(level) + 1
        place = str(best) if best == worst else f"{best}–{worst}"
        self._note(key, figure.words, RANK, place)
        return Span(Fraction(best), Fraction(worst))
