"""How often each of several is first, as weights and the sample vary.

A composite score of several parts depends on weights that nobody can know, and on a sample
that could have been another.  Both are drawn: weights evenly over all that sum to one
(Dirichlet), estimates from their joint sampling distribution.
"""

from __future__ import annotations

import numpy as np

from endogen.survey.expressions import Floats


def drawn_estimates(
    estimates: Floats, covariance: Floats, df: float, draws: int, rng: np.random.Generator
) -> Floats:
    """Estimates as other samples might have given them: a multivariate t.

    Parameters
    ----------
    estimates : array, shape (items,)
    covariance : array, shape (items, items)
    df : float
        Of the standard errors; large ones give a normal distribution.

    Returns
    -------
    array, shape (draws, items)
    """
    values, vectors = np.linalg.eigh((covariance + covariance.T) / 2)
    root = vectors * np.sqrt(np.clip(values, 0.0, None))
    noise = rng.standard_normal((draws, estimates.size)) @ root.T
    if np.isfinite(df):
        noise *= np.sqrt(df / rng.chisquare(df, size=(draws, 1)))
    return np.asarray(estimates + noise)


def drawn_weights(parts: int, draws: int, rng: np.random.Generator) -> Floats:
    """Weights drawn evenly over all that are not negative and sum to one; (draws, parts)."""
    return rng.dirichlet(np.ones(parts), size=draws)


def places(scores: Floats) -> Floats:
    """The share of draws in which each item has each place; ties share theirs.

    Parameters
    ----------
    scores : array, shape (draws, items)
        The highest is first.

    Returns
    -------
    array, shape (items, places)
        Rows and columns sum to one.

    Examples
    --------
    >>> places(np.array([[3.0, 1.0], [2.0, 2.0]]))
    array([[0.75, 0.25],
           [0.25, 0.75]])
    """
    draws, items = scores.shape
    above = (scores[:, None, :] > scores[:, :, None]).sum(axis=2)
    alike = (scores[:, None, :] == scores[:, :, None]).sum(axis=2)  # itself among them
    shares = np.zeros((items, items))
    for place in range(items):
        here = (above <= place) & (place < above + alike)
        shares[:, place] = (here / alike).sum(axis=0) / draws
    return shares
