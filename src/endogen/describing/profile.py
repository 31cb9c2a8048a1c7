"""What a column holds, as far as describing it needs: how many different values, and which."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from endogen.survey.engine import Table, collect
from endogen.survey.expressions import Typed, Vector

MOST_LISTED = 60
"""Different values up to which they are listed."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A column at a glance.

    Attributes
    ----------
    known : int
        Answers that are there.
    different : int
        Different values among them.
    values : tuple
        These, sorted, when there are at most `MOST_LISTED`; else empty.
    whole : bool
        Whether they are whole numbers.
    low, high : float
        NaN where there is no number.
    """

    known: int
    different: int
    values: tuple[float | str, ...]
    whole: bool
    low: float
    high: float


def profiles(table: Table, names: Iterable[str]) -> dict[str, Profile]:
    """Look at these columns; those with values that have no order are left out."""
    readable = [name for name in names if table.readable(name)]
    if table.small:
        table.fetch(readable)
        return {name: _profile(table.column(name)) for name in readable}
    return _in_engine(table, readable)


def _profile(column: Typed[Vector]) -> Profile:
    values = column.value.values[column.value.valid]
    seen = np.unique(values)
    listed = tuple(seen.tolist()) if seen.size <= MOST_LISTED else ()
    if column.kind == "words" or not seen.size:
        return Profile(values.size, seen.size, listed, False, np.nan, np.nan)
    whole = bool((seen == np.round(seen)).all())
    return Profile(values.size, seen.size, listed, whole, float(seen[0]), float(seen[-1]))


def _in_engine(table: Table, names: list[str]) -> dict[str, Profile]:
    """The same with one query for all columns, and one for each that has few values."""
    import narwhals as nw

    inside = {f"c{i}": name for i, name in enumerate(names)}
    frame = table.frame.select(*(table.expression(n).alias(k) for k, n in inside.items()))
    counts = collect(
        frame.select(
            *(nw.col(key).count().alias(f"{key}n") for key in inside),
            *(nw.col(key).n_unique().alias(f"{key}d") for key in inside),
        )
    )
    found = {}
    for key, name in inside.items():
        known, different = int(counts[f"{key}n"][0]), int(counts[f"{key}d"][0])
        if different <= MOST_LISTED:
            values = collect(frame.select(nw.col(key)).unique())[key]
            known_values = (v for v in values.tolist() if v is not None)
            listed = sorted(v for v in known_values if isinstance(v, str) or not math.isnan(v))
            numbers = all(isinstance(v, float) for v in listed)
            whole = numbers and all(v == round(v) for v in listed)
            low, high = (listed[0], listed[-1]) if numbers and listed else (np.nan, np.nan)
            found[name] = Profile(known, len(listed), tuple(listed), whole, low, high)
        else:
            found[name] = Profile(known, different, (), False, np.nan, np.nan)
    return found
