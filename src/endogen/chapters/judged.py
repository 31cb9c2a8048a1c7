"""One contrast in words: above zero, below it, or not to be told."""

from __future__ import annotations

from endogen.chapters.chapter import Told
from endogen.chapters.layout import hedged, known, says, tested
from endogen.findings.strength import judge
from endogen.i18n import Words
from endogen.report.document import Statement
from endogen.survey.strength import Strength


def judged(
    told: Told, row: str, mde: str, *, above: Words, below: Words, unsure: Words
) -> Statement:
    """Say of the contrast in `row` what it carries, and no more.

    Parameters
    ----------
    told : Told
    row, mde : str
        Ids of the contrast and of the smallest that would be found; the second need not be there.
    above, below, unsure : Text
        What is said where it is above zero, below it, or cannot be told; `unsure` speaks of `mde`.
    """
    strength = judge(told[row])
    if strength is Strength.CANNOT_TELL:
        return says(unsure, [row, *([mde] if known(told, mde) else [])], strength)
    sentence = above if told[row].estimate > 0 else below
    if strength is Strength.SUGGESTIVE:
        sentence = hedged(sentence, tested(told, told[row].family))
    return says(sentence, [row], strength)
