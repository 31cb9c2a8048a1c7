"""The table of data behind a chart, and the rows for its CSV file."""

from __future__ import annotations

from endogen.i18n import Words, text
from endogen.report.chart import Bars, Chart, Panels
from endogen.report.document import Cell, Column, Figure, Row, RowKind, Table
from endogen.report.format import INTERVALS
from endogen.report.speech import Speech, interval_name
from endogen.report.value import Show, Value

FIELDS = ("id", "estimate", "ci_low", "ci_high", "level", "count", "n", "provenance", "note")


def data_table(figure: Figure, speech: Speech) -> Table:
    """What `figure` shows, as a table: number, interval where one is drawn, and n."""
    chart = figure.chart
    names = chart.series or ("",)
    parts = [_parts(chart, series, speech) for series in range(len(names))]
    columns = tuple(
        Column(_head(chart, part, speech), spanner=name if len(shown) > 1 else "")
        if len(shown) > 1 or not name
        else Column(name)
        for name, shown in zip(names, parts, strict=True)
        for part in shown
    )
    return Table(
        id=figure.id,
        title=figure.title,
        stub=chart.stub,
        columns=columns,
        rows=_rows(chart, parts),
        base=figure.base,
        method=figure.method,
        notes=figure.notes,
        provenance=figure.provenance,
    )


def data_lines(figure: Figure, speech: Speech) -> list[list[str]]:
    """The same for a CSV file: one line a number, with all its digits and the id of its row."""
    from endogen.report.csv import raw

    chart = figure.chart
    lines = [["group", "label", "series", *FIELDS]]
    for item in chart.items:
        for name, id_ in zip(chart.series or ("",), item.rows, strict=True):
            row = speech.row(id_)
            said = [speech.plainly(words) for words in (item.group, item.label, name)]
            fields = [raw(getattr(row, field)) for field in FIELDS[:-1]]
            lines.append([*said, *fields, speech.plainly(row.note)])
    return lines


def ids(chart: Chart) -> list[str]:
    """The ids of all rows of Results that `chart` draws."""
    return [id_ for item in chart.items for id_ in item.rows]


def values_of(chart: Chart) -> list[Value]:
    """All numbers that `chart` draws, as it writes them."""
    return [Value(id_, chart.show_of(k)) for item in chart.items for k, id_ in enumerate(item.rows)]


def _parts(chart: Chart, series: int, speech: Speech) -> list[Show]:
    """What is written of each number of a series."""
    interval = _interval_shown(chart, series, speech)
    n = [] if _constant_n(chart, speech) else [Show.N]
    return [chart.show_of(series), *([interval] if interval else []), *n]


def _rows(chart: Chart, parts: list[list[Show]]) -> tuple[Row, ...]:
    made: list[Row] = []
    group: Words = ""
    for item in chart.items:
        if item.group and item.group != group:
            made.append(Row(item.group, kind=RowKind.GROUP))
        group = item.group
        cells: tuple[Cell, ...] = tuple(
            Value(id_, part) for id_, shown in zip(item.rows, parts, strict=True) for part in shown
        )
        made.append(Row(item.label, cells))
    return tuple(made)


def _head(chart: Chart, part: Show, speech: Speech) -> Words:
    if part is Show.N:
        return text("n")
    if part in INTERVALS:
        return interval_name(ids(chart), speech)
    return chart.axis or text("Estimate")


def _interval_shown(chart: Chart, series: int, speech: Speech) -> Show | None:
    """How intervals are written, None when the chart draws none."""
    interval = chart.show_of(series).interval
    if interval is None or (isinstance(chart, Bars) and not chart.intervals):
        return None
    rows = [speech.row(id_) for id_ in ids(chart)]
    drawn = any(row.ci_low == row.ci_low for row in rows)  # NaN differs from itself
    return interval if drawn and not _of_a_whole(chart) else None


def _constant_n(chart: Chart, speech: Speech) -> bool:
    """Whether one n holds for all numbers, so that the base says it once."""
    counts = {speech.row(id_).n for id_ in ids(chart)}
    return len(counts) == 1 or _of_a_whole(chart)


def _of_a_whole(chart: Chart) -> bool:
    """Whether the series are the parts of one whole, as in a Likert chart."""
    return len(chart.series) > 2 and not isinstance(chart, Panels)
