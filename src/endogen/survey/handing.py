"""Results handed on: to frames of other libraries, to CSV, to a screen."""

from __future__ import annotations

import importlib
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from endogen.errors import UseError
from endogen.survey.estimate import Estimate

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

COUNTS = ("count", "n", "n_missing")
NUMBERS = ("estimate", "se", "ci_low", "ci_high", "level", "p", "p_adjusted", "df", "n_effective")
SHOWN = ("id", "indicator", "variable", "arguments", "domain", "group", "estimate", "se",
         "ci_low", "ci_high", "p", "n", "n_missing", "note")  # fmt: skip

EXTRAS = {"pyarrow": "arrow", "pyspark": "spark"}  # others are called as their library

Columns = dict[str, list[Any]]


def to_polars(columns: Columns) -> pl.DataFrame:
    """A Polars frame; what is undefined is null."""
    polars = library("polars")
    kinds = {
        name: polars.Int64
        if name in COUNTS
        else polars.Float64
        if name in NUMBERS
        else polars.String
        for name in columns
    }
    found: pl.DataFrame = polars.DataFrame(_with_nulls(columns), schema=kinds)
    return found


def to_pandas(columns: Columns) -> pd.DataFrame:
    """A pandas frame; counts are nullable integers."""
    pandas = library("pandas")
    found: pd.DataFrame = pandas.DataFrame(columns)
    return found.astype(dict.fromkeys(COUNTS, "Int64"))


def to_arrow(columns: Columns) -> pa.Table:
    """An Arrow table; what is undefined is null."""
    arrow = library("pyarrow")
    kinds = [
        (
            name,
            arrow.int64()
            if name in COUNTS
            else arrow.float64()
            if name in NUMBERS
            else arrow.string(),
        )
        for name in columns
    ]
    found: pa.Table = arrow.table(_with_nulls(columns), schema=arrow.schema(kinds))
    return found


def _with_nulls(columns: Columns) -> Columns:
    return {
        name: [None if isinstance(v, float) and math.isnan(v) else v for v in values]
        for name, values in columns.items()
    }


def library(name: str, extra: str = "") -> Any:
    """A library that an extra brings.

    Raises
    ------
    UseError
        E-USE-LIBRARY, which names the extra.
    """
    extra = extra or EXTRAS.get(name, name)
    try:
        return importlib.import_module(name)
    except ImportError:
        raise UseError("E-USE-LIBRARY", library=name, extra=extra) from None


def csv_rows(columns: Columns) -> list[list[str]]:
    """Strings: numbers read back to themselves, whole ones bare, undefined ones empty."""
    rows = zip(*columns.values(), strict=True)
    return [list(columns), *([_cell(value) for value in row] for row in rows)]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    return str(value)


def _short(value: Any) -> str:
    if isinstance(value, float):
        return "" if math.isnan(value) else f"{value:.6g}"
    return "" if value is None else str(value)


def _table(rows: Sequence[Estimate]) -> tuple[list[str], list[list[str]]]:
    cells = {name: [_short(getattr(row, name)) for row in rows] for name in SHOWN}
    names = [name for name in SHOWN if any(cells[name]) or name == "estimate"]
    return names, [[cells[name][i] for name in names] for i in range(len(rows))]


def plain(rows: Sequence[Estimate]) -> str:
    """The table for a terminal: the columns that hold something."""
    names, body = _table(rows)
    widths = [max(len(line[i]) for line in (names, *body)) for i in range(len(names))]
    lines = ["  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip()
             for line in (names, *body)]  # fmt: skip
    return "\n".join(lines)
