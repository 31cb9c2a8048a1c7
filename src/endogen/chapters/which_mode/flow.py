"""4.flow: from public money through projects to households, as far as it is stated."""

from __future__ import annotations

from collections.abc import Iterator

from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import says
from endogen.chapters.which_mode.stated import BRACKETS, has, phrase
from endogen.i18n import Words, text
from endogen.projects.rows import row
from endogen.projects.sums import a_year, capital
from endogen.report.chart import Flow, Item
from endogen.report.document import Block, Figure, Show, Value
from endogen.study.amount import total
from endogen.study.project import PARTIES, Money, Project, origin
from endogen.survey.estimate import Estimate
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "4.flow"
PUT, OUT, REACHED = f"{ID}.public", f"{ID}.out", f"{ID}.households"
UNKNOWN = "unknown"
NOT_STATED = text("not stated")


def ask_flow(data: Data) -> Results:
    """Each stream into and out of each project; of those not stated a row without number."""
    projects = list(data.projects)
    if not projects:
        return Results()
    made = [r for project in projects for r in (*_into(project), *_out_of(project))]
    public = total([c for p in projects if (c := capital(p, "public"))])
    paid = total([y for p in projects if (y := a_year(p.lines("paid", "wages")))])
    reached = total([y for p in projects if (y := a_year(_to_households(p)))])
    put, out = origin(projects, "invested"), origin(projects, "paid", "wages")
    made += [
        row(PUT, "capital", "public", public, unit="yuan", provenance=put, why=NOT_STATED,
            n=sum(capital(p, "public") is not None for p in projects)),
        row(OUT, "yearly", "payments", paid, unit="yuan a year", provenance=out, why=NOT_STATED),
        row(REACHED, "yearly", "households", reached, unit="yuan a year", provenance=out,
            why=NOT_STATED),
    ]  # fmt: skip
    return Results.of(made)


def _to_households(project: Project) -> list[Money]:
    return [m for m in project.lines("paid", "wages") if m.party == "households"]


def _into(project: Project) -> Iterator[Estimate]:
    for party in _parties(project, "invested"):
        amount = total(
            [m.amount for m in project.lines("invested") if (m.party or UNKNOWN) == party]
        )
        yield row(f"{ID}.in.{party}.{project.id}", "capital", project.id, amount, unit="yuan",
                  arguments=f"from={party}", provenance=project.origin("invested"),
                  why=NOT_STATED)  # fmt: skip


def _out_of(project: Project) -> Iterator[Estimate]:
    for party in _parties(project, "paid", "wages"):
        lines = [m for m in project.lines("paid", "wages") if (m.party or UNKNOWN) == party]
        yield row(f"{ID}.to.{party}.{project.id}", "yearly", project.id, a_year(lines),
                  unit="yuan a year", arguments=f"to={party}",
                  provenance=project.origin("paid", "wages"), why=NOT_STATED)  # fmt: skip


def _parties(project: Project, *items: str) -> list[str]:
    """Who stands at the other end; one unknown where nothing is stated."""
    found = [m.party or UNKNOWN for m in project.lines(*items)]
    return list(dict.fromkeys(found)) or [UNKNOWN]


def tell_flow(told: Told) -> tuple[Block, ...]:
    """How much goes in, how much comes out, and how much is known to reach households."""
    projects = list(told.projects)
    if not projects:
        return ()
    blocks: list[Block] = []
    if has(told, PUT) and has(told, OUT):
        blocks.append(
            says(_sentence(told, len(projects)), [PUT, OUT, REACHED], Strength.DESCRIPTIVE)
        )
    blocks.append(_figure(told, projects))
    return tuple(blocks)


def _sentence(told: Told, projects: int) -> Words:
    words = text(
        "{public} yuan of public money stand behind {n} of {all} projects; of the payments, "
        "{out} yuan a year are stated.",
        public=phrase(told, PUT, Show.YUAN),
        n=Value(PUT, Show.N),
        all=str(projects),
        out=phrase(told, OUT, Show.YUAN),
    )
    if has(told, REACHED):
        return text("{words} {reached} yuan a year of them are stated to reach households.",
                    words=words, reached=phrase(told, REACHED, Show.YUAN))  # fmt: skip
    return text("{words} How much of them reaches households is not stated.", words=words)


def _figure(told: Told, projects: list[Project]) -> Figure:
    items: list[Item] = []
    ends: list[tuple[Words, Words]] = []
    sides: list[tuple[str, Words, tuple[str, ...]]] = [
        ("in", text("Put in, yuan"), ("invested",)),
        ("to", text("Paid, yuan a year"), ("paid", "wages")),
    ]
    for side, heading, kinds in sides:
        for project in projects:
            for party in _parties(project, *kinds):
                other: Words = PARTIES[party] if party in PARTIES else text("not stated")
                pair = (other, project.name) if side == "in" else (project.name, other)
                label = text("{from_} → {to}", from_=pair[0], to=pair[1])
                items.append(Item(label, (f"{ID}.{side}.{party}.{project.id}",), heading))
                ends.append(pair)
    return Figure(
        id=f"{ID}-chart",
        title=text("From public money through projects to households"),
        chart=Flow(
            items=tuple(items),
            ends=tuple(ends),
            show=Show.YUAN,
            axis=text("yuan"),
            stub=text("Stream"),
            heads=(text("put in, yuan"), text("project"), text("paid, yuan a year")),
        ),
        alt=_sentence(told, len(projects))
        if has(told, PUT) and has(told, OUT)
        else text("Streams of money into and out of the projects, as far as they are stated."),
        base=text("{n} projects.", n=str(len(projects))),
        notes=(
            BRACKETS,
            text(
                "Each side has its own scale: what was put in once and what is paid a year are "
                "not comparable. A dashed line: the amount is not stated. The lighter part of a "
                "band: up to the upper end of a range."
            ),
        ),
    )


SECTION = Section(ID, text("Where the money goes"), (), ask_flow, tell_flow)
