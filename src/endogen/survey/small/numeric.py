"""Two groups on a number: Welch, permutation, Hodges–Lehmann shift, equivalence."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri, stdtr, stdtrit

from endogen.survey.small.draws import PERMUTATIONS, SEED, share_as_extreme, subsets
from endogen.survey.small.interval import Interval

Floats = npt.NDArray[np.float64]

_GATHERED = 4_000_000  # values of permuted groups held at a time


@dataclass(frozen=True, slots=True)
class MeanDifference:
    """First minus second mean, without assuming equal variances; p two-sided."""

    estimate: float
    se: float
    df: float
    low: float
    high: float
    level: float
    t: float
    p: float


@dataclass(frozen=True, slots=True)
class PermutationTest:
    """A two-sided permutation p; `complete` when all regroupings were counted."""

    statistic: float
    p: float
    draws: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Equivalence:
    """Two one-sided tests that a difference lies within ± `margin`.

    Attributes
    ----------
    estimate, se, df : float
        Welch's difference of means.
    low, high, level : float
        The interval of level 1 − 2α: equivalent at α exactly when it lies inside ± margin.
    p : float
        The larger of the two one-sided p.
    """

    estimate: float
    se: float
    df: float
    low: float
    high: float
    level: float
    margin: float
    p: float


def welch(first: npt.ArrayLike, second: npt.ArrayLike, level: float = 0.95) -> MeanDifference:
    r"""Compare two means by Welch's t.

    .. math:: t = \frac{\bar x - \bar y}{\sqrt{s_x^2/m + s_y^2/n}}, \quad
       df = \frac{(s_x^2/m + s_y^2/n)^2}{(s_x^2/m)^2/(m-1) + (s_y^2/n)^2/(n-1)}

    References
    ----------
    Welch, B. L. (1947). Biometrika 34, 28–35.

    Examples
    --------
    >>> found = welch([1, 2, 3, 4], [3, 4, 5, 8])
    >>> found.estimate, round(found.df, 3), round(found.p, 4)
    (-2.5, 4.9, 0.1048)
    """
    x, y = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    nothing = math.nan
    if x.size == 0 or y.size == 0:
        return MeanDifference(*(nothing,) * 5, level, nothing, nothing)
    difference = float(x.mean() - y.mean())
    if x.size < 2 or y.size < 2:
        return MeanDifference(difference, *(nothing,) * 4, level, nothing, nothing)
    a, b = float(x.var(ddof=1)) / x.size, float(y.var(ddof=1)) / y.size
    if a + b <= 0:
        return MeanDifference(difference, 0.0, *(nothing,) * 3, level, nothing, nothing)
    se, df = math.sqrt(a + b), (a + b) ** 2 / (a * a / (x.size - 1) + b * b / (y.size - 1))
    half = float(stdtrit(df, (1 + level) / 2)) * se
    t = difference / se
    p = 2 * float(stdtr(df, -abs(t)))
    return MeanDifference(difference, se, df, difference - half, difference + half, level, t, p)


def permutation_test(
    first: npt.ArrayLike,
    second: npt.ArrayLike,
    *,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
) -> PermutationTest:
    """Compare two means by permuting Welch's t.

    Exact when the groups are exchangeable, and, because the statistic is studentised, right
    in large samples when only the means are equal.  Regroupings are drawn from the *sorted*
    pooled values, so that p does not depend on row order; when there are no more than
    `permutations` of them all are counted.

    References
    ----------
    Janssen, A. (1997). Studentized permutation tests for non-i.i.d. hypotheses and the
    generalized Behrens–Fisher problem. Statistics & Probability Letters 36, 9–21.
    Chung, E. and Romano, J. P. (2013). Exact and asymptotically robust permutation tests.
    Annals of Statistics 41, 484–507.

    Examples
    --------
    >>> found = permutation_test([1, 2, 3], [4, 5, 6])
    >>> round(found.statistic, 4), found.p, found.draws, found.complete
    (-3.6742, 0.1, 20, True)
    """
    x, y = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    if x.size < 2 or y.size < 2:
        return PermutationTest(math.nan, math.nan, 0, False)
    sign, small, large = (1.0, x, y) if x.size <= y.size else (-1.0, y, x)
    pooled = np.sort(np.concatenate([small, large]))
    if pooled[0] == pooled[-1]:
        return PermutationTest(math.nan, math.nan, 0, False)
    centre = pooled.mean()
    pooled -= centre  # sums of squares keep their digits
    chosen, complete = subsets(pooled.size, small.size, permutations, seed)
    step = max(1, _GATHERED // small.size)
    drawn = np.concatenate(
        [
            _studentised(pooled, pooled[chosen[start : start + step]])
            for start in range(0, len(chosen), step)
        ]
    )
    observed = float(_studentised(pooled, np.sort(small)[None, :] - centre)[0])
    p = share_as_extreme(drawn, observed, complete)
    return PermutationTest(sign * observed, p, len(chosen), complete)


def hodges_lehmann(first: npt.ArrayLike, second: npt.ArrayLike, level: float = 0.95) -> Interval:
    r"""Estimate the shift as the median of all differences, with Moses' interval.

    The limits are the k-th smallest and k-th largest difference, k from the
    distribution of the Mann–Whitney U without ties (its normal limit above 50 in the
    smaller group); with ties the interval covers at least as often.

    References
    ----------
    Hodges, J. L. and Lehmann, E. L. (1963). Annals of Mathematical Statistics 34, 598–611.
    Hollander, M., Wolfe, D. A. and Chicken, E. (2014). Nonparametric Statistical Methods,
    section 4.3.

    Examples
    --------
    >>> hodges_lehmann([1, 2, 4, 7], [3, 8, 9, 12]).estimate
    -5.0
    """
    x, y = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    if x.size == 0 or y.size == 0:
        return Interval.undefined(level)
    differences = np.sort(np.subtract.outer(x, y), axis=None)
    k = _moses(x.size, y.size, level)
    shift = float(np.median(differences))
    if k < 1:  # too few answers for any finite interval at this level
        return Interval(shift, math.nan, math.nan, level)
    return Interval(shift, float(differences[k - 1]), float(differences[-k]), level)


def equivalence(
    first: npt.ArrayLike, second: npt.ArrayLike, margin: float, level: float = 0.95
) -> Equivalence:
    """Test that two means differ by less than `margin`, by two one-sided Welch tests.

    A p above .05 for a difference is no evidence of none; this is.  `level` is 1 − α.

    References
    ----------
    Schuirmann, D. J. (1987). Journal of Pharmacokinetics and Biopharmaceutics 15, 657–680.

    Examples
    --------
    >>> found = equivalence([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 7], margin=4)
    >>> round(found.p, 4), -4 < found.low and found.high < 4
    (0.0042, True)
    """
    found = welch(first, second, round(2 * level - 1, 12))
    p = math.nan
    if found.se > 0 and margin > 0:
        below = float(stdtr(found.df, -(found.estimate + margin) / found.se))
        above = float(stdtr(found.df, (found.estimate - margin) / found.se))
        p = max(below, above)
    return Equivalence(
        found.estimate, found.se, found.df, found.low, found.high, found.level, margin, p
    )


def _studentised(pooled: Floats, groups: Floats) -> Floats:
    """Welch's t of each row of `groups` against the rest of `pooled` (mean zero)."""
    m = groups.shape[1]
    n = pooled.size - m
    mean = groups.mean(axis=1)
    squares = np.einsum("ij,ij->i", groups, groups)
    other = (pooled.sum() - m * mean) / n
    within = np.maximum(squares - m * mean**2, 0.0) / (m * (m - 1))
    rest = np.maximum(pooled @ pooled - squares - n * other**2, 0.0) / (n * (n - 1))
    with np.errstate(divide="ignore", invalid="ignore"):
        t: Floats = (mean - other) / np.sqrt(within + rest)
    t[np.isnan(t)] = 0.0  # no difference and no variation
    return t


