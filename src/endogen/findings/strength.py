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
    adjusted = row.p if math.isnan(row.p_adjusted) else row.p_adjusted
    if math.isnan(row.p):
        return _by_interval(row)
    if rejects(adjusted, row.level):
        return Strength.CLEAR
    return Strength.SUGGESTIVE if rejects(row.p, row.level) else Strength.CANNOT_TELL


def rejects(p: float, level: float) -> bool:
    """Whether p lies below 1 − level; at it, the limit of the interval is the value tested.

    Equal up to rounding counts as equal: 1 − 0.95 is more than 0.05 to a computer, and
    1 − 0.9 less than 0.1.

    Examples
    --------
    >>> rejects(0.05, 0.95), rejects(0.0499, 0.95)
    (False, True)
    """
    return p < (1 - level) * (1 - 1e-9)


def _by_interval(row: Estimate) -> Strength:
    excludes_zero = row.ci_low > 0 or row.ci_high < 0  # false when the limits are NaN
    return Strength.CLEAR if excludes_zero else Strength.CANNOT_TELL
