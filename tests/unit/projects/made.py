"""Projects made by hand, for tests of what is computed of them."""

from __future__ import annotations

from typing import Any

from endogen.i18n import Label
from endogen.study.amount import Amount
from endogen.study.project import Money, Project


def sum_of(item: str, low: float, high: float | None = None, **more: Any) -> Money:
    """One line of the ledger; a range where two ends are given."""
    return Money(row=2, item=item, amount=Amount(low, low if high is None else high), **more)


def in_years(item: str, *sums: float, first: int = 2016) -> list[Money]:
    """One line a year, from the first on."""
    years = range(first, first + len(sums))
    return [sum_of(item, x, first=y, last=y) for x, y in zip(sums, years, strict=True)]


def project(*money: Money, id_: str = "base", mode: str = "investment", **more: Any) -> Project:
    """A project with this money."""
    return Project(id=id_, name=Label(id_.title(), "项目" + id_), mode=mode, money=money, **more)


def level(capital: float, paid: float, **more: Any) -> Project:
    """Capital once, and the same payment every year."""
    return project(sum_of("invested", capital, party="public"), sum_of("paid", paid), **more)
