"""How sure a contrast is, in one word.

*clear*: the Holm-adjusted test rejects at 1 − level, so the adjusted interval excludes
zero; *suggestive*: only the unadjusted one does; *cannot tell*: neither, and then the
minimal detectable effect must stand beside it.
"""

from __future__ import annotations

import math

from endogen.survey.estimate import Estimate
from endogen.survey.strength import Strength


def judge(row: Estimate) -> Strength:
    """Say how sure the contrast in `row` is.

    Examples
    --------
    >>> judge(Estimate(estimate=0.3, p=0.01, p_adjusted=0.08))
    <Strength.SUGGESTIVE: 'suggestive'>
    """
    error = 1 - row.level
    adjusted = row.p if math.isnan(row.p_adjusted) else row.p_adjusted
    if math.isnan(row.p):
        return _by_interval(row)
    if adjusted < error:
        return Strength.CLEAR
    return Strength.SUGGESTIVE if row.p < error else Strength.CANNOT_TELL


def _by_interval(row: Estimate) -> Strength:
    excludes_zero = row.ci_low > 0 or row.ci_high < 0  # false when the limits are NaN
    return Strength.CLEAR if excludes_zero else Strength.CANNOT_TELL
