"""Counting many deprivations, or adequacies, at once (Alkire and Foster)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from endogen.i18n import Words, text
from endogen.indicators.arguments import (
    Column,
    Condition,
    column,
    columns,
    condition,
    name_of,
    number,
    said,
)
from endogen.indicators.poverty import SIZE
from endogen.study.grammar import Expression, Literal, Name, Operation
from endogen.survey.indicator import ONE, Base, Indicator, Smooth, Totals, plus, times
from endogen.survey.registry import defined, wrong

CUT = 1e-9  # sums of weights such as 1/3 or 1/18 reach a cut-off only up to rounding
AF = (
    "Alkire & Foster (2011), Counting and multidimensional poverty measurement, Journal of Public "
    "Economics 95(7–8), 476–487"
)
NOBODY = text("nobody is deprived in enough of them")
DEPRIVED = text("deprivations: a list of columns, 1 deprived, 0 not; rows that lack one are left "
                "out; k: share of the summed weights, above 0 up to 1; weights: one for each, "
                "equal when not given")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counting:
    """Items, their weights and the cut-off.

    Attributes
    ----------
    items : tuple of Expression
        The columns as they were named.
    lacks : tuple of Expression
        1 where a row lacks the item.
    weights : tuple of float
        They sum to 1.
    score, poor : Expression
        The weighted share of items that a row lacks; 1 for rows that lack enough.
    size : Expression
    base : Base
    arguments : dict
        As they stand in Results.
    """

    items: tuple[Expression, ...]
    lacks: tuple[Expression, ...]
    weights: tuple[float, ...]
    score: Expression
    poor: Expression
    size: Expression
    base: Base
    arguments: dict[str, object]


def counting(
    name: str,
    what: str,
    items: Sequence[Column],
    k: float,
    weights: Sequence[float] | None,
    size: Column | None,
    given: Condition,
) -> Counting:
    """Read the arguments that all counting indicators share.

    Parameters
    ----------
    what : str
        What the list of items is called: ``deprivations`` or ``adequacies``.  Of
        deprivations those are poor who reach k, of adequacies those who do not.
    """
    listed = columns(name, what, items)
    if len(listed) != len(items):
        raise wrong(name, what, text("a list in which no column stands twice"), list(items))
    shares = weights_of(name, weights, len(listed))
    cut = number(name, "k", k, low=0, strictly=True)
    if cut > 1:
        raise wrong(name, "k", text("a share of the summed weights, above 0 up to 1"), k)
    persons = ONE if size is None else column(name, "size", size)
    reached = Operation(">=", (weighted(listed, shares), Literal(cut - CUT)))
    lacks, poor = listed, reached
    if what == "adequacies":
        lacks = tuple(Operation("-", (ONE, one)) for one in listed)
        poor = Operation("not", (reached,))
    asked = condition(name, given)
    return Counting(
        listed,
        lacks,
        shares,
        weighted(lacks, shares),
        poor,
        persons,
        Base(listed if size is None else (*listed, persons), asked),
        {
            what: listed,
            "k": cut,
            "weights": None if weights is None else tuple(float(w) for w in weights),
            "size": size and persons,
            "given": asked,
        },
    )


def weighted(items: Sequence[Expression], weights: Sequence[float]) -> Expression:
    """The sum of items by their weights."""
    return plus(*(times(Literal(v), one) for one, v in zip(items, weights, strict=True)))


def weights_of(name: str, given: Sequence[float] | None, size: int) -> tuple[float, ...]:
    """Weights of items, made to sum to 1."""
    if given is None:
        return (1 / size,) * size
    good = not isinstance(given, str) and isinstance(given, Sequence) and len(given) == size
    if not good:
        raise wrong(name, "weights", text("a list of {n} numbers", n=size), given)
    found = [number(name, "weights", one, low=0) for one in given]
    if not sum(found) > 0:
        raise wrong(name, "weights", text("numbers that sum to more than 0"), given)
    return tuple(one / sum(found) for one in found)


def counted(
    name: str,
    it: Counting,
    terms: dict[str, Expression],
    value: Callable[[Totals], Any],
    *,
    interval: str = "mean",
    unit: str = "index",
    of: Expression | None = None,
    tally: Expression | None = None,
    undefined: Words = Indicator.undefined,
) -> Smooth:
    """An indicator of the counting kind; it counts the poor unless `tally` says whom."""
    arguments = dict(it.arguments) | ({} if of is None else {"of": of})
    return Smooth(
        name=name,
        variable=name_of(of) if of is not None else ", ".join(name_of(i) for i in it.items),
        arguments=said(**arguments),
        base=it.base,
        unit=unit,
        interval=interval,
        tally=tally or (it.poor if of is None else times(it.poor, of)),
        yes_no=tuple(one for one in it.items if isinstance(one, Name)),
        terms=terms,
        value=value,
        undefined=undefined,
    )


def share_interval(it: Counting) -> str:
    """Exact where rows are what is counted; persons of households come in clusters."""
    return "share" if it.size == ONE else "proportion"


@defined(
    title=text("Multidimensional headcount (H)"),
    formula=text("Σ w 1[c ≥ k] / Σ w, c = Σ v g, v the weights of the deprivations g"),
    inputs=text("{deprived}; {size}", deprived=DEPRIVED, size=SIZE),
    unit=text("share (0–1)"),
    reference=AF,
)
def headcount(
    deprivations: Sequence[Column],
    k: float,
    weights: Sequence[float] | None = None,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate the share of those deprived in k or more of the weighted items."""
    it = counting("headcount", "deprivations", deprivations, k, weights, size, given)
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
    k: float,
    weights: Sequence[float] | None = None,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate in what share of the items the multidimensionally poor are deprived."""
    it = counting("intensity", "deprivations", deprivations, k, weights, size, given)
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
    k: float,
    weights: Sequence[float] | None = None,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate the share of all possible deprivations that the poor have."""
    it = counting("m0", "deprivations", deprivations, k, weights, size, given)
    terms = {"n": it.size, "x": times(it.size, times(it.poor, it.score))}
    return counted("m0", it, terms, lambda t: t["x"] / t["n"])


