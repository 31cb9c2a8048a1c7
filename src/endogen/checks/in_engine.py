"""Rows that are too many for memory: only sums and the first of them leave the engine."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import narwhals as nw

from endogen.study.answers import ROW
from endogen.study.grammar import Expression
from endogen.study.problem import LISTED
from endogen.survey.engine import collect
from endogen.survey.expressions import NUMBER, WORDS, evaluate, truth
from endogen.survey.portable import Engine

Found = dict[str, list[Any]]  # what rows show, by column
EPOCH = dt.datetime(1970, 1, 1)  # in the clock that the moments were written by


class InEngine:
    """Rows of a lazy frame."""

    def __init__(self, frame: nw.LazyFrame[Any], size: int) -> None:
        self.frame = frame
        self.size = size

    @classmethod
    def of(cls, frame: nw.LazyFrame[Any], moments: Iterable[str], size: int) -> InEngine:
        """Look at a frame, with its moments as seconds."""
        seconds = [
            (nw.col(name) - EPOCH).dt.total_seconds().cast(nw.Float64).alias(name)
            for name in moments
        ]
        return cls(frame.with_columns(*seconds) if seconds else frame, size)

    def __len__(self) -> int:
        return self.size

    def kept(self, condition: Expression) -> InEngine:
        """Those for which the condition is known to be true."""
        (size,) = self.counts([condition])
        if size == self.size:
            return self
        return InEngine(self.frame.filter(self._says(condition)), size)

    def counts(self, conditions: Sequence[Expression]) -> list[int]:
        """For how many each condition is true."""
        return self._ints(self._says(c).cast(nw.Int64).sum() for c in conditions)

    def first(self, condition: Expression, shown: Mapping[str, Expression]) -> Found:
        """What the first of them show, by row; missing values are None."""
        chosen = (self._value(e).alias(f"c{at}") for at, e in enumerate(shown.values()))
        found = collect(
            self.frame.filter(self._says(condition))
            .select(nw.col(ROW).alias("at"), *chosen)
            .sort("at")
            .head(LISTED)
        )
        return {
            key: [None if _is_nan(v) else v for v in found[f"c{at}"].tolist()]
            for at, key in enumerate(shown)
        }

    def answered(self, names: Sequence[str]) -> list[int]:
        """How many answers each variable has."""
        return self._ints(nw.col(name).count() for name in names)

    def extremes(self, names: Sequence[str]) -> list[tuple[float, float]]:
        """The smallest and largest value of each variable; NaN when it has none."""
        ends = self._numbers(e for n in names for e in (nw.col(n).min(), nw.col(n).max()))
        return list(zip(ends[::2], ends[1::2], strict=True))

    def medians(self, names: Sequence[str]) -> list[tuple[float, int]]:
        """The median of each variable's positive values, and how many they are."""
        positive = [nw.when(nw.col(name) > 0).then(nw.col(name)) for name in names]
        found = self._numbers(e for p in positive for e in (p.median(), p.count()))
        return [(m, int(n)) for m, n in zip(found[::2], found[1::2], strict=True)]

    def repeated(self, name: str) -> tuple[int, list[tuple[Any, int, int]]]:
        """How many values stand on several rows; the first: value, how often, last row."""
        groups = (
            self.frame.filter(~nw.col(name).is_null())
            .group_by(name)
            .agg(nw.len().alias("n"), nw.col(ROW).max().alias("last"))
            .filter(nw.col("n") > 1)
        )
        times = int(collect(groups.select(nw.len().alias("n")))["n"][0])
        if not times:
            return 0, []
        first = groups.select(nw.col(name).alias("v"), "n", "last").sort("last").head(LISTED)
        shown = collect(first)
        rows = zip(shown["v"].tolist(), shown["n"], shown["last"], strict=True)
        return times, [(value, int(n), int(last)) for value, n, last in rows]

    def _says(self, condition: Expression) -> nw.Expr:
        return true_where(condition, self.frame)

    def _value(self, expression: Expression) -> nw.Expr:
        return evaluate(expression, _engine(self.frame)).value

    def _numbers(self, expressions: Iterable[nw.Expr]) -> list[float]:
        named = [e.alias(f"e{at}") for at, e in enumerate(expressions)]
        found = collect(self.frame.select(*named))
        values = (found[f"e{at}"][0] for at in range(len(named)))
        return [math.nan if value is None else float(value) for value in values]

    def _ints(self, expressions: Iterable[nw.Expr]) -> list[int]:
        return [0 if _is_nan(value) else int(value) for value in self._numbers(expressions)]


def true_where(condition: Expression, frame: nw.LazyFrame[Any]) -> nw.Expr:
    """A condition over the columns of a frame; where it is missing, it is not true."""
    return truth(condition, _engine(frame)).fill_null(False)


def _engine(frame: nw.LazyFrame[Any]) -> Engine:
    kinds = {
        name: (name, NUMBER if dtype.is_numeric() else WORDS)
        for name, dtype in frame.collect_schema().items()
    }
    return Engine(kinds)


def _is_nan(value: object) -> bool:
    return isinstance(value, float) and math.isnan(value)
