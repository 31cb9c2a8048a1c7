"""What a pass over the rows of a large sample brought back, and what is asked after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import narwhals as nw
import numpy as np

from endogen.survey.calibration import Residuals
from endogen.survey.design import Design
from endogen.survey.engine import Arrays, collect, lend
from endogen.survey.expressions import Floats, Typed, Vector, number
from endogen.survey.groups import grouped, places
from endogen.survey.indicator import Base, Order, Rank, ValueTable
from endogen.survey.portable import Engine
from endogen.survey.strata import Index, Strata, Units
from endogen.survey.sums import ByPsu, Influence, Key, Pass
from endogen.survey.variance import PsuTotals

Frame = nw.LazyFrame[Any]


class EngineRows(Protocol):
    """What a pass knows of the rows it went over."""

    design: Design
    strata: Strata

    @property
    def algebra(self) -> Engine:
        """What expressions mean for the frame."""

    @property
    def calibrated_psus(self) -> tuple[list[tuple[object, ...]], Residuals] | None:
        """Every PSU of a calibrated sample, and what its margins explain."""

    @property
    def psus(self) -> list[tuple[object, ...]]:
        """Stratum and PSU of every PSU of the sample, in order."""

    def stratum_index(self, values: Any) -> Index:
        """The place of each stratum's value in their order."""


