"""The reports on places, and the index of them in the report on the whole study."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from endogen.chapters.chapter import Data, Told
from endogen.checks.rows import Rows
from endogen.i18n import Words, text
from endogen.report.document import (
    Block,
    Column,
    Document,
    Figure,
    Heading,
    Link,
    Note,
    Row,
    RowKind,
    Show,
    Table,
    Value,
)
from endogen.study.codebook import Variable
from endogen.survey.estimate import Estimate
from endogen.survey.groups import BETWEEN
from endogen.survey.results import Results
from endogen.workflow.assemble import ask_all, document
from endogen.workflow.dropped import with_dropped
from endogen.workflow.opening import Opened
from endogen.workflow.places import FEWEST, By, Place, data_of

Step = Callable[[Words], None]
Write = Callable[[Document, Mapping[str, Estimate]], Mapping[str, bytes]]
INDEX = "0.places"
WHOLE = "../../report.{lang}.{format}"
REPORT = "/report.{lang}.{format}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A place and what its chapters asked for and tell, under the ids of the whole study.

    Attributes
    ----------
    lines : tuple of tuples of str
        Its part of ``dropped.csv``.
    """

    place: Place
    data: Data
    rows: Results
    told: Told
    blocks: tuple[Block, ...]
    lines: tuple[tuple[str, ...], ...]


def ask_places(
    opened: Opened, data: Data, found: Iterable[By], rows: Rows, step: Step
) -> list[Asked]:
    """Let every chapter ask for every place that has households enough.

    Parameters
    ----------
    rows : Rows
        All answers that count.
    """
    asked = []
    for place in (place for by in found for place in by.places if place.folder):
        step(text("{column}: {place}", column=called(place.variable), place=place.label))
        asked.append(_asked(place, opened, data, rows.kept(place.condition)))
    return asked


def _asked(place: Place, opened: Opened, data: Data, rows: Rows) -> Asked:
    own = data_of(place, opened, data, rows)
    results = ask_all(own, lambda _section: None)
    told = Told(opened.study, own.codebook, {row.id: row for row in results}, (), None)
    told, blocks, lost = with_dropped(opened, told, rows, place.condition)
    listed = tuple((line[0] + place.mark, *line[1:]) for line in lost.lines)
    return Asked(place, own, results + lost.rows, told, blocks, listed)


def marked(asked: Asked) -> Results:
    """The rows of a place as they stand beside those of the whole study.

    Their id ends in ``@column=value``; domain and group begin with the place.
    """
    place = asked.place

    def of(row: Estimate) -> Estimate:
        domain = BETWEEN.join(filter(None, (place.variable.name, row.domain)))
        group = BETWEEN.join(filter(None, (place.code, row.group)))
        family = f"{row.family}{place.mark}" if row.family else ""
        return replace(row, id=row.id + place.mark, domain=domain, group=group, family=family)

    return Results(tuple(map(of, asked.rows)), asked.rows.parts)


def index_rows(found: Iterable[By], provenance: Mapping[str, str]) -> Results:
    """How many households each place has: rows ``0.places.column.1`` and so on."""
    rows = []
    for by in found:
        name, total = by.variable.name, by.unknown + sum(p.households for p in by.places)
        counted = [(str(at), p.code, p.households) for at, p in enumerate(by.places, start=1)]
        for key, group, n in (*counted, ("unknown", "", by.unknown)):
            rows.append(
                Estimate(
                    id=f"{INDEX}.{name}.{key}",
                    indicator="count",
                    variable=name,
                    domain=name if group else "",
                    group=group,
                    estimate=float(n),
                    count=n,
                    n=total,
                    unit="households",
                    provenance=str(provenance.get(name, "survey")),
                )
            )
    return Results.of(rows)


def index(found: Iterable[By]) -> tuple[Block, ...]:
    """The list of places with the way to their reports."""
    tables = [_index(by) for by in found]
    if not tables:
        return ()
    return (Heading(1, text("Reports by place"), "places", numbered=False), *tables)


def _index(by: By) -> Table:
    name = by.variable.name
    rows = [
        Row(place.label, (Value(f"{INDEX}.{name}.{at}", Show.COUNT), _way(place)))
        for at, place in enumerate(by.places, start=1)
    ]
    unknown = f"{INDEX}.{name}.unknown"
    if by.unknown:
        said = text("in no report by place")
        rows.append(Row(text("not known"), (Value(unknown, Show.COUNT), said)))
    rows.append(Row(text("all"), (Value(unknown, Show.N), None), RowKind.TOTAL))
    return Table(
        id=f"{INDEX}.{name}",
        title=text("Households and reports by {column}", column=called(by.variable)),
        stub=called(by.variable),
        columns=(Column(text("households")), Column(text("Report"), numeric=False)),
        rows=tuple(rows),
        base=text("{n} valid answers.", n=Value(unknown, Show.N)),
        notes=(
            text(
                "Each report holds the same tables for the households of one place. Places are "
                "domains of the whole sample: their standard errors count all its strata and "
                "sampling units. In results.csv the ids of their rows end in @ and the place."
            ),
        ),
    )


def _way(place: Place) -> Link | Words:
    if place.folder:
        return Link(place.folder, place.folder + REPORT)
    return text("fewer than {n} households: no report of its own", n=str(FEWEST))


def called(variable: Variable) -> Words:
    """What a column of places is called."""
    return variable.label or variable.name


def place_files(asked: Asked, write: Write) -> dict[str, bytes]:
    """The files of the report on one place, by their names below the run's folder."""
    said = _placed(document(asked.told, asked.blocks), asked, len(asked.data.households))
    written = write(said, asked.told.rows)
    return {f"{asked.place.folder}/{name}": content for name, content in written.items()}


def _placed(whole: Document, asked: Asked, total: int) -> Document:
    """Say the place in the title, the banners and every base."""
    place = asked.place
    name = text("{column}: {place}", column=called(place.variable), place=place.label)
    banner = text(
        "One place only. {place}: {n} of the {total} households of the study.",
        place=name,
        n=str(place.households),
        total=str(total),
    )
    elsewhere = Note(
        text(
            "Questionnaires that did not come back, what the checks of the answers found, "
            "corrections, and figures printed elsewhere stand in the report on the whole study."
        )
    )
    return replace(
        whole,
        title=text("{title} · {place}", title=whole.title, place=name),
        banners=(banner, *whole.banners),
        facts=(
            *whole.facts,
            (text("Rows in results.csv"), text("ids end in {mark}", mark=place.mark)),
            (text("Whole study"), Link(text("report on all places"), WHOLE)),
        ),
        blocks=(elsewhere, *(_based(block, name) for block in whole.blocks)),
    )


def _based(block: Block, place: Words) -> Block:
    match block:
        case Table() | Figure() if block.base:
            return replace(block, base=text("{place}. {base}", place=place, base=block.base))
        case Table() | Figure():
            return replace(block, base=place)
        case _:
            return block
