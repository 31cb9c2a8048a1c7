"""What was found of a printed figure, a claim or an announcement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from endogen.i18n import Words, render, text
from endogen.published.figures import Figure, Rows
from endogen.published.numbers import Printed, rounded


class Word(StrEnum):
    """The verdicts, as published.csv writes them."""

    AGREES = "agrees"
    ROUNDS = "rounds differently"
    CONTRADICTS = "contradicts"
    NOT_COMPUTABLE = "not computable"
    UNDECIDED = "cannot be decided"
    ANNOUNCED = "announced, not reported"


class Against(StrEnum):
    """What it was held against."""

    DATA = "data"
    FIGURES = "figures"  # the other printed figures, apart from the data


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line of published.csv.

    Attributes
    ----------
    id : str
        The figure's, with what was checked of it: ``t3-material``, ``t3-material.p``,
        ``t3-material.p-from-r``.
    printed, recomputed : Words
        As text, with the printed decimals.
    row : str
        The id of the row of Results that holds the recomputed number, when one does.
    """

    id: str
    place: Words
    statement: Words
    printed: Words
    recomputed: Words
    verdict: Word
    note: Words = ""
    against: Against = Against.DATA
    row: str = ""


COLUMNS = ("id", "place", "statement", "printed", "recomputed", "verdict", "note")


def records(verdicts: Iterable[Verdict], lang: str = "en") -> list[dict[str, str]]:
    """The lines of published.csv; the verdict's word stays English, programs read it."""
    return [
        {
            name: value.value if isinstance(value, Word) else render(value, lang)
            for name, value in ((name, getattr(verdict, name)) for name in COLUMNS)
        }
        for verdict in verdicts
    ]


def held(printed: Printed, value: float) -> Word:
    """Hold a recomputed number, in the printed unit, against a printed one.

    It agrees when it rounds, half away from zero, to what is printed.  It rounds
    differently when it is less than one unit of the last decimal away (cut off, rounded
    twice), or when the last printed decimal is a zero that was only padded.
    """
    if printed.value is None:
        low, high = printed.interval()
        return Word.AGREES if low <= value <= high else Word.CONTRADICTS
    if rounded(value, printed.decimals) == rounded(float(printed.value), printed.decimals):
        return Word.AGREES
    if printed.decimals > 0:
        unit = 10.0**-printed.decimals
        shorter = printed.decimals - 1
        if printed.padded and rounded(value, shorter) == printed.value:
            return Word.ROUNDS
        if abs(value - float(printed.value)) < unit:
            return Word.ROUNDS
    return Word.CONTRADICTS


def placed(place: str) -> Words:
    """Where a statement stands, for people: ``Table 2``, ``section 4.1``, ``abstract``."""
    kind, _, number = place.partition(" ")
    if kind == "Table":
        return text("Table {number}", number=number)
    if kind == "section":
        return text("section {number}", number=number)
    return text("abstract") if place == "abstract" else place


def found(
    what: Figure | Rows,
    check: str,
    statement: Words,
    *,
    printed: Words,
    recomputed: Words,
    verdict: Word,
    note: Words = "",
) -> Verdict:
    """What checking a figure or a table against other figures has found."""
    return Verdict(
        f"{what.id}.{check}",
        placed(what.place),
        statement,
        printed,
        recomputed,
        verdict,
        note,
        Against.FIGURES,
    )


def joined(notes: Iterable[Words], between: Words | None = None) -> Words:
    """Several notes as one."""
    said = [note for note in notes if note]
    if not said:
        return ""
    whole = said[0]
    for note in said[1:]:
        if between is None:
            whole = text("{first} {second}", first=whole, second=note)
        else:
            whole = text("{first}{between}{second}", first=whole, between=between, second=note)
    return whole
