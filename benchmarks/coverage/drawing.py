"""How samples are drawn, again and again, and what the user of each would say of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import polars as pl
from benchmarks.coverage.population import population

import endogen as en
from endogen.i18n import Label

SEED = 20240923
HOUSEHOLDS = 10
"""Drawn in each area or group."""
Index = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Plan:
    """One way and size of drawing.

    Attributes
    ----------
    key : str
    label : Label
    stream : int
        Of random numbers; plans of one stream see the same samples.
    design : Design
        As a user of the sample would give it.
    psus : int
        Drawn in each stratum; 0 for households drawn one by one.
    unit : str
        The column of primary sampling units.
    pps : bool
        With probability proportional to size, else simple random; both without replacement.
    """

    key: str
    label: Label
    stream: int
    design: en.Design
    psus: int = 0
    unit: str = "group"
    pps: bool = False

    @property
    def clusters(self) -> int:
        """How many primary sampling units a sample has."""
        return self.psus * population()["stratum"].n_unique()

    @property
    def households(self) -> int:
        """How many households a sample has."""
        return self.clusters * HOUSEHOLDS or SMALL

    @property
    def fraction(self) -> float:
        """The share of the population's primary sampling units that is drawn."""
        return self.clusters / population()[self.unit].n_unique()

    def draw(self, replication: int) -> pl.DataFrame:
        """One sample, always the same for a number, with its weights and its design."""
        random = np.random.default_rng([SEED, self.stream, replication])
        if not self.psus:
            return population()[random.choice(population().height, SMALL, replace=False)]
        parts = [self._stratum(one, random) for one in stages(self.unit)]
        rows, weight, total = (np.concatenate(found) for found in zip(*parts, strict=True))
        added = [pl.Series("weight", weight), pl.Series("of", total)]
        return population()[rows].with_columns(*added)

    def _stratum(self, stage: Stage, random: np.random.Generator) -> tuple[Index, Index, Index]:
        """Rows of one stratum, the weight of each, and how many units the stratum has."""
        chosen, chance = self._units(stage.sizes, random)
        rows, weights = [], []
        for unit, p in zip(chosen, chance, strict=True):
            size = stage.sizes[unit]
            rows.append(stage.starts[unit] + random.choice(size, HOUSEHOLDS, replace=False))
            weights.append(np.full(HOUSEHOLDS, size / (HOUSEHOLDS * p)))
        found = np.concatenate(rows)
        return found, np.concatenate(weights), np.full(found.size, stage.sizes.size)

    def _units(self, sizes: Index, random: np.random.Generator) -> tuple[Index, Index]:
        """The units drawn, and the chance each had."""
        if not self.pps:
            chosen = random.choice(sizes.size, self.psus, replace=False)
            return chosen, np.full(self.psus, self.psus / sizes.size)
        order = random.permutation(sizes.size)  # systematic, from a list in random order
        chance = self.psus * sizes[order] / sizes.sum()
        steps = random.random() + np.arange(self.psus)
        at = np.searchsorted(np.cumsum(chance), steps, side="right")
        return order[at], chance[at]


@dataclass(frozen=True)
class Stage:
    """The units of a stratum: the first row and the number of rows of each."""

    starts: Index
    sizes: Index


@cache
def stages(unit: str) -> tuple[Stage, ...]:
    """The units of every stratum; rows of the population lie together by unit."""
    counted = population().group_by("stratum", unit, maintain_order=True).len()
    ends = counted["len"].cum_sum().to_numpy().astype(np.intp)
    sizes = counted["len"].to_numpy().astype(np.intp)
    strata = counted["stratum"].to_numpy()
    return tuple(
        Stage((ends - sizes)[strata == one], sizes[strata == one])
        for one in dict.fromkeys(strata.tolist())
    )


SMALL = 73
"""Households of the paper's sample."""
GROUPED = en.Design(weight="weight", strata="stratum", psu="group")
AREAS = en.Design(weight="weight", strata="stratum", psu="ea")
AREAS_FPC = en.Design(weight="weight", strata="stratum", psu="ea", fpc="of")
PLANS = (
    Plan("n73", Label("no design", "无设计"), 1, en.Design()),
    Plan("n73drawn", Label("simple random", "简单随机"), 1, en.Design(fpc=population().height)),
    Plan("groups21", Label("groups", "小组"), 2, GROUPED, 3),
    Plan("groups63", Label("groups", "小组"), 3, GROUPED, 9),
    Plan("groups154", Label("groups", "小组"), 4, GROUPED, 22),
    Plan("groups301", Label("groups", "小组"), 5, GROUPED, 43),
    Plan("pps63", Label("groups, PPS", "小组，PPS"), 6, GROUPED, 9, pps=True),
    Plan("areas63", Label("areas", "普查小区"), 7, AREAS, 9, "ea"),
    Plan("areas63fpc", Label("areas, fpc", "普查小区，fpc"), 7, AREAS_FPC, 9, "ea"),
)
