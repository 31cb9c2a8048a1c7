"""The long table of estimates, and what can be said of several together."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from numbers import Real
from typing import TYPE_CHECKING, Any, Literal, get_args, overload

import numpy as np

from endogen.errors import UseError
from endogen.i18n import Words, language, render, text
from endogen.study.nearest import nearest
from endogen.survey import statements
from endogen.survey.estimate import COLUMNS, Estimate
from endogen.survey.expressions import Floats
from endogen.survey.joint import Part
from endogen.survey.statements import Said

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


Pairs = Literal["consecutive", "ends"]


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
        return self.rows[self._place(key) if isinstance(key, str) else key]

    def _place(self, id_: str) -> int:
        for place, row in enumerate(self.rows):
            if row.id == id_:
                return place
        known = nearest(id_, {row.id for row in self.rows})
        raise UseError("E-USE-ROW", name=id_, nearest=known)

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
        method = text("difference, standard error from the covariance of both; t")

        def less(said: Sequence[Said]) -> Said:
            rows = [row for row, _ in said]
            about = statements.about_groups(rows, by, "difference", ["", " − "], note)
            return statements.linear(said, [1.0, -1.0], about, method)

        return self._of_groups(by, [a, b], less)

    def ratio(self, by: str, a: object, b: object, *, note: Words = "") -> Results:
        """Group `a` over group `b` of the column `by`, for every indicator.

        The standard error is the delta rule's on the covariance of the two.  The interval,
        and p against 1, are made on the scale of the logarithm, so that b over a has the
        same limits turned round; where the ratio is not above 0, on its own scale.

        Raises
        ------
        UseError
            E-USE-GROUP when `by` was not asked for or has no such group.

        Examples
        --------
        >>> import endogen as en
        >>> data = {"income": [2.0, 4.0, 1.0, 2.0], "poor": [0, 0, 1, 1], "v": [1, 2, 1, 2]}
        >>> found = en.estimate(data, "mean(income)", by="poor", psu="v").ratio("poor", 1, 0)
        >>> found[0].group, found[0].estimate
        ('1 / 0', 0.5)
        """

        def over(said: Sequence[Said]) -> Said:
            rows = [row for row, _ in said]
            about = statements.about_groups(rows, by, "ratio", ["", " / "], note)
            return statements.quotient(said[0], said[1], about)

        return self._of_groups(by, [a, b], over)

    def contrast(
        self, weights: Mapping[object, float] | Sequence[float], by: str | None = None
    ) -> Results:
        """Any linear combination of rows, with its standard error.

        Parameters
        ----------
        weights : mapping, or sequence of float
            With `by`, a weight for each group named, for every indicator; without, a weight
            for every row in order, or for rows by their id.
        by : str, optional
            A column that was asked by.

        Raises
        ------
        UseError
            E-USE-GROUP, E-USE-ROW for what is not there; E-USE-TYPE for weights that are not
            one number for each row.

        Examples
        --------
        >>> import endogen as en
        >>> data = {"x": [1.0, 3.0, 2.0, 4.0, 6.0, 8.0], "g": [1, 1, 2, 2, 3, 3]}
        >>> means = en.estimate(data, "mean(x)", by="g")
        >>> row = means.contrast({3: 1, 1: -0.5, 2: -0.5}, by="g")[0]
        >>> row.group, row.estimate
        ('3 − 0.5·1 − 0.5·2', 4.5)
        """
        method = text("contrast, standard error from the covariance of all; t")
        if by is not None:
            named = dict(weights) if isinstance(weights, Mapping) else {}
            slopes = _numbers(list(named.values()), len(named) or 1)

            def summed(said: Sequence[Said]) -> Said:
                rows, words = [row for row, _ in said], statements.signs(slopes)
                about = statements.about_groups(rows, by, "contrast", words)
                return statements.linear(said, slopes, about, method)

            return self._of_groups(by, list(named), summed)
        if isinstance(weights, Mapping):
            chosen = [self._place(str(name)) for name in weights]
            slopes = _numbers(list(weights.values()), len(chosen) or 1)
        else:
            chosen = list(range(len(self.rows)))
            slopes = _numbers(list(weights), len(chosen) or 1)
        said = [(self.rows[i], self.parts[i]) for i in chosen]
        about = statements.about_rows([row for row, _ in said], statements.signs(slopes))
        row, part = statements.linear(said, slopes, about, method)
        return Results((row,), (part,))

    def change(
        self, wave: str, *, pairs: Pairs = "consecutive", independent: bool = False
    ) -> Results:
        """Each wave less the one before it, for every indicator.

        Waves are the groups of the column `wave`, in order; a row of the data is a unit in a
        wave.  Units that are in both waves make their estimates go together: the covariance
        is that of the PSUs which both have, so the design must name them alike in every
        wave (the household, or the village, as `psu`).

        Parameters
        ----------
        wave : str
            A column that was asked by.
        pairs : {"consecutive", "ends"}
            Each wave and the next, or the last and the first.
        independent : bool
            Each wave is a sample of its own, whatever its PSUs are called: the covariance is
            taken as none.

        Raises
        ------
        DesignError
            E-DESIGN-PANEL when two waves have no PSU in common, unless `independent`.
        UseError
            E-USE-GROUP when `wave` was not asked by.

        Examples
        --------
        >>> import endogen as en
        >>> panel = {
        ...     "y": [1.0, 2.0, 4.0, 2.0, 4.0, 5.0],
        ...     "hh": [1, 2, 3, 1, 2, 3],
        ...     "wave": [2020] * 3 + [2024] * 3,
        ... }
        >>> row = en.estimate(panel, "mean(y)", by="wave", psu="hh").change("wave")[0]
        >>> row.group, round(row.estimate, 6), round(row.se, 6), str(row.note)[:20]
        ('2024 − 2020', 1.333333, 0.333333, '3 PSUs in both waves')
        """
        if pairs not in get_args(Pairs):
            raise UseError("E-USE-CHOICE", name="change", argument="pairs", got=str(pairs),
                           choices=", ".join(get_args(Pairs)),
                           nearest=nearest(str(pairs), get_args(Pairs)))  # fmt: skip
        waves = list(statements.by_group(self.rows, wave))
        steps = list(itertools.pairwise(waves))
        if pairs == "ends":
            steps = [(waves[0], waves[-1])] if len(waves) > 1 else []

        def less(said: Sequence[Said]) -> Said:
            rows = [row for row, _ in said]
            about = statements.about_groups(rows, wave, "change", ["", " − "])
            return statements.change(said[0], said[1], about, independent=independent)

        made = Results()
        for earlier, later in steps:
            made += self._of_groups(wave, [later, earlier], less)
        return made

    def _of_groups(
        self, by: str, values: Sequence[object], say: Callable[[Sequence[Said]], Said]
    ) -> Results:
        """Say something of the rows of some groups, for everything that all of them have."""
        groups = statements.by_group(self.rows, by)
        asked = [statements.group_of(groups, value) for value in values]
        rows, parts = [], []
        for key in asked[0] if asked else ():
            if all(key in group for group in asked):
                places = [group[key] for group in asked]
                row, part = say([(self.rows[i], self.parts[i]) for i in places])
                rows.append(row)
                parts.append(part)
        return Results(tuple(rows), tuple(parts))

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


def _numbers(weights: Sequence[object], size: int) -> list[float]:
    """The weights of a contrast: as many finite numbers as there are rows."""
    good = [isinstance(w, Real) and math.isfinite(w) for w in weights]
    if len(good) != size or not all(good):
        expected = text("{n} finite numbers, one for each row", n=size)
        raise UseError("E-USE-TYPE", name="contrast", argument="weights", expected=expected,
                       got=repr(list(weights)))  # fmt: skip
    return [float(w) for w in weights if isinstance(w, Real)]
