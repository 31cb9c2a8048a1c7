"""What the findings share: which rows say yes, no, or cannot tell; whether they are made up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from endogen.chapters.chapter import Told
from endogen.chapters.layout import hedged, known, ranked
from endogen.findings.contrasts import split
from endogen.findings.finding import Finding
from endogen.i18n import Words
from endogen.survey.estimate import Estimate
from endogen.survey.strength import Strength

MADE_UP = ("invented", "synthetic")


@dataclass(frozen=True, slots=True)
class Sought:
    """A finding that is looked for: its name, the rows it needs, the function that looks.

    Attributes
    ----------
    subject : Words
        What it is about, where it is named without being found.
    prefix : str
        The section without whose rows it cannot be looked for.
    """

    id: str
    subject: Words
    prefix: str
    find: Callable[[Told], Finding | None]


@dataclass(frozen=True, slots=True)
class Seen:
    """A family of contrasts seen from one claim: what bears it out, what speaks against it."""

    strength: Strength
    for_it: tuple[str, ...]
    against: tuple[str, ...]
    total: int


def seen(rows: Mapping[str, Estimate], sign: int) -> Seen | None:
    """Sort a family of contrasts by a claim about their sign.

    Returns
    -------
    Seen or None
        None where there are no rows, or where contrasts speak clearly against the claim and
        none for it: then it is not found.
    """
    if not rows:
        return None
    found = split(rows)
    clear, against = (found.higher, found.lower)[::sign]
    leaning = tuple(key for key in found.suggestive if sign * rows[key].estimate > 0)
    if clear:
        return Seen(Strength.CLEAR, clear, against, len(rows))
    if leaning:
        return Seen(Strength.SUGGESTIVE, leaning, against, len(rows))
    if against:
        return None
    return Seen(Strength.CANNOT_TELL, found.open + found.suggestive, (), len(rows))


def among(told: Told, rows: Mapping[str, str]) -> dict[str, Estimate]:
    """The rows, given by key, that were asked for and hold a number."""
    return {key: told[row] for key, row in rows.items() if known(told, row)}


def invented(told: Told, rows: Iterable[str]) -> bool:
    """Whether any of these rows rests on answers that no household gave."""
    return any(told[row].provenance in MADE_UP for row in rows if row in told)


def guarded(sentence: Words, strength: Strength, total: int) -> Words:
    """A sentence with the warning that a suggestive one needs."""
    alone = strength is Strength.SUGGESTIVE and total > 1
    return hedged(sentence, total) if alone else sentence


def widest(told: Told, rows: Sequence[str]) -> str:
    """The row with the largest detectable size; the first where none is known."""
    order = ranked(told, (f"{row}.mde" for row in rows))
    return order[0].removesuffix(".mde") if order else rows[0]
