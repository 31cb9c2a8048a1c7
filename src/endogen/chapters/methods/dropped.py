"""8.dropped: which answers are in no table, and why, table by table."""

from __future__ import annotations

from collections.abc import Iterable

from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import line, listing, says, shown
from endogen.i18n import Words, text
from endogen.report.document import Block, Column, Note, Row, RowKind, Show, Table, Value
from endogen.study.dropping import Dropped, Line, Why
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "8.dropped"
TABLES = f"{ID}.tables"
WHY: dict[Why, Words] = {
    Why.OUTSIDE: text("not of the group"),
    Why.NOT_ASKED: text("not asked (skip)"),
    Why.NOT_APPLICABLE: text("not applicable"),
    Why.NOT_NAMED: text("not named"),
    Why.REFUSED: text("refused"),
    Why.DONT_KNOW: text("does not know"),
    Why.BLANK: text("left blank"),
    Why.UNREADABLE: text("unreadable"),
    Why.UNLISTED: text("no code of the list"),
    Why.UNDEFINED: text("not defined"),
}


def ask_dropped(_data: Data) -> Results:
    """Counted when all tables are known."""
    return Results()


def tell_dropped(told: Told) -> tuple[Block, ...]:
    """A line for each base that lacks answers; the tables that lack none in one sentence."""
    if not told.dropped:
        return ()
    lacking = [(table, lines) for table in told.dropped if (lines := _lacking(table, told))]
    whole = [table.title for table in told.dropped if not _lacking(table, told)]
    sentence = text(
        "{whole} of {all} tables hold every valid answer. The others lack households that are "
        "not of the group, were not asked, or did not answer.",
        whole=Value(TABLES, Show.COUNT),
        all=Value(TABLES, Show.N),
    )
    blocks: list[Block] = [says(sentence, [TABLES], Strength.DESCRIPTIVE)]
    if lacking:
        blocks.append(_table(lacking, told))
    if whole:
        words = text("All valid answers are in these tables: {tables}.", tables=listing(whole))
        blocks.append(Note(words))
    return tuple(blocks)


def _lacking(table: Dropped, told: Told) -> list[tuple[list[Words], Line]]:
    """The bases that lack answers, those with the same counts as one line."""
    found: dict[tuple[object, ...], tuple[list[Words], Line]] = {}
    for one in table.lines:
        if one.lost:
            counts = tuple((why, told[row].count) for why, row in one.lost)
            labels, _ = found.setdefault((told[one.base].n, *counts), ([], one))
            if one.label not in labels:
                labels.append(one.label)
    return list(found.values())


def _table(lacking: Iterable[tuple[Dropped, list[tuple[list[Words], Line]]]], told: Told) -> Table:
    lacking = list(lacking)
    seen = {why for _, lines in lacking for _, one in lines for why, _ in one.lost}
    reasons = [why for why in WHY if why in seen]
    rows: list[Row] = []
    for table, lines in lacking:
        rows.append(Row(table.title, kind=RowKind.GROUP))
        for labels, one in lines:
            lost = dict(one.lost)
            cells = [shown(told, lost[why], Show.COUNT) if why in lost else None for why in reasons]
            rows.append(line(_together(labels), (Value(one.base, Show.COUNT), *cells)))
    first = lacking[0][1][0][1]
    return Table(
        id=ID,
        title=text("Answers that are not in a table, by reason"),
        stub=text("Table and answers"),
        columns=(
            Column(text("in the table")),
            *(Column(WHY[why], spanner=text("dropped out")) for why in reasons),
        ),
        rows=tuple(rows),
        base=text("{n} valid answers in every line.", n=Value(first.base, Show.N)),
        notes=(
            text(
                "Each household is counted once in a line, for the first reason that applies: "
                "not known whether it belongs to the group, not of the group, then the missing "
                "answers in turn. dropped.csv holds every base of every table, and which answer "
                "is missing."
            ),
        ),
    )


def _together(labels: list[Words]) -> Words:
    """Several answers whose counts are the same."""
    if len(labels) <= 2:
        return listing(labels)
    return text("{first} and {n} others", first=labels[0], n=str(len(labels) - 1))


SECTION = Section(ID, text("Answers that dropped out"), (), ask_dropped, tell_dropped)
