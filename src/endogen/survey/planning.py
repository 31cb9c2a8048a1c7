"""Before the field: how many to ask, what a sample could show, what clusters and weights cost.

The comparisons use the formulas of `endogen.survey.small.power`, which also give the
detectable effects of a report: one formula, turned round for size, power or effect.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from endogen.errors import UseError
from endogen.i18n import Text, text
from endogen.survey.calling import number, wrong
from endogen.survey.small import power as small

LARGEST = 1e9  # beyond it no survey goes


@dataclass(frozen=True, slots=True)
class SampleSize:
    """How many to ask.

    Attributes
    ----------
    n : int
        Answers needed in all.
    groups : tuple of int
        Answers needed in each group; one number when nothing is compared.
    invited : int
        Households to draw in all, so many of them will not answer.
    clusters : int or None
        Villages or other clusters, when a number of households in each was given.
    deff : float
        The design effect that the sizes bear.
    exact : float
        Answers needed in the (first) group before rounding up.
    method : Text
        The formula, in words.
    """

    n: int
    groups: tuple[int, ...]
    invited: int
    clusters: int | None
    deff: float
    exact: float
    method: Text

    def __int__(self) -> int:
        return self.n


@dataclass(frozen=True, slots=True)
class Detectable:
    """The smallest difference that a sample would show; NaN where it would show none."""

    rise: float
    fall: float


def sample_size(
    *,
    share: float | None = None,
    sd: float | None = None,
    margin: float | None = None,
    difference: float | None = None,
    power: float = 0.8,
    level: float = 0.95,
    ratio: float = 1.0,
    deff: float | None = None,
    cluster: float | None = None,
    icc: float | None = None,
    population: int | None = None,
    response: float = 1.0,
) -> SampleSize:
    r"""Say how many to ask, for a precision or for a comparison of two groups.

    With `margin`, a share or a mean is to be known to within it:
    :math:`n_0 = deff\, z^2 S^2 / margin^2`, :math:`S^2 = p(1 - p)` for a share, and in a
    population of N :math:`n = n_0 / (1 + (n_0 - 1) / N)` for a share,
    :math:`n_0 / (1 + n_0 / N)` for a mean.  With `difference`, it is the smallest size at
    which a two-sided test finds it with chance `power`, times `deff`.

    Parameters
    ----------
    share : float
        The share expected (in the second group, of two); .5 is the safe guess.
    sd : float
        Instead of `share`: the standard deviation of an amount.
    margin : float
        Half the length of the interval.
    difference : float
        Instead of `margin`: the first group less the second.
    power, level : float
        Chance to find the difference; level of the interval, 1 − α of the test.
    ratio : float
        Size of the second group over that of the first.
    deff : float, optional
        Design effect; or `cluster` and `icc`, of which `design_effect` makes it.
    cluster, icc : float, optional
        Answers in a cluster, and how alike they are (intraclass correlation).
    population : int, optional
        Households there are, for `margin` only.
    response : float
        Share of those drawn who will answer.

    References
    ----------
    Cochran (1977), Sampling Techniques, 3rd ed., sections 4.4 and 4.6; Fleiss, Levin & Paik
    (2003), section 4.2; Cohen (1988), chapter 2.

    Examples
    --------
    >>> sample_size(share=0.5, margin=0.05).n
    385
    >>> plan = sample_size(share=0.2, margin=0.03, cluster=12, icc=0.05, response=0.9)
    >>> plan.n, plan.clusters, plan.invited
    (1059, 89, 1177)
    >>> sample_size(sd=1, difference=0.5).groups
    (64, 64)
    """
    name = "sample_size"
    check_aim(name, share, sd, margin, difference)
    effect = _deff(name, deff, cluster, icc)
    answering = number(name, "response", response, 0, 1, ends="high")
    if margin is not None:
        exact = _for_margin(name, share, sd, margin, level, effect, population)
        groups: tuple[int, ...] = (_up(exact),)
        method = text("normal interval of the margin asked for")
    else:
        if population is not None:
            expected = text("nothing where groups are compared")
            raise wrong(name, "population", expected, population)
        exact = effect * _for_difference(share, sd, difference or 0.0, power, level, ratio)
        groups = (_up(exact), _up(exact * number(name, "ratio", ratio, 0, math.inf)))
        method = (
            text("two-sided t test of two means")
            if sd is not None
            else text("two-sided test of two shares, normal approximation")
        )
    clusters = None if cluster is None else sum(_up(one / cluster) for one in groups)
    invited = sum(_up(one / answering) for one in groups)
    return SampleSize(sum(groups), groups, invited, clusters, effect, exact, method)


def _for_margin(
    name: str,
    share: float | None,
    sd: float | None,
    margin: float,
    level: float,
    deff: float,
    population: int | None,
) -> float:
    half = number(name, "margin", margin, 0, math.inf)
    z = float(ndtri((1 + number(name, "level", level, 0, 1)) / 2))
    variance = share * (1 - share) if share is not None else (sd or 0.0) ** 2
    first = deff * z**2 * variance / half**2
    if population is None:
        return first
    size = number(name, "population", population, 1, math.inf, ends="low")
    return first / (1 + (first - (share is not None)) / size)


def _for_difference(
    share: float | None,
    sd: float | None,
    difference: float,
    wanted: float,
    level: float,
    ratio: float,
) -> float:
    """The size of the first group at which the power is the one wanted."""
    name = "sample_size"
    number(name, "ratio", ratio, 0, math.inf)
    goal = number(name, "power", wanted, 0, 1)

    def chance(n: float) -> float:
        return _chance(name, n, ratio * n, share, sd, difference, level)

    low = max(1.0, 1 / ratio) * (1 + 1e-9)
    if sd is not None:
        low = max(low, 2.0 / (1 + ratio) * (1 + 1e-6))
    return _smallest(chance, low, goal)


def _smallest(chance: Callable[[float], float], low: float, goal: float) -> float:
    """The smallest size with that chance, by doubling and halving."""
    if chance(low) >= goal:
        return low
    high = 2 * low
    while chance(high) < goal:
        high *= 2
        if high > LARGEST:
            expected = text("a difference that a survey could find")
            raise wrong("sample_size", "difference", expected, "0")
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if chance(middle) < goal else (low, middle)
    return high


def power(
    n: float,
    n_0: float | None = None,
    *,
    share: float | None = None,
    sd: float | None = None,
    difference: float,
    level: float = 0.95,
    deff: float | None = None,
    cluster: float | None = None,
    icc: float | None = None,
) -> float:
    """Say with what chance a comparison finds a difference.

    Parameters
    ----------
    n, n_0 : float
        Answers in the first group, and in the second (as many, when not given).
    share, sd, difference, level, deff, cluster, icc
        As in `sample_size`.

    Examples
    --------
    >>> round(power(64, sd=1, difference=0.5), 3)
    0.801
    """
    check_aim("power", share, sd, None, difference)
    effect = _deff("power", deff, cluster, icc)
    first, second = _sizes("power", n, n_0, effect)
    return _chance("power", first, second, share, sd, difference, level)


def _sizes(name: str, n: float, n_0: float | None, deff: float) -> tuple[float, float]:
    """Answers of the two groups, less what the design costs."""
    first = number(name, "n", n, 1, math.inf)
    second = first if n_0 is None else number(name, "n_0", n_0, 1, math.inf)
    return first / deff, second / deff


def _chance(
    name: str,
    n_1: float,
    n_0: float,
    share: float | None,
    sd: float | None,
    difference: float,
    level: float,
) -> float:
    alpha = 1 - number(name, "level", level, 0, 1)
    if sd is not None:
        return small.power_of_means(difference / sd, n_1, n_0, alpha=alpha)
    other = number(name, "share + difference", (share or 0.0) + difference, 0, 1, ends="both")
    return small.power_of_shares(other, share or 0.0, n_1, n_0, alpha=alpha)


def detectable(
    n: float,
    n_0: float | None = None,
    *,
    share: float | None = None,
    sd: float | None = None,
    power: float = 0.8,
    level: float = 0.95,
    deff: float | None = None,
    cluster: float | None = None,
    icc: float | None = None,
) -> Detectable:
    """Say what difference a comparison would find: the minimal detectable effect of a report.

    Parameters
    ----------
    n, n_0 : float
        Answers in the first group, and in the second (as many, when not given).
    share, sd, power, level, deff, cluster, icc
        As in `sample_size`; `share` is that of the second group.

    Returns
    -------
    Detectable
        How far above, and below, the second group the first must lie.

    Examples
    --------
    >>> round(detectable(59, 14, sd=1).rise, 3)
    0.844
    """
    check_aim("detectable", share, sd, None, 1.0)
    effect = _deff("detectable", deff, cluster, icc)
    first, second = _sizes("detectable", n, n_0, effect)
    alpha = 1 - number("detectable", "level", level, 0, 1)
    goal = number("detectable", "power", power, 0, 1)
    if sd is not None:
        least = sd * small.means(first, second, power=goal, alpha=alpha)
        return Detectable(least, least)
    found = small.shares(first, second, share or 0.0, power=goal, alpha=alpha)
    return Detectable(found.rise, found.fall)


def design_effect(
    *,
    cluster: float | Sequence[float] | None = None,
    icc: float | None = None,
    weights: Sequence[float] | None = None,
) -> float:
    r"""Say by how much clusters and unequal weights multiply the variance.

    :math:`(1 + (\tilde m - 1)\rho)(1 + CV^2_w)`: Kish's two effects, taken as independent.

    Parameters
    ----------
    cluster : float or sequence of float
        Answers in a cluster; of several sizes :math:`\tilde m = \sum m^2 / \sum m`.
    icc : float
        Intraclass correlation of what is asked.
    weights : sequence of float
        Sampling weights: :math:`1 + CV^2 = n \sum w^2 / (\sum w)^2`.

    References
    ----------
    Kish (1965), Survey Sampling, sections 5.4, 8.2 and 11.7; Kish (1987), JOS 3.

    Examples
    --------
    >>> round(design_effect(cluster=20, icc=0.05), 2), design_effect(weights=[1, 1, 2, 2])
    (1.95, 1.1111111111111112)
    """
    name, found = "design_effect", 1.0
    if (cluster is None) != (icc is None):
        absent = "icc" if icc is None else "cluster"
        raise wrong(name, absent, text("both cluster and icc, or neither"), None)
    if cluster is not None and icc is not None:
        sizes = np.atleast_1d(np.asarray(cluster, dtype=np.float64))
        if not (sizes.size and np.isfinite(sizes).all() and (sizes >= 1).all()):
            raise wrong(name, "cluster", text("sizes of 1 or more"), cluster)
        found = 1 + (float((sizes**2).sum() / sizes.sum()) - 1) * number(
            name, "icc", icc, 0, 1, ends="both"
        )
    if weights is not None:
        w = np.asarray(weights, dtype=np.float64)
        if not (w.ndim == 1 and w.size and np.isfinite(w).all() and (w > 0).all()):
            raise wrong(name, "weights", text("finite numbers above 0"), weights)
        found *= float(w.size * (w**2).sum() / w.sum() ** 2)
    return found


def _deff(name: str, deff: float | None, cluster: float | None, icc: float | None) -> float:
    if deff is None:
        return 1.0 if icc is None and cluster is None else design_effect(cluster=cluster, icc=icc)
    if icc is not None:
        raise wrong(name, "deff", text("deff, or cluster and icc, not both"), deff)
    return number(name, "deff", deff, 0, math.inf)


def check_aim(
    name: str,
    share: float | None,
    sd: float | None,
    margin: float | None,
    difference: float | None,
) -> None:
    """Refuse a question that says neither what varies nor what is wanted, or both twice."""
    if (share is None) == (sd is None):
        raise UseError("E-USE-ONE-OF", name=name, one="share", other="sd")
    if (margin is None) == (difference is None):
        raise UseError("E-USE-ONE-OF", name=name, one="margin", other="difference")
    if share is not None:
        number(name, "share", share, 0, 1, ends="both")
    if sd is not None:
        number(name, "sd", sd, 0, math.inf)
    if difference is not None and not (math.isfinite(difference) and difference != 0):
        raise wrong(name, "difference", text("a number other than 0"), difference)


def _up(n: float) -> int:
    """The next whole number; a size that is one but for rounding stays."""
    return max(1, math.ceil(n - 1e-9 * max(1.0, n)))
