"""What all comparisons of one call share: a sample, a level, a domain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from endogen.i18n import Words, text
from endogen.study.codebook import weakest
from endogen.study.grammar import Expression, Name, names
from endogen.survey.estimate import Estimate
from endogen.survey.expressions import Floats, Truths, written
from endogen.survey.memory import HUGEST, refuse_huge, refuse_other_than_yes_no
from endogen.survey.sample import Sample


@dataclass(frozen=True, slots=True)
class Scope:
    """A sample, the level of its intervals, and which rows are looked at."""

    sample: Sample
    level: float = 0.95
    where: str | None = None

    @property
    def condition(self) -> Expression | None:
        """What the rows looked at meet: the sample's own domain, and `where`."""
        return self.sample.condition(self.where)

    def row(self, column: str, *others: str) -> Estimate:
        """What every row on `column` says, with the weakest provenance of the columns used."""
        condition = self.condition
        used = {column, *others, *(names(condition) if condition is not None else ())}
        source = weakest(self.sample.provenance.get(name, "survey") for name in used)
        return Estimate(variable=column, level=self.level, provenance=source)

    def base(self, who: Words = "") -> Words:
        """`who`, how the sample was drawn, and the condition that its rows meet."""
        parts = [who]
        if not self.sample.design:
            parts.append(text("convenience sample, not representative"))
        if self.condition is not None:
            said = self.where if self.sample.domain is None else written(self.condition)
            parts.append(text("where {condition}", condition=said))
        return joined(parts)

    def answers(self, *columns: str, yes_no: tuple[str, ...] = ()) -> dict[str, Floats]:
        """The rows of these columns, NaN where missing; `yes_no` hold 1 and 0 only."""
        found = self.sample.rows(*dict.fromkeys(columns), where=self.where)
        for name, values in found.items():
            refuse_huge(name, int((np.abs(values) > HUGEST).sum()))
            if name in yes_no:
                odd = ~np.isnan(values) & (values != 0) & (values != 1)
                refuse_other_than_yes_no(Name(name), int(odd.sum()))
        return found


def joined(parts: Sequence[Words]) -> Words:
    """Those words that say something, with semicolons between."""
    whole: Words = ""
    for part in parts:
        if part:
            whole = text("{first}; {second}", first=whole, second=part) if whole else part
    return whole


def complete(answers: dict[str, Floats], *names: str) -> Truths:
    """Where all of these are answered."""
    held = ~np.isnan(answers[names[0]])
    for name in names[1:]:
        held &= ~np.isnan(answers[name])
    return held
