"""The in-process DuckDB connection that holds the answers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

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
