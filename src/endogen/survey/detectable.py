"""The smallest size of a contrast that this sample would have shown, from its standard error."""

from __future__ import annotations

import math

from endogen.i18n import text
from endogen.survey.estimate import Estimate, without_error
from endogen.survey.intervals import t_quantile

POWER = 0.8


def detectable(row: Estimate, tests: int = 1) -> Estimate:
    """The size that would be found four times in five, at the level of `row`.

    ``(t_(1 − α/2m) + t_power) · se`` (Bloom 1995, Evaluation Review 19), where the row is the
    only one of its family that is not zero.

    Parameters
    ----------
    tests : int
        m: how many tests are adjusted together, by Bonferroni or Holm.

    Examples
    --------
    >>> round(detectable(Estimate(estimate=0.1, se=0.1, df=60.0)).estimate, 4)
    0.2848
    >>> round(detectable(Estimate(estimate=0.1, se=0.1, df=60.0), tests=6).estimate, 4)
    0.3576
    """
    critical = t_quantile(1 - (1 - row.level) / max(tests, 1), row.df)
    power = t_quantile(2 * POWER - 1, row.df)  # the one-sided value of this power
    size = (critical + power) * row.se if row.se > 0 else math.nan
    return without_error(
        row,
        indicator="mde",
        estimate=size,
        method=text("smallest size found in four cases of five, from the standard error"),
    )
