"""The kinds of charts: rows and labels, no pixels and no numbers.

Every kind holds `items` (positions along the axis of labels) and each item holds one row
id a `series`, so that the data table behind any chart is made the same way.
"""

from __future__ import annotations

from dataclasses import dataclass

from endogen.i18n import Words
from endogen.report.value import Show


@dataclass(frozen=True, slots=True)
class Item:
    """One labelled position of a chart.

    Attributes
    ----------
    label : Words
    rows : tuple of str
        Ids of rows of Results, one a series and in its order.
    group : Words
        A heading over neighbouring items that bear the same one.
    """

    label: Words
    rows: tuple[str, ...]
    group: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What all charts have.

    Attributes
    ----------
    items : tuple of Item
    show : Show
        How the numbers are written, on the axis, beside the marks and in the data table.
    series : tuple of Words
        Names of what the rows of an item stand for; empty when there is one.
    axis : Words
        What the numbers are, with their unit.
    stub : Words
        What the labels are: head of the first column of the data table.
    limits : (float, float), optional
        Ends of the axis in the rows' own units (fractions for percentages).
    """

    items: tuple[Item, ...]
    show: Show
    series: tuple[Words, ...] = ()
    axis: Words = ""
    stub: Words = ""
    limits: tuple[float, float] | None = None

    def show_of(self, series: int) -> Show:
        """How the numbers of one series are written."""
        del series  # all alike, where they share a scale
        return self.show


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest(Chart):
    """Estimates with intervals against a line of no effect, one or two series."""

    reference: float | None = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Panels(Chart):
    """Estimates with intervals, a panel a series, side by side; those written alike on one scale.

    Attributes
    ----------
    shows : tuple of Show
        How the numbers of each panel are written: one may hold money, the next shares.
    """

    shows: tuple[Show, ...]

    def show_of(self, series: int) -> Show:
        """How the numbers of one panel are written."""
        return self.shows[series]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars(Chart):
    """Horizontal bars from zero with their intervals, one or two series.

    `intervals` is off for counts and for shares of responses.
    """

    intervals: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots(Chart):
    """Two groups compared, item by item: two dots and the line between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likert(Chart):
    """Stacked shares of ordered answers, which the series name from low to high.

    Attributes
    ----------
    middle : int, optional
        Index of the answer that is neither low nor high: bars then diverge from its
        middle.  Without it every bar runs from 0 to 100 %.
    """

    middle: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram(Chart):
    """Upright bars over neighbouring classes (bins), one series."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pyramid(Chart):
    """Two series back to back over classes, the youngest at the foot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(Chart):
    """One line a series over ordered items (ages, years), with intervals as thin rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Chart):
    """Streams from sources through a middle to receivers, as bands as wide as their amounts.

    Items of the first group run from a source to the middle, those of the second from the
    middle to a receiver.  Each side has a scale of its own.

    Attributes
    ----------
    ends : tuple of (Words, Words)
        Where each item comes from and goes to; equal words are one place.
    heads : tuple of three Words
        What stands at the left, in the middle and at the right.
    """

    ends: tuple[tuple[Words, Words], ...]
    heads: tuple[Words, Words, Words]
