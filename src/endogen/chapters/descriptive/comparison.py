"""One table a grouping: how far the groups are apart on every question, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator

from endogen.chapters.descriptive.described import Described, named
from endogen.describing import Grouping, Topic
from endogen.i18n import Words, text
from endogen.report.document import Block, Cell, Column, Heading, Note, Row, RowKind, Show, Table
from endogen.report.value import Value
from endogen.survey.estimate import Estimate

DETECTABLE = {
    Show.R: Show.R,
    Show.CHANGE_YUAN: Show.YUAN,
    Show.POINTS: Show.GAP,
    Show.CHANGE: Show.DECIMAL,
}


def comparison(told: Described, grouping: Grouping) -> list[Block]:
    """The table, under its heading."""
    lines = list(_lines(told, grouping))
    blocks: list[Block] = [
        Heading(2, text("By {group}", group=grouping.label), f"by-{grouping.column}")
    ]
    if not lines:
        return [*blocks, Note(text("No question can be compared between these groups."))]
    two = len(grouping.groups) == 2
    level = text("{level}% interval", level=f"{100 * told.level:g}")
    columns = (
        Column(text("n")),
        *((Column(text("difference")),) if two else ()),
        Column(text("p")),
        Column(text("p (Holm)")),
        *((Column(level), Column(text("detectable"))) if two else ()),
    )
    table = Table(
        id=f"by-{grouping.column}",
        title=text("Every question by {group}", group=grouping.label),
        stub=text("Question"),
        columns=columns,
        rows=tuple(lines),
        method=text("the test of each question stands under its table"),
        notes=tuple(_notes(grouping)),
    )
    return [*blocks, table]


def _lines(told: Described, grouping: Grouping) -> Iterator[Row]:
    for topic in told.topics:
        if topic.items:
            items = [
                row
                for item in topic.items
                if (row := _line(told, topic, grouping, item.label, f".{item.column}"))
            ]
            if items:
                yield Row(named(topic), kind=RowKind.GROUP)
                yield from items
        elif row := _line(told, topic, grouping, topic.label, ""):
            yield row


def _line(told: Described, topic: Topic, grouping: Grouping, title: Words, item: str) -> Row | None:
    ending = f"{item}.{grouping.column}"
    test = told.id(topic, f"test{ending}")
    if test not in told:
        return None
    p: tuple[Cell, ...] = (Value(test, Show.P), Value(test, Show.P_ADJUSTED))
    n = Value(test, Show.N)
    if len(grouping.groups) != 2:
        return Row(title, (n, *p))
    delta, gap = (told.id(topic, f"{what}{ending}") for what in ("cliffs_delta", "difference"))
    mde = told.id(topic, f"mde{ending}")
    shown = delta if delta in told else gap if gap in told else ""
    if not shown:
        return Row(title, (n, None, *p, None, None))
    show = _show(told.rows[shown])
    least = Value(mde, DETECTABLE[show]) if mde in told else None
    return Row(title, (n, Value(shown, show), *p, Value(shown, show.interval or show), least))


def _show(row: Estimate) -> Show:
    """How a difference is shown: in points, as Cliff's delta, in yuan, or as it is."""
    if row.indicator == "cliffs_delta":
        return Show.R
    if row.unit == "yuan":
        return Show.CHANGE_YUAN
    return Show.POINTS if row.unit == "share" else Show.CHANGE


def _notes(grouping: Grouping) -> Iterator[Words]:
    if len(grouping.groups) == 2:
        yield text(
            "Difference: {first} minus {second}: percentage points where one answer of two is "
            "counted, Cliff's delta (−1 to 1) for ordered answers, the difference of means for "
            "numbers. Detectable: the smallest difference that such a sample would show in four "
            "cases of five, in the same unit; beside a p that decides nothing it says how much "
            "could have been missed.",
            first=grouping.groups[0][1],
            second=grouping.groups[1][1],
        )
    yield text("p (Holm) is adjusted for the number of tests in this table; p stands for itself.")
