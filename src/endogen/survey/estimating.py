"""One call of `estimate`: everything asked shares its passes and its covariance."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from endogen.errors import DesignError
from endogen.i18n import Words, text
from endogen.study.codebook import weakest
from endogen.study.grammar import Expression, names
from endogen.survey import intervals
from endogen.survey.design import Design
from endogen.survey.estimate import Estimate
from endogen.survey.expressions import Floats, written
from endogen.survey.gradient import differentiate
from endogen.survey.groups import BETWEEN, joined
from endogen.survey.indicator import (
    Count,
    Indicator,
    Rank,
    Smooth,
    ValueTable,
    to_centre,
    with_centres,
)
from endogen.survey.intervals import Case, Interval
from endogen.survey.results import Joint, Part, Results
from endogen.survey.sums import Influence, Key, Pass, Rows, Wanted

FEW_PSUS = 10
EXACT_UP_TO = 5_000
"""Answers up to which the interval of a quantile goes by their order."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one call asks of a sample.

    Attributes
    ----------
    provenance, units : dict
        By column, as the Sample has them.
    """

    indicators: tuple[Indicator, ...]
    by: tuple[str, ...]
    where: Expression | None
    level: float
    design: Design
    provenance: dict[str, str]
    units: dict[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """An indicator's value in one domain.

    Attributes
    ----------
    value : float
    influence : Influence
    controls : float
        Degrees of freedom spent on columns held constant.
    table : ValueTable or None
        For rank indicators.
    variance : float
        Of the influence; known once all influences are.
    """

    value: float
    influence: Influence
    controls: float = 0
    table: ValueTable | None = None
    variance: float = math.nan


def estimated(rows: Rows, asked: Asked) -> Results:
    """Estimate every indicator in every domain; groups first, indicators within."""
    for indicator in asked.indicators:
        if indicator.population and not asked.design.scaled:
            raise DesignError("E-DESIGN-TOTAL", name=str(indicator))
    terms = _terms(rows, asked.indicators)
    passed = rows.run(_wanted(asked, terms))
    by_indicator = [
        _found(passed, indicator, keys)
        for indicator, keys in zip(asked.indicators, terms, strict=True)
    ]
    order = [(d, k) for d in range(len(passed.groups)) for k in range(len(asked.indicators))]
    found = [by_indicator[k][d] for d, k in order]
    covariance = passed.covariance([one.influence for one in found])
    factors: list[float] = []
    made = []
    for place, (_, k) in enumerate(order):
        one = replace(found[place], variance=covariance.of(place, place))
        row, factor = _row(rows, asked, passed, asked.indicators[k], one)
        made.append(row)
        factors.append(factor)
    joint = Joint(covariance, factors, rows.strata.df if asked.design else None)
    parts = tuple(Part(joint, {i: 1.0}) for i in range(len(made)))
    return Results(tuple(made), parts)


def _terms(rows: Rows, indicators: Sequence[Indicator]) -> list[dict[str, Key]]:
    """The keys of each indicator's terms, columns centred."""
    smooth = [i for i in indicators if isinstance(i, Smooth)]
    to_find = dict.fromkeys(
        column for i in smooth for term in i.terms.values() for column in to_centre(term)
    )
    yes_no = dict.fromkeys(e for i in indicators for e in i.yes_no)
    centres = rows.centres(list(to_find), list(yes_no)) if to_find or yes_no else {}
    found: list[dict[str, Key]] = []
    for indicator in indicators:
        terms = indicator.terms if isinstance(indicator, Smooth) else {}
        found.append(
            {name: (indicator.base, with_centres(term, centres)) for name, term in terms.items()}
        )
    return found


def _wanted(asked: Asked, terms: list[dict[str, Key]]) -> Wanted:
    tallies = ((i.base, i.tally) for i in asked.indicators if i.tally is not None)
    return Wanted(
        by=asked.by,
        where=asked.where,
        bases=tuple(dict.fromkeys(i.base for i in asked.indicators)),
        terms=tuple(dict.fromkeys(key for keys in terms for key in keys.values())),
        tallies=tuple(dict.fromkeys(tallies)),
    )


def _found(passed: Pass, indicator: Indicator, keys: dict[str, Key]) -> list[Found]:
    """The value and the influence of an indicator in every domain."""
    domains = range(len(passed.groups))
    if isinstance(indicator, Smooth):
        totals = {name: passed.totals[key] for name, key in keys.items()}
        values, gradient = differentiate(indicator, totals)
        with np.errstate(all="ignore"):
            controls = np.broadcast_to(indicator.controls(totals), values.shape)
        return [
            Found(
                float(values[d]),
                Influence(d, _slopes(keys, gradient, d))
                if math.isfinite(values[d])
                else Influence(d),
                float(controls[d]),
            )
            for d in domains
        ]
    if isinstance(indicator, Rank):
        return [_ranked(indicator, d, table) for d, table in enumerate(passed.tables(indicator))]
    tally = passed.counts[indicator.base].n
    if indicator.tally is not None:
        tally = passed.tallies[indicator.base, indicator.tally]
    return [Found(float(tally[d]), Influence(d)) for d in domains]


