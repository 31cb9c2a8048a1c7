"""A row of Results: a value, its interval, and everything that must be said with them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from endogen.errors import CODES
from endogen.i18n import Words, text
from endogen.study.codebook import weakest
from endogen.study.grammar import Expression, names
from endogen.survey.design import Design
from endogen.survey.estimate import Estimate
from endogen.survey.expressions import written
from endogen.survey.groups import BETWEEN, joined
from endogen.survey.indicator import Combined, Count, Indicator, LeftOut, Rank
from endogen.survey.intervals import Case, Interval
from endogen.survey.replication import Replication
from endogen.survey.sums import Pass

NEVER = ("none", "sum")  # a sum has a standard error under a design only
FEW_PSUS = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """What one call asks of a sample.

    Attributes
    ----------
    provenance, units : dict
        By column, as the Sample has them.
    replication : Replication or None
        None for Taylor's variance.
    """

    indicators: tuple[Indicator, ...]
    by: tuple[str, ...]
    where: Expression | None
    level: float
    design: Design
    provenance: dict[str, str]
    units: dict[str, str]
    replication: Replication | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What the pass told of one domain.

    Attributes
    ----------
    passed : Pass
    domain : int
    lost : Words
        How many replicates had no value.
    """

    passed: Pass
    domain: int
    lost: Words = ""


def row_of(
    asked: Asked, told: Told, indicator: Indicator, case: Case, interval: Interval
) -> Estimate:
    """Make the row of one estimate."""
    counts, d = told.passed.counts[indicator.base], told.domain
    squared = counts.squared[d]
    return Estimate(
        indicator=indicator.name,
        variable=indicator.variable,
        arguments=indicator.arguments,
        domain=BETWEEN.join(asked.by),
        group=joined(told.passed.groups[d]),
        estimate=case.estimate,
        se=case.se,
        ci_low=interval.low,
        ci_high=interval.high,
        level=asked.level,
        p=interval.p,
        df=interval.df,
        count=int(case.count),
        n=int(case.n),
        n_missing=int(counts.asked[d] - counts.n[d]),
        n_effective=float(counts.weight[d] ** 2 / squared) if squared > 0 else math.nan,
        unit=_unit(indicator, asked),
        base=_base(indicator, asked),
        method=interval.method,
        provenance=_provenance(indicator, asked),
        note=_noted(asked, told, indicator, case) or _unbounded(indicator, case, interval),
    )


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


def _noted(asked: Asked, told: Told, indicator: Indicator, case: Case) -> Words:
    """The reason for what is missing, and how many answers a formula had to leave out."""
    note = _both(_note(asked, told, indicator, case), told.lost)
    for reason in reasons(indicator.left_out):
        note = _both(_left_out(told, indicator, reason), note)
    return note


def _left_out(told: Told, indicator: Indicator, reason: LeftOut) -> Words:
    n = int(told.passed.tallies[reason.answered, reason.which][told.domain])
    why: Words = reason.why(n) if n else ""
    whole = float(told.passed.counts[reason.answered].weight[told.domain])
    if n and reason.of_weight is not None and whole > 0:
        kept = float(told.passed.counts[indicator.base].weight[told.domain])
        why = text("{a}, {b}", a=why, b=reason.of_weight(1 - kept / whole))
    return why


def reasons(left_out: LeftOut | None) -> Iterator[LeftOut]:
    """Every reason for which answers are left out."""
    while left_out is not None:
        yield left_out
        left_out = left_out.also


def _both(a: Words, b: Words) -> Words:
    return text("{a}; {b}", a=a, b=b) if a and b else a or b


def _unbounded(indicator: Indicator, case: Case, interval: Interval) -> Words:
    """Why there is a value and no standard error, or no limit on one side."""
    if not case.n > 1 or math.isnan(case.estimate):
        return ""
    if isinstance(indicator, Rank) and indicator.invert is not None:
        if math.isnan(interval.low) or math.isnan(interval.high):
            return text("too few answers beyond the quantile: the interval is open on that side")
        if math.isnan(case.se):
            return text("too few answers beyond the quantile for a standard error")
    if not math.isnan(case.se) or indicator.interval in NEVER or isinstance(indicator, Count):
        return ""
    if isinstance(indicator, Combined):
        return text("one of the parts has no standard error")
    return text("too few answers: no standard error")


def _note(asked: Asked, told: Told, indicator: Indicator, case: Case) -> Words:
    if isinstance(indicator, Count):
        return ""
    if case.n == 0:
        return text("no valid answers")
    if case.n < indicator.least:
        code = "E-DATA-FEW"
        details = {"name": indicator.name, "n": int(case.n), "least": indicator.least}
        return text("{code}: {what}", code=code, what=text(CODES[code].what.msgid, **details))
    if math.isnan(case.estimate):
        return indicator.undefined
    if case.n == 1:
        return text("one answer: no standard error")
    held = len(indicator.base.inputs) - 2 if indicator.interval == "correlation" else 0
    if case.controls < held:
        idle = held - int(case.controls)
        return text("{n} of the controls do not vary, or the others explain them", n=idle)
    part = bool(asked.by) or asked.where is not None or indicator.base.given is not None
    psus = float(told.passed.counts[indicator.base].psus[told.domain])
    if asked.design and part and psus < FEW_PSUS:
        return text("answers from {n} PSUs only: the interval may be too narrow", n=int(psus))
    return ""
