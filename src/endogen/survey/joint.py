"""What ties estimates of one call together: their covariance."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from endogen.i18n import Words
from endogen.survey.sums import Covariance


@dataclass(frozen=True, eq=False)
class Joint:
    """The covariances of all estimates of one call.

    Attributes
    ----------
    covariance : Covariance
    factors : list of float
        By which each influence is multiplied.
    df : float or None
        Common degrees of freedom of a design; None where each estimate has its own.
    """

    covariance: Covariance
    factors: list[float]
    df: float | None
    _known: dict[tuple[int, int], float] = field(default_factory=dict, repr=False)

    def of(self, i: int, j: int) -> float:
        """The covariance of estimates i and j; found once, since combinations share parts."""
        pair = (min(i, j), max(i, j))
        if pair not in self._known:
            self._known[pair] = self.covariance.of(*pair)
        return self._known[pair] * self.factors[i] * self.factors[j]

    def add(self, place: int) -> int:
        """Take in an estimate whose influence needs no factor."""
        self.factors[place:] = [1.0]
        return place


@dataclass(frozen=True, eq=False)
class Part:
    """A row as a linear combination of estimates that were asked for together."""

    joint: Joint
    places: Mapping[int, float]

    @classmethod
    def of(cls, parts: Sequence[Part | None], slopes: Sequence[float]) -> Part | None:
        """The linear combination of rows; None when they were not asked for together."""
        known = [part for part in parts if part is not None]
        joints = {id(part.joint) for part in known}
        if len(joints) != 1 or len(known) < len(parts):
            return None
        places: dict[int, float] = {}
        for part, slope in zip(known, slopes, strict=True):
            for place, weight in part.places.items():
                places[place] = places.get(place, 0.0) + slope * weight
        return cls(known[0].joint, places)

    def covariance(self, other: Part) -> float:
        """With another row; NaN when they were not asked for together."""
        if self.joint is not other.joint:
            return math.nan
        pairs = (
            a * b * self.joint.of(i, j)
            for i, a in self.places.items()
            for j, b in other.places.items()
        )
        return math.fsum(pairs)

    def shared(self, other: Part) -> int:
        """How many PSUs have rows for both."""
        return max(self.joint.covariance.shared(i, j) for i in self.places for j in other.places)

    @property
    def errors(self) -> tuple[Words, ...]:
        """How replicates made the standard errors of its estimates; nothing for Taylor's."""
        said = (self.joint.covariance.error(i) for i in self.places)
        return tuple(dict.fromkeys(words for words in said if words))
