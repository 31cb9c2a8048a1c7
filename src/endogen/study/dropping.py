"""Why an answer does not count in a table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from endogen.i18n import Words
from endogen.study.instrument import Missing


class Why(StrEnum):
    """The reasons, as ``dropped.csv`` writes them; the order is that of the report."""

    NO_CONSENT = "no consent"
    UNUSABLE = "unusable"  # by study.toml's rule for valid answers
    OUTSIDE = "not of the group"  # that a share or a comparison is about
    NOT_ASKED = "not asked"  # by the skips of the questionnaire
    NOT_APPLICABLE = "not applicable"
    NOT_NAMED = "not named"
    REFUSED = "refused"
    DONT_KNOW = "don't know"
    BLANK = "blank"
    UNREADABLE = "unreadable"
    UNLISTED = "no code of the list"
    UNDEFINED = "not defined"  # answered, but the number does not follow from the answers


OF_CODES = {
    Missing.NOT_APPLICABLE: Why.NOT_APPLICABLE,
    Missing.NOT_NAMED: Why.NOT_NAMED,
    Missing.REFUSED: Why.REFUSED,
    Missing.DONT_KNOW: Why.DONT_KNOW,
    Missing.BLANK: Why.BLANK,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One base of a table: the answers that some of its numbers rest on.

    Attributes
    ----------
    label : Words
        Whose answers.
    base : str
        The row of Results that counts them.
    lost : mapping of Why to str, as pairs
        The rows that count those that are missing, and why.
    """

    label: Words
    base: str
    lost: tuple[tuple[Why, str], ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A table of the report and its bases."""

    table: str
    title: Words
    lines: tuple[Line, ...]
