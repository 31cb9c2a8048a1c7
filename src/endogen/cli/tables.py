"""Results on the screen: a table to read, CSV or JSON for another program."""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Iterable, Sequence
from functools import partial

from endogen.cli.opening import said, spoken
from endogen.cli.screen import visible
from endogen.i18n import Label, Text, render, text
from endogen.report.wrapping import wide
from endogen.study.codebook import Codebook
from endogen.survey.estimate import COLUMNS, Estimate
from endogen.survey.groups import BETWEEN

LONGEST = 60  # characters of an indicator in a table; csv and json have it whole


def print_results(results: Iterable[Estimate], form: str, codebook: Codebook) -> None:
    """Print the rows as a ``table``, as ``csv`` or as ``json``.

    The table says the labels of groups, which `codebook` knows; programs get the values.
    """
    rows = list(results)
    if form == "csv":
        from endogen.report.csv import safe  # a group may be called =HYPERLINK(…)

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([safe(str(_bare(value, ""))) for value in _values(row)] for row in rows)
    elif form == "json":
        from endogen.workflow.table_files import results_json

        print(results_json(rows).decode(), end="")
    elif not rows:
        print(said(text("No answer falls into any group.")))
    else:
        print_table(*_readable(rows, codebook))
        for note in dict.fromkeys(render(row.note, spoken()) for row in rows if row.note):
            print(note)


def print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print columns wide enough for what they hold; Chinese characters take two places."""
    rows = [[visible(cell) for cell in line] for line in rows]
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


def _readable(rows: Sequence[Estimate], codebook: Codebook) -> tuple[list[str], list[list[str]]]:
    """The columns that people read; a column that no row fills does not appear."""
    level = f"{rows[0].level * 100:g} %" if rows else ""
    columns = {
        said(text("indicator")): [_called(row) for row in rows],
        said(text("group")): [_group(row, codebook) for row in rows],
        said(text("estimate")): [number(row.estimate) for row in rows],
        said(text("standard error")): [number(row.se) for row in rows],
        said(text("{level} interval", level=level)): [_interval(row) for row in rows],
        "p": [number(row.p) for row in rows],
        said(text("degrees of freedom")): [number(row.df) for row in rows],
        "n": ["" if row.n is None else str(row.n) for row in rows],
        said(text("unit")): [row.unit for row in rows],
        said(text("method")): [render(row.method, spoken()) for row in rows],
    }
    filled = {head: cells for head, cells in columns.items() if any(cells)}
    return list(filled), [list(cells) for cells in zip(*filled.values(), strict=True)]


def _called(row: Estimate) -> str:
    inside = ", ".join(part for part in (row.variable, row.arguments) if part)
    called = f"{row.indicator}({inside})"
    return called if len(called) <= LONGEST else called[: LONGEST - 2] + "…)"


def _group(row: Estimate, codebook: Codebook) -> str:
    """The values of a group, each with its label when it has one: ``1 小学 × 2``."""
    columns, values = row.domain.split(BETWEEN), row.group.split(BETWEEN)
    if len(columns) != len(values) or not row.domain:
        return row.group
    return BETWEEN.join(map(partial(_labelled, codebook), columns, values))


def _labelled(codebook: Codebook, column: str, value: str) -> str:
    known = codebook[column].categories if column in codebook else ()
    words = next((render(c.label, spoken()) for c in known if c.code == value), "")
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
