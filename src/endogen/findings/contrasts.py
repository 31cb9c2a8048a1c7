"""Findings over a family of contrasts: which are clear, suggestive, or cannot be told."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from endogen.findings.strength import judge
from endogen.survey.estimate import Estimate
from endogen.survey.strength import Strength


@dataclass(frozen=True, slots=True)
class Split:
    """The keys of a family of contrasts by what can be said of each.

    Attributes
    ----------
    higher, lower : tuple of str
        Clear contrasts above and below zero.
    suggestive : tuple of str
        Only the unadjusted test rejects.
    open : tuple of str
        Nothing can be told; undefined contrasts are among them.
    """

    higher: tuple[str, ...]
    lower: tuple[str, ...]
    suggestive: tuple[str, ...]
    open: tuple[str, ...]

    @property
    def strength(self) -> Strength:
        """How sure the family speaks as a whole."""
        if self.higher or self.lower:
            return Strength.CLEAR
        return Strength.SUGGESTIVE if self.suggestive else Strength.CANNOT_TELL


def split(rows: Mapping[str, Estimate]) -> Split:
    """Sort a family of contrasts, given by key, by what can be said of each.

    Examples
    --------
    >>> split({"a": Estimate(estimate=-0.5, p=0.001, p_adjusted=0.01)}).lower
    ('a',)
    """
    higher: list[str] = []
    lower: list[str] = []
    suggestive: list[str] = []
    open_: list[str] = []
    for key, row in rows.items():
        strength = Strength.CANNOT_TELL if math.isnan(row.estimate) else judge(row)
        if strength is Strength.CANNOT_TELL:
            open_.append(key)
        elif strength is Strength.SUGGESTIVE:
            suggestive.append(key)
        else:
            (higher if row.estimate > 0 else lower).append(key)
    return Split(tuple(higher), tuple(lower), tuple(suggestive), tuple(open_))
