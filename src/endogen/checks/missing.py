"""Which answers are missing, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from endogen.checks.fetch import rows_of
from endogen.study.answers import Dataset, MissingCount
from endogen.study.instrument import Missing


@dataclass(frozen=True, slots=True)
class Quality:
    """How complete the answers are.

    Attributes
    ----------
    total : int
        Valid households times the variables that measure something.
    counts : tuple of MissingCount
        By variable and reason; an answer that is missing without a code is blank.
    """

    total: int
    counts: tuple[MissingCount, ...]

    def by_reason(self) -> dict[Missing, int]:
        """Over all variables."""
        sums: Counter[Missing] = Counter()
        for count in self.counts:
            sums[count.reason] += count.count
        return dict(sums)


def completeness(dataset: Dataset, frame: nw.LazyFrame[Any], valid: int) -> Quality:
    """Count missing answers.

    Parameters
    ----------
    dataset : Dataset
    frame : narwhals.LazyFrame
        Its valid rows.
    valid : int
        How many they are.
    """
    names = [v.name for v in dataset.codebook if v.role]
    if not names:
        return Quality(0, ())
    answered = rows_of(frame.select(*(nw.col(n).count().alias(f"n{at}")
                                      for at, n in enumerate(names))))[0]
    there = zip(names, map(int, answered), strict=True)
    lost = {name: valid - n for name, n in there if n < valid}
    reasons = [r for r in dataset.reasons if r.variable in lost]
    said = (
        rows_of(frame.select(*(nw.col(r.column).sum() for r in reasons)))[0] if reasons else ()
    )
    counts = []
    for reason, times in zip(reasons, said, strict=True):
        if times:
            counts.append(MissingCount(reason.variable, reason.missing, int(times)))
            lost[reason.variable] -= int(times)
    counts += [MissingCount(name, Missing.BLANK, rest) for name, rest in lost.items() if rest > 0]
    return Quality(len(names) * valid, tuple(counts))
