"""How much money registered households have more or less than the others, in words."""

from __future__ import annotations

from endogen.chapters.chapter import Told
from endogen.chapters.layout import bracketed, detectable, hedged, known, says, tested, yuan
from endogen.findings.strength import judge
from endogen.i18n import Words, text
from endogen.report.document import Show, Statement, Value
from endogen.survey.strength import Strength


def contrasted(told: Told, outcome: Words, section: str, role: str) -> Statement:
    """Say of ``section.role.difference`` whether it is above or below zero, or cannot be told."""
    row, mde = f"{section}.{role}.difference", f"{section}.{role}.mde"
    strength = judge(told[row])
    places: dict[str, object] = {
        "outcome": outcome,
        "difference": Value(row, Show.CHANGE_YUAN),
        "interval": bracketed(told, row, Show.CHANGE_YUAN),
    }
    if strength is Strength.CANNOT_TELL:
        sentence = text(
            "{outcome}: no difference between registered households and the others can be told, "
            "{difference} yuan{interval}. That is not the same as no difference: {found}.",
            found=detectable(told, mde, Show.YUAN, yuan),
            **places,
        )
        return says(sentence, [row, *([mde] if known(told, mde) else [])], strength)
    if told[row].estimate > 0:
        sentence = text(
            "{outcome}: registered households are above the others; the difference of means is "
            "{difference} yuan{interval}.",
            **places,
        )
    else:
        sentence = text(
            "{outcome}: registered households are below the others; the difference of means is "
            "{difference} yuan{interval}.",
            **places,
        )
    if strength is Strength.SUGGESTIVE:
        sentence = hedged(sentence, tested(told, section))
    return says(sentence, [row], strength)
