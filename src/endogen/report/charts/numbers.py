"""The numbers of a chart's rows, as its marks need them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from endogen.report.chart import Chart, Item
from endogen.report.format import shown
from endogen.report.speech import Speech
from endogen.report.value import Show


@dataclass(frozen=True, slots=True)
class Number:
    """One number to draw.

    Attributes
    ----------
    value, low, high : float
        NaN where there is none: nothing is drawn then.
    said, interval : str
        The number and its interval as they are written.
    """

    value: float
    low: float
    high: float
    said: str
    interval: str

    @property
    def has_interval(self) -> bool:
        """Whether both ends can be drawn."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    @property
    def known(self) -> bool:
        """Whether there is a number to draw."""
        return math.isfinite(self.value)

    @property
    def reach(self) -> tuple[float, float, float]:
        """What the scale must hold."""
        return self.value, self.low, self.high


def numbers(chart: Chart, speech: Speech) -> list[tuple[Item, list[Number]]]:
    """Each item of `chart` with its numbers, one a series."""
    return [
        (item, [_number(id_, chart.show_of(k), speech) for k, id_ in enumerate(item.rows)])
        for item in chart.items
    ]


def reach(found: list[tuple[Item, list[Number]]]) -> list[float]:
    """All values and ends of intervals in `found`."""
    return [end for _, series in found for one in series for end in one.reach]


def _number(id_: str, show: Show, speech: Speech) -> Number:
    row = speech.row(id_)
    said = shown(row, show)
    if show in _COUNTS:
        count = getattr(row, _COUNTS[show])
        value = math.nan if count is None else float(count)
        return Number(value, math.nan, math.nan, said, "")
    interval = "" if show.interval is None else shown(row, show.interval)
    return Number(row.estimate, row.ci_low, row.ci_high, said, interval)


_COUNTS = {Show.COUNT: "count", Show.N: "n", Show.MISSING: "n_missing"}
