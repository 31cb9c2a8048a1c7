"""Tables of answers on the in-process DuckDB connection."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import narwhals as nw

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


def settled(frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Keep the rows of a frame over `connection` in a table, computed once."""
    name = fresh_name()
    frame.to_native().create(name)
    return nw.from_native(connection().table(name)).lazy()


_numbers = count(1)


def fresh_name() -> str:
    """A name that no table has."""
    return f"answers_{next(_numbers)}"
