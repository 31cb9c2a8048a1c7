"""Intervals and p-values of one estimate, and the words for how they were made.

A sample without design gets exact intervals where there are any, else model-based ones;
a designed sample gets t intervals with PSUs − strata degrees of freedom, on the scale on
which the estimate is nearest to normal.  SciPy's functions take longer to load than a mean of a
million rows to compute, so they are loaded by those that need them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np

from endogen.i18n import Words, text
from endogen.survey.indicator import ValueTable

MANY_DF = 1_000
"""Degrees of freedom from which a quantile of t is found from the normal one, to 10 digits."""

LINEARISED = text("linearised standard error")


@dataclass(frozen=True, slots=True)
class Case:
    """What an interval is made of.

    Attributes
    ----------
    estimate, se : float
    n, count : float
        Valid answers, and those of them that have it.
    df : float
        Degrees of freedom of `se`.
    level : float
    designed : bool
    controls : float
        How many columns a correlation holds constant, or coefficients a regression has fitted
        beside its constant.
    error : Words
        How the standard error was made.
    """

    estimate: float
    se: float
    n: float
    count: float
    df: float
    level: float
    designed: bool
    controls: float = 0
    error: Words = LINEARISED


@dataclass(frozen=True, slots=True)
class Interval:
    """Limits, p against no effect where that means something, and how they were made."""

    low: float = math.nan
    high: float = math.nan
    df: float = math.nan
    p: float = math.nan
    method: Words = ""


def t_quantile(level: float, df: float) -> float:
    """The two-sided critical value; NaN without degrees of freedom."""
    if not df > 0:
        return math.nan
    p = (1 + level) / 2
    if df >= MANY_DF and p < 1:
        return _t_of_many(p, df)
    from scipy import special

    return float(special.stdtrit(df, p))


def _t_of_many(p: float, df: float) -> float:
    """The quantile by its distance from the normal one (Abramowitz & Stegun 1964, 26.7.5)."""
    z = NormalDist().inv_cdf(p)
    square = z * z
    terms = (
        (square + 1) / 4,
        ((5 * square + 16) * square + 3) / 96,
        (((3 * square + 19) * square + 17) * square - 15) / 384,
        ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92_160,
    )
    return z * (1 + sum(term / df**order for order, term in enumerate(terms, start=1)))


def t_p(t: float, df: float) -> float:
    """Two-sided p of Student's t."""
    from scipy import special

    if not df > 0 or math.isnan(t):
        return math.nan
    return float(2 * special.stdtr(df, -abs(t)))


def of_mean(case: Case) -> Interval:
    """Student's t."""
    half = t_quantile(case.level, case.df) * case.se
    method = (
        text("{error}, t interval", error=case.error)
        if case.designed
        else text("model-based t interval, cases taken as independent")
    )
    return Interval(case.estimate - half, case.estimate + half, case.df, method=method)


def of_difference(case: Case) -> Interval:
    """Student's t, with p against none."""
    interval = of_mean(case)
    t = case.estimate / case.se if case.se > 0 else math.nan
    return replace(interval, p=t_p(t, case.df))


def of_coefficient(case: Case) -> Interval:
    """Student's t; without design each coefficient fitted has cost a degree of freedom."""
    interval = of_difference(case)
    if case.designed:
        return interval
    method = text("least squares, standard error by squared residuals (HC1); t, cases independent")
    return replace(interval, method=method)


def of_share(case: Case) -> Interval:
    """Clopper and Pearson without design; on the logit scale with one."""
    if case.designed:
        return of_proportion(case)
    low, high = exact_share(case.count, case.n, case.level)
    return Interval(low, high, method=text("Clopper–Pearson exact interval"))


def of_proportion(case: Case) -> Interval:
    """Student's t on the logit scale; at 0 and 1, where that has no scale, exact."""
    share = case.estimate
    if 0 < share < 1:
        half = t_quantile(case.level, case.df) * case.se / (share * (1 - share))
        centre = math.log(share / (1 - share))
        low, high = _logistic(centre - half), _logistic(centre + half)
        method = text("{error}, t interval on the logit scale", error=case.error)
        return Interval(low, high, case.df, method=method)
    # The effective size takes the price of few degrees of freedom (Korn & Graubard 1998).
    ratio = t_quantile(case.level, case.n - 1) / t_quantile(case.level, case.df)
    size = case.n * min(ratio**2, 1.0) if ratio > 0 else case.n
    low, high = exact_share(share * size, size, case.level)
    method = text("Korn–Graubard exact interval, all answers being alike")
    return Interval(low, high, case.df, method=method)


def _logistic(x: float) -> float:
    """``1 / (1 + e⁻ˣ)``, for x of any size."""
    return 1 / (1 + math.exp(-x)) if x > 0 else math.exp(x) / (1 + math.exp(x))


