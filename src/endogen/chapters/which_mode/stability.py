"""4.stability: how steady the payments are over the years, by project and by mode."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import item, line, says
from endogen.chapters.which_mode.stated import BRACKETS, called, has, phrase, stated
from endogen.i18n import Words, text
from endogen.projects.rows import row
from endogen.projects.stability import FEWEST, steadiness
from endogen.report.document import (
    Block,
    Column,
    Note,
    NoteKind,
    Row,
    RowKind,
    Show,
    Statement,
    Table,
    Value,
)
from endogen.study.amount import Amount
from endogen.study.programmes import MODES
from endogen.study.project import Project, origin
from endogen.survey.estimate import Estimate
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "4.stability"
OF_PROJECT = "project"  # `4.stability.project.cv.alpaca`: a project may be named as a mode is
UNRECORDED = Note(
    text(
        "How steady the payments are cannot be told: no payment is recorded by year. Write each "
        "year's payment into project-money.csv (item paid, with its year), and what was promised."
    ),
    NoteKind.ABSENT,
)
FEW = text("fewer than {n} years recorded, or a range in one of them", n=str(FEWEST))
SHORTFALL = text("mean squared shortfall below what was promised, else below the mean")
METHODS: dict[str, Words] = {
    "years": text("years with a payment recorded"),
    "mean": text("mean over the years"),
    "cv": text("standard deviation (n − 1) over the mean"),
    "least": text("least year over mean"),
    "downside": text("root of the mean squared shortfall over what is due"),
    "semivariance": SHORTFALL,
}
MEASURES: dict[str, tuple[Words, Show]] = {
    "years": (text("years recorded"), Show.WHOLE),
    "mean": (text("yuan a year"), Show.YUAN),
    "paid": (text("paid of what was promised, %"), Show.PERCENT),
    "cv": (text("coefficient of variation"), Show.DECIMAL),
    "least": (text("least year over mean"), Show.DECIMAL),
    "downside": (text("downside deviation over what is due"), Show.DECIMAL),
}


def ask_stability(data: Data) -> Results:
    """Every measure of every project, and of the projects of each mode together."""
    made: list[Estimate] = []
    for project in data.projects:
        made += _measured([project], f"{OF_PROJECT}.{{}}.{project.id}", project.id)
    for mode in MODES:
        if found := data.projects.of_mode(mode):
            made += _measured(found, f"{{}}.{mode}", mode)
    return Results.of(made)


def _measured(projects: Sequence[Project], name: str, variable: str) -> Iterator[Estimate]:
    source, promised = origin(projects, "paid", "wages"), origin(projects, "paid", "promised")
    found = steadiness(projects)
    if found is None:
        return
    amounts = {
        "years": Amount.of(found.years),
        "mean": found.mean,
        "cv": found.cv,
        "least": found.least,
        "downside": _number(found.downside),
        "semivariance": _number(found.semivariance),
    }
    units = {"years": "years", "mean": "yuan a year", "semivariance": "yuan²"}
    for key, amount in amounts.items():
        yield row(f"{ID}.{name.format(key)}", key, variable, amount, unit=units.get(key, "ratio"),
                  provenance=source, n=found.years, why=FEW, method=METHODS[key])  # fmt: skip
    yield row(f"{ID}.{name.format('paid')}", "paid", variable, found.paid, unit="share",
              provenance=promised, n=found.compared,
              why=text("no year has both a promise and a payment"),
              method=text("paid over promised, in the years that have both"))  # fmt: skip


def _number(value: float) -> Amount | None:
    return None if math.isnan(value) else Amount.of(value)


def tell_stability(told: Told) -> tuple[Block, ...]:
    """What was paid of what was promised, how much payments vary; or that nobody wrote it down."""
    projects = list(told.projects)
    if not projects:
        return ()
    shown_ones = [p for p in projects if f"{ID}.{OF_PROJECT}.cv.{p.id}" in told]
    if not shown_ones:
        return (UNRECORDED,)
    sentences = [s for p in shown_ones if (s := _paid(told, p))]
    ranged = [s for p in shown_ones if (s := _ranged(told, p))]
    recorded = any(told[f"{ID}.{OF_PROJECT}.years.{p.id}"].estimate > 0 for p in shown_ones)
    notes = () if recorded else (UNRECORDED,)
    return (*sentences, *ranged, *notes, _table(told, shown_ones))


def _paid(told: Told, project: Project) -> Statement | None:
    id_ = f"{ID}.{OF_PROJECT}.paid.{project.id}"
    if not has(told, id_):
        return None
    words = text(
        "{name} paid {share} of what it had promised, over {n} years.",
        name=called(project),
        share=phrase(told, id_, Show.PERCENT),
        n=Value(id_, Show.N),
    )
    return says(words, [id_], Strength.DESCRIPTIVE)


def _ranged(told: Told, project: Project) -> Statement | None:
    """What a range stated for all years says of their spread."""
    years, cv = (f"{ID}.{OF_PROJECT}.{key}.{project.id}" for key in ("years", "cv"))
    if told[years].estimate != 0 or not has(told, cv):
        return None
    mean = f"{ID}.{OF_PROJECT}.mean.{project.id}"
    words = text(
        "{name}: only the range of its payments is stated, {range} yuan a year; their coefficient "
        "of variation lies somewhere in {cv}.",
        name=called(project),
        range=phrase(told, mean, Show.YUAN),
        cv=phrase(told, cv, Show.DECIMAL),
    )
    return says(words, [mean, cv], Strength.CANNOT_TELL)


def _table(told: Told, projects: list[Project]) -> Table:
    rows = [Row(text("Projects"), kind=RowKind.GROUP)]
    rows += [_line(told, p.name, f"{ID}.{OF_PROJECT}.{{}}.{p.id}") for p in projects]
    modes = [mode for mode in MODES if f"{ID}.cv.{mode}" in told]
    if modes:
        rows.append(Row(text("All projects of a mode"), kind=RowKind.GROUP))
        rows += [_line(told, item("exposure", mode), f"{ID}.{{}}.{mode}") for mode in modes]
    return Table(
        id=ID,
        title=text("Stability of the payments"),
        stub=text("Project or mode"),
        columns=tuple(Column(head) for head, _ in MEASURES.values()),
        rows=tuple(rows),
        base=text("Projects whose payments are recorded by year, or stated as a range."),
        method=text(
            "Standard deviation (n − 1) over the mean; root of the mean squared shortfall below "
            "what was promised, or below the mean where no promise is stated."
        ),
        notes=(
            BRACKETS,
            text("Of a mode: the years recorded of all its projects that have records."),
            text("Payments are those of the projects; what a household got of them is in 4.modes."),
        ),
    )


def _line(told: Told, label: Words, name: str) -> Row:
    return line(
        label,
        [stated(told, name.format(k), s)
         for k, (_, s) in MEASURES.items()],
    )  # fmt: skip


SECTION = Section(ID, text("How steady the payments are"), (), ask_stability, tell_stability)
