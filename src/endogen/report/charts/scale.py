"""The measured side of a chart: where it ends, and the round numbers along it."""

from __future__ import annotations

import math
from collections.abc import Iterable

from endogen.report.format import FORMS, number
from endogen.report.value import Show

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def ends(
    values: Iterable[float], limits: tuple[float, float] | None, *, zero: bool
) -> tuple[float, float]:
    """The ends of a scale that holds `values`: `limits` if they are given, else round ones."""
    if limits is not None:
        return limits
    known = [value for value in values if math.isfinite(value)] or [0.0, 1.0]
    low, high = min(known), max(known)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = low - abs(low or 1.0) * 0.5, high + abs(high or 1.0) * 0.5
    step = step_of(low, high)
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step


def step_of(low: float, high: float, wanted: int = 5) -> float:
    """The round distance that makes about `wanted` intervals between two ends.

    Examples
    --------
    >>> step_of(0, 100), step_of(-0.7, 0.2), step_of(0, 3)
    (20.0, 0.2, 1.0)
    """
    rough = (high - low) / wanted
    power = 10.0 ** math.floor(math.log10(rough))
    return min((unit * power for unit in STEPS), key=lambda step: abs(math.log(step / rough)))


def ticks(low: float, high: float, show: Show, *, wanted: int = 5) -> list[tuple[float, str]]:
    """The round numbers between two ends, each with how it is written.

    Counts get whole numbers only, and no decimals are written that all of them lack.
    """
    step = step_of(low, high, wanted)
    if show not in FORMS:
        step = max(1.0, round(step))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    values = [round(order * step, 12) + 0.0 for order in range(first, last + 1)]
    said = [number(value, show) for value in values]
    return list(zip(values, _without_idle_zeros(said), strict=True))


def _without_idle_zeros(said: list[str]) -> list[str]:
    """Drop decimals that are 0 in all of `said`; a percent sign stays."""
    bodies = [words.removesuffix("%") for words in said]
    while all("." in body and body[-1] in "0." for body in bodies):
        bodies = [body[:-1] or "0" for body in bodies]
    tails = ["%" if words.endswith("%") else "" for words in said]
    return [
        ("0" if not body.strip("+.0") else body) + tail
        for body, tail in zip(bodies, tails, strict=True)
    ]
