"""How steady the payments of projects are, over the years of which they are recorded."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from endogen.projects.sums import each_year, in_year
from endogen.study.amount import Amount, total
from endogen.study.project import Project

FEWEST = 2  # years, below which nothing varies


@dataclass(frozen=True, slots=True)
class Steadiness:
    """What the payments of some years show.

    Attributes
    ----------
    years : int
        Recorded; 0 where only a range of all years is stated.
    mean, cv, least : Amount or None
        Mean a year; standard deviation (n − 1) over it; smallest year over it.
    paid : Amount or None
        Share of what was promised that was paid, over the years with both; `compared` of them.
    semivariance : float
        Mean of the squared shortfalls below what was promised, or below the mean where no
        promise is stated; years without a shortfall count as zero (yuan²).
    downside : float
        Its root over the mean of what it is measured against.
    """

    years: int
    mean: Amount | None = None
    cv: Amount | None = None
    least: Amount | None = None
    paid: Amount | None = None
    compared: int = 0
    semivariance: float = math.nan
    downside: float = math.nan


def steadiness(projects: Sequence[Project]) -> Steadiness | None:
    """Of one project, or of several together in the years recorded of all of them.

    None when no payment is recorded by year and no range is stated.
    """
    recorded = [p for p in projects if each_year(p.lines("paid", "wages"))]
    if not recorded:
        return _of_range(projects[0]) if len(projects) == 1 else None
    payments = [each_year(p.lines("paid", "wages")) for p in recorded]
    common = sorted(set.intersection(*(set(years) for years in payments)))
    if not common:
        return None
    sums = {year: _summed(payments, year) for year in common}
    lines = [p.lines("promised") for p in recorded]
    promised = {
        year: whole
        for year in common
        if all(every := [in_year(each, year) for each in lines])
        and (whole := total([one for one in every if one is not None]))
    }
    return _of_years(sums, promised)


def _summed(payments: Sequence[Mapping[int, Amount]], year: int) -> Amount:
    whole = Amount.of(0.0)
    for paid in payments:
        whole = whole + paid[year]
    return whole


def _of_years(paid: Mapping[int, Amount], promised: Mapping[int, Amount]) -> Steadiness:
    n = len(paid)
    whole = total(list(paid.values()))
    mean = whole.times(1 / n) if whole else None
    both = [(paid[year], promised[year]) for year in promised]
    share = _share(both)
    if n < FEWEST or not all(one.exact for one in chain(paid.values(), promised.values())):
        return Steadiness(n, mean, paid=share, compared=len(both))
    values = [one.low for one in paid.values()]
    centre = math.fsum(values) / n
    if centre <= 0:
        return Steadiness(n, mean, paid=share, compared=len(both))
    spread = math.sqrt(math.fsum((x - centre) ** 2 for x in values) / (n - 1))
    targets = [promised[y].low for y in paid] if len(both) == n else [centre] * n
    short = math.fsum(min(0.0, x - t) ** 2 for x, t in zip(values, targets, strict=True)) / n
    against = math.fsum(targets) / n
    return Steadiness(
        n,
        mean,
        Amount.of(spread / centre),
        Amount.of(min(values) / centre),
        share,
        len(both),
        short,
        math.sqrt(short) / against if against > 0 else math.nan,
    )


def _share(both: Sequence[tuple[Amount, Amount]]) -> Amount | None:
    paid, promised = total([p for p, _ in both]), total([q for _, q in both])
    return paid / promised if paid and promised and promised.low > 0 else None


def _of_range(project: Project) -> Steadiness | None:
    """Bounds where only the least and the most of all years is stated.

    The standard deviation (over n) of numbers in [a, b] with mean m is at most
    √((b − m)(m − a)) (Bhatia and Davis 2000); over m this is largest at m = 2ab/(a + b).
    """
    stated = [m.amount for m in project.lines("paid") if m.first is None or m.last is None]
    if len(stated) != 1 or stated[0].exact or stated[0].low <= 0 or stated[0].at_least:
        return None
    a, b = stated[0].low, stated[0].high
    return Steadiness(
        0, stated[0], Amount(0.0, (b - a) / (2 * math.sqrt(a * b))), Amount(a / b, 1.0)
    )
