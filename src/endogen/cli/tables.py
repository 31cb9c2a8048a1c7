"""Results on the screen: a table to read, CSV or JSON for another program."""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Iterable, Sequence

from endogen.cli.opening import said, spoken
from endogen.cli.screen import visible
from endogen.i18n import Label, Text, render, text
from endogen.report.wrapping import wide
from endogen.study.codebook import Codebook
from endogen.survey.estimate import COLUMNS, Estimate
from endogen.survey.readable import notes, readable


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
        print_table(*readable(rows, spoken(), codebook))
        print(*notes(rows, spoken()), sep="\n", end="\n" if notes(rows, spoken()) else "")


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
