"""Streams: bands from sources to the middle and on to receivers, as wide as their amounts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from endogen.report.chart import Flow
from endogen.report.charts.canvas import Canvas, Plot, Spec
from endogen.report.charts.numbers import Number, numbers
from endogen.report.charts.theme import BARS, INK, LABEL, LINE, MUTED, SMALL, WIDTH, ZERO
from endogen.report.measure import width_of, wrap
from endogen.report.speech import Speech

HEAD = 30.0
THICKEST = 130.0  # pixels of all streams of a side together
SLOT = 46.0  # the least height of a place in the middle
GAP = 14.0
NODE = 7.0
MIDDLE = 168.0
STEPS = 24
UNKNOWN = 3.0  # the height that a stream of unknown size needs


@dataclass(frozen=True, slots=True)
class Stream:
    """One item: its two places, its number, and how thick it is, for certain and at most."""

    source: str
    target: str
    number: Number
    sure: float
    most: float


def flow(chart: Flow, speech: Speech) -> Spec:
    """Left places, the middle with its names, right places; the amounts beside the bands."""
    left, right = _sides(chart, speech)
    middle = _order([*(s.target for s in left), *(s.source for s in right)])
    slots = {name: max(SLOT, _held(left, name), _held(right, name)) for name in middle}
    height = sum(slots.values()) + GAP * (len(middle) - 1) + 8
    plot = Plot(0.0, HEAD, WIDTH, height, 0.0, WIDTH)
    canvas = Canvas(plot)
    side = min(150.0, max((width_of(n) for n in _outer(left, right)), default=0.0) + 12)
    inner = ((WIDTH - MIDDLE) / 2, (WIDTH + MIDDLE) / 2)
    centres = _stacked(slots, height)
    _heads(canvas, chart, speech, side)
    _middle(canvas, centres, slots, inner)
    for streams, x, into in ((left, side, True), (right, WIDTH - side, False)):
        names = _order([s.source if into else s.target for s in streams])
        outer = _stacked({name: max(LINE * 2, _held(streams, name)) for name in names}, height)
        _outside(canvas, streams, outer, x, into=into)
        _bands(canvas, streams, centres, outer, (x, inner[0 if into else 1]), into=into)
    return canvas.spec(WIDTH, HEAD + height + 8)


def _sides(chart: Flow, speech: Speech) -> tuple[list[Stream], list[Stream]]:
    found = numbers(chart, speech)
    first = chart.items[0].group if chart.items else ""
    sides: tuple[list[Stream], list[Stream]] = ([], [])
    for left in (True, False):
        these = [
            (ends, one[0])
            for (item, one), ends in zip(found, chart.ends, strict=True)
            if (item.group == first) == left
        ]
        whole = sum(_most(one) for _, one in these) or 1.0
        sides[not left].extend(
            Stream(speech.say(a), speech.say(b), one,
                   THICKEST * _least(one) / whole, THICKEST * _most(one) / whole)
            for (a, b), one in these
        )  # fmt: skip
    return sides


def _least(one: Number) -> float:
    value = one.value if math.isfinite(one.value) else one.low
    return max(value, 0.0) if math.isfinite(value) else 0.0


def _most(one: Number) -> float:
    return max(_least(one), one.high) if math.isfinite(one.high) else _least(one)


def _height(stream: Stream) -> float:
    return max(stream.most, UNKNOWN)


def _held(streams: Sequence[Stream], name: str) -> float:
    """The height of all streams that begin or end in a place."""
    return sum(_height(s) for s in streams if name in (s.source, s.target))


def _order(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _outer(left: Sequence[Stream], right: Sequence[Stream]) -> list[str]:
    return [*(s.source for s in left), *(s.target for s in right)]


def _stacked(heights: dict[str, float], within: float) -> dict[str, float]:
    """The middle of each place, one under the other, together in the middle of the height."""
    gap = GAP
    top = max(4.0, (within - sum(heights.values()) - gap * (len(heights) - 1)) / 2)
    centres = {}
    for name, tall in heights.items():
        centres[name] = top + tall / 2
        top += tall + gap
    return centres


def _heads(canvas: Canvas, chart: Flow, speech: Speech, side: float) -> None:
    places = ((4.0, "left"), (WIDTH / 2, "center"), (WIDTH - 4.0, "right"))
    for head, (x, align) in zip(chart.heads, places, strict=True):
        canvas.words(speech.say(head), x, -16, align=align, fill=MUTED)


def _middle(
    canvas: Canvas, centres: dict[str, float], slots: dict[str, float], inner: tuple[float, float]
) -> None:
    for name, at in centres.items():
        canvas.bar(inner[0], inner[1], at, slots[name], "#f2f4f7")
        lines = wrap(name, MIDDLE - 16, SMALL, most=3)
        top = at - LINE * (len(lines) - 1) / 2
        for order, line in enumerate(lines):
            canvas.words(line, WIDTH / 2, top + LINE * order, align="center")


def _outside(
    canvas: Canvas, streams: Sequence[Stream], outer: dict[str, float], x: float, *, into: bool
) -> None:
    """The places outside: a bar as high as their streams, and their names."""
    for name, at in outer.items():
        tall = _held(streams, name)
        ends = (x - NODE, x) if into else (x, x + NODE)
        canvas.bar(*ends, at, max(tall, UNKNOWN), ZERO)
        words, align = (x - NODE - 5, "right") if into else (x + NODE + 5, "left")
        lines = wrap(name, 150, LABEL)
        top = at - LINE * (len(lines) - 1) / 2
        for order, line in enumerate(lines):
            canvas.words(line, words, top + LINE * order, align=align, size=LABEL)


def _bands(
    canvas: Canvas,
    streams: Sequence[Stream],
    centres: dict[str, float],
    outer: dict[str, float],
    span: tuple[float, float],
    *,
    into: bool,
) -> None:
    used: dict[str, float] = {}
    for order, stream in enumerate(streams):
        here, there = (stream.source, stream.target) if into else (stream.target, stream.source)
        tall = _height(stream)
        start = _place(used, "outer " + here, outer[here], _held(streams, here), tall)
        end = _place(used, "inner " + there, centres[there], _held(streams, there), tall)
        series = f"{'in' if into else 'out'}{order}"
        _band(canvas, stream, (start, end), span, series, BARS[0] if into else BARS[1])
        near = span[1] - 6 if into else span[1] + 6
        said = stream.number.said if stream.number.known else stream.number.interval
        if stream.most <= 0 and not stream.number.known:
            said = ""
        if math.isfinite(stream.number.low) and math.isnan(stream.number.high):
            said = "≥ " + said
        align = "right" if into else "left"
        canvas.words(said, near, end, align=align, fill=INK)


def _place(used: dict[str, float], key: str, centre: float, whole: float, tall: float) -> float:
    """The middle of the next stream of a place, below those that are drawn."""
    top = used.get(key, centre - whole / 2)
    used[key] = top + tall
    return top + tall / 2


def _band(
    canvas: Canvas,
    stream: Stream,
    ends: tuple[float, float],
    span: tuple[float, float],
    series: str,
    fill: str,
) -> None:
    """The certain part dark, up to the most light; a dashed line where nothing is known."""
    curve = list(_curve(ends, span))
    if stream.most <= 0:
        canvas.join(curve, series, MUTED, [3, 4])
        return
    for name, thick, opacity in (("most", stream.most, 0.45), ("sure", stream.sure, 1.0)):
        if thick > 0:
            half = max(thick, 1.5) / 2
            canvas.band([(x, y - half, y + half) for x, y in curve], series + name, fill, opacity)


def _curve(ends: tuple[float, float], span: tuple[float, float]) -> Iterator[tuple[float, float]]:
    for step in range(STEPS + 1):
        part = step / STEPS
        eased = part * part * (3 - 2 * part)
        yield span[0] + (span[1] - span[0]) * part, ends[0] + (ends[1] - ends[0]) * eased
