"""Tests of several estimates together under a design: Rao–Scott and Wald, as F."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import fdtrc

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DesignF:
    """A test with an F distribution; NaN where there is nothing to test."""

    statistic: float
    df: float
    df_within: float
    p: float


NOTHING = DesignF(*(math.nan,) * 4)


def rao_scott(cells: npt.ArrayLike, covariance: npt.ArrayLike, n: int, df: float) -> DesignF:
    r"""Pearson's chi-squared of a weighted table, corrected twice for the design.

    With the shares p of the cells, their covariance V under the design and
    :math:`\Delta = (C'D^{-1}C/n)^{-1}\, C'D^{-1}VD^{-1}C` for contrasts C of interaction,

    .. math:: F = \frac{X^2}{\mathrm{tr}\,\Delta} \sim F(d, d\nu), \quad
              d = \frac{(\mathrm{tr}\,\Delta)^2}{\mathrm{tr}\,\Delta^2}

    The same as R's ``svychisq(statistic = "F")``.

    Parameters
    ----------
    cells : array (rows, columns)
        Shares of all cells; they sum to 1.  No row and no column is empty.
    covariance : array (rows × columns, same)
        Of the shares, row by row.
    n : int
        Answers in the table.
    df : float
        ν, PSUs less strata.

    References
    ----------
    Rao, J. N. K. and Scott, A. J. (1984). Annals of Statistics 12, 46–60.
    Thomas, D. R. and Rao, J. N. K. (1987). JASA 82, 630–636.

    Examples
    --------
    >>> p = np.array([[0.3, 0.2], [0.1, 0.4]])
    >>> simple = (np.diag(p.ravel()) - np.outer(p, p)) / 100
    >>> found = rao_scott(p, simple, 100, df=99)
    >>> round(found.statistic, 3), found.df, round(found.p, 5)
    (16.667, 1.0, 9e-05)
    """
    shares, wide = np.asarray(cells, dtype=np.float64), np.asarray(covariance, dtype=np.float64)
    if min(shares.shape) < 2 or not df > 0:
        return NOTHING
    expected = np.outer(shares.sum(axis=1), shares.sum(axis=0))
    pearson = n * (float((shares**2 / expected).sum()) - 1)
    flat = shares.ravel()
    inverse = np.where(flat > 0, 1 / np.where(flat > 0, flat, 1.0), 0.0)
    contrasts = _interaction(*shares.shape)
    scaled = contrasts * inverse[:, None]
    try:
        delta = np.linalg.solve(contrasts.T @ scaled / n, scaled.T @ wide @ scaled)
    except np.linalg.LinAlgError:
        return NOTHING
    trace = float(np.trace(delta))
    square = float(np.trace(delta @ delta))
    if not (trace > 0 and square > 0):
        return NOTHING
    d = trace**2 / square
    f = pearson / trace
    return DesignF(f, round(d, 12), d * df, float(fdtrc(d, d * df, f)))


def wald(differences: npt.ArrayLike, covariance: npt.ArrayLike, df: float) -> DesignF:
    r"""Whether several differences are all 0: the Wald test with the adjusted F.

    .. math:: F = \frac{\nu - q + 1}{\nu q}\, d'V^{-1}d \sim F(q, \nu - q + 1)

    For one difference it is the square of Student's t on ν degrees of freedom.

    References
    ----------
    Korn, E. L. and Graubard, B. I. (1990). The American Statistician 44, 270–276.

    Examples
    --------
    >>> found = wald([2.0], [[1.0]], df=20)
    >>> found.statistic, found.df_within, round(found.p, 4)
    (4.0, 20.0, 0.0593)
    """
    d, wide = np.asarray(differences, dtype=np.float64), np.asarray(covariance, dtype=np.float64)
    q = d.size
    free = df - q + 1
    if q == 0 or not free > 0 or not np.isfinite(wide).all() or not np.isfinite(d).all():
        return NOTHING
    try:
        w = float(d @ np.linalg.solve(wide, d))
    except np.linalg.LinAlgError:
        return NOTHING
    f = free / (df * q) * w
    if not f >= 0:
        return NOTHING
    return DesignF(f, float(q), float(free), float(fdtrc(q, free, f)))


def _interaction(rows: int, columns: int) -> Floats:
    """Contrasts of interaction, free of the main effects (R's ``qr.resid``)."""
    i, j = np.divmod(np.arange(rows * columns), columns)
    row = (i[:, None] == np.arange(1, rows)).astype(float)
    column = (j[:, None] == np.arange(1, columns)).astype(float)
    main = np.hstack([np.ones((rows * columns, 1)), row, column])
    both = np.hstack([row[:, [a]] * column[:, [b]] for a in range(rows - 1)
                      for b in range(columns - 1)])  # fmt: skip
    basis, _ = np.linalg.qr(main)
    found: Floats = both - basis @ (basis.T @ both)
    return found
