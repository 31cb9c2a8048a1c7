"""Correlation and partial correlation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Any

import numpy as np

from endogen.i18n import text
from endogen.indicators.arguments import (
    Column,
    Condition,
    column,
    columns,
    condition,
    name_of,
    said,
)
from endogen.indicators.edges import none_where
from endogen.study.grammar import Expression
from endogen.survey.indicator import ONE, Base, Indicator, Smooth, Totals, centred, times
from endogen.survey.registry import defined

# What is left of a column's sum of squares once others explain it, below which it is noise.
NOTHING_LEFT = 1e-11
NO_SPREAD = text("a column does not vary, or the controls explain it wholly")


@defined(
    title=text("Correlation"),
    formula="S_xy / √(S_xx S_yy), S_ab = Σ w (a − ā)(b − b̄)",
    inputs=text("x, y: numbers; only rows that have both"),
    unit=text("none (−1 to 1)"),
    edges=none_where(NO_SPREAD),
    reference="Fisher (1915), Biometrika 10; Kish & Frankel (1974), JRSS B 36",
)
def correlation(x: Column, y: Column, given: Condition = None) -> Indicator:
    """Estimate Pearson's correlation of two columns."""
    pair = column("correlation", "x", x), column("correlation", "y", y)
    asked = condition("correlation", given)
    return _smooth("correlation", pair, asked, said(y=pair[1], given=asked))


@defined(
    title=text("Partial correlation"),
    formula="S_ef / √(S_ee S_ff), e = x − Zβ_x, f = y − Zβ_y, Z = [1, controls]",
    inputs=text("x, y, controls: numbers; only rows that have all of them"),
    unit=text("none (−1 to 1)"),
    edges=none_where(NO_SPREAD),
    reference="Fisher (1924), Metron 3; Kendall & Stuart, Advanced Theory of Statistics, ch. 27",
)
def partial_correlation(
    x: Column, y: Column, controls: Sequence[Column], given: Condition = None
) -> Indicator:
    """Estimate the correlation of two columns with others held constant.

    A control that others explain already, or that does not vary, costs no degree of freedom.
    """
    name = "partial_correlation"
    pair = column(name, "x", x), column(name, "y", y)
    held = columns(name, "controls", controls)
    asked = condition(name, given)
    return _smooth(name, (*pair, *held), asked, said(y=pair[1], controls=held, given=asked))


def _smooth(
    name: str, parts: tuple[Expression, ...], asked: Expression | None, arguments: str
) -> Smooth:
    return Smooth(
        name=name,
        variable=name_of(parts[0]),
        arguments=arguments,
        base=Base(parts, asked),
        interval="correlation",
        undefined=NO_SPREAD,
        terms={"n": ONE, **products(parts)},
        value=lambda t: _partial(t, len(parts))[0],
        controls=lambda t: _partial(t, len(parts))[1],
    )


def products(parts: Sequence[Expression]) -> dict[str, Expression]:
    """Each column, centred, as ``"i"`` and each product of two as ``"i,j"``."""
    around = [centred(part) for part in parts]
    terms: dict[str, Expression] = {f"{i}": part for i, part in enumerate(around)}
    for i, j in combinations_with_replacement(range(len(parts)), 2):
        terms[f"{i},{j}"] = times(around[i], around[j])
    return terms


@dataclass(frozen=True, slots=True)
class Swept:
    """What columns 2 and on leave of the sums of squares of columns 0 and 1.

    Attributes
    ----------
    first, both, second : number or array
        S_00, S_01, S_11; NaN in `first` or `second` where nothing is left of it.
    kept : number or array
        How many columns held constant were not explained by earlier ones.
    """

    first: Any
    both: Any
    second: Any
    kept: Any


def sweep(t: Totals, size: int) -> Swept:
    """Sweep columns 2 to `size` out of the sums of squares, one after the other.

    Parameters
    ----------
    t : mapping
        Totals of 1 (``"n"``) and of `products`.
    size : int
        How many columns.
    """
    s = {
        (i, j): t[f"{i},{j}"] - t[f"{i}"] * t[f"{j}"] / t["n"]
        for i, j in combinations_with_replacement(range(size), 2)
    }
    least = {i: NOTHING_LEFT * np.real(t[f"{i},{i}"]) for i in range(size)}
    kept: Any = 0
    for c in range(2, size):
        keep = np.real(s[c, c]) > least[c]
        kept = kept + keep
        pivot = np.where(keep, s[c, c], 1.0)
        row = {i: np.where(keep, s[min(i, c), max(i, c)], 0.0) for i in range(size)}
        s = {(i, j): old - row[i] * row[j] / pivot for (i, j), old in s.items()}
    first, second = (np.where(np.real(s[i, i]) > least[i], s[i, i], np.nan) for i in (0, 1))
    return Swept(first, s[0, 1], second, kept)


def _partial(t: Totals, size: int) -> tuple[Any, Any]:
    left = sweep(t, size)
    return left.both / np.sqrt(left.first * left.second), left.kept
