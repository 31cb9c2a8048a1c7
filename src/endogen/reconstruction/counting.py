"""Make the counts come out: deal values to rows, then mend what is over or short.

Values are dealt column by column so that the counts of single columns are right from the
start; conditions on several columns are then mended by changing one row at a time, the
change that leaves the least error first, with a random one now and then so that the search
does not run in a circle.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from endogen.reconstruction.constraints import Column, Count, Event, Table, holds

CANDIDATES = 10
NOISE = 0.05

Change = tuple[int, tuple[tuple[str, int], ...]]  # a row, and the columns' new values


def count_rows(
    columns: Sequence[Column], counts: Sequence[Count], rows: int, rng: Random, patience: int
) -> Table | None:
    """Make a table that satisfies all `counts`; None when `patience` changes were not enough."""
    table = {column.name: _deal(column, counts, rows, rng) for column in columns}
    return table if _Mending(table, columns, counts, rows, rng).mend(patience) else None


def _deal(column: Column, counts: Sequence[Count], rows: int, rng: Random) -> list[int]:
    dealt: list[int] = []
    rest = set(column.values)
    for count in counts:
        if len(count.event) == 1 and count.event[0][0] == column.name:
            values = sorted(count.event[0][1] & rest)
            wanted = min(count.low, rows - len(dealt))
            if values and wanted:
                dealt += [rng.choice(values) for _ in range(wanted)]
            rest -= set(values)
    others = sorted(rest) or list(column.values)
    dealt += [rng.choice(others) for _ in range(rows - len(dealt))]
    rng.shuffle(dealt)
    return dealt


class _Mending:
    """A table on its way to satisfy its counts, with the tally of each."""

    def __init__(
        self,
        table: Table,
        columns: Sequence[Column],
        counts: Sequence[Count],
        rows: int,
        rng: Random,
    ) -> None:
        self.table, self.counts, self.rows, self.rng = table, counts, rows, rng
        self.values = {column.name: column.values for column in columns}
        self.touching: dict[str, list[int]] = {column.name: [] for column in columns}
        for index, count in enumerate(counts):
            for name, _ in count.event:
                self.touching[name].append(index)
        self.tally = [sum(holds(c.event, table, row) for row in range(rows)) for c in counts]

    def mend(self, patience: int) -> bool:
        """Change rows until no count is over or short."""
        for _ in range(patience):
            wrong = [i for i, count in enumerate(self.counts) if _error(count, self.tally[i])]
            if not wrong:
                return True
            changes = self._changes(self.rng.choice(wrong))
            if not changes:
                return False
            noisy = self.rng.random() < NOISE
            self._apply(changes[0] if noisy else min(changes, key=self._cost))
        return False

    def _changes(self, index: int) -> list[Change]:
        """Some changes that would bring a wrong count nearer."""
        event = self.counts[index].event
        over = self.tally[index] > self.counts[index].high
        rows = [row for row in range(self.rows) if holds(event, self.table, row) == over]
        if not rows or not event:
            return []
        picked = [self.rng.choice(rows) for _ in range(CANDIDATES)]
        changes = [self._leave(event, row) if over else self._enter(event, row) for row in picked]
        return [change for change in changes if change[1]]

    def _leave(self, event: Event, row: int) -> Change:
        name, values = self.rng.choice(event)
        others = [value for value in self.values[name] if value not in values]
        return row, (((name, self.rng.choice(others)),) if others else ())

    def _enter(self, event: Event, row: int) -> Change:
        new = []
        for name, values in event:
            if self.table[name][row] not in values:
                allowed = [value for value in self.values[name] if value in values]
                if not allowed:
                    return row, ()
                new.append((name, self.rng.choice(allowed)))
        return row, tuple(new)

    def _shift(self, change: Change) -> dict[int, int]:
        """Apply a change, and say by how much it moved each tally."""
        row, new = change
        touched = sorted({index for name, _ in new for index in self.touching[name]})
        before = [holds(self.counts[index].event, self.table, row) for index in touched]
        for name, value in new:
            self.table[name][row] = value
        return {
            index: holds(self.counts[index].event, self.table, row) - was
            for index, was in zip(touched, before, strict=True)
        }

    def _cost(self, change: Change) -> int:
        row, new = change
        old = tuple((name, self.table[name][row]) for name, _ in new)
        moved = self._shift(change)
        for name, value in old:
            self.table[name][row] = value
        return sum(
            _error(self.counts[index], self.tally[index] + step)
            - _error(self.counts[index], self.tally[index])
            for index, step in moved.items()
            if step
        )

    def _apply(self, change: Change) -> None:
        for index, step in self._shift(change).items():
            self.tally[index] += step


def _error(count: Count, tally: int) -> int:
    return max(0, count.low - tally, tally - count.high)
