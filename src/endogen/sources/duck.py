"""Tables of answers on the in-process DuckDB connection."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

import narwhals as nw

from endogen.study.answers import Dataset
from endogen.survey import engine
from endogen.survey.quiet_exit import leave_quietly

if TYPE_CHECKING:
    import duckdb


def connection() -> duckdb.DuckDBPyConnection:
    """The connection of the survey engine, which never fetches anything from a network."""
    leave_quietly()
    return engine.connection()


def quoted(name: str) -> str:
    """Write a name for SQL."""
    return '"' + name.replace('"', '""') + '"'


def settled(dataset: Dataset) -> Dataset:
    """Keep the rows of a dataset over `connection` in a table, computed once."""
    name = fresh_name()
    dataset.frame.to_native().create(name)
    shown = ", ".join(quoted(v.name) for v in dataset.codebook)
    # A view and not a selection: DuckDB compares every selected column with every name.
    connection().execute(f"CREATE TEMP VIEW {name}_shown AS SELECT {shown} FROM {name}")
    return replace(dataset, frame=_table(name), shown=_table(f"{name}_shown"))


def _table(name: str) -> nw.LazyFrame[Any]:
    return nw.from_native(connection().table(name)).lazy()


_numbers = count(1)


def fresh_name() -> str:
    """A name that no table has."""
    return f"answers_{next(_numbers)}"
