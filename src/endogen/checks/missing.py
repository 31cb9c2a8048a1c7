"""Which answers are missing, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from endogen.checks.rows import Rows
from endogen.checks.rule import says
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
        By variable and reason; an answer that is missing without a code is blank, or was
        not asked where the questionnaire asks only some.
    """

    total: int
    counts: tuple[MissingCount, ...]

    def by_reason(self) -> dict[Missing, int]:
        """Over all variables."""
        sums: Counter[Missing] = Counter()
        for count in self.counts:
            sums[count.reason] += count.count
        return dict(sums)


def completeness(dataset: Dataset, rows: Rows) -> Quality:
    """Count missing answers among rows that count."""
    names = [v.name for v in dataset.codebook if v.role]
    answered = rows.answered(names) if names else []
    lost = {name: len(rows) - n for name, n in zip(names, answered, strict=True) if n < len(rows)}
    some = _asked_of_some(dataset)
    reasons = [r for r in dataset.reasons if r.variable in lost]
    said = rows.counts([says("{why} == 1", why=r.column) for r in reasons]) if reasons else []
    counts = []
    for reason, times in zip(reasons, said, strict=True):
        if times:
            counts.append(MissingCount(reason.variable, reason.missing, times))
            lost[reason.variable] -= times
    counts += [
        MissingCount(name, Missing.NOT_ASKED if name in some else Missing.BLANK, rest)
        for name, rest in lost.items()
        if rest > 0
    ]
    return Quality(len(names) * len(rows), tuple(counts))


def _asked_of_some(dataset: Dataset) -> set[str]:
    """The variables whose question the questionnaire asks only of some."""
    questions = {b.question.name for b in dataset.bound.values() if b.question.conditional}
    return {v.name for v in dataset.codebook if v.question in questions}
