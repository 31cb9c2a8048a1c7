"""Shapes of tables and sentences that several sections share."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from endogen.chapters.chapter import Told
from endogen.i18n import Text, Words, text
from endogen.report.document import Cell, Column, Note, NoteKind, Row, Show, Statement, Value
from endogen.report.format import shown as written
from endogen.study.roles import item_label
from endogen.survey.strength import Strength

ALL = text("All households")
REGISTERED = text("Registered")
OTHERS = text("Not registered")
GROUPS = (REGISTERED, OTHERS)
DIFFERENCE = text("Registered minus not registered")
UNANSWERED = Note(text("Nobody answered these questions."))
UNPAIRED = Note(
    text("No programme was asked about in all the ways that this section compares."),
    NoteKind.ABSENT,
)
INCOMPARABLE = Note(
    text(
        "Registered households cannot be compared with the others: one of the two groups has no "
        "household that answered, or too few, or the answers do not vary."
    )
)
PROGRAMME = text("Programme")


def interval(told: Told) -> Text:
    """The head of a column of intervals, with their level."""
    return text("{level}% interval", level=f"{100 * told.study.report.level:g}")


def frequency_columns(told: Told) -> tuple[Column, ...]:
    """Count, percent, interval."""
    return (Column(text("n")), Column(text("%")), Column(interval(told)))


def frequency_cells(row: str) -> tuple[Cell, ...]:
    """The cells under `frequency_columns`."""
    return (Value(row, Show.COUNT), Value(row, Show.PERCENT), Value(row, Show.CI_PERCENT))


def status_columns(told: Told, head: Words, difference: Words) -> tuple[Column, ...]:
    """All households with an interval; the two groups, their difference and its p, if known."""
    whole = (Column(head, spanner=ALL), Column(interval(told), spanner=ALL))
    if not told.codebook.has("registered"):
        return whole
    return (
        *whole,
        Column(head, spanner=REGISTERED),
        Column(head, spanner=OTHERS),
        Column(difference, spanner=DIFFERENCE),
        Column(interval(told), spanner=DIFFERENCE),
        Column(text("p (Holm)"), spanner=DIFFERENCE),
    )


def status_cells(told: Told, key: str, show: Show, contrast: str, change: Show) -> tuple[Cell, ...]:
    """The cells under `status_columns`.

    Parameters
    ----------
    key : str
        The row of all households; ``key.registered`` and ``key.other`` are the groups'.
    contrast : str
        The row of their difference.
    """
    whole = (Value(key, show), shown(told, key, show.interval))
    if not told.codebook.has("registered"):
        return whole
    return (
        *whole,
        shown(told, f"{key}.registered", show),
        shown(told, f"{key}.other", show),
        shown(told, contrast, change),
        shown(told, contrast, change.interval),
        shown(told, contrast, Show.P_ADJUSTED),
    )


def by_status(told: Told, row: str) -> bool:
    """Whether a row was estimated for both groups: one may have no household."""
    return f"{row}.registered" in told and f"{row}.other" in told


def shown(told: Told, row: str, show: Show | None) -> Value | None:
    """The value of a row, or nothing where the row was not asked for."""
    return Value(row, show) if show and row in told else None


def known(told: Told, *rows: str) -> bool:
    """Whether all these rows were asked for and hold a number."""
    return all(row in told and not math.isnan(told[row].estimate) for row in rows)


def bracketed(told: Told, row: str, show: Show) -> Words:
    """An interval with the gap before it; nothing where too few answers, or all alike, give none.

    Answers without any spread would make an interval of no width: certainty from few answers.
    """
    limits = (told[row].ci_low, told[row].ci_high)
    if any(math.isnan(limit) for limit in limits) or (limits[0] == limits[1] and told[row].se == 0):
        return ""
    return text(" {interval}", interval=Value(row, show.interval or show))


def detectable(told: Told, row: str, show: Show, unit: Callable[[Words], Words]) -> Words:
    """The smallest difference that would be found, or that none can be computed."""
    if not known(told, row):
        return text("how large it would have to be to be found cannot be computed")
    size = unit(text("{size}", size=Value(row, show)))
    return text("{size} would be found in four cases of five", size=size)


def extent(told: Told, order: Sequence[str], show: Show) -> Words:
    """The first and the last of rows in order; one number where they print alike."""
    low, high = Value(order[0], show), Value(order[-1], show)
    if written(told[low.row], show) == written(told[high.row], show):
        return text("{size}", size=low)
    return text("{low} to {high}", low=low, high=high)


def hedged(sentence: Words, total: int) -> Text:
    """A sentence that holds for one comparison, not for all of its family."""
    return text(
        "{sentence} This holds for each comparison alone, not for all {total} together (Holm).",
        sentence=sentence,
        total=str(total),
    )


def tested(told: Told, family: str) -> int:
    """How many tests are adjusted together in a family."""
    return sum(row.family == family and not math.isnan(row.p) for row in told.rows.values())


def methods(told: Told, rows: Iterable[str]) -> Words:
    """All ways in which the rows of a table or figure were made, each said once."""
    said = dict.fromkeys(told[row].method for row in rows if row in told and told[row].method)
    whole: Words = ""
    for words in said:
        whole = text("{first}; {second}", first=whole, second=words) if whole else words
    return whole


def yuan(size: Words) -> Words:
    """A size in yuan."""
    return text("{size} yuan", size=size)


def plain(size: Words) -> Words:
    """A size that has no unit."""
    return size


def points(size: Words) -> Words:
    """A size in percentage points."""
    return text("{size} percentage points", size=size)


def short_points(size: Words) -> Words:
    """The same, within brackets."""
    return text("{size} points", size=size)


def numbers(told: Told, rows: Iterable[str]) -> Words:
    """The n of rows: one number where they agree, else the smallest and the largest."""
    present = [row for row in rows if row in told]
    counts = {row: told[row].n or 0 for row in present}
    least = Value(min(present, key=lambda row: counts[row]), Show.N)
    most = Value(max(present, key=lambda row: counts[row]), Show.N)
    if len(set(counts.values())) == 1:
        return text("{n}", n=least)
    return text("{least}–{most}", least=least, most=most)


def base(told: Told, rows: Iterable[str]) -> Text:
    """The base of a table: how many households answered, over all its rows."""
    return text("{n} households with an answer.", n=numbers(told, rows))


def item(family: str, name: str) -> Words:
    """What a programme, source, cause or project is called."""
    return item_label(f"{family}:{name}")


def listing(items: Sequence[Words]) -> Words:
    """Join words as a list: a, b and c."""
    if not items:
        return text("none")
    joined: Words = items[0]
    for word in items[1:-1]:
        joined = text("{a}, {b}", a=joined, b=word)
    return text("{a} and {b}", a=joined, b=items[-1]) if len(items) > 1 else joined


def says(sentence: Words, rows: Iterable[str], strength: Strength) -> Statement:
    """A statement with the rows that carry it."""
    return Statement(sentence, strength, tuple(rows))


def line(label: Words, cells: Iterable[Cell]) -> Row:
    """A body row."""
    return Row(label, tuple(cells))


def ranked(told: Told, rows: Iterable[str]) -> list[str]:
    """Row ids from the largest estimate to the smallest; undefined ones are left out."""
    return sorted((row for row in rows if known(told, row)), key=lambda row: -told[row].estimate)


def tied(told: Told, order: Sequence[str]) -> list[str]:
    """The rows at the head of an order that are equal: no one of them comes first alone."""
    if not order:
        return []
    top = told[order[0]].estimate
    return [row for row in order if math.isclose(told[row].estimate, top, rel_tol=1e-9)]


def sized(
    told: Told, label: Words, row: str, show: Show, unit: Callable[[Words], Words] = plain
) -> Words:
    """An item with its number and interval: "cooperatives (+2.5 points [−23.8, +28.8])"."""
    return text(
        "{item} ({size}{interval})",
        item=label,
        size=unit(text("{size}", size=Value(row, show))),
        interval=bracketed(told, row, show) if show.interval else "",
    )


def measured(
    told: Told,
    rows: Iterable[str],
    family: str,
    show: Show,
    unit: Callable[[Words], Words] = plain,
) -> Words:
    """The items of these rows as a list, each with its number and its interval."""
    return listing([sized(told, item(family, row.split(".")[2]), row, show, unit) for row in rows])
