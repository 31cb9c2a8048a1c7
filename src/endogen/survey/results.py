"""The long table of estimates, and what can be said of several together."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from endogen.errors import UseError
from endogen.i18n import Words, language, render, text
from endogen.study.nearest import nearest
from endogen.survey.estimate import COLUMNS, Estimate
from endogen.survey.expressions import Floats
from endogen.survey.groups import BETWEEN, label
from endogen.survey.intervals import t_p, t_quantile
from endogen.survey.sums import Covariance

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


@dataclass(frozen=True, eq=False)
class Joint:
    """The covariances of all estimates of one call.

    Attributes
    ----------
    covariance : Covariance
    factors : sequence of float
        By which each influence is multiplied.
    df : float or None
        Common degrees of freedom of a design; None where each estimate has its own.
    """

    covariance: Covariance
    factors: Sequence[float]
    df: float | None
    _known: dict[tuple[int, int], float] = field(default_factory=dict, repr=False, compare=False)

    def of(self, i: int, j: int) -> float:
        """The covariance of estimates i and j; found once, since combinations share parts."""
        pair = (min(i, j), max(i, j))
        if pair not in self._known:
            self._known[pair] = self.covariance.of(*pair)
        return self._known[pair] * self.factors[i] * self.factors[j]


@dataclass(frozen=True, eq=False)
class Part:
    """A row as a linear combination of estimates that were asked for together."""

    joint: Joint
    places: Mapping[int, float]

    def minus(self, other: Part) -> Part:
        """The difference."""
        places = dict(self.places)
        for place, weight in other.places.items():
            places[place] = places.get(place, 0.0) - weight
        return Part(self.joint, places)

    def covariance(self, other: Part) -> float:
        """With another row; NaN when they were not asked for together."""
        if self.joint is not other.joint:
            return math.nan
        pairs = (
            a * b * self.joint.of(i, j)
            for i, a in self.places.items()
            for j, b in other.places.items()
        )
        return math.fsum(pairs)


@dataclass(frozen=True)
class Results(Sequence[Estimate]):
    """Estimates in a fixed order; rows are found by place or by id.

    Attributes
    ----------
    rows : tuple of Estimate
    parts : tuple of Part or None
        What ties a row to the others of its call; None for rows made elsewhere.
    """

    rows: tuple[Estimate, ...] = ()
    parts: tuple[Part | None, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.parts) != len(self.rows):
            object.__setattr__(self, "parts", (None,) * len(self.rows))

    @classmethod
    def of(cls, rows: Sequence[Estimate]) -> Results:
        """Make Results of rows that were computed elsewhere."""
        return cls(tuple(rows))

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Estimate]:
        return iter(self.rows)

    @overload
    def __getitem__(self, key: int | str) -> Estimate: ...
    @overload
    def __getitem__(self, key: slice) -> Results: ...
    def __getitem__(self, key: int | str | slice) -> Estimate | Results:
        if isinstance(key, slice):
            return Results(self.rows[key], self.parts[key])
        if not isinstance(key, str):
            return self.rows[key]
        for row in self.rows:
            if row.id == key:
                return row
        known = nearest(key, {row.id for row in self.rows})
        raise UseError("E-USE-ROW", name=key, nearest=known)

    def __add__(self, other: Results) -> Results:
        return Results(self.rows + other.rows, self.parts + other.parts)

    def renamed(self, ids: Sequence[str]) -> Results:
        """The same rows with these ids."""
        rows = (replace(row, id=id_) for row, id_ in zip(self.rows, ids, strict=True))
        return Results(tuple(rows), self.parts)

    def named(self, name: Callable[[Estimate], str]) -> Results:
        """The same rows, each with the id that `name` gives it."""
        return self.renamed([name(row) for row in self.rows])

    def only(self, keep: Callable[[Estimate], bool]) -> Results:
        """The rows for which `keep` holds."""
        kept = [i for i, row in enumerate(self.rows) if keep(row)]
        return Results(tuple(self.rows[i] for i in kept), tuple(self.parts[i] for i in kept))

    def holm(self, family: str) -> Results:
        """Adjust the p-values of these rows, as one family, by Holm's method (1979).

        Rows without p are left as they are.
        """
        held = [i for i, row in enumerate(self.rows) if not math.isnan(row.p)]
        order = sorted(held, key=lambda i: self.rows[i].p)
        rows, running = list(self.rows), 0.0
        for place, i in enumerate(order):
            running = max(running, (len(order) - place) * rows[i].p)
            rows[i] = replace(rows[i], p_adjusted=min(running, 1.0), family=family)
        return Results(tuple(rows), self.parts)

    def difference(self, by: str, a: object, b: object, *, note: Words = "") -> Results:
        """Group `a` less group `b` of the column `by`, for every indicator.

        The standard error comes from the covariance of the two.  p is Student's t, two-sided;
        without design the degrees of freedom are Welch and Satterthwaite's.  `note` says in
        words what is subtracted from what.

        Raises
        ------
        UseError
            E-USE-GROUP when `by` was not asked for or has no such group.
        """
        first, second = (self._of_group(by, value) for value in (a, b))
        rows, parts = [], []
        for key, i in first.items():
            if key in second:
                row, part = self._less(by, i, second[key])
                rows.append(replace(row, note=_both(note, row.note)))
                parts.append(part)
        return Results(tuple(rows), tuple(parts))

    def _of_group(self, by: str, value: object) -> dict[tuple[str, ...], int]:
        """Places of the rows of a group, by what else they are of."""
        found, groups, domains = {}, set(), set()
        for i, row in enumerate(self.rows):
            columns, values = row.domain.split(BETWEEN), row.group.split(BETWEEN)
            domains.update(columns)
            if by not in columns or len(columns) != len(values):
                continue
            mine = values.pop(columns.index(by))
            groups.add(mine)
            if mine == label(value):
                found[(row.indicator, row.variable, row.arguments, row.domain, *values)] = i
        if not groups:
            raise UseError("E-USE-GROUP", name=by, nearest=nearest(by, domains - {""}))
        if not found:
            raise UseError("E-USE-GROUP", name=label(value), nearest=nearest(label(value), groups))
        return found

    def _less(self, by: str, i: int, j: int) -> tuple[Estimate, Part | None]:
        """Row i less row j."""
        one, other = self.rows[i], self.rows[j]
        place = one.domain.split(BETWEEN).index(by)
        groups = one.group.split(BETWEEN)
        groups[place] = f"{groups[place]} − {other.group.split(BETWEEN)[place]}"
        p, q = self.parts[i], self.parts[j]
        part = p.minus(q) if p is not None and q is not None and p.joint is q.joint else None
        variance = part.covariance(part) if part is not None else math.nan
        se = math.sqrt(variance) if variance >= 0 else math.nan
        df = part.joint.df if part is not None else math.nan
        if df is None:
            df = _satterthwaite(one, other)
        estimate = one.estimate - other.estimate
        half = t_quantile(one.level, df) * se
        row = replace(
            one,
            id="",
            indicator="difference",
            arguments=", ".join(x for x in (f"of={one.indicator}", one.arguments) if x),
            group=BETWEEN.join(groups),
            estimate=estimate,
            se=se,
            ci_low=estimate - half,
            ci_high=estimate + half,
            p=t_p(estimate / se, df) if se > 0 else math.nan,
            p_adjusted=math.nan,
            df=df,
            count=_sum(one.count, other.count),
            n=_sum(one.n, other.n),
            n_missing=_sum(one.n_missing, other.n_missing),
            n_effective=math.nan,
            method=text("difference, standard error from the covariance of both; t"),
            note=one.note or other.note,
        )
        return row, part

    def covariance(self) -> Floats:
        """The covariance matrix of the rows; NaN between rows not asked for together."""
        n = len(self.rows)
        matrix = np.full((n, n), np.nan)
        for i, a in enumerate(self.parts):
            for j in range(i, n):
                b = self.parts[j]
                if a is not None and b is not None:
                    matrix[i, j] = matrix[j, i] = a.covariance(b)
        return matrix

    def columns(self, lang: str = "en") -> dict[str, list[Any]]:
        """The table by column, words said in `lang`."""
        table: dict[str, list[Any]] = {}
        for name in COLUMNS:
            values = [getattr(row, name) for row in self.rows]
            if name in {"base", "method", "note"}:
                values = [render(value, lang) for value in values]
            table[name] = values
        return table

    def to_polars(self, lang: str = "en") -> pl.DataFrame:
        """A Polars frame; needs the extra ``polars``."""
        from endogen.survey.handing import to_polars

        return to_polars(self.columns(lang))

    def to_pandas(self, lang: str = "en") -> pd.DataFrame:
        """A pandas frame; needs the extra ``pandas``."""
        from endogen.survey.handing import to_pandas

        return to_pandas(self.columns(lang))

    def to_arrow(self, lang: str = "en") -> pa.Table:
        """An Arrow table; needs the extra ``arrow``."""
        from endogen.survey.handing import to_arrow

        return to_arrow(self.columns(lang))

    def csv_rows(self, lang: str = "en") -> list[list[str]]:
        """Header and rows as strings that read back to the same numbers."""
        from endogen.survey.handing import csv_rows

        return csv_rows(self.columns(lang))

    def to_html(self, lang: str | None = None) -> str:
        """The table as people read it; in the language of messages when none is named."""
        from endogen.survey.showing import results_html

        return results_html(self.rows, lang or language())

    def _repr_html_(self) -> str:
        return self.to_html()

    def __repr__(self) -> str:
        from endogen.survey.handing import plain

        return plain(self)


def _both(note: Words, other: Words) -> Words:
    return text("{first}; {second}", first=note, second=other) if note and other else note or other


def _sum(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


def _satterthwaite(one: Estimate, other: Estimate) -> float:
    """Degrees of freedom of the difference of two independent estimates (Welch 1947)."""
    a, b = one.se**2, other.se**2
    parts = 0.0
    for variance, row in ((a, one), (b, other)):
        own = row.df if not math.isnan(row.df) else (row.n or 0) - 1
        if own > 0:
            parts += variance**2 / own
    return (a + b) ** 2 / parts if parts > 0 else math.nan
