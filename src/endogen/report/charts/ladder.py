"""The labelled side of a chart that lies: one rung an item, headings over groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from endogen.report.chart import Item
from endogen.report.charts.canvas import Canvas
from endogen.report.charts.theme import INK, LABEL, LINE, MUTED
from endogen.report.measure import width_of, wrap
from endogen.report.speech import Speech

WIDEST = 230
HEAD = 24


@dataclass(frozen=True, slots=True)
class Rung:
    """One item: its label's lines and the pixel of its middle."""

    lines: tuple[str, ...]
    at: float
    heading: str = ""
    heading_at: float = 0.0


@dataclass(frozen=True, slots=True)
class Ladder:
    """All rungs, the width their labels need and the height they fill."""

    rungs: tuple[Rung, ...]
    width: float
    height: float

    def draw(self, canvas: Canvas) -> None:
        """Write the labels beside the plot and the headings over them."""
        left = -canvas.plot.left
        for rung in self.rungs:
            canvas.words(rung.heading, left, rung.heading_at, size=LABEL, fill=INK, bold=True)
            top = rung.at - LINE * (len(rung.lines) - 1) / 2
            for order, line in enumerate(rung.lines):
                canvas.words(line, -12, top + LINE * order, align="right", size=LABEL)


def ladder(items: Sequence[Item], speech: Speech, step: float) -> Ladder:
    """Place `items` under each other, `step` pixels apart or more where labels wrap."""
    rungs: list[Rung] = []
    depth, group = 4.0, ""
    for item in items:
        heading, heading_at = speech.say(item.group), 0.0
        if heading and heading != group:
            heading_at = depth + HEAD / 2
            depth += HEAD
        lines = tuple(wrap(speech.say(item.label), WIDEST))
        tall = max(step, LINE * len(lines) + 8)
        fresh = heading if heading != group else ""
        rungs.append(Rung(lines, depth + tall / 2, fresh, heading_at))
        depth, group = depth + tall, heading
    widest = max((width_of(line) for rung in rungs for line in rung.lines), default=0.0)
    return Ladder(tuple(rungs), min(widest, WIDEST + 20) + 14, depth + 4)


def key(
    canvas: Canvas, names: Sequence[str], colours: Sequence[str], shapes: Sequence[str]
) -> None:
    """Name the series in a line over the plot, each behind its mark."""
    x, y = 0.0, -14.0
    for name, colour, shape in zip(names, colours, shapes, strict=False):
        canvas.swatch(x + 5, y, fill=colour, shape=shape)
        canvas.words(name, x + 15, y, fill=MUTED)
        x += 15 + width_of(name, 12) + 18
