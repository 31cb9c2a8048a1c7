"""Write a document for a terminal: plain text as wide as the screen, Chinese in two places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from endogen.report import words
from endogen.report.document import Document
from endogen.report.page import FigureView, HeadingView, StatementView, TextView, View, page
from endogen.report.speech import Speech
from endogen.report.views import RowView, TableView
from endogen.report.wrapping import wide, wrapped
from endogen.survey.estimate import Estimate

WIDTH = 80
GAP = "  "
STUB = 34  # places that the words before the numbers may take
NARROW = 22  # and what they must have
HEAD = 20  # places that a head takes before it is broken
WORDY = 36  # and a cell


def terminal(
    document: Document, rows: Mapping[str, Estimate], lang: str, width: int = WIDTH
) -> str:
    """Write `document` in `lang`; tables wider than `width` go on below themselves.

    Parameters
    ----------
    document : Document
    rows : mapping of str to Estimate
    lang : "en" or "zh"
    width : int
        Of the screen, in places; a Chinese character takes two.
    """
    speech = Speech(lang, rows)
    said = page(document, speech)
    lines = [said.title, "═" * min(width, wide(said.title))]
    lines += [line for banner in said.banners for line in wrapped(banner, width)]
    lines += [f"{name}{speech.say(words.LABELS['colon'])}{what}" for name, what, _ in said.facts]
    for view in said.views:
        lines += ["", *_view(view, width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _view(view: View, width: int) -> Iterator[str]:
    match view:
        case HeadingView():
            title = f"{view.place.number} {view.said}".strip()
            yield title
            yield ("═" if view.level == 1 else "─") * min(width, wide(title))
        case TextView():
            yield from wrapped(f"{view.label} · {view.said}" if view.label else view.said, width)
        case StatementView():
            yield from wrapped(f"{view.strength_said} · {view.said}", width)
        case FigureView():
            yield from _table(view.data, width)
        case TableView():
            yield from _table(view, width)


def _table(table: TableView, width: int) -> Iterator[str]:
    yield from wrapped(f"{table.name}. {table.title}", width)
    stub = min(STUB, max([wide(table.stub), *(wide(row.label) for row in table.rows)]))
    widths = _widths(table)
    over = _spanned(table)
    room = width - sum(widths) - len(GAP) * len(widths)
    stub = max(min(stub, room), min(stub, NARROW))  # so that all columns stand together
    for part in _panels(widths, over, width - stub):
        yield from _head(table, part, widths, over, stub)
        for row in table.rows:
            cells = [_said(row, i) for i in part] if row.cells else []
            numeric = [cell.numeric for cell in row.cells]
            yield from _row(row.label, cells, [widths[i] for i in part], stub, numeric, part)
        yield ""
    for label, said in table.legend:
        yield from wrapped(f"{label} · {said}", width)
    for mark, reason in table.footnotes:
        yield from wrapped(f"({mark}) {reason}", width)


def _head(
    table: TableView, part: Sequence[int], widths: Sequence[int], over: Sequence[str], stub: int
) -> Iterator[str]:
    """The spanners, the heads, a rule."""
    if any(over[i] for i in part):
        yield _line("", _joined([over[i] for i in part], [widths[i] for i in part]), stub)
    heads = [table.heads[i][0] for i in part]
    numeric = [is_number for _, is_number in table.heads]
    yield from _row(table.stub, heads, [widths[i] for i in part], stub, numeric, part)
    yield "─" * (stub + sum(widths[i] + len(GAP) for i in part))


def _row(
    label: str,
    cells: Sequence[str],
    widths: Sequence[int],
    stub: int,
    numeric: Sequence[bool],
    part: Sequence[int],
) -> Iterator[str]:
    """A line of a table, as many lines of the screen as its longest cell takes."""
    labels = wrapped(label, stub) or [""]
    columns = [wrapped(cell, width) or [""] for cell, width in zip(cells, widths, strict=False)]
    height = max([len(labels), *(len(lines) for lines in columns)])
    labels = [*labels, *[""] * (height - len(labels))]
    placed = [
        _placed(lines, height, width, number=numeric[i])
        for lines, width, i in zip(columns, widths, part, strict=False)
    ]
    for at in range(height):
        yield _line(labels[at], [lines[at] for lines in placed], stub)


def _placed(lines: Sequence[str], height: int, width: int, *, number: bool) -> list[str]:
    """A cell's lines: numbers stand in the last line of the row, words begin in the first."""
    empty = [""] * (height - len(lines))
    filled = [*empty, *lines] if number else [*lines, *empty]
    return [_right(line, width, numeric=number) for line in filled]


def _widths(table: TableView) -> list[int]:
    """What the cells of each column need, heads broken into lines, and spanners over them."""
    widths = []
    for i, (head, _) in enumerate(table.heads):
        need = max([0, *(wide(_said(row, i)) for row in table.rows if row.cells)])
        widths.append(max(min(need, WORDY), min(wide(head), max(HEAD, min(need, WORDY)))))
    place = 0
    for name, count in table.spanners:
        short = wide(name) - sum(widths[place : place + count]) - len(GAP) * (count - 1)
        if 0 < short <= HEAD and count:
            widths[place] += short
        place += count
    return widths


def _spanned(table: TableView) -> list[str]:
    """The spanner of each column."""
    if not table.spanners:
        return [""] * len(table.heads)
    return [name for name, count in table.spanners for _ in range(count)]


def _panels(widths: Sequence[int], over: Sequence[str], room: int) -> Iterator[list[int]]:
    """Columns that fit side by side; those under one spanner stay together."""
    part: list[int] = []
    used = 0
    for block in _blocks(over):
        need = sum(widths[i] + len(GAP) for i in block)
        if part and used + need > room:
            yield part
            part, used = [], 0
        part, used = [*part, *block], used + need
    if part:
        yield part


def _blocks(over: Sequence[str]) -> list[list[int]]:
    blocks: list[list[int]] = []
    for i, name in enumerate(over):
        if name and blocks and over[blocks[-1][-1]] == name:
            blocks[-1].append(i)
        else:
            blocks.append([i])
    return blocks


def _said(row: RowView, i: int) -> str:
    cell = row.cells[i]
    return f"{cell.said} ({cell.mark})" if cell.mark else cell.said


def _joined(names: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Each spanner once, over its columns."""
    cells: list[str] = []
    for block in _blocks(names):
        room = sum(widths[i] for i in block) + len(GAP) * (len(block) - 1)
        cells.append(_right(_cut(names[block[0]], room), room, numeric=True))
    return cells


def _line(stub: str, cells: Sequence[str], width: int) -> str:
    return stub + " " * max(0, width - wide(stub)) + "".join(GAP + cell for cell in cells)


def _cut(said: str, width: int) -> str:
    """The beginning of words that have no room."""
    while wide(said) > width:
        said = said[:-2] + "…" if len(said) > 1 else ""
    return said


def _right(said: str, width: int, *, numeric: bool) -> str:
    pad = " " * max(0, width - wide(said))
    return pad + said if numeric else said + pad
