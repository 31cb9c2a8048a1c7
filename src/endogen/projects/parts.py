"""Shares of sums: who pays, what asks for work, what stays with households, who else puts in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import product

from endogen.i18n import Label
from endogen.projects.sums import a_year, capital, promised_or_paid
from endogen.study.amount import Amount, total
from endogen.study.project import Project

MANY = 12  # ranges, beyond which their combinations are too many


def labour_share(projects: Iterable[Project]) -> Amount | None:
    """The share of a year's payments that asks for work of who receives them."""
    projects = list(projects)
    work = total(_a_year(projects, "wages"))
    free = total(_a_year(projects, "paid") or _a_year(projects, "promised"))
    if work is None and free is None:
        return None
    work, free = work or Amount.of(0.0), free or Amount.of(0.0)
    return _part(work, free)


def kept_share(project: Project) -> Amount | None:
    """What households keep of the value that a project adds."""
    kept, added = a_year(project.lines("kept")), a_year(project.lines("added"))
    return kept / added if kept and added and added.low > 0 else None


def leverage(projects: Iterable[Project]) -> Amount | None:
    """Yuan of others for each public yuan; None where no one else's money is stated."""
    projects = list(projects)
    public = total([c for p in projects if (c := capital(p, "public"))])
    others = [
        m.amount for p in projects for m in p.lines("invested") if m.party not in ("", "public")
    ]
    whole = total(others)
    return whole / public if whole and public and public.low > 0 else None


def payers(projects: Iterable[Project]) -> dict[Label, Amount]:
    """What each payer is to pay, or pays, a year."""
    found: dict[Label, Amount] = {}
    for project in projects:
        yearly = a_year(promised_or_paid(project))
        if yearly and project.payer:
            found[project.payer] = found.get(project.payer, Amount.of(0.0)) + yearly
    return found


def concentration(amounts: Sequence[Amount]) -> Amount | None:
    """Herfindahl and Hirschman's index Σ share²: 1 for one payer, 1/n for n equal ones.

    Of ranges both ends are given: the index is largest at a corner of all ranges, and
    smallest where the sums are as equal as they can be.

    Examples
    --------
    >>> concentration([Amount.of(1.0), Amount.of(1.0)])
    Amount(low=0.5, high=0.5)
    """
    if not amounts or sum(not one.exact for one in amounts) > MANY:
        return None
    if any(math.isinf(one.high) for one in amounts):
        corners = [1.0 if len(amounts) > 1 else _index([1.0])]
    else:
        ends = ({one.low, one.high} for one in amounts)
        corners = [_index(corner) for corner in product(*ends)]
    levels = sorted({end for one in amounts for end in (one.low, one.high) if math.isfinite(end)})
    level = levels[0]
    for _ in range(200):  # the level at which sums are held: their mean, weighted by themselves
        held = [min(max(level, one.low), one.high) for one in amounts]
        level = sum(x * x for x in held) / sum(held) if sum(held) else level
    least = min([_index([min(max(x, one.low), one.high) for one in amounts])
                 for x in (level, *levels)], default=math.nan)  # fmt: skip
    return Amount(least, max(corners)) if not math.isnan(least) else None


def _index(sums: Iterable[float]) -> float:
    sums = list(sums)
    whole = sum(sums)
    return sum((x / whole) ** 2 for x in sums) if whole else math.nan


def _a_year(projects: Iterable[Project], item: str) -> list[Amount]:
    return [yearly for p in projects if (yearly := a_year(p.lines(item)))]


def _part(part: Amount, rest: Amount) -> Amount | None:
    """Part / (part + rest), which rises with the one and falls with the other."""
    ends = []
    for x, y in ((part.low, rest.high), (part.high, rest.low)):
        if math.isinf(x) or math.isinf(y):
            ends.append(0.0 if x == 0 else (1.0 if math.isinf(x) and not math.isinf(y) else 0.0))
        elif x + y == 0:
            return None
        else:
            ends.append(x / (x + y))
    return Amount(*ends)
