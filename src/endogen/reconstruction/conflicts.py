"""Which figures contradict each other, when no rows can satisfy them all.

Counts are a system of linear inequalities over the cells of the table: a cell is a
combination of conditions that hold or do not hold in a row.  Whether whole numbers of rows
exist is asked of HiGHS.  Leaving out one constraint after another while the rest stays
impossible (a deletion filter) ends with a set of which none can be spared.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from typing import TypeVar

from endogen.reconstruction.constraints import Column, Correlation, Count

CELLS = 20_000  # beyond this many cells the question is not asked

C = TypeVar("C", Count, Correlation)


def conflict(
    columns: Sequence[Column],
    counts: Sequence[Count],
    correlations: Sequence[Correlation],
    rows: int,
) -> tuple[str, ...]:
    """The sources of a smallest contradiction; empty when none could be shown."""
    for count in counts:
        if count.low > count.high:
            return count.sources
    # The plainest contradiction first: one condition, two numbers.
    for first, second in itertools.combinations(counts, 2):
        if first.event == second.event and not _meet(first, second):
            return _sources([first, second])
    for block in _blocks(counts):
        if not possible(columns, block, rows):
            return _sources(_filter(block, lambda some: possible(columns, some, rows)))
    if not _together(correlations):
        return _sources(_filter(list(correlations), _together))
    return ()


def possible(columns: Sequence[Column], counts: Sequence[Count], rows: int) -> bool:
    """Whether some number of rows in each cell satisfies all counts."""
    if any(count.low > count.high for count in counts):
        return False
    cells = _cells(columns, counts)
    if cells is None or not counts:
        return True
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    matrix = np.array([[float(inside[i]) for inside in cells] for i in range(len(counts))])
    matrix = np.vstack([matrix, np.ones(len(cells))])
    low = np.array([*(count.low for count in counts), rows], dtype=float)
    high = np.array([*(count.high for count in counts), rows], dtype=float)
    result = milp(
        np.zeros(len(cells)),
        constraints=LinearConstraint(matrix, low, high),
        integrality=np.ones(len(cells), dtype=np.int64),
        bounds=Bounds(0, rows),
    )
    return bool(result.status != 2)


def _cells(columns: Sequence[Column], counts: Sequence[Count]) -> list[tuple[bool, ...]] | None:
    """Every distinct pattern of counts that one row can satisfy."""
    names = {name for count in counts for name, _ in count.event}
    used = [column for column in columns if column.name in names]
    classes = []
    for column in used:
        sets = [values for count in counts for name, values in count.event if name == column.name]
        distinct = {tuple(value in values for values in sets): value for value in column.values}
        classes.append(list(distinct.values()))
    if math.prod(len(values) for values in classes) > CELLS:
        return None
    patterns = set()
    for combination in itertools.product(*classes):
        row = {column.name: value for column, value in zip(used, combination, strict=True)}
        patterns.add(tuple(all(row[name] in values for name, values in c.event) for c in counts))
    return sorted(patterns)


def _blocks(counts: Sequence[Count]) -> list[list[Count]]:
    """Counts that share columns, directly or through others."""
    blocks: list[tuple[set[str], list[Count]]] = []
    for count in counts:
        names = {name for name, _ in count.event}
        joined = [block for block in blocks if block[0] & names]
        blocks = [block for block in blocks if not block[0] & names]
        members = [member for _, block in joined for member in block]
        blocks.append((names.union(*(block[0] for block in joined)), [*members, count]))
    return [block for _, block in blocks]


def _meet(first: Count, second: Count) -> bool:
    return max(first.low, second.low) <= min(first.high, second.high)


def _together(correlations: Sequence[Correlation]) -> bool:
    """Whether each correlation, and each three around a triangle, can exist together."""
    limits: dict[tuple[frozenset[str], frozenset[str]], tuple[float, float]] = {}
    for c in correlations:
        key = (frozenset({c.x, c.y}), frozenset(c.controls))
        low, high = limits.get(key, (-1.0, 1.0))
        limits[key] = (max(low, float(c.low)), min(high, float(c.high)))
    if any(low > high for low, high in limits.values()):
        return False
    return all(
        _triangle([limits[key] for key in keys])
        for keys in itertools.combinations(limits, 3)
        if len({given for _, given in keys}) == 1
        and len({name for pair, _ in keys for name in pair}) == 3
    )


def _triangle(limits: Sequence[tuple[float, float]]) -> bool:
    """Whether angles within the limits close a triangle: none exceeds the other two."""
    angles = [(math.acos(high), math.acos(low)) for low, high in limits]
    least, most = zip(*angles, strict=True)
    around = sum(least) <= 2 * math.pi + 1e-12
    return around and all(least[i] <= sum(most) - most[i] + 1e-12 for i in range(3))


def _filter(constraints: Sequence[C], works: Callable[[Sequence[C]], bool]) -> list[C]:
    kept = list(constraints)
    for constraint in constraints:
        without = [one for one in kept if one is not constraint]
        if not works(without):
            kept = without
    return kept


def _sources(constraints: Sequence[Count] | Sequence[Correlation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for c in constraints for source in c.sources))
