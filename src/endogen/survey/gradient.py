"""Values of smooth indicators and their exact gradients, by the complex step.

``∂f/∂x = Im f(x + ih) / h`` has no cancellation, so h can be so small that the result is
exact to rounding (Squire & Trapp 1998).  It is only true of functions that let complex
numbers through; a conversion to real numbers anywhere is an error here, never a warning.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping

import numpy as np

from endogen.survey.expressions import Floats
from endogen.survey.indicator import Smooth

STEP = 1e-100


def differentiate(smooth: Smooth, totals: Mapping[str, Floats]) -> tuple[Floats, dict[str, Floats]]:
    """Evaluate an indicator and its gradient in every domain at once.

    Parameters
    ----------
    totals : mapping of str to array
        The total of each term, over the domains.

    Returns
    -------
    (values, gradient)
        NaN where the indicator is not defined.
    """
    names = list(totals)
    domains = next(iter(totals.values())).size
    points = {}
    for j, name in enumerate(names):  # row j takes the step in the direction of term j
        point = np.repeat(totals[name][None, :].astype(np.complex128), len(names), axis=0)
        point[j] += 1j * STEP
        points[name] = point
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("error", np.exceptions.ComplexWarning)
        try:
            # The value itself by real arithmetic, which rounds a quotient once only.
            values = np.broadcast_to(np.asarray(smooth.value(totals), np.float64), (domains,))
            stepped = np.asarray(smooth.value(points))
        except (ArithmeticError, np.linalg.LinAlgError):
            nowhere = np.full(domains, np.nan)
            return nowhere, dict.fromkeys(names, nowhere)
    if not np.iscomplexobj(stepped) or stepped.shape != (len(names), domains):
        raise TypeError(f"{smooth.name}: value() must let complex totals through")
    slopes = stepped.imag / STEP
    defined = np.isfinite(values) & np.isfinite(slopes).all(axis=0)
    values = np.where(defined, values, np.nan)
    return values, {name: np.where(defined, slopes[j], np.nan) for j, name in enumerate(names)}
