"""Partial correlation in small samples: p from r, Fisher's interval, Freedman–Lane."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri, stdtr

from endogen.survey.small.draws import PERMUTATIONS, SEED, orders
from endogen.survey.small.interval import Interval

Floats = npt.NDArray[np.float64]

_TINY = 1e-10  # what is left of a column's length when the controls explain all of it


@dataclass(frozen=True, slots=True)
class PartialCorrelations:
    """Partial correlations of one column with several, given the same controls.

    Attributes
    ----------
    r, p : tuple of float
        One per column; `p` is the two-sided permutation p.  NaN when one of the two has
        no variation left after the controls.
    n, controls, df : int
        Rows; rank of the controls beside the constant; n − 2 − controls.
    draws, seed : int
    """

    r: tuple[float, ...]
    p: tuple[float, ...]
    n: int
    controls: int
    df: int
    draws: int
    seed: int


def p_of_r(r: float, df: float) -> float:
    r"""Two-sided p of a (partial) correlation: :math:`t = r\sqrt{df/(1-r^2)}` on df.

    Examples
    --------
    >>> round(p_of_r(-0.0278, 69), 3)
    0.818
    """
    if math.isnan(r) or df <= 0:
        return math.nan
    if abs(r) >= 1:
        return 0.0
    return 2 * float(stdtr(df, -abs(r) * math.sqrt(df / (1 - r * r))))


def fisher_interval(r: float, n: int, controls: int = 0, level: float = 0.95) -> Interval:
    r"""Interval of a (partial) correlation: tanh(atanh r ± z / √(n − controls − 3)).

    References
    ----------
    Fisher, R. A. (1924). The distribution of the partial correlation coefficient.
    Metron 3, 329–332.

    Examples
    --------
    >>> found = fisher_interval(-0.676, 73, controls=2)
    >>> round(found.low, 3), round(found.high, 3)
    (-0.785, -0.526)
    """
    spare = n - controls - 3
    if math.isnan(r) or spare <= 0:
        return Interval(r, math.nan, math.nan, level)
    if abs(r) >= 1:
        return Interval(r, r, r, level)
    half = float(ndtri((1 + level) / 2)) / math.sqrt(spare)
    return Interval(r, math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half), level)


def freedman_lane(
    x: npt.ArrayLike,
    ys: npt.ArrayLike,
    controls: npt.ArrayLike | None = None,
    *,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
) -> PartialCorrelations:
    r"""Partial correlations of `x` with each column of `ys`, with permutation p.

    Each y is taken apart by the controls Z (and a constant) into fit and residual e; the
    residuals are shuffled, added back, and the partial correlation with x taken again:

    .. math:: r^* = \frac{e_x' Pe}{\lVert e_x\rVert\,\lVert (I-H_Z)Pe\rVert},\qquad
              p = \frac{1 + \#\{|r^*| \ge |r|\}}{B + 1}

    (the fit itself drops out).  Collinear controls count once: their rank is used.  All
    columns share the same shuffles.  Sort rows by a stable key before: shuffles are of rows.

    Parameters
    ----------
    x : array (n,)
    ys : array (n,) or (n, k)
    controls : array (n,) or (n, q), optional
    permutations, seed : int

    References
    ----------
    Freedman, D. and Lane, D. (1983). Journal of Business & Economic Statistics 1, 292–298.
    Winkler, A. M. et al. (2014). Permutation inference for the general linear model.
    NeuroImage 92, 381–397.

    Examples
    --------
    >>> found = freedman_lane([1, 2, 3, 4, 5, 6, 7, 8], [2, 1, 4, 3, 6, 5, 8, 7], seed=1)
    >>> round(found.r[0], 4), found.df, found.p[0] < 0.01
    (0.9048, 6, True)
    """
    column = np.asarray(x, dtype=np.float64)
    n = column.size
    table = _columns(ys)
    basis = _basis(controls, n)
    rank = basis.shape[1] - 1
    e_x, e_y = _residual(column[:, None], basis), _residual(table, basis)
    df = n - 2 - rank
    with np.errstate(invalid="ignore"):
        r = (e_x.T @ e_y)[0] / (_length(e_x)[0] * _length(e_y))
    extreme = np.zeros(table.shape[1])
    if df > 0:
        for shuffle in orders(n, permutations, seed):
            extreme += _as_extreme(shuffle, e_x, e_y, basis, r)
    p = np.where(np.isnan(r) | (df <= 0), math.nan, (extreme + 1) / (permutations + 1))
    rs = np.clip(r, -1, 1) if df > 0 else np.full_like(r, math.nan)
    return PartialCorrelations(
        tuple(rs.tolist()), tuple(p.tolist()), n, rank, df, permutations, seed
    )


def _columns(values: npt.ArrayLike) -> Floats:
    table = np.asarray(values, dtype=np.float64)
    return table[:, None] if table.ndim == 1 else table


def _basis(controls: npt.ArrayLike | None, n: int) -> Floats:
    """Orthonormal columns that span the constant and the controls, one per rank."""
    constant = np.full((n, 1), 1 / math.sqrt(n)) if n else np.zeros((0, 1))
    if controls is None or n == 0:
        return constant
    table = _columns(controls)
    table = table - table.mean(axis=0)
    scale = np.sqrt((table**2).sum(axis=0))
    kept = table[:, scale > 0] / scale[scale > 0]
    if kept.shape[1] == 0:
        return constant
    left, singular, _ = np.linalg.svd(kept, full_matrices=False)
    return np.hstack([constant, left[:, singular > _TINY * singular[0]]])


def _residual(table: Floats, basis: Floats) -> Floats:
    """What the basis leaves of each column; NaN where that is rounding only."""
    centred = table - table.mean(axis=0) if len(table) else table
    left = centred - basis @ (basis.T @ centred)
    left -= basis @ (basis.T @ left)  # once more: rounding of the first pass
    size = np.maximum(_length(centred), _TINY * np.abs(table).max(axis=0, initial=0.0))
    return np.where(_length(left) > _TINY * size, left, math.nan)


def _length(table: Floats) -> Floats:
    lengths: Floats = np.sqrt((table**2).sum(axis=0))
    return lengths


def _as_extreme(
    shuffle: npt.NDArray[np.int32], e_x: Floats, e_y: Floats, basis: Floats, r: Floats
) -> Floats:
    """Count, for each y, the shuffles with a partial correlation at least as far from 0.

    Shuffling e_x and the basis once serves all y: e_x'(Pe) = (P'e_x)'e.
    """
    direction = e_x[:, 0] / _length(e_x)[0]
    upper = direction[shuffle] @ e_y
    explained = np.zeros_like(upper)
    for axis in basis.T[1:]:  # the constant explains nothing: residuals sum to zero
        explained += (axis[shuffle] @ e_y) ** 2
    with np.errstate(invalid="ignore", divide="ignore"):
        again = upper**2 / (_length(e_y) ** 2 - explained)
    count: Floats = (again >= r**2 * (1 - 1e-9)).sum(axis=0).astype(np.float64)
    return count
