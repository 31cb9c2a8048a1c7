"""The rows of a small sample, in memory: the same reductions as an engine makes."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from endogen.errors import DataError, DesignError, Where
from endogen.study.grammar import Expression, Name, names
from endogen.survey.calibration import Calibration, Residuals
from endogen.survey.design import Design
from endogen.survey.engine import Table
from endogen.survey.expressions import (
    NUMBER,
    Arrays,
    Floats,
    Truths,
    Typed,
    Vector,
    evaluate,
    number,
    truth,
    written,
)
from endogen.survey.groups import grouped, joined, label, sum_by
from endogen.survey.indicator import Base, Rank, ValueTable
from endogen.survey.strata import Index, Strata, Units, make_strata
from endogen.survey.sums import ByPsu, Counts, Influence, Key, Pass, RankRows, Wanted
from endogen.survey.variance import PsuTotals

HUGEST = 1e100  # beyond it squares, and sums of them, leave the numbers of a machine


class MemoryRows:
    """A sample whose rows are in memory.

    Parameters
    ----------
    table : Table
    design : Design
    """

    def __init__(
        self, table: Table, design: Design, calibration: Calibration | None = None
    ) -> None:
        self.table, self.design, self.count = table, design, table.height
        self._checked: set[str] = set()
        self.made: dict[str, Vector] = {}
        self.arrays = Arrays(self.column)
        table.fetch(design.columns)
        self.stratum, labels = self._design_key(design.strata)
        psu, _ = self._design_key(design.psu) if design.psu else (np.arange(self.count), ())
        both = self.stratum * (psu.max(initial=0) + 1) + psu
        kept, self.psu = np.unique(both, return_inverse=True)
        of_psu = kept // (psu.max(initial=0) + 1)
        psus = np.bincount(of_psu, minlength=len(labels)).astype(np.float64)
        fpc = self._fpc(labels)
        self.strata = make_strata(design, labels, psus, fpc)
        self.stratum_of_psu: Index = self.strata.merged[of_psu]
        self.weight = self._weights(psus, fpc)
        self.cell = np.zeros(self.count, dtype=np.intp)
        self.residuals = None if calibration is None else self._calibrate(calibration)

    def _calibrate(self, made: Calibration) -> Residuals:
        """Bear the factors of the cells, and know what they explain."""
        self.table.fetch(made.columns)
        _, self.cell = grouped([self.column(name) for name in made.columns], self.count)
        self.weight = self.weight * made.factors[self.cell]
        cells = made.factors.size
        pairs, place = np.unique(self.psu * cells + self.cell, return_inverse=True)
        weight = sum_by(place, self.weight, pairs.size)
        return Residuals(made, pairs // cells, pairs % cells, weight, self.stratum_of_psu.size)

    def column(self, name: str) -> Typed[Vector]:
        """A column, infinite and huge values refused; one that was made, as it is."""
        if name in self.made:
            return Typed(self.made[name], NUMBER)
        found = self.table.column(name)
        if name not in self._checked:
            if found.kind != "words":
                refuse_huge(name, int((np.abs(found.value.values) > HUGEST).sum()))
            self._checked.add(name)
        return found

    def _design_key(self, name: str | None) -> tuple[Index, tuple[str, ...]]:
        if name is None:
            return np.zeros(self.count, dtype=np.intp), ("1",)
        column = self.column(name)
        refuse_missing(name, int((~column.value.valid).sum()))
        groups, index = grouped([column], self.count)
        return index, tuple(label(group[0]) for group in groups)

    def _fpc(self, labels: tuple[str, ...]) -> Floats | None:
        fpc = self.design.fpc
        if fpc is None:
            return None
        if not isinstance(fpc, str):
            return np.full(len(labels), float(fpc))
        vector = number(Name(fpc), self.arrays)
        refuse_missing(fpc, int((~vector.valid).sum()))
        high = np.full(len(labels), -np.inf)
        low = np.full(len(labels), np.inf)
        np.maximum.at(high, self.stratum, vector.values)
        np.minimum.at(low, self.stratum, vector.values)
        refuse_uneven(fpc, labels, low, high)
        return high

    def _weights(self, psus: Floats, fpc: Floats | None) -> Floats:
        name = self.design.weight
        if name is not None:
            vector = number(Name(name), Arrays(self.table.column))
            good = vector.valid & (vector.values > 0) & (vector.values <= HUGEST)
            refuse_weights(name, int((~good).sum()), self.count)
            return vector.values
        if fpc is None:
            return np.ones(self.count)
        return np.where(fpc > 1, fpc / psus, 1 / fpc)[self.stratum]

    def centres(
        self,
        columns: Sequence[Expression],
        yes_no: Sequence[Expression],
        unpriced: Sequence[Expression] = (),
    ) -> dict[Expression, float]:
        """The overall mean of each column; of a constant one, its value."""
        for expression in unpriced:
            refuse_unpriced(expression, int(self.true(expression).sum()))
        for expression in yes_no:
            vector = self.vector(expression)
            odd = vector.valid & (vector.values != 0) & (vector.values != 1)
            refuse_other_than_yes_no(expression, int(odd.sum()))
        found = {}
        for expression in columns:
            vector = self.vector(expression)
            values = vector.values[vector.valid]
            if values.size == 0:
                found[expression] = 0.0
                continue
            mean = float(np.average(values, weights=self.weight[vector.valid]))
            low, high = float(values.min()), float(values.max())
            found[expression] = low if low == high else mean
        return found

    def vector(self, expression: Expression) -> Vector:
        """An expression as numbers, one for every row."""
        found = number(expression, self.arrays)
        if found.values.shape == (self.count,):
            return found
        shape = (self.count,)
        return Vector(np.broadcast_to(found.values, shape), np.broadcast_to(found.valid, shape))

    def true(self, expression: Expression | None) -> Truths:
        """Where a condition holds; everywhere when there is none."""
        if expression is None:
            return np.ones(self.count, dtype=bool)
        found = truth(expression, self.arrays)
        return np.broadcast_to(found.valid & (found.values != 0), (self.count,))

    def adding(self, made: Mapping[str, Vector]) -> MemoryRows:
        """The same rows with columns that were computed of them."""
        other = copy.copy(self)
        other.made = {**self.made, **made}
        other.arrays = Arrays(other.column)
        return other

    def domains(
        self, by: Sequence[str], where: Expression | None
    ) -> tuple[list[tuple[object, ...]], Index]:
        """The groups in order, and the group of each row; −1 outside the domain."""
        self.table.fetch(by)
        groups, index = grouped([self.column(name) for name in by], self.count)
        if where is not None:
            index = np.where(self.true(where), index, -1)
            groups, index = _present(groups, index) if by else (groups, index)
        return groups, index

    def valid(self, base: Base) -> Truths:
        """Which rows an indicator speaks of."""
        valid = self.true(base.given).copy()
        for column in base.inputs:
            valid &= evaluate(column, self.arrays).value.valid
        return valid

    def run(self, wanted: Wanted) -> Pass:
        """Sum everything wanted."""
        groups, index = self.domains(wanted.by, wanted.where)
        found = MemoryPass(groups, {}, {}, {}, rows=self, index=index)
        for base in wanted.bases:
            found.count(base)
        for key in wanted.terms:
            rows, values = found.weighted(key)
            found.totals[key] = sum_by(index[rows], values, len(groups))
        for key in wanted.tallies:
            base, expression = key
            rows = found.valid[base]
            counted = self.vector(expression).values[rows]
            found.tallies[key] = sum_by(index[rows], counted, len(groups))
        return found


def _present(
    groups: list[tuple[object, ...]], index: Index
) -> tuple[list[tuple[object, ...]], Index]:
    """Leave out groups that hold no row of the domain."""
    present, inverse = np.unique(index, return_inverse=True)
    first = int(present.size > 0 and present[0] == -1)
    return [groups[i] for i in present[first:]], inverse - first


@dataclass(frozen=True)
class MemoryPass(Pass):
    """A pass over rows in memory; keeps which rows are valid for which base."""

    rows: MemoryRows = field(kw_only=True)
    index: Index = field(kw_only=True)
    valid: dict[Base, Index] = field(default_factory=dict)
    _terms: dict[Key, Floats] = field(default_factory=dict)
    _tables: dict[tuple[Base, Expression, Expression, Expression], list[ValueTable]] = field(
        default_factory=dict
    )

    def count(self, base: Base) -> None:
        """Find the valid rows of a base, and count them."""
        rows, domains = self.rows, len(self.groups)
        asked = (self.index >= 0) & rows.true(base.given)
        where = np.flatnonzero(asked & rows.valid(base))
        index, weight = self.index[where], rows.weight[where]
        psu_in_domain = np.unique(rows.psu[where] * domains + index) % domains
        self.valid[base] = where
        self.counts[base] = Counts(
            n=np.bincount(index, minlength=domains).astype(np.float64),
            asked=np.bincount(self.index[asked], minlength=domains).astype(np.float64),
            weight=sum_by(index, weight, domains),
            squared=sum_by(index, weight**2, domains),
            psus=np.bincount(psu_in_domain, minlength=domains).astype(np.float64),
        )

    def weighted(self, key: Key) -> tuple[Index, Floats]:
        """The valid rows, and each one's weight times the term."""
        base, expression = key
        rows = self.valid[base]
        if key not in self._terms:
            values = self.rows.vector(expression).values[rows]
            self._terms[key] = self.rows.weight[rows] * values
        return rows, self._terms[key]

    def tables(self, rank: Rank) -> list[ValueTable]:
        """The distinct values in each domain, found once for all indicators of a column."""
        key = (*rank.order, rank.of)
        if key not in self._tables:
            self._tables[key] = self._counted(rank)
        return self._tables[key]

    def _counted(self, rank: Rank) -> list[ValueTable]:
        rows = self.valid[rank.base]
        ranks = self.rows.vector(rank.rank).values[rows]
        amounts = self.rows.vector(rank.of).values[rows]
        size = self.rows.vector(rank.size).values[rows]
        weight, index = self.rows.weight[rows] * size, self.index[rows]
        found = []
        for domain in range(len(self.groups)):
            here = index == domain
            values, place = np.unique(ranks[here], return_inverse=True)
            w = sum_by(place, weight[here], values.size)
            b = sum_by(place, weight[here] * amounts[here], values.size)
            found.append(ValueTable(values, w, b, np.bincount(place).astype(np.float64)))
        return found

    def psu_totals(self, influences: Sequence[Influence], *, whole: bool = False) -> PsuTotals:
        """Sum the influences over PSUs, which are numbered over the whole sample always."""
        rows = self.rows
        strata = rows.strata if rows.design else None
        totals = PsuTotals(strata, rows.stratum_of_psu, rows.residuals)
        for one in influences:
            totals.add(*self._influence(one))
        return totals

    @property
    def calibrated(self) -> bool:
        """Whether weights were fitted to totals."""
        return self.rows.residuals is not None

    def units(self) -> Units:
        """The PSUs in their strata; of no design, rows in their domain."""
        rows = self.rows
        if rows.design:
            return Units(rows.strata, rows.stratum_of_psu)
        labels = (*(joined(group) for group in self.groups), "")  # the last holds all others
        stratum = np.where(self.index >= 0, self.index, len(self.groups))
        n = np.bincount(stratum, minlength=len(labels)).astype(np.float64)
        nothing, own = np.zeros(n.size), np.arange(n.size)
        return Units(Strata(labels, np.maximum(n, 1), nothing, "certainty", own), stratum)

    def by_psu(self, keys: Sequence[Key]) -> ByPsu:
        """Sum terms by PSU and domain."""
        domains = len(self.groups)
        cell = self.rows.psu * domains + self.index
        pairs, place = np.unique(cell[self.index >= 0], return_inverse=True)
        place_of = np.full(cell.size, -1)
        place_of[self.index >= 0] = place
        sums = np.zeros((pairs.size, len(keys)))
        for j, key in enumerate(keys):
            rows, values = self.weighted(key)
            sums[:, j] = sum_by(place_of[rows], values, pairs.size)
        return ByPsu(pairs // domains, pairs % domains, sums)

    def rank_rows(self, rank: Rank, domain: int) -> RankRows | None:
        """The rows of a distribution."""
        rows = self.valid[rank.base]
        rows = rows[self.index[rows] == domain]
        ranks, amounts, size = (self.rows.vector(e).values[rows] for e in rank.summed)
        values, place = np.unique(ranks, return_inverse=True)
        held = np.bincount(place, minlength=values.size).astype(np.float64)
        weight = self.rows.weight[rows] * size
        return RankRows(self.rows.psu[rows], place, weight, amounts, values, held)

    def _influence(self, one: Influence) -> tuple[Index, Floats, Index]:
        rows, z = np.zeros(0, dtype=np.intp), np.zeros(0)
        if one.rank is not None:
            rows = self.valid[one.rank.base]
            rows = rows[self.index[rows] == one.domain]
            values = self.rows.vector(one.rank.rank).values[rows]
            _, place = np.unique(values, return_inverse=True)
            amounts = self.rows.vector(one.rank.of).values[rows]
            weight = self.rows.weight[rows] * self.rows.vector(one.rank.size).values[rows]
            z = weight * (one.slope[place] * amounts + one.level[place])
        elif one.slopes:
            first = next(iter(one.slopes))
            valid = self.valid[first[0]]
            here = self.index[valid] == one.domain
            rows = valid[here]
            z = sum(slope * self.weighted(key)[1][here] for key, slope in one.slopes.items())
        return self.rows.psu[rows], z, self.rows.cell[rows]


def refuse_huge(name: str, n: int) -> None:
    """Refuse a column that holds infinite values, or such as could not be squared."""
    if n:
        raise DataError("E-DATA-INFINITE", where=Where(variable=name), n=n)


def refuse_missing(name: str, n: int) -> None:
    """Refuse a column of the design that does not say for every row."""
    if n:
        raise DesignError("E-DESIGN-MISSING", where=Where(variable=name), n=n)


def refuse_weights(name: str, n: int, rows: int) -> None:
    """Refuse weights that are not there or not above 0."""
    if n:
        raise DesignError("E-DESIGN-WEIGHT", where=Where(variable=name), n=n, rows=rows)


def refuse_uneven(name: str, labels: tuple[str, ...], low: Floats, high: Floats) -> None:
    """Refuse a population size that differs within a stratum."""
    for i in np.flatnonzero(low != high)[:1]:
        raise DesignError(
            "E-DESIGN-FPC-VARIES",
            where=Where(variable=name),
            stratum=labels[i],
            got=f"{low[i]:.15g}, {high[i]:.15g}",
        )


def refuse_other_than_yes_no(expression: Expression, n: int) -> None:
    """Refuse answers that should be 1 or 0 and are not."""
    if n:
        variable = ", ".join(sorted(names(expression))) or written(expression)
        raise DataError("E-DATA-YES-NO", where=Where(variable=variable), n=n)


def refuse_unpriced(expression: Expression, n: int) -> None:
    """Refuse rows of a year that a price index lacks."""
    if n:
        variable = ", ".join(sorted(names(expression)))
        raise DataError("E-DATA-PRICE-YEAR", where=Where(variable=variable), n=n)
