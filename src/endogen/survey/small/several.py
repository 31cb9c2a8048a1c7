"""Several groups on a number: the F test by permutation, and Welch's F for large samples."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
from scipy.special import fdtrc

from endogen.survey.small.draws import PERMUTATIONS, SEED, orders

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FTest:
    """A test that the means of several groups are the same.

    Attributes
    ----------
    statistic, df, df_within, p : float
        NaN when there is nothing to compare.
    way : {"complete", "permutation", "welch"}
    draws : int
        Regroupings looked at.
    """

    statistic: float
    df: float
    df_within: float
    p: float
    way: str
    draws: int = 0


NOTHING = (math.nan,) * 4


def permutation_f(
    groups: Sequence[npt.ArrayLike], *, permutations: int = PERMUTATIONS, seed: int = SEED
) -> FTest:
    r"""One-way F, p from regroupings of the *sorted* pooled values.

    Given the values, F grows with :math:`\sum_i S_i^2 / n_i`, where :math:`S_i` is the sum of
    group i.  When there are no more than `permutations` regroupings all are counted.

    References
    ----------
    Fisher, R. A. (1935). The Design of Experiments, section 21.
    Good, P. (2005). Permutation, Parametric and Bootstrap Tests of Hypotheses, 3rd ed., ch. 6.

    Examples
    --------
    >>> found = permutation_f([[1, 2], [3, 4], [5, 6]])
    >>> round(found.statistic, 3), round(found.p, 4), found.way, found.draws
    (16.0, 0.0667, 'complete', 90)
    """
    held = [np.asarray(group, dtype=np.float64) for group in groups]
    held = [group for group in held if group.size]
    sizes = [group.size for group in held]
    n, k = sum(sizes), len(held)
    if k < 2 or n <= k:
        return FTest(*NOTHING, "permutation")
    pooled = np.sort(np.concatenate(held))
    centre = pooled.mean()
    pooled = pooled - centre
    total = float(pooled @ pooled)
    if total <= 1e-24 * (centre * centre + 1):
        return FTest(*NOTHING, "permutation")
    sums = (float(group.sum() - group.size * centre) for group in held)
    between = math.fsum(summed * summed / size for summed, size in zip(sums, sizes, strict=True))
    within = max(total - between, 0.0)
    f = between / (k - 1) / (within / (n - k)) if within > 1e-12 * total else math.inf
    mark = between * (1 - 1e-9)
    if _regroupings(sizes) <= permutations:
        every = [_between(pooled[order], sizes) for order in _arrangements(n, sizes)]
        extreme = sum(int((found >= mark).sum()) for found in every)
        draws = sum(found.size for found in every)
        return FTest(f, k - 1, n - k, extreme / draws, "complete", draws)
    extreme = sum(
        int((_between(pooled[block], sizes) >= mark).sum())
        for block in orders(n, permutations, seed)
    )
    p = (extreme + 1) / (permutations + 1)
    return FTest(f, k - 1, n - k, p, "permutation", permutations)


def welch_f(n: npt.ArrayLike, mean: npt.ArrayLike, variance: npt.ArrayLike) -> FTest:
    r"""Welch's F from the groups' sizes, means and variances; R's ``oneway.test``.

    .. math:: F = \frac{\sum_i w_i (\bar x_i - \tilde x)^2 / (k-1)}
              {1 + \frac{2(k-2)}{k^2-1} \sum_i \frac{(1-w_i/W)^2}{n_i-1}},\quad w_i = n_i/s_i^2

    References
    ----------
    Welch, B. L. (1951). Biometrika 38, 330–336.

    Examples
    --------
    >>> found = welch_f([10, 12, 9], [1.0, 2.0, 4.0], [1.0, 2.0, 1.5])
    >>> round(found.statistic, 3), round(found.df_within, 2), found.p < 0.001
    (16.309, 18.11, True)
    """
    size, centre = np.asarray(n, dtype=np.float64), np.asarray(mean, dtype=np.float64)
    spread = np.asarray(variance, dtype=np.float64)
    k = size.size
    if k < 2 or (size < 2).any() or not (spread > 0).all():
        return FTest(*NOTHING, "welch")
    weight = size / spread
    whole = weight.sum()
    grand = float(weight @ centre) / whole
    lost = float(((1 - weight / whole) ** 2 / (size - 1)).sum())
    f = float(weight @ (centre - grand) ** 2) / (k - 1) / (1 + 2 * (k - 2) / (k * k - 1) * lost)
    df_within = (k * k - 1) / (3 * lost)
    return FTest(f, k - 1, df_within, float(fdtrc(k - 1, df_within, f)), "welch")


def _between(arranged: Floats, sizes: Sequence[int]) -> Floats:
    """Σ S²/n of each row of `arranged`, cut into groups of these sizes."""
    ends = np.cumsum(sizes)
    sums = np.add.reduceat(arranged, np.concatenate([[0], ends[:-1]]), axis=1)
    found: Floats = (sums**2 / np.asarray(sizes)).sum(axis=1)
    return found


def _regroupings(sizes: Sequence[int]) -> int:
    ways, left = 1, sum(sizes)
    for size in sizes:
        ways *= math.comb(left, size)
        left -= size
    return ways


def _arrangements(n: int, sizes: Sequence[int]) -> Iterator[npt.NDArray[np.int64]]:
    """Every way to cut 0 … n − 1 into groups of these sizes, in blocks of rows."""

    def parts(rest: tuple[int, ...], place: int) -> Iterator[list[int]]:
        if place == len(sizes) - 1:
            yield list(rest)
            return
        for chosen in combinations(rest, sizes[place]):
            left = tuple(i for i in rest if i not in set(chosen))
            for others in parts(left, place + 1):
                yield [*chosen, *others]

    yield np.array(list(parts(tuple(range(n)), 0)))
