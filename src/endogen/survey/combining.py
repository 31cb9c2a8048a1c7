"""Indicators made of others: their parts are estimated, then put together.

The value is a function of the parts' values; its gradient (a complex step) makes its
influence a linear combination of theirs, so that it has a covariance with everything else
that was asked.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from endogen.survey.expressions import Floats
from endogen.survey.gradient import STEP
from endogen.survey.indicator import Combined, Indicator


@dataclass(frozen=True, slots=True)
class Plan:
    """What is estimated for a list of indicators, and where each finds its parts.

    Attributes
    ----------
    single : tuple of Indicator
        Every indicator that is no combination, and every part of one.
    places : tuple of tuple of int
        For each indicator asked, where in `single` it or its parts stand.
    """

    single: tuple[Indicator, ...]
    places: tuple[tuple[int, ...], ...]


def plan(asked: Sequence[Indicator]) -> Plan:
    """Lay the parts of combined indicators beside the others; one that several share, once."""
    place: dict[Indicator, int] = {}
    places = []
    for indicator in asked:
        parts = indicator.parts if isinstance(indicator, Combined) else (indicator,)
        places.append(tuple(place.setdefault(part, len(place)) for part in parts))
    return Plan(tuple(place), tuple(places))


def combined(indicator: Combined, values: Floats) -> tuple[float, Floats]:
    """The value of a combination, and its slope by each part; NaN where it has none."""
    nowhere = math.nan, np.full(values.size, math.nan)
    if not np.isfinite(values).all():
        return nowhere
    points = np.diag(np.full(values.size, 1j * STEP)) + values  # row j: a step in part j
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("error", np.exceptions.ComplexWarning)
        try:
            value = float(indicator.combine(list(values)))
            slopes = np.asarray(indicator.combine(list(points.T))).imag / STEP
        except ArithmeticError:
            return nowhere
    if not (math.isfinite(value) and np.isfinite(slopes).all()):
        return nowhere
    return value, np.broadcast_to(slopes, values.shape)
