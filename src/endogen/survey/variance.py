"""The one variance: ultimate clusters within strata, of linearised estimates.

``V = Σ_h (1 − f_h) n_h / (n_h − 1) Σ_i (z_hi − z̄_h)(z_hi − z̄_h)ᵀ``, where z_hi sums what
the rows of PSU i contribute to each estimate and n_h counts the PSUs of the whole sample: a
domain makes contributions zero, it never makes PSUs fewer.  (Binder 1983; Deville 1999.)
"""

from __future__ import annotations

import numpy as np

from endogen.i18n import Words
from endogen.survey.calibration import Residuals
from endogen.survey.expressions import Floats
from endogen.survey.groups import sum_by
from endogen.survey.strata import Index, Strata


def multipliers(strata: Strata) -> tuple[Floats, float]:
    """What Σ(z − z̄)² of each stratum is multiplied by, and the sum of all strata.

    Returns
    -------
    (array, float)
        A stratum with one PSU has 0, except under ``centre``; ``average`` raises the sum
        by what the others have on average.
    """
    n, rest = strata.psus, 1 - strata.fraction
    lonely = n == 1
    scale = np.where(lonely, 0.0, rest * n / np.where(lonely, 1, n - 1))
    if strata.single_psu == "centre":
        scale = np.where(lonely, rest, scale)
    overall = 1.0
    unknown = lonely & (rest > 0)
    if strata.single_psu == "average" and unknown.any():
        overall = n.size / (n.size - unknown.sum())
    return scale, overall


class PsuTotals:
    """Contributions of PSUs to estimates, held where they are not zero.

    Parameters
    ----------
    strata : Strata or None
        None for a sample without design: rows are taken as independent, and the influence
        of an estimate sums to zero over its own cases.
    stratum_of_psu : array of int
    residuals : Residuals, optional
        Of weights that were fitted to totals.
    """

    def __init__(
        self, strata: Strata | None, stratum_of_psu: Index, residuals: Residuals | None = None
    ) -> None:
        self.strata, self.stratum_of_psu, self.residuals = strata, stratum_of_psu, residuals
        self._held: list[tuple[Index, Floats]] = []
        self._present: list[Index] = []
        if strata is not None:
            self._scale, self._overall = multipliers(strata)

    def add(self, psu: Index, z: Floats, cell: Index | None = None) -> None:
        """Take the influence of one more estimate: rows' contributions, PSUs and cells."""
        self._present.append(np.unique(psu))
        if self.residuals is not None and cell is not None:
            psu, z = self.residuals.of(psu, cell, z)
        if psu.size == 0:
            self._held.append((psu, z))
            return
        present, place = np.unique(psu, return_inverse=True)
        self._held.append((present, sum_by(place, z, present.size)))

    def held(self, i: int) -> tuple[Index, Floats]:
        """The PSUs that contribute to an estimate, and what."""
        return self._held[i]

    def present(self, i: int) -> Index:
        """The PSUs that have rows for an estimate."""
        return self._present[i]

    def error(self, _i: int) -> Words:
        """Nothing beside: linearised standard errors are what rows have by default."""
        return ""

    def shared(self, i: int, j: int) -> int:
        """How many PSUs have rows for both estimates."""
        return int(np.intersect1d(self._present[i], self._present[j]).size)

    def of(self, i: int, j: int) -> float:
        """The covariance of estimates i and j."""
        psu, a = self._held[i]
        other, b = self._held[j]
        if i != j:
            union = np.union1d(psu, other)
            a, b = _spread(union, psu, a), _spread(union, other, b)
            psu = union
        else:
            b = a
        if self.strata is None:
            return float(a @ b)
        n = self.strata.psus
        stratum = self.stratum_of_psu[psu]
        mean_a, mean_b = self._means(stratum, a), self._means(stratum, b)
        product = (a - mean_a[stratum]) * (b - mean_b[stratum])
        present = np.bincount(stratum, minlength=n.size)
        square = sum_by(stratum, product, n.size) + (n - present) * mean_a * mean_b
        return float((self._scale * square).sum()) * self._overall

    def _means(self, stratum: Index, z: Floats) -> Floats:
        n = self.strata.psus if self.strata is not None else np.ones(1)
        means = sum_by(stratum, z, n.size) / n
        if self.strata is not None and self.strata.single_psu == "centre":
            means = np.where(n == 1, z.sum() / n.sum(), means)
        return means


def _spread(union: Index, psu: Index, z: Floats) -> Floats:
    wide = np.zeros(union.size)
    wide[np.searchsorted(union, psu)] = z
    return wide
