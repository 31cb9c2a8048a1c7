"""How a derived column is made: its expression, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import narwhals as nw

from endogen.i18n import Label
from endogen.study.codebook import Codebook, Scale, Variable, weakest
from endogen.study.instrument import Category, Origin
from endogen.study.roles import item_label
from endogen.study.study import Study


@dataclass(frozen=True, slots=True)
class Derived:
    """A column to add: its variable and the expression that makes it."""

    variable: Variable
    expression: nw.Expr


Maker = Callable[[Codebook, Study], list[Derived]]


def number(
    role: str,
    label: Label,
    expression: nw.Expr,
    inputs: Iterable[Variable],
    unit: str,
) -> Derived:
    """A column that holds an amount or a count."""
    return Derived(_variable(role, Scale.AMOUNT, label, inputs, unit=unit), expression)


def flag(role: str, label: Label, condition: nw.Expr, inputs: Iterable[Variable]) -> Derived:
    """A yes/no column, missing where an input is."""
    inputs = list(inputs)
    known = nw.all_horizontal(*(~nw.col(v.name).is_null() for v in inputs), ignore_nulls=False)
    yes = nw.when(condition).then(nw.lit(1.0)).otherwise(nw.lit(0.0))
    expression = nw.when(known).then(yes).otherwise(nw.lit(None, dtype=nw.Float64))
    return Derived(_variable(role, Scale.YES_NO, label, inputs), expression)


def band(
    role: str, label: Label, source: Variable, cuts: Sequence[float], labels: Sequence[Label]
) -> Derived:
    """Half-open bands of a number: a value equal to a cut belongs to the band it begins.

    Parameters
    ----------
    cuts : sequence of float
        Where bands begin, ascending; one fewer than `labels`.
    """
    column = nw.col(source.name)
    place: nw.Expr = nw.lit(0.0)
    for code, cut in enumerate(cuts, start=1):
        place = nw.when(column >= cut).then(nw.lit(float(code))).otherwise(place)
    expression = nw.when(~column.is_null()).then(place).otherwise(nw.lit(None, dtype=nw.Float64))
    categories = tuple(Category(str(code), words) for code, words in enumerate(labels))
    return Derived(
        _variable(role, Scale.ORDINAL, label, [source], categories=categories), expression
    )


def category(
    role: str,
    label: Label,
    conditions: Sequence[tuple[Label, nw.Expr]],
    inputs: Iterable[Variable],
) -> Derived:
    """The first condition that holds, by number; missing where none does."""
    expression: nw.Expr = nw.lit(None, dtype=nw.Float64)
    for code, (_, condition) in reversed(list(enumerate(conditions))):
        expression = nw.when(condition).then(nw.lit(float(code))).otherwise(expression)
    categories = tuple(Category(str(code), words) for code, (words, _) in enumerate(conditions))
    return Derived(
        _variable(role, Scale.CATEGORY, label, inputs, categories=categories), expression
    )


def about(en: str, zh: str, role: str) -> Label:
    """A label that says of which programme it speaks, in either language."""
    of = item_label(role)
    return Label(f"{en}: {of.en}", f"{zh}：{of.zh}")


def total(variables: Iterable[Variable]) -> nw.Expr:
    """Add columns; one that is missing leaves the sum missing, never silently smaller."""
    columns = [nw.col(v.name) for v in variables]
    added = columns[0]
    for column in columns[1:]:
        added = added + column
    return added


def _variable(
    role: str,
    scale: Scale,
    label: Label,
    inputs: Iterable[Variable],
    *,
    unit: str = "",
    categories: tuple[Category, ...] = (),
) -> Variable:
    inputs = list(inputs)
    return Variable(
        name=role.replace("-", "_").replace(":", "_"),
        scale=scale,
        label=label,
        role=role,
        unit=unit,
        categories=categories,
        origin=_asked_by(inputs),
        provenance=weakest(v.provenance for v in inputs),
        made_of=tuple(v.name for v in inputs),
    )


def _asked_by(variables: Iterable[Variable]) -> Origin | None:
    """The publication's question only if all inputs are its questions."""
    origins = {v.origin for v in variables}
    if Origin.ADDED in origins:
        return Origin.ADDED
    return Origin.PAPER if origins == {Origin.PAPER} else None
