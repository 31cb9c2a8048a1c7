"""One common factor by maximum likelihood, differentiable by the complex step.

At the maximum the unique variances are ``ψ = 1 − λ²`` and the loadings of a correlation
matrix R satisfy ``R Ψ⁻¹ λ = λ (1 + λ' Ψ⁻¹ λ)`` (Lawley & Maxwell 1971, ch. 4).  The real root
is found first; Newton's steps from it carry the complex part, which is then the derivative
of the implicit function.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from endogen.survey.expressions import Floats

ROUNDS = 5_000
STILL = 1e-7
LEAST = 0.005  # a unique variance below it is a Heywood case, as in R's factanal
NEWTON = 5


def one_factor(correlation: Any) -> Any:
    """The loadings of one factor.

    Parameters
    ----------
    correlation : array, (..., domains, p, p)
        Complex parts are steps of the complex step: along the first axes the real parts are
        all alike.

    Returns
    -------
    array, (..., domains, p)
        NaN where one factor does not fit.
    """
    size = correlation.shape[-1]
    real = np.real(correlation)
    first = real.reshape(-1, real.shape[-3], size, size)[0]
    start = np.stack([_fitted(r) for r in first])
    loading = np.broadcast_to(start, correlation.shape[:-1]).astype(correlation.dtype)
    for _ in range(NEWTON):
        loading = loading - _step(correlation, loading)
    return loading


def _fitted(r: Floats) -> Floats:
    """The real root, by turns: the first principal axis given ψ, then ψ given the loadings."""
    nothing = np.full(len(r), np.nan)
    if not np.isfinite(r).all() or np.linalg.matrix_rank(r) < len(r):
        return nothing
    unique = (1 - 0.5 / len(r)) / np.diag(np.linalg.inv(r))
    for _ in range(ROUNDS):
        scale = np.sqrt(unique)
        roots, axes = np.linalg.eigh(r / np.outer(scale, scale))
        loading: Floats = scale * axes[:, -1] * np.sqrt(max(roots[-1] - 1, 0.0))
        left = 1 - loading**2
        if left.min() < LEAST:
            return nothing
        if np.abs(left - unique).max() < STILL:
            return loading
        unique = left
    return nothing


def _step(r: Any, loading: Any) -> Any:
    """Newton's step; none where there is no root to step from."""
    known = np.isfinite(np.real(loading)).all(axis=-1)
    at = np.where(known[..., None], loading, 0.1)
    matrix = np.where(known[..., None, None], r, np.eye(r.shape[-1]))
    unique = 1 - at**2
    q = at / unique
    dq = (1 + at**2) / unique**2
    turned = 1 + (at * q).sum(axis=-1, keepdims=True)
    off = (matrix @ q[..., None])[..., 0] - at * turned
    slope = matrix * dq[..., None, :] - at[..., :, None] * (q + at * dq)[..., None, :]
    slope = slope - np.eye(r.shape[-1]) * turned[..., None]
    step = (np.linalg.inv(slope) @ off[..., None])[..., 0]
    return np.where(known[..., None], step, 0.0)
