"""What all indicators of counting share: items, weights, the cut-off, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from endogen.errors import UseError
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
from endogen.study.grammar import Call, Expression, Literal, Name, Operation
from endogen.study.nearest import nearest
from endogen.study.specifications import SPECIFICATIONS, Specification
from endogen.survey.calling import wrong
from endogen.survey.indicator import ONE, Base, Indicator, LeftOut, Smooth, Totals, plus, times
from endogen.survey.registry import KNOWN

Weights = Sequence[float] | str | None

CUT = 1e-9  # sums of weights such as 1/3 or 1/18 reach a cut-off only up to rounding
ZERO = Literal(0.0)
RULES = ("drop", "available")
NOBODY = text("nobody is deprived in enough of them")
MISSING = text("missing: drop leaves out rows that lack an item, and says what that costs; "
               "available counts the items there are, their weights made to sum to 1")  # fmt: skip
WEIGHTS = text("weights: one for each, equal when not given, or the name of a specification, "
               "whose items the columns are called or follow in order")  # fmt: skip
DEPRIVED = text("deprivations: a list of columns, 1 deprived, 0 not; k: share of the summed "
                "weights, above 0 up to 1; {weights}; {missing}",
                weights=WEIGHTS, missing=MISSING)  # fmt: skip
ADEQUATE = text("adequacies: a list of columns, 1 adequate, 0 not; k: the share of the summed "
                "weights from which a household is empowered, .8 or that of the specification; "
                "{weights}; {missing}", weights=WEIGHTS, missing=MISSING)  # fmt: skip


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
    parts : tuple of Expression
        What each item adds to the score.
    score, poor : Expression
        The weighted share of items that a row lacks; 1 for rows that lack enough.
    size : Expression
    base : Base
    left_out : LeftOut
        Rows that lack an answer to an item, and what became of them.
    arguments : dict
        As they stand in Results.
    """

    items: tuple[Expression, ...]
    lacks: tuple[Expression, ...]
    weights: tuple[float, ...]
    parts: tuple[Expression, ...]
    score: Expression
    poor: Expression
    size: Expression
    base: Base
    left_out: LeftOut
    arguments: dict[str, object]