def _slopes(keys: dict[str, Key], gradient: Mapping[str, Floats], domain: int) -> dict[Key, float]:
    """The slope of each total; terms that are the same one, as in ratio(x, x), add theirs."""
    slopes: dict[Key, float] = {}
    for name, slope in gradient.items():
        slopes[keys[name]] = slopes.get(keys[name], 0.0) + float(slope[domain])
    return slopes


def _ranked(indicator: Rank, domain: int, table: ValueTable) -> Found:
    if table.values.size == 0:
        return Found(math.nan, Influence(domain), table=table)
    with np.errstate(all="ignore"):
        solved = indicator.solve(table)
    if not math.isfinite(solved.value):
        return Found(math.nan, Influence(domain), table=table)
    if indicator.interval == "none":  # its influence would cost a pass and say nothing
        return Found(solved.value, Influence(domain), table=table)
    influence = Influence(domain, rank=indicator, slope=solved.slope, level=solved.level)
    return Found(solved.value, influence, table=table)


def _row(
    rows: Rows, asked: Asked, passed: Pass, indicator: Indicator, found: Found
) -> tuple[Estimate, float]:
    """The row of one estimate, and the factor that its influence bears."""
    d, counts = found.influence.domain, passed.counts[indicator.base]
    n, missing = float(counts.n[d]), float(counts.asked[d] - counts.n[d])
    count = passed.tallies[indicator.base, indicator.tally][d] if indicator.tally else n
    factor = 1.0
    if not asked.design:  # each domain is a sample of its own: s² has n − 1
        factor = math.sqrt(n / (n - 1)) if n > 1 else math.nan
    df = rows.strata.df if asked.design else n - 1
    se = factor * math.sqrt(found.variance) if found.variance >= 0 else math.nan
    case = Case(
        found.value, se, n, float(count), df, asked.level, bool(asked.design), found.controls
    )
    se, interval, scale = _interval(indicator, found, case)
    if indicator.interval == "none" or (indicator.interval == "sum" and not asked.design):
        se = math.nan
    squared = counts.squared[d]
    row = Estimate(
        indicator=indicator.name,
        variable=indicator.variable,
        arguments=indicator.arguments,
        domain=BETWEEN.join(asked.by),
        group=joined(passed.groups[d]),
        estimate=found.value,
        se=se,
        ci_low=interval.low,
        ci_high=interval.high,
        level=asked.level,
        p=interval.p,
        df=interval.df,
        count=int(count),
        n=int(n),
        n_missing=int(missing),
        n_effective=float(counts.weight[d] ** 2 / squared) if squared > 0 else math.nan,
        unit=_unit(indicator, asked),
        base=_base(indicator, asked),
        method=interval.method,
        provenance=_provenance(indicator, asked),
        note=_note(rows, asked, indicator, case, float(counts.psus[d])),
    )
    return row, factor * scale


def _interval(indicator: Indicator, found: Found, case: Case) -> tuple[float, Interval, float]:
    """Standard error, interval, and what Woodruff's method scales the influence by."""
    if math.isnan(found.value):
        method = intervals.OF.get(indicator.interval, intervals.without)
        said = replace(Interval(), method=method(replace(case, estimate=0.5)).method)
        return math.nan, said, math.nan
    if isinstance(indicator, Rank) and indicator.invert is not None and found.table is not None:
        se, interval = intervals.woodruff(found.table, indicator.invert, found.value, case.se, case)
        scale = se / case.se if case.se > 0 else 0.0
        if not case.designed and case.n <= EXACT_UP_TO:
            interval = intervals.order_statistics(found.table, indicator.q, case.level)
        return se, interval, scale
    return case.se, intervals.OF[indicator.interval](case), 1.0


def _unit(indicator: Indicator, asked: Asked) -> str:
    if indicator.unit is None:
        return asked.units.get(indicator.variable, "")
    return indicator.unit


def _base(indicator: Indicator, asked: Asked) -> Words:
    base: Words = (
        text("population of the sampling design")
        if asked.design
        else text("convenience sample, not representative")
    )
    for condition in (asked.where, indicator.base.given):
        if condition is not None:
            base = text("{base}; where {condition}", base=base, condition=written(condition))
    return base


def _provenance(indicator: Indicator, asked: Asked) -> str:
    """The weakest of the columns used."""
    used = indicator.columns.union(asked.by, names(asked.where) if asked.where else ())
    return weakest(asked.provenance.get(column, "survey") for column in used)


def _note(rows: Rows, asked: Asked, indicator: Indicator, case: Case, psus: float) -> Words:
    if isinstance(indicator, Count):
        return ""
    if case.n == 0:
        return text("no valid answers")
    if math.isnan(case.estimate):
        return indicator.undefined
    if case.n == 1:
        return text("one answer: no standard error")
    held = len(indicator.base.inputs) - 2 if indicator.interval == "correlation" else 0
    if case.controls < held:
        idle = held - int(case.controls)
        return text("{n} of the controls do not vary, or the others explain them", n=idle)
    part = bool(asked.by) or asked.where is not None or indicator.base.given is not None
    if asked.design and part and psus < min(FEW_PSUS, rows.strata.psus.sum()):
        return text("answers from {n} PSUs only: the interval may be too narrow", n=int(psus))
    return ""
