"""What a pass over the rows of a large sample brought back, and what is asked after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import narwhals as nw
import numpy as np

from endogen.survey.design import Design
from endogen.survey.engine import Arrays, collect, lend
from endogen.survey.expressions import Floats, Typed, Vector, number
from endogen.survey.groups import grouped, places
from endogen.survey.indicator import Base, Rank, ValueTable
from endogen.survey.portable import Engine
from endogen.survey.strata import Index, Strata
from endogen.survey.sums import Covariance, Influence, Key, Pass
from endogen.survey.variance import PsuTotals

Frame = nw.LazyFrame[Any]


class EngineRows(Protocol):
    """What a pass knows of the rows it went over."""

    design: Design
    strata: Strata

    @property
    def algebra(self) -> Engine:
        """What expressions mean for the frame."""

    def stratum_index(self, values: Any) -> Index:
        """The place of each stratum's value in their order."""


@dataclass(frozen=True)
class LazyPass(Pass):
    """A pass over rows in an engine: what came back, and the frame to ask again.

    Attributes
    ----------
    frame : narwhals.LazyFrame
        Rows of the domains with ``w h p g0 …`` and the flag of every base.
    bases : dict of Base to str
        The flags.
    domain, stratum : array of int
        Of each cell that came back.
    cells : dict of arrays
        By column.
    terms : dict of Key to str
        The column of each term in `cells`.
    """

    rows: EngineRows = field(kw_only=True)
    frame: Frame = field(kw_only=True)
    bases: dict[Base, str] = field(kw_only=True)
    domain: Index = field(kw_only=True)
    stratum: Index = field(kw_only=True)
    cells: Arrays = field(kw_only=True)
    terms: dict[Key, str] = field(kw_only=True)
    known: dict[Rank, list[ValueTable]] = field(default_factory=dict)

    @property
    def by(self) -> list[str]:
        """The columns of the groups."""
        return [name for name in self.cells if name.startswith("g")]

    def tables(self, rank: Rank) -> list[ValueTable]:
        """The distinct values in each domain: one grouping by value."""
        if rank in self.known:
            return self.known[rank]
        algebra = self.rows.algebra
        valid = self.frame.filter(nw.col(self.bases[rank.base]) > 0)
        valid = valid.with_columns(v=number(rank.rank, algebra), b=number(rank.of, algebra))
        sums = {"x": nw.col("w").sum(), "y": (nw.col("w") * nw.col("b")).sum()}
        found = collect(valid.group_by(*self.by, "v").agg(**sums))
        groups, index = grouped([vector_of(found[n]) for n in self.by], found["v"].size)
        place = {group: d for d, group in enumerate(groups)}
        tables = []
        for group in self.groups:
            here = np.flatnonzero(index == place.get(group, -2))
            here = here[np.argsort(found["v"][here])]
            tables.append(ValueTable(*(found[name][here] for name in "vxy")))
        self.known[rank] = tables
        return tables

    def influences(
        self, frame: Frame, rank: Rank, members: Sequence[Influence], mark: str = ""
    ) -> Frame:
        """The rows with ``z``, the influence joined to them by group and value.

        Parameters
        ----------
        members : sequence of Influence
            Those of `rank`, one for each domain where it is defined.
        mark : str
            Ends the names of the columns.
        """
        v, slope, level = (f"{name}{mark}" for name in ("v", "slope", "level"))
        table: dict[str, list[Any]] = {name: [] for name in (*self.by, v, slope, level)}
        for one in members:
            distinct = self.tables(rank)[one.domain].values
            for name, values in ((v, distinct), (slope, one.slope), (level, one.level)):
                table[name].append(values)
            for name, value in zip(self.by, self.groups[one.domain], strict=True):
                kind = object if isinstance(value, str) else np.float64
                table[name].append(np.full(distinct.size, value, dtype=kind))
        lent = lend({name: np.concatenate(parts) for name, parts in table.items()}, self.frame)
        algebra = self.rows.algebra
        valid = nw.when(nw.col(self.bases[rank.base]) > 0)
        ranked = frame.with_columns(valid.then(number(rank.rank, algebra)).alias(v))
        joined = ranked.join(lent, on=[*self.by, v], how="left")
        z = nw.col("w") * (nw.col(slope) * number(rank.of, algebra) + nw.col(level))
        return joined.with_columns(nw.coalesce(z, nw.lit(0.0)).alias(f"z{mark}"))

    def covariance(self, influences: Sequence[Influence]) -> Covariance:
        """Sum the influences over PSUs, few enough to leave the engine."""
        rows = self.rows
        keys = [vector_of(self.cells[name]) for name in ("h", "p")]
        groups, psu = grouped(keys, self.stratum.size)
        stratum_of_psu = np.zeros(len(groups), dtype=np.intp)
        stratum_of_psu[psu] = rows.strata.merged[self.stratum]
        totals = PsuTotals(rows.strata, stratum_of_psu)
        by_rank = self._rank_totals(influences, {group: i for i, group in enumerate(groups)})
        cells, nowhere = places(self.domain, len(self.groups)), np.zeros(0, dtype=np.intp)
        for place, one in enumerate(influences):
            if place in by_rank:
                totals.add(*by_rank[place])
                continue
            here = cells[one.domain] if one.slopes else nowhere
            z = np.zeros(here.size)
            for key, slope in one.slopes.items():
                z += slope * self.cells[self.terms[key]][here]
            totals.add(psu[here], z)
        return totals

    def _rank_totals(
        self, influences: Sequence[Influence], psus: Mapping[tuple[object, ...], int]
    ) -> dict[int, tuple[Index, Floats]]:
        """Influences of rank indicators summed by PSU, one pass for each indicator."""
        made: dict[int, tuple[Index, Floats]] = {}
        for rank, mine in by_rank(influences).items():
            frame = self.influences(self.frame, rank, [influences[i] for i in mine])
            found = collect(frame.group_by("h", "p", *self.by).agg(z=nw.col("z").sum()))
            groups, psu = grouped([vector_of(found[k]) for k in ("h", "p")], found["z"].size)
            number_of = np.array([psus[group] for group in groups], dtype=np.intp)
            domains, domain = grouped([vector_of(found[k]) for k in self.by], found["z"].size)
            for i in mine:
                here = domain == domains.index(self.groups[influences[i].domain])
                made[i] = number_of[psu[here]], found["z"][here]
        return made


def by_rank(influences: Sequence[Influence]) -> dict[Rank, list[int]]:
    """The places of rank indicators' influences, by indicator."""
    found: dict[Rank, list[int]] = {}
    for i, one in enumerate(influences):
        if one.rank is not None:
            found.setdefault(one.rank, []).append(i)
    return found


def vector_of(array: Any) -> Typed[Vector]:
    """A collected key column, nothing of it missing."""
    return Typed(Vector(array, np.ones(array.size, dtype=bool)), "")
