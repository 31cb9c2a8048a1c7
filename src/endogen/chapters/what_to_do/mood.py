"""In which mood advice speaks: should, would, or undecided."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from endogen.chapters.chapter import Told
from endogen.chapters.what_to_do.counsel import Counsel
from endogen.chapters.what_to_do.seeking import invented
from endogen.chapters.what_to_do.targets import rows_of
from endogen.findings.finding import Finding
from endogen.i18n import Words, text


class Mood(StrEnum):
    """How advice speaks."""

    SHOULD = "should"  # a finding from answers of households carries it
    WOULD = "would"  # a finding carries it, or its counts rest, on invented answers
    UNDECIDED = "undecided"  # no finding, or nothing that can be told


def mood_of(told: Told, counsel: Counsel, reasons: Sequence[Finding]) -> Mood:
    """Should, would, or undecided: the weakest that reasons and counts allow."""
    carrying = [one for one in reasons if one.found]
    if not carrying:
        return Mood.UNDECIDED
    made_up = any(one.invented for one in carrying)
    return Mood.WOULD if made_up or invented(told, rows_of(told, counsel.audience)) else Mood.SHOULD


def advised(deed: Words, mood: Mood) -> Words:
    """A deed in its mood."""
    if mood is Mood.SHOULD:
        return text("Advice: {deed}.", deed=deed)
    if mood is Mood.WOULD:
        return text(
            "If these were answers of households, the advice would be: {deed}. They are partly "
            "invented, so this shows the method and advises nothing.",
            deed=deed,
        )
    return text(
        "These numbers do not decide it. The paper recommends: {deed}; nothing here carries that "
        "or speaks against it.",
        deed=deed,
    )
