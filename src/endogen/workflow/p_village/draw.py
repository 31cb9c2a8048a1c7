"""Chance, the same on every machine: only Python's own generator, no normal deviates."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

YES, NO = 1, 2  # the questionnaire's codes of yes/no questions
REFUSED, DONT_KNOW = -8, -9


def yes_no(truth: bool | int) -> int:
    """The questionnaire's code."""
    return YES if truth else NO


class Draw:
    """Draws for one household."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng

    def chance(self, p: float) -> bool:
        """True with probability `p`."""
        return self.rng.random() < p

    def noise(self) -> float:
        """Mean 0, standard deviation 1, between −6 and 6: a sum of uniform draws."""
        return sum(self.rng.random() for _ in range(12)) - 6.0

    def about(
        self, mean: float, spread: float, *, low: float = 0, high: float = math.inf, step: int = 1
    ) -> int:
        """A whole number near `mean`, in steps."""
        value = min(max(mean + spread * self.noise(), low), high)
        return round(value / step) * step

    def points(self, latent: float) -> int:
        """An answer on five points; 0 stands for the middle, one point a unit."""
        return min(max(round(3 + latent + 0.8 * self.noise()), 1), 5)

    def one(self, weights: Mapping[T, float]) -> T:
        """One of the keys, by weight."""
        left = self.rng.random() * sum(weights.values())
        for key, weight in weights.items():
            left -= weight
            if left < 0:
                return key
        return next(reversed(list(weights)))

    def some(self, weights: Mapping[T, float], number: int) -> list[T]:
        """Several different keys, by weight, in the order drawn."""
        rest = {key: weight for key, weight in weights.items() if weight > 0}
        chosen: list[T] = []
        while rest and len(chosen) < number:
            key = self.one(rest)
            chosen.append(key)
            del rest[key]
        return chosen

    def among(self, items: Sequence[T]) -> T:
        """One of some items, all alike."""
        return items[self.rng.randrange(len(items))]

    def or_missing(self, value: int, code: int = DONT_KNOW, p: float = 0.01) -> int:
        """The value, or now and then a missing code."""
        return code if self.chance(p) else value