@defined(
    title=text("Censored headcount"),
    formula=text("Σ w g 1[c ≥ k] / Σ w, g the deprivation that of= names"),
    inputs=text("{deprived}; of: one of the deprivations; {size}", deprived=DEPRIVED, size=SIZE),
    unit=text("share (0–1)"),
    reference=AF,
)
def censored_headcount(
    deprivations: Sequence[Column],
    k: float,
    of: Column,
    weights: Sequence[float] | None = None,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate the share who are poor and deprived in one item."""
    name = "censored_headcount"
    it = counting(name, "deprivations", deprivations, k, weights, size, given)
    (one,) = places(name, it, [of])
    return counted(
        name,
        it,
        {"n": it.size, "x": times(it.size, times(it.poor, it.lacks[one]))},
        lambda t: t["x"] / t["n"],
        interval=share_interval(it),
        unit="share",
        of=it.items[one],
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
    k: float,
    of: Column | Sequence[Column],
    weights: Sequence[float] | None = None,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate what share of the adjusted headcount one item, or a dimension, makes."""
    name = "deprivation_contribution"
    it = counting(name, "deprivations", deprivations, k, weights, size, given)
    return contribution(name, it, of, NOBODY)


def contribution(
    name: str, it: Counting, of: Column | Sequence[Column], undefined: Words
) -> Smooth:
    """The share that some items make of all that the poor lack."""
    listed = of if isinstance(of, Sequence) and not isinstance(of, str) else [of]
    chosen = places(name, it, listed)
    mine = weighted([it.lacks[i] for i in chosen], [it.weights[i] for i in chosen])
    poor = times(it.size, it.poor)
    return Smooth(
        name=name,
        variable=", ".join(name_of(it.items[i]) for i in chosen),
        arguments=said(**it.arguments),
        base=it.base,
        unit="share",
        yes_no=tuple(one for one in it.items if isinstance(one, Name)),
        terms={"n": times(poor, it.score), "x": times(poor, mine)},
        value=lambda t: t["x"] / t["n"],
        undefined=undefined,
    )


def places(name: str, it: Counting, of: Sequence[Column]) -> list[int]:
    """Where some of the items stand."""
    found = [column(name, "of", one) for one in of]
    if not found or not set(found) <= set(it.items):
        known = ", ".join(name_of(item) for item in it.items)
        raise wrong(name, "of", text("one or more of {known}", known=known), list(of))
    return [it.items.index(one) for one in found]
