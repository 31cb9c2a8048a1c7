"""Charts: what chapters say of them (`kinds`), and how they are drawn."""

from __future__ import annotations

from endogen.report.chart import (
    Bars,
    Chart,
    Dots,
    Flow,
    Forest,
    Histogram,
    Item,
    Likert,
    Lines,
    Panels,
    Pyramid,
)

__all__ = [
    "Bars",
    "Chart",
    "Dots",
    "Flow",
    "Forest",
    "Histogram",
    "Item",
    "Likert",
    "Lines",
    "Panels",
    "Pyramid",
]
