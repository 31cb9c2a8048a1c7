"""The rows that findings cite, as a table that any writer can print."""

from __future__ import annotations

from endogen.report import words
from endogen.report.numbering import Place
from endogen.report.page import CitedView, Page
from endogen.report.speech import Speech
from endogen.report.value import Show
from endogen.report.views import CellView, File, RowView, TableView


def cited_table(page: Page, speech: Speech) -> TableView:
    """A line a row of Results: its id and what it is, estimate, interval, n, method."""
    say = {key: speech.say(label) for key, label in words.LABELS.items()}
    return TableView(
        place=Place(anchor="rows-cited"),
        name="",
        title=say["appendix"],
        provenance="",
        stub=say["row"],
        spanners=(),
        heads=(
            (say["estimate"], True),
            (page.interval, True),
            (say["n"], True),
            (say["method"], False),
        ),
        rows=tuple(_line(row, speech) for row in page.cited),
        legend=(),
        footnotes=(),
        file=File("", ""),
    )


def _line(row: CitedView, speech: Speech) -> RowView:
    made_up = row.provenance not in ("", "survey")
    tag = f" [{speech.say(words.PROVENANCES[row.provenance])}]" if made_up else ""
    return RowView(
        label="\n".join(filter(None, [row.id, row.what + tag])),
        cells=(
            CellView(row.estimate, row.id, show=row.show),
            CellView(row.interval, row.id if row.interval else "", show=row.show.interval),
            CellView(row.n, row.id, show=Show.N),
            CellView("\n".join(filter(None, [row.method, row.note])), numeric=False),
        ),
        kind="body",
    )