def exact_share(count: float, n: float, level: float) -> tuple[float, float]:
    """The limits of Clopper and Pearson (1934), also for sizes that are no whole number."""
    from scipy import special

    if not n > 0:
        return math.nan, math.nan
    tail = (1 - level) / 2
    low = special.betaincinv(count, n - count + 1, tail) if count > 0 else 0.0
    high = special.betaincinv(count + 1, n - count, 1 - tail) if count < n else 1.0
    return float(low), float(high)


def of_correlation(case: Case) -> Interval:
    """Fisher's z; p from Student's t."""
    from scipy import special

    r = case.estimate
    if math.isnan(r):
        return Interval()
    inside = min(max(r, -1.0), 1.0)
    if case.designed:
        df = case.df
        slope = 1 - inside**2
        half = t_quantile(case.level, df) * case.se / slope if slope > 0 else math.nan
        p = t_p(r / case.se if case.se > 0 else math.nan, df)
        method = text("{error}, t interval on the scale of Fisher's z; p: t", error=case.error)
    else:
        df = case.n - 2 - case.controls
        free = df - 1
        normal = float(special.ndtri((1 + case.level) / 2))
        half = normal / math.sqrt(free) if free > 0 else math.nan
        t = r * math.sqrt(df / (1 - inside**2)) if df > 0 and abs(inside) < 1 else math.inf
        p = t_p(t, df)
        method = text("Fisher's z interval; p: t, normal model")
    if abs(inside) == 1:
        return Interval(df=df, p=p, method=method)
    centre = math.atanh(inside)
    return Interval(math.tanh(centre - half), math.tanh(centre + half), df, p, method)


def of_alpha(case: Case) -> Interval:
    """Feldt's F interval without design, k items in `controls`; Student's t with one.

    ``(1 − α̂) F`` with n − 1 and (n − 1)(k − 1) degrees of freedom (Feldt 1965).
    """
    from scipy import special

    if case.designed:
        return of_mean(case)
    method = text("Feldt's exact F interval, normal items of equal covariance")
    first, second = case.n - 1, (case.n - 1) * (case.controls - 1)
    if not first > 0:
        return Interval(method=method)
    tail = (1 - case.level) / 2
    upper, lower = (float(special.fdtri(first, second, p)) for p in (1 - tail, tail))
    rest = 1 - case.estimate
    return Interval(1 - rest * upper, 1 - rest * lower, method=method)


def without(_case: Case) -> Interval:
    """For counts of the sample, which are what they are."""
    return Interval(method=text("count in the sample"))


def of_sum(case: Case) -> Interval:
    """A sum over the sample is what it is; over a population it is an estimate."""
    return of_mean(case) if case.designed else Interval(method=text("sum over the sample"))


OF: dict[str, Callable[[Case], Interval]] = {
    "mean": of_mean,
    "difference": of_difference,
    "coefficient": of_coefficient,
    "share": of_share,
    "proportion": of_proportion,
    "correlation": of_correlation,
    "alpha": of_alpha,
    "sum": of_sum,
    "none": without,
}


Invert = Callable[[ValueTable, float], float]


def woodruff(table: ValueTable, invert: Invert, q: float, case: Case) -> tuple[float, Interval]:
    """A quantile's interval from that of the cumulative share at it (Woodruff 1952).

    At the largest value that share is 1 in every sample: its standard error is then 0 and
    says nothing (R's survey gives an interval of no length there).  Instead the standard
    error of the share before it is laid around q, which mostly leaves the upper side open.

    Parameters
    ----------
    q : float
        The share that the quantile cuts off.
    case : Case
        With the quantile, and the standard error of the share at it.

    Returns
    -------
    (se, Interval)
        The standard error is the interval's length over twice the critical value, as in R.
    """
    critical = t_quantile(case.level, case.df)
    share = q
    if case.estimate < table.values[-1]:
        share = float(table.weight[table.values <= case.estimate].sum() / table.weight.sum())
    low, high = (
        invert(table, bound) if 0 <= bound <= 1 else math.nan
        for bound in (share - critical * case.se, share + critical * case.se)
    )
    se = (high - low) / (2 * critical)
    method = text("Woodruff interval")
    if case.error is not LINEARISED:
        method = text("{error}, Woodruff interval", error=case.error)
    return se, Interval(low, high, case.df, method=method)


def order_statistics(table: ValueTable, q: float, level: float) -> Interval:
    """The exact interval of a quantile: the answers at two places in their order."""
    from scipy import special

    n = round(float(table.weight.sum()))
    places = np.arange(n + 1)
    below = special.bdtr(places, n, q)  # P(at most k answers lie below the quantile)
    tail = (1 - level) / 2
    lower = int(np.searchsorted(below, tail, side="right"))  # largest l with P(B ≤ l − 1) ≤ tail
    upper = int(np.searchsorted(below, 1 - tail)) + 1  # smallest u with P(B ≥ u) ≤ tail
    order = np.repeat(table.values, np.round(table.weight).astype(int))
    low = float(order[lower - 1]) if lower >= 1 else math.nan
    high = float(order[upper - 1]) if upper <= n else math.nan
    return Interval(low, high, method=text("exact interval by order statistics"))
