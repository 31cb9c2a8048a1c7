"""Estimates as people read them: the columns that hold something, in their language."""

from __future__ import annotations

import math
from collections.abc import Sequence

from endogen.i18n import Words, render, text
from endogen.study.codebook import Codebook
from endogen.survey.estimate import Estimate
from endogen.survey.groups import BETWEEN

LONGEST = 60  # characters of an indicator in a table; csv and json have it whole

Table = tuple[list[str], list[list[str]]]


def readable(rows: Sequence[Estimate], lang: str, codebook: Codebook | None = None) -> Table:
    """Head and lines; a column that no row fills does not appear.

    Groups are called by their labels too, where `codebook` knows them.
    """
    level = f"{rows[0].level * 100:g} %" if rows else ""
    columns: dict[Words, Sequence[Words]] = {
        text("indicator"): [_called(row) for row in rows],
        text("group"): [_group(row, codebook, lang) for row in rows],
        text("estimate"): [number(row.estimate) for row in rows],
        text("standard error"): [number(row.se) for row in rows],
        text("{level} interval", level=level): [_interval(row) for row in rows],
        "p": [number(row.p) for row in rows],
        text("p, adjusted"): [number(row.p_adjusted) for row in rows],
        text("degrees of freedom"): [number(row.df) for row in rows],
        "n": ["" if row.n is None else str(row.n) for row in rows],
        text("unit"): [UNITS.get(row.unit, row.unit) for row in rows],
        text("method"): [row.method for row in rows],
    }
    said = {render(h, lang): [render(c, lang) for c in cells] for h, cells in columns.items()}
    filled = {head: cells for head, cells in said.items() if any(cells)}
    return list(filled), [list(cells) for cells in zip(*filled.values(), strict=True)]


UNITS = {
    "yuan": text("yuan"),
    "years": text("years"),
    "mu": text("mu"),
    "answers": text("answers"),
    "share": text("share"),
    "index": text("index"),
    "ratio": text("ratio"),
    "difference": text("difference"),
    "points": text("points"),
    "cases": text("cases"),
    "responses": text("responses"),
    "place": text("place"),
}


def notes(rows: Sequence[Estimate], lang: str) -> list[str]:
    """What is said below the table, each sentence once."""
    return list(dict.fromkeys(render(row.note, lang) for row in rows if row.note))


def _called(row: Estimate) -> str:
    inside = ", ".join(part for part in (row.variable, row.arguments) if part)
    called = f"{row.indicator}({inside})"
    return called if len(called) <= LONGEST else called[: LONGEST - 2] + "…)"


def _group(row: Estimate, codebook: Codebook | None, lang: str) -> str:
    """The values of a group, each with its label when it has one: ``1 小学 × 2``."""
    columns, values = row.domain.split(BETWEEN), row.group.split(BETWEEN)
    if codebook is None or len(columns) != len(values) or not row.domain:
        return row.group
    pairs = zip(columns, values, strict=True)
    return BETWEEN.join(_labelled(codebook, column, value, lang) for column, value in pairs)


def _labelled(codebook: Codebook, column: str, value: str, lang: str) -> str:
    known = codebook[column].categories if column in codebook else ()
    words = next((render(c.label, lang) for c in known if c.code == value), "")
    return f"{value} {words}" if words and words != value else value


def _interval(row: Estimate) -> str:
    if not (math.isfinite(row.ci_low) and math.isfinite(row.ci_high)):
        return ""
    return f"{number(row.ci_low)} … {number(row.ci_high)}"


def number(value: float) -> str:
    """Six significant digits, without an exponent where people would not write one."""
    if not math.isfinite(value):
        return ""
    size = abs(value)
    if size and (size < 1e-4 or size >= 1e15):
        return f"{value:.4g}"
    digits = max(0, 5 - (math.floor(math.log10(size)) if size else 0))
    whole = f"{value:.{min(digits, 9)}f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole
