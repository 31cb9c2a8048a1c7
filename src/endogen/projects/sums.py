"""Sums of a project's money: what was put in, and what comes out a year."""

from __future__ import annotations

from collections.abc import Iterable

from endogen.study.amount import Amount, total
from endogen.study.project import Money, Project

NONE = Amount.of(0.0)


def capital(project: Project, *parties: str) -> Amount | None:
    """All that was put in, or what these parties put in; None when none is stated."""
    lines = project.lines("invested")
    return total([m.amount for m in lines if not parties or m.party in parties])


def promised_or_paid(project: Project) -> list[Money]:
    """What the contract promises a year; where it is not stated, what is paid as dividends."""
    return project.lines("promised") or project.lines("paid")


def a_year(lines: Iterable[Money]) -> Amount | None:
    """The sum of one year: promises as they stand last, payments of single years on average.

    None when nothing is stated.
    """
    lines = list(lines)
    standing = [m for m in lines if m.first is None or m.last is None]
    if not lines:
        return None
    if standing or lines[0].item == "promised":
        last = max((m.last or m.first or 0 for m in lines), default=0)
        return total(_in_force(lines, last) if last else [m.amount for m in lines])
    by_year = each_year(lines)
    whole = total(list(by_year.values()))
    return whole.times(1 / len(by_year)) if whole else None


def each_year(lines: Iterable[Money]) -> dict[int, Amount]:
    """The sums of single years, in order; statements without years or without end are not here."""
    found: dict[int, Amount] = {}
    for money in lines:
        if money.first is None or money.last is None:
            continue
        for year in range(money.first, money.last + 1):
            found[year] = found.get(year, NONE) + money.amount
    return dict(sorted(found.items()))


def in_year(lines: Iterable[Money], year: int) -> Amount | None:
    """What the lines state for a year; None when they say nothing of it."""
    return total(_in_force(lines, year))


def beginning(project: Project) -> int | None:
    """The year of the first money, or the project's own where no sum is dated."""
    years = [m.first for m in project.lines("invested") if m.first is not None]
    return min(years) if years else project.start


def _in_force(lines: Iterable[Money], year: int) -> list[Amount]:
    return [
        m.amount
        for m in lines
        if (m.first is None or m.first <= year) and (m.last is None or year <= m.last)
    ]
