"""The table and the chart of 4.effects."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from endogen.chapters.chapter import Told
from endogen.chapters.layout import interval, item, known, line, numbers, shown
from endogen.chapters.which_mode.measures import LABOUR
from endogen.chapters.which_mode.outcomes import ID, OUTCOMES, SCORE
from endogen.i18n import Words, text
from endogen.report.chart import Forest, Item
from endogen.report.document import Column, Figure, Row, RowKind, Show, Table, Value


def pairs(told: Told, modes: Iterable[str]) -> list[str]:
    """The rows of the contrasts of two modes that are known."""
    rows = [f"{ID}.{SCORE}.{one}-{other}" for one, other in combinations(modes, 2)]
    return [row for row in rows if known(told, row)]


def table(told: Told, keys: list[str], modes: list[str]) -> Table:
    """Every outcome by mode; of the score, contrasts and households by labour as well."""
    rows: list[Row] = []
    for key in keys:
        lines = [_line(told, f"{ID}.{key}.{mode}", mode) for mode in modes]
        if key == SCORE:
            lines += [_line(told, row, row.rpartition(".")[2]) for row in pairs(told, modes)]
        rows += [Row(OUTCOMES[key][0], kind=RowKind.GROUP), *lines]
    for who, label in LABOUR.items():
        if any(known(told, f"{ID}.{SCORE}.{mode}.{who}") for mode in modes):
            head = text("{outcome}, {group}", outcome=OUTCOMES[SCORE][0], group=label)
            lines = [_line(told, f"{ID}.{SCORE}.{mode}.{who}", mode) for mode in modes]
            rows += [Row(head, kind=RowKind.GROUP), *lines]
    shown_rows = [f"{ID}.{key}.{mode}" for key in keys for mode in modes]
    return Table(
        id=ID,
        title=text("What goes with each operating mode, the others held constant"),
        stub=text("Outcome and mode"),
        columns=(
            Column(text("points")),
            Column(interval(told)),
            Column(text("p")),
            Column(text("p (Holm)")),
            Column(text("would be found")),
        ),
        rows=tuple(rows),
        base=text("{n} households with all answers.", n=numbers(told, shown_rows)),
        method=told[shown_rows[0]].method,
        notes=(
            text(
                "Regression on all modes together; held constant as far as they were asked: age "
                "and schooling of the head, size of the household, labour, registration. "
                "Would be found: the size that four samples of five like this one would show, "
                "all lines of an outcome tested together (Holm)."
            ),
        ),
    )


def _line(told: Told, row: str, name: str) -> Row:
    cells = (
        shown(told, row, Show.POINTS),
        shown(told, row, Show.CI_POINTS),
        shown(told, row, Show.P),
        shown(told, row, Show.P_ADJUSTED),
        shown(told, f"{row}.mde", Show.GAP),
    )
    one, dash, other = name.partition("-")
    label: Words = item("exposure", one)
    if dash:
        label = text("{one} minus {other}", one=label, other=item("exposure", other))
    return line(label, cells)


def figure(told: Told, modes: list[str]) -> Figure:
    """The score that goes with each mode."""
    shown_modes = [mode for mode in modes if known(told, f"{ID}.{SCORE}.{mode}")]
    first = f"{ID}.{SCORE}.{shown_modes[0]}"
    return Figure(
        id=f"{ID}-chart",
        title=text("Empowerment score that goes with each operating mode"),
        chart=Forest(
            items=tuple(
                Item(item("exposure", mode), (f"{ID}.{SCORE}.{mode}",)) for mode in shown_modes
            ),
            show=Show.POINTS,
            axis=text("percentage points of the score"),
            stub=text("Operating mode"),
        ),
        alt=text("The difference of the empowerment score with each mode, with its interval."),
        base=text("{n} households with all answers.", n=Value(first, Show.N)),
        method=told[first].method,
    )
