"""A number as a source states it: exactly, as a range, or only from one side."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Amount:
    """A number between two ends that are themselves possible.

    A range is carried through every computation as its ends.  It is never replaced by its
    middle, which nobody stated.

    Attributes
    ----------
    low, high : float
        Equal where the number is stated exactly; `high` is infinite where only "more than"
        is stated.

    Examples
    --------
    >>> (Amount(20_000, 40_000) + Amount(140_000, 140_000)) / Amount(1e6, 1e6)
    Amount(low=0.16, high=0.18)
    """

    low: float
    high: float

    @classmethod
    def of(cls, value: float) -> Amount:
        """A number that is stated exactly."""
        return cls(value, value)

    @property
    def exact(self) -> bool:
        """Whether one number is stated."""
        return self.low == self.high

    @property
    def at_least(self) -> bool:
        """Whether only the lower end is stated."""
        return math.isfinite(self.low) and math.isinf(self.high)

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.low + other.low, self.high + other.high)

    def __truediv__(self, other: Amount) -> Amount:
        """The quotient of two numbers that are not negative; nothing ties one to the other."""
        return Amount(_over(self.low, other.high), _over(self.high, other.low))

    def times(self, factor: float) -> Amount:
        """The same in another unit."""
        return Amount(self.low * factor, self.high * factor)


def total(amounts: list[Amount]) -> Amount | None:
    """The sum of amounts; None of none, since nothing stated is not zero."""
    if not amounts:
        return None
    whole = amounts[0]
    for amount in amounts[1:]:
        whole = whole + amount
    return whole


def _over(part: float, whole: float) -> float:
    if part == 0.0:
        return 0.0
    if math.isinf(whole):
        return math.nan if math.isinf(part) else 0.0
    return part / whole if whole else math.inf
