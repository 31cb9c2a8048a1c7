"""What tests need of the rows that describe the groups: counts, sizes, means, by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from endogen.describing.topic import Grouping, Topic
from endogen.i18n import Words
from endogen.survey.estimate import Estimate
from endogen.survey.expressions import Floats
from endogen.survey.groups import label
from endogen.survey.results import Results


@dataclass(frozen=True)
class Grouped:
    """The rows of one grouping, found by question, what, and group.

    Attributes
    ----------
    grouping : Grouping
    rows : Results
        As `by_group` gives them, with their covariances.
    prefix : str
    """

    grouping: Grouping
    rows: Results
    prefix: str
    places: Mapping[str, int]

    @classmethod
    def of(cls, grouping: Grouping, rows: Results, prefix: str) -> Grouped:
        """Index the rows by id."""
        return cls(grouping, rows, prefix, {row.id: i for i, row in enumerate(rows)})

    def row(self, topic: Topic, what: str, group: str) -> Estimate | None:
        """The row of a question, or None where the group has no household at all."""
        place = self._place(topic, what, group)
        return None if place is None else self.rows[place]

    def some(self, topic: Topic, wanted: Sequence[tuple[str, str]]) -> Results:
        """These rows (what, group) with their covariance; they must be there."""
        places = [self._place(topic, what, group) for what, group in wanted]
        held = [place for place in places if place is not None]
        parts = self.rows.parts
        return Results(tuple(self.rows[i] for i in held), tuple(parts[i] for i in held))

    def _place(self, topic: Topic, what: str, group: str) -> int | None:
        id_ = f"{self.prefix}.{topic.name}.{what}.{self.grouping.column}={group}"
        return self.places.get(id_)

    def answered(self, topic: Topic, what: str) -> list[tuple[str, Words, Estimate]]:
        """The groups in which somebody answered, in order, each with its row."""
        found = []
        for group, title in self.grouping.groups:
            row = self.row(topic, what, group)
            if row is not None and row.n:
                found.append((group, title, row))
        return found

    def counts(self, topic: Topic, groups: Sequence[str]) -> Floats:
        """The table of counts: groups by answers."""
        table = np.zeros((len(groups), len(topic.answers)))
        for i, group in enumerate(groups):
            for j, answer in enumerate(topic.answers):
                row = self.row(topic, f"share.{label(answer.value)}", group)
                table[i, j] = 0 if row is None or row.count is None else row.count
        return table
