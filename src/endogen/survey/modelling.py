"""Indicators that need a model of the rows: fitted first, then means like any other.

A model gives each row its estimate and the row's influence on it (`Fitted`).  Put beside the
rows as a column, their mean is a smooth indicator, so that design, calibration, groups,
intervals and covariances are those of everything else.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from endogen.study.grammar import Expression, Name
from endogen.survey.expressions import Vector
from endogen.survey.indicator import ONE, Indicator, LeftOut, Modelled, Smooth
from endogen.survey.memory import MemoryRows
from endogen.survey.strata import Index


def with_models(
    rows: MemoryRows,
    indicators: Sequence[Indicator],
    by: tuple[str, ...],
    where: Expression | None,
) -> tuple[MemoryRows, tuple[Indicator, ...]]:
    """The rows with what models say of them, and indicators that are means of it."""
    _, domain = rows.domains(by, where)
    made: dict[str, Vector] = {}
    told: list[Indicator] = []
    for place, one in enumerate(indicators):
        if not isinstance(one, Modelled):
            told.append(one)
            continue
        named = [Name(f"{place} {part} of {one}") for part in ("value", "held", "silent")]
        made |= {n.name: v for n, v in zip(named, _fitted(rows, one, domain), strict=True)}
        told.append(_mean_of(one, *named))
    return rows.adding(made), tuple(told)


def _fitted(rows: MemoryRows, one: Modelled, domain: Index) -> tuple[Vector, ...]:
    """Fit a model in every domain, and write what it says into columns."""
    columns = np.column_stack([rows.vector(need).values for need in one.needs])
    valid = rows.valid(one.base) & (domain >= 0)
    value, held, silent = (np.zeros(rows.count) for _ in range(3))
    for d in np.unique(domain[valid]):
        here = np.flatnonzero(valid & (domain == d))
        found = one.fit(columns[here], rows.weight[here])
        value[here], held[here], silent[here] = found.values, found.held, found.silent
    everywhere = np.ones(rows.count, dtype=bool)
    return tuple(Vector(column, everywhere) for column in (value, held, silent))


def _mean_of(one: Modelled, value: Name, held: Name, silent: Name) -> Smooth:
    return Smooth(
        name=one.name,
        variable=one.variable,
        arguments=one.arguments,
        base=one.base,
        unit=one.unit,
        interval=one.interval,
        tally=held,
        yes_no=one.yes_no,
        undefined=one.undefined,
        left_out=LeftOut(one.base, silent, one.why_silent, also=one.left_out),
        terms={"n": ONE, "x": value},
        value=lambda t: t["x"] / t["n"],
        linear=True,
    )
