"""Stacked shares of ordered answers, diverging from the middle one or filling 100 %."""

from __future__ import annotations

import math
from collections.abc import Sequence

from endogen.report.chart import Item, Likert
from endogen.report.charts.canvas import Canvas, Plot, Spec
from endogen.report.charts.ladder import ladder
from endogen.report.charts.lying import foot
from endogen.report.charts.numbers import Number, numbers
from endogen.report.charts.scale import ticks
from endogen.report.charts.theme import (
    INK,
    LOW_TO_HIGH,
    MUTED,
    SMALL,
    WIDTH,
    ZERO,
    dark,
)
from endogen.report.format import number
from endogen.report.measure import width_of
from endogen.report.speech import Speech
from endogen.report.value import Show

THICK = 20.0
ROW = 20.0  # height of a line of the key


def likert(chart: Likert, speech: Speech) -> Spec:
    """One bar an item, its parts from low to high."""
    found = numbers(chart, speech)
    starts = [_start(series, chart.middle) for _, series in found]
    low, high = _ends(chart, found, starts)
    names = [speech.say(name) for name in chart.series]
    rungs = ladder(chart.items, speech, 30.0)
    key = _key_places(names, WIDTH)
    top = 12 + ROW * (key[-1][1] + 1)
    plot = Plot(rungs.width, top, WIDTH - rungs.width - 24, rungs.height, low, high)
    canvas = Canvas(plot)
    _scale(canvas, chart, speech)
    rungs.draw(canvas)
    colours = LOW_TO_HIGH[len(names)]
    for name, (x, line), colour in zip(names, key, colours, strict=True):
        y = 10 + ROW * line - top
        canvas.swatch(x + 6 - plot.left, y, fill=colour, shape="square")
        canvas.words(name, x + 17 - plot.left, y, fill=MUTED)
    if chart.middle is not None:
        canvas.across(0.0, 0, plot.height, stroke=ZERO, width=1.5, layer="zero")
    for rung, (_, series), start in zip(rungs.rungs, found, starts, strict=True):
        _stack(canvas, series, start, rung.at, colours)
    return canvas.spec(WIDTH, top + rungs.height + foot(chart))


def _stack(
    canvas: Canvas, series: Sequence[Number], start: float, at: float, colours: Sequence[str]
) -> None:
    left = start
    for one, colour in zip(series, colours, strict=True):
        if not one.known or one.value <= 0:
            continue
        canvas.bar(left, left + one.value, at, THICK, colour)
        said = number(one.value, Show.PERCENT_WHOLE).removesuffix("%")
        from_left, to_right = canvas.plot.at(left), canvas.plot.at(left + one.value)
        if to_right - from_left > width_of(said, SMALL) + 5:
            ink = "#ffffff" if dark(colour) else INK
            canvas.words(said, (from_left + to_right) / 2, at, align="center", fill=ink)
        left += one.value


def _start(series: Sequence[Number], middle: int | None) -> float:
    """Where a bar begins, so that the middle answer's centre stands at zero."""
    if middle is None:
        return 0.0
    below = [one.value for one in series[:middle]] + [series[middle].value / 2]
    return -sum(value for value in below if math.isfinite(value))


def _ends(
    chart: Likert, found: list[tuple[Item, list[Number]]], starts: list[float]
) -> tuple[float, float]:
    if chart.limits is not None:
        return chart.limits
    if chart.middle is None:
        return 0.0, 1.0
    sums = [sum(one.value for one in series if one.known) for _, series in found]
    most = max(
        1e-9, *(max(-start, start + total) for start, total in zip(starts, sums, strict=True))
    )
    most = math.ceil(most * 10 - 1e-9) / 10
    return -most, most


def _scale(canvas: Canvas, chart: Likert, speech: Speech) -> None:
    """Percentages, counted to both sides where the bars diverge."""
    plot = canvas.plot
    marks = ticks(plot.low, plot.high, Show.PERCENT, wanted=5 if plot.low >= 0 else 8)
    both = [(value, said.lstrip("−")) for value, said in marks]
    canvas.scale_words(both, speech.say(chart.axis))


def _key_places(names: Sequence[str], width: float) -> list[tuple[float, int]]:
    """Where the names of the answers stand: x and line, wrapped at `width`."""
    places: list[tuple[float, int]] = []
    x, line = 0.0, 0
    for name in names:
        need = 17 + width_of(name, SMALL) + 18
        if x and x + need - 18 > width:
            x, line = 0.0, line + 1
        places.append((x, line))
        x += need
    return places
