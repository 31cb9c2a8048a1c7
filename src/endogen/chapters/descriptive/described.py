"""What the tables of `endogen describe` are told of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from endogen.describing import NAME, Grouping, LeftOut, Topic
from endogen.i18n import Words, text
from endogen.survey.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Described:
    """What is told of.

    Attributes
    ----------
    topics : sequence of Topic
    groupings : sequence of Grouping
    rows : mapping of str to Estimate
        By id.
    left_out : sequence of LeftOut
    level : float
        Of the intervals.
    """

    topics: Sequence[Topic]
    groupings: Sequence[Grouping]
    rows: Mapping[str, Estimate]
    left_out: Sequence[LeftOut] = ()
    level: float = 0.95

    def id(self, topic: Topic, what: str) -> str:
        """The id of a row."""
        return f"{NAME}.{topic.name}.{what}"

    def __contains__(self, row: str) -> bool:
        return row in self.rows


def named(topic: Topic) -> Words:
    """What a question is called, with its column."""
    if str(topic.label) == topic.name:
        return topic.name
    return text("{label} ({column})", label=topic.label, column=topic.name)
