"""A table of cells, as every kind of file that holds rows is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from endogen.errors import DataError, Where
from endogen.study.problem import Problem

Cell = object  # str, float, int, bool, date, datetime, or None when empty
MANY_COLUMNS = 10_000


@dataclass(frozen=True, slots=True)
class Table:
    """A header and rows that have as many cells as it.

    Attributes
    ----------
    header : tuple of str
    rows : iterator of (int, sequence of cells)
        Each with its row as a spreadsheet counts it.
    """

    header: tuple[str, ...]
    rows: Iterator[tuple[int, Sequence[Cell]]]
    problems: tuple[Problem, ...] = ()
    reading: Mapping[str, str] = field(default_factory=dict)


def checked_header(cells: Sequence[Cell], file: str, sheet: str = "") -> tuple[str, ...]:
    """Column names, trimmed; empty ones at the end are dropped.

    Raises
    ------
    DataError
        When a column has no name, or two have the same, or names differ only in case: an
        engine would read the wrong one.
    """
    names = ["" if cell is None else str(cell).strip().lstrip("\ufeff") for cell in cells]
    while names and not names[-1]:
        names.pop()
    where = Where(file=file, sheet=sheet, row=1)
    if not names:
        raise DataError("E-DATA-EMPTY", where=Where(file=file, sheet=sheet))
    if len(names) > MANY_COLUMNS:
        raise DataError("E-DATA-COLUMNS", where=where, got=len(names), most=MANY_COLUMNS)
    if "" in names:
        raise DataError("E-DATA-NO-NAME", where=where, place=names.index("") + 1)
    refuse_twins(names, where)
    return tuple(names)


def refuse_twins(names: Sequence[str], where: Where) -> None:
    """Refuse names that are the same, or would be to an engine that ignores case."""
    for name, times in Counter(names).items():
        if times > 1:
            raise DataError("E-DATA-NAME-TWICE", where=where, name=name)
    seen: dict[str, str] = {}
    for name in names:
        if other := seen.get(name.lower()):
            raise DataError("E-DATA-NAME-CASE", where=where, name=name, other=other)
        seen[name.lower()] = name


def rectangular(
    rows: Iterator[tuple[int, Sequence[Cell]]], width: int, file: str
) -> Iterator[tuple[int, Sequence[Cell]]]:
    """Pass rows of `width` cells; empty rows and empty cells at the end are passed over.

    Raises
    ------
    DataError
        At the end: E-DATA-TITLE when every row has more cells than the header, else
        E-DATA-RAGGED, naming the first rows that have more or fewer: an answer in the wrong
        column would be a silently wrong number.
    """
    ragged: list[int] = []
    passed = wider = 0
    for row, cells in rows:
        if all(cell is None or cell == "" for cell in cells):
            continue
        if len(cells) == width:
            yield row, cells
        elif len(cells) > width and all(c is None or c == "" for c in cells[width:]):
            yield row, cells[:width]
        else:
            wider += len(cells) > width
            ragged.append(row)
            continue
        passed += 1
    if ragged and not passed and wider == len(ragged):
        raise DataError("E-DATA-TITLE", where=Where(file=file, row=1), width=width)
    if ragged:
        first = ", ".join(map(str, ragged[:10])) + (", …" if len(ragged) > 10 else "")
        raise DataError(
            "E-DATA-RAGGED",
            where=Where(file=file, row=ragged[0]),
            n=len(ragged),
            rows=first,
            width=width,
        )