@lru_cache(maxsize=64)
def _moses(m: int, n: int, level: float) -> int:
    """The largest k with P(U ≤ k − 1) ≤ α/2 when there are no ties."""
    tail = (1 - level) / 2
    if min(m, n) > 50:
        spread = math.sqrt(m * n * (m + n + 1) / 12)
        return max(0, math.floor(m * n / 2 - float(ndtri(1 - tail)) * spread))
    below = np.cumsum(_mann_whitney_chances(min(m, n), max(m, n)))
    return int(np.searchsorted(below, tail, side="right"))


def _mann_whitney_chances(m: int, n: int) -> Floats:
    r"""Probabilities of U = 0 … mn without ties, by the Gaussian binomial coefficient.

    .. math:: \sum_u c_u q^u = \prod_{i=1}^{m} \frac{1 - q^{n+i}}{1 - q^i}
    """
    chances = np.zeros(m * n + 1)
    chances[0] = 1.0
    for i in range(1, m + 1):
        multiplied = chances.copy()
        multiplied[n + i :] -= chances[: max(0, chances.size - n - i)]
        for start in range(i):  # divide by 1 − q^i: running sums with stride i
            multiplied[start::i] = np.cumsum(multiplied[start::i])
        chances = multiplied * (i / (n + i))
    return chances
