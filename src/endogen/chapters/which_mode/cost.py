"""4.cost: capital for each household in a mode, and for each that is empowered.

Capital and the number of households that benefit come from the files of projects; which
households are in a mode and empowered, from the answers.  Where the number that benefits is
not stated, a drawn sample estimates it; households merely met are a part of them, so that the
cost is at most what they give.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import interval, item, line, says, shown
from endogen.chapters.which_mode.measures import audiences, joined
from endogen.chapters.which_mode.stated import has, phrase, stated
from endogen.i18n import Words, text
from endogen.indicators import Indicator, share, total
from endogen.projects.rows import row
from endogen.projects.sums import capital
from endogen.report.document import (
    Block,
    Cell,
    Column,
    Note,
    NoteKind,
    Row,
    Show,
    Statement,
    Table,
    Value,
)
from endogen.study.amount import Amount
from endogen.study.amount import total as added
from endogen.study.codebook import weakest
from endogen.study.programmes import MODES
from endogen.study.project import Project, origin
from endogen.survey.estimate import CERTAIN, Estimate
from endogen.survey.intervals import t_quantile
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "4.cost"
NOTHING = Note(
    text("Cost by mode cannot be computed: no project of a mode states its capital."),
    NoteKind.ABSENT,
)
NO_BOUND = text("no household met is among them, or the capital has no upper end")
NO_MODES = Note(
    text(
        "Cost for each household cannot be computed: the questionnaire does not ask who is in "
        "which mode, and no project states how many households benefit."
    ),
    NoteKind.ABSENT,
)
WAYS: dict[str, Words] = {
    "stated": text("households stated by the projects"),
    "estimated": text("households estimated from the drawn sample"),
    "met": text("at most: households met are a part of those that benefit"),
}


@dataclass(frozen=True, slots=True)
class Mode:
    """What is known of a mode: capital, and whom it is divided among.

    Attributes
    ----------
    way : str
        A key of `WAYS`, or "" where there is no number of households.
    """

    name: str
    projects: list[Project]
    capital: Amount
    way: str
    among: Amount | None


def ask_cost(data: Data) -> Results:
    """Capital of each mode, households and empowered households, and their quotients."""
    modes = [mode for name in MODES if (mode := _mode(data, name))]
    if not modes:
        return Results()
    asked = ask(data, ID, _wanted(data, [mode.name for mode in modes]))
    rows = {r.id.removeprefix(f"{ID}."): r for r in asked}
    made = [r for mode in modes for r in _costs(data, mode, rows)]
    return Results.of([*asked, *made])


def _mode(data: Data, name: str) -> Mode | None:
    projects = [p for p in data.projects.of_mode(name) if capital(p)]
    whole = added([c for p in projects if (c := capital(p))])
    if whole is None:
        return None
    stated_ones = [p.households for p in projects if p.households]
    if len(stated_ones) == len(projects):
        return Mode(name, projects, whole, "stated", added(stated_ones))
    if name not in joined(data.codebook):
        return Mode(name, projects, whole, "", None)
    return Mode(name, projects, whole, "estimated" if _drawn(data) else "met", None)


def _drawn(data: Data) -> bool:
    drawn = data.study.drawn
    return not drawn.convenience and bool(drawn.weight or drawn.fpc)


def _wanted(data: Data, names: list[str]) -> dict[str, Indicator]:
    codebook = data.codebook
    wanted: dict[str, Indicator] = {}
    for name in names:
        column = joined(codebook).get(name)
        if not column:
            continue
        for who, among in audiences(codebook).items():
            wanted[f"members.{name}{who}"] = share(column, equals=1, given=among or None)
        if _drawn(data):
            wanted[f"number.{name}"] = total(column)
        if codebook.has("empowered"):
            empowered, inside = codebook.column("empowered"), f"{column} == 1"
            wanted[f"rate.{name}"] = share(empowered, equals=1, given=inside)
            if _drawn(data):
                wanted[f"empowering.{name}"] = total(empowered, given=inside)
    return wanted


def _costs(data: Data, mode: Mode, rows: dict[str, Estimate]) -> Iterator[Estimate]:
    name, source = mode.name, origin(mode.projects, "invested")
    yield row(f"{ID}.capital.{name}", "capital", name, mode.capital, unit="yuan",
              provenance=source, n=len(mode.projects))  # fmt: skip
    rate = rows.get(f"rate.{name}")
    level = data.study.report.level
    match mode.way:
        case "stated" if mode.among:
            whole = mode.capital / mode.among
            facts = weakest([source, origin(mode.projects)])
            plain = row(f"{ID}.household.{name}", "cost", name, whole, unit="yuan a household",
                        provenance=facts, method=WAYS["stated"])  # fmt: skip
            yield plain
            if rate is not None:
                yield _per(replace(plain, id=f"{ID}.empowered.{name}"), rate, whole, level)
        case "estimated":
            for key, number in (("household", "number"), ("empowered", "empowering")):
                if f"{number}.{name}" in rows:
                    like = row(f"{ID}.{key}.{name}", "cost", name, None, provenance=source,
                               unit="yuan a household", method=WAYS["estimated"])  # fmt: skip
                    yield _per(like, rows[f"{number}.{name}"], mode.capital, level)
        case "met":
            counts = {"household": rows.get(f"members.{name}"), "empowered": rate}
            for key, one in counts.items():
                if one is not None:
                    yield _at_most(f"{ID}.{key}.{name}", mode, one)


def _at_most(id_: str, mode: Mode, met: Estimate) -> Estimate:
    """Capital over households met: those that benefit are at least as many."""
    some = met.count and math.isfinite(mode.capital.high)
    found = Amount(-math.inf, mode.capital.high / met.count) if some and met.count else None
    source = weakest([origin(mode.projects, "invested"), met.provenance])
    return row(id_, "cost", mode.name, found, unit="yuan a household", provenance=source,
               method=WAYS["met"], n=met.count,
               why=NO_BOUND)  # fmt: skip


def _per(like: Estimate, divisor: Estimate, capital_: Amount, level: float) -> Estimate:
    """Capital over an estimate, with the interval of the delta method on the log scale.

    The relative standard error of K / x is that of x, since K is no estimate.
    """
    x, se = divisor.estimate, divisor.se
    source = weakest([like.provenance, divisor.provenance])
    clean = replace(like, estimate=math.nan, ci_low=math.nan, ci_high=math.nan, level=level,
                    provenance=source, n=divisor.n, note="")  # fmt: skip
    if not x > 0 or not math.isfinite(capital_.high):
        return replace(clean, note=text("no empowered household, or no upper end of the capital"))
    relative = se / x
    df = divisor.df if not math.isnan(divisor.df) else (divisor.n or 0) - 1.0
    factor = math.exp(t_quantile(level, df) * relative) if relative >= 0 else math.nan
    exact = capital_.exact
    return replace(
        clean,
        estimate=capital_.low / x if exact else math.nan,
        se=capital_.low / x * relative if exact else math.nan,
        ci_low=capital_.low / x / factor,
        ci_high=capital_.high / x * factor,
        df=df,
        method=text("{way}; delta method on the log scale", way=like.method),
    )


def tell_cost(told: Told) -> tuple[Block, ...]:
    """What a household, and an empowered one, costs in each mode; the table."""
    if not told.projects:
        return ()
    modes = [mode for mode in MODES if has(told, f"{ID}.capital.{mode}")]
    if not modes:
        return (NOTHING,)
    costed = [mode for mode in modes if has(told, f"{ID}.household.{mode}")]
    if not costed:
        return (NO_MODES, _table(told, modes))
    return (*(_sentence(told, mode) for mode in costed), _table(told, modes))


def _sentence(told: Told, mode: str) -> Statement:
    household, empowered = f"{ID}.household.{mode}", f"{ID}.empowered.{mode}"
    words: Words = text(
        "{mode}: {cost} yuan of stated capital for each household.",
        mode=item("exposure", mode),
        cost=phrase(told, household, Show.YUAN),
    )
    cited = [household]
    if has(told, empowered):
        cited.append(empowered)
        words = text(
            "{words} For each empowered household: {cost} yuan.",
            words=words,
            cost=phrase(told, empowered, Show.YUAN),
        )
    return says(words, cited, Strength.DESCRIPTIVE)


def _table(told: Told, modes: list[str]) -> Table:
    answered, cost = text("households that answered"), text("yuan of capital")
    counted: dict[str, tuple[Words, Show]] = {
        "members.{}": (text("households in it"), Show.COUNT),
        "members.{}.able": (text("with labour"), Show.COUNT),
        "members.{}.without": (text("without labour"), Show.COUNT),
        "rate.{}": (text("empowered, %"), Show.PERCENT),
    }
    divided: dict[str, Words] = {
        "household": text("a household"),
        "empowered": text("an empowered household"),
    }
    sampled = {key for key in divided if any(_sampled(told, key, mode) for mode in modes)}
    columns = [Column(text("stated capital, yuan"))]
    columns += [Column(head, spanner=answered) for head, _ in counted.values()]
    for key, head in divided.items():
        columns.append(Column(head, spanner=cost))
        columns += [Column(interval(told), spanner=cost)] if key in sampled else []
    rows: list[Row] = []
    for mode in modes:
        cells: list[Cell] = [stated(told, f"{ID}.capital.{mode}", Show.YUAN)]
        cells += [shown(told, f"{ID}.{k.format(mode)}", show) for k, (_, show) in counted.items()]
        for key in divided:
            id_ = f"{ID}.{key}.{mode}"
            cells.append(stated(told, id_, Show.YUAN))
            if key in sampled:
                cells.append(Value(id_, Show.CI_YUAN) if _sampled(told, key, mode) else None)
        rows.append(line(item("exposure", mode), cells))
    first = next((id_ for mode in modes if (id_ := f"{ID}.household.{mode}") in told), "")
    return Table(
        id=ID,
        title=text("Capital for each household and for each empowered household, by mode"),
        stub=text("Operating mode"),
        columns=tuple(columns),
        rows=tuple(rows),
        base=text("Modes of which a project states its capital."),
        method=told[first].method if first else "",
        notes=(
            text(
                "Only capital that is stated is divided. A household in two projects of a mode "
                "counts twice where the projects state their households. It is no price of "
                "empowerment: who is in a mode may have been empowered before."
            ),
        ),
    )


def _sampled(told: Told, key: str, mode: str) -> bool:
    """Whether a cost rests on an estimate, and so has a confidence interval."""
    id_ = f"{ID}.{key}.{mode}"
    return has(told, id_) and told[id_].level < CERTAIN


SECTION = Section(ID, text("What a household in each mode costs"), (), ask_cost, tell_cost)
