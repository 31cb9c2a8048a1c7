"""What the distribution of a column says: cumulative shares, concentration, density.

Everything is a function of a `ValueTable` (distinct values, weights, amounts), the same for
73 rows and for 30 million.  Influences are per unit of weight: ``slope * b + level`` for a
row with amount b at each value.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from endogen.survey.expressions import Floats
from endogen.survey.indicator import Solved, ValueTable

ROUNDING = 1e-12  # sums of the same weights in another order may differ in the last digits


def place(table: ValueTable, q: float) -> int:
    """Where the smallest value stands with at least the share q of the weight at or below it."""
    cumulated = np.cumsum(table.weight)
    found = int(np.searchsorted(cumulated, q * cumulated[-1] * (1 - ROUNDING)))
    return min(found, table.values.size - 1)


def inverse(table: ValueTable, q: float) -> float:
    """The smallest value with at least the share q of the weight at or below it."""
    return float(table.values[place(table, q)])


def concentration_of(table: ValueTable) -> Solved:
    """The concentration index of the amounts along the values; of equals, the mean rank.

    ``C = 2 Σ w b R / (N B) − 1``, R the weight before a row and half its own.
    """
    weight, amount = float(table.weight.sum()), float(table.amount.sum())
    if amount == 0:
        return undefined(table)
    rank = np.cumsum(table.weight) - table.weight / 2
    above = amount - np.cumsum(table.amount) + table.amount / 2
    value = 2 * float(table.amount @ rank) / (weight * amount) - 1
    slope = 2 * rank / (weight * amount) - (value + 1) / amount
    level = 2 * above / (weight * amount) - (value + 1) / weight
    return Solved(value, slope, level)


def ordinate_of(table: ValueTable, q: float) -> Solved:
    """The share of the amounts that the lowest q of the weight hold.

    Where q cuts through rows of one value, they give in proportion.  The influence of the
    cut needs the mean amount at it: of the rows there when amount and value are one, else
    smoothed over the neighbours.
    """
    weight, amount = float(table.weight.sum()), float(table.amount.sum())
    if amount == 0:
        return undefined(table)
    at = place(table, q)
    before = table.weight[:at].sum()
    part = (q * weight - before) / table.weight[at]
    value = float(table.amount[:at].sum() + part * table.amount[at]) / amount
    inside = np.zeros(table.values.size)
    inside[:at], inside[at] = 1.0, part
    at_cut = amount_at(table, float(table.values[at]))
    slope = (inside - value) / amount
    level = at_cut * (q - inside) / amount
    return Solved(value, slope, level)


def mean_of_lowest(table: ValueTable, q: float) -> Solved:
    """The mean of the lowest q of the weight; values that q cuts through count in proportion.

    ``((v − Q) inside + q Q) / (q N) − value / N`` is its influence.
    """
    weight, at = float(table.weight.sum()), place(table, q)
    inside = np.zeros(table.values.size)
    inside[:at], inside[at] = 1.0, (q * weight - table.weight[:at].sum()) / table.weight[at]
    cut = float(table.values[at])
    value = float((table.weight * table.values) @ inside) / (q * weight)
    level = ((table.values - cut) * inside + q * cut) / (q * weight) - value / weight
    return Solved(value, np.zeros(level.size), level)


def absolute_gini_of(table: ValueTable) -> Solved:
    """Half the mean distance of two values, the Gini index times the mean.

    ``2 Σ w v R / N² − μ``, R the weight before a row and half its own.
    """
    weight, amounts = float(table.weight.sum()), table.weight * table.values
    amount = float(amounts.sum())
    rank = np.cumsum(table.weight) - table.weight / 2
    above = amount - np.cumsum(amounts) + amounts / 2
    twice = 2 * float(amounts @ rank)
    by_value = 2 * rank / weight**2 - 1 / weight
    level = 2 * above / weight**2 - 2 * twice / weight**3 + amount / weight**2
    level = level + by_value * table.values
    return Solved(twice / weight**2 - amount / weight, np.zeros(level.size), level)


def amount_at(table: ValueTable, value: float) -> float:
    """The mean amount of rows whose value is near `value`, by kernel regression."""
    mean = table.amount / table.weight
    if np.allclose(mean, table.values, rtol=ROUNDING, atol=0):
        return value
    near = kernel(table, value).weights
    total = float(near.sum())
    return float(near @ mean) / total if total > 0 else float(np.interp(value, table.values, mean))


@dataclass(frozen=True, slots=True)
class Kernel:
    """Gaussian weights of the values around a point, with the density they make."""

    weights: Floats
    density: float


def kernel(table: ValueTable, at: float) -> Kernel:
    """Gaussian kernel around a value, with Silverman's (1986) rule for its width."""
    width = bandwidth(table)
    if not width > 0:
        here = np.where(table.values == at, table.weight, 0.0)
        return Kernel(here, np.nan)
    shape = np.exp(-0.5 * ((table.values - at) / width) ** 2) / (width * np.sqrt(2 * np.pi))
    weights = table.weight * shape
    return Kernel(weights, float(weights.sum() / table.weight.sum()))


def bandwidth(table: ValueTable) -> float:
    """``0.9 min(s, IQR / 1.349) n^(−1/5)`` (Silverman 1986, eq. 3.31); n counts rows."""
    mean = np.average(table.values, weights=table.weight)
    spread = float(np.sqrt(np.average((table.values - mean) ** 2, weights=table.weight)))
    quartiles = (inverse(table, 0.75) - inverse(table, 0.25)) / 1.349
    rows = float(table.rows.sum())
    return 0.9 * min(spread, quartiles or spread) / math.pow(rows, 0.2)


def quantile_influence(table: ValueTable, q: float) -> Floats:
    """How a row at each value moves the quantile: ``(q − 1[v ≤ Q]) / (N f(Q))``."""
    found = inverse(table, q)
    below = (table.values <= found).astype(np.float64)
    share = float(table.weight @ below) / table.weight.sum()
    influence: Floats = (share - below) / (table.weight.sum() * kernel(table, found).density)
    return influence


def undefined(table: ValueTable) -> Solved:
    """No value."""
    nothing = np.zeros(table.values.size)
    return Solved(float("nan"), nothing, nothing)
