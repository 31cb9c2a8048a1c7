"""The table of data behind a chart, and the rows for its CSV file."""

from __future__ import annotations

from endogen.i18n import Words, text
from endogen.report.chart import Bars, Chart
from endogen.report.document import Cell, Column, Figure, Row, RowKind, Table
from endogen.report.speech import Speech, interval_name
from endogen.report.value import Show, Value

FIELDS = ("id", "estimate", "ci_low", "ci_high", "level", "count", "n", "provenance", "note")


def data_table(figure: Figure, speech: Speech) -> Table:
    """What `figure` shows, as a table: number, interval where one is drawn, and n."""
    chart = figure.chart
    interval = _interval_shown(chart, speech)
    parts = [chart.show] + ([interval] if interval else [])
    if not _constant_n(chart, speech):
        parts.append(Show.N)
    columns = tuple(
        Column(_head(chart, part, speech), spanner=name if len(parts) > 1 else "")
        if len(parts) > 1 or not name
        else Column(name)
        for name in chart.series or ("",)
        for part in parts
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


def _rows(chart: Chart, parts: list[Show]) -> tuple[Row, ...]:
    made: list[Row] = []
    group: Words = ""
    for item in chart.items:
        if item.group and item.group != group:
            made.append(Row(item.group, kind=RowKind.GROUP))
        group = item.group
        cells: tuple[Cell, ...] = tuple(Value(id_, part) for id_ in item.rows for part in parts)
        made.append(Row(item.label, cells))
    return tuple(made)


def _head(chart: Chart, part: Show, speech: Speech) -> Words:
    if part is chart.show:
        return chart.axis or text("Estimate")
    if part is Show.N:
        return text("n")
    return interval_name(ids(chart), speech)


def _interval_shown(chart: Chart, speech: Speech) -> Show | None:
    """How intervals are written, None when the chart draws none."""
    if chart.show.interval is None or (isinstance(chart, Bars) and not chart.intervals):
        return None
    rows = [speech.row(id_) for id_ in ids(chart)]
    drawn = any(row.ci_low == row.ci_low for row in rows)  # NaN differs from itself
    many = len(chart.series) > 2  # parts of a whole, as in a Likert chart
    return chart.show.interval if drawn and not many else None


def _constant_n(chart: Chart, speech: Speech) -> bool:
    """Whether one n holds for all numbers, so that the base says it once."""
    counts = {speech.row(id_).n for id_ in ids(chart)}
    return len(counts) == 1 or len(chart.series) > 2
