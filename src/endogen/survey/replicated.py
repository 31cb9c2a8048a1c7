"""Estimates computed again in replicate samples, and the covariance that their spread makes.

A smooth indicator is computed anew from the replicate's totals, which are sums over PSUs that
are known already.  One by rank is computed anew from the replicate's distribution where its
rows are in memory; else, as for weights that were fitted to totals and for the mean of a model,
its influence is summed over PSUs with the replicate's weights: that is the replicate of the
linearised estimate.
The jackknife does not hold for what hangs on the distribution at one point (a quantile, a
line that is a share of one: Miller 1974, Biometrika 61), and goes by influences there.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from endogen.errors import DesignError
from endogen.i18n import Words, text
from endogen.survey.expressions import Floats, Truths
from endogen.survey.groups import sum_by
from endogen.survey.indicator import Combined, Indicator, Rank, Smooth, ValueTable
from endogen.survey.replication import Replicates, Replication
from endogen.survey.sums import Influence, Key, Pass, RankRows

RECOMPUTED = 200_000_000
"""Rows times replicates up to which an indicator by rank is computed anew in each."""

MOST = 100_000_000
"""Replicates times estimates that are held."""


class Spread:
    """How far estimates lie from themselves in every replicate.

    Parameters
    ----------
    asked : Replication
    replicates : Replicates
    estimates : int
    """

    def __init__(self, asked: Replication, replicates: Replicates, estimates: int) -> None:
        self.asked, self.scales = asked, replicates.scales
        self.distances = [np.zeros(0)] * estimates
        self.recomputed = [False] * estimates
        self.psus = [np.zeros(0, dtype=np.intp)] * estimates

    def of(self, i: int, j: int) -> float:
        """The covariance of estimates i and j, from the replicates that have both."""
        a, b = self.distances[i], self.distances[j]
        both = np.isfinite(a) & np.isfinite(b)
        if not both.any() or not self._enough(both):
            return math.nan
        made = float((self.scales[both] * a[both] * b[both]).sum())
        return made * self.scales.size / int(both.sum())

    def _enough(self, known: Truths) -> bool:
        """Whether they tell a variance: of the jackknife each PSU must, of a bootstrap most."""
        if self.asked.kind == "jackknife":
            return bool(known[self.scales > 0].all())
        return bool(known.mean() > 0.5)

    def shared(self, i: int, j: int) -> int:
        """How many PSUs have rows for both."""
        return int(np.intersect1d(self.psus[i], self.psus[j]).size)

    def error(self, i: int) -> Words:
        """What the standard error of an estimate is."""
        return self.asked.error(self.scales.size, recomputed=self.recomputed[i])

    def note(self, i: int) -> Words:
        """How many replicates had no value for an estimate that has one."""
        lost = int((~np.isfinite(self.distances[i]) & (self.scales > 0)).sum())
        if not lost:
            return ""
        return text("{n} of {all} replicates have no value", n=lost, all=self.scales.size)

    def combine(
        self, indicator: Combined, places: Sequence[int], values: Floats, factors: Sequence[float]
    ) -> int:
        """Add the replicates of a combination of estimates; returns its place."""
        with np.errstate(all="ignore"):
            parts = [
                value + self.distances[i] * factor
                for i, value, factor in zip(places, values, factors, strict=True)
            ]
            value = float(indicator.combine(list(values)))
            again = np.asarray(indicator.combine(parts), dtype=np.float64)
        self.distances.append(np.broadcast_to(again - value, self.scales.shape))
        self.recomputed.append(all(self.recomputed[i] for i in places))
        self.psus.append(self.psus[places[0]])
        return len(self.distances) - 1


@dataclass(frozen=True, slots=True)
class Estimated:
    """One indicator in one domain, as the whole sample gave it."""

    indicator: Indicator
    keys: dict[str, Key]
    value: float
    influence: Influence


def replicated(asked: Replication, passed: Pass, found: Sequence[Estimated]) -> Spread:
    """Compute every estimate again in every replicate.

    Raises
    ------
    DesignError
        E-DESIGN-REPLICATES when PSUs or estimates are too many.
    """
    units = passed.units()
    psus = units.stratum.size
    held, drawn = (psus, 0) if asked.kind == "jackknife" else (asked.replicates, psus // 8)
    if held * (len(found) + drawn) > MOST:
        reason = text("{n} replicates of {m} estimates are too many", n=f"{held:,}",
                      m=f"{len(found):,}")  # fmt: skip
        raise DesignError("E-DESIGN-REPLICATES", reason=reason)
    replicates = asked.of(units)
    spread = Spread(asked, replicates, len(found))
    _smooth(spread, replicates, passed, found)
    _by_rank(spread, replicates, passed, found)
    _linear(spread, replicates, passed, found)
    return spread


def _smooth(
    spread: Spread, replicates: Replicates, passed: Pass, found: Sequence[Estimated]
) -> None:
    """Smooth indicators, domain by domain, from the totals of replicates."""
    if passed.calibrated:
        return
    smooth = [(i, one.indicator) for i, one in enumerate(found)]
    mine = [i for i, one in smooth if isinstance(one, Smooth) and not one.linear]
    keys = list(dict.fromkeys(key for i in mine for key in found[i].keys.values()))
    if not keys:
        return
    cells = passed.by_psu(keys)
    for domain in range(len(passed.groups)):
        here = cells.domain == domain
        sums = replicates.sums(cells.psu[here], cells.sums[here])
        totals = dict(zip(keys, sums.T, strict=True))
        psus = np.unique(cells.psu[here])
        for i in mine:
            one = found[i]
            if one.influence.domain != domain or not isinstance(one.indicator, Smooth):
                continue
            with np.errstate(all="ignore"):
                value = one.indicator.value({name: totals[key] for name, key in one.keys.items()})
            again = np.broadcast_to(np.asarray(value, np.float64), spread.scales.shape)
            spread.distances[i], spread.recomputed[i] = again - one.value, True
            spread.psus[i] = psus


def _by_rank(
    spread: Spread, replicates: Replicates, passed: Pass, found: Sequence[Estimated]
) -> None:
    """Indicators by rank, from the distributions of replicates."""
    for i, one in enumerate(found):
        rank = one.indicator
        if not isinstance(rank, Rank) or not math.isfinite(one.value) or passed.calibrated:
            continue
        if spread.asked.kind == "jackknife" and not rank.regular:
            continue
        rows = passed.rank_rows(rank, one.influence.domain)
        if rows is None or rows.psu.size * spread.scales.size > RECOMPUTED:
            continue
        again = [_solved(rank, rows, replicates.weights(r)) for r in range(spread.scales.size)]
        spread.distances[i], spread.recomputed[i] = np.array(again) - one.value, True
        spread.psus[i] = np.unique(rows.psu)


def _solved(rank: Rank, rows: RankRows, multiplier: Floats) -> float:
    """The value on the distribution of one replicate."""
    weight = rows.weight * multiplier[rows.psu]
    size = rows.values.size
    w, b = (sum_by(rows.place, x, size) for x in (weight, weight * rows.amount))
    held = w > 0
    if not held.any():
        return math.nan
    with np.errstate(all="ignore"):
        return rank.solve(ValueTable(rows.values[held], w[held], b[held], rows.rows[held])).value


def _linear(
    spread: Spread, replicates: Replicates, passed: Pass, found: Sequence[Estimated]
) -> None:
    """The rest, from the influences of PSUs."""
    rest = [i for i in range(len(found)) if not spread.recomputed[i]]
    if not rest:
        return
    totals = passed.psu_totals([found[i].influence for i in rest], whole=True)
    for place, i in enumerate(rest):
        psu, z = totals.held(place)
        spread.psus[i] = totals.present(place)
        spread.distances[i] = replicates.sums(psu, z[:, None])[:, 0] - z.sum()
