"""Yield, payback, internal rate of return and net present value of a project.

A contract that does not say what becomes of the principal can be read in several ways, and
the return hangs on the reading.  So each reading is computed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from endogen.projects.sums import a_year, beginning, capital, in_year, promised_or_paid
from endogen.study.amount import Amount
from endogen.study.project import Project

LOST = -1.0  # the rate of return of money of which nothing comes back
GRID = np.expm1(np.linspace(math.log(1e-4), math.log(1e4), 2001))
STEPS = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the principal clause.

    Attributes
    ----------
    back : bool
        Whether the principal comes back at the end (shares: are worth what was paid).
    years : int
        How long it is paid.
    stated : bool
        Whether the contract says both.
    """

    back: bool
    years: int
    stated: bool = False

    @property
    def key(self) -> str:
        """Part of the ids of its rows."""
        return f"{'returned' if self.back else 'never'}-{self.years}"


def readings(project: Project, horizons: Sequence[int]) -> list[Reading]:
    """Every reading that the stated clauses leave open.

    Examples
    --------
    >>> from endogen.i18n import Label
    >>> silent = Project(id="a", name=Label("a"), mode="investment")
    >>> [reading.key for reading in readings(silent, (10, 20))]
    ['returned-10', 'never-10', 'returned-20', 'never-20']
    """
    term = project.term
    known = term is not None and math.isfinite(term.high) and term.low >= 1
    ends = (
        sorted({math.floor(term.low), math.ceil(term.high)}) if term and known else list(horizons)
    )
    ways = {"returned": (True,), "never": (False,)}.get(project.principal, (True, False))
    settled = len(ways) == 1 and len(ends) == 1 and known
    return [Reading(back, years, settled) for years in ends for back in ways]


def yield_of(project: Project) -> Amount | None:
    """A year's payment over the capital."""
    yearly, whole = a_year(promised_or_paid(project)), capital(project)
    return yearly / whole if yearly and whole and whole.low > 0 else None


def payback(project: Project) -> Amount | None:
    """Years until the payments equal the capital, without interest.

    Where payments are known from below only, it has no lower end: −∞ stands for that.
    """
    yearly, whole = a_year(promised_or_paid(project)), capital(project)
    if yearly is None or whole is None or yearly.low <= 0:
        return None
    found = whole / yearly
    return Amount(-math.inf, found.high) if yearly.at_least else found


def rate_of_return(project: Project, reading: Reading) -> Amount | None:
    """The internal rate of return under a reading; more paid on less capital gives more."""
    worst, best = flows(project, reading, best=False), flows(project, reading, best=True)
    if worst is None or best is None:
        return None
    low = irr(worst)
    return Amount(low, low if worst == best else irr(best))


def present_value(project: Project, reading: Reading, discount: float) -> Amount | None:
    """The net present value under a reading, in yuan of the year of the first money."""
    worst, best = flows(project, reading, best=False), flows(project, reading, best=True)
    if worst is None or best is None:
        return None
    return Amount(npv(worst, discount), npv(best, discount))


def flows(project: Project, reading: Reading, *, best: bool) -> list[float] | None:
    """Money out (negative) and in by year from the first, at one end of what is stated.

    None when the capital or the payments are not stated.  Payments begin a year after the
    first money; after the last year of which something is stated they go on as they were.
    """
    lines, whole = promised_or_paid(project), capital(project)
    usual = a_year(lines)
    if whole is None or whole.low <= 0 or usual is None:
        return None
    start = beginning(project)
    since = min((m.first for m in lines if m.first is not None), default=None)
    moved = [0.0] * (reading.years + 1)
    owed = 0.0
    for money in project.lines("invested", "returned"):
        put = money.item == "invested"
        yuan = money.amount.low if best == put else money.amount.high
        at = money.first - start if start is not None and money.first is not None else 0
        if 0 <= at <= reading.years:
            moved[at] += -yuan if put else yuan
            owed += yuan if put else -yuan
    moved[-1] += max(owed, 0.0) if reading.back else 0.0
    for at in range(1, reading.years + 1):
        if start is None:
            one = usual
        elif since is not None and start + at < since:
            continue
        else:
            one = in_year(lines, start + at) or usual
        moved[at] += one.high if best else one.low
    return moved


def npv(moved: Sequence[float], rate: float) -> float:
    """Σ flow_t / (1 + rate)^t.

    Examples
    --------
    >>> round(npv([-100.0, 60.0, 60.0], 0.1), 6)
    4.132231
    """
    if -math.inf in moved:  # capital without limit
        return -math.inf
    return math.fsum(flow / (1 + rate) ** at for at, flow in enumerate(moved))


def irr(moved: Sequence[float]) -> float:
    """The rate at which the net present value is zero.

    −1 where nothing comes back, infinite where without limit; NaN where no rate, or more than
    one, does it.

    Examples
    --------
    >>> round(irr([-100.0, 0.0, 121.0]), 12)
    0.1
    """
    if -math.inf in moved:  # what is paid is nothing beside it
        return 0.0 if math.inf in moved else LOST
    if math.inf in moved:
        return math.inf
    if not any(flow > 0 for flow in moved):
        return LOST
    with np.errstate(over="ignore"):
        powers = np.power.outer(1 + GRID, -np.arange(len(moved), dtype=float))
        values = powers @ np.asarray(moved)
    above = values > 0
    turns = np.flatnonzero(above[1:] != above[:-1])
    if len(turns) != 1:
        return math.nan
    low, high = float(GRID[turns[0]]), float(GRID[turns[0] + 1])
    rising = npv(moved, high) > npv(moved, low)
    for _ in range(STEPS):
        middle = (low + high) / 2
        if (npv(moved, middle) > 0) == rising:
            high = middle
        else:
            low = middle
    return (low + high) / 2
