"""p adjusted for the number of questions asked at once; the same as R's p.adjust."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def holm(p: Sequence[float]) -> list[float]:
    r"""Holm's step-down p: controls the chance of any false finding in the family.

    .. math:: \tilde p_{(i)} = \max_{j \le i} \min(1, (m - j + 1)\,p_{(j)})

    NaN stay NaN and do not count in m.

    References
    ----------
    Holm, S. (1979). Scandinavian Journal of Statistics 6, 65–70.

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03, float("nan")])
    [0.03, 0.06, 0.06, nan]
    """
    values = np.asarray(p, dtype=np.float64)
    known = np.flatnonzero(~np.isnan(values))
    ascending = known[np.argsort(values[known], kind="stable")]
    adjusted = values.copy()
    factor = np.arange(ascending.size, 0, -1)
    adjusted[ascending] = np.minimum(1.0, np.maximum.accumulate(factor * values[ascending]))
    return [float(value) for value in adjusted]


def benjamini_hochberg(p: Sequence[float]) -> list[float]:
    r"""Benjamini and Hochberg's p: controls the expected share of false findings.

    .. math:: \tilde p_{(i)} = \min_{j \ge i} \min(1, m\,p_{(j)} / j)

    References
    ----------
    Benjamini, Y. and Hochberg, Y. (1995). Journal of the Royal Statistical Society B 57,
    289–300.

    Examples
    --------
    >>> benjamini_hochberg([0.01, 0.04, 0.03])
    [0.03, 0.04, 0.04]
    """
    values = np.asarray(p, dtype=np.float64)
    known = np.flatnonzero(~np.isnan(values))
    descending = known[np.argsort(-values[known], kind="stable")]
    adjusted = values.copy()
    factor = known.size / np.arange(known.size, 0, -1)
    adjusted[descending] = np.minimum(1.0, np.minimum.accumulate(factor * values[descending]))
    return [float(value) for value in adjusted]
