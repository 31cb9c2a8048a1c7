"""4.linkage: how tightly each project ties households to it, and who must work for the money.

The ladder and the weights of the clauses are conventions.  So the score is given with what
unstated clauses leave open, and the tightest project with all weights.
"""

from __future__ import annotations

from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import line, listing, says
from endogen.chapters.which_mode.projects import by_mode
from endogen.chapters.which_mode.stated import BRACKETS, called, has, least, most, phrase, stated
from endogen.i18n import Words, text
from endogen.projects.linkage import DRAWS, WEIGHTS, first, sensitivity, tightness
from endogen.projects.linkage import stated as clauses_stated
from endogen.projects.parts import kept_share, labour_share
from endogen.projects.rows import row
from endogen.projects.sums import a_year
from endogen.report.document import (
    Block,
    Column,
    Row,
    RowKind,
    Show,
    Statement,
    Table,
    Value,
)
from endogen.study.amount import Amount
from endogen.study.project import LADDER, Project, origin
from endogen.survey.estimate import CERTAIN, Estimate
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "4.linkage"
LABOUR = f"{ID}.labour.all"
FIRM = 0.95  # of all weights
WORK = text("paid for work over all that is paid a year")
KEPT = text("kept by households over value added")
COUNTED = text("clauses that are stated, the rung and the term among them")
CONVENTION = text("A convention of endogen, not a result.")
NO_PAYMENT = text("no payment is stated")


def ask_linkage(data: Data) -> Results:
    """Rung, score, its range over weights, first places, and shares of payments."""
    projects = list(data.projects)
    made: list[Estimate] = []
    for project, tightest in zip(projects, first(projects, data.study.report.seed), strict=True):
        made += _of(project, tightest)
    if projects:
        known = [p for p in projects if a_year(p.lines("paid", "wages", "promised"))]
        made.append(
            row(LABOUR, "labour_share", "payments", labour_share(projects), unit="share",
                n=len(known), provenance=origin(projects, "paid", "wages", "promised"),
                why=NO_PAYMENT, method=WORK)
        )  # fmt: skip
        made += [
            Estimate(id=f"{ID}.weight.{name}", indicator="weight", variable=name, estimate=weight,
                     unit="share", level=CERTAIN, method=CONVENTION)
            for name, weight in WEIGHTS.items()
        ]  # fmt: skip
    return Results.of(made)


def _of(project: Project, tightest: Amount) -> list[Estimate]:
    id_, facts = project.id, project.provenance
    weighted = text("weighted mean of the rung and the clauses, each between 0 and 1")
    return [
        row(f"{ID}.rung.{id_}", "rung", id_, project.link, unit="rung", provenance=facts,
            why=text("not stated")),
        row(f"{ID}.score.{id_}", "tightness", id_, tightness(project), unit="score",
            provenance=facts, method=weighted),
        row(f"{ID}.stated.{id_}", "count", id_, Amount.of(clauses_stated(project)),
            unit="clauses", provenance=facts, n=len(WEIGHTS), method=COUNTED),
        row(f"{ID}.sensitivity.{id_}", "tightness", id_, sensitivity(project), unit="score",
            arguments="each weight halved and doubled", provenance=facts, method=weighted),
        row(f"{ID}.first.{id_}", "first_place", id_, tightest, unit="share",
            arguments=f"over=weights, draws={DRAWS}", provenance=facts,
            method=text("share of all weights under which the project is surely, and may be, "
                        "the tightest")),
        row(f"{ID}.labour.{id_}", "labour_share", id_, labour_share([project]), unit="share",
            provenance=project.origin("paid", "wages", "promised"), why=NO_PAYMENT, method=WORK),
        row(f"{ID}.kept.{id_}", "kept_share", id_, kept_share(project), unit="share",
            provenance=project.origin("kept", "added"),
            method=KEPT, why=text("value added or kept is not stated")),
    ]  # fmt: skip


def tell_linkage(told: Told) -> tuple[Block, ...]:
    """Which project ties tightest, how much of the payments asks for work; the table."""
    projects = list(told.projects)
    if not projects:
        return ()
    labour = _labour(told, projects)
    tightest = [_tightest(told, projects)] if len(projects) > 1 else []
    return (*tightest, *labour, _table(told, projects), _weights())


