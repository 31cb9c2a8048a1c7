"""Panels side by side: the same items in each, every panel with a measure of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from endogen.report.chart import Panels
from endogen.report.charts.canvas import Canvas, Plot, Spec
from endogen.report.charts.ladder import Ladder, ladder
from endogen.report.charts.numbers import Number, numbers
from endogen.report.charts.scale import ends, ticks
from endogen.report.charts.theme import INK, LABEL, LINE, MUTED, SERIES, SHAPES, SMALL, WIDTH
from endogen.report.measure import width_of, wrap
from endogen.report.speech import Speech
from endogen.report.value import Show

ACROSS = 3  # panels in a row
GAP = 40.0
STEP = 38.0
FOOT = 34.0


@dataclass(frozen=True, slots=True)
class Panel:
    """Where a panel stands, in pixels from the corner of the plot, and its scale."""

    left: float
    width: float
    low: float
    high: float

    def at(self, value: float) -> float:
        """The pixel of a value."""
        return self.left + self.width * (value - self.low) / (self.high - self.low)


def panels(chart: Panels, speech: Speech) -> Spec:
    """Draw all panels, as many in a row as are legible."""
    found = [series for _, series in numbers(chart, speech)]
    rungs = ladder(chart.items, speech, STEP)
    room = WIDTH - rungs.width - 22
    across = min(ACROSS, len(chart.series))
    each = (room - GAP * (across - 1)) / across
    titles = [wrap(speech.say(name), each, size=LABEL) for name in chart.series]
    head = LINE * max(len(lines) for lines in titles) + 10
    row = head + rungs.height + FOOT
    rows = -(-len(chart.series) // across)
    # Pixels are the scale of the canvas: each panel has its own within them.
    canvas = Canvas(Plot(rungs.width, 4, room, row * rows, 0.0, room))
    for order, lines in enumerate(titles):
        down, right = divmod(order, across)
        top = down * row + head
        if right == 0:
            _labels(canvas, rungs, top)
        mine = [series[order] for series in found]
        panel = Panel(right * (each + GAP), each, *_scale(chart, found, order))
        _frame(canvas, panel, lines, top, rungs.height, chart.show_of(order))
        for rung, one in zip(rungs.rungs, mine, strict=True):
            _mark(canvas, panel, one, top + rung.at + 5)
    return canvas.spec(WIDTH, row * rows + 8)


def _scale(chart: Panels, found: Sequence[list[Number]], order: int) -> tuple[float, float]:
    """The ends of a panel's scale, which holds all panels that are written alike."""
    alike = [k for k in range(len(chart.series)) if chart.show_of(k) is chart.show_of(order)]
    reach = [x for series in found for k in alike for x in series[k].reach]
    return ends(reach, chart.limits, zero=False)


def _labels(canvas: Canvas, rungs: Ladder, top: float) -> None:
    """The items, anew beside each row of panels."""
    moved = tuple(
        replace(rung, at=rung.at + top, heading_at=rung.heading_at + top) for rung in rungs.rungs
    )
    replace(rungs, rungs=moved).draw(canvas)


def _frame(
    canvas: Canvas, panel: Panel, lines: Sequence[str], top: float, height: float, show: Show
) -> None:
    """Title, grid and the round numbers under it."""
    for order, said in enumerate(reversed(lines)):
        canvas.words(said, panel.left, top - 10 - LINE * order, size=LABEL, bold=True)
    for value, said in ticks(panel.low, panel.high, show, wanted=3):
        at = panel.at(value)
        canvas.across(at, top, top + height, width=1)
        canvas.words(said, at, top + height + 12, align="center", fill=MUTED)


def _mark(canvas: Canvas, panel: Panel, one: Number, at: float) -> None:
    """A dot with its interval; the number stands above it."""
    inside = panel.low <= one.value <= panel.high
    if one.has_interval and one.low <= panel.high and one.high >= panel.low:
        low, high = max(one.low, panel.low), min(one.high, panel.high)
        canvas.rule(panel.at(low), panel.at(high), at, stroke=SERIES[0])
        for end in (one.low, one.high):
            if panel.low <= end <= panel.high:
                canvas.tick(panel.at(end), at, stroke=SERIES[0])
    if one.known and inside:
        canvas.dot(panel.at(one.value), at, fill=SERIES[0], shape=SHAPES[0])
    half = width_of(one.said, SMALL) / 2
    middle = panel.at(one.value) if one.known else panel.left + half
    middle = min(max(middle, panel.left + half), panel.left + panel.width - half)
    canvas.words(one.said, middle, at - 13, align="center", fill=INK if one.known else MUTED)
