"""Merged cells: a spreadsheet keeps one value for all of them, and shows it over all."""

from __future__ import annotations

from collections.abc import Sequence

from endogen.errors import DataError, Where
from endogen.study.problem import Problem, Severity, problem
from endogen.study.reach import Reach

Corner = tuple[int, int]  # row and column, from 0
SHOWN = 10


def merged_cells(
    spans: Sequence[tuple[Corner, Corner]] | None, header: int, file: str, sheet: str
) -> tuple[Problem, ...]:
    """Refuse merged cells in the header; count those among the answers.

    Parameters
    ----------
    spans : sequence of (first corner, last corner), or None
        As calamine gives them; of some formats it knows none.
    header : int
        The row of the header, from 1.
    file, sheet : str

    Raises
    ------
    DataError
        E-DATA-MERGED-HEADER.
    """
    several = [(first, last) for first, last in sorted(spans or ()) if first != last]
    above = [(first, last) for first, last in several if first[0] < header <= last[0] + 1]
    if above:
        where = Where(file=file, sheet=sheet, row=header)
        raise DataError("E-DATA-MERGED-HEADER", where=where, cells=_said(above))
    below = [(first, last) for first, last in several if first[0] >= header]
    if not below:
        return ()
    cells = _said(below)
    return (
        problem(
            "E-DATA-MERGED",
            Severity.ERROR,
            file=file,
            row=below[0][0][0] + 1,
            value=cells,
            count=len(below),
            n=len(below),
            cells=cells,
        ),
    )


def _said(spans: Sequence[tuple[Corner, Corner]]) -> str:
    """Write them as a spreadsheet does: B2:B4 and so on."""
    named = [
        ":".join(Reach(column + 1, row + 1).corner for row, column in span)
        for span in spans[:SHOWN]
    ]
    return ", ".join(named) + (", …" if len(spans) > SHOWN else "")
