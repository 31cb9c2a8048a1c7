"""Share a sample out among strata."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from endogen.errors import DesignError
from endogen.i18n import text
from endogen.survey.calling import chosen, number, whole, wrong
from endogen.survey.expressions import Floats

ALLOCATIONS = ("proportional", "equal", "neyman", "power")


def allocate(
    sizes: Mapping[str, float],
    n: int,
    how: str = "proportional",
    *,
    spread: Mapping[str, float] | None = None,
    exponent: float = 0.5,
    least: int = 0,
) -> dict[str, int]:
    r"""Share a sample out among strata.

    Parameters
    ----------
    sizes : mapping of str to number
        Units of each stratum in the population.
    n : int
        Units to draw in all.
    how : str
        ``proportional`` (to size), ``equal``, ``neyman`` (to :math:`N_h S_h`) or ``power``
        (to :math:`N_h^q CV_h`; Bankier 1988).
    spread : mapping of str to number, optional
        Standard deviations for ``neyman``; coefficients of variation for ``power``, equal
        when not given.
    exponent : float
        q of ``power``: 1 is near ``neyman``, 0 makes strata equally precise.
    least : int
        Fewest of a stratum; 2 or more let a standard error be estimated.

    Returns
    -------
    dict of str to int
        They sum to `n`; no stratum gives more than it has, and what is over goes to the
        others.  Fractions go to the largest remainders.

    References
    ----------
    Cochran (1977), section 5.5 (Neyman); Bankier (1988), The American Statistician 42.

    Examples
    --------
    >>> allocate({"hill": 600, "plain": 300, "town": 100}, 50)
    {'hill': 30, 'plain': 15, 'town': 5}
    """
    chosen("allocate", "how", how, ALLOCATIONS)
    names = list(sizes)
    room = np.array([number("allocate", "sizes", float(sizes[k]), 0, math.inf) for k in names])
    wanted = whole("allocate", "n", n)
    if how == "neyman" and spread is None:
        raise wrong("allocate", "spread", text("the standard deviation of each stratum"), None)
    widths = np.ones(len(names)) if spread is None else _spread(names, spread)
    power = {"proportional": 1.0, "equal": 0.0, "neyman": 1.0}.get(how, exponent)
    share = room**power * (widths if how in ("neyman", "power") else 1.0)
    low = np.minimum(float(least), np.floor(room))
    if wanted > np.floor(room).sum() or wanted < low.sum():
        raise DesignError("E-DESIGN-DRAW", n=wanted, units=int(np.floor(room).sum()))
    return dict(
        zip(names, _rounded(_within(share, wanted, low, np.floor(room)), wanted), strict=True)
    )


def _spread(names: Sequence[str], spread: Mapping[str, float]) -> Floats:
    absent = [name for name in names if name not in spread]
    if absent:
        raise wrong("allocate", "spread", text("a number for each stratum"), absent)
    return np.array(
        [number("allocate", "spread", spread[k], 0, math.inf, ends="low") for k in names]
    )


def _within(share: Floats, n: int, low: Floats, high: Floats) -> Floats:
    """Parts of n by `share`, none outside its limits: what is over goes to the others."""
    fixed = np.full(share.size, np.nan)
    while True:
        free = np.isnan(fixed)
        rest = n - np.nansum(fixed)
        total = share[free].sum()
        part = share[free] * rest / total if total > 0 else np.full(free.sum(), rest / free.sum())
        over, under = part - high[free], low[free] - part
        if not ((over > 0) | (under > 0)).any():
            fixed[free] = part
            return fixed
        # The side that binds more is fixed first (as in water filling), the other looked at again.
        bound = over > 0 if over[over > 0].sum() >= under[under > 0].sum() else under > 0
        at = np.flatnonzero(free)[bound]
        fixed[at] = np.clip(part[bound], low[at], high[at])


def _rounded(parts: Floats, n: int) -> list[int]:
    """Whole numbers with the same sum, the largest remainders rounded up."""
    floor = np.floor(parts + 1e-9)
    order = np.argsort(-(parts - floor), kind="stable")
    floor[order[: n - int(floor.sum())]] += 1
    return [int(one) for one in floor]
