"""Rows of a small lazy frame."""

from __future__ import annotations

from typing import Any

import narwhals as nw


def rows_of(frame: nw.LazyFrame[Any]) -> list[tuple[Any, ...]]:
    """Collect a frame that is known to be small."""
    native = frame.to_native()
    if hasattr(native, "fetchall"):
        return list(native.fetchall())
    return list(frame.collect().iter_rows())
