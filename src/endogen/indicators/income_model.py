"""A model of the mean and the variance of log income, and the chance to fall below a line.

Chaudhuri's (2003) three steps: least squares of log income on what a household is and has;
a model of the squared residuals, which is the variance; least squares again, weighted by its
inverse.  The chance that income lies below the line is then ``Φ((ln z − xβ) / σ)``.

The variance has a log link by default: ``σ² = exp(xθ)`` fitted to the squared residuals as a
Gamma regression, ``Σ w x (e² / σ² − 1) = 0``, which is the likelihood equation of Harvey's
(1976) multiplicative heteroscedasticity.  It cannot be negative, and the problem is convex.
Amemiya's (1977) linear ``σ² = xθ``, in three steps of generalised least squares, is what
Chaudhuri used: it gives negative variances, which are counted, never cut off.

Pure: arrays in, arrays out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from endogen.survey.expressions import Floats
from endogen.survey.gradient import STEP

PER_COEFFICIENT = 20
"""Households for each coefficient of log income: ten for each of the mean and the variance."""
LOG, LINEAR = "log", "linear"
LINKS = (LOG, LINEAR)
NOTHING_LEFT = 1e-11  # of a column's squares once others explain it: below it is noise
CONVERGED, MOST_STEPS = 1e-10, 100


@dataclass(frozen=True, slots=True)
class Model:
    """The fitted steps.

    Attributes
    ----------
    y, x, weight : array
        Log income; a column of ones and what explains it, orthonormal; sampling weights.
    link : str
        ``"log"`` or ``"linear"``.
    steps : array (steps, columns of x)
        Coefficients of each step: log income, variance (twice when linear), log income.
    """

    y: Floats
    x: Floats
    weight: Floats
    link: str
    steps: Floats

    def place(self, steps: Any) -> tuple[Any, Any]:
        """The mean of log income and its variance, of each row."""
        variance = self.x @ steps[-2]
        return self.x @ steps[-1], np.exp(variance) if self.link == LOG else variance

    def moments(self, steps: Any) -> Any:
        """What the fit makes sum to 0 over the rows, by weight; a column for each coefficient."""
        y, x = self.y, self.x
        squared = (y - x @ steps[0]) ** 2
        mean, variance = self.place(steps)
        if self.link == LOG:
            errors = [squared / variance - 1]
            last = 1 / variance
        else:
            first = x @ steps[1]
            errors = [squared - first, (squared - variance) / first**2]
            positive = np.real(variance) > 0
            last = np.where(positive, 1 / np.where(positive, variance, 1.0), 0.0)
        each = [y - x @ steps[0], *errors, (y - mean) * last]
        return np.concatenate([x * one[:, None] for one in each], axis=1)

    def distance(self, line: Floats, steps: Any) -> Any:
        """``(ln z − xβ) / σ``; NaN where the variance is negative."""
        mean, variance = self.place(steps)
        positive = np.real(variance) > 0
        spread = np.sqrt(np.where(positive, variance, 1.0))
        return np.where(positive, (np.log(line) - mean) / spread, np.nan)


def fit(income: Floats, on: Floats, weight: Floats, link: str = LOG) -> Model | None:
    """Fit the mean and the variance of log income.

    Parameters
    ----------
    income : array (rows,)
        Above 0.
    on : array (rows, columns)
        What explains it; a column that others explain, or that does not vary, is idle.
    weight : array (rows,)
    link : str
        ``"log"`` (default) or ``"linear"``, Amemiya's.

    Returns
    -------
    Model or None
        None with fewer than 20 rows for each coefficient (a constant is one), or when the
        residuals do not vary, or leave a group without variance.

    Examples
    --------
    >>> income = np.exp(np.tile([1.0, -1.0], 10))
    >>> model = fit(income, np.zeros((20, 0)), np.ones(20))
    >>> distance = model.distance(np.ones(20), model.steps)
    >>> chance(distance)[:2].tolist()
    [0.5, 0.5]
    """
    if income.size < least(on.shape[1]):
        return None
    y, x = np.log(income), orthonormal(on, weight)
    with np.errstate(all="ignore"):
        try:
            start = _least_squares(y, x, weight)
            squared = (y - x @ start) ** 2
            if not _varies(squared, y, weight):
                return None
            steps = (_log_link if link == LOG else _linear)(y, x, weight, squared)
        except np.linalg.LinAlgError:
            return None
    if not all(np.isfinite(step).all() for step in steps):
        return None
    return Model(y, x, weight, link, np.array([start, *steps]))


def least(columns: int) -> int:
    """The fewest rows that a model of so many columns is fitted to."""
    return PER_COEFFICIENT * (columns + 1)


def chance(distance: Floats) -> Floats:
    """The probability of an income below the line."""
    from scipy import special  # slow to load, and only for this

    found: Floats = special.ndtr(distance)
    return found


def orthonormal(on: Floats, weight: Floats) -> Floats:
    """A constant and the columns, each less what earlier ones explain; idle ones left out.

    ``Σ w x xᵀ / Σ w`` is the identity, so that no sum loses digits whatever the units are.
    """
    share = weight / weight.sum()
    kept = [np.ones(weight.size)]
    for column in on.T:
        left = column - share @ column
        whole = share @ left**2
        for _ in range(2):  # once more for the rounding of the first
            for one in kept:
                left = left - (share @ (one * left)) * one
        rest = share @ left**2
        if rest > NOTHING_LEFT * whole and whole > 0:
            kept.append(left / np.sqrt(rest))
    return np.column_stack(kept)


def _least_squares(y: Floats, x: Floats, weight: Floats) -> Floats:
    weighted = x * weight[:, None]
    found: Floats = np.linalg.solve(weighted.T @ x, weighted.T @ y).astype(np.float64)
    return found


def _varies(squared: Floats, y: Floats, weight: Floats) -> bool:
    """Whether more than rounding is left of log income."""
    share = weight / weight.sum()
    rounding = float(share @ y**2) * (100 * np.finfo(np.float64).eps) ** 2  # all incomes alike
    spread = float(share @ (y - share @ y) ** 2)
    return float(share @ squared) > max(NOTHING_LEFT * spread, rounding)


def _log_link(y: Floats, x: Floats, weight: Floats, squared: Floats) -> list[Floats]:
    """The steps after the first."""
    theta = _gamma(squared, x, weight)
    return [theta, _least_squares(y, x, weight * np.exp(-(x @ theta)))]


def _gamma(squared: Floats, x: Floats, weight: Floats) -> Floats:
    """Minimise ``Σ w (e² exp(−xθ) + xθ)``, which is convex, by Newton's steps.

    Raises
    ------
    LinAlgError
        When there is no least: some rows would have no variance at all.
    """
    share = weight / weight.sum()
    theta = np.zeros(x.shape[1])
    theta[0] = np.log(share @ squared)

    def loss(at: Floats) -> float:
        return float(share @ (squared * np.exp(-(x @ at)) + x @ at))

    for _ in range(MOST_STEPS):
        relative = squared * np.exp(-(x @ theta))
        slope = x.T @ (share * (1 - relative))
        step = np.linalg.solve((x * (share * relative)[:, None]).T @ x, slope)
        if np.abs(step).max() < CONVERGED:
            found: Floats = theta - step
            return found
        before = loss(theta)
        while not loss(theta - step) <= before + CONVERGED:
            step = step / 2
        theta = theta - step
    raise np.linalg.LinAlgError


def _linear(y: Floats, x: Floats, weight: Floats, squared: Floats) -> list[Floats]:
    """The steps after the first."""
    first = _least_squares(squared, x, weight)
    second = _least_squares(squared, x, weight / (x @ first) ** 2)
    variance = x @ second
    positive = variance > 0
    by_variance = np.where(positive, weight / np.where(positive, variance, 1.0), 0.0)
    return [first, second, _least_squares(y, x, by_variance)]


def influence(model: Model, by_distance: Floats, by_row: Floats, line: Floats) -> Floats:
    """By how much a row's weight moves a mean over rows, through itself and through the fit.

    The fit solves ``Σ w m(γ) = 0``, so that ``dγ/dw = −H⁻¹ m``, ``H = Σ w ∂m/∂γ``; the
    slopes are found by the complex step.

    Parameters
    ----------
    by_distance : array
        The slope of the mean by each row's `distance`, the weight not included.
    by_row : array
        The influence with the fit held as it is.
    """
    size = model.steps.size
    slope, hessian = np.zeros(size), np.zeros((size, size))
    usable = np.isfinite(by_distance)
    pull = np.where(usable, model.weight * by_distance, 0.0)
    for j in range(size):
        steps = model.steps.astype(np.complex128)
        steps.flat[j] += 1j * STEP
        moved = np.where(usable, model.distance(line, steps), 0.0).imag / STEP
        slope[j] = pull @ moved
        hessian[:, j] = model.weight @ (model.moments(steps).imag / STEP)
    through: Floats = by_row - model.moments(model.steps) @ np.linalg.solve(hessian.T, slope)
    return through


def density(distance: Floats) -> Floats:
    """The slope of `chance`."""
    found: Floats = np.exp(-0.5 * distance**2) / np.sqrt(2 * np.pi)
    return found
