"""What a finding is: a sentence that its rows carry, what speaks against it, whose claim it tests.

A finding is made by a short function from rows to `Finding` or None (`chapters.what_to_do`).
It says no more than its rows do: how sure it is comes from `findings.strength`.
"""

from __future__ import annotations

from dataclasses import dataclass

from endogen.i18n import Words
from endogen.survey.strength import Strength


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence with the rows that carry it.

    Attributes
    ----------
    id : str
        Stable; docs/findings.md explains each.
    sentence : Words
    strength : Strength
        *clear*, *suggestive* or *cannot tell*; then the detectable size stands in the sentence.
    rows : tuple of str
        Ids of the rows that carry it.
    about : tuple of str
        The programmes or modes that it names, for advice to name them too.
    counter : Words
        Evidence against it, "" for none; `counter_rows` carry it.
    claim, place : Words
        What the paper claims, and where.
    invented : bool
        Whether any row rests on answers that no household gave: then nothing follows from
        it for anybody, and advice speaks in the conditional.

    Examples
    --------
    >>> Finding("old", "The old know less.", Strength.CLEAR, ("1.age.breeding.r",)).found
    True
    """

    id: str
    sentence: Words
    strength: Strength
    rows: tuple[str, ...]
    about: tuple[str, ...] = ()
    counter: Words = ""
    counter_rows: tuple[str, ...] = ()
    claim: Words = ""
    place: Words = ""
    invented: bool = False

    @property
    def found(self) -> bool:
        """Whether there is something to act on: not where nothing can be told."""
        return self.strength in (Strength.CLEAR, Strength.SUGGESTIVE)
