"""The values of ``by`` columns: their order and their names."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from endogen.survey.expressions import Typed, Vector
from endogen.survey.strata import Index

BETWEEN = " × "


def label(value: object) -> str:
    """How a group is called: 1 for true, 1 and 1.0 alike, words as they are.

    Examples
    --------
    >>> label(True), label(1.0), label(2.5), label("北")
    ('1', '1', '2.5', '北')
    """
    if isinstance(value, bool | int | float | np.number | np.bool_):
        number = float(value)
        return str(int(number)) if number.is_integer() else f"{number:.15g}"
    return str(value)


def joined(values: Sequence[object]) -> str:
    """The name of a group of several columns."""
    return BETWEEN.join(label(value) for value in values)


def grouped(columns: Sequence[Typed[Vector]], rows: int) -> tuple[list[tuple[object, ...]], Index]:
    """Sort the combinations of values that occur, and say which one each row has.

    Returns
    -------
    (groups, index)
        `index` is −1 where a column is missing.  Without columns, one group holds all.
    """
    if not columns:
        return [()], np.zeros(rows, dtype=np.intp)
    valid = np.ones(rows, dtype=bool)
    for column in columns:
        valid &= column.value.valid
    index = np.full(rows, -1, dtype=np.intp)
    levels: list[npt.NDArray[np.object_]] = []
    code = np.zeros(int(valid.sum()), dtype=np.intp)
    for column in columns:
        values, inverse = np.unique(column.value.values[valid], return_inverse=True)
        code = code * max(values.size, 1) + inverse
        levels.append(values)
    present, inverse = np.unique(code, return_inverse=True)
    index[valid] = inverse
    groups = []
    for combination in present.tolist():
        rest, parts = combination, []
        for values in reversed(levels):
            rest, place = divmod(rest, values.size)
            parts.append(values[place])
        groups.append(tuple(reversed(parts)))
    return groups, index


def sum_by(index: Index, values: npt.NDArray[np.float64], size: int) -> npt.NDArray[np.float64]:
    """Add up values by their index."""
    return np.bincount(index, values, size).astype(np.float64, copy=False)


def places(index: Index, size: int) -> list[Index]:
    """Where each of 0 … size − 1 stands in `index`."""
    order = np.argsort(index, kind="stable")
    return np.split(order, np.searchsorted(index[order], np.arange(1, size)))
