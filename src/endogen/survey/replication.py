"""Replicate samples: what each would weigh every PSU, and how their spread makes a variance.

*Bootstrap* of Rao and Wu (1988, JASA 83; weights as in Rao, Wu and Yue 1992, Survey
Methodology 18): of the n PSUs of a stratum n − 1 are drawn with replacement; one that was
drawn k times bears ``1 − λ + λ k n / (n − 1)``, λ = √(1 − f).  *Jackknife* (JKn): a PSU is
left out, the others of its stratum bear ``n / (n − 1)``.

With ``V = Σ c (T_r − T)²`` over the replicates, about the estimate itself, both are equal to
Taylor's variance where the estimate is a total: the jackknife exactly, the bootstrap in its
mean over all possible draws.  A stratum of one PSU goes as the design says: it never varies
(certainty), it varies by its distance from the mean of all PSUs (centre), or all variances
are raised by what it lacks (average).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol, get_args

import numpy as np

from endogen.errors import UseError
from endogen.i18n import Words, text
from endogen.study.nearest import nearest
from endogen.survey.expressions import Floats
from endogen.survey.groups import sum_by
from endogen.survey.small.draws import SEED
from endogen.survey.strata import Index, Units
from endogen.survey.variance import multipliers

VarianceMethod = Literal["taylor", "bootstrap", "jackknife"]

REPLICATES = 1_000
"""Bootstrap samples: their variance is then known to about 4.5 %, a standard error to half."""

AT_ONCE = 8_000_000  # multipliers held as floats at a time


@dataclass(frozen=True, slots=True)
class Replication:
    """How replicates are to be made.

    Attributes
    ----------
    kind : {"bootstrap", "jackknife"}
    replicates, seed : int
        Of the bootstrap; the jackknife has one replicate a PSU.
    """

    kind: VarianceMethod
    replicates: int = REPLICATES
    seed: int = SEED

    def of(self, units: Units) -> Replicates:
        """The replicates of a sample."""
        if self.kind == "jackknife":
            return Jackknife(units)
        return Bootstrap(units, self.replicates, self.seed)

    def error(self, size: int, *, recomputed: bool) -> Words:
        """What the standard error is, for `method`."""
        how = text("recomputed in each") if recomputed else text("from the influences of PSUs")
        if self.kind == "jackknife":
            return text(
                "delete-one-PSU jackknife standard error ({n} replicates, {how})",
                n=f"{size:,}", how=how,
            )  # fmt: skip
        return text(
            "Rao–Wu bootstrap standard error ({n} replicates, seed {seed}, {how})",
            n=f"{size:,}", seed=self.seed, how=how,
        )  # fmt: skip


def replication(variance: str, replicates: int, seed: int) -> Replication | None:
    """Read the arguments of `estimate`; None for Taylor."""
    known = get_args(VarianceMethod)
    if variance not in known:
        raise UseError(
            "E-USE-CHOICE", name="estimate", argument="variance", choices=", ".join(known),
            nearest=nearest(str(variance), known), got=str(variance),
        )  # fmt: skip
    for argument, value, least in (("replicates", replicates, 2), ("seed", seed, 0)):
        whole = isinstance(value, int | np.integer) and not isinstance(value, bool)
        if not whole or value < least:
            expected = text("a whole number, at least {least}", least=least)
            raise UseError("E-USE-TYPE", name="estimate", argument=argument, expected=expected,
                           got=repr(value))  # fmt: skip
    if variance == "taylor":
        return None
    return Replication("jackknife" if variance == "jackknife" else "bootstrap", replicates, seed)


class Replicates(Protocol):
    """Replicate samples."""

    scales: Floats
    """What the squared distance of each replicate from the estimate is multiplied by."""

    def sums(self, psu: Index, values: Floats) -> Floats:
        """Totals in every replicate of columns whose rows belong to PSUs."""

    def weights(self, replicate: int) -> Floats:
        """What one replicate multiplies the weight of each PSU by."""


class Jackknife:
    """Each PSU left out in turn.

    Parameters
    ----------
    units : Units
    """

    def __init__(self, units: Units) -> None:
        self.units, n = units, units.n
        scale, overall = multipliers(units.strata)
        self._alone = n == 1
        several = np.where(self._alone, 2, n)
        self._step = np.where(self._alone, 1.0, several / (several - 1))
        self.scales = overall * scale[units.stratum] / self._step**2

    def sums(self, psu: Index, values: Floats) -> Floats:
        """By what the PSU that is left out has beyond the mean of its stratum."""
        units, size = self.units, self.units.stratum.size
        made = np.empty((size, values.shape[1]))
        for j, column in enumerate(values.T):
            own = sum_by(psu, column, size)
            means = sum_by(units.stratum, own, units.strata.psus.size) / units.strata.psus
            about = np.where(self._alone, own.sum() / size, means[units.stratum])
            made[:, j] = own.sum() - self._step * (own - about)
        return made

    def weights(self, replicate: int) -> Floats:
        """0 for the PSU, more for the others of its stratum."""
        units, size = self.units, self.units.stratum.size
        if self._alone[replicate]:
            weights = np.full(size, 1 + 1 / size)
            weights[replicate] -= 1
            return weights
        mine = units.stratum == units.stratum[replicate]
        weights = np.where(mine, self._step[replicate], 1.0)
        weights[replicate] = 0.0
        return weights


class Bootstrap:
    """PSUs drawn again and again within their strata.

    Each replicate has a generator of its own, so that its draws hang on the seed, its number
    and the PSUs of the sample only.

    Parameters
    ----------
    units : Units
    replicates, seed : int
    """

    def __init__(self, units: Units, replicates: int, seed: int) -> None:
        self.units, n = units, units.n
        scale, overall = multipliers(units.strata)
        own, alone = scale[units.stratum], n == 1
        several = np.where(alone, 2, n)
        root = np.sqrt(np.where(alone, 0.0, own * (several - 1) / several))  # λ
        self._fixed, self._drawn = 1 - root, root * several / (several - 1)
        self.scales = np.full(replicates, overall / replicates)
        self._centred = np.flatnonzero(units.centred())
        self._push = np.sqrt(own[self._centred])
        self._signs = np.zeros((replicates, self._centred.size))
        self._counts = np.zeros((replicates, n.size), dtype=np.uint8)
        order = np.argsort(units.stratum, kind="stable")
        first = np.cumsum(units.strata.psus) - units.strata.psus
        draws = np.repeat(np.arange(first.size), (units.strata.psus - 1).astype(np.intp))
        for r in range(replicates):
            chance = np.random.default_rng((seed, r))
            picked = first[draws] + np.floor(chance.random(draws.size) * units.strata.psus[draws])
            self._counts[r] = np.bincount(order[picked.astype(np.intp)], minlength=n.size)
            self._signs[r] = 2 * chance.integers(0, 2, self._centred.size) - 1

    def sums(self, psu: Index, values: Floats) -> Floats:
        """By how often each PSU was drawn."""
        fixed = self._fixed[psu] @ values
        drawn = self._drawn[psu][:, None] * values
        step = max(1, AT_ONCE // max(psu.size, 1))
        parts = [
            self._counts[r : r + step, psu].astype(np.float64) @ drawn
            for r in range(0, self.scales.size, step)
        ]
        made: Floats = fixed + np.concatenate(parts)
        if self._centred.size:
            size = self.units.stratum.size
            own = np.stack([sum_by(psu, column, size) for column in values.T], axis=1)
            beyond = own[self._centred] - own.sum(axis=0) / size
            made += self._signs @ (self._push[:, None] * beyond)
        return made

    def weights(self, replicate: int) -> Floats:
        """By how often each PSU was drawn."""
        weights: Floats = self._fixed + self._drawn * self._counts[replicate]
        push = self._push * self._signs[replicate]
        weights[self._centred] += push
        weights -= push.sum() / weights.size
        return weights
