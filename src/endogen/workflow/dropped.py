"""The answers that dropped out of each table, by reason: rows, and ``dropped.csv``.

For every table and every base that its numbers rest on::

    base + what dropped out = valid answers
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from endogen.chapters.chapter import Data, Told
from endogen.checks.dropping import Base, Losses, Reasons
from endogen.checks.rows import Rows, rows_of
from endogen.i18n import Words, text
from endogen.report.csv import lines
from endogen.report.document import Block, Table
from endogen.report.views import rows_of as cells_of
from endogen.study.codebook import Codebook, Scale, weakest
from endogen.study.dropping import Dropped, Line, Why
from endogen.study.grammar import Expression, Literal, Name, Operation, names
from endogen.survey.estimate import Estimate
from endogen.survey.expressions import written
from endogen.survey.results import Results
from endogen.workflow.assemble import tell_all
from endogen.workflow.bases import base_of
from endogen.workflow.opening import Opened

ID = "8.dropped"
FILE = "answers"  # what stands in the place of a table for rows of the file
COLUMNS = (
    "table",
    "variable",
    "reason",
    "count",
    "lacking",
    "group",
    "number",
    "base",
    "valid",
)
LONG = 40  # signs of a condition that a line of the report can hold
NAMED = 3  # variables that a line names; of more, the first and how many
OTHERS = ("0.returns",)  # tables of questionnaires, not of answers


@dataclass(frozen=True, slots=True)
class DropOut:
    """What dropped out of the tables of one report.

    Attributes
    ----------
    rows : Results
    tables : tuple of Dropped
        For the report.
    lines : tuple of tuples of str
        For ``dropped.csv``, under `COLUMNS`.
    """

    rows: Results
    tables: tuple[Dropped, ...]
    lines: tuple[tuple[str, ...], ...]


def valid_rows(data: Data) -> Rows:
    """The answers that count, with the columns that chapters derive and why some are missing."""
    return rows_of(data.households.table.frame, data.codebook)


def drop_out(
    opened: Opened,
    told: Told,
    blocks: Iterable[Block],
    rows: Rows,
    within: Expression | None = None,
) -> DropOut:
    """Count, for every table, the answers that are not in its bases.

    Parameters
    ----------
    opened : Opened
    told : Told
        The rows that the tables show.
    blocks : iterable of Block
        The report.
    rows : Rows
        The answers that count: all of them, or those of one place.
    within : Expression, optional
        The place.
    """
    tables = [b for b in blocks if isinstance(b, Table) and b.id not in OTHERS]
    of_table = {table.id: _bases(table, told, within) for table in tables}
    distinct = list(dict.fromkeys(base for bases in of_table.values() for base in bases))
    reasons = Reasons(opened.answers.dataset, opened.answers.instrument, told.codebook)
    losses = dict(zip(distinct, reasons.count(distinct, rows), strict=True))
    made: list[Estimate] = []
    told_of: list[Dropped] = []
    listed: list[tuple[str, ...]] = []
    for table in tables:
        found: dict[tuple[object, ...], Line] = {}
        for base in of_table[table.id]:
            counts = tuple(losses[base].lost.items())
            same = (_variables(base), base.conditions, losses[base].n, counts)
            if same in found:
                continue
            number = str(len(found) + 1)
            line, counted = _line(f"{ID}.{table.id}.{number}", base, losses[base], told)
            found[same] = line
            made += counted
            listed += _listed(table.id, number, base, losses[base])
        if found:
            told_of.append(Dropped(table.id, table.title, tuple(found.values())))
    if told_of:
        made.append(_tables(told_of, told))
    return DropOut(Results.of(made), tuple(told_of), tuple(listed))


def with_dropped(
    opened: Opened, told: Told, rows: Rows, within: Expression | None = None
) -> tuple[Told, tuple[Block, ...], DropOut]:
    """Tell all chapters, then once more with what dropped out of the tables they made."""
    lost = drop_out(opened, told, tell_all(told), rows, within)
    known = {**told.rows, **{row.id: row for row in lost.rows}}
    told = replace(told, rows=known, dropped=lost.tables)
    return told, tell_all(told), lost


def of_the_file(opened: Opened) -> tuple[tuple[str, ...], ...]:
    """The rows of the file that are no valid answers, as lines of ``dropped.csv``."""
    checked = opened.checked
    ends = (str(checked.valid), str(checked.rows))
    lost = [(FILE, "", why, str(n), "", "", "1", *ends) for why, n in checked.dropped.items()]
    return tuple(lost) or ((FILE, "", "", "0", "", "", "1", *ends),)


def dropped_csv(listed: Iterable[Sequence[str]], mark: str = "") -> bytes:
    """``dropped.csv``: one line a base and reason; a base that lacks nothing has one as well."""
    return lines([COLUMNS, *listed], [mark] if mark else ())


def _bases(table: Table, told: Told, within: Expression | None) -> list[Base]:
    found: dict[Base, None] = {}
    for id_ in cells_of(table):
        base = base_of(told[id_], told.codebook, within)
        if base is not None:
            found[base] = None
    return list(found)


def _tables(told_of: Sequence[Dropped], told: Told) -> Estimate:
    """How many tables hold every valid answer."""
    whole = sum(not any(line.lost for line in table.lines) for table in told_of)
    return Estimate(
        id=f"{ID}.tables",
        indicator="count",
        variable="tables",
        estimate=float(whole),
        count=whole,
        n=len(told_of),
        unit="tables",
        provenance=weakest(v.provenance for v in told.codebook),
    )


def _line(id_: str, base: Base, losses: Losses, told: Told) -> tuple[Line, list[Estimate]]:
    """A base for the report, and its rows."""
    summed: dict[Why, int] = {}
    for (why, _), n in losses.lost.items():
        summed[why] = summed.get(why, 0) + n
    valid = losses.n + sum(summed.values())
    counts = {"base": losses.n, **{why.name.lower(): summed[why] for why in Why if why in summed}}
    used = frozenset().union(*map(names, (*base.answers, *base.conditions)))
    source = weakest(told.codebook[name].provenance for name in used)
    rows = [
        Estimate(
            id=f"{id_}.{key}",
            indicator="count",
            variable=_variables(base),
            arguments=f"of={key}",
            estimate=float(n),
            count=n,
            n=valid,
            unit="households",
            base=text("where {condition}", condition=_condition(base)) if base.conditions else "",
            provenance=source,
        )
        for key, n in counts.items()
    ]
    lost = tuple((why, f"{id_}.{why.name.lower()}") for why in Why if why in summed)
    return Line(_label(base, told.codebook), f"{id_}.base", lost), rows


def _listed(table: str, number: str, base: Base, losses: Losses) -> list[tuple[str, ...]]:
    ends = (_condition(base), number, str(losses.n), str(losses.n + sum(losses.lost.values())))
    head = (table, _variables(base))
    if not losses.lost:
        return [(*head, "", "0", "", *ends)]
    return [(*head, why.value, str(n), lacking, *ends) for (why, lacking), n in losses.lost.items()]


def _condition(base: Base) -> str:
    return " and ".join(map(written, base.conditions))


def _variables(base: Base) -> str:
    return ", ".join(dict.fromkeys(n for answer in base.answers for n in sorted(names(answer))))


def _label(base: Base, codebook: Codebook) -> Words:
    used = list(dict.fromkeys(n for answer in base.answers for n in sorted(names(answer))))
    labels: list[Words] = [codebook[name].label or name for name in used]
    said = labels[0] if labels else text("all answers")
    if len(labels) > NAMED:
        said = text("{first} and {n} more", first=said, n=str(len(labels) - 1))
    else:
        for label in labels[1:]:
            said = text("{first}; {second}", first=said, second=label)
    for condition in base.conditions:
        said = text("{answers} ({group})", answers=said, group=_group(condition, codebook))
    return said


def _group(condition: Expression, codebook: Codebook) -> Words:
    """Whom a condition is about, in words where it is one yes or no."""
    match condition:
        case Operation("==", (Name(name), Literal(value))) if (
            name in codebook and codebook[name].scale is Scale.YES_NO and value in (0, 1)
        ):
            answer = text("yes") if value else text("no")
            return text("{column}: {place}", column=codebook[name].label or name, place=answer)
    said = written(condition)
    return said if len(said) <= LONG else text("those whom it concerns")
