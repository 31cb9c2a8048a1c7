"""Charts that stand: histogram and lines; and the pyramid, a histogram back to back."""

from __future__ import annotations

import math
from collections.abc import Sequence

from endogen.report.chart import Chart, Histogram, Lines, Pyramid
from endogen.report.charts.canvas import Canvas, Plot, Spec
from endogen.report.charts.ladder import key, ladder
from endogen.report.charts.lying import KEY, foot
from endogen.report.charts.numbers import Number, numbers, reach
from endogen.report.charts.scale import ends, ticks
from endogen.report.charts.theme import (
    BARS,
    DASHES,
    MUTED,
    SERIES,
    SHAPES,
    SMALL,
    WIDTH,
    ZERO,
)
from endogen.report.measure import width_of, wrap
from endogen.report.speech import Speech

TALL = 230.0


def histogram(chart: Histogram, speech: Speech) -> Spec:
    """Touching bars over classes, the number above each."""
    found = numbers(chart, speech)
    canvas, centres, step, height = _standing(chart, speech, zero=True)
    for at, (_, series) in zip(centres, found, strict=True):
        one = series[0]
        if one.known:
            canvas.bar(0.0, one.value, at, step - 2, BARS[0])
            canvas.words(one.said, at, canvas.plot.at(one.value) - 9, align="center")
    canvas.across(0.0, 0, canvas.plot.width, stroke=ZERO, width=1.5, layer="zero")
    return canvas.spec(WIDTH, height)


def lines(chart: Lines, speech: Speech) -> Spec:
    """A line a series, its name behind its last point."""
    found = numbers(chart, speech)
    canvas, centres, _, height = _standing(chart, speech, zero=False)
    names = [speech.say(name) for name in chart.series] or [""]
    last: list[tuple[str, float, int]] = []
    for order, name in enumerate(names):
        aside = (order - (len(names) - 1) / 2) * 6  # so that intervals do not hide each other
        series = [(ones[order], at + aside) for (_, ones), at in zip(found, centres, strict=True)]
        known = [(one, at) for one, at in series if one.known]
        canvas.join(
            [(one.value, at) for one, at in known], str(order), SERIES[order], DASHES[order]
        )
        for one, at in known:
            _whisker(canvas, one, at, SERIES[order])
            canvas.dot(one.value, at, fill=SERIES[order], shape=SHAPES[order])
        if known and name:
            last.append((name, canvas.plot.at(known[-1][0].value), order))
    for name, at, order in _apart(last):
        canvas.swatch(canvas.plot.width + 6, at, fill=SERIES[order], shape=SHAPES[order])
        canvas.words(name, canvas.plot.width + 15, at)
    return canvas.spec(WIDTH, height)


def pyramid(chart: Pyramid, speech: Speech) -> Spec:
    """The first series to the left, the second to the right, the first item at the foot."""
    upward = Pyramid(items=chart.items[::-1], show=chart.show, series=chart.series)
    found = numbers(upward, speech)
    rungs = ladder(upward.items, speech, 24.0)
    most = max([end for end in reach(found) if math.isfinite(end)], default=1.0)
    _, most = ends([0.0, most], chart.limits, zero=True)
    width = WIDTH - rungs.width - 30
    canvas = Canvas(Plot(rungs.width, KEY, width, rungs.height, -most, most))
    both = [(value, said.lstrip("−")) for value, said in ticks(-most, most, chart.show, wanted=8)]
    canvas.scale_words(both, speech.say(chart.axis))
    rungs.draw(canvas)
    key(canvas, [speech.say(name) for name in chart.series], BARS, ("square", "square"))
    for rung, (_, series) in zip(rungs.rungs, found, strict=True):
        for one, side, colour in zip(series, (-1, 1), BARS, strict=False):
            if one.known:
                canvas.bar(0.0, side * one.value, rung.at, 20.0, colour)
                align = "left" if side > 0 else "right"
                at = canvas.plot.at(side * one.value) + side * 6
                canvas.words(one.said, at, rung.at, align=align)
    canvas.across(0.0, 0, rungs.height, stroke=ZERO, width=1.5, layer="zero")
    return canvas.spec(WIDTH, KEY + rungs.height + foot(chart))


def _standing(
    chart: Chart, speech: Speech, *, zero: bool
) -> tuple[Canvas, list[float], float, float]:
    """Lay out a standing chart: canvas, centres of its items, their distance, the height."""
    low, high = ends(reach(numbers(chart, speech)), chart.limits, zero=zero)
    marks = ticks(low, high, chart.show)
    left = 14 + max(width_of(said, SMALL) for _, said in marks)
    names = [speech.say(name) for name in chart.series] if len(chart.series) > 1 else []
    right = 22 + min(140.0, max((width_of(name, SMALL) for name in names), default=0.0))
    plot = Plot(left, 38, WIDTH - left - right, TALL, low, high, upright=True)
    step = plot.width / len(chart.items)
    centres = [step * (order + 0.5) for order in range(len(chart.items))]
    canvas = Canvas(plot)
    canvas.scale_words(marks, speech.say(chart.axis))
    deepest = _labels(canvas, chart, speech, centres, step)
    canvas.words(
        speech.say(chart.stub), plot.width / 2, TALL + deepest + 18, align="center", fill=MUTED
    )
    return canvas, centres, step, plot.top + TALL + deepest + 32


def _labels(
    canvas: Canvas, chart: Chart, speech: Speech, centres: Sequence[float], step: float
) -> float:
    """Write the items' labels under the plot; how deep they reach."""
    deepest = 0.0
    for item, at in zip(chart.items, centres, strict=True):
        for order, line in enumerate(wrap(speech.say(item.label), step - 4, SMALL)):
            y = 14.0 + 15 * order
            canvas.words(line, at, canvas.plot.height + y, align="center")
            deepest = max(deepest, y)
    return deepest


def _whisker(canvas: Canvas, one: Number, at: float, stroke: str) -> None:
    if one.has_interval:
        canvas.rule(one.low, one.high, at, stroke=stroke, width=1.25)


def _apart(named: list[tuple[str, float, int]], gap: float = 15.0) -> list[tuple[str, float, int]]:
    """Push names that would overlap apart, downward."""
    placed: list[tuple[str, float, int]] = []
    for name, at, order in sorted(named, key=lambda entry: entry[1]):
        lowest = placed[-1][1] + gap if placed else at
        placed.append((name, max(at, lowest), order))
    return placed