@dataclass(frozen=True)
class LazyPass(Pass):
    """A pass over rows in an engine: what came back, and the frame to ask again.

    Attributes
    ----------
    frame : narwhals.LazyFrame
        Rows of the domains with ``w h p g0 …`` and the weights of every base.
    bases : dict of Base to str
        The columns of the weights, 0 where a row does not count.
    domain, stratum : array of int
        Of each cell that came back.
    cells : dict of arrays
        By column.
    terms : dict of Key to str
        The column of each term in `cells`.
    """

    rows: EngineRows = field(kw_only=True)
    frame: Frame = field(kw_only=True)
    bases: Mapping[Base, str] = field(kw_only=True)
    domain: Index = field(kw_only=True)
    stratum: Index = field(kw_only=True)
    cells: Arrays = field(kw_only=True)
    terms: dict[Key, str] = field(kw_only=True)
    ranks: tuple[Rank, ...] = ()
    known: dict[Rank, list[ValueTable]] = field(default_factory=dict)

    @property
    def by(self) -> list[str]:
        """The columns of the groups."""
        return [name for name in self.cells if name.startswith("g")]

    def tables(self, rank: Rank) -> list[ValueTable]:
        """The distinct values in each domain: one grouping for all indicators of an order."""
        if rank not in self.known:
            mates = [one for one in self.ranks if one.order == rank.order]
            self.known.update(self._distributions(mates))
        return self.known[rank]

    def _distributions(self, ranks: Sequence[Rank]) -> dict[Rank, list[ValueTable]]:
        """The distributions of indicators of one order, by value and group."""
        algebra, (base, column, size) = self.rows.algebra, ranks[0].order
        weight = nw.col(self.bases[base])
        valid = self.frame.filter(weight > 0)
        valid = valid.with_columns(v=number(column, algebra), x=weight * number(size, algebra))
        amounts = {of: f"y{i}" for i, of in enumerate(dict.fromkeys(r.of for r in ranks))}
        sums = {"x": nw.col("x").sum(), "rows": nw.len()}
        sums |= {y: (nw.col("x") * number(of, algebra)).sum() for of, y in amounts.items()}
        found = collect(valid.group_by(*self.by, "v").agg(**sums))
        groups, index = grouped([vector_of(found[n]) for n in self.by], found["v"].size)
        place = {group: d for d, group in enumerate(groups)}
        tables: dict[Rank, list[ValueTable]] = {rank: [] for rank in ranks}
        for group in self.groups:
            here = np.flatnonzero(index == place.get(group, -2))
            here = here[np.argsort(found["v"][here])]
            for rank, mine in tables.items():
                parts = (found[name][here] for name in ("v", "x", amounts[rank.of], "rows"))
                mine.append(ValueTable(*parts))
        return tables

    def influences(self, frame: Frame, members: Mapping[str, Sequence[Influence]]) -> Frame:
        """The rows with the influences of indicators of one order, joined by group and value.

        Parameters
        ----------
        members : mapping of str to sequence of Influence
            Under the name of the column that is to hold them: one for each domain where the
            indicator is defined.
        """
        ranks = {z: rank_of(mine[0]) for z, mine in members.items()}
        one = next(iter(ranks.values()))
        v = f"v_{next(iter(ranks))}"
        algebra, (base, column, size) = self.rows.algebra, one.order
        ranked = frame.with_columns(number(column, algebra).alias(v))
        lent = lend(self._lent(members, one, v), self.frame)
        joined = ranked.join(lent, on=[*self.by, v], how="left")
        weight = nw.col(self.bases[base]) * number(size, algebra)
        made = {}
        for z, rank in ranks.items():
            influence = nw.col(f"slope_{z}") * number(rank.of, algebra) + nw.col(f"level_{z}")
            made[z] = nw.coalesce(weight * influence, nw.lit(0.0))
        return joined.with_columns(**made)

    def _lent(
        self, members: Mapping[str, Sequence[Influence]], one: Rank, v: str
    ) -> dict[str, Any]:
        """Slopes and levels by domain and distinct value."""
        parts: dict[str, list[Any]] = {name: [] for name in (*self.by, v)}
        for z in members:
            parts |= {f"slope_{z}": [], f"level_{z}": []}
        for domain, table in enumerate(self.tables(one)):
            size = table.values.size
            parts[v].append(table.values)
            for name, value in zip(self.by, self.groups[domain], strict=True):
                kind = object if isinstance(value, str) else np.float64
                parts[name].append(np.full(size, value, dtype=kind))
            for z, mine in members.items():
                here = next((m for m in mine if m.domain == domain), None)
                for name in ("slope", "level"):
                    known = np.zeros(size) if here is None else getattr(here, name)
                    parts[f"{name}_{z}"].append(known)
        return {name: np.concatenate(arrays) for name, arrays in parts.items()}

    @property
    def calibrated(self) -> bool:
        """Whether weights were fitted to totals."""
        return self.rows.calibrated_psus is not None

    def units(self) -> Units:
        """The PSUs in their strata."""
        return Units(self.rows.strata, self._strata_of(self.rows.psus))

    def by_psu(self, keys: Sequence[Key]) -> ByPsu:
        """The sums of terms that came back already."""
        _, psu = self._numbered(whole=True)
        sums = np.stack([self.cells[self.terms[key]] for key in keys], axis=1)
        return ByPsu(psu, self.domain, sums)

    def _strata_of(self, psus: Sequence[tuple[object, ...]]) -> Index:
        stratum = self.rows.stratum_index(np.array([psu[0] for psu in psus]))
        return self.rows.strata.merged[stratum]

    def _numbered(self, *, whole: bool) -> tuple[list[tuple[object, ...]], Index]:
        """PSUs, of the whole sample or those with rows here, and the number of each cell's."""
        keys = [vector_of(self.cells[name]) for name in ("h", "p")]
        groups, psu = grouped(keys, self.stratum.size)
        if not whole:
            return groups, psu
        number_of = {group: i for i, group in enumerate(self.rows.psus)}
        numbers = np.array([number_of[group] for group in groups], dtype=np.intp)
        return self.rows.psus, numbers[psu]

    def psu_totals(self, influences: Sequence[Influence], *, whole: bool = False) -> PsuTotals:
        """Sum the influences over PSUs, few enough to leave the engine."""
        rows, residuals = self.rows, None
        cell = np.zeros(self.stratum.size, dtype=np.intp)
        if rows.calibrated_psus is not None:  # all PSUs, also those without a row here
            whole, residuals = True, rows.calibrated_psus[1]
            cell = self.cells["k"].astype(np.intp)
        groups, psu = self._numbered(whole=whole)
        totals = PsuTotals(rows.strata, self._strata_of(groups), residuals)
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
            totals.add(psu[here], z, cell[here])
        return totals

    def _rank_totals(
        self, influences: Sequence[Influence], psus: Mapping[tuple[object, ...], int]
    ) -> dict[int, tuple[Index, Floats, Index]]:
        """Influences of rank indicators summed by PSU and cell, one pass for all of an order."""
        made: dict[int, tuple[Index, Floats, Index]] = {}
        parts = ["k"] if self.rows.calibrated_psus is not None else []
        for ranks in by_order(influences):
            members = {f"z{i}": [influences[m] for m in mine] for i, mine in enumerate(ranks)}
            frame = self.influences(self.frame, members)
            sums = {z: nw.col(z).sum() for z in members}
            found = collect(frame.group_by("h", "p", *parts, *self.by).agg(**sums))
            size = found["z0"].size
            cell = (found["k"] if parts else np.zeros(size)).astype(np.intp)
            groups, psu = grouped([vector_of(found[k]) for k in ("h", "p")], size)
            number_of = np.array([psus[group] for group in groups], dtype=np.intp)
            domains, domain = grouped([vector_of(found[k]) for k in self.by], size)
            for z, mine in zip(members, ranks, strict=True):
                for i in mine:
                    here = domain == domains.index(self.groups[influences[i].domain])
                    made[i] = number_of[psu[here]], found[z][here], cell[here]
        return made


def by_order(influences: Sequence[Influence]) -> list[list[list[int]]]:
    """The places of rank indicators' influences, by indicator, those of one order together."""
    found: dict[Order, dict[Rank, list[int]]] = {}
    for i, one in enumerate(influences):
        if one.rank is not None:
            found.setdefault(one.rank.order, {}).setdefault(one.rank, []).append(i)
    return [list(ranks.values()) for ranks in found.values()]


def rank_of(influence: Influence) -> Rank:
    """The indicator of an influence that is by rank."""
    if influence.rank is None:
        raise ValueError("no influence of a rank indicator")
    return influence.rank


def vector_of(array: Any) -> Typed[Vector]:
    """A collected key column, nothing of it missing."""
    return Typed(Vector(array, np.ones(array.size, dtype=bool)), "")
