"""How wide columns and how high rows must be: no program makes room for wrapped lines itself.

Excel measures columns in digits of the usual letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from endogen.report.measure import width_of, wrap

DIGIT = 0.56  # ems
LINE = 13.5  # points
TALLEST = 409.0  # points, Excel's own limit
USUAL = 8.43  # characters, of a column that nobody set


def characters(said: str) -> float:
    """How many digits are as wide as `said`."""
    return width_of(said, 1 / DIGIT)


def lines(said: str, width: float) -> int:
    """How many lines `said` takes in a column of `width` characters."""
    room = max(width - 1, 1.0)
    return sum(len(wrap(part, room, 1 / DIGIT, most=10_000)) for part in said.split("\n"))


def make_room(sheet: Any, row: int, cells: Iterable[tuple[str, float]]) -> None:
    """Make `row` high enough for its cells, given as words and width of their column."""
    needed = max((lines(said, width) for said, width in cells), default=1)
    if needed > 1:
        sheet.set_row(row, min(LINE * needed + 2, TALLEST))


def reach(widths: Sequence[float], wanted: float) -> tuple[int, float]:
    """The last column that a line of `wanted` characters reaches, and how many it holds then."""
    total, last = widths[0], 0
    while total < wanted or last < 1:
        last += 1
        total += widths[last] if last < len(widths) else USUAL
    return last, total
