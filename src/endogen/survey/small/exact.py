"""Exact and score inference for counts: one share, two shares, paired shares."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import betaincinv, gammaln, ndtri, xlogy

from endogen.survey.small.interval import Interval

# Two tables count as equally likely when their probabilities differ by rounding only;
# R's fisher.test and binom.test use the same factor.
_SAME = 1 + 1e-7

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ExactTest:
    """Two-sided p of an exact conditional test, and its mid-p.

    Attributes
    ----------
    p : float
        Probability, under the hypothesis, of outcomes no more likely than the observed.
    mid_p : float
        The same with only half the probability of the outcomes exactly as likely.
    """

    p: float
    mid_p: float


def clopper_pearson(count: int, n: int, level: float = 0.95) -> Interval:
    r"""Exact interval of a share.

    .. math:: p_L = B^{-1}(\alpha/2;\, x,\, n-x+1), \quad
              p_U = B^{-1}(1-\alpha/2;\, x+1,\, n-x)

    References
    ----------
    Clopper, C. J. and Pearson, E. S. (1934). Biometrika 26, 404–413.

    Examples
    --------
    >>> found = clopper_pearson(73, 76)
    >>> round(found.low, 3), round(found.high, 3)
    (0.889, 0.992)
    """
    if n <= 0:
        return Interval.undefined(level)
    tail = (1 - level) / 2
    low = float(betaincinv(count, n - count + 1, tail)) if count > 0 else 0.0
    high = float(betaincinv(count + 1, n - count, 1 - tail)) if count < n else 1.0
    return Interval(count / n, low, high, level)


def wilson(count: int, n: int, level: float = 0.95) -> Interval:
    r"""Score interval of a share, without continuity correction.

    .. math:: \frac{2x + z^2 \pm z\sqrt{z^2 + 4x(1-x/n)}}{2(n+z^2)}

    References
    ----------
    Wilson, E. B. (1927). Journal of the American Statistical Association 22, 209–212.

    Examples
    --------
    >>> found = wilson(0, 14)
    >>> round(found.low, 3), round(found.high, 3)
    (0.0, 0.215)
    """
    if n <= 0:
        return Interval.undefined(level)
    z = float(ndtri((1 + level) / 2))
    half = z * math.sqrt(z * z + 4 * count * (1 - count / n))
    low = 0.0 if count == 0 else (2 * count + z * z - half) / (2 * (n + z * z))
    high = 1.0 if count == n else (2 * count + z * z + half) / (2 * (n + z * z))
    return Interval(count / n, low, high, level)


def newcombe(count_1: int, n_1: int, count_0: int, n_0: int, level: float = 0.95) -> Interval:
    r"""Interval of a difference of independent shares, first minus second.

    The square-and-add (hybrid score) method: with Wilson limits :math:`l_i, u_i`,

    .. math:: d - \sqrt{(p_1-l_1)^2 + (u_0-p_0)^2}, \quad
              d + \sqrt{(u_1-p_1)^2 + (p_0-l_0)^2}

    References
    ----------
    Newcombe, R. G. (1998). Statistics in Medicine 17, 873–890, method 10.

    Examples
    --------
    >>> found = newcombe(56, 70, 48, 80)
    >>> round(found.estimate, 2), round(found.low, 4), round(found.high, 4)
    (0.2, 0.0524, 0.3339)
    """
    if n_1 <= 0 or n_0 <= 0:
        return Interval.undefined(level)
    one, zero = wilson(count_1, n_1, level), wilson(count_0, n_0, level)
    difference = one.estimate - zero.estimate
    below = math.hypot(one.estimate - one.low, zero.high - zero.estimate)
    above = math.hypot(one.high - one.estimate, zero.estimate - zero.low)
    return Interval(difference, difference - below, difference + above, level)


def newcombe_paired(
    both: int, only_first: int, only_second: int, neither: int, level: float = 0.95
) -> Interval:
    r"""Interval of a difference of paired shares, first minus second.

    Square-and-add as in `newcombe`, with the correlation :math:`\varphi` of the pairs
    (its numerator shrunk by n/2 when positive; 0 where a share is 0 or 1):

    .. math:: d - \sqrt{a^2 - 2\varphi ab + b^2}

    with a, b the distances of the shares from their Wilson limits.

    References
    ----------
    Newcombe, R. G. (1998). Improved confidence intervals for the difference between binomial
    proportions based on paired data. Statistics in Medicine 17, 2635–2650, method 10.

    Examples
    --------
    >>> found = newcombe_paired(59, 6, 16, 80)
    >>> round(found.estimate, 4), round(found.low, 4), round(found.high, 4)
    (-0.0621, -0.1186, -0.0046)
    """
    n = both + only_first + only_second + neither
    if n <= 0:
        return Interval.undefined(level)
    first, second = both + only_first, both + only_second
    one, two = wilson(first, n, level), wilson(second, n, level)
    excess = both * neither - only_first * only_second
    shrunk = excess if excess < 0 else max(0.0, excess - n / 2)
    margins = first * (n - first) * second * (n - second)
    phi = shrunk / math.sqrt(margins) if margins else 0.0

    def add(a: float, b: float) -> float:
        return math.sqrt(max(0.0, a * a - 2 * phi * a * b + b * b))

    difference = (only_first - only_second) / n
    below = add(one.estimate - one.low, two.high - two.estimate)
    above = add(one.high - one.estimate, two.estimate - two.low)
    return Interval(difference, difference - below, difference + above, level)


def fisher(count_1: int, n_1: int, count_0: int, n_0: int) -> ExactTest:
    r"""Fisher's exact test of equal shares in two groups, two-sided, with mid-p.

    Given both margins the count of the first group is hypergeometric, and

    .. math:: p = \sum_{P(t) \le P(x)} P(t), \qquad
              p_{mid} = \sum_{P(t) < P(x)} P(t) + \tfrac12 \sum_{P(t) = P(x)} P(t)

    References
    ----------
    Fisher, R. A. (1935). Journal of the Royal Statistical Society 98, 39–82.
    Lydersen, S., Fagerland, M. W. and Laake, P. (2009). Recommended tests for association
    in 2×2 tables. Statistics in Medicine 28, 1159–1175 (mid-p).

    Examples
    --------
    >>> round(fisher(48, 59, 14, 14).p, 3)
    0.109
    """
    if n_1 <= 0 or n_0 <= 0:
        return ExactTest(math.nan, math.nan)
    total = count_1 + count_0
    lowest = max(0, total - n_0)
    support = np.arange(lowest, min(n_1, total) + 1)
    weights = _log_choose(n_1, support) + _log_choose(n_0, total - support)
    return _no_more_likely(np.exp(weights - weights.max()), count_1 - lowest)


def binomial(count: int, n: int, share: float = 0.5) -> ExactTest:
    r"""Exact test that a share equals `share`, two-sided by likelihood (R's binom.test).

    Examples
    --------
    >>> round(binomial(1, 8).p, 4)
    0.0703
    """
    if n <= 0:
        return ExactTest(math.nan, math.nan)
    support = np.arange(n + 1)
    log_p = _log_choose(n, support) + xlogy(support, share) + xlogy(n - support, 1 - share)
    return _no_more_likely(np.exp(log_p), count)


def mcnemar(only_first: int, only_second: int) -> ExactTest:
    """Exact test of equal paired shares, from the two counts of discordant pairs.

    Given the number of discordant pairs, those of the first kind are binomial with ½.
    Without discordant pairs there is nothing against equality: p = 1.  The mid-p is the
    doubled one-sided mid-p, and 1 − ½P(x) when both counts are the same.

    References
    ----------
    McNemar, Q. (1947). Psychometrika 12, 153–157.
    Fagerland, M. W., Lydersen, S. and Laake, P. (2013). The McNemar test for binary
    matched-pairs data. BMC Medical Research Methodology 13:91 (mid-p).

    Examples
    --------
    >>> found = mcnemar(1, 7)
    >>> round(found.p, 4), round(found.mid_p, 4)
    (0.0703, 0.0391)
    """
    if only_first + only_second == 0:
        return ExactTest(1.0, 1.0)
    return binomial(only_first, only_first + only_second)


def _log_choose(n: int, k: npt.NDArray[np.int64]) -> Floats:
    logs: Floats = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    return logs


def _no_more_likely(weights: Floats, observed: int) -> ExactTest:
    """Sum the probabilities up to that of the observed outcome; only half of the ties."""
    chances = weights / weights.sum()
    mark = chances[observed]
    less = float(chances[chances * _SAME < mark].sum())
    same = float(chances[(chances * _SAME >= mark) & (chances <= mark * _SAME)].sum())
    return ExactTest(min(1.0, less + same), min(1.0, less + same / 2))
