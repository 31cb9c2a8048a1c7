"""Intervals that are percentiles of replicates: for estimates whose distribution is skewed.

A product of two coefficients, an index near its end, are not nearly normal in a small sample;
the middle `level` of what replicate samples gave keeps their skew (Efron & Tibshirani 1993,
An Introduction to the Bootstrap, ch. 13; for mediation: Preacher & Hayes 2008, Behavior
Research Methods 40).
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from endogen.i18n import text
from endogen.survey.estimate import Estimate
from endogen.survey.expressions import Floats
from endogen.survey.joint import Part
from endogen.survey.replicated import Spread
from endogen.survey.results import Results

LEAST = 0.9
"""The share of replicates that must have a value; fewer would cut off the difficult ones."""


def percentiles(results: Results) -> Results:
    """The same rows with percentile limits and p, where replicates made their errors.

    p is twice the share of replicates on the other side of zero, the estimate counted as one
    of them (Davison & Hinkley 1997, eq. 4.11), so that it is never 0.

    Parameters
    ----------
    results : Results
        Of one call of `Sample.estimate` with ``variance="bootstrap"``; other rows stay as
        they are.

    Examples
    --------
    >>> from endogen.survey.sample import Sample
    >>> sample = Sample({"x": [1.0, 2.0, 4.0, 9.0, 3.0, 5.0]})
    >>> drawn = sample.estimate("mean(x)", variance="bootstrap", replicates=1000, seed=1)
    >>> row = percentiles(drawn)[0]
    >>> row.ci_low < row.estimate < row.ci_high, row.estimate - row.ci_low > 0
    (True, True)
    """
    rows = tuple(
        _of(row, part) if part is not None else row
        for row, part in zip(results.rows, results.parts, strict=True)
    )
    return Results(rows, results.parts)


def _of(row: Estimate, part: Part) -> Estimate:
    drawn = _replicates(row, part)
    if drawn is None:
        return row
    known = drawn[np.isfinite(drawn)]
    if known.size < LEAST * drawn.size or math.isnan(row.estimate):
        return replace(row, ci_low=math.nan, ci_high=math.nan, p=math.nan)
    tail = (1 - row.level) / 2
    low, high = np.quantile(known, [tail, 1 - tail])
    beyond = min(int((known <= 0).sum()), int((known >= 0).sum()))
    return replace(
        row,
        ci_low=float(low),
        ci_high=float(high),
        p=min(2 * (beyond + 1) / (known.size + 1), 1.0),
        df=math.nan,
        method=text("{error}; percentile interval", error=part.errors[0]),
    )


def _replicates(row: Estimate, part: Part) -> Floats | None:
    """What each replicate gave; None where there were none, or the row is of several."""
    spread = part.joint.covariance
    if not isinstance(spread, Spread) or spread.asked.kind != "bootstrap" or len(part.places) != 1:
        return None
    ((place, weight),) = part.places.items()
    return np.asarray(row.estimate + weight * spread.distances[place])
