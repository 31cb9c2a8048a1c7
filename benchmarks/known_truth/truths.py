"""Studies whose truth is known, because they were made with it.

Households are in several modes at once.  Older and less schooled ones join other modes than
the young and schooled, and have fewer adequate items whatever they join: who compares the
members of modes without holding age and schooling constant is misled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from tests.unit.chapters.village import village

from endogen.chapters.chapter import Data
from endogen.study.programmes import DIMENSIONS, MODES

USUAL = {"investment": 0.77, "cooperative": 0.52, "individual": 0.75, "employment": 0.21}
RARE = {"investment": 0.90, "cooperative": 0.10, "individual": 0.30, "employment": 0.08}
"""Shares of households in each mode: as in P Village, and far apart from one another."""

LEAN = {"investment": 0.3, "cooperative": -0.3, "individual": -0.5, "employment": -0.8}
"""How joining depends on age: the log odds for 15 years more."""

ITEMS = "abcde"  # in each dimension
AGE, SCHOOLING = 25.0, 6.0  # half the spread of each
BEFORE, BY_AGE, BY_LUCK = 0.30, 0.10, 0.15
"""Chance that an item is adequate without any mode, and by how much it varies at most."""


@dataclass(frozen=True)
class Truth:
    """What is true of a kind of study.

    Attributes
    ----------
    lifts : mapping
        By how much being in each mode raises the chance that an item is adequate.
    members : mapping
        The share of households in each mode.
    studies : mapping
        How many are made of each number of households.
    """

    key: str
    lifts: Mapping[str, float]
    studies: Mapping[int, int]
    members: Mapping[str, float] = field(default_factory=lambda: USUAL)

    @property
    def first(self) -> str:
        """The mode that empowers most; "" where none does so alone."""
        order = sorted(self.lifts, key=lambda mode: -self.lifts[mode])
        return order[0] if self.lifts[order[0]] > self.lifts[order[1]] else ""

    @property
    def last(self) -> str:
        """The mode that empowers least; "" where none does so alone."""
        order = sorted(self.lifts, key=lambda mode: self.lifts[mode])
        return order[0] if self.lifts[order[0]] < self.lifts[order[1]] else ""


MANY = {73: 600, 300: 200, 3000: 100}
SOME = {73: 200, 300: 100, 3000: 60}
TRUTHS = (
    Truth("equal", dict.fromkeys(MODES, 0.10), MANY),
    Truth("unequal-members", dict.fromkeys(MODES, 0.10), MANY, RARE),
    Truth("nothing", dict.fromkeys(MODES, 0.0), MANY),
    Truth(
        "paper",
        {"investment": 0.0, "cooperative": 0.20, "individual": 0.07, "employment": 0.14},
        SOME,
    ),
    Truth(
        "other",
        {"investment": 0.14, "cooperative": 0.0, "individual": 0.20, "employment": 0.07},
        SOME,
    ),
)


def study(truth: Truth, n: int, seed: int) -> Data:
    """One study of `n` households; the same numbers give the same study."""
    rng = np.random.default_rng((seed, n, len(truth.key)))
    age = rng.uniform(-1, 1, n)
    schooling = np.clip(rng.normal(-0.6 * age, 0.5), -1, 1)
    inside = {}
    for mode, share in truth.members.items():
        odds = np.log(share / (1 - share)) + LEAN[mode] * (AGE / 15) * (age - schooling) / 2
        inside[mode] = rng.random(n) < 1 / (1 + np.exp(-odds))
    chance = BEFORE + BY_AGE * (schooling - age) / 2 + rng.uniform(-BY_LUCK, BY_LUCK, n)
    for mode, joined in inside.items():
        chance = chance + truth.lifts[mode] * joined
    answers: dict[str, list[float | None]] = {
        "age": list(55 + AGE * age),
        "schooling": list(SCHOOLING + SCHOOLING * schooling),
        "size": list(rng.integers(1, 7, n).astype(float)),
        "registered": list((rng.random(n) < 0.6).astype(float)),
    }
    for mode, joined in inside.items():
        answers[f"exposure:{mode}"] = list(np.where(joined, 1000.0, 0.0))
    for dimension in DIMENSIONS:
        for name in ITEMS:
            answers[f"{dimension}:{name}"] = list(np.where(rng.random(n) < chance, 5.0, 2.0))
    return village(answers)
