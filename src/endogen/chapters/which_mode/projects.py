"""4.projects: what was put into each project, what comes out, and what the contract leaves open.

The numbers stand in the study's files of projects, not in the answers.  A return is computed
under every reading of the principal clause that the contract leaves open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import item, line, listing, says
from endogen.chapters.which_mode.stated import BRACKETS, called, has, least, most, phrase, stated
from endogen.i18n import Words, text
from endogen.projects.finance import (
    Reading,
    flows,
    payback,
    present_value,
    rate_of_return,
    readings,
    yield_of,
)
from endogen.projects.missing import ASKED, unstated
from endogen.projects.parts import concentration, leverage, payers
from endogen.projects.rows import row
from endogen.projects.sums import a_year, capital, promised_or_paid
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
from endogen.study.project import Money, Project, origin
from endogen.survey.estimate import Estimate
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "4.projects"
COUNT = f"{ID}.count"
ABSENT = Note(
    text(
        "Projects, interest linkage, flows of money, stability and cost do not appear: the study "
        "has no file of projects. Write one line a project into data/projects.csv and one line a "
        "sum into data/project-money.csv."
    ),
    NoteKind.ABSENT,
)
COUNTED = text("facts that no line states")
NO_CAPITAL = text("the capital or a year's payment is not stated")


def ask_projects(data: Data) -> Results:
    """Capital, payments, yield, payback, returns under each reading, payers, leverage."""
    projects = list(data.projects)
    if not projects:
        return Results()
    made = [Estimate(id=COUNT, indicator="count", variable="projects", count=len(projects),
                     estimate=float(len(projects)), unit="projects", level=1.0,
                     provenance=origin(projects))]  # fmt: skip
    for project in projects:
        made += _figures(project, project.id)
        made += _returns(project, data)
        lacking = unstated(project)
        made.append(
            row(f"{ID}.missing.{project.id}", "count", project.id, Amount.of(len(lacking)),
                unit="facts", n=len(ASKED), provenance=project.provenance, method=COUNTED)
        )  # fmt: skip
    for at, whole in enumerate(_together(projects), start=1):
        made += _figures(whole, f"together-{at}")
    return Results.of([*made, *_all(projects)])


def _figures(project: Project, name: str) -> Iterator[Estimate]:
    put, paid = project.origin("invested"), project.origin("promised", "paid")
    both = project.origin("invested", "promised", "paid")
    yearly = a_year(promised_or_paid(project))
    over = text("a year's payment over the capital")
    under = text("capital over a year's payment, without interest")
    yield row(f"{ID}.capital.{name}", "capital", name, capital(project), unit="yuan",
              provenance=put, why=text("not stated"))  # fmt: skip
    yield row(f"{ID}.yearly.{name}", "yearly", name, yearly, unit="yuan a year",
              provenance=paid, why=text("not stated"))  # fmt: skip
    yield row(f"{ID}.yield.{name}", "yield", name, yield_of(project), unit="a year",
              provenance=both, why=NO_CAPITAL, method=over)  # fmt: skip
    yield row(f"{ID}.payback.{name}", "payback", name, payback(project), unit="years",
              provenance=both, why=NO_CAPITAL, method=under)  # fmt: skip
    yield row(f"{ID}.gross.{name}", "gross", name, a_year(project.lines("gross")),
              unit="yuan a year", provenance=project.origin("gross"),
              why=text("not stated"))  # fmt: skip
    yield row(f"{ID}.households.{name}", "households", name, project.households,
              unit="households", provenance=project.provenance, why=text("not stated"))  # fmt: skip


def _returns(project: Project, data: Data) -> Iterator[Estimate]:
    discount = data.study.investment.discount
    source = project.origin("invested", "promised", "paid")
    discounted = text("discounted at {rate}% a year", rate=f"{100 * discount:g}")
    several = text("no rate, or more than one, makes the net present value zero")
    for reading in readings(project, data.study.investment.horizons):
        if flows(project, reading, best=False) is None:
            continue
        name = f"{project.id}.{reading.key}"
        rate = rate_of_return(project, reading)
        yield row(f"{ID}.irr.{name}", "irr", project.id, rate, unit="a year",
                  provenance=source, arguments=reading.key, why=several if rate else NO_CAPITAL,
                  method=text("rate at which the net present value is zero"))  # fmt: skip
        yield row(f"{ID}.npv.{name}", "npv", project.id,
                  present_value(project, reading, discount), unit="yuan", provenance=source,
                  arguments=f"{reading.key}, discount={discount:g}", why=NO_CAPITAL,
                  method=discounted)  # fmt: skip


def _together(projects: list[Project]) -> list[Project]:
    """Projects of one payer as one, where there are several; only those with both sums."""
    known = [p for p in projects if p.payer and capital(p) and promised_or_paid(p)]
    groups = {p.payer: [q for q in known if q.payer == p.payer] for p in known}
    return [
        replace(
            group[0],
            households=None,
            money=tuple(m for p in group for m in (*p.lines("invested"), *_standing(p))),
        )
        for group in groups.values()
        if len(group) > 1
    ]


def _standing(project: Project) -> list[Money]:
    """The payment of a year as a statement without years, so that projects can be added."""
    lines = promised_or_paid(project)
    yearly = a_year(lines)
    return [replace(lines[0], item="paid", amount=yearly, first=None, last=None)] if yearly else []


def _all(projects: list[Project]) -> Iterator[Estimate]:
    by_payer = payers(projects)
    yield row(f"{ID}.payers", "hhi", "payers", concentration(list(by_payer.values())),
              unit="index", n=len(by_payer), provenance=origin(projects, "promised", "paid"),
              why=text("no payment of a named payer is stated"),
              method=text("sum of squared shares of the payments of a year"))  # fmt: skip
    yield row(f"{ID}.leverage", "leverage", "capital", leverage(projects), unit="ratio",
              provenance=origin(projects, "invested"),
              why=text("no capital of others than the public is stated"),
              method=text("capital of others over public capital"))  # fmt: skip


def tell_projects(told: Told) -> tuple[Block, ...]:
    """What each project brings, whether it pays back, and what is not stated."""
    if told.problems is None:  # the report on one place: projects belong to the whole study
        return ()
    if not told.projects:
        return (ABSENT,)
    projects = list(told.projects)
    blocks: list[Block] = []
    blocks += (s for p in projects if (s := _brings(told, p)))
    blocks += (s for p in projects if (s := _pays_back(told, p)))
    blocks += _unread(told)
    blocks.append(_overview(told, projects))
    if any(told.under(f"{ID}.irr.{p.id}") and _known(told, p) for p in projects):
        blocks.append(_readings(told, projects))
    blocks += [_open(told, projects), _missing(told, projects)]
    return tuple(blocks)


def _brings(told: Told, project: Project) -> Statement | None:
    rate, back = f"{ID}.yield.{project.id}", f"{ID}.payback.{project.id}"
    if not has(told, rate):
        return None
    places = {
        "name": called(project),
        "yearly": phrase(told, f"{ID}.yearly.{project.id}", Show.YUAN),
        "capital": phrase(told, f"{ID}.capital.{project.id}", Show.YUAN),
        "rate": phrase(told, rate, Show.PERCENT),
    }
    if not has(told, back):
        words = text(
            "{name}: {yearly} yuan a year on {capital} yuan of capital, {rate} a year.", **places
        )
        return says(words, [rate], Strength.DESCRIPTIVE)
    words = text(
        "{name}: {yearly} yuan a year on {capital} yuan of capital, {rate} a year; without "
        "interest the capital is back after {years} years.",
        **places,
        years=phrase(told, back, Show.NUMBER),
    )
    return says(words, [rate, back], Strength.DESCRIPTIVE)


def _known(told: Told, project: Project) -> bool:
    return any(has(told, r.id) for r in told.under(f"{ID}.irr.{project.id}"))


def _pays_back(told: Told, project: Project) -> Statement | None:
    """Whether the money comes back, as far as the contract says."""
    rates = [r for r in told.under(f"{ID}.irr.{project.id}") if has(told, r.id)]
    if not rates:
        return None
    worst, best = min(rates, key=least).id, max(rates, key=most).id
    low, high = phrase(told, worst, Show.PERCENT), phrase(told, best, Show.PERCENT)
    cited = list(dict.fromkeys([worst, best]))
    name = called(project)
    if worst == best:
        words = text(
            "{name}: by its contract the money returns {rate} a year.", name=name, rate=low
        )
        return says(words, cited, Strength.DESCRIPTIVE)
    places = {"name": name, "low": low, "high": high}
    if least(told[worst]) < 0 <= most(told[best]):
        words = text(
            "{name}: whether the investment pays back depends on what the contract does not "
            "state; it returns {low} to {high} a year. The clause on the principal and the term "
            "would decide it.",
            **places,
        )
        return says(words, cited, Strength.CANNOT_TELL)
    words = text(
        "{name}: it returns {low} to {high} a year, whatever the contract means that does not "
        "state it.",
        **places,
    )
    return says(words, cited, Strength.DESCRIPTIVE)


def _unread(told: Told) -> list[Block]:
    wrong = [p for p in told.projects.problems if p.severity == "error"]
    if not wrong:
        return []
    words = text(
        "Cells or lines of the files of projects that could not be read: {n}. They count as not "
        "stated; problems.csv lists them.",
        n=str(len(wrong)),
    )
    return [Note(words, NoteKind.CAUTION)]


def by_mode(projects: list[Project]) -> Iterator[tuple[Words, list[Project]]]:
    """The projects under the label of their mode."""
    for mode in MODES:
        found = [project for project in projects if project.mode == mode]
        if found:
            yield item("exposure", mode), found


def _overview(told: Told, projects: list[Project]) -> Table:
    shows = {
        "capital": Show.YUAN,
        "yearly": Show.YUAN,
        "yield": Show.PERCENT,
        "payback": Show.NUMBER,
        "gross": Show.YUAN,
        "households": Show.WHOLE,
    }
    rows: list[Row] = []
    for mode, found in by_mode(projects):
        rows.append(Row(mode, kind=RowKind.GROUP))
        rows += [
            line(p.name, [stated(told, f"{ID}.{k}.{p.id}", s) for k, s in shows.items()])
            for p in found
        ]
    for at, whole in enumerate(_together(projects), start=1):
        name = f"together-{at}"
        cells = [stated(told, f"{ID}.{k}.{name}", s) for k, s in shows.items()]
        rows.append(Row(text("all of {payer}", payer=whole.payer), tuple(cells), RowKind.TOTAL))
    heads: list[Words] = [
        text("capital, yuan"),
        text("yuan a year"),
        text("a year, % of capital"),
        text("years until paid back"),
        text("business income a year, yuan"),
        text("households that benefit"),
    ]
    return Table(
        id=ID,
        title=text("Projects: capital, payments and yield"),
        stub=text("Project"),
        columns=tuple(map(Column, heads)),
        rows=tuple(rows),
        base=text("{n} projects.", n=Value(COUNT, Show.COUNT)),
        method=text("A year's payment over the capital; capital over a year's payment."),
        notes=(
            BRACKETS,
            text(
                "A dash: the source does not state it. Business income is that of whoever runs "
                "the business; it is not what each household receives."
            ),
        ),
    )


def reading_words(project: Project, reading: Reading) -> Words:
    """A reading in words; shares keep their value, or are worth nothing."""
    years = str(reading.years)
    if project.principal == "shares":
        if reading.back:
            return text(
                "paid for {years} years, then the shares are worth what was paid", years=years
            )
        return text("paid for {years} years, then the shares are worth nothing", years=years)
    if reading.back:
        return text("principal back after {years} years", years=years)
    return text("paid for {years} years, principal never back", years=years)


def _readings(told: Told, projects: list[Project]) -> Table:
    investment = told.study.investment
    rows: list[Row] = []
    for project in filter(lambda p: _known(told, p), projects):
        rows.append(Row(project.name, kind=RowKind.GROUP))
        for reading in readings(project, investment.horizons):
            name = f"{project.id}.{reading.key}"
            cells = (
                stated(told, f"{ID}.irr.{name}", Show.PERCENT),
                stated(told, f"{ID}.npv.{name}", Show.YUAN),
                text("stated") if reading.stated else text("assumed"),
            )
            rows.append(line(reading_words(project, reading), cells))
    rate = f"{100 * investment.discount:g}"
    return Table(
        id=f"{ID}-readings",
        title=text("Return of the projects under each reading of the contract"),
        stub=text("Reading"),
        columns=(
            Column(text("return, % a year")),
            Column(text("net present value at {rate}%, yuan", rate=rate)),
            Column(text("Term and principal"), numeric=False),
        ),
        rows=tuple(rows),
        base=text("Projects of which capital and payments are stated."),
        method=text("Internal rate of return; first payment one year after the money went in."),
        notes=(BRACKETS,),
    )


def _open(told: Told, projects: list[Project]) -> Note:
    silent = [p.name for p in projects if not has(told, f"{ID}.capital.{p.id}")]
    words: Words = text("What is not stated is not computed and not replaced by an assumption.")
    if silent:
        words = text(
            "{words} No capital is stated of: {names}.", words=words, names=listing(silent)
        )
    return Note(words, NoteKind.CAUTION)


def _missing(told: Told, projects: list[Project]) -> Table:
    rows = []
    for project in projects:
        lacking = unstated(project)
        cells = ["" if key in lacking else text("stated") for key in ASKED]
        rows.append(line(project.name, (*cells, Value(f"{ID}.missing.{project.id}", Show.WHOLE))))
    return Table(
        id=f"{ID}-missing",
        title=text("What is stated of each project"),
        stub=text("Project"),
        columns=(
            *(Column(head, numeric=False) for head in ASKED.values()),
            Column(text("not stated")),
        ),
        rows=tuple(rows),
        base=text("{n} projects.", n=Value(COUNT, Show.COUNT)),
        notes=(text("An empty cell: no line of the files of projects states it."),),
    )


SECTION = Section(
    ID, text("Projects: what they cost and what they bring"), (), ask_projects, tell_projects
)
