"""The rows of a large sample, in their engine: only sums leave it.

Everything here is a filter, a projection, a grouping with sums, or an equi-join with a
small table; there is no window over rows and nothing depends on their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from endogen.survey.expressions import Floats, evaluate, number, truth
from endogen.survey.groups import grouped, label, sum_by
from endogen.survey.indicator import Base
from endogen.survey.lazy_pass import Frame, LazyPass, vector_of
from endogen.survey.memory import (
    HUGEST,
    refuse_huge,
    refuse_missing,
    refuse_other_than_yes_no,
    refuse_uneven,
    refuse_weights,
)
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
        self._checked: set[str] = set()
        self.inside: dict[str, tuple[str, str]] = {}
        self._check_design()
        keys = [self._inside(name) for name in (design.strata,) if name]
        found = self._psus(keys)
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

    def _inside(self, name: str) -> str:
        if name not in self.inside:
            self.inside[name] = (f"c{len(self.inside)}", self.table.kind(name))
        return self.inside[name][0]

    def frame(self, columns: Iterable[str]) -> Frame:
        """The columns under their names inside."""
        wanted = {name: self._inside(name) for name in columns}
        if not wanted:  # something must be selected for rows to be counted
            wanted = {self.table.names[0]: self._inside(self.table.names[0])}
        selected = (self.table.expression(name).alias(key) for name, key in wanted.items())
        return self.table.frame.select(*selected)

    @property
    def algebra(self) -> Engine:
        """What expressions mean for the frame."""
        return Engine(self.inside)

    def _check_design(self) -> None:
        design = self.design
        asked: dict[str, nw.Expr] = {}
        frame = self.frame(design.columns)
        for name in design.columns:
            column = nw.col(self._inside(name))
            if name == design.weight:
                good = number(Name(name), self.algebra)
                good = (good > 0) & (good <= HUGEST)
                asked[f"w_{self._inside(name)}"] = zero_where_missing(good).sum()
            asked[f"k_{self._inside(name)}"] = (~column.is_null()).cast(nw.Float64).sum()
        if not asked:
            return
        found = collect(frame.select(**asked))
        for name in design.columns:
            key = self._inside(name)
            if name == design.weight:
                refuse_weights(name, self.count - int(found[f"w_{key}"][0]), self.count)
            refuse_missing(name, self.count - int(found[f"k_{key}"][0]))

    def _psus(self, keys: list[str]) -> Arrays:
        """The number of PSUs of every stratum, and the range of its fpc."""
        design = self.design
        frame = self.frame(design.columns)
        fpc: dict[str, nw.Expr] = {}
        if isinstance(design.fpc, str):
            size = nw.col(self._inside(design.fpc))
            fpc = {"low": size.min(), "high": size.max()}
        if design.psu:
            psu = self._inside(design.psu)
            frame = (
                frame.group_by(*dict.fromkeys([*keys, psu]))
                .agg(**fpc, n=nw.len())
                .with_columns(n=nw.lit(1.0))
            )
            fpc = {"low": nw.col("low").min(), "high": nw.col("high").max()} if fpc else {}
        else:
            frame = frame.with_columns(n=nw.lit(1.0))
        sums = {"n": nw.col("n").sum(), **fpc}
        return collect(frame.group_by(*keys).agg(**sums) if keys else frame.select(**sums))

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
        self, columns: Sequence[Expression], yes_no: Sequence[Expression]
    ) -> dict[Expression, float]:
        """One pass for all: weighted means and ranges."""
        frame = self.weighted({name for e in (*columns, *yes_no) for name in names(e)})
        asked: dict[str, nw.Expr] = {}
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
        for i, expression in enumerate(yes_no):
            refuse_other_than_yes_no(expression, int(found[f"odd{i}"][0]))
        centres = {}
        for i, expression in enumerate(columns):
            n, x, low, high = (float(found[f"{k}{i}"][0]) for k in ("n", "x", "low", "high"))
            centres[expression] = 0.0 if n == 0 else low if low == high else x / n
        return centres

    def weighted(self, columns: Iterable[str]) -> Frame:
        """The columns, with the weight ``w``, the stratum ``h`` and the PSU ``p``."""
        design = self.design
        wanted = set(columns)
        self._refuse_huge(wanted)
        calibrated = self.calibration.columns if self.calibration else ()
        frame = self.frame(sorted(wanted | set(design.columns) | set(calibrated)))
        stratum = nw.col(self._inside(design.strata)) if design.strata else nw.lit(0.0)
        psu = nw.col(self._inside(design.psu)) if design.psu else nw.lit(0.0)
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
        keys = {f"k{i}": self._inside(name) for i, name in enumerate(made.columns)}
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

    def _refuse_huge(self, wanted: set[str]) -> None:
        """Count infinite and huge values of columns not looked at before."""
        new = [n for n in sorted(wanted - self._checked) if self.table.schema[n].is_float()]
        if new:
            frame = self.frame(new)
            asked = {}
            for name in new:
                value = nw.col(self._inside(name))
                huge = (value > HUGEST) | (value < -HUGEST)
                asked[self._inside(name)] = zero_where_missing(huge).sum()
            found = collect(frame.select(**asked))
            for name in new:
                refuse_huge(name, int(found[self._inside(name)][0]))
        self._checked |= wanted

    def run(self, wanted: Wanted) -> Pass:
        """Sum everything wanted, by PSU and domain where PSUs are not too many."""
        frame, bases = self._domains(wanted)
        sums = {"rows": nw.len()}
        for key in bases.values():
            valid = nw.col(key)
            sums |= {
                f"n_{key}": valid.sum(),
                f"a_{key}": nw.col(f"a_{key}").sum(),
                f"w_{key}": (valid * nw.col("w")).sum(),
                f"s_{key}": (valid * nw.col("w") * nw.col("w")).sum(),
            }
        terms = {key: f"t{i}" for i, key in enumerate(wanted.terms)}
        for (base, expression), name in terms.items():
            value = nw.col("w") * number(expression, self.algebra)
            sums[name] = nw.when(nw.col(bases[base]) > 0).then(value).sum()
        tallies = {key: f"y{i}" for i, key in enumerate(wanted.tallies)}
        for (base, expression), name in tallies.items():
            counted = number(expression, self.algebra)
            sums[name] = nw.when(nw.col(bases[base]) > 0).then(counted).sum()
        domain = [f"g{i}" for i in range(len(wanted.by))]
        domain += ["k"] if self.calibration is not None else []
        found = self._reduce(frame, domain, sums, bases.values())
        return self._pass(wanted, frame, bases, terms, tallies, found)

    def _domains(self, wanted: Wanted) -> tuple[Frame, dict[Base, str]]:
        """The rows of the domains, with the groups ``g0 …`` and a 0/1 column for each base."""
        expressions = [e for _, e in (*wanted.terms, *wanted.tallies)]
        expressions += [e for base in wanted.bases for e in (*base.inputs, base.given) if e]
        expressions += [wanted.where] if wanted.where is not None else []
        used = {name for e in expressions for name in names(e)}
        frame = self.weighted(used | set(wanted.by))
        if wanted.where is not None:
            frame = frame.filter(truth_of(wanted.where, self.algebra) > 0)
        groups = {f"g{i}": nw.col(self._inside(name)) for i, name in enumerate(wanted.by)}
        for group in groups.values():
            frame = frame.filter(~group.is_null())
        bases = {base: f"b{i}" for i, base in enumerate(wanted.bases)}
        flags: dict[str, nw.Expr] = {}
        for base, key in bases.items():
            asked = truth_of(base.given, self.algebra)
            valid = asked > 0
            for column in base.inputs:
                valid &= ~evaluate(column, self.algebra).value.is_null()
            flags |= {key: zero_where_missing(valid), f"a_{key}": asked}
        return frame.with_columns(**groups, **flags), bases

    def _reduce(
        self, frame: Frame, domain: list[str], sums: dict[str, nw.Expr], bases: Iterable[str]
    ) -> Arrays:
        """Group and sum: by PSU, or by stratum when PSUs are many."""
        psu = ["p"] if self.design.psu else []
        cells = collect if not (self.many and psu) else None
        by_psu = frame.group_by("h", *psu, *domain).agg(**sums)
        if cells is not None:
            return cells(by_psu)
        again = {name: nw.col(name).sum() for name in sums}
        again |= {f"p_{key}": zero_where_missing(nw.col(f"n_{key}") > 0).sum() for key in bases}
        again["psus"] = nw.len()
        return collect(by_psu.group_by("h", *domain).agg(**again))

    def _pass(
        self,
        wanted: Wanted,
        frame: Frame,
        bases: dict[Base, str],
        terms: dict[Key, str],
        tallies: dict[Key, str],
        found: Arrays,
    ) -> Pass:
        size = found["rows"].size
        columns = [vector_of(found[f"g{i}"]) for i in range(len(wanted.by))]
        groups, domain = grouped(columns, size)
        domains = len(groups)
        kind = ManyPsuPass if self.many else LazyPass
        made = kind(
            groups=groups,
            totals={key: sum_by(domain, found[name], domains) for key, name in terms.items()},
            tallies={key: sum_by(domain, found[name], domains) for key, name in tallies.items()},
            counts={},
            rows=self,
            frame=frame,
            bases=bases,
            domain=domain,
            stratum=self.stratum_index(found["h"]),
            cells=found,
            terms=terms,
            ranks=wanted.ranks,
        )
        for base, key in bases.items():
            if self.design.psu and not self.many:
                psus = _once([found["h"], found["p"], domain], found[f"n_{key}"] > 0)
            else:
                psus = found[f"p_{key}" if self.design.psu else f"n_{key}"]
            n, asked, weight, squared = (found[f"{k}_{key}"] for k in "naws")
            by_domain = (sum_by(domain, x, domains) for x in (n, asked, weight, squared, psus))
            made.counts[base] = Counts(*by_domain)
        return made

    def stratum_index(self, values: Any) -> Index:
        """The place of each stratum's value in their order."""
        if not self.design.strata:
            return np.zeros(values.size, dtype=np.intp)
        return np.asarray(np.searchsorted(self.strata_column(), values), dtype=np.intp)


def _once(keys: Sequence[Any], there: Any) -> Floats:
    """1 for the first cell of each PSU and domain that holds a row, else 0."""
    once = np.zeros(there.size)
    columns = [vector_of(np.asarray(key)[there]) for key in keys]
    _, index = grouped(columns, int(there.sum()))
    once[np.flatnonzero(there)[np.unique(index, return_index=True)[1]]] = 1.0
    return once


def truth_of(condition: Expression | None, algebra: Engine) -> nw.Expr:
    """1.0 where a condition holds, or there is none; else 0.0."""
    if condition is None:
        return nw.lit(1.0)
    return zero_where_missing(truth(condition, algebra))
