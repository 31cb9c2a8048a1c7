"""A frame and how it was drawn."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np

from endogen.errors import DataError, DesignError, UseError, Where
from endogen.i18n import language, text
from endogen.study.grammar import Call, Expression, Name, Operation, names, parse
from endogen.study.nearest import nearest
from endogen.survey.calibration import Calibration, Margin, calibration, totals_of
from endogen.survey.design import Design, SinglePsu
from endogen.survey.engine import Table
from endogen.survey.estimating import estimated
from endogen.survey.expressions import Arrays, Floats, number, truth
from endogen.survey.groups import BETWEEN
from endogen.survey.indicator import ONE, Base, Indicator, Modelled
from endogen.survey.memory import MemoryRows, refuse_missing
from endogen.survey.modelling import with_models
from endogen.survey.registry import read
from endogen.survey.replication import REPLICATES, VarianceMethod, replication
from endogen.survey.results import Results
from endogen.survey.row import Asked
from endogen.survey.small.draws import SEED
from endogen.survey.sums import Rows, Wanted

AT_MOST = 1_000_000
"""Rows that are brought into memory for a model."""


class Sample:
    """A frame and its design.

    Parameters
    ----------
    frame : any frame that narwhals reads, dict of lists, or path of a Parquet file
        One row a unit.  Large frames stay in their engine.
    design : Design, optional
        Without one it is a convenience sample: exact or model-based intervals, no
        statements on a population's size.
    provenance : mapping, optional
        Where columns that are not from a survey come from: ``{"income": "invented"}``.
    units : mapping, optional
        The unit of each column, as in ``{"income": "yuan"}``.

    Examples
    --------
    >>> sample = Sample({"income": [1.0, 2.0, 4.0, 5.0], "poor": [1, 1, 0, 0]})
    >>> [row.estimate for row in sample.estimate("mean(income)", by="poor")]
    [4.5, 1.5]
    """

    def __init__(
        self,
        frame: object,
        design: Design | None = None,
        *,
        provenance: Mapping[str, str] | None = None,
        units: Mapping[str, str] | None = None,
    ) -> None:
        self.design = design if design is not None else Design()
        self.provenance = {name: str(word) for name, word in (provenance or {}).items()}
        self.units = dict(units or {})
        self.domain: Expression | None = None
        self.calibration: Calibration | None = None
        self.table = frame if isinstance(frame, Table) else Table(frame)
        self.know(self.design.columns)
        if self.table.height == 0:
            raise DataError("E-DATA-NO-ROWS")
        _ = self.rows_of_design

    @cached_property
    def rows_of_design(self) -> Rows:
        """The rows with their weights, strata and PSUs, checked."""
        if self.table.small:
            return MemoryRows(self.table, self.design, self.calibration)
        from endogen.survey.lazy import LazyRows

        with self.table.answering():
            return LazyRows(self.table, self.design, self.calibration)

    def __len__(self) -> int:
        return self.table.height

    @property
    def psus(self) -> int:
        """How many primary sampling units there are; rows, where none are named."""
        return int(self.rows_of_design.strata.psus.sum())

    def within(self, condition: str | Expression) -> Sample:
        """The same sample, asked about a domain: the condition joins every ``where``.

        No row is dropped: strata and PSUs are counted over the whole sample, as standard
        errors of domains need (Särndal, Swensson and Wretman 1992, section 5.8), and the
        weights stay as they are.  Without a design each domain is a sample of its own.

        Examples
        --------
        >>> sample = Sample({"income": [1.0, 2.0, 4.0, 5.0], "village": ["a", "a", "b", "b"]})
        >>> sample.within("village == 'b'").estimate("mean(income)")[0].estimate
        4.5
        """
        asked = parse(condition) if isinstance(condition, str) else condition
        self.know(names(asked))
        part = copy.copy(self)  # shares the table and the rows of the design
        part.domain = asked if self.domain is None else Operation("and", (self.domain, asked))
        return part

    def condition(self, where: str | Expression | None = None) -> Expression | None:
        """What the rows to estimate for must meet: the domain of this sample, and `where`."""
        asked = parse(where) if isinstance(where, str) else where
        if asked is None or self.domain is None:
            return asked if asked is not None else self.domain
        return Operation("and", (self.domain, asked))

    def __repr__(self) -> str:
        return f"Sample({len(self):,} rows, {len(self.columns)} columns, {self.design})"

    def _repr_html_(self) -> str:
        from endogen.survey.showing import sample_html

        return sample_html(len(self), self.table.kinds(), self.design, language())

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self.table.names

    def estimate(
        self,
        *indicators: Indicator | str | Call,
        by: str | Sequence[str] | None = None,
        where: str | Expression | None = None,
        level: float = 0.95,
        variance: VarianceMethod = "taylor",
        replicates: int = REPLICATES,
        seed: int = SEED,
    ) -> Results:
        """Estimate indicators, all in shared passes and with one covariance.

        Parameters
        ----------
        *indicators : Indicator or str
            ``en.mean("income")`` or ``"mean(income)"``.
        by : str or list of str, optional
            Estimate in each group; rows where it is missing are in none.
        where : str, optional
            A condition, as in ``"age >= 60"``: the domain to estimate for.
        level : float
            Of the intervals.
        variance : {"taylor", "bootstrap", "jackknife"}
            Where standard errors and covariances come from: linearisation; the rescaled
            bootstrap of Rao and Wu, which draws PSUs within strata; or leaving out each PSU
            in turn.  All honour strata, PSUs, fpc and `single_psu`; intervals are Student's
            t with PSUs − strata degrees of freedom, on the same scales.

            Replicates weigh PSUs, never rows.  Smooth indicators, and what is made of them,
            are *recomputed* in each replicate from its totals, at no further pass over the
            rows.  Indicators by rank (Gini, quantiles …) are recomputed where the rows are
            in memory.  In an engine, and where weights were fitted to totals, they are
            replicated *from the influences of PSUs*: each replicate is the estimate plus
            the influences of its PSUs as it weighs them, which is the linearised bootstrap;
            it tells no more than Taylor's variance does.  The jackknife goes by influences
            for quantiles and what hangs on one, where leaving out does not hold.  `method`
            says for each row which it was.
        replicates : int
            Of the bootstrap.
        seed : int
            Of the bootstrap; `method` records it.  PSUs are drawn in the order of their
            names; without a PSU column rows are, in the order they stand in.

        Returns
        -------
        Results
            For each group in order, the indicators as asked.

        Raises
        ------
        DesignError
            E-DESIGN-REPLICATES for replicates of more than 200,000 PSUs.

        Examples
        --------
        >>> villages = {"income": [1.0, 2.0, 4.0, 5.0, 3.0, 9.0], "v": [1, 1, 2, 2, 3, 3]}
        >>> sample = Sample(villages, Design(psu="v"))
        >>> left_out = sample.estimate("mean(income)", variance="jackknife")[0]
        >>> round(left_out.se, 3), str(left_out.method)[:25]
        (1.323, 'delete-one-PSU jackknife ')
        """
        if not isinstance(level, int | float) or not 0 < level < 1:
            raise UseError(
                "E-USE-TYPE", name="estimate", argument="level",
                expected=text("a number between 0 and 1"), got=repr(level),
            )  # fmt: skip
        columns = (by,) if isinstance(by, str) else tuple(dict.fromkeys(by or ()))
        condition = self.condition(where)
        wanted = tuple(read(one) if not isinstance(one, Indicator) else one for one in indicators)
        self.know(columns)
        if condition is not None:
            self.know(names(condition))
        for indicator in wanted:
            self.know(sorted(indicator.columns))
        if not wanted:
            return Results()
        rows = self.rows_of_design
        if any(isinstance(one, Modelled) for one in wanted):
            used = (columns, names(condition) if condition else (), *(i.columns for i in wanted))
            rows, wanted = with_models(
                self.in_memory(set().union(*used)), wanted, columns, condition
            )
        asked = Asked(
            wanted, columns, condition, float(level), self.design, self.provenance, self.units,
            replication(variance, replicates, seed),
        )  # fmt: skip
        with self.table.answering():
            return estimated(rows, asked)

    def poststratify(self, by: str | Sequence[str], totals: Mapping[object, float]) -> Sample:
        """The sample with weights that meet the population of every stratum formed afterwards.

        Parameters
        ----------
        by : str or list of str
            Columns whose combinations are the post-strata.
        totals : mapping
            The population total of each value, of several columns as ``(a, b)``.

        Returns
        -------
        Sample
            Whose estimates and standard errors know of it (Deville & Särndal 1992).

        Raises
        ------
        DesignError
            E-DESIGN-TOTALS-… when totals and values do not belong to each other;
            E-DESIGN-CALIBRATION for a sample without weights.

        Examples
        --------
        >>> sample = Sample(
        ...     {"w": [1, 1, 1, 1], "sex": ["f", "f", "f", "m"], "x": [1, 2, 3, 8]},
        ...     Design(weight="w"),
        ... )
        >>> sample.poststratify("sex", {"f": 50, "m": 50}).estimate("mean(x)")[0].estimate
        5.0
        """
        columns = (by,) if isinstance(by, str) else tuple(by)
        return self._calibrated([(columns, totals_of(totals))])

    def rake(self, margins: Mapping[str, Mapping[object, float]]) -> Sample:
        """The sample with weights that meet several margins at once.

        Parameters
        ----------
        margins : mapping of column to totals
            ``{"sex": {"f": 50, "m": 50}, "region": {…}}``.

        Returns
        -------
        Sample
            Whose estimates and standard errors know of it (Deville & Särndal 1992).

        Raises
        ------
        DesignError
            As `poststratify`; E-DESIGN-TOTALS-DIFFER when margins add up to different
            numbers; E-DESIGN-RAKING when no weights meet them all.

        Examples
        --------
        >>> sample = Sample(
        ...     {"w": [1, 1, 1, 1], "a": [0, 0, 1, 1], "b": [0, 1, 0, 1]}, Design(weight="w")
        ... )
        >>> raked = sample.rake({"a": {0: 60, 1: 40}, "b": {0: 50, 1: 50}})
        >>> round(raked.estimate("share(a)")[0].estimate, 9)
        0.4
        """
        return self._calibrated([((c,), totals_of(totals)) for c, totals in margins.items()])

    def _calibrated(self, margins: Sequence[Margin]) -> Sample:
        columns = tuple(dict.fromkeys(name for names_, _ in margins for name in names_))
        self.know(columns)
        if not self.design.scaled or not columns:
            reason = text("it has neither weights nor a population size")
            raise DesignError("E-DESIGN-CALIBRATION", reason=reason, most="200,000")
        whole = Base((ONE,))
        passed = self.rows_of_design.run(Wanted(columns, None, (whole,), (), ()))
        counts = passed.counts[whole]
        refuse_missing(BETWEEN.join(columns), len(self) - int(counts.n.sum()))
        made = Sample(self.table, self.design, provenance=self.provenance, units=self.units)
        made.domain = self.domain
        made.calibration = calibration(passed.groups, counts.weight, margins)
        del made.rows_of_design  # they know the weights of before
        _ = made.rows_of_design
        return made

    def in_memory(self, columns: Iterable[str]) -> MemoryRows:
        """The rows of the design with these columns in memory, whichever engine holds them.

        Raises
        ------
        DataError
            E-DATA-MODEL-ROWS for more than a million rows.
        """
        if isinstance(self.rows_of_design, MemoryRows):
            return self.rows_of_design
        if len(self) > AT_MOST:
            raise DataError("E-DATA-MODEL-ROWS", got=f"{len(self):,}", most=f"{AT_MOST:,}")
        table = self.table.afresh()
        fitted_to = self.calibration.columns if self.calibration else ()
        # All in one query: an engine may give the rows of two in another order.
        table.fetch(sorted({*columns, *self.design.columns, *fitted_to}))
        return MemoryRows(table, self.design, self.calibration)

    def rows(
        self, *wanted: str, where: str | Expression | None = None, order: str | None = None
    ) -> dict[str, Floats]:
        """Columns of numbers as arrays, NaN where missing: for methods that need each row.

        Parameters
        ----------
        *wanted : str
            Columns.
        where : str, optional
            Keep the rows for which it is true.
        order : str, optional
            Sort by this column (an id), so that random draws do not hang on the file's order.
        """
        condition = self.condition(where)
        self.know({*wanted, *(names(condition) if condition else ()), *([order] if order else ())})
        arrays = Arrays(self.table.column)
        keep = np.ones(len(self), dtype=bool)
        if condition is not None:
            held = truth(condition, arrays)
            keep &= held.valid & (held.values != 0)
        places = np.flatnonzero(keep)
        if order is not None:
            places = places[
                np.argsort(self.table.column(order).value.values[places], kind="stable")
            ]
        found = {}
        for name in wanted:
            vector = number(Name(name), arrays)
            found[name] = np.where(vector.valid, vector.values, np.nan)[places]
        return found

    def know(self, wanted: Iterable[str]) -> None:
        """Refuse names that are no columns."""
        for name in wanted:
            if name not in self.table.schema:
                likely = nearest(name, self.table.names)
                raise DataError(
                    "E-DATA-COLUMN", where=Where(variable=name), name=name, nearest=likely
                )


def estimate(
    frame: object,
    *indicators: Indicator | str | Call,
    weight: str | None = None,
    strata: str | None = None,
    psu: str | None = None,
    fpc: str | float | None = None,
    single_psu: SinglePsu = "error",
    by: str | Sequence[str] | None = None,
    where: str | Expression | None = None,
    level: float = 0.95,
    variance: VarianceMethod = "taylor",
    replicates: int = REPLICATES,
    seed: int = SEED,
) -> Results:
    """Estimate indicators of a frame in one call: `Sample` and its `estimate`."""
    design = Design(weight, strata, psu, fpc, single_psu)
    return Sample(frame, design).estimate(
        *indicators, by=by, where=where, level=level,
        variance=variance, replicates=replicates, seed=seed,
    )  # fmt: skip
