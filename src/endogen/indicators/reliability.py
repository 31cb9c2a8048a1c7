"""Whether items hang together: Cronbach's alpha, McDonald's omega, item-total correlations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from endogen.i18n import Words, text
from endogen.indicators.arguments import (
    Column,
    Condition,
    column,
    columns,
    condition,
    name_of,
    said,
    whole,
)
from endogen.indicators.association import NO_SPREAD, NOTHING_LEFT, products, sweep
from endogen.indicators.one_factor import one_factor
from endogen.study.grammar import Expression, Literal
from endogen.survey.calling import wrong
from endogen.survey.indicator import ONE, Base, Indicator, Smooth, Totals, centred, plus, times
from endogen.survey.registry import defined

FEWEST, PER_ITEM = 100, 10
ITEMS = text("items: a list of two columns or more, all turned the same way; rows that lack "
             "one are left out")  # fmt: skip
NO_SUM = text("the sum of the items does not vary")
ALPHA = "Cronbach (1951), Psychometrika 16; Feldt (1965), Psychometrika 30"


@defined(
    title=text("Cronbach's alpha"),
    formula=text("k / (k − 1) (1 − Σ s²ᵢ / s²_T), s² the variances of k items and of their sum"),
    inputs=ITEMS,
    unit=text("none (up to 1)"),
    reference=ALPHA,
)
def cronbach_alpha(items: Sequence[Column], given: Condition = None) -> Indicator:
    """Estimate how far items measure one thing, if they do."""
    name = "cronbach_alpha"
    listed, asked = _items(name, items, 2), condition(name, given)
    variable = ", ".join(map(name_of, listed))
    return _cronbach(name, variable, said(items=listed, given=asked), listed, Base(listed, asked))


@defined(
    title=text("Cronbach's alpha if an item is deleted"),
    formula=text("alpha of the other items"),
    inputs=text("{items}; of: the item left out; of three or more", items=ITEMS),
    unit=text("none (up to 1)"),
    reference=ALPHA,
)
def alpha_if_deleted(items: Sequence[Column], of: Column, given: Condition = None) -> Indicator:
    """Estimate alpha without one item, from the rows that have all of them."""
    name = "alpha_if_deleted"
    listed, asked = _items(name, items, 3), condition(name, given)
    one = _one_of(name, listed, of)
    others = tuple(item for item in listed if item != one)
    arguments = said(items=listed, of=one, given=asked)
    return _cronbach(name, name_of(one), arguments, others, Base(listed, asked))


@defined(
    title=text("Item-total correlation"),
    formula=text("correlation of an item with the sum of the others, or of all"),
    inputs=text("{items}; of: one of them; corrected=false: with the sum of all", items=ITEMS),
    unit=text("none (−1 to 1)"),
    reference="Nunnally & Bernstein (1994), Psychometric Theory, 3rd ed., ch. 8",
)
def item_total(
    items: Sequence[Column], of: Column, corrected: bool = True, given: Condition = None
) -> Indicator:
    """Estimate how an item goes with the others; below .3 it may measure something else."""
    name = "item_total"
    listed, asked = _items(name, items, 2), condition(name, given)
    one = _one_of(name, listed, of)
    rest = plus(*(item for item in listed if not corrected or item != one))
    return Smooth(
        name=name,
        variable=name_of(one),
        arguments=said(
            items=listed, of=one, corrected=None if corrected else Literal(False), given=asked
        ),
        base=Base((one, rest), asked),
        interval="correlation",
        terms={"n": ONE, **products((one, rest))},
        value=_correlated,
        undefined=NO_SPREAD,
    )


@defined(
    title=text("McDonald's omega"),
    formula=text("(Σ λ)² / ((Σ λ)² + Σ ψ), λ the loadings and ψ the unique variances of one factor "
                 "by maximum likelihood"),
    inputs=text("items: a list of three columns or more, all turned the same way; rows that lack "
                "one are left out; standardized=true: of items of equal variance; least: rows "
                "below which it is refused, {fewest} or {per} for each item if that is more",
                fewest=FEWEST, per=PER_ITEM),
    unit=text("none (0–1)"),
    reference="McDonald (1999), Test Theory, ch. 6; Lawley & Maxwell (1971), Factor Analysis as a "
    "Statistical Method; least: Comrey & Lee (1992), A First Course in Factor Analysis, ch. 11",
)  # fmt: skip
def mcdonald_omega(
    items: Sequence[Column],
    standardized: bool = False,
    least: int | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate what share of the variance of the sum one common factor makes.

    A factor model of few rows says little, so it is refused below `least` (E-DATA-FEW).
    """
    name = "mcdonald_omega"
    listed, asked = _items(name, items, 3), condition(name, given)
    size = len(listed)
    fewest = max(FEWEST, PER_ITEM * size) if least is None else whole(name, "least", least)
    return Smooth(
        name=name,
        variable=", ".join(map(name_of, listed)),
        arguments=said(
            items=listed,
            standardized=Literal(True) if standardized else None,
            least=None if least is None else fewest,
            given=asked,
        ),
        base=Base(listed, asked),
        terms={"n": ONE, **products(listed)},
        value=lambda t: _omega(t, size, standardized=standardized),
        undefined=text("one factor does not fit these items: an item does not vary, or nothing "
                       "is left of it beside the factor"),
        least=fewest,
    )  # fmt: skip


