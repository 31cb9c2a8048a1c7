"""Power of a comparison of two groups, and the smallest effect a sample would have shown.

The formulas stand here once: the detectable effects beside every "no difference" turn them
round for the effect, `endogen.survey.planning` for the size.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from scipy.special import nctdtr, ndtr, ndtri, stdtrit


@dataclass(frozen=True, slots=True)
class DetectableShares:
    """Smallest detectable rise above, and fall below, a base share.

    NaN where even a share of 1 (or 0) would not be detected.
    """

    rise: float
    fall: float

    @property
    def least(self) -> float:
        """The smaller of the two; NaN when neither can be detected."""
        return min((x for x in (self.rise, self.fall) if not math.isnan(x)), default=math.nan)


def power_of_means(effect: float, n_1: float, n_0: float, *, alpha: float = 0.05) -> float:
    r"""Chance that a t test finds a difference of `effect` standard deviations.

    .. math:: P(t_{df}(\lambda) > t_{df,1-\alpha/2}),\quad
              \lambda = d / \sqrt{1/n_1 + 1/n_0},\quad df = n_1 + n_0 - 2

    R's power.t.test (``strict = FALSE``), for unequal groups too.

    References
    ----------
    Cohen, J. (1988). Statistical Power Analysis for the Behavioral Sciences, chapter 2.

    Examples
    --------
    >>> round(power_of_means(0.5, 64, 64), 4)
    0.8015
    """
    df = n_1 + n_0 - 2
    if min(n_1, n_0) < 1 or df <= 0:
        return math.nan
    return _power_of_t(df, abs(effect) / math.sqrt(1 / n_1 + 1 / n_0), alpha)


def _power_of_t(df: float, noncentral: float, alpha: float) -> float:
    return 1 - float(nctdtr(df, noncentral, float(stdtrit(df, 1 - alpha / 2))))


def power_of_shares(
    share: float, base: float, n_1: float, n_0: float, *, alpha: float = 0.05
) -> float:
    r"""Chance that a test of two shares finds that they differ.

    .. math:: \Phi\left(\frac{|p_1 - p_0| - z_{1-\alpha/2}\sqrt{\bar p\bar q\,(1/n_1 + 1/n_0)}}
              {\sqrt{p_1q_1/n_1 + p_0q_0/n_0}}\right)

    with :math:`\bar p` the pooled share; R's power.prop.test for equal groups.

    References
    ----------
    Fleiss, J. L., Levin, B. and Paik, M. C. (2003). Statistical Methods for Rates and
    Proportions, section 4.2.

    Examples
    --------
    >>> round(power_of_shares(0.75, 0.5, 50, 50), 4)
    0.7402
    """
    spread = math.sqrt(share * (1 - share) / n_1 + base * (1 - base) / n_0)
    reach = abs(share - base) - float(ndtri(1 - alpha / 2)) * _spread_of_none(share, base, n_1, n_0)
    if spread == 0:
        return 1.0 if reach > 0 else 0.0
    return float(ndtr(reach / spread))


def _spread_of_none(share: float, base: float, n_1: float, n_0: float) -> float:
    """The standard error of the difference of two shares that do not differ."""
    pooled = (n_1 * share + n_0 * base) / (n_1 + n_0)
    return math.sqrt(pooled * (1 - pooled) * (1 / n_1 + 1 / n_0))


def means(n_1: float, n_0: float, *, power: float = 0.8, alpha: float = 0.05) -> float:
    r"""Smallest detectable difference of two means, in standard deviations (Cohen's d).

    Solves :math:`P(t_{df}(\lambda) > t_{df,1-\alpha/2}) = power` for
    :math:`\lambda = d / \sqrt{1/n_1 + 1/n_0}`, df = n_1 + n_0 − 2: R's power.t.test
    (``strict = FALSE``: the far tail is left out), for unequal groups too.

    References
    ----------
    Cohen, J. (1988). Statistical Power Analysis for the Behavioral Sciences, chapter 2.

    Examples
    --------
    >>> round(means(59, 14), 3), round(means(59, 14, alpha=0.05 / 8), 2)
    (0.844, 1.09)
    """
    df = n_1 + n_0 - 2
    if min(n_1, n_0) < 1 or df < 1:
        return math.nan
    return noncentrality(df, power=power, alpha=alpha) * math.sqrt(1 / n_1 + 1 / n_0)


def noncentrality(df: float, *, power: float = 0.8, alpha: float = 0.05) -> float:
    r"""How many standard errors a difference must be to be found by a t test.

    Solves :math:`P(t_{df}(\lambda) > t_{df,1-\alpha/2}) = power` for :math:`\lambda`.  With
    Welch's degrees of freedom and standard error it allows for unequal spreads.

    Examples
    --------
    >>> round(noncentrality(71), 3), noncentrality(13) > noncentrality(71)
    (2.84, True)
    """
    if math.isnan(df) or df <= 0:
        return math.nan
    cut = float(stdtrit(df, 1 - alpha / 2))
    top = cut + 8.0
    while _power_of_t(df, top, alpha) < power:  # few degrees of freedom: look further
        top *= 2
    return _root(lambda nc: _power_of_t(df, nc, alpha) - power, 0.0, top)


def shares(
    n_1: float, n_0: float, base: float, *, power: float = 0.8, alpha: float = 0.05
) -> DetectableShares:
    r"""Smallest detectable difference of the first group from `base`, the second's share.

    .. math:: |p_1 - p_0| = z_{1-\alpha/2}\sqrt{\bar p\bar q\,(1/n_1 + 1/n_0)}
              + z_{power}\sqrt{p_1q_1/n_1 + p_0q_0/n_0}

    with :math:`\bar p` the pooled share; R's power.prop.test for equal groups.

    References
    ----------
    Fleiss, J. L., Levin, B. and Paik, M. C. (2003). Statistical Methods for Rates and
    Proportions, section 4.2.

    Examples
    --------
    >>> found = shares(100, 100, 0.5)
    >>> round(found.rise, 4), round(found.fall, 4)
    (0.1932, 0.1932)
    """
    if min(n_1, n_0) < 1 or not 0 <= base <= 1:
        return DetectableShares(math.nan, math.nan)

    def shortfall(share: float) -> float:
        return power_of_shares(share, base, n_1, n_0, alpha=alpha) - power

    rise = _root(shortfall, base, 1.0) - base if base < 1 else math.nan
    fall = base - _root(shortfall, base, 0.0) if base > 0 else math.nan
    return DetectableShares(rise, fall)


def correlation(n: int, controls: int = 0, *, power: float = 0.8, alpha: float = 0.05) -> float:
    r"""Smallest detectable (partial) correlation, by Fisher's z.

    .. math:: r = \tanh\frac{z_{1-\alpha/2} + z_{power}}{\sqrt{n - controls - 3}}

    Examples
    --------
    >>> round(correlation(73, 2), 3), round(correlation(73, 2, alpha=0.05 / 8), 3)
    (0.327, 0.408)
    """
    spare = n - controls - 3
    if spare < 1:
        return math.nan
    return math.tanh(float(ndtri(1 - alpha / 2) + ndtri(power)) / math.sqrt(spare))


def dominance(
    n_1: int, n_0: int, null_variance: float, *, power: float = 0.8, alpha: float = 0.05
) -> float:
    r"""Smallest detectable Cliff's delta of a Mann–Whitney test, approximately.

    .. math:: \delta = (z_{1-\alpha/2} + z_{power}) \cdot 2\sqrt{V_0} / (n_1 n_0)

    with :math:`V_0` the variance of U, corrected for ties, when the groups do not differ.

    References
    ----------
    Noether, G. E. (1987). Journal of the American Statistical Association 82, 645–647.

    Examples
    --------
    >>> round(dominance(59, 14, 59 * 14 * 74 / 12), 3)
    0.484
    """
    if min(n_1, n_0) < 1 or null_variance <= 0:
        return math.nan
    z = float(ndtri(1 - alpha / 2) + ndtri(power))
    found = z * 2 * math.sqrt(null_variance) / (n_1 * n_0)
    return found if found <= 1 else math.nan


def _root(f: Callable[[float], float], inside: float, outside: float) -> float:
    """Where f turns from negative (towards `inside`) to positive; NaN when it never does."""
    if f(outside) < 0:
        return math.nan
    for _ in range(60):
        middle = (inside + outside) / 2
        if f(middle) < 0:
            inside = middle
        else:
            outside = middle
    return (inside + outside) / 2
