"""Results on the screen: a table to read, CSV or JSON for another program."""

from __future__ import annotations

import csv
import json
import math
import sys
from collections.abc import Iterable, Sequence

from endogen.cli.help import wide
from endogen.cli.opening import said, spoken
from endogen.i18n import Label, Text, render, text
from endogen.survey.estimate import COLUMNS, Estimate


def print_results(results: Iterable[Estimate], form: str) -> None:
    """Print the rows as a ``table``, as ``csv`` or as ``json``."""
    rows = list(results)
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([_bare(value, "") for value in _values(row)] for row in rows)
    elif form == "json":
        listed = [
            dict(zip(COLUMNS, (_bare(value, None) for value in _values(row)), strict=True))
            for row in rows
        ]
        print(json.dumps(listed, ensure_ascii=False, indent=1))
    else:
        print_table(*_readable(rows))
        for note in dict.fromkeys(render(row.note, spoken()) for row in rows if row.note):
            print(note)


def print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print columns wide enough for what they hold; Chinese characters take two places."""
    widths = [max(map(wide, column)) for column in zip(head, *rows, strict=True)]
    for line in (head, ["─" * width for width in widths], *rows):
        cells = (
            cell + " " * (width - wide(cell)) for cell, width in zip(line, widths, strict=True)
        )
        print("  ".join(cells).rstrip())


def _values(row: Estimate) -> list[object]:
    return [getattr(row, column) for column in COLUMNS]


def _bare(value: object, nothing: object) -> object:
    if isinstance(value, float) and not math.isfinite(value):
        return nothing
    if value is None:
        return nothing
    return render(value, "en") if isinstance(value, (Text, Label)) else value  # for programs


def _readable(rows: Sequence[Estimate]) -> tuple[list[str], list[list[str]]]:
    level = f"{rows[0].level * 100:g} %" if rows else ""
    grouped = any(row.group for row in rows)
    head = [
        said(text("indicator")),
        *([said(text("group"))] if grouped else []),
        said(text("estimate")),
        said(text("standard error")),
        said(text("{level} interval", level=level)),
        "n",
        said(text("method")),
    ]
    body = [
        [
            _called(row),
            *([row.group] if grouped else []),
            number(row.estimate),
            number(row.se),
            _interval(row),
            "" if row.n is None else str(row.n),
            render(row.method, spoken()),
        ]
        for row in rows
    ]
    return head, body


def _called(row: Estimate) -> str:
    inside = ", ".join(part for part in (row.variable, row.arguments) if part)
    return f"{row.indicator}({inside})"


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
