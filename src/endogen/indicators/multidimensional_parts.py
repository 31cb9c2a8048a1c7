"""What multidimensional poverty is made of: items, dimensions, groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from endogen.i18n import text
from endogen.indicators.arguments import Column, Condition, column, name_of, said
from endogen.indicators.counting import (
    DEPRIVED,
    NOBODY,
    Counting,
    Weights,
    contribution,
    counted,
    counting,
    places,
    share_interval,
)
from endogen.indicators.multidimensional import AF
from endogen.indicators.poverty import SIZE
from endogen.study.grammar import Expression, Name
from endogen.survey.indicator import Base, Indicator, times
from endogen.survey.registry import defined

ONE_OF = text("{deprived}; of: one of the deprivations; {size}", deprived=DEPRIVED, size=SIZE)


@defined(
    title=text("Censored headcount"),
    formula=text("Σ w g 1[c ≥ k] / Σ w, g the deprivation that of= names"),
    inputs=ONE_OF,
    unit=text("share (0–1)"),
    reference=AF,
)
def censored_headcount(
    deprivations: Sequence[Column],
    k: float | None,
    of: Column,
    weights: Weights = None,
    size: Column | None = None,
    given: Condition = None,
    missing: str = "drop",
) -> Indicator:
    """Estimate the share who are poor and deprived in one item.

    With ``missing="available"`` it is the share among those who answered this item.
    """
    name = "censored_headcount"
    it = counting(name, "deprivations", deprivations, k, weights, size, given, missing)
    return _of_one(name, it, of, poor_only=True)


@defined(
    title=text("Uncensored headcount"),
    formula=text("Σ w g / Σ w, g the deprivation that of= names"),
    inputs=ONE_OF,
    unit=text("share (0–1)"),
    reference="Alkire, Foster, Seth, Santos, Roche & Ballon (2015), Multidimensional Poverty "
    "Measurement and Analysis, Oxford UP, section 5.5",
)
def uncensored_headcount(
    deprivations: Sequence[Column],
    of: Column,
    weights: Weights = None,
    size: Column | None = None,
    given: Condition = None,
    missing: str = "drop",
) -> Indicator:
    """Estimate the share deprived in one item, poor or not.

    It rests on the same rows as the censored headcount, so that the two can be compared.
    """
    name = "uncensored_headcount"
    it = counting(name, "deprivations", deprivations, 1, weights, size, given, missing)
    arguments = {key: said_ for key, said_ in it.arguments.items() if key != "k"}
    return _of_one(name, replace(it, arguments=arguments), of, poor_only=False)


def _of_one(name: str, it: Counting, of: Column, *, poor_only: bool) -> Indicator:
    (one,) = places(name, it, [of])
    has: Expression = times(it.poor, it.lacks[one]) if poor_only else it.lacks[one]
    if it.arguments["missing"] is not None:
        it = replace(it, base=Base((*it.base.inputs, it.items[one]), it.base.given))
    return counted(
        name,
        it,
        {"n": it.size, "x": times(it.size, has)},
        lambda t: t["x"] / t["n"],
        interval=share_interval(it),
        unit="share",
        of=it.items[one],
        tally=has,
    )


@defined(
    title=text("Contribution of a deprivation to M₀"),
    formula=text("v h / M₀, h the censored headcount of the deprivation, v its weight"),
    inputs=text("{deprived}; of: one of the deprivations, or several of a dimension; {size}",
                deprived=DEPRIVED, size=SIZE),
    unit=text("share (0–1); over all items they sum to 1"),
    reference=AF,
)  # fmt: skip
def deprivation_contribution(
    deprivations: Sequence[Column],
    k: float | None,
    of: Column | Sequence[Column],
    weights: Weights = None,
    size: Column | None = None,
    given: Condition = None,
    missing: str = "drop",
) -> Indicator:
    """Estimate what share of the adjusted headcount one item, or a dimension, makes."""
    name = "deprivation_contribution"
    it = counting(name, "deprivations", deprivations, k, weights, size, given, missing)
    return contribution(name, it, of, NOBODY)


@defined(
    title=text("Contribution of a group to M₀"),
    formula=text("Σ w d c 1[c ≥ k] / Σ w c 1[c ≥ k], d the group: its population share × its M₀ / "
                 "M₀"),
    inputs=text("{deprived}; group: 1 for its rows, else 0, or a condition; {size}",
                deprived=DEPRIVED, size=SIZE),
    unit=text("share (0–1); over groups that share all rows they sum to 1"),
    reference=AF,
)  # fmt: skip
def group_contribution(
    deprivations: Sequence[Column],
    k: float | None,
    group: Column,
    weights: Weights = None,
    size: Column | None = None,
    given: Condition = None,
    missing: str = "drop",
) -> Indicator:
    """Estimate what share of the adjusted headcount a group makes."""
    name = "group_contribution"
    it = counting(name, "deprivations", deprivations, k, weights, size, given, missing)
    here = column(name, "group", group)
    lost = times(times(it.size, it.poor), it.score)
    base = Base((*it.base.inputs, here), it.base.given)
    terms = {"n": lost, "x": times(here, lost)}
    made = counted(
        name, replace(it, base=base), terms, lambda t: t["x"] / t["n"], unit="share",
        tally=times(here, it.poor), undefined=NOBODY,
    )  # fmt: skip
    return replace(
        made,
        variable=name_of(here),
        arguments=said(**(it.arguments | {"group": here})),
        yes_no=(*made.yes_no, *([here] if isinstance(here, Name) else [])),
    )
