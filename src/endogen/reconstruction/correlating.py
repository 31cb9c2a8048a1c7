"""Make the correlations come out: move one column by small steps until it fits.

All sums are sums of integers and the decision to accept compares integers, so that the
same seed gives the same rows on every machine: no BLAS, no library's sine or logarithm.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from random import Random

from endogen.reconstruction.constraints import Column, Correlation, Count, Table, holds

Matrix = list[list[int]]


def products(columns: Sequence[Sequence[int]]) -> Matrix:
    """Sums of products of columns, taken two by two."""
    return [[sum(a * b for a, b in zip(x, y, strict=True)) for y in columns] for x in columns]


def reduce(matrix: Matrix) -> tuple[int, int, int] | None:
    """Take the controls out of the last two columns.

    Fraction-free elimination (Bareiss): what remains is their 2×2 block times one positive
    number, in integers.  None when the controls are collinear.
    """
    size = len(matrix)
    work = [row[:] for row in matrix]
    previous = 1
    for pivot in range(size - 2):
        lead = work[pivot][pivot]
        if lead <= 0:
            return None
        for i in range(pivot + 1, size):
            for j in range(i, size):
                value = work[i][j] * lead - work[pivot][i] * work[pivot][j]
                work[i][j] = work[j][i] = value // previous
        previous = lead
    return work[-2][-2], work[-2][-1], work[-1][-1]


def correlation(block: tuple[int, int, int] | None) -> float:
    """The r of a reduced block; NaN when a column is constant given the controls."""
    if block is None or block[0] <= 0 or block[2] <= 0:
        return math.nan
    xx, xy, yy = block
    return xy / math.sqrt(xx * yy)


def fits(block: tuple[int, int, int] | None, low: Fraction, high: Fraction) -> bool:
    """Whether low ≤ r ≤ high, decided by integers."""
    if block is None or block[0] <= 0 or block[2] <= 0:
        return False
    xx, xy, yy = block
    square = Fraction(xy * abs(xy), xx * yy)  # r·|r| grows with r
    return low * abs(low) <= square <= high * abs(high)


def satisfied(correlation_: Correlation, table: Table) -> bool:
    """Whether a finished table has this correlation."""
    names = (*correlation_.controls, correlation_.x, correlation_.y)
    rows = len(table[correlation_.x])
    matrix = products([[1] * rows, *(table[name] for name in names)])
    return fits(reduce(matrix), correlation_.low, correlation_.high)


class _Target:
    """One correlation that a moving column has to meet, with its sums kept up to date."""

    def __init__(self, aim: Correlation, moving: str, table: Table) -> None:
        other = aim.x if moving == aim.y else aim.y
        self.aim = aim
        rows = len(table[moving])
        self.fixed = [[1] * rows, *(table[name] for name in aim.controls), table[other]]
        self.matrix = products([*self.fixed, table[moving]])

    def step(self, row: int, old: int, new: int) -> None:
        """Take over a change of the moving column in one row."""
        last = len(self.fixed)
        for index, column in enumerate(self.fixed):
            self.matrix[index][last] += (new - old) * column[row]
            self.matrix[last][index] = self.matrix[index][last]
        self.matrix[last][last] += new * new - old * old

    def distance(self) -> float:
        """0 inside the limits, else how far r is from their middle."""
        block = reduce(self.matrix)
        if fits(block, self.aim.low, self.aim.high):
            return 0.0
        r = correlation(block)
        return 2.0 if math.isnan(r) else abs(r - float(self.aim.low + self.aim.high) / 2) + 1e-12


def correlate(
    column: Column,
    aims: Sequence[Correlation],
    counts: Sequence[Count],
    table: Table,
    rng: Random,
    *,
    patience: int,
) -> bool:
    """Move `column` until it meets `aims`, leaving every count as it is.

    A step gives one row a neighbouring value; where a printed count forbids that, two rows
    exchange their values.  Worse states are taken now and then, the less so the longer it
    lasts.
    """
    name = column.name
    own = [count for count in counts if any(name == mentioned for mentioned, _ in count.event)]
    targets = [_Target(aim, name, table) for aim in aims]
    values = table[name]
    reached = sum(target.distance() for target in targets)
    for step in range(patience):
        if reached == 0.0:
            return True
        moves = _propose(column, values, rng, exchange=bool(own) and step % 2 == 1)
        before = [(row, values[row]) for row, _ in moves]
        if not _move(values, moves, own, table):
            continue
        for (row, new), (_, old) in zip(moves, before, strict=True):
            for target in targets:
                target.step(row, old, new)
        now = sum(target.distance() for target in targets)
        if now <= reached or rng.random() < 0.02 * (1 - step / patience):
            reached = now
            continue
        for (row, new), (_, old) in zip(moves, before, strict=True):
            values[row] = old
            for target in targets:
                target.step(row, new, old)
    return reached == 0.0


def _propose(
    column: Column, values: list[int], rng: Random, *, exchange: bool
) -> list[tuple[int, int]]:
    row = rng.randrange(len(values))
    if exchange:
        other = rng.randrange(len(values))
        return [] if other == row else [(row, values[other]), (other, values[row])]
    place = column.values.index(values[row]) + rng.choice((-1, 1))
    if not 0 <= place < len(column.values):
        return []
    return [(row, column.values[place])]


def _move(values: list[int], moves: list[tuple[int, int]], own: list[Count], table: Table) -> bool:
    """Change the rows if that leaves every count as it was; else leave them and say so."""
    if not moves:
        return False
    rows = [row for row, _ in moves]
    before = [(row, values[row]) for row in rows]
    tallies = [sum(holds(count.event, table, row) for row in rows) for count in own]
    for row, new in moves:
        values[row] = new
    if [sum(holds(count.event, table, row) for row in rows) for count in own] == tallies:
        return True
    for row, old in before:
        values[row] = old
    return False


def begin(column: Column, aim: Correlation, table: Table, rng: Random) -> list[int]:
    """Start a free column near its aim: a noisy line in the other column, cut into values.

    The noise is a sum of uniform draws, which needs no function that differs between
    machines.
    """
    other = table[aim.x if column.name == aim.y else aim.y]
    rows = len(other)
    mean = sum(other) / rows
    spread = math.sqrt(sum((value - mean) ** 2 for value in other) / rows) or 1.0
    r = float(aim.low + aim.high) / 2
    noise = math.sqrt(max(0.0, 1 - r * r))
    last = len(column.values) - 1
    made = []
    for value in other:
        chance = sum(rng.random() for _ in range(12)) - 6.0
        latent = r * (value - mean) / spread + noise * chance
        place = math.floor(last / 2 + latent * last / 4 + 0.5)
        made.append(column.values[min(max(place, 0), last)])
    return made
