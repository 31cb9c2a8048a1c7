"""Two groups on an ordered scale: Cliff's delta and the Mann–Whitney test under ties."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln, ndtr, ndtri

from endogen.survey.small.draws import PERMUTATIONS, SEED, share_as_extreme, subsets

Floats = npt.NDArray[np.float64]

EXACT_WORK = 50_000_000
"""Additions an exact distribution may cost; above it the permutation test takes over."""


@dataclass(frozen=True, slots=True)
class Dominance:
    """Cliff's delta of a first group over a second.

    Attributes
    ----------
    delta : float
        P(first > second) − P(first < second), between −1 and 1.
    superiority : float
        P(first > second) + ½ P(equal) = (delta + 1) / 2.
    se, low, high, level : float
        Of delta; se is NaN for a group of one.
    """

    delta: float
    superiority: float
    se: float
    low: float
    high: float
    level: float


@dataclass(frozen=True, slots=True)
class RankTest:
    """A two-sided Mann–Whitney test.

    Attributes
    ----------
    u : float
        Pairs in which the first group is higher, ties counted half.
    p : float
    way : {"exact", "permutation", "normal"}
    draws : int
        Permutations drawn; 0 when none were.
    """

    u: float
    p: float
    way: str
    draws: int = 0


def dominance(first: npt.ArrayLike, second: npt.ArrayLike, level: float = 0.95) -> Dominance:
    r"""Estimate Cliff's delta with an interval that holds near ±1 too.

    With :math:`d_{ij} = \mathrm{sign}(x_i - y_j)`, row means :math:`d_{i.}`, column means
    :math:`d_{.j}` and their mean :math:`d`, the standard error is the root of Cliff's
    *consistent* variance (never negative),

    .. math:: s_d^2 = \frac{(n-1)s_{i.}^2 + (m-1)s_{.j}^2 + s_{ij}^2}{mn},\quad
              s_{ij}^2 = \frac{\sum (d_{ij}-d)^2}{(m-1)(n-1)}

    The limits do not use it: they are Newcombe's method 5 on :math:`\theta = (d+1)/2`, the
    values :math:`t` with :math:`|\theta - t| \le z\sqrt{V(t)}` where, with
    :math:`s = (m+n)/2 - 1`,

    .. math:: V(t) = \frac{t(1-t)}{mn}\Bigl[1 + s\,\frac{1-t}{2-t} + s\,\frac{t}{1+t}\Bigr]

    Measured on five-point answers of 59 and 14 at 95 %: it covers .93 to .96 for d from 0
    to .92, where the interval of Feng and Cliff (2004), built on :math:`s_d`, falls to .77.

    References
    ----------
    Cliff, N. (1996). Answering ordinal questions with ordinal data using ordinal
    statistics. Multivariate Behavioral Research 31, 331–350 (variance).
    Newcombe, R. G. (2006). Confidence intervals for an effect size measure based on the
    Mann–Whitney statistic, part 2. Statistics in Medicine 25, 559–573 (limits).

    Examples
    --------
    >>> found = dominance([10, 10, 20, 20, 20, 30, 30, 30, 40, 50], [10, 20, 30, 40, 40, 50])
    >>> found.delta, found.superiority
    (-0.25, 0.375)
    """
    x, y = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    m, n = x.size, y.size
    if m == 0 or n == 0:
        return Dominance(*(math.nan,) * 5, level)
    rows, columns = _above_minus_below(x, y) / n, -_above_minus_below(y, x) / m
    d = float(rows.mean())
    low, high = _limits(d, m, n, level)
    se = math.nan
    if m > 1 and n > 1:
        cells = m * n * (1 - _share_tied(x, y) - d * d) / ((m - 1) * (n - 1))
        spread = (n - 1) * float(rows.var(ddof=1)) + (m - 1) * float(columns.var(ddof=1)) + cells
        se = math.sqrt(max(0.0, spread / (m * n)))
    return Dominance(d, (d + 1) / 2, se, low, high, level)


def mann_whitney(
    first: npt.ArrayLike,
    second: npt.ArrayLike,
    *,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
) -> RankTest:
    r"""Test, two-sided, that neither group tends to be higher.

    Conditionally on the pooled values, ties included, every choice of the first group is
    equally likely.  The distribution of twice its sum of mid-ranks is built exactly by
    adding one distinct value at a time; p is the probability of a sum at least as far from
    its mean.  When that costs more than `EXACT_WORK`, p comes from `permutations` draws,
    (b + 1)/(B + 1), from the *sorted* pooled values: it does not depend on row order.

    References
    ----------
    Mann, H. B. and Whitney, D. R. (1947). Annals of Mathematical Statistics 18, 50–60.
    Lehmann, E. L. (1975). Nonparametrics, section 1.4 (ties).

    Examples
    --------
    >>> found = mann_whitney([1, 2, 2], [2, 3, 3, 4])
    >>> found.u, round(found.p, 4), found.way
    (1.0, 0.1143, 'exact')
    """
    x, y = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    if x.size == 0 or y.size == 0:
        return RankTest(math.nan, math.nan, "exact")
    swapped = x.size > y.size  # the smaller group is the cheaper one to follow
    small, large = (y, x) if swapped else (x, y)
    pooled = np.sort(np.concatenate([small, large]))
    values, ties = np.unique(pooled, return_counts=True)
    twice = 2 * np.cumsum(ties) - ties + 1  # twice the mid-rank of each distinct value
    observed = int(twice[np.searchsorted(values, small)].sum())
    mean = small.size * (pooled.size + 1)
    u = (observed - small.size * (small.size + 1)) / 2
    u = x.size * y.size - u if swapped else u
    if _work(twice, ties, small.size) <= EXACT_WORK:
        sums, chances = _rank_sums(twice, ties, small.size)
        far = np.abs(sums - mean) >= abs(observed - mean)
        return RankTest(u, min(1.0, float(chances[far].sum())), "exact")
    ranks = np.repeat(twice, ties)
    chosen, complete = subsets(pooled.size, small.size, permutations, seed)
    drawn = ranks[chosen].sum(axis=1) - float(mean)
    p = share_as_extreme(drawn, observed - mean, complete)
    return RankTest(u, p, "permutation", permutations)


def mann_whitney_normal(first: npt.ArrayLike, second: npt.ArrayLike) -> RankTest:
    """Test as `mann_whitney` by the normal limit, variance corrected for ties.

    No continuity correction; R's ``wilcox.test(exact = FALSE, correct = FALSE)``.
    """
    x, y = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    if x.size == 0 or y.size == 0:
        return RankTest(math.nan, math.nan, "normal")
    u = (float(_above_minus_below(x, y).sum()) + x.size * y.size) / 2
    variance = null_variance(np.concatenate([x, y]), x.size)
    if variance <= 0:
        return RankTest(u, 1.0, "normal")
    z = (u - x.size * y.size / 2) / math.sqrt(variance)
    return RankTest(u, 2 * float(ndtr(-abs(z))), "normal")


def null_variance(pooled: npt.ArrayLike, size: int) -> float:
    r"""Variance of U when the groups do not differ, with t tied values at each level.

    .. math:: \frac{mn}{12}\Bigl(N + 1 - \frac{\sum (t^3 - t)}{N(N-1)}\Bigr)
    """
    ties = np.unique(np.asarray(pooled), return_counts=True)[1].astype(np.float64)
    total = float(ties.sum())
    if total < 2:
        return 0.0
    tied = float((ties**3 - ties).sum()) / (total * (total - 1))
    return size * (total - size) / 12 * (total + 1 - tied)


def _above_minus_below(x: Floats, y: Floats) -> Floats:
    """For each x: how many y lie below it, minus how many lie above."""
    ordered = np.sort(y)
    below = np.searchsorted(ordered, x, side="left")
    up_to = np.searchsorted(ordered, x, side="right")
    balance: Floats = (below + up_to - y.size).astype(np.float64)
    return balance


def _share_tied(x: Floats, y: Floats) -> float:
    ordered = np.sort(y)
    equal = np.searchsorted(ordered, x, "right") - np.searchsorted(ordered, x, "left")
    return float(equal.sum()) / (x.size * y.size)


def _limits(d: float, m: int, n: int, level: float) -> tuple[float, float]:
    theta, between = (d + 1) / 2, (m + n) / 2 - 1
    z2 = float(ndtri((1 + level) / 2)) ** 2

    def admits(t: float) -> bool:
        spread = 1 + between * ((1 - t) / (2 - t) + t / (1 + t))
        return (theta - t) ** 2 <= z2 * t * (1 - t) / (m * n) * spread

    def limit(end: float) -> float:
        inside, outside = theta, end
        for _ in range(60):
            middle = (inside + outside) / 2
            inside, outside = (middle, outside) if admits(middle) else (inside, middle)
        return 2 * inside - 1

    return limit(0.0), limit(1.0)


def _reduced(twice: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], int]:
    """Scores counted from the lowest in units of their greatest common divisor."""
    steps = twice - twice[0]
    unit = int(np.gcd.reduce(steps)) or 1
    return steps // unit, unit


def _work(twice: npt.NDArray[np.int64], ties: npt.NDArray[np.int64], size: int) -> int:
    steps, _ = _reduced(twice)
    width = size * int(steps[-1]) + 1
    return size * width * int(np.minimum(ties, size).sum())


def _rank_sums(
    twice: npt.NDArray[np.int64], ties: npt.NDArray[np.int64], size: int
) -> tuple[npt.NDArray[np.int64], Floats]:
    """The sums that `size` of the tied scores can take, and their probabilities.

    ``chance[j, s]`` holds the weight of having taken j of the values so far with sum s.
    Taking k of t tied values has binomial weight at rate size/N: positive, never large,
    and the same for all choices of `size` rows, so that it cancels.
    """
    steps, unit = _reduced(twice)
    rate = size / int(ties.sum())
    chance = np.zeros((size + 1, size * int(steps[-1]) + 1))
    chance[0, 0] = 1.0
    for step, tied in zip(steps.tolist(), ties.tolist(), strict=True):
        taken = np.arange(min(tied, size) + 1)
        logs = gammaln(tied + 1) - gammaln(taken + 1) - gammaln(tied - taken + 1)
        logs += taken * math.log(rate) + (tied - taken) * math.log1p(-rate)
        before, chance = chance, np.zeros_like(chance)
        for k, weight in enumerate(np.exp(logs).tolist()):
            shift = k * step
            chance[k:, shift:] += weight * before[: size + 1 - k, : before.shape[1] - shift]
    reached = chance[size]
    sums = size * int(twice[0]) + unit * np.arange(reached.size, dtype=np.int64)
    return sums, reached / reached.sum()
