"""The rows that rules are asked about: in memory while they are few, in their engine beyond.

Rules are expressions of the one grammar; moments count as seconds since 1970 in them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import narwhals as nw
import numpy as np
import numpy.typing as npt

from endogen.checks.in_engine import Found, InEngine
from endogen.study.answers import ROW
from endogen.study.codebook import Codebook, Scale
from endogen.study.grammar import Expression, Name
from endogen.study.problem import LISTED
from endogen.survey.engine import IN_MEMORY, collect
from endogen.survey.expressions import NUMBER, WORDS, Arrays, Typed, Vector, evaluate, truth

Mask = npt.NDArray[np.bool_]


class Rows(Protocol):
    """Rows of a dataset, asked about without being seen."""

    def __len__(self) -> int:
        """How many they are."""

    def kept(self, condition: Expression) -> Rows:
        """Those for which the condition is known to be true."""

    def counts(self, conditions: Sequence[Expression]) -> list[int]:
        """For how many each condition is true."""

    def first(self, condition: Expression, shown: Mapping[str, Expression]) -> Found:
        """What the first of them show, by row; missing values are None."""

    def answered(self, names: Sequence[str]) -> list[int]:
        """How many answers each variable has."""

    def extremes(self, names: Sequence[str]) -> list[tuple[float, float]]:
        """The smallest and largest value of each variable; NaN when it has none."""

    def medians(self, names: Sequence[str]) -> list[tuple[float, int]]:
        """The median of each variable's positive values, and how many they are."""

    def repeated(self, name: str) -> tuple[int, list[tuple[Any, int, int]]]:
        """How many values stand on several rows; the first: value, how often, last row."""


def rows_of(frame: nw.LazyFrame[Any], codebook: Codebook) -> Rows:
    """Look at the rows of a frame."""
    moments = [v.name for v in codebook if v.scale is Scale.DATE]
    size = int(collect(frame.select(nw.len().alias("n")))["n"][0])
    if size > IN_MEMORY:
        return InEngine.of(frame, moments, size)
    arrays = collect(frame)
    for name in moments:
        arrays[name] = _seconds(arrays[name])
    return InMemory(arrays)


def _seconds(moments: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """Moments, as the engine gives them, in seconds since 1970."""
    if moments.dtype != object:
        return moments / 1e6  # microseconds; NaN where missing
    exact = moments.astype("datetime64[us]")
    return np.where(np.isnat(exact), np.nan, exact.astype(np.float64) / 1e6)


class InMemory:
    """Rows held as arrays: NaN and None are missing."""

    def __init__(self, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        self.arrays = arrays
        self.algebra = Arrays(self._column)

    def __len__(self) -> int:
        return len(self.arrays[ROW])

    def kept(self, condition: Expression) -> InMemory:
        """Those for which the condition is known to be true."""
        mask = self._where(condition)
        if mask.all():
            return self
        return InMemory({name: array[mask] for name, array in self.arrays.items()})

    def counts(self, conditions: Sequence[Expression]) -> list[int]:
        """For how many each condition is true."""
        return [int(self._where(condition).sum()) for condition in conditions]

    def first(self, condition: Expression, shown: Mapping[str, Expression]) -> Found:
        """What the first of them show, by row; missing values are None."""
        places = np.flatnonzero(self._where(condition))
        places = places[np.argsort(self.arrays[ROW][places], kind="stable")][:LISTED]
        found = {}
        for key, expression in shown.items():
            vector = evaluate(expression, self.algebra).value
            values = np.broadcast_to(vector.values, len(self))[places].tolist()
            known = np.broadcast_to(vector.valid, len(self))[places].tolist()
            found[key] = [v if k else None for v, k in zip(values, known, strict=True)]
        return found

    def answered(self, names: Sequence[str]) -> list[int]:
        """How many answers each variable has."""
        return [int(self._column(name).value.valid.sum()) for name in names]

    def extremes(self, names: Sequence[str]) -> list[tuple[float, float]]:
        """The smallest and largest value of each variable; NaN when it has none."""
        found = []
        for name in names:
            values = self._numbers(name)
            ends = (values.min(), values.max()) if len(values) else (np.nan, np.nan)
            found.append((float(ends[0]), float(ends[1])))
        return found

    def medians(self, names: Sequence[str]) -> list[tuple[float, int]]:
        """The median of each variable's positive values, and how many they are."""
        found = []
        for name in names:
            values = self._numbers(name)
            values = values[values > 0]
            found.append((float(np.median(values)) if len(values) else np.nan, len(values)))
        return found

    def repeated(self, name: str) -> tuple[int, list[tuple[Any, int, int]]]:
        """How many values stand on several rows; the first: value, how often, last row."""
        seen: dict[Any, list[int]] = {}
        column = self._column(name).value
        for value, known, row in zip(column.values, column.valid, self.arrays[ROW], strict=True):
            if known:
                seen.setdefault(value, []).append(int(row))
        twice = sorted((rows, value) for value, rows in seen.items() if len(rows) > 1)
        return len(twice), [(value, len(rows), max(rows)) for rows, value in twice[:LISTED]]

    def _where(self, condition: Expression) -> Mask:
        found = truth(condition, self.algebra)
        return np.broadcast_to(found.valid & (found.values != 0), len(self))

    def _numbers(self, name: str) -> npt.NDArray[np.float64]:
        column = self._column(name).value
        return np.asarray(column.values[column.valid], dtype=np.float64)

    def _column(self, name: str) -> Typed[Vector]:
        array = self.arrays[name]
        if array.dtype == object:
            valid = np.array([value is not None for value in array], dtype=bool)
            return Typed(Vector(np.where(valid, array, ""), valid), WORDS)
        valid = ~np.isnan(array)
        return Typed(Vector(np.where(valid, array, 0.0), valid), NUMBER)


EVERY = Name(ROW)  # rows are numbered from 1: true on every one of them
