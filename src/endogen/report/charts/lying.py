"""Charts that lie: forest, bars, dots.  Labels on the left, numbers on the right."""

from __future__ import annotations

from dataclasses import dataclass

from endogen.report.chart import Bars, Chart, Dots, Forest, Item
from endogen.report.charts.canvas import Canvas, Plot, Spec
from endogen.report.charts.ladder import Ladder, key, ladder
from endogen.report.charts.numbers import Number, numbers, reach
from endogen.report.charts.scale import ends, ticks
from endogen.report.charts.theme import (
    BARS,
    INK,
    MUTED,
    SERIES,
    SHAPES,
    SMALL,
    WIDTH,
    ZERO,
)
from endogen.report.measure import width_of
from endogen.report.speech import Speech

Found = list[tuple[Item, list[Number]]]
KEY = 30  # height of the names of the series above it


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chart laid out and still empty: what its drawing needs."""

    canvas: Canvas
    rungs: Ladder
    height: float

    def spec(self) -> Spec:
        """The finished specification."""
        return self.canvas.spec(WIDTH, self.height)


def forest(chart: Forest, speech: Speech) -> Spec:
    """Estimates with intervals, the numbers written at the right."""
    found = numbers(chart, speech)
    many = max(len(series) for _, series in found)
    beside = [[f"{one.said}  {one.interval}" for one in series] for _, series in found]
    zero = chart.reference == 0.0
    width = max(width_of(said, SMALL) for series in beside for said in series)
    sheet = _sheet(chart, speech, found, width, step=28.0 if many == 1 else 40.0, zero=zero)
    plot = sheet.canvas.plot
    if chart.reference is not None and plot.low <= chart.reference <= plot.high:
        sheet.canvas.across(chart.reference, 0, plot.height, stroke=ZERO, width=1.5, layer="zero")
    for rung, (_, series), said in zip(sheet.rungs.rungs, found, beside, strict=True):
        for order, one in enumerate(series):
            at = rung.at + _aside(order, many, 17.0)
            _interval(sheet.canvas, one, at, SERIES[order])
            _dot(sheet.canvas, one, at, order)
            sheet.canvas.words(said[order], plot.width + 14, at, fill=INK if one.known else MUTED)
    return sheet.spec()


def bars(chart: Bars, speech: Speech) -> Spec:
    """Bars from zero; the number stands behind each."""
    found = numbers(chart, speech)
    many = max(len(series) for _, series in found)
    if not chart.intervals:
        found = [(item, [_bare(one) for one in series]) for item, series in found]
    width = max(width_of(one.said, SMALL) for _, series in found for one in series)
    sheet = _sheet(chart, speech, found, width, step=28.0 if many == 1 else 42.0, zero=True)
    plot = sheet.canvas.plot
    thick = 16.0 if many == 1 else 14.0
    for rung, (_, series) in zip(sheet.rungs.rungs, found, strict=True):
        for order, one in enumerate(series):
            at = rung.at + _aside(order, many, 16.0)
            end = plot.at(0.0)
            if one.known:
                value = min(max(one.value, plot.low), plot.high)
                sheet.canvas.bar(0.0, value, at, thick, BARS[order])
                end = plot.at(max(value, 0.0))
            if one.has_interval:
                _interval(sheet.canvas, one, at, INK)
                end = max(end, plot.at(one.high))
            sheet.canvas.words(one.said, min(end, plot.width) + 8, at)
    sheet.canvas.across(0.0, 0, plot.height, stroke=ZERO, width=1.5, layer="zero")
    return sheet.spec()


def dots(chart: Dots, speech: Speech) -> Spec:
    """Two dots an item with their intervals and the line between; the numbers stand outside."""
    found = numbers(chart, speech)
    width = max(width_of(one.said, SMALL) for _, series in found for one in series)
    sheet = _sheet(chart, speech, found, 2 * width + 12, step=30.0, zero=False)
    plot = sheet.canvas.plot
    for rung, (_, series) in zip(sheet.rungs.rungs, found, strict=True):
        low, high = sorted(series, key=lambda one: one.value)
        if low.known and high.known:
            sheet.canvas.rule(low.value, high.value, rung.at, stroke="#aeb7c1", width=3)
        for order, one in enumerate(series):
            _interval(sheet.canvas, one, rung.at + _aside(order, 2, 12.0), SERIES[order])
            _dot(sheet.canvas, one, rung.at, order)
            at = plot.width + 20 + width * (order + 1) + 12 * order
            sheet.canvas.words(one.said, at, rung.at, align="right")
    for order in (0, 1):  # which column of numbers is whose
        at = plot.width + 20 + width * (order + 1) + 12 * order
        sheet.canvas.swatch(at - 5, -14, fill=SERIES[order], shape=SHAPES[order])
    return sheet.spec()


def _sheet(
    chart: Chart,
    speech: Speech,
    found: Found,
    beside: float,
    *,
    step: float,
    zero: bool,
) -> Sheet:
    """Lay out a lying chart: scale, labels, grid, key; numbers `beside` it need that width."""
    rungs = ladder(chart.items, speech, step)
    right = 22 + beside
    top = KEY if len(chart.series) > 1 else 6
    low, high = ends(reach(found), chart.limits, zero=zero)
    plot = Plot(rungs.width, top, WIDTH - rungs.width - right, rungs.height, low, high)
    canvas = Canvas(plot)
    canvas.scale_words(ticks(low, high, chart.show), speech.say(chart.axis))
    rungs.draw(canvas)
    if len(chart.series) > 1:
        barred = isinstance(chart, Bars)
        names = [speech.say(name) for name in chart.series]
        key(canvas, names, BARS if barred else SERIES, ("square",) * 2 if barred else SHAPES)
    return Sheet(canvas, rungs, top + rungs.height + foot(chart))


def foot(chart: Chart) -> float:
    """The height of the numbers below the plot and of what they are."""
    return 46.0 if chart.axis else 28.0


def _interval(canvas: Canvas, one: Number, at: float, stroke: str) -> None:
    low, high = max(one.low, canvas.plot.low), min(one.high, canvas.plot.high)
    if not (one.has_interval and low <= high):  # or it lies beyond the scale
        return
    canvas.rule(low, high, at, stroke=stroke)
    for end in (one.low, one.high):
        if canvas.plot.low <= end <= canvas.plot.high:
            canvas.tick(end, at, stroke=stroke)


def _dot(canvas: Canvas, one: Number, at: float, order: int) -> None:
    if one.known and canvas.plot.low <= one.value <= canvas.plot.high:
        canvas.dot(one.value, at, fill=SERIES[order], shape=SHAPES[order])


def _aside(order: int, many: int, gap: float) -> float:
    return (order - (many - 1) / 2) * gap


def _bare(one: Number) -> Number:
    return Number(one.value, float("nan"), float("nan"), one.said, "")
