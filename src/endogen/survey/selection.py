"""Draw units from a list, within strata, with their probabilities and weights.

Every draw bears its seed, its inclusion probability and its design weight, so that the file
that goes to the field is the one that estimates are made with.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import narwhals as nw
import numpy as np
import numpy.typing as npt

from endogen.errors import DataError, DesignError, Where
from endogen.i18n import text
from endogen.study.nearest import nearest
from endogen.survey.calling import chosen, whole, wrong
from endogen.survey.expressions import Floats

METHODS = ("pps", "systematic", "random")
Whole = npt.NDArray[np.intp]


def select(
    frame: Any,
    n: int | Mapping[str, int],
    how: str = "pps",
    *,
    size: str | None = None,
    strata: str | None = None,
    seed: int,
) -> Any:
    r"""Draw units from a list, within strata.

    Parameters
    ----------
    frame : data frame or mapping of lists
        One row a unit (a village, a household).
    n : int or mapping of str to int
        How many of each stratum; one number for all of them is that of each.
    how : str
        ``pps``: systematically with probability proportional to `size`; ``systematic``:
        every k-th from a random start; ``random``: simple random.
    size : str
        For ``pps``: the column of sizes, such as households of a village.  A unit so large
        that it would be drawn more than once is drawn with certainty, and the others anew.
    strata : str, optional
        The column of the stratum.
    seed : int
        The same seed draws the same units; it stands in the result.

    Returns
    -------
    as `frame`
        The units drawn, in their order, with ``inclusion_probability``, ``design_weight``
        (its inverse), ``certainty``, ``stratum_units`` (units of the stratum, for `fpc`) and
        ``seed``.

    Raises
    ------
    DesignError
        E-DESIGN-DRAW when a stratum has fewer units than are asked for; E-DESIGN-DRAW-SIZE
        when a size is missing or not above 0.

    Notes
    -----
    Systematic draws go through the list as it stands: sort it by what should be spread
    evenly, as by township, beforehand.

    References
    ----------
    Madow (1949), Annals of Mathematical Statistics 20; Cochran (1977), sections 8.1, 9A.10.

    Examples
    --------
    >>> villages = {"village": ["A", "B", "C", "D"], "households": [10, 200, 30, 40]}
    >>> drawn = select(villages, 2, size="households", seed=7)
    >>> drawn["village"][0], drawn["certainty"], drawn["inclusion_probability"][0]
    ('B', [True, False], 1.0)
    """
    chosen("select", "how", how, METHODS)
    if (how == "pps") != (size is not None):
        expected = text("a column of sizes with how=pps, and only then")
        raise wrong("select", "size", expected, size)
    columns = {k: _column(frame, k) for k in (size, strata) if k is not None}
    count = _height(frame)
    amounts = np.ones(count) if size is None else _sizes(size, columns[size])
    groups = [""] * count if strata is None else _labels(strata, columns[strata])
    draw = np.random.default_rng(seed)
    rows: list[int] = []
    found = np.zeros((2, count))
    units = np.zeros(count)
    strata_, place = np.unique(np.array(groups, dtype=object), return_inverse=True)
    order, ends = np.argsort(place, kind="stable"), np.cumsum(np.bincount(place))
    for stratum, here in zip(strata_.tolist(), np.split(order, ends[:-1]), strict=True):
        wanted = _wanted(n, stratum, here.size)
        probability = inclusion(amounts[here], wanted)
        rows += here[_drawn(probability, wanted, how, draw)].tolist()
        found[0, here], found[1, here] = probability, probability >= 1
        units[here] = here.size
    rows.sort()
    return _kept(
        frame,
        rows,
        {
            "inclusion_probability": found[0, rows].tolist(),
            "design_weight": (1 / found[0, rows]).tolist(),
            "certainty": [bool(one) for one in found[1, rows]],
            "stratum_units": [int(one) for one in units[rows]],
            "seed": [seed] * len(rows),
        },
    )


def inclusion(sizes: Floats, n: int) -> Floats:
    """Probabilities proportional to size that sum to n; those that would pass 1 are 1.

    Examples
    --------
    >>> inclusion(np.array([100.0, 5, 8, 9, 12, 30]), 3).round(5).tolist()
    [1.0, 0.15625, 0.25, 0.28125, 0.375, 0.9375]
    """
    found = np.zeros(sizes.size)
    certain = np.zeros(sizes.size, dtype=bool)
    while True:
        rest = ~certain
        left = n - int(certain.sum())
        found[certain] = 1.0
        found[rest] = left * sizes[rest] / sizes[rest].sum() if left and rest.any() else 0.0
        more = rest & (found >= 1 - 1e-12)
        if not more.any():
            return found
        certain |= more


def _drawn(probability: Floats, n: int, how: str, draw: np.random.Generator) -> Whole:
    """Places of the units drawn."""
    certain = np.flatnonzero(probability >= 1)
    rest, left = np.flatnonzero(probability < 1), n - int((probability >= 1).sum())
    if not left:
        return certain
    if how == "random":
        return np.sort(np.concatenate([certain, draw.choice(rest, left, replace=False)]))
    ends = np.cumsum(probability[rest])
    points = draw.uniform() + np.arange(left)
    at = np.searchsorted(ends * (left / ends[-1]), points, side="right")
    return np.sort(np.concatenate([certain, rest[np.minimum(at, rest.size - 1)]]))


def _wanted(n: int | Mapping[str, int], stratum: str, units: int) -> int:
    if isinstance(n, Mapping):
        if stratum not in n:
            expected = text("a number for each stratum")
            raise wrong("select", "n", expected, sorted(map(str, n)))
        wanted = whole("select", "n", n[stratum], least=0)
    else:
        wanted = whole("select", "n", n)
    if wanted > units:
        where = Where(variable=stratum) if stratum else Where()
        raise DesignError("E-DESIGN-DRAW", where=where, n=wanted, units=units)
    return wanted


def _column(frame: Any, name: str) -> list[Any]:
    known = list(frame) if isinstance(frame, Mapping) else nw.from_native(frame).columns
    if name not in known:
        raise DataError(
            "E-DATA-COLUMN", where=Where(variable=name), name=name, nearest=nearest(name, known)
        )
    if isinstance(frame, Mapping):
        return list(frame[name])
    found: list[Any] = nw.from_native(frame, eager_only=True)[name].to_list()
    return found


def _height(frame: Any) -> int:
    if isinstance(frame, Mapping):
        return len(next(iter(frame.values()), []))
    return len(nw.from_native(frame, eager_only=True))


def _sizes(name: str, values: Sequence[Any]) -> Floats:
    known = [
        float(v) if isinstance(v, int | float | np.number) and not isinstance(v, bool) else math.nan
        for v in values
    ]
    found = np.array(known)
    bad = int((~(np.isfinite(found) & (found > 0))).sum())
    if bad:
        raise DesignError("E-DESIGN-DRAW-SIZE", where=Where(variable=name), n=bad)
    return found


def _labels(name: str, values: Sequence[Any]) -> list[str]:
    absent = sum(v is None or (isinstance(v, float) and math.isnan(v)) for v in values)
    if absent:
        raise DesignError("E-DESIGN-MISSING", where=Where(variable=name), n=absent)
    return [f"{v:g}" if isinstance(v, float) else str(v) for v in values]


def _kept(frame: Any, rows: list[int], made: dict[str, list[Any]]) -> Any:
    """The rows drawn with what was made, as the kind of table that came."""
    if isinstance(frame, Mapping):
        return {k: [v[i] for i in rows] for k, v in frame.items()} | made
    kept = nw.from_native(frame, eager_only=True)[rows, :]
    like = nw.get_native_namespace(kept)
    series = [nw.new_series(k, v, backend=like) for k, v in made.items()]
    if hasattr(kept.to_native(), "index"):  # pandas aligns by its index
        kept = nw.from_native(kept.to_native().reset_index(drop=True), eager_only=True)
    return kept.with_columns(*series).to_native()
