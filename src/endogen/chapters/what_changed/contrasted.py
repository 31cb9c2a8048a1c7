"""How much money registered households have more or less than the others, in words."""

from __future__ import annotations

from endogen.chapters.chapter import Told
from endogen.chapters.judged import judged
from endogen.chapters.layout import bracketed, detectable, yuan
from endogen.i18n import Words, text
from endogen.report.document import Show, Statement, Value


def contrasted(told: Told, outcome: Words, section: str, role: str) -> Statement:
    """Say of ``section.role.difference`` whether it is above or below zero, or cannot be told."""
    row, mde = f"{section}.{role}.difference", f"{section}.{role}.mde"
    places: dict[str, object] = {
        "outcome": outcome,
        "difference": Value(row, Show.CHANGE_YUAN),
        "interval": bracketed(told, row, Show.CHANGE_YUAN),
    }
    unsure = text(
        "{outcome}: no difference between registered households and the others can be told, "
        "{difference} yuan{interval}. That is not the same as no difference: {found}.",
        found=detectable(told, mde, Show.YUAN, yuan),
        **places,
    )
    above = text(
        "{outcome}: registered households are above the others; the difference of means is "
        "{difference} yuan{interval}.",
        **places,
    )
    below = text(
        "{outcome}: registered households are below the others; the difference of means is "
        "{difference} yuan{interval}.",
        **places,
    )
    return judged(told, row, mde, above=above, below=below, unsure=unsure)
