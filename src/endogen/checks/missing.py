"""Which answers are missing, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from endogen.checks.rows import Rows
from endogen.checks.rule import says
from endogen.study.answers import Dataset, MissingCount
from endogen.study.instrument import Instrument, Missing


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


def completeness(dataset: Dataset, instrument: Instrument, rows: Rows) -> Quality:
    """Count missing answers among rows that count.

    A blank answer to a question that only some are asked counts as not applicable: the
    form lets nobody else leave it blank.
    """
    variables = [v for v in dataset.codebook if v.role]
    answered = rows.answered([v.name for v in variables]) if variables else []
    lost = {v.name: len(rows) - n for v, n in zip(variables, answered, strict=True)}
    reasons = [r for r in dataset.reasons if lost.get(r.variable)]
    said = rows.counts([says("{why} == 1", why=r.column) for r in reasons]) if reasons else []
    counts: Counter[tuple[str, Missing]] = Counter()
    for reason, times in zip(reasons, said, strict=True):
        counts[reason.variable, reason.missing] += times
        lost[reason.variable] -= times
    for variable in variables:
        name = variable.question or variable.name
        some = name in instrument and instrument[name].conditional
        counts[variable.name, Missing.NOT_APPLICABLE if some else Missing.BLANK] += max(
            lost[variable.name], 0
        )
    return Quality(
        total=len(variables) * len(rows),
        counts=tuple(MissingCount(name, why, n) for (name, why), n in counts.items() if n),
    )
