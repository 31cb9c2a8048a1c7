"""Poverty in many things at once (Alkire and Foster)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from endogen.i18n import text
from endogen.indicators.arguments import Column, Condition, column, columns, name_of
from endogen.indicators.counting import (
    DEPRIVED,
    MISSING,
    NOBODY,
    WEIGHTS,
    Weights,
    counted,
    counting,
    parts_of,
    share_interval,
)
from endogen.indicators.poverty import SIZE
from endogen.study.grammar import Expression, Literal, Operation
from endogen.survey.calling import wrong
from endogen.survey.indicator import Indicator, Smooth, plus, times
from endogen.survey.registry import defined

AF = (
    "Alkire & Foster (2011), Counting and multidimensional poverty measurement, Journal of Public "
    "Economics 95(7–8), 476–487"
)
CARDINAL = text("achievements: a list of columns of amounts, more is better; cutoffs: for each a "
                "number above 0 or a column, below which a row is deprived; k: share of the "
                "summed weights, above 0 up to 1; {weights}; {missing}; {size}",
                weights=WEIGHTS, missing=MISSING, size=SIZE)  # fmt: skip


@defined(
    title=text("Multidimensional headcount (H)"),
    formula=text("Σ w 1[c ≥ k] / Σ w, c = Σ v g, v the weights of the deprivations g"),
    inputs=text("{deprived}; {size}", deprived=DEPRIVED, size=SIZE),
    unit=text("share (0–1)"),
    reference=AF,
)
def headcount(
    deprivations: Sequence[Column],
    k: float | None = None,
    weights: Weights = None,
    size: Column | None = None,
    given: Condition = None,
    missing: str = "drop",
) -> Indicator:
    """Estimate the share of those deprived in k or more of the weighted items."""
    it = counting("headcount", "deprivations", deprivations, k, weights, size, given, missing)
    return counted(
        "headcount",
        it,
        {"n": it.size, "x": times(it.size, it.poor)},
        lambda t: t["x"] / t["n"],
        interval=share_interval(it),
        unit="share",
    )


@defined(
    title=text("Intensity of multidimensional poverty (A)"),
    formula="Σ w c 1[c ≥ k] / Σ w 1[c ≥ k]",
    inputs=text("{deprived}; {size}", deprived=DEPRIVED, size=SIZE),
    unit=text("share of the items (0–1)"),
    reference=AF,
)
def intensity(
    deprivations: Sequence[Column],
    k: float | None = None,
    weights: Weights = None,
    size: Column | None = None,
    given: Condition = None,
    missing: str = "drop",
) -> Indicator:
    """Estimate in what share of the items the multidimensionally poor are deprived."""
    it = counting("intensity", "deprivations", deprivations, k, weights, size, given, missing)
    poor = times(it.size, it.poor)
    terms = {"n": poor, "x": times(poor, it.score)}
    return counted(
        "intensity", it, terms, lambda t: t["x"] / t["n"], unit="share", undefined=NOBODY
    )


@defined(
    title=text("Adjusted headcount (M₀, the MPI)"),
    formula="Σ w c 1[c ≥ k] / Σ w = H A",
    inputs=text("{deprived}; {size}", deprived=DEPRIVED, size=SIZE),
    unit=text("index (0–1)"),
    reference=AF,
)
def m0(
    deprivations: Sequence[Column],
    k: float | None = None,
    weights: Weights = None,
    size: Column | None = None,
    given: Condition = None,
    missing: str = "drop",
) -> Indicator:
    """Estimate the share of all possible deprivations that the poor have."""
    it = counting("m0", "deprivations", deprivations, k, weights, size, given, missing)
    terms = {"n": it.size, "x": times(it.size, times(it.poor, it.score))}
    return counted("m0", it, terms, lambda t: t["x"] / t["n"])


@defined(
    title=text("Adjusted poverty gap (M₁)"),
    formula="Σ w 1[c ≥ k] Σ v g (z − x)/z / Σ w, g = 1[x < z]",
    inputs=CARDINAL,
    unit=text("index (0–1)"),
    reference=AF,
)
def m1(
    achievements: Sequence[Column],
    cutoffs: Sequence[float | Column],
    k: float,
    weights: Weights = None,
    size: Column | None = None,
    given: Condition = None,
    missing: str = "drop",
) -> Indicator:
    """Estimate how many deprivations the poor have, each by its distance to the cut-off."""
    return _by_gaps("m1", 1, achievements, cutoffs, k, weights, size, given, missing)


@defined(
    title=text("Adjusted squared gap (M₂)"),
    formula="Σ w 1[c ≥ k] Σ v g ((z − x)/z)² / Σ w, g = 1[x < z]",
    inputs=CARDINAL,
    unit=text("index (0–1)"),
    reference=AF,
)
def m2(
    achievements: Sequence[Column],
    cutoffs: Sequence[float | Column],
    k: float,
    weights: Weights = None,
    size: Column | None = None,
    given: Condition = None,
    missing: str = "drop",
) -> Indicator:
    """Estimate the same with the distances squared, so that the deepest count most."""
    return _by_gaps("m2", 2, achievements, cutoffs, k, weights, size, given, missing)


def _by_gaps(
    name: str,
    power: int,
    achievements: Sequence[Column],
    cutoffs: Sequence[float | Column],
    k: float,
    weights: Weights,
    size: Column | None,
    given: Condition,
    missing: str,
) -> Smooth:
    x = columns(name, "achievements", achievements)
    if isinstance(cutoffs, str) or not isinstance(cutoffs, Sequence) or len(cutoffs) != len(x):
        expected = text("a list of {n} numbers or columns", n=len(x))
        raise wrong(name, "cutoffs", expected, cutoffs)
    z = [_cutoff(name, one) for one in cutoffs]
    deprived = [Operation("<", pair) for pair in zip(x, z, strict=True)]
    it = counting(name, "deprivations", deprived, k, weights, size, given, missing)
    gaps = []
    for amount, line, lacks in zip(x, z, deprived, strict=True):
        gap = Operation("/", (Operation("-", (line, amount)), line))
        gaps.append(times(lacks, gap if power == 1 else times(gap, gap)))
    depth = plus(*parts_of(it.items, gaps, it.weights, missing))
    terms = {"n": it.size, "x": times(it.size, times(it.poor, depth))}
    others = {key: value for key, value in it.arguments.items() if key != "deprivations"}
    it = replace(it, arguments={"achievements": x, "cutoffs": tuple(z), **others})
    made = counted(name, it, terms, lambda t: t["x"] / t["n"])
    return replace(made, variable=", ".join(map(name_of, x)))


def _cutoff(name: str, given: float | Column) -> Expression:
    """A number above 0, or a column that holds each row's own."""
    if not isinstance(given, int | float):
        return column(name, "cutoffs", given)
    if 0 < given < math.inf and not isinstance(given, bool):
        return Literal(float(given))
    raise wrong(name, "cutoffs", text("numbers above 0, or columns"), given)
