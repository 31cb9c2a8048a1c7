"""The in-process DuckDB connection that holds the answers."""

from __future__ import annotations

from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any

import narwhals as nw

from endogen.survey.quiet_exit import leave_quietly

if TYPE_CHECKING:
    import duckdb


@cache
def connection() -> duckdb.DuckDBPyConnection:
    """The one connection of this process, which never fetches anything from a network."""
    import duckdb

    leave_quietly()
    return duckdb.connect(
        config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    )


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
