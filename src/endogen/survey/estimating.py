"""One call of `estimate`: everything asked shares its passes and its covariance."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from endogen.errors import DesignError
from endogen.i18n import Words
from endogen.study.grammar import Expression, Operation
from endogen.survey import intervals
from endogen.survey.adjusted import unpriced
from endogen.survey.combining import combined, plan
from endogen.survey.expressions import Floats
from endogen.survey.gradient import differentiate
from endogen.survey.indicator import (
    Combined,
    Count,
    Indicator,
    Rank,
    Smooth,
    ValueTable,
    to_centre,
    with_centres,
)
from endogen.survey.intervals import Case, Interval
from endogen.survey.joint import Joint, Part
from endogen.survey.replicated import Estimated, Spread, replicated
from endogen.survey.results import Results
from endogen.survey.row import Asked, Told, reasons, row_of
from endogen.survey.sums import Covariance, Influence, Key, Pass, Rows, Wanted

EXACT_UP_TO = 5_000
"""Answers up to which the interval of a quantile goes by their order."""


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
    """

    value: float
    influence: Influence
    controls: float = 0
    table: ValueTable | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """A value with its interval, and the factor that its influence bears."""

    case: Case
    interval: Interval
    factor: float


def estimated(rows: Rows, asked: Asked) -> Results:
    """Estimate every indicator in every domain; groups first, indicators within."""
    for indicator in asked.indicators:
        if indicator.population and not asked.design.scaled:
            raise DesignError("E-DESIGN-TOTAL", name=str(indicator))
    planned = plan(asked.indicators)
    single, size = planned.single, len(planned.single)
    terms = _terms(rows, single, asked.where)
    passed = rows.run(_wanted(asked, single, terms))
    by_indicator = [_found(passed, one, keys) for one, keys in zip(single, terms, strict=True)]
    domains = range(len(passed.groups))
    found = [mine[d] for d in domains for mine in by_indicator]
    covariance = _covariance(asked, passed, single, terms, found)
    bounds = [
        _bound(rows, asked, passed, single[i % size], one, covariance, i)
        for i, one in enumerate(found)
    ]
    joint = Joint(covariance, [b.factor for b in bounds], rows.strata.df if asked.design else None)
    made, parts = [], []
    for d in domains:
        for indicator, places in zip(asked.indicators, planned.places, strict=True):
            here = [d * size + place for place in places]
            bound, part = bounds[here[0]], Part(joint, {here[0]: 1.0})
            if isinstance(indicator, Combined):
                bound, part = _combined(rows, asked, passed, indicator, d, here, bounds, joint)
            told = Told(passed, d, _lost(bound, part))
            made.append(row_of(asked, told, indicator, bound.case, bound.interval))
            parts.append(part)
    return Results(tuple(made), tuple(parts))


def _covariance(
    asked: Asked,
    passed: Pass,
    single: Sequence[Indicator],
    terms: Sequence[dict[str, Key]],
    found: Sequence[Found],
) -> Covariance:
    """From linearised estimates, or from replicates when they were asked for."""
    if asked.replication is None:
        return passed.covariance([one.influence for one in found])
    size = len(single)
    again = [
        Estimated(single[i % size], terms[i % size], one.value, one.influence)
        for i, one in enumerate(found)
    ]
    return replicated(asked.replication, passed, again)


def _lost(bound: Bound, part: Part) -> Words:
    """How many replicates had no value, where the estimate has one."""
    covariance = part.joint.covariance
    if not isinstance(covariance, Spread) or math.isnan(bound.case.estimate):
        return ""
    return covariance.note(next(iter(part.places)))


def _combined(
    rows: Rows,
    asked: Asked,
    passed: Pass,
    indicator: Combined,
    domain: int,
    here: Sequence[int],
    bounds: Sequence[Bound],
    joint: Joint,
) -> tuple[Bound, Part]:
    """The value of a combination from those of its parts, and what its variance is made of."""
    values = np.array([bounds[i].case.estimate for i in here])
    value, slopes = combined(indicator, values)
    spent = max((bounds[i].case.controls for i in here), default=0.0)
    found = Found(value, Influence(domain), spent)
    if isinstance(joint.covariance, Spread):
        factors = [bounds[i].factor for i in here]
        place = joint.add(joint.covariance.combine(indicator, here, values, factors))
        part = Part(joint, {place: 1.0})
        return _bound(rows, asked, passed, indicator, found, joint.covariance, place), part
    by_part: dict[int, float] = {}
    for place, slope in zip(here, slopes.tolist(), strict=True):
        by_part[place] = by_part.get(place, 0.0) + slope
    part = Part(joint, by_part)
    variance = part.covariance(part) if math.isfinite(value) else math.nan
    # The parts' influences bear the factor of small samples already.
    return _bound(rows, asked, passed, indicator, found, variance), part


