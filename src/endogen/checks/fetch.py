"""Rows of a small lazy frame."""

from __future__ import annotations

import math
from typing import Any

import narwhals as nw

from endogen.survey.engine import collect


def rows_of(frame: nw.LazyFrame[Any]) -> list[tuple[Any, ...]]:
    """Collect a frame that is known to be small; missing values are None."""
    columns = [array.tolist() for array in collect(frame).values()]
    return [tuple(_known(value) for value in row) for row in zip(*columns, strict=True)]


def _known(value: Any) -> Any:
    return None if isinstance(value, float) and math.isnan(value) else value
