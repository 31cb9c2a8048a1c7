"""Make `Published` of what the TOML reader gave, checking every key and every reference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from endogen.errors import UseError
from endogen.i18n import Label, text
from endogen.published.figures import (
    Announced,
    Bound,
    Claim,
    Figure,
    Listing,
    Published,
    Reading,
    Reconstruction,
    Rows,
)
from endogen.published.known import ONLY_OF_FIGURES
from endogen.published.numbers import Printed, read
from endogen.published.spans import UNKNOWN, judge, measure
from endogen.study import grammar
from endogen.study.nearest import nearest
from endogen.study.table import Table

KEYS = ("publication", "figure", "table", "list", "claim", "announced", "reconstruct")
HEAD = ("id", "place", "says")
FIGURE = (
    *HEAD,
    "printed",
    "formula",
    "column",
    "data",
    "with",
    "base",
    "equals",
    "needs",
    "readings",
)
FIELDS = ("estimate", "count", "n", "p", "df", "se", "ci_low", "ci_high")
COMPANIONS = ("count", "percent", "p", "df", "n", "se", "ci_low", "ci_high")


def read_published(document: Mapping[str, object], file: str = "published.toml") -> Published:
    """Make a `Published`.

    Parameters
    ----------
    document : mapping
        The content of published.toml, as `tomllib` reads it.
    file : str
        Its name, for messages.

    Raises
    ------
    StudyError
        When a key is unknown or missing, a number cannot be read, an id stands twice or
        names no figure.
    """
    whole = Table(document, "", file, KEYS)
    about = whole.table("publication", ("cites", "n"))
    ids = _ids(whole)
    published = Published(
        cites=about.string("cites"),
        n=_known(about, "n", ids),
        figures=tuple(_figure(table, ids) for table in whole.tables("figure", FIGURE)),
        tables=tuple(
            _rows(table, ids)
            for table in whole.tables("table", (*HEAD, "rows", "base", "multiple", "total"))
        ),
        listings=tuple(
            Listing(*_head(table), table.strings("items"))
            for table in whole.tables("list", (*HEAD, "items"))
        ),
        claims=tuple(
            Claim(*_head(table), _expression(table, "check", ids), table.strings("needs"))
            for table in whole.tables("claim", (*HEAD, "check", "needs"))
        ),
        announced=tuple(
            Announced(*_head(table), table.strings("columns"), table.string("by", ""))
            for table in whole.tables("announced", (*HEAD, "columns", "by"))
        ),
        reconstruction=_reconstruction(whole, ids),
    )
    _unique(whole)
    return published


def _ids(whole: Table) -> tuple[str, ...]:
    """Every id that an expression may name, read before the expressions are."""
    return tuple(
        table.string("id")
        for key in ("figure", "table", "list")
        for table in whole.tables(key, _any(whole, key))
    )


def _any(whole: Table, key: str) -> Iterable[str]:
    items = whole.content.get(key, [])
    found = items if isinstance(items, list) else []
    return {name for item in found if isinstance(item, dict) for name in item}


def _unique(whole: Table) -> None:
    seen: set[str] = set()
    for key in ("figure", "table", "list", "claim", "announced"):
        for table in whole.tables(key, _any(whole, key)):
            name = table.string("id")
            if name in seen:
                raise table.error("E-FIGURE-TWICE", "id", id=name)
            seen.add(name)


def _head(table: Table) -> tuple[str, str, Label]:
    return table.string("id"), table.string("place"), table.label("says", Label())


def _figure(table: Table, ids: tuple[str, ...]) -> Figure:
    beside = table.table("with", COMPANIONS)
    name, place, says = _head(table)
    return Figure(
        id=name,
        place=place,
        says=says,
        printed=_printed(table, "printed"),
        formula=_expression(table, "formula", ids),
        column=table.choice("column", FIELDS, "estimate"),
        unit=table.choice("data", ("households", "returns"), "households"),
        companions={key: _printed(beside, key) for key in beside},
        base=_known(table, "base", ids) if "base" in table else "",
        equals=_expression(table, "equals", ids),
        needs=table.strings("needs"),
        readings=tuple(
            Reading(
                one.string("id"),
                one.label("says"),
                _required(one, "formula", ids),
            )
            for one in table.tables("readings", ("id", "says", "formula"))
        ),
    )


def _rows(table: Table, ids: tuple[str, ...]) -> Rows:
    name, place, says = _head(table)
    rows = table.strings("rows")
    for row in rows:
        _check(table, "rows", row, ids)
    multiple = table.content.get("multiple", False)
    if not isinstance(multiple, bool):
        raise table.error("E-STUDY-TYPE", "multiple", got=repr(multiple), kind="true or false")
    total = _known(table, "total", ids) if "total" in table else ""
    return Rows(name, place, says, rows, _known(table, "base", ids), multiple, total)


def _reconstruction(whole: Table, ids: tuple[str, ...]) -> Reconstruction:
    table = whole.table("reconstruct", ("rows", "columns", "bind"))
    columns = table.table("columns")
    return Reconstruction(
        rows=_known(table, "rows", ids) if "rows" in table else "",
        columns={name: _values(columns, name) for name in columns},
        bounds=tuple(
            _bound(bind, ids)
            for bind in table.tables("bind", ("says", "where", "count", "low", "high"))
        ),
    )


def _values(columns: Table, name: str) -> tuple[int, ...]:
    table = columns.table(name, ("values", "low", "high", "step", "without"))
    if "values" in table:
        return tuple(sorted(set(table.wholes("values"))))
    without = table.wholes("without")
    every = range(table.whole("low"), table.whole("high") + 1, table.whole("step", 1, least=1))
    return tuple(value for value in every if value not in without)


def _bound(table: Table, ids: tuple[str, ...]) -> Bound:
    said = table.label("says")
    where = _required(table, "where", ids)
    if "count" in table:
        exact = Fraction(table.whole("count", least=0))
        return Bound(said, where, exact, exact)
    low, high = (_printed(table, key).value for key in ("low", "high"))
    if low is None or high is None or low > high:
        got = f"{table.string('low')} … {table.string('high')}"
        raise table.error("E-STUDY-RANGE", "low", got=got, range="low <= high")
    return Bound(said, where, low, high)


def _printed(table: Table, key: str) -> Printed:
    said = table.string(key)
    try:
        return read(said)
    except ValueError:
        raise table.error("E-FIGURE-NUMBER", key, got=said) from None


def _required(table: Table, key: str, ids: tuple[str, ...]) -> grammar.Expression:
    table.string(key)
    expression = _expression(table, key, ids)
    assert expression is not None, "a required text is there"
    return expression


def _expression(table: Table, key: str, ids: tuple[str, ...]) -> grammar.Expression | None:
    said = table.string(key, "")
    if not said:
        return None
    try:
        expression = grammar.parse(quote(said, ids))
    except UseError as error:
        reason = error.details["reason"]
        raise table.error("E-FIGURE-EXPRESSION", key, got=said, reason=reason) from None
    try:
        _try(key, expression)
    except ValueError:
        reason = text("a condition is expected") if key == "check" else text("a number is expected")
        raise table.error("E-FIGURE-EXPRESSION", key, got=said, reason=reason) from None
    if key in ("check", "equals"):
        for name in figures_named(expression):
            _check(table, key, name, ids)
    return expression


def _try(key: str, expression: grammar.Expression) -> None:
    """Evaluate with nothing known, to see whether it can be evaluated at all."""
    if key == "check":
        judge(expression, lambda _: UNKNOWN)
    elif key in ("equals", "formula"):
        measure(expression, lambda _: UNKNOWN)


def figures_named(expression: grammar.Expression) -> Iterator[str]:
    """The names that must be figures: those outside indicators."""
    match expression:
        case grammar.Name(name=name):
            yield name
        case grammar.Operation(operands=operands):
            for one in operands:
                yield from figures_named(one)
        case grammar.Call(name=function, args=(grammar.Name(name=name), *_)):
            if function in ONLY_OF_FIGURES:
                yield name


def quote(source: str, ids: Iterable[str]) -> str:
    """Mark the ids in an expression as names, since an id may hold hyphens.

    >>> quote("p(t3-finance) > .05", ["t3-finance"])
    'p(col("t3-finance")) > .05'
    """
    hyphened = sorted((one for one in ids if not one.isidentifier()), key=len, reverse=True)
    if not hyphened:
        return source
    pattern = "|".join(re.escape(one) for one in hyphened)
    parts = re.split(r"(\"[^\"]*\"|'[^']*')", source)
    marked = re.compile(rf"(?<![\w-])({pattern})(?![\w-])")
    return "".join(
        part if place % 2 else marked.sub(r'col("\1")', part) for place, part in enumerate(parts)
    )


def _known(table: Table, key: str, ids: tuple[str, ...]) -> str:
    said = table.string(key)
    _check(table, key, said, ids)
    return said


def _check(table: Table, key: str, said: str, ids: tuple[str, ...]) -> None:
    if said not in ids:
        raise table.error("E-FIGURE-REFERENCE", key, got=said, nearest=nearest(said, ids))