def _items(name: str, items: Sequence[Column], least: int) -> tuple[Expression, ...]:
    listed = columns(name, "items", items)
    if len(listed) < least:
        expected: Words = text("a list of two columns or more")
        if least > 2:
            expected = text("a list of three columns or more")
        raise wrong(name, "items", expected, list(items))
    return listed


def _one_of(name: str, items: Sequence[Expression], of: Column) -> Expression:
    one = column(name, "of", of)
    if one not in items:
        known = ", ".join(map(name_of, items))
        raise wrong(name, "of", text("one of {known}", known=known), of)
    return one


def _cronbach(
    name: str, variable: str, arguments: str, listed: Sequence[Expression], base: Base
) -> Smooth:
    around = [centred(one) for one in listed]
    total = plus(*around)
    terms: dict[str, Expression] = {"n": ONE, "t": total, "tt": times(total, total)}
    for i, one in enumerate(around):
        terms |= {f"{i}": one, f"{i}{i}": times(one, one)}
    return Smooth(
        name=name,
        variable=variable,
        arguments=arguments,
        base=base,
        interval="alpha",
        terms=terms,
        value=lambda t: _alpha(t, len(listed)),
        controls=lambda _t: len(listed),
        undefined=NO_SUM,
    )


def _alpha(t: Totals, k: int) -> Any:
    own = sum(t[f"{i}{i}"] - t[f"{i}"] ** 2 / t["n"] for i in range(k))
    of_sum = t["tt"] - t["t"] ** 2 / t["n"]
    # Items that cancel out leave a sum of rounding errors, not a variance to divide by.
    varies = np.real(of_sum) > NOTHING_LEFT * np.real(own)
    return k / (k - 1) * (1 - own / np.where(varies, of_sum, np.nan))


def _correlated(t: Totals) -> Any:
    left = sweep(t, 2)
    return left.both / np.sqrt(left.first * left.second)


def _omega(t: Totals, size: int, *, standardized: bool) -> Any:
    """Omega of the sum of the items, or of their z-scores."""
    s = {
        (i, j): t[f"{i},{j}"] / t["n"] - t[f"{i}"] * t[f"{j}"] / t["n"] ** 2
        for i in range(size)
        for j in range(i, size)
    }
    spread = [np.sqrt(s[i, i]) for i in range(size)]
    rows = [
        [s[min(i, j), max(i, j)] / (spread[i] * spread[j]) for j in range(size)]
        for i in range(size)
    ]
    loading = one_factor(np.stack([np.stack(row, axis=-1) for row in rows], axis=-2))
    scale = 1.0 if standardized else np.stack(spread, axis=-1)
    common = (scale * loading).sum(axis=-1) ** 2
    unique = (scale**2 * (1 - loading**2)).sum(axis=-1)
    return common / (common + unique)
