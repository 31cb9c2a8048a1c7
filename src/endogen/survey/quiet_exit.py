"""Let DuckDB go when the interpreter ends, so that nothing complains on the user's terminal.

DuckDB's binding (nanobind) reports every object that is still alive after Python has ended.
NumPy 2 keeps its dispatched functions for ever (their C type takes no part in garbage
collection), with them the globals of ``typing``, and there the registry in which
``typing.overload`` files every overloaded function of every library. One of those functions is
narwhals', whose globals lead by a cache to its DuckDB classes and on to DuckDB's constants: twenty
lines of "nanobind: leaked …" for a program that leaked nothing of its own.

The registry serves tools that read signatures; at the end of a program nobody does, so it is
emptied there by the function that the standard library provides for it. Errors, tracebacks and
exit codes are untouched, and a true leak would still be reported.
"""

from __future__ import annotations

import atexit
from functools import cache
from typing import clear_overloads


@cache
def leave_quietly() -> None:
    """Empty the registry of overloads at exit; ask for it wherever DuckDB is first used."""
    atexit.register(clear_overloads)
