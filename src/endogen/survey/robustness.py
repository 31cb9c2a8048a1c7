"""How strong a confounder that was not measured would have to be to explain a finding away."""

from __future__ import annotations

import math

from endogen.i18n import text
from endogen.survey.estimate import Estimate, without_error


def robustness_value(partial: Estimate) -> Estimate:
    """The share of what is left of both columns that a confounder would have to explain.

    Of a coefficient whose partial correlation is r: with f² = r² / (1 − r²),
    ``RV = (√(f⁴ + 4 f²) − f²) / 2`` (Cinelli & Hazlett 2020, Journal of the Royal Statistical
    Society B 82(1), 39–67, eq. 18, q = 1).  A confounder that explains as much of either, once
    the columns held constant are taken out, would make the coefficient zero.

    Parameters
    ----------
    partial : Estimate
        A partial correlation.

    Examples
    --------
    >>> round(robustness_value(Estimate(estimate=0.3)).estimate, 4)
    0.2695
    """
    r = partial.estimate
    value = math.nan
    if abs(r) < 1:
        strength = r * r / (1 - r * r)
        value = (math.sqrt(strength**2 + 4 * strength) - strength) / 2
    return without_error(
        partial,
        indicator="robustness_value",
        estimate=value,
        df=math.nan,
        unit="share",
        method=text("robustness value of Cinelli and Hazlett, from the partial correlation"),
    )