def _tightest(told: Told, projects: list[Project]) -> Statement:
    places = {p.id: told[f"{ID}.first.{p.id}"] for p in projects}
    sure = [p for p in projects if least(places[p.id]) >= FIRM]
    if sure:
        id_ = f"{ID}.first.{sure[0].id}"
        words = text(
            "{name} ties households tightest, under {share} of all weights of the clauses, "
            "whatever the unstated clauses say.",
            name=called(sure[0]),
            share=phrase(told, id_, Show.PERCENT),
        )
        return says(words, [id_], Strength.DESCRIPTIVE)
    maybe = [p for p in projects if most(places[p.id]) > 0]
    which: Words = text("any of them")
    if len(maybe) < len(projects):
        which = listing([p.name for p in maybe])
    words = text(
        "Which project ties households tightest cannot be told: too few clauses are stated, or "
        "it depends on their weights. It may be {names}.",
        names=which,
    )
    return says(words, [f"{ID}.first.{p.id}" for p in maybe], Strength.CANNOT_TELL)


def _labour(told: Told, projects: list[Project]) -> list[Block]:
    if not has(told, LABOUR):
        return []
    places = {"n": Value(LABOUR, Show.N), "all": str(len(projects))}
    words = text(
        "No payment that is stated asks for work: they come without any act of the household. "
        "Payments are stated of {n} of {all} projects.",
        **places,
    )
    if told[LABOUR].estimate != 0:
        words = text(
            "Of the payments of a year that are stated, {share} asks for work; the rest comes "
            "without any act of the household. Payments are stated of {n} of {all} projects.",
            share=phrase(told, LABOUR, Show.PERCENT),
            **places,
        )
    return [says(words, [LABOUR], Strength.DESCRIPTIVE)]


def _table(told: Told, projects: list[Project]) -> Table:
    shows = {
        "score": Show.DECIMAL,
        "sensitivity": Show.DECIMAL,
        "first": Show.PERCENT_WHOLE,
        "labour": Show.PERCENT_WHOLE,
        "kept": Show.PERCENT_WHOLE,
    }
    rows: list[Row] = []
    for mode, found in by_mode(projects):
        rows.append(Row(mode, kind=RowKind.GROUP))
        for p in found:
            cells = [stated(told, f"{ID}.{key}.{p.id}", show) for key, show in shows.items()]
            of_all = Value(f"{ID}.stated.{p.id}", Show.WHOLE)
            rows.append(line(p.name, (_rung(told, p), of_all, *cells)))
    return Table(
        id=ID,
        title=text("How projects are tied to households"),
        stub=text("Project"),
        columns=(
            Column(text("type of link"), numeric=False),
            Column(text("clauses stated, of {n}", n=str(len(WEIGHTS)))),
            Column(text("tightness, 0 to 1")),
            Column(text("weights halved or doubled")),
            Column(text("tightest under, % of weights")),
            Column(text("payments that ask for work, %")),
            Column(text("value kept by households, %")),
        ),
        rows=tuple(rows),
        base=text("{n} projects.", n=str(len(projects))),
        method=text("Weighted mean of the rung and the clauses; unstated ones may be 0 or 1."),
        notes=(BRACKETS, text("A dash: the source does not state it.")),
    )


def _rung(told: Told, project: Project) -> Words:
    """The rung in words, or the two between which it lies."""
    if not has(told, f"{ID}.rung.{project.id}") or project.link is None:
        return text("not stated")
    low, high = int(project.link.low), int(project.link.high)
    words: Words = text("{n} {label}", n=str(low), label=LADDER[low])
    if low == high:
        return words
    return text(
        "{low} to {high}", low=words, high=text("{n} {label}", n=str(high), label=LADDER[high])
    )


WEIGHED: dict[str, Words] = {
    "link": text("rung of the ladder, 1 to 6"),
    "profit_share": text("share of profit for households"),
    "vote": text("households vote"),
    "risk_shared": text("risk shared"),
    "price_floor": text("price floor"),
    "written": text("written contract"),
    "term": text("term, up to ten years"),
}


def _weights() -> Table:
    rows = [
        line(WEIGHED[name], (Value(f"{ID}.weight.{name}", Show.DECIMAL),))
        for name, _ in sorted(WEIGHTS.items(), key=lambda entry: -entry[1])
    ]
    ladder = listing([text("{n} {label}", n=str(n), label=label) for n, label in LADDER.items()])
    return Table(
        id=f"{ID}-weights",
        title=text("Weights of the tightness score"),
        stub=text("Component"),
        columns=(Column(text("weight")),),
        rows=tuple(rows),
        base=CONVENTION,
        notes=(text("The ladder: {rungs}.", rungs=ladder),),
    )


SECTION = Section(ID, text("Interest linkage"), (), ask_linkage, tell_linkage)
