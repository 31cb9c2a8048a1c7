"""Price indices by year, with their source, and what they make of an amount of another year.

No index comes with the package: a study that has one states it, with its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from endogen.i18n import Label
from endogen.study.table import Table

KEYS = ("label", "source", "address", "index", "previous_year", "year")


class NoPrice(KeyError):
    """A year of which an index has no value."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


@dataclass(frozen=True, slots=True)
class Prices:
    """A price index by year.

    Attributes
    ----------
    index : mapping of int to float
        The level of prices by year, in any base.
    label, source : Label
        What it is an index of, and who says so.
    address : str
        Where the source can be read.
    year : int or None
        The year whose prices incomes of "now" have; that of the fieldwork when None.
    """

    index: Mapping[int, float]
    label: Label = Label()
    source: Label = Label()
    address: str = ""
    year: int | None = None

    def factor(self, year: int, to: int) -> float:
        """What an amount of `year` is multiplied by to be in prices of `to`.

        Raises
        ------
        NoPrice
            Where the index has no value for one of them.

        Examples
        --------
        >>> Prices({2014: 92.0, 2020: 103.5}).factor(2014, 2020)
        1.125
        """
        for one in (year, to):
            if one not in self.index:
                raise NoPrice(one)
        return self.index[to] / self.index[year]


def chained(changes: Mapping[int, float]) -> dict[int, float]:
    """Levels of an index that is published as "the year before = 100".

    The year before the first has the level 1.

    Examples
    --------
    >>> levels = chained({2015: 102.0, 2016: 105.0})
    >>> [round(level, 4) for level in levels.values()], list(levels)
    ([1.0, 1.02, 1.071], [2014, 2015, 2016])
    """
    first = min(changes)
    levels = {first - 1: 1.0}
    for year in sorted(changes):
        levels[year] = levels[year - 1] * changes[year] / 100
    return levels


def read_prices(whole: Table, base: int | None, year: int | None) -> Prices | None:
    """Read ``[prices]``; `year` is that of the fieldwork, `base` that it is compared with.

    ``index`` holds levels by year, or with ``previous_year = true`` changes over the year
    before, which is 100.  An index without the years that the study compares is refused.
    """
    table = whole.table("prices", KEYS)
    if not tuple(table):
        return None
    levels = _levels(table)
    year = table.whole("year", least=1900) if "year" in table else year
    for one in (base, year):
        if one is not None and one not in levels:
            raise table.error("E-STUDY-PRICES", "index", year=one, got=_years(levels))
    return Prices(
        index=levels,
        label=table.label("label"),
        source=table.label("source"),
        address=table.string("address", ""),
        year=year,
    )


def _levels(table: Table) -> dict[int, float]:
    said = table.table("index")
    levels = {}
    for key in said:
        if not (key.isascii() and key.isdigit() and len(key) == 4):
            raise said.error("E-STUDY-RANGE", key, got=key, range="a year, such as 2014")
        levels[int(key)] = said.number(key, within="> 0", fits=lambda x: x > 0)
    if len(levels) < 1 + (not table.flag("previous_year")):
        raise table.error("E-STUDY-RANGE", "index", got=sorted(levels), range="2014 = …, 2020 = …")
    if table.flag("previous_year"):
        for before, after in pairwise(sorted(levels)):
            if after != before + 1:
                raise table.error("E-STUDY-PRICES", "index", year=before + 1, got=_years(levels))
        return chained(levels)
    return levels


def _years(levels: Mapping[int, float]) -> str:
    return ", ".join(str(year) for year in sorted(levels))
