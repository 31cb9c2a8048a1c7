"""The rows of a large sample, in their engine: only sums leave it.

Everything here is a filter, a projection, a grouping with sums, or an equi-join with a
small table; there is no window over rows and nothing depends on their order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import narwhals as nw
import numpy as np

from endogen.errors import DesignError
from endogen.i18n import text
from endogen.study.grammar import Expression, Name, names
from endogen.survey.calibration import Calibration, Residuals
from endogen.survey.design import Design
from endogen.survey.engine import Arrays, Table, collect, lend
from endogen.survey.expressions import Floats, number
from endogen.survey.groups import grouped, label, sum_by
from endogen.survey.indicator import Base
from endogen.survey.lazy_columns import Columns
from endogen.survey.lazy_design import by_stratum
from endogen.survey.lazy_pass import Frame, LazyPass, vector_of
from endogen.survey.lazy_sums import WEIGHT, Sums, is_whole, truth_of, valid_of
from endogen.survey.memory import refuse_other_than_yes_no, refuse_uneven, refuse_unpriced
from endogen.survey.moments import ManyPsuPass
from endogen.survey.portable import Engine, zero_where_missing
from endogen.survey.strata import Index, make_strata
from endogen.survey.sums import Counts, Key, Pass, Wanted

MANY = 200_000
"""PSUs above which their totals stay in the engine."""


class LazyRows:
    """A sample whose rows stay in their engine.

    Parameters
    ----------
    table : Table
    design : Design
    """

    def __init__(
        self, table: Table, design: Design, calibration: Calibration | None = None
    ) -> None:
        self.table, self.design, self.count = table, design, table.height
        self.calibration = calibration
        self.columns = Columns(table)
        found = by_stratum(self.columns, design, self.count)
        keys = [self.columns.inside(name) for name in (design.strata,) if name]
        column = [vector_of(found[key]) for key in keys]
        groups, self.stratum_order = grouped(column, found["n"].size)
        labels = tuple(label(group[0]) if group else "1" for group in groups)
        order = np.argsort(self.stratum_order)
        psus = found["n"][order]
        fpc = self._fpc(labels, found, order)
        self.strata = make_strata(design, labels, psus, fpc)
        self.stratum_values = [group[0] for group in groups] if keys else []
        self._per_stratum = None if fpc is None else np.where(fpc > 1, fpc / psus, 1 / fpc)
        self.many = design.psu is None or psus.sum() > MANY
        if calibration is not None and self.many:
            reason = text("the PSUs are too many to leave the engine")
            raise DesignError("E-DESIGN-CALIBRATION", reason=reason, most=f"{MANY:,}")

    @property
    def algebra(self) -> Engine:
        """What expressions mean for the frame."""
        return self.columns.algebra

    def _fpc(self, labels: tuple[str, ...], found: Arrays, order: Index) -> Floats | None:
        fpc = self.design.fpc
        if fpc is None:
            return None
        if not isinstance(fpc, str):
            return np.full(len(labels), float(fpc))
        low, high = found["low"][order], found["high"][order]
        refuse_uneven(fpc, labels, low, high)
        return np.asarray(high)

    def centres(
        self,
        columns: Sequence[Expression],
        yes_no: Sequence[Expression],
        unpriced: Sequence[Expression] = (),
    ) -> dict[Expression, float]:
        """One pass for all: weighted means and ranges."""
        frame = self.weighted({name for e in (*columns, *yes_no, *unpriced) for name in names(e)})
        asked: dict[str, nw.Expr] = {}
        for i, expression in enumerate(unpriced):
            asked[f"year{i}"] = truth_of(expression, self.algebra).sum()
        for i, expression in enumerate(yes_no):
            value = number(expression, self.algebra)
            asked[f"odd{i}"] = zero_where_missing((value != 0) & (value != 1)).sum()
        for i, expression in enumerate(columns):
            value = number(expression, self.algebra)
            known = nw.when(~value.is_null()).then(nw.col("w"))
            asked |= {
                f"n{i}": known.sum(),
                f"x{i}": (nw.col("w") * value).sum(),
                f"low{i}": value.min(),
                f"high{i}": value.max(),
            }
        found = collect(frame.select(**asked))
        for i, expression in enumerate(unpriced):
            refuse_unpriced(expression, int(found[f"year{i}"][0]))
        for i, expression in enumerate(yes_no):
            refuse_other_than_yes_no(expression, int(found[f"odd{i}"][0]))
        centres = {}
        for i, expression in enumerate(columns):
            n, x, low, high = (float(found[f"{k}{i}"][0]) for k in ("n", "x", "low", "high"))
            centres[expression] = 0.0 if n == 0 else low if low == high else x / n
        return centres

    def weighted(self, columns: Iterable[str], plain: Collection[str] = ()) -> Frame:
        """The columns, with the weight ``w``, the stratum ``h`` and the PSU ``p``."""
        design = self.design
        wanted = set(columns)
        self.columns.look(wanted)
        calibrated = self.calibration.columns if self.calibration else ()
        everything = sorted(wanted | set(design.columns) | set(calibrated))
        # The design has been checked, and is known for every row.
        frame = self.columns.frame(everything, {*plain, *design.columns})
        stratum = nw.col(self.columns.inside(design.strata)) if design.strata else nw.lit(0.0)
        psu = nw.col(self.columns.inside(design.psu)) if design.psu else nw.lit(0.0)
        weight = number(Name(design.weight), self.algebra) if design.weight else nw.lit(1.0)
        frame = frame.with_columns(h=stratum, p=psu, w=weight)
        return self._calibrated(self._scaled(frame))

    def _scaled(self, frame: Frame) -> Frame:
        """The weight that a population size gives, where no column does."""
        if self.design.weight or self._per_stratum is None:
            return frame
        if not self.design.strata:
            return frame.with_columns(w=nw.lit(float(self._per_stratum[0])))
        sizes = {"h_": self.strata_column(), "w_": self._per_stratum}
        lent = lend(sizes, frame)
        joined = frame.join(lent, left_on="h", right_on="h_", how="left")
        return joined.with_columns(w=nw.col("w_")).drop("w_")

    def _calibrated(self, frame: Frame) -> Frame:
        """The weight times the factor of its cell, whose number is ``k``."""
        made = self.calibration
        if made is None:
            return frame
        keys = {f"k{i}": self.columns.inside(name) for i, name in enumerate(made.columns)}
        table: dict[str, Any] = {
            "k": np.arange(made.factors.size, dtype=np.float64),
            "f_": made.factors,
        }
        for i, key in enumerate(keys):
            values = [group[i] for group in made.groups]
            words = isinstance(values[0], str)
            table[key] = np.array(values, dtype=object if words else np.float64)
        joined = frame.join(
            lend(table, frame), left_on=list(keys.values()), right_on=list(keys), how="left"
        )
        return joined.with_columns(w=nw.col("w") * nw.col("f_")).drop("f_")

    @cached_property
    def calibrated_psus(self) -> tuple[list[tuple[object, ...]], Residuals] | None:
        """Every PSU of the sample, and what calibration explains in it: one pass."""
        if self.calibration is None:
            return None
        found = collect(self.weighted(()).group_by("h", "p", "k").agg(x=nw.col("w").sum()))
        groups, psu = grouped([vector_of(found[key]) for key in ("h", "p")], found["x"].size)
        cell = found["k"].astype(np.intp)
        return groups, Residuals(self.calibration, psu, cell, found["x"], len(groups))

    @cached_property
    def psus(self) -> list[tuple[object, ...]]:
        """Stratum and PSU of every PSU of the sample, in order: one pass."""
        if self.calibrated_psus is not None:
            return self.calibrated_psus[0]
        found = collect(self.weighted(()).group_by("h", "p").agg(n=nw.len()))
        return grouped([vector_of(found[key]) for key in ("h", "p")], found["n"].size)[0]

    def strata_column(self) -> Any:
        """The value of each stratum, in their order."""
        kind = object if isinstance(self.stratum_values[0], str) else np.float64
        return np.array(self.stratum_values, dtype=kind)

    def run(self, wanted: Wanted) -> Pass:
        """Sum everything wanted, by PSU and domain where PSUs are not too many.

        Columns are taken for whole, and floats for free of NaN, which spares a condition on
        every row; the same sums prove it.  If one was not, the pass is run again.
        """
        frame, bases, plain = self._domains(wanted)
        sums = Sums(self.algebra, bases)
        sums.ask(wanted)
        proofs = self.columns.proofs(sums, plain)
        domain = [f"g{i}" for i in range(len(wanted.by))]
        domain += ["k"] if self.calibration is not None else []
        counted = dict.fromkeys(sums.rows(base) for base in bases)
        found = self._reduce(frame, domain, sums.asked, counted)
        if self.columns.learn(found, proofs):
            return self.run(wanted)
        return self._pass(wanted, frame, sums, found)

    def _domains(self, wanted: Wanted) -> tuple[Frame, dict[Base, str], list[str]]:
        """The rows of the domains, with the groups ``g0 …`` and the weights of each base.

        Returns
        -------
        (frame, weights, plain)
            The columns that hold the weights, and what must be proven whole or free of NaN.
        """
        expressions = [e for _, e in (*wanted.terms, *wanted.tallies)]
        expressions += [e for base in wanted.bases for e in (*base.inputs, base.given) if e]
        expressions += [e for rank in wanted.ranks for e in rank.summed]
        used = {name for e in expressions for name in names(e)}
        choosing = {*wanted.by, *(names(wanted.where) if wanted.where is not None else ())}
        self.columns.look(used | choosing)
        # What chooses rows cannot be proven by the rows that were chosen.
        plain = used - choosing - self.columns.with_nan
        frame = self.weighted(used | choosing, plain)
        if wanted.where is not None:
            frame = frame.filter(truth_of(wanted.where, self.algebra) > 0)
        groups = {f"g{i}": nw.col(self.columns.inside(name)) for i, name in enumerate(wanted.by)}
        for group in groups.values():
            frame = frame.filter(~group.is_null())
        whole = plain - self.columns.lacking
        bases = {
            base: WEIGHT if is_whole(base, whole) else f"w{i}"
            for i, base in enumerate(wanted.bases)
        }
        weights = {
            key: nw.col(WEIGHT) * valid_of(base, self.algebra)
            for base, key in bases.items()
            if key != WEIGHT
        }
        frame = frame.with_columns(**groups, **weights) if groups or weights else frame
        return frame, bases, sorted(plain)

    def _reduce(
        self, frame: Frame, domain: list[str], sums: dict[str, nw.Expr], counted: Iterable[str]
    ) -> Arrays:
        """Group and sum: by PSU, or by stratum when PSUs are many."""
        psu = ["p"] if self.design.psu else []
        by_psu = frame.group_by("h", *psu, *domain).agg(**sums)
        if not (self.many and psu):
            return collect(by_psu)
        again = {name: nw.col(name).sum() for name in sums}
        again |= {f"p_{n}": zero_where_missing(nw.col(n) > 0).sum() for n in counted}
        again["psus"] = nw.len()
        return collect(by_psu.group_by("h", *domain).agg(**again))

    def _pass(self, wanted: Wanted, frame: Frame, asked: Sums, found: Arrays) -> Pass:
        size = found["rows"].size
        groups, domain = grouped([vector_of(found[f"g{i}"]) for i in range(len(wanted.by))], size)
        domains = len(groups)

        def totals(names: Mapping[Key, str]) -> dict[Key, Floats]:
            return {key: sum_by(domain, found[name], domains) for key, name in names.items()}

        terms = {key: asked.term(*key) for key in wanted.terms}
        kind = ManyPsuPass if self.many else LazyPass
        made = kind(
            groups=groups,
            totals=totals(terms),
            tallies=totals({key: asked.tally(*key) for key in wanted.tallies}),
            counts={},
            rows=self,
            frame=frame,
            bases=asked.bases,
            domain=domain,
            stratum=self.stratum_index(found["h"]),
            cells=found,
            terms=terms,
            ranks=wanted.ranks,
        )
        psus = self._psus_of(found, domain)
        for base in asked.bases:
            names = (asked.rows(base), asked.due(base), asked.term(base), asked.squared(base))
            by_cell = [*(found[name] for name in names), psus(names[0])]
            made.counts[base] = Counts(*(sum_by(domain, cells, domains) for cells in by_cell))
        return made

    def _psus_of(self, found: Arrays, domain: Index) -> Callable[[str], Floats]:
        """Given the column of a base's rows, how many PSUs of each cell hold some."""
        if not self.design.psu:
            return lambda rows: found[rows]
        if self.many:
            return lambda rows: found[f"p_{rows}"]
        if self.calibration is None:  # a cell is one PSU in one domain
            return lambda rows: (found[rows] > 0).astype(np.float64)
        keys = [vector_of(found[name]) for name in ("h", "p")]
        psu = grouped([*keys, vector_of(domain)], domain.size)[1]

        def once(rows: str) -> Floats:
            there = np.flatnonzero(found[rows] > 0)
            counted = np.zeros(domain.size)
            counted[there[np.unique(psu[there], return_index=True)[1]]] = 1.0
            return counted

        return once

    def stratum_index(self, values: Any) -> Index:
        """The place of each stratum's value in their order."""
        if not self.design.strata:
            return np.zeros(values.size, dtype=np.intp)
        return np.asarray(np.searchsorted(self.strata_column(), values), dtype=np.intp)
