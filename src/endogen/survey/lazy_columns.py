"""The columns of a large table under their names inside, and what is known of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import narwhals as nw
import numpy as np

from endogen.study.grammar import Name
from endogen.survey.engine import Arrays, Table, collect
from endogen.survey.lazy_pass import Frame
from endogen.survey.lazy_sums import WEIGHT, Sums
from endogen.survey.memory import HUGEST, refuse_huge
from endogen.survey.portable import Engine, zero_where_missing

FIRST_ROWS = 10_000
"""Rows that are looked at to see which columns lack answers."""


class Columns:
    """Columns that are taken for whole, and floats for free of NaN, until sums show otherwise.

    That spares a condition on every row, and is proven by the sums of the same pass: there are
    as many answers as rows, and Σ w·x is finite.

    Parameters
    ----------
    table : Table
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self._inside: dict[str, tuple[str, str]] = {}
        self._seen: set[str] = set()
        self.lacking: set[str] = set()
        self.with_nan: set[str] = set()

    def inside(self, name: str) -> str:
        """What a column is called inside."""
        if name not in self._inside:
            self._inside[name] = (f"c{len(self._inside)}", self.table.kind(name))
        return self._inside[name][0]

    @property
    def algebra(self) -> Engine:
        """What expressions mean for the frame."""
        return Engine(self._inside)

    def frame(self, columns: Iterable[str], plain: Collection[str] = ()) -> Frame:
        """The columns under their names inside; of those that are `plain` NaN is not expected."""
        # Something must be selected for rows to be counted.
        wanted = {name: self.inside(name) for name in list(columns) or self.table.names[:1]}
        read = {True: self.table.plain, False: self.table.expression}
        selected = (read[name in plain](name).alias(key) for name, key in wanted.items())
        return self.table.frame.select(*selected)

    def look(self, columns: Collection[str]) -> None:
        """Refuse infinite and huge values, and learn from the first rows what is not whole."""
        new = sorted(set(columns) - self._seen)
        self._seen |= set(new)
        self._refuse_huge([name for name in new if self.table.schema[name].is_float()])
        asked: dict[str, nw.Expr] = {"rows": nw.len()}
        proofs: dict[str, tuple[str, str]] = {}
        for i, name in enumerate(new):
            proofs[name] = f"n{i}", f"n{i}"
            asked[f"n{i}"] = self.table.plain(name).count()
            if self.table.schema[name].is_float():
                proofs[name] = f"n{i}", f"x{i}"
                asked[f"x{i}"] = self.table.plain(name).sum()
        if new:
            self.learn(collect(self.table.frame.head(FIRST_ROWS).select(**asked)), proofs)

    def _refuse_huge(self, columns: Sequence[str]) -> None:
        """The range is asked as it stands: engines know it from statistics without reading."""
        if not columns:
            return
        asked = {f"low{i}": self.table.plain(name).min() for i, name in enumerate(columns)}
        asked |= {f"high{i}": self.table.plain(name).max() for i, name in enumerate(columns)}
        found = collect(self.table.frame.select(**asked))
        for i, name in enumerate(columns):
            if found[f"low{i}"][0] >= -HUGEST and found[f"high{i}"][0] <= HUGEST:
                continue  # false where the largest is NaN, or nothing is there: count
            value = nw.col(self.inside(name))
            huge = zero_where_missing((value > HUGEST) | (value < -HUGEST)).sum()
            refuse_huge(name, int(collect(self.frame([name]).select(n=huge))["n"][0]))

    def proofs(self, sums: Sums, columns: Iterable[str]) -> dict[str, tuple[str, str]]:
        """For each column the sums that tell its answers and, of a float, whether NaN is in it."""
        proofs = {}
        for name in columns:
            answers = "rows" if name in self.lacking else sums.answers(name)
            is_float = self.table.schema[name].is_float()
            proofs[name] = answers, sums.weighted(WEIGHT, Name(name)) if is_float else answers
        return proofs

    def learn(self, found: Arrays, proofs: Mapping[str, tuple[str, str]]) -> bool:
        """Note what was not whole or held NaN; say whether it had been taken to be."""
        before = len(self.lacking) + len(self.with_nan)
        for name, (answers, total) in proofs.items():
            if not np.isfinite(found[total]).all():
                self.with_nan.add(name)
            if name in self.with_nan or (found[answers] < found["rows"]).any():
                self.lacking.add(name)
        return len(self.lacking) + len(self.with_nan) > before