def _terms(
    rows: Rows, indicators: Sequence[Indicator], where: Expression | None
) -> list[dict[str, Key]]:
    """The keys of each indicator's terms, columns centred."""
    smooth = [i for i in indicators if isinstance(i, Smooth)]
    to_find = dict.fromkeys(
        column for i in smooth for term in i.terms.values() for column in to_centre(term)
    )
    yes_no = dict.fromkeys(e for i in indicators for e in i.yes_no)
    unpriced_ = _unpriced(indicators, where)
    asked = to_find or yes_no or unpriced_
    centres = rows.centres(list(to_find), list(yes_no), unpriced_) if asked else {}
    found: list[dict[str, Key]] = []
    for indicator in indicators:
        terms = indicator.terms if isinstance(indicator, Smooth) else {}
        found.append(
            {name: (indicator.base, with_centres(term, centres)) for name, term in terms.items()}
        )
    return found


def _unpriced(indicators: Sequence[Indicator], where: Expression | None) -> list[Expression]:
    """What is true of rows of a year without a price, wherever one is needed."""
    bases = [i.base for i in indicators]
    used = [e for base in bases for e in (*base.inputs, base.given)]
    used += [e for i in indicators for e in i.summed]
    found = dict.fromkeys(one for e in used if e is not None for one in unpriced(e))
    if where is None:
        return list(found)
    asked_of = [Operation("and", (where, one)) for one in found]
    return [*unpriced(where), *asked_of]  # the condition itself is asked of every row


def _wanted(asked: Asked, single: Sequence[Indicator], terms: list[dict[str, Key]]) -> Wanted:
    everything = (*asked.indicators, *single)
    tallies = [(i.base, i.tally) for i in everything if i.tally is not None]
    left_out = [one for i in everything for one in reasons(i.left_out)]
    tallies += [(one.answered, one.which) for one in left_out]
    bases = [*(i.base for i in everything), *(one.answered for one in left_out)]
    return Wanted(
        by=asked.by,
        where=asked.where,
        bases=tuple(dict.fromkeys(bases)),
        terms=tuple(dict.fromkeys(key for keys in terms for key in keys.values())),
        tallies=tuple(dict.fromkeys(tallies)),
        ranks=tuple(one for one in single if isinstance(one, Rank)),
    )


def _found(passed: Pass, indicator: Indicator, keys: dict[str, Key]) -> list[Found]:
    """The value and the influence of an indicator in every domain."""
    domains = range(len(passed.groups))
    if isinstance(indicator, Smooth):
        totals = {name: passed.totals[key] for name, key in keys.items()}
        values, gradient = differentiate(indicator, totals)
        values = np.where(passed.counts[indicator.base].n < indicator.least, np.nan, values)
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


def _bound(
    rows: Rows,
    asked: Asked,
    passed: Pass,
    indicator: Indicator,
    found: Found,
    covariance: Covariance | float,
    place: int = 0,
) -> Bound:
    """The standard error and the interval of one estimate."""
    d = found.influence.domain
    n = float(passed.counts[indicator.base].n[d])
    count = passed.tallies[indicator.base, indicator.tally][d] if indicator.tally else n
    if n == 0 and not isinstance(indicator, Count):  # a sum over nobody is no estimate of 0
        found, covariance = replace(found, value=math.nan), math.nan
    df = rows.strata.df
    if not asked.design:  # each domain is a sample of its own; what is fitted costs
        df = n - 1 - (found.controls if indicator.interval == "coefficient" else 0)
    known = isinstance(covariance, float)
    variance = covariance if isinstance(covariance, float) else covariance.of(place, place)
    factor = 1.0 if asked.design or known else _of_small(n, df, covariance)
    se = factor * math.sqrt(variance) if variance >= 0 else math.nan
    case = Case(
        found.value, se, n, float(count), df, asked.level, bool(asked.design), found.controls
    )
    if isinstance(covariance, Spread):
        case = replace(case, designed=True, error=covariance.error(place))
    woodruff = not (isinstance(covariance, Spread) and covariance.recomputed[place])
    se, interval, scale = _interval(indicator, found, case, woodruff=woodruff)
    if indicator.interval == "none" or (indicator.interval == "sum" and not asked.design):
        se = math.nan
    return Bound(replace(case, se=se), interval, factor * scale)


def _of_small(n: float, df: float, covariance: Covariance | float) -> float:
    """Without design s² has the degrees of freedom that are left, as replicates have."""
    if not df > 0:
        return math.nan
    return 1.0 if isinstance(covariance, Spread) else math.sqrt(n / df)


def _interval(
    indicator: Indicator, found: Found, case: Case, *, woodruff: bool
) -> tuple[float, Interval, float]:
    """Standard error, interval, and what Woodruff's method scales the influence by."""
    if math.isnan(found.value):
        method = intervals.OF.get(indicator.interval, intervals.without)
        said = replace(Interval(), method=method(replace(case, estimate=0.5)).method)
        return math.nan, said, math.nan
    of_quantile = isinstance(indicator, Rank) and indicator.invert is not None
    if of_quantile and not woodruff:
        return case.se, intervals.of_mean(case), 1.0
    if isinstance(indicator, Rank) and indicator.invert is not None and found.table is not None:
        se, interval = intervals.woodruff(found.table, indicator.invert, indicator.q, case)
        scale = se / case.se if case.se > 0 else 0.0
        if not case.designed and case.n <= EXACT_UP_TO:
            interval = intervals.order_statistics(found.table, indicator.q, case.level)
        return se, interval, scale
    return case.se, intervals.OF[indicator.interval](case), 1.0
