"""Of whom chapter 3 speaks: all households, by registration, and by labour.

A household without labour has other ways to more power over its life than one with it, so
that each table stands split by both.  Rows end in ``.registered``, ``.other``, ``.able`` or
``.without``; their differences in ``.difference`` and ``.labour``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from endogen.chapters.asking import THEM, ask, ask_by, ask_by_status, joined
from endogen.chapters.chapter import Data, Told
from endogen.chapters.layout import interval, shown, status_cells, status_columns
from endogen.chapters.which_mode.measures import LABOUR
from endogen.i18n import Words, text
from endogen.indicators import Indicator
from endogen.report.document import Cell, Column, Note, NoteKind, Show, Table
from endogen.survey.compare import compare
from endogen.survey.detectable import detectable
from endogen.survey.estimate import Estimate
from endogen.survey.results import Results

BY_LABOUR = {"1": "able", "0": "without"}
ABLE = text("households with labour")
CONTRASTS = {"difference": "registered", "labour": "can-work"}
"""The last part of a contrast's id, and the role of the groups that it compares."""
NO_LABOUR = Note(
    text(
        "Who can work was not asked (members, their ages, lost capacity), so that households with "
        "and without labour cannot be told apart here."
    )
)


def ask_groups(data: Data, section: str, wanted: Mapping[str, Indicator]) -> Results:
    """What is wanted of all, by registration and by labour."""
    parts = [ask(data, section, wanted), ask_by_status(data, section, wanted)]
    if data.codebook.has("can-work"):
        parts.append(ask_by(data, section, wanted, data.codebook.column("can-work"), BY_LABOUR))
    return joined(parts)


def compare_groups(
    data: Data, section: str, columns: Mapping[str, str], kind: str, family: str = ""
) -> Results:
    """Registered less other households, able less others, of columns by key.

    Each of the two is a family of its own, Holm-adjusted.  Rows: ``section.key.difference``
    and ``.labour``, each with its ``-mde``.
    """
    report, parts = data.study.report, []
    keys = {column: key for key, column in columns.items()}
    for contrast, role in CONTRASTS.items():
        if not (columns and data.codebook.has(role)):
            continue
        found = compare(
            data.households,
            list(columns.values()),
            data.codebook.column(role),
            kind,
            seed=report.seed,
            permutations=report.permutations,
            level=report.level,
            family=f"{family or section}.{contrast}",
            name=THEM if contrast == "difference" else ABLE,
        )
        kept = found.only(lambda row: row.indicator in ("difference", "mde"))
        parts.append(kept.named(_named(section, keys, contrast)))
    return joined(parts)


def contrast_groups(asked: Results, keys: list[str], family: str) -> Results:
    """The same contrasts of any indicator, from the rows of `ask_groups` and their covariance."""
    ids = {row.id for row in asked}
    made = Results()
    pairs = {"difference": ("registered", "other"), "labour": ("able", "without")}
    for contrast, (one, other) in pairs.items():
        rows = Results()
        for key in keys:
            both = [f"{key}.{one}", f"{key}.{other}"]
            if ids.issuperset(both):
                rows += contrast_of(asked, both[0], both[1], f"{key}.{contrast}")
        rows = rows.holm(f"{family}.{contrast}")
        made += rows + Results.of([detectable(row) for row in rows]).named(
            lambda row: f"{row.id}-mde"
        )
    return made


def contrast_of(asked: Results, one: str, other: str, name: str, *, same: bool = False) -> Results:
    """One row less another of the same call; `same` when both speak of the same households."""
    found = asked.contrast({one: 1.0, other: -1.0}).renamed([name])
    counts = [asked[row].n or 0 for row in (one, other)]
    n = min(counts) if same else sum(counts)
    return Results(tuple(replace(row, n=n) for row in found.rows), found.parts)


def one_family(parts: list[Results], family: str) -> Results:
    """Contrasts that were made in different ways, Holm-adjusted together, each kind by itself."""
    rows, made = joined(parts), Results()
    for contrast in CONTRASTS:
        made += _ending(rows, f".{contrast}").holm(f"{family}.{contrast}")
    return made + _ending(rows, "-mde")


def _ending(rows: Results, end: str) -> Results:
    return rows.only(lambda row: row.id.endswith(end))


def group_columns(told: Told, head: Words, difference: Words) -> tuple[Column, ...]:
    """All, by registration with its contrast, by labour with its own."""
    columns = status_columns(told, head, difference)
    if not told.codebook.has("can-work"):
        return columns
    gap = text("With labour minus without")
    return (
        *columns,
        Column(head, spanner=text("With labour")),
        Column(head, spanner=text("Without labour")),
        Column(difference, spanner=gap),
        Column(interval(told), spanner=gap),
        Column(text("p (Holm)"), spanner=gap),
    )


def group_cells(told: Told, key: str, show: Show, change: Show) -> tuple[Cell, ...]:
    """The cells under `group_columns`."""
    cells = status_cells(told, key, show, f"{key}.difference", change)
    if not told.codebook.has("can-work"):
        return cells
    return (
        *cells,
        shown(told, f"{key}.able", show),
        shown(told, f"{key}.without", show),
        shown(told, f"{key}.labour", change),
        shown(told, f"{key}.labour", change.interval),
        shown(told, f"{key}.labour", Show.P_ADJUSTED),
    )


def split(told: Told, table: Table, by_labour: Words) -> tuple[Table, ...]:
    """A table under `group_columns` as two, since a page is too narrow for all its columns.

    Parameters
    ----------
    by_labour : Words
        The title of the second; there is none where nobody knows who can work.
    """
    if not told.codebook.has("can-work"):
        return (table,)
    at = len(status_columns(told, "", ""))
    return (
        _part(table, slice(None, at)),
        replace(_part(table, slice(at, None)), id=f"{table.id}-labour", title=by_labour),
    )


def _part(table: Table, columns: slice) -> Table:
    rows = tuple(replace(row, cells=row.cells[columns]) for row in table.rows)
    return replace(table, columns=table.columns[columns], rows=rows)


def pair(contrast: str) -> tuple[Words, Words]:
    """Whom a contrast compares."""
    if contrast == "labour":
        return LABOUR["able"], LABOUR["without"]
    return THEM, text("the others")


def claimed(words: Words) -> Note:
    """What the paper says of it, beside the finding."""
    return Note(text("The paper on P Village says: {claim}", claim=words), NoteKind.INFO)


def _named(section: str, keys: Mapping[str, str], contrast: str) -> Callable[[Estimate], str]:
    def name(row: Estimate) -> str:
        end = contrast if row.indicator == "difference" else f"{contrast}-mde"
        return f"{section}.{keys[row.variable]}.{end}"

    return name
