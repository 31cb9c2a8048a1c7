"""Rows that reproduce printed figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

from endogen.errors import StudyError
from endogen.reconstruction.conflicts import conflict
from endogen.reconstruction.constraints import Column, Constraint, Correlation, Count, Table, holds
from endogen.reconstruction.correlating import begin, correlate, satisfied
from endogen.reconstruction.counting import count_rows

ATTEMPTS = 5
FIRST = 1_000  # changes of rows before asking whether the counts are possible at all
CHANGES = 20_000  # of rows, to make the counts come out
STEPS = 20_000  # of one column, to make its correlations come out


def reconstruct(constraints: Iterable[Constraint], rows: int, seed: int) -> Table:
    """Make integer rows that satisfy every constraint.

    Parameters
    ----------
    constraints : iterable of Column, Count and Correlation
        A correlation moves the later of its two columns, in the order of the columns.
    rows : int
    seed : int
        The same seed gives the same rows on every machine; another seed gives other rows,
        since tables do not identify the microdata behind them.

    Returns
    -------
    dict of str to list of int
        One list a column, in the order of the columns.

    Raises
    ------
    StudyError
        E-FIGURE-CONTRADICT names figures that cannot hold together; E-FIGURE-UNSOLVED when
        no rows were found although no contradiction could be shown.

    Examples
    --------
    >>> yes = frozenset({1})
    >>> made = reconstruct(
    ...     [Column("member", (0, 1)), Count(("t1",), (("member", yes),), 3, 3)], 5, 1
    ... )
    >>> sum(made["member"])
    3
    """
    given = list(constraints)
    columns, counts, correlations = _sorted(given)
    rng = Random(seed)
    for attempt in range(ATTEMPTS):
        changes = CHANGES if attempt else FIRST
        table = _attempt(given, rows, rng, changes)
        if table is not None and _verified(table, counts, correlations, rows):
            return table
        if attempt == 0:
            clash = conflict(columns, counts, correlations, rows)
            if clash:
                raise StudyError("E-FIGURE-CONTRADICT", figures=", ".join(clash), rows=rows)
    raise StudyError("E-FIGURE-UNSOLVED", rows=rows, attempts=ATTEMPTS)


def _sorted(
    constraints: Sequence[Constraint],
) -> tuple[list[Column], list[Count], list[Correlation]]:
    return (
        [c for c in constraints if isinstance(c, Column)],
        [c for c in constraints if isinstance(c, Count)],
        [c for c in constraints if isinstance(c, Correlation)],
    )


def _attempt(
    constraints: Sequence[Constraint], rows: int, rng: Random, changes: int
) -> Table | None:
    columns, counts, correlations = _sorted(constraints)
    table = count_rows(columns, counts, rows, rng, changes)
    if table is None:
        return None
    counted = {name for count in counts for name, _ in count.event}
    for column, aims in _by_moving_column(columns, correlations):
        if column.name not in counted:
            table[column.name] = begin(column, aims[0], table, rng)
        if not correlate(column, aims, counts, table, rng, patience=STEPS):
            return None
    return table


def _by_moving_column(
    columns: Sequence[Column], correlations: Sequence[Correlation]
) -> list[tuple[Column, list[Correlation]]]:
    """The columns that correlations move, in order, each with what it has to meet."""
    order = {column.name: place for place, column in enumerate(columns)}
    moving: dict[str, list[Correlation]] = {}
    for aim in correlations:
        later = max(aim.x, aim.y, key=lambda name: order[name])
        moving.setdefault(later, []).append(aim)
    return [(column, moving[column.name]) for column in columns if column.name in moving]


def _verified(
    table: Table, counts: Sequence[Count], correlations: Sequence[Correlation], rows: int
) -> bool:
    """Check the finished rows against every constraint once more, from nothing."""
    tallies = [sum(holds(c.event, table, row) for row in range(rows)) for c in counts]
    right = all(c.low <= tally <= c.high for c, tally in zip(counts, tallies, strict=True))
    return right and all(satisfied(c, table) for c in correlations)
