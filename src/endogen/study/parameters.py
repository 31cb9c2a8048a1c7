"""Dated parameters with their sources: poverty lines by place and year.

The figures stand in ``poverty_lines.toml``; this module reads what the TOML reader gave.
A line that was raised later does not change what was true in an earlier year, so a line is
asked for by day, and a day that no line covers gives none rather than a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from endogen.i18n import Label
from endogen.study.table import Table

KEYS = (
    "series",
    "label",
    "place",
    "from",
    "to",
    "amount",
    "unit",
    "prices",
    "source",
    "address",
    "confidence",
    "note",
)
CONFIDENCE = ("official", "secondary", "own")


@dataclass(frozen=True, slots=True)
class Line:
    """One poverty line, in force in a place from a day to a day.

    Attributes
    ----------
    series : str
        The line it is a value of, such as ``national``.
    label : Label
    place : str
    first, last : date
        The days it was in force, both included.
    amount : float
    unit : str
        ``yuan per person and year``, unless it says otherwise.
    prices : str
        The prices it is expressed in: ``current``, or a year such as ``2010``.
    source : Label
        Who says so, and where.
    address : str
        Where the source can be read, when it can.
    confidence : str
        ``official`` when the source is the body that set it, ``secondary`` when another
        reports it, ``own`` when study.toml gives it.
    note : str
    """

    series: str
    label: Label
    place: str
    first: date
    last: date
    amount: float
    unit: str
    prices: str
    source: Label
    address: str = ""
    confidence: str = "own"
    note: str = ""

    @property
    def yearly(self) -> float:
        """The amount a year, where the line is one a day."""
        return self.amount * 365 if self.unit.endswith("per person and day") else self.amount


def read_lines(document: Mapping[str, object], file: str) -> tuple[Line, ...]:
    """Read the lines of a parameter file.

    Parameters
    ----------
    document : mapping
        What the TOML reader gave: an array of tables ``line``.
    file : str
        For messages.
    """
    whole = Table(document, "", file, known=("line",))
    return tuple(read_line(table) for table in whole.tables("line", KEYS))


def read_line(table: Table) -> Line:
    """Read one line."""
    first, last = table.day("from"), table.day("to", date.max)
    if last < first:
        raise table.error("E-STUDY-RANGE", "to", got=last, range=f">= {first}")
    series = table.string("series")
    return Line(
        series=series,
        label=table.label("label", Label(series, series)),
        place=table.string("place", "China"),
        first=first,
        last=last,
        amount=table.number("amount", within="> 0", fits=lambda x: x > 0),
        unit=table.string("unit", "yuan per person and year"),
        prices=table.string("prices", "current"),
        source=table.label("source"),
        address=table.string("address", ""),
        confidence=table.choice("confidence", CONFIDENCE, "own"),
        note=table.string("note", ""),
    )


def in_force(
    lines: Iterable[Line], series: str, day: date, place: str = "China", prices: str = "current"
) -> Line | None:
    """The line of `series` that held in `place` on `day`; the country's when it has none.

    A line of the study itself (later in `lines`) goes before one of the package.
    """
    holding = [
        line
        for line in lines
        if line.series == series and line.prices == prices and line.first <= day <= line.last
    ]
    for where in dict.fromkeys((place, "China")):
        local = [line for line in holding if line.place == where]
        if local:
            return local[-1]
    return None
