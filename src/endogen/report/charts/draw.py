"""Draw a chart: Vega-Lite specification → SVG by vl-convert, made fit to stand in a page.

Layout is ours (see `endogen.report.measure`), so no words need to be measured while drawing; and
measuring them costs nine tenths of the time.  So the converter sees a short token for
each text, and the words are put in afterwards.  The picture is then the same on every
machine, whatever its fonts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any

from endogen.report.chart import (
    Bars,
    Chart,
    Dots,
    Flow,
    Forest,
    Histogram,
    Likert,
    Lines,
    Panels,
    Pyramid,
)
from endogen.report.charts.canvas import Spec
from endogen.report.charts.flow import flow
from endogen.report.charts.likert import likert
from endogen.report.charts.lying import bars, dots, forest
from endogen.report.charts.panels import panels
from endogen.report.charts.theme import FAMILY
from endogen.report.charts.upright import histogram, lines, pyramid
from endogen.report.speech import Speech

MAKERS: dict[type[Chart], Callable[[Any, Speech], Spec]] = {
    Forest: forest,
    Panels: panels,
    Bars: bars,
    Dots: dots,
    Flow: flow,
    Likert: likert,
    Histogram: histogram,
    Pyramid: pyramid,
    Lines: lines,
}


def specification(chart: Chart, speech: Speech) -> Spec:
    """The Vega-Lite specification of `chart`, with its data and its words."""
    return MAKERS[type(chart)](chart, speech)


def svg(chart: Chart, speech: Speech, *, id_: str, title: str, alt: str) -> str:
    """Draw `chart` as an SVG element to stand within a page.

    Parameters
    ----------
    id_ : str
        Prefix of the ids in the element: unique in the page.
    title, alt : str
        What a screen reader says of it; the marks are hidden from it, since the data
        stand in a table beside it.
    """
    import vl_convert  # half a second, and only reports need it

    drawing, words = _without_words(specification(chart, speech))
    drawn = vl_convert.vegalite_to_svg(drawing, vl_version="6.4")
    return _tidy(drawn, words, id_=id_, title=title, alt=alt)


def _without_words(spec: Spec) -> tuple[Spec, list[str]]:
    """Replace every text by its number in the returned list."""
    said: list[str] = []

    def number(value: Spec) -> Spec:
        if "words" not in value:
            return value
        said.append(value["words"])
        return {**value, "words": str(len(said) - 1)}

    layers = [
        {**layer, "data": {"values": [number(value) for value in layer["data"]["values"]]}}
        for layer in spec["layer"]
    ]
    return {**spec, "layer": layers}, said


_OPENING = re.compile(r"<svg[^>]*?width=\"([\d.]+)\" height=\"([\d.]+)\"[^>]*>")
_IDLE = re.compile(
    r' (?:role|aria-[a-z]+|pointer-events|class|font-family|xmlns:xlink)="[^"]*"'
    r'|<path[^>]* d="(?:M0,0h0v0h0Z)?"[^>]*/>| (?:opacity="1"|stroke-miterlimit="10")'
)
_EMPTY = re.compile(r"<g[^>]*></g>")
_TEXT = re.compile(r"(<text[^>]*>)(\d+)</text>")
_LONG = re.compile(r"(\d+\.\d{2})\d+")


def _tidy(drawn: str, words: list[str], *, id_: str, title: str, alt: str) -> str:
    """Drop what a page does not need, put the words in and say what the picture shows."""
    opening = _OPENING.match(drawn)
    if opening is None:
        raise ValueError(f"not an SVG element: {drawn[:80]}")
    width, height = (round(float(side)) for side in opening.groups())  # 699.9999999999999
    body = _IDLE.sub("", drawn[opening.end() : drawn.rindex("</svg>")])
    while (fewer := _EMPTY.sub("", body)) != body:
        body = fewer
    body = _LONG.sub(r"\1", body)
    body = re.sub(r'\bid="', f'id="{escape(id_)}-', body)
    body = re.sub(r"url\(#", f"url(#{escape(id_)}-", body)
    body = _TEXT.sub(lambda found: found[1] + escape(words[int(found[2])]) + "</text>", body)
    name = escape(id_)
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="{name}-title {name}-desc" '
        f'font-family="{FAMILY}"><title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-desc">{escape(alt)}</desc><g aria-hidden="true">{body}</g></svg>'
    )