def counting(
    name: str,
    what: str,
    items: Sequence[Column],
    k: float | None,
    weights: Weights,
    size: Column | None,
    given: Condition,
    missing: str,
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
    if missing not in RULES:
        raise UseError(
            "E-USE-CHOICE", name=name, argument="missing", choices=", ".join(RULES),
            nearest=nearest(missing, RULES), got=repr(missing),
        )  # fmt: skip
    shares, spec = weights_of(name, what, weights, listed)
    cut = _cut(name, k, spec)
    asked = condition(name, given)
    persons = ONE if size is None else column(name, "size", size)
    lacks = listed
    if what == "adequacies":
        lacks = tuple(Operation("-", (ONE, one)) for one in listed)
    parts = parts_of(listed, lacks, shares, missing)
    score = plus(*parts)
    return Counting(
        listed,
        lacks,
        shares,
        parts,
        score,
        _poor(what, listed, parts_of(listed, listed, shares, missing), cut),
        persons,
        _base(listed, score, persons, asked, missing),
        _left_out(listed, asked, missing),
        {
            what: listed,
            "k": cut,
            "weights": _said(weights),
            "size": size and persons,
            "missing": None if missing == "drop" else missing,
            "given": asked,
        },
    )


def _said(weights: Weights) -> Literal | tuple[float, ...] | None:
    """Weights as they were given."""
    if weights is None or isinstance(weights, str):
        return None if weights is None else Literal(weights)
    return tuple(map(float, weights))


def _poor(
    what: str, listed: Sequence[Expression], counted: Sequence[Expression], cut: float
) -> Expression:
    """Whether a row reaches k, of adequacies whether it does not."""
    reached = Operation(">=", (plus(*counted), Literal(cut - CUT)))
    return Operation("not", (reached,)) if what == "adequacies" else reached


def parts_of(
    items: Sequence[Expression],
    values: Sequence[Expression],
    weights: Sequence[float],
    missing: str,
) -> tuple[Expression, ...]:
    """What each item adds to a weighted sum of `values`, missing answers by the rule."""
    if missing == "drop":
        return tuple(times(Literal(v), one) for one, v in zip(values, weights, strict=True))
    known = [Operation("!=", (one, Literal(None))) for one in items]
    whole = plus(*(times(Literal(v), one) for one, v in zip(known, weights, strict=True)))
    return tuple(
        Operation("/", (times(Literal(v), Call("filled", (one, ZERO), ())), whole))
        for one, v in zip(values, weights, strict=True)
    )


def _base(
    listed: tuple[Expression, ...],
    score: Expression,
    persons: Expression,
    asked: Expression | None,
    missing: str,
) -> Base:
    """Rows that have all items; under ``available`` those that have one that counts."""
    inputs = listed if missing == "drop" else (score,)
    return Base(inputs if persons == ONE else (*inputs, persons), asked)


def _left_out(listed: tuple[Expression, ...], asked: Expression | None, missing: str) -> LeftOut:
    lacking: Expression = Operation("==", (listed[0], Literal(None)))
    for one in listed[1:]:
        lacking = Operation("or", (lacking, Operation("==", (one, Literal(None)))))
    everybody = Base((ONE,), asked)
    if missing == "drop":
        return LeftOut(
            everybody,
            lacking,
            lambda n: text("left out: {n} rows that lack an item", n=n),
            lambda share: text("{share} of the weight", share=f"{100 * share:.3g}%"),
        )
    return LeftOut(
        everybody,
        lacking,
        lambda n: text("{n} rows lack an item: the items that they have are counted, their "
                       "weights made to sum to 1", n=n),
    )  # fmt: skip


def _cut(name: str, k: float | None, spec: Specification | None) -> float:
    """The cut-off as given, or that of the specification."""
    if k is None and spec is not None:
        return float(spec.cut)
    if k is None:
        raise UseError("E-USE-MISSING-ARGUMENT", name=name, argument="k", call=KNOWN[name].call)
    cut = number(name, "k", k, low=0, strictly=True)
    if cut > 1:
        raise wrong(name, "k", text("a share of the summed weights, above 0 up to 1"), k)
    return cut


def weights_of(
    name: str, what: str, given: Weights, items: Sequence[Expression]
) -> tuple[tuple[float, ...], Specification | None]:
    """Weights of items, made to sum to 1, and the specification they were named by."""
    size = len(items)
    if given is None:
        return (1 / size,) * size, None
    if isinstance(given, str):
        return _specified(name, what, given, items)
    good = isinstance(given, Sequence) and len(given) == size
    if not good:
        raise wrong(name, "weights", text("a list of {n} numbers", n=size), given)
    found = [number(name, "weights", one, low=0) for one in given]
    if not sum(found) > 0:
        raise wrong(name, "weights", text("numbers that sum to more than 0"), given)
    return tuple(one / sum(found) for one in found), None


def _specified(
    name: str, what: str, given: str, items: Sequence[Expression]
) -> tuple[tuple[float, ...], Specification]:
    """The weights of a specification: by name where columns are called as its items."""
    known = [one.name for one in SPECIFICATIONS.values() if one.counts == what]
    if given not in known:
        raise UseError(
            "E-USE-CHOICE", name=name, argument="weights", choices=", ".join(known),
            nearest=nearest(given, known), got=repr(given),
        )  # fmt: skip
    spec = SPECIFICATIONS[given]
    by_name = {item.name: float(item.weight) for item in spec.items}
    called = [name_of(one) for one in items]
    if set(called) == set(by_name):
        return tuple(by_name[one] for one in called), spec
    if len(items) != len(spec.items) or set(called) & set(by_name):
        # Some called as items and some not: their order would be a guess.
        expected = text("all its items, called so or in this order: {items}",
                        items=", ".join(by_name))  # fmt: skip
        raise wrong(name, what, expected, called)
    return spec.weights, spec


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
    """An indicator of the counting kind."""
    arguments = dict(it.arguments) | ({} if of is None else {"of": of})
    return Smooth(
        name=name,
        variable=name_of(of) if of is not None else ", ".join(name_of(i) for i in it.items),
        arguments=said(**arguments),
        base=it.base,
        unit=unit,
        interval=interval,
        tally=it.poor if tally is None else tally,
        yes_no=tuple(one for one in it.items if isinstance(one, Name)),
        terms=terms,
        value=value,
        undefined=undefined,
        left_out=it.left_out,
    )


def contribution(
    name: str, it: Counting, of: Column | Sequence[Column], undefined: Words
) -> Smooth:
    """The share that some items make of all that the poor lack."""
    listed = of if isinstance(of, Sequence) and not isinstance(of, str) else [of]
    chosen = places(name, it, listed)
    poor = times(it.size, it.poor)
    mine = plus(*(it.parts[i] for i in chosen))
    terms = {"n": times(poor, it.score), "x": times(poor, mine)}
    made = counted(name, it, terms, lambda t: t["x"] / t["n"], unit="share", undefined=undefined)
    mine_said = tuple(it.items[i] for i in chosen)
    return replace(
        made,
        variable=", ".join(map(name_of, mine_said)),
        arguments=said(**(it.arguments | {"of": mine_said})),
        tally=None,
    )


def share_interval(it: Counting) -> str:
    """Exact where rows are what is counted; persons of households come in clusters."""
    return "share" if it.size == ONE else "proportion"


def places(name: str, it: Counting, of: Sequence[Column]) -> list[int]:
    """Where some of the items stand."""
    found = [column(name, "of", one) for one in of]
    if not found or not set(found) <= set(it.items):
        known = ", ".join(name_of(item) for item in it.items)
        raise wrong(name, "of", text("one or more of {known}", known=known), list(of))
    return [it.items.index(one) for one in found]
