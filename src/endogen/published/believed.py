"""What the printed figures can mean when they are read together.

A count, its base and its percentage must agree.  Where they do not, base and percentage
often leave one whole number only, and the rest of the column confirms it: that is then what
the count must have been, whatever stands there.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from endogen.published.figures import Figure, Published, Rows
from endogen.published.numbers import Printed
from endogen.published.spans import Span


@dataclass(frozen=True, slots=True)
class Base:
    """What the percentages of a table rest on.

    Attributes
    ----------
    count : int
        The base that fits the rows best.
    stated : int
        The base that the table's heading gives.
    fits, fits_stated : int
        How many rows' percentages agree with the one and the other.
    rows : int
        How many rows could be checked.
    figure : str
        The figure that prints this base; empty when it is the sum of the rows alone.
    """

    count: int
    stated: int
    fits: int
    fits_stated: int
    rows: int
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Believed:
    """The printed figures, read together.

    Attributes
    ----------
    spans : mapping of str to Span
        What each figure can be; percentages are fractions.
    bases : mapping of str to Base
        By table.
    corrected : mapping of str to int
        Counts that cannot be what is printed, and what they must be.
    """

    spans: Mapping[str, Span]
    bases: Mapping[str, Base]
    corrected: Mapping[str, int]


def span(printed: Printed, *, lenient: bool = False) -> Span:
    """A printed number as a span; a percentage becomes a fraction."""
    low, high = printed.interval(lenient=lenient)
    return Span(low / 100, high / 100) if printed.percent else Span(low, high)


def share(printed: Printed) -> Span:
    """A printed percentage as a fraction, with or without its sign; a padded zero is none."""
    low, high = printed.interval(lenient=True)
    if not printed.percent and printed.decimals == 0:
        low, high = low - Fraction(1, 2), high + Fraction(1, 2)
    return Span(low / 100, high / 100)


def admitted(percent: Printed, base: int) -> range:
    """The counts that a percentage of `base` can stand for.

    >>> from endogen.published.numbers import read
    >>> list(admitted(read("5.50%"), 73))
    [4]
    """
    limits = share(percent)
    least, most = math.ceil(limits.low * base), math.floor(limits.high * base)
    return range(max(least, 0), min(most, base) + 1)


def count(figure: Figure) -> int | None:
    """The whole number that a figure prints; None when it prints another kind."""
    value = figure.printed.value
    if figure.printed.percent or figure.printed.decimals or value is None:
        return None
    return int(value)


def believe(published: Published) -> Believed:
    """Read the figures of each table together."""
    figures = published.by_id
    spans = {figure.id: span(figure.printed) for figure in published.figures}
    bases: dict[str, Base] = {}
    corrected: dict[str, int] = {}
    for table in published.tables:
        base = _base(table, published, figures)
        if base is None:
            continue
        bases[table.id] = base
        for row in table.rows:
            right = _corrected(figures[row], table, base, figures)
            if right is not None:
                corrected[row] = right
                spans[row] = Span.at(Fraction(right))
    return Believed(spans, bases, corrected)


def _base(table: Rows, published: Published, figures: Mapping[str, Figure]) -> Base | None:
    """Find the base that fits most rows: the stated one, that of the cases, or their sum."""
    counts = {row: count(figures[row]) for row in table.rows}
    summed = sum(value for value in counts.values() if value is not None)
    stated = count(figures[table.total if table.multiple and table.total else table.base])
    rows = [row for row in table.rows if "percent" in figures[row].companions]
    if stated is None or not rows:
        return None

    def fits(base: int) -> int:
        return sum(
            counts[row] in admitted(figures[row].companions["percent"], base) for row in rows
        )

    candidates = [stated, count(figures[table.base]) or 0, summed]
    best = max((base for base in candidates if base > 0), key=fits)
    printed = [f.id for f in published.figures if f.id not in table.rows and count(f) == best]
    named = next(iter(printed), "")
    return Base(best, stated, fits(best), fits(stated), len(rows), named)


def _corrected(
    figure: Figure, table: Rows, base: Base, figures: Mapping[str, Figure]
) -> int | None:
    """What a row's count must be when its own percentage excludes what is printed."""
    percent = figure.companions.get("percent")
    printed = count(figure)
    if percent is None or printed is None or base.fits < 1:
        return None
    possible = admitted(percent, base.count)
    if printed in possible or len(possible) != 1:
        return None
    others = [count(figures[row]) for row in table.rows if row != figure.id]
    rest = base.count - sum(value for value in others if value is not None)
    return possible[0] if rest == possible[0] else None
