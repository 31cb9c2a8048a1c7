"""Poverty and equal growth for all: Kakwani and Pernia's index, and incomes that are scaled."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from endogen.i18n import text
from endogen.indicators.arguments import Column, Condition, name_of, number, said
from endogen.indicators.curves import kernel, undefined
from endogen.indicators.describe import mean
from endogen.indicators.growth import TWO, two_incomes
from endogen.indicators.poverty import fgt, poor_of
from endogen.study.grammar import Expression
from endogen.survey.expressions import Floats
from endogen.survey.indicator import ONE, Base, Combined, Indicator, Rank, Solved, ValueTable
from endogen.survey.registry import defined

KP = (
    "Kakwani & Pernia (2000), What is pro-poor growth?, Asian Development Review 18(1), 1–16; "
    "Kakwani, Khandker & Son (2004), Pro-poor growth, International Poverty Centre, Working Paper 1"
)


@defined(
    title=text("Kakwani–Pernia index of pro-poor growth"),
    formula=text("φ = δ / η: the change of ln P over that which equal growth for all would bring"),
    inputs=text("{two}; line: a number above 0; alpha, weak: as in fgt", two=TWO),
    unit=text("ratio; growth above 1 favours the poor, 0 to 1 trickles down, below 0 impoverishes"),
    reference=KP,
)
def kakwani_pernia(
    before: Column,
    after: Column,
    line: float,
    alpha: float = 1,
    weak: bool = False,
    given: Condition = None,
) -> Indicator:
    """Estimate how far growth reduced poverty, relative to equal growth for all.

    η is the mean of two ways: incomes before, raised by the growth of the mean, and incomes
    after, lowered by it.  When the mean falls, a value above 1 means that the poor lost more.
    """
    return _pernia("kakwani_pernia", before, after, line, alpha, weak, given, _phi, "ratio")


@defined(
    title=text("Poverty-equivalent growth rate"),
    formula=text("φ (ln mean after − ln mean before), φ as in kakwani_pernia"),
    inputs=text("{two}; line: a number above 0; alpha, weak: as in fgt", two=TWO),
    unit=text("logarithmic rate"),
    reference=KP + "; Kakwani & Son (2008), Poverty equivalent growth rate, Review of Income and "
    "Wealth 54(4), 643–655",
)
def pegr(
    before: Column,
    after: Column,
    line: float,
    alpha: float = 1,
    weak: bool = False,
    given: Condition = None,
) -> Indicator:
    """Estimate the equal growth that would have reduced poverty as much as there was."""
    return _pernia("pegr", before, after, line, alpha, weak, given, _equivalent, "share")


def _phi(v: Sequence[Any]) -> Any:
    # Without poor in one of them no logarithm is there, and no index.
    poor = [np.where(np.real(one) > 0, one, np.nan) for one in v[:4]]
    before, after, raised, lowered = map(np.log, poor)
    return 2 * (after - before) / (raised - before + after - lowered)


def _equivalent(v: Sequence[Any]) -> Any:
    return _phi(v) * (np.log(v[5]) - np.log(v[4]))


def _pernia(
    name: str,
    before: Column,
    after: Column,
    line: float,
    alpha: float,
    weak: bool,
    given: Condition,
    combine: Callable[[Sequence[Any]], Any],
    unit: str,
) -> Combined:
    limit = number(name, "line", line, low=0, strictly=True)
    power = number(name, "alpha", alpha, low=0)
    first, second, base = two_incomes(name, before, after, given)
    parts = (
        fgt(first, limit, power, weak),
        fgt(second, limit, power, weak),
        scaled(first, second, base, limit, power, weak=weak, raise_=True),
        scaled(second, first, base, limit, power, weak=weak, raise_=False),
        mean(first),
        mean(second),
    )
    return Combined(
        name=name,
        variable=name_of(first),
        arguments=said(after=second, line=limit, alpha=power, weak=weak or None, given=base.given),
        base=base,
        unit=unit,
        parts=tuple(replace(part, base=base) for part in parts),
        combine=combine,
        undefined=text(
            "nobody is poor in one of the distributions, or the mean did not change or is not "
            "above 0"
        ),
    )


def scaled(
    x: Expression,
    other: Expression,
    base: Base,
    line: float,
    alpha: float,
    *,
    weak: bool,
    raise_: bool,
    size: Expression = ONE,
) -> Rank:
    """Poverty in x once all its values bear the growth of the mean between x and `other`."""
    return Rank(
        name="scaled_fgt",
        variable=name_of(x),
        base=base,
        rank=x,
        of=other,
        size=size,
        solve=lambda table: scaled_fgt(table, line, alpha, weak=weak),
        regular=alpha >= 1,
        arguments="raised" if raise_ else "lowered",
    )


def scaled_fgt(table: ValueTable, line: float, alpha: float, *, weak: bool) -> Solved:
    """FGT of ``s v``, s the mean amount over the mean value, whose sampling error is part of it.

    ``z = (h − P) / N + P'(s) (b − s v) / (N μ)``.
    """
    weight = float(table.weight.sum())
    mean_value = float(table.weight @ table.values) / weight
    scale = float(table.amount.sum()) / weight / mean_value if mean_value else math.nan
    if not scale > 0:
        return undefined(table)
    h, slope = gaps(table, line, alpha, scale, table.values, weak=weak)
    value = float(table.weight @ h) / weight
    by_scale = slope / (weight * mean_value)
    level = (h - value) / weight - by_scale * scale * table.values
    return Solved(value, np.full(level.size, by_scale), level)


def gaps(
    table: ValueTable, line: float, alpha: float, scale: float, values: Floats, *, weak: bool
) -> tuple[Floats, float]:
    """The gap of each scaled value raised to a power, and how its mean moves with the scale.

    The mean is that of `table`; the gaps are those of `values`.
    """
    gap = _gap(values, line, scale)
    if alpha == 0:
        density = kernel(table, line / scale).density
        poor = poor_of(scale * values, line, weak=weak)
        return poor.astype(np.float64), -density * line / scale**2
    mine = _gap(table.values, line, scale)
    poor = scale * table.values < line
    with np.errstate(all="ignore"):
        by_scale = np.where(poor, -alpha * mine ** (alpha - 1) * table.values / line, 0.0)
    return gap**alpha, float(table.weight @ by_scale) / float(table.weight.sum())


def _gap(values: Floats, line: float, scale: float) -> Floats:
    return np.where(scale * values < line, (line - scale * values) / line, 0.0)
