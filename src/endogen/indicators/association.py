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
from endogen.study.grammar import Expression
from endogen.survey.indicator import (
    ONE,
    Base,
    Combined,
    Indicator,
    Smooth,
    Totals,
    centred,
    times,
)
from endogen.survey.registry import defined

# What is left of a column's sum of squares once others explain it, below which it is noise.
NOTHING_LEFT = 1e-11
NO_SPREAD = text("a column does not vary, or the controls explain it wholly")


@defined(
    title=text("Correlation"),
    formula="S_xy / √(S_xx S_yy), S_ab = Σ w (a − ā)(b − b̄)",
    inputs=text("x, y: numbers; only rows that have both"),
    unit=text("none (−1 to 1)"),
    reference="Fisher (1915), Biometrika 10(4), 507–521; Kish & Frankel (1974), Journal of the "
    "Royal Statistical Society B 36(1), 1–37",
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
    reference="Fisher (1924), Metron 3, 329–332; Kendall & Stuart, The Advanced Theory of "
    "Statistics, vol. 2, ch. 27",
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


@defined(
    title=text("Regression coefficient"),
    formula="S_ef / S_ff, e = y − Zβ_y, f = on − Zβ_on, Z = [1, controls]",
    inputs=text("y, on, controls: numbers; only rows that have all of them"),
    unit=text("units of y for one unit of on"),
    reference="Fuller (1975), Sankhyā C 37; Binder (1983), International Statistical Review 51",
)
def slope(
    y: Column, on: Column, controls: Sequence[Column] = (), given: Condition = None
) -> Indicator:
    """Estimate by how much `y` differs for one unit more of `on`, others held constant.

    It is the coefficient of weighted least squares.  Of a 0/1 column it is an adjusted
    difference; it is no effect unless who has it was left to chance.

    Without a design the standard error is HC1's, which is too small where `on` is rare: in
    samples of 73 with a column that few rows have, one test in ten rejects where one in
    twenty should (Long & Ervin 2000, The American Statistician 54).
    """
    name = "slope"
    pair = column(name, "y", y), column(name, "on", on)
    held = columns(name, "controls", controls) if controls else ()
    return _slope(pair[0], pair[1], held, condition(name, given))


@defined(
    title=text("Difference of two regression coefficients"),
    formula=text("b_on − b_less, both of the regression of y on on, less and controls"),
    inputs=text("y, on, less, controls: numbers; only rows that have all of them"),
    unit=text("units of y"),
    reference="Fuller (1975), Sankhyā C 37; Binder (1983), International Statistical Review 51",
)
def slope_difference(
    y: Column, on: Column, less: Column, controls: Sequence[Column] = (), given: Condition = None
) -> Indicator:
    """Estimate how much more `y` goes with `on` than with `less`, others held constant.

    `on` and `less` need not exclude one another: households can be in several modes.
    """
    name = "slope_difference"
    what, one, other = column(name, "y", y), column(name, "on", on), column(name, "less", less)
    held = columns(name, "controls", controls) if controls else ()
    asked = condition(name, given)
    parts = _slope(what, one, (other, *held), asked), _slope(what, other, (one, *held), asked)
    base = parts[0].base
    return Combined(
        name=name,
        variable=name_of(what),
        arguments=said(on=one, less=other, controls=held or None, given=asked),
        base=base,
        interval="coefficient",
        parts=parts,
        combine=lambda v: v[0] - v[1],
        undefined=NO_SPREAD,
    )


def _slope(
    y: Expression, on: Expression, held: tuple[Expression, ...], asked: Expression | None
) -> Smooth:
    parts = (y, on, *held)
    return Smooth(
        name="slope",
        variable=name_of(y),
        arguments=said(on=on, controls=held or None, given=asked),
        base=Base(tuple(sorted(parts, key=str)), asked),  # one base for all of a regression
        interval="coefficient",
        terms={"n": ONE, **products(parts)},
        value=lambda t: coefficient(t, len(parts)),
        controls=lambda t: 1 + sweep(t, len(parts)).kept,
        undefined=NO_SPREAD,
    )


def coefficient(t: Totals, size: int) -> Any:
    """The coefficient of column 1 in the regression of column 0, those after it held."""
    left = sweep(t, size)
    return left.both / left.second


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
    """Each column, centred, as ``"i"`` and each product of two as ``"i,j"``.

    Factors stand in the order of their names, so that all coefficients of a regression share
    their terms.
    """
    around = [centred(part) for part in parts]
    terms: dict[str, Expression] = {f"{i}": part for i, part in enumerate(around)}
    names = [str(part) for part in parts]
    for i, j in combinations_with_replacement(range(len(parts)), 2):
        first, second = (i, j) if names[i] <= names[j] else (j, i)
        terms[f"{i},{j}"] = times(around[first], around[second])
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
    s = _about_the_means(t, size)
    least = [NOTHING_LEFT * np.real(t[f"{i},{i}"]) for i in range(size)]
    kept: Any = 0
    for c in range(2, size):
        keep = np.real(s[c, c]) > least[c]
        kept = kept + keep
        row = np.where(keep, s[c], 0.0)
        s = s - row[:, None] * row[None, :] / np.where(keep, s[c, c], 1.0)
    first, second = (np.where(np.real(s[i, i]) > least[i], s[i, i], np.nan) for i in (0, 1))
    return Swept(first, s[0, 1], second, kept)


def _about_the_means(t: Totals, size: int) -> Any:
    """Sums of squares and products about the means, columns by columns by whatever t holds."""
    means = np.stack([t[f"{i}"] for i in range(size)])
    products = [[t[f"{min(i, j)},{max(i, j)}"] for j in range(size)] for i in range(size)]
    return np.array(products) - means[:, None] * means[None, :] / t["n"]


def _partial(t: Totals, size: int) -> tuple[Any, Any]:
    left = sweep(t, size)
    return left.both / np.sqrt(left.first * left.second), left.kept
