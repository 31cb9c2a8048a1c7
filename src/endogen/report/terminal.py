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
    lines += [f"{name}{speech.say(words.LABELS['colon'])}{what}" for name, what in said.facts]
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
        if any(over[i] for i in part):
            yield _line("", _joined([over[i] for i in part], [widths[i] for i in part]), stub)
        yield _line(table.stub, [_right(table.heads[i][0], widths[i], table.heads[i][1])
                                 for i in part], stub)  # fmt: skip
        yield "─" * (stub + sum(widths[i] + len(GAP) for i in part))
        for row in table.rows:
            yield from _row(row, part, widths, stub)
        yield ""
    for label, said in table.legend:
        yield from wrapped(f"{label} · {said}", width)
    for mark, reason in table.footnotes:
        yield from wrapped(f"({mark}) {reason}", width)


def _widths(table: TableView) -> list[int]:
    """What the cells and heads of each column need, and its share of a spanner."""
    widths = []
    for i, (head, _) in enumerate(table.heads):
        cells = [_said(row, i) for row in table.rows if row.cells]
        widths.append(max(map(wide, [head, *cells])))
    place = 0
    for name, count in table.spanners:
        short = wide(name) - sum(widths[place : place + count]) - len(GAP) * (count - 1)
        if short > 0 and count:
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


def _row(row: RowView, part: Sequence[int], widths: Sequence[int], stub: int) -> Iterator[str]:
    labels = wrapped(row.label, stub) or [""]
    cells = (
        [_right(_said(row, i), widths[i], row.cells[i].numeric) for i in part] if row.cells else []
    )
    yield from labels[:-1]
    yield _line(labels[-1], cells, stub)


def _said(row: RowView, i: int) -> str:
    cell = row.cells[i]
    return f"{cell.said} ({cell.mark})" if cell.mark else cell.said


def _joined(names: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Each spanner once, over its columns."""
    cells: list[str] = []
    for block in _blocks(names):
        room = sum(widths[i] for i in block) + len(GAP) * (len(block) - 1)
        cells.append(_right(names[block[0]], room, True))
    return cells


def _line(stub: str, cells: Sequence[str], width: int) -> str:
    return stub + " " * max(0, width - wide(stub)) + "".join(GAP + cell for cell in cells)


def _right(said: str, width: int, numeric: bool) -> str:
    pad = " " * max(0, width - wide(said))
    return pad + said if numeric else said + pad
