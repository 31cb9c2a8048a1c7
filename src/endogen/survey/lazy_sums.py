"""The sums that a pass asks an engine for, each of them once."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from functools import reduce
from operator import and_

import narwhals as nw

from endogen.study.grammar import Expression, Listing, Literal, Name, Operation, names
from endogen.survey.expressions import evaluate, number, truth
from endogen.survey.indicator import ONE, Base
from endogen.survey.portable import Engine, zero_where_missing
from endogen.survey.sums import Wanted

WEIGHT = "w"


class Sums:
    """Sums by base, where a row weighs its weight if it counts and 0 if not.

    So one column stands for all conditions of a base, and all bases for which no row is missing
    share the sums of the weight itself.

    Parameters
    ----------
    algebra : Engine
    bases : mapping of Base to str
        The column that holds the weights of its rows.
    """

    def __init__(self, algebra: Engine, bases: Mapping[Base, str]) -> None:
        self.algebra, self.bases = algebra, bases
        self.asked: dict[str, nw.Expr] = {"rows": nw.len()}
        self._known: dict[Hashable, str] = {}

    def ask(self, wanted: Wanted) -> None:
        """Ask for everything that a pass wants."""
        for base in wanted.bases:
            for sum_ in (self.rows, self.due, self.term, self.squared):
                sum_(base)
        for key in wanted.terms:
            self.term(*key)
        for key in wanted.tallies:
            self.tally(*key)

    def _ask(self, key: Hashable, sum_: nw.Expr) -> str:
        if key not in self._known:
            self._known[key] = f"t{len(self._known)}"
            self.asked[self._known[key]] = sum_
        return self._known[key]

    def rows(self, base: Base) -> str:
        """Valid rows."""
        if self.bases[base] == WEIGHT:
            return "rows"
        if base.given is None and len(base.inputs) == 1 and isinstance(base.inputs[0], Name):
            return self.answers(base.inputs[0].name)  # a count costs an engine less than a sum
        return self._ask((base, "rows"), valid_of(base, self.algebra).sum())

    def due(self, base: Base) -> str:
        """Rows that should be valid."""
        given = base.given
        if given is None:
            return "rows"
        return self._ask(given, truth_of(given, self.algebra).sum())

    def squared(self, base: Base) -> str:
        """Σ w²."""
        weight = self.bases[base]
        return self._ask((weight, "squared"), (nw.col(weight) * nw.col(WEIGHT)).sum())

    def term(self, base: Base, expression: Expression = ONE) -> str:
        """Σ w·expression."""
        # Where the expression is missing so is its product: no condition need say it again.
        spared = base == Base((expression,)) and expression != ONE
        return self.weighted(WEIGHT if spared else self.bases[base], expression)

    def weighted(self, weight: str, expression: Expression) -> str:
        """The sum of a weight's column times an expression."""
        if expression == ONE:
            return self._ask((weight, ONE), nw.col(weight).sum())
        term = nw.col(weight) * number(expression, self.algebra)
        return self._ask((weight, expression), term.sum())

    def tally(self, base: Base, expression: Expression) -> str:
        """Σ expression, without weights."""
        weight = self.bases[base]
        valid = nw.when(nw.col(weight) > 0)
        tally = valid.then(number(expression, self.algebra))
        return self._ask(("tally", weight, expression), tally.sum())

    def answers(self, column: str) -> str:
        """Rows where a column is not null."""
        return self._ask(("answers", column), self.algebra.column(column).value.count())


def valid_of(base: Base, algebra: Engine) -> nw.Expr:
    """1.0 for a row that is valid for `base`, 0.0 for others; never null."""
    conditions = [~evaluate(column, algebra).value.is_null() for column in base.inputs]
    if base.given is not None:
        conditions.append(truth_of(base.given, algebra) > 0)
    # A cast instead of a choice by row: engines make it without branches.
    return reduce(and_, conditions).cast(nw.Float64)


def is_whole(base: Base, whole: Collection[str]) -> bool:
    """Whether every row is valid for `base`, if no answer of the columns `whole` is missing."""
    used = {name for column in base.inputs for name in names(column)}
    return base.given is None and used <= set(whole) and all(map(_never_missing, base.inputs))


def _never_missing(expression: Expression) -> bool:
    """Whether it has a value wherever its columns have: a quotient may lack one."""
    match expression:
        case Name():
            return True
        case Literal(value=value):
            return value is not None
        case Operation(operator=operator, operands=operands):
            return operator != "/" and all(map(_never_missing, operands))
        case Listing(items=items):
            return all(map(_never_missing, items))
        case _:
            return False


def truth_of(condition: Expression | None, algebra: Engine) -> nw.Expr:
    """1.0 where a condition holds, or there is none; else 0.0."""
    if condition is None:
        return nw.lit(1.0)
    return zero_where_missing(truth(condition, algebra))
