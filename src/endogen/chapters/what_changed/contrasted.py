"""How much money registered households have more or less than the others, in words."""

from __future__ import annotations

from endogen.chapters.chapter import Told
from endogen.chapters.layout import says
from endogen.findings.strength import judge
from endogen.i18n import Words, text
from endogen.report.document import Show, Statement, Value
from endogen.survey.strength import Strength


def contrasted(told: Told, outcome: Words, key: str) -> Statement:
    """Say of ``key.difference`` whether it is above or below zero, or cannot be told."""
    row, mde = f"{key}.difference", f"{key}.mde"
    strength = judge(told[row])
    places = {
        "outcome": outcome,
        "difference": Value(row, Show.CHANGE_YUAN),
        "interval": Value(row, Show.CI_CHANGE_YUAN),
    }
    if strength is Strength.CANNOT_TELL:
        sentence = text(
            "{outcome}: no difference between registered households and the others can be told, "
            "{difference} yuan {interval}. That is not the same as no difference: {mde} yuan would "
            "be found in four cases of five, less than that not so often.",
            mde=Value(mde, Show.YUAN),
            **places,
        )
        return says(sentence, [row, mde], strength)
    sentence = (
        text(
            "{outcome}: registered households are above the others, by {difference} yuan on "
            "average {interval}.",
            **places,
        )
        if told[row].estimate > 0
        else text(
            "{outcome}: registered households are below the others, by {difference} yuan on "
            "average {interval}.",
            **places,
        )
    )
    if strength is Strength.SUGGESTIVE:
        sentence = text(
            "{sentence} This holds for the comparison alone, not for all of the table together "
            "(Holm).",
            sentence=sentence,
        )
    return says(sentence, [row], strength)
