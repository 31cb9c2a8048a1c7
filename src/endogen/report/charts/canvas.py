"""Gather the marks of a chart and hand them over as one Vega-Lite specification.

Along one side of a chart numbers are measured (its scale); along the other things are
placed in pixels, since labels wrap and groups have headings.  Marks of one kind become
one layer, in the order in which the kinds first appear; words come last, over all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from endogen.report.charts.theme import GRID, INK, MUTED, SIZES, SMALL

Spec = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle where numbers are measured, and the scale along its measured side.

    Attributes
    ----------
    left, top, width, height : float
        Pixels, from the corner of the picture.
    low, high : float
        Ends of the scale.
    upright : bool
        Whether the scale runs up (histogram, lines) rather than to the right.
    """

    left: float
    top: float
    width: float
    height: float
    low: float
    high: float
    upright: bool = False

    def at(self, value: float) -> float:
        """The pixel of `value` along the scale, within the rectangle."""
        part = (value - self.low) / (self.high - self.low)
        return self.height * (1 - part) if self.upright else self.width * part


@dataclass(slots=True)
class Canvas:
    """Marks on a `Plot`; pixels are counted from the plot's corner."""

    plot: Plot
    layers: dict[str, Spec] = field(default_factory=dict)

    def bar(self, start: float, end: float, at: float, thick: float, fill: str) -> None:
        """A bar from `start` to `end` on the scale, centred at pixel `at`."""
        near, far = at - thick / 2, at + thick / 2
        place = {"v": start, "v2": end, "p": near, "p2": far, "fill": fill}
        self._add("bar", {"type": "rect"}, place, ["v", "v2", "p", "p2"], ("fill",))

    def rule(
        self, start: float, end: float, at: float, *, stroke: str = INK, width: float = 1.5
    ) -> None:
        """A line along the scale: an interval."""
        place = {"v": start, "v2": end, "p": at, "stroke": stroke, "width": width}
        layer = {"type": "rule", "strokeCap": "round"}
        self._add("rule", layer, place, ["v", "v2", "p"], ("stroke", "width"))

    def tick(self, value: float, at: float, *, stroke: str = INK, length: float = 8) -> None:
        """A short line across the scale: the end of an interval."""
        self.across(value, at - length / 2, at + length / 2, stroke=stroke, layer="tick")

    def across(
        self,
        value: float,
        near: float,
        far: float,
        *,
        stroke: str = GRID,
        width: float = 1.25,
        layer: str = "across",
    ) -> None:
        """A line across the scale at `value`: the grid, the reference, zero."""
        place = {"v": value, "p": near, "p2": far, "stroke": stroke, "width": width}
        self._add(layer, {"type": "rule"}, place, ["v", "p", "p2"], ("stroke", "width"))

    def dot(self, value: float, at: float, *, fill: str, shape: str) -> None:
        """A point at `value`, with a white rim that keeps it apart from what it meets."""
        place = {"v": value, "p": at, "fill": fill, "shape": shape, "size": SIZES[shape]}
        layer = {"type": "point", "filled": True, "opacity": 1, "stroke": "white", "strokeWidth": 1}
        self._add("dot", layer, place, ["v", "p"], ("fill", "shape", "size"))

    def swatch(self, x: float, y: float, *, fill: str, shape: str) -> None:
        """The mark of a series in the key, at a pixel."""
        plot = self.plot
        layer = self.layers.setdefault(
            "swatch",
            {
                "data": {"values": []},
                "mark": {"type": "point", "filled": True, "opacity": 1, "size": 85},
                "encoding": {
                    "x": _pixels("x", plot.width),
                    "y": _pixels("y", plot.height),
                    "color": _as_it_is("fill"),
                    "shape": _as_it_is("shape"),
                },
            },
        )
        layer["data"]["values"].append({"x": _px(x), "y": _px(y), "fill": fill, "shape": shape})

    def join(
        self, points: Iterable[tuple[float, float]], series: str, stroke: str, dash: list[int]
    ) -> None:
        """A line through (value, pixel) points in their order, one layer a series."""
        mark = {"type": "line", "strokeWidth": 2, "stroke": stroke, "strokeDash": dash}
        for value, at in points:
            self._add("join " + series, mark, {"v": value, "p": at}, ["v", "p"], ())

    def band(
        self, points: Iterable[tuple[float, float, float]], series: str, fill: str, opacity: float
    ) -> None:
        """A filled band through (x, top, bottom) pixels in their order, one layer a series."""
        plot = self.plot
        self.layers["band " + series] = {
            "data": {"values": [{"x": _px(x), "p": _px(p), "p2": _px(q)} for x, p, q in points]},
            "mark": {"type": "area", "color": fill, "opacity": opacity},
            "encoding": {
                "x": _pixels("x", plot.width),
                "y": _pixels("p", plot.height),
                "y2": {"field": "p2"},
            },
        }

    def words(
        self,
        said: str,
        x: float,
        y: float,
        *,
        align: str = "left",
        size: int = SMALL,
        fill: str = INK,
        bold: bool = False,
    ) -> None:
        """Words at a pixel, their middle at height `y`."""
        if not said:
            return
        weight = "bold" if bold else "normal"
        mark = {"type": "text", "align": align, "baseline": "middle", "fontWeight": weight}
        name = f"words {align} {weight} {size}"
        layer = self.layers.setdefault(
            name,
            {
                "data": {"values": []},
                "mark": {**mark, "fontSize": size},
                "encoding": {
                    "x": _pixels("x", self.plot.width),
                    "y": _pixels("y", self.plot.height),
                    "text": {"field": "words", "type": "nominal"},
                    "color": {"field": "fill", "type": "nominal", "scale": None},
                },
            },
        )
        layer["data"]["values"].append({"x": _px(x), "y": _px(y), "words": said, "fill": fill})

    def scale_words(self, ticks: Iterable[tuple[float, str]], title: str) -> None:
        """The numbers below (or beside) the plot, with the line of each, and what they are."""
        plot = self.plot
        extent = plot.width if plot.upright else plot.height
        for value, said in ticks:
            self.across(value, 0, extent, width=1)
            if plot.upright:
                self.words(said, -8, plot.at(value), align="right", fill=MUTED)
            else:
                self.words(said, plot.at(value), plot.height + 14, align="center", fill=MUTED)
        if plot.upright:
            self.words(title, -plot.left, -18, fill=MUTED)
        else:
            self.words(title, plot.width / 2, plot.height + 33, align="center", fill=MUTED)

    def spec(self, width: float, height: float) -> Spec:
        """The specification of a picture of this size."""
        plot = self.plot
        named = sorted(self.layers.items(), key=lambda entry: entry[0].startswith("words"))
        padding = {
            "left": plot.left,
            "top": plot.top,
            "right": width - plot.left - plot.width,
            "bottom": height - plot.top - plot.height,
        }
        return {
            "$schema": SCHEMA,
            "width": plot.width,
            "height": plot.height,
            "autosize": "none",
            "padding": padding,
            "background": None,
            "config": {"font": "sans-serif", "aria": False, "view": {"stroke": None}},
            "resolve": {"scale": {"x": "independent", "y": "independent"}},
            "layer": [layer for _, layer in named],
        }

    def _add(
        self, name: str, mark: Spec, place: Spec, where: list[str], looks: tuple[str, ...]
    ) -> None:
        layer = self.layers.get(name)
        if layer is None:
            encoding = {_channel(key, self.plot.upright): self._field(key) for key in where}
            encoding |= {_LOOKS[look]: _as_it_is(look) for look in looks}
            layer = {"data": {"values": []}, "mark": {**mark}, "encoding": encoding}
            self.layers[name] = layer
        layer["data"]["values"].append(
            {key: _px(value) if key in ("p", "p2") else value for key, value in place.items()}
        )

    def _field(self, key: str) -> Spec:
        plot = self.plot
        if key in ("v2", "p2"):
            return {"field": key}
        if key == "p":
            extent = plot.width if plot.upright else plot.height
            return {**_pixels("p", extent)}
        span = [plot.height, 0] if plot.upright else [0, plot.width]
        scale = {"domain": [plot.low, plot.high], "range": span, "nice": False, "zero": False}
        return {"field": "v", "type": "quantitative", "scale": scale, "axis": None}


_LOOKS = {
    "fill": "color",
    "stroke": "color",
    "width": "strokeWidth",
    "shape": "shape",
    "size": "size",
}


def _as_it_is(look: str) -> Spec:
    kind = "quantitative" if look in ("width", "size") else "nominal"
    return {"field": look, "type": kind, "scale": None, "legend": None}


def _channel(key: str, upright: bool) -> str:
    measured = key.startswith("v")
    axis = "y" if measured == upright else "x"
    return axis + ("2" if key.endswith("2") else "")


def _pixels(name: str, extent: float) -> Spec:
    scale = {"domain": [0, extent], "range": [0, extent], "nice": False, "zero": False}
    return {"field": name, "type": "quantitative", "scale": scale, "axis": None}


def _px(value: float) -> float:
    return round(value, 1)
