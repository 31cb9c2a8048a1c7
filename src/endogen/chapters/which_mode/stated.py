"""How a number on projects is written: exactly, from one side, or as its two ends."""

from __future__ import annotations

import math

from endogen.chapters.chapter import Told
from endogen.i18n import Text, Words, text
from endogen.report.document import Cell, Show, Value
from endogen.study.project import Project
from endogen.survey.estimate import CERTAIN, Estimate

BRACKETS = text(
    "Square brackets hold the two ends of what the source states, not a confidence interval."
)


def stated(told: Told, id_: str, show: Show) -> Cell:
    """The cell of a row: a number, "at least", "at most", or both ends of a range."""
    if id_ not in told:
        return None
    row = told[id_]
    return phrase(told, id_, show) if from_above(row) or from_below(row) else _value(row, show)


def phrase(told: Told, id_: str, show: Show) -> Words:
    """The same within a sentence; a dash where there is no number."""
    row = told[id_]
    known = _value(row, show)
    if from_below(row):
        return text("at least {size}", size=known)
    return text("at most {size}", size=known) if from_above(row) else text("{size}", size=known)


def from_below(row: Estimate) -> bool:
    """Whether only the lower end of a number is stated."""
    return row.level == CERTAIN and row.estimate == row.ci_low and math.isnan(row.ci_high)


def from_above(row: Estimate) -> bool:
    """Whether only its upper end is."""
    return row.level == CERTAIN and row.estimate == row.ci_high and math.isnan(row.ci_low)


def _value(row: Estimate, show: Show) -> Value:
    """The number, or its two ends where the source states a range."""
    ends = math.isnan(row.estimate) and not math.isnan(row.ci_low)
    return Value(row.id, show.interval or show) if ends else Value(row.id, show)


def has(told: Told, id_: str) -> bool:
    """Whether a row holds a number or its ends."""
    return id_ in told and not math.isnan(least(told[id_]))


def least(row: Estimate) -> float:
    """The lower end of what is stated."""
    if from_above(row):
        return -math.inf
    return row.estimate if math.isnan(row.ci_low) else row.ci_low


def most(row: Estimate) -> float:
    """The upper end of what is stated."""
    if from_below(row):
        return math.inf
    return row.estimate if math.isnan(row.ci_high) else row.ci_high


def called(project: Project) -> Text:
    """The name of a project within a sentence."""
    return text("{name}", name=project.name)
