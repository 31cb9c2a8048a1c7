"""An estimate between two confidence limits."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """A point estimate, its two-sided confidence limits and their level."""

    estimate: float
    low: float
    high: float
    level: float = 0.95

    @classmethod
    def undefined(cls, level: float = 0.95) -> Interval:
        """Stand for a quantity that the data do not define."""
        return cls(math.nan, math.nan, math.nan, level)
