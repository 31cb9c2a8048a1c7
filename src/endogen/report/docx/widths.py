"""How wide the columns of a table must be, so that no word is broken in any program.

Word and LibreOffice break inside a word when it does not fit its column.  So each column
gets at least its longest word (a number or an interval counts as one), heads counted bold
and Chinese characters full, and what is left goes to those whose lines would wrap.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from endogen.report.docx.letters import BOLD, width
from endogen.report.measure import pieces
from endogen.report.views import CellView, TableView

INDENT = 8.0  # of a stub below a group
SPARE = 1.05  # fonts that stand in for others may be a little wider
ENOUGH = 45.0  # ems that a sentence needs to be read with ease
FEW, NARROW = 2, 0.6  # a stub and one column do not fill the page: this much of it is enough
TOGETHER = 4.0  # ems of Chinese, which may break anywhere, that look broken when they do
HEAD = 6.0  # and in a head


@dataclass(frozen=True, slots=True)
class Need:
    """What a column needs: for its longest word, and to wrap nowhere."""

    least: float
    wanted: float


@dataclass(frozen=True, slots=True)
class Letters:
    """Sizes of a table in points: of its letters, and of both margins of a cell together."""

    size: float
    padding: float


def columns(view: TableView, letters: Letters, room: float) -> list[float] | None:
    """The widths of stub and columns in points; None when words would be broken.

    Parameters
    ----------
    room : float
        Between the margins of the page, in points.
    """
    needs = _needs(view, letters)
    least = sum(need.least for need in needs)
    wanted = sum(need.wanted for need in needs)
    if least > room:
        return None
    if wanted >= room:
        share = (room - least) / (wanted - least)
        return [need.least + share * (need.wanted - need.least) for need in needs]
    whole = room if len(needs) > FEW else max(wanted, NARROW * room)
    return [need.wanted * whole / wanted for need in needs]


def squeezed(view: TableView, letters: Letters, room: float) -> list[float]:
    """Widths within `room` though words will be broken: there is no other way left."""
    needs = _needs(view, letters)
    least = sum(need.least for need in needs)
    return [need.least * room / least for need in needs]


def _needs(view: TableView, letters: Letters) -> list[Need]:
    size, padding = letters.size, letters.padding
    below = INDENT if any(row.kind == "group" for row in view.rows) else 0.0
    labels = [_words(row.label, size) for row in view.rows if row.kind != "group"]
    stub = _most([*labels, _head(view.stub, size)])
    needs = [Need(stub.least + below, stub.wanted + below)]
    for at, (head, _) in enumerate(view.heads):
        cells = [_cell(row.cells[at], size) for row in view.rows if row.cells]
        needs.append(_most([*cells, _head(head, size)]))
    _spread(needs, view.spanners, size)
    return [Need(padding + SPARE * n.least, padding + SPARE * n.wanted) for n in needs]


def _most(needs: Iterable[Need]) -> Need:
    found = list(needs)
    return Need(max(n.least for n in found), max(n.wanted for n in found))


def _cell(cell: CellView, size: float) -> Need:
    if cell.numeric and not cell.long:
        whole = width(cell.said + cell.mark, size)
        return Need(whole, whole)
    return _words(cell.said, size)


def _words(said: str, size: float) -> Need:
    lines = said.split("\n")
    longest = max(_longest(line, size) for line in lines)
    whole = max(width(line, size) for line in lines)
    return Need(longest, max(longest, min(whole, ENOUGH * size)))


def _head(said: str, size: float) -> Need:
    """A head may wrap to three lines before it widens its column; a Chinese one had better not."""
    longest, whole = _longest(said, size, bold=True), width(said, size, bold=True)
    wanted = min(whole, 8 * size) if _chinese(said) else 1.2 * whole / 3
    return Need(longest, max(longest, wanted))


def _longest(said: str, size: float, *, bold: bool = False) -> float:
    """The width of the longest part that must not be broken."""
    whole = width(said, size, bold=bold)
    longest = max(width(part.rstrip(), size, bold=bold) for part in _parts(said))
    if not _chinese(said):
        return longest
    if bold:
        return whole if whole <= HEAD * BOLD * size else max(longest, whole / 2 + size)
    return max(longest, min(whole, TOGETHER * size))


def _chinese(said: str) -> bool:
    return any(unicodedata.east_asian_width(sign) == "W" for sign in said)


def _parts(said: str) -> list[str]:
    """What stays on one line: LibreOffice holds Latin letters to a Chinese mark before them."""
    parts: list[str] = []
    for part in pieces(said, after=(" ",)):
        if parts and part[0].isascii() and unicodedata.category(parts[-1][-1])[0] == "P":
            parts[-1] += part
        else:
            parts.append(part)
    return parts or [""]


def _spread(needs: list[Need], spanners: Sequence[tuple[str, int]], size: float) -> None:
    """Widen the columns under a spanner that is wider than they are together."""
    at = 1
    for said, span in spanners:
        under = needs[at : at + span]
        lacking = _head(said, size).wanted - sum(need.wanted for need in under)
        tight = _head(said, size).least - sum(need.least for need in under)
        for order, need in enumerate(under):
            more, least = max(0.0, lacking) / span, max(0.0, tight) / span
            needs[at + order] = Need(need.least + least, max(need.wanted + more, need.least))
        at += span
