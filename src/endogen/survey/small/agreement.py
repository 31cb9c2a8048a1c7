"""Agreement of two classifications of the same cases."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from endogen.survey.small.exact import wilson
from endogen.survey.small.interval import Interval


@dataclass(frozen=True, slots=True)
class Kappa:
    """Cohen's kappa.

    Attributes
    ----------
    kappa, se, low, high, level : float
        NaN when both classifications are constant (chance agreement is then complete).
    se_null : float
        Standard error if kappa were 0, for a test of that.
    agree, expected : float
        Observed and chance share of agreement.
    n : int
    """

    kappa: float
    se: float
    low: float
    high: float
    level: float
    se_null: float
    agree: float
    expected: float
    n: int


def percent_agreement(x: npt.ArrayLike, y: npt.ArrayLike, level: float = 0.95) -> Interval:
    """Share of cases that both put into the same class, with Wilson's interval.

    Examples
    --------
    >>> percent_agreement([1, 1, 0, 0], [1, 0, 0, 0]).estimate
    0.75
    """
    a, b = np.asarray(x), np.asarray(y)
    return wilson(int(np.count_nonzero(a == b)), a.size, level)


def cohen_kappa(x: npt.ArrayLike, y: npt.ArrayLike, level: float = 0.95) -> Kappa:
    r"""Cohen's kappa with the large-sample standard errors of Fleiss, Cohen and Everitt.

    .. math:: \kappa = \frac{p_o - p_e}{1 - p_e},\qquad
       \mathrm{var} = \frac{\sum_i p_{ii}[1-(p_{i.}+p_{.i})(1-\kappa)]^2
       + (1-\kappa)^2\sum_{i\ne j}p_{ij}(p_{.i}+p_{j.})^2
       - [\kappa - p_e(1-\kappa)]^2}{n(1-p_e)^2}

    References
    ----------
    Cohen, J. (1960). Educational and Psychological Measurement 20, 37–46.
    Fleiss, J. L., Cohen, J. and Everitt, B. S. (1969). Psychological Bulletin 72, 323–327.

    Examples
    --------
    >>> found = cohen_kappa([1] * 25 + [0] * 25, [1] * 20 + [0] * 5 + [1] * 10 + [0] * 15)
    >>> round(found.kappa, 2)
    0.4
    """
    table = _crossed(np.asarray(x), np.asarray(y))
    n = int(table.sum())
    nothing = math.nan
    if n == 0:
        return Kappa(*(nothing,) * 4, level, nothing, nothing, nothing, 0)
    p = table / n
    rows, columns = p.sum(axis=1), p.sum(axis=0)
    agree, expected = float(np.trace(p)), float(rows @ columns)
    if expected >= 1 - 1e-12:
        return Kappa(*(nothing,) * 4, level, nothing, agree, expected, n)
    kappa = (agree - expected) / (1 - expected)
    on = np.diag(p)
    first = float((on * (1 - (rows + columns) * (1 - kappa)) ** 2).sum())
    off = p * (columns[:, None] + rows[None, :]) ** 2
    second = (1 - kappa) ** 2 * float(off.sum() - np.trace(off))
    third = (kappa - expected * (1 - kappa)) ** 2
    scale = n * (1 - expected) ** 2
    se = math.sqrt(max(0.0, first + second - third) / scale)
    null = expected + expected**2 - float((rows * columns * (rows + columns)).sum())
    half = float(ndtri((1 + level) / 2)) * se
    return Kappa(
        kappa, se, kappa - half, min(1.0, kappa + half), level,
        math.sqrt(max(0.0, null) / scale), agree, expected, n,
    )  # fmt: skip


def _crossed(x: npt.NDArray[np.generic], y: npt.NDArray[np.generic]) -> npt.NDArray[np.float64]:
    classes, codes = np.unique(np.concatenate([x, y]), return_inverse=True)
    table = np.zeros((classes.size, classes.size))
    np.add.at(table, (codes[: x.size], codes[x.size :]), 1.0)
    return table
