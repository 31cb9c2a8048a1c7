"""1.ageing: who lives in the households that the programmes reach (the paper's 4.1.2)."""

from __future__ import annotations

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import UNANSWERED, bracketed, interval, known, line, says, shown
from endogen.i18n import Words, text
from endogen.indicators import mean, ratio, share
from endogen.report.document import Block, Cell, Column, Row, Show, Table, Value
from endogen.survey.indicator import Indicator
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "1.ageing"
RATIOS = text("Shares of persons are ratios of two totals, with the interval of the means.")
LABOUR = text(
    "Able to work: neither under 16, nor 65 and over, nor without capacity to work. A member who "
    "is both old and without capacity is counted in both, so that households without labour are, "
    "if anything, too many."
)
PERSONS: dict[str, tuple[str, str, Words]] = {
    "elders": ("elders", "size", text("members 65 and over, % of persons")),
    "children": ("children", "size", text("members under 16, % of persons")),
    "away": ("migrants", "size", text("members away at work, % of persons")),
    "lost": ("lost-labour", "size", text("members without capacity to work, % of persons")),
    "dependency": (
        "dependants",
        "working-age",
        text("members under 16 or 65 and over, per 100 others"),
    ),
}


def ask_ageing(data: Data) -> Results:
    """Size, shares of persons, dependency ratio, households without labour."""
    codebook = data.codebook
    wanted: dict[str, Indicator] = {"size": mean(codebook.column("size"))}
    for name, (part, whole, _) in PERSONS.items():
        if codebook.has(part, whole):
            wanted[name] = ratio(codebook.column(part), codebook.column(whole))
    if codebook.has("no-labour"):
        wanted["no-labour"] = share(codebook.column("no-labour"), equals=1)
    return ask(data, ID, wanted)


def tell_ageing(told: Told) -> tuple[Block, ...]:
    """The composition in a table, its message in a sentence."""
    if not known(told, f"{ID}.size"):
        return (UNANSWERED,)
    table = Table(
        id=ID,
        title=text("Who lives in the households"),
        stub=text("Household"),
        columns=(Column(text("estimate")), Column(interval(told))),
        rows=tuple(_lines(told)),
        base=text(
            "{n} households; persons are members, including those away at work.",
            n=Value(f"{ID}.size", Show.N),
        ),
        method=text(
            "Means: {means}; shares: {shares}",
            means=told[f"{ID}.size"].method,
            shares=told[f"{ID}.no-labour"].method,
        )
        if f"{ID}.no-labour" in told
        else told[f"{ID}.size"].method,
        notes=(RATIOS, *((LABOUR,) if f"{ID}.no-labour" in told else ())),
    )
    return (*_headline(told), table)


def _lines(told: Told) -> list[Row]:
    rows = [
        line(
            text("members per household"),
            (Value(f"{ID}.size", Show.DECIMAL), Value(f"{ID}.size", Show.CI_DECIMAL)),
        )
    ]
    for name, (_, _, label) in PERSONS.items():
        key = f"{ID}.{name}"
        if key in told:
            show, limits = _shows(name)
            rows.append(line(label, (shown(told, key, show), Value(key, limits))))
    if f"{ID}.no-labour" in told:
        cells: tuple[Cell, ...] = (
            Value(f"{ID}.no-labour", Show.PERCENT),
            Value(f"{ID}.no-labour", Show.CI_PERCENT),
        )
        rows.append(line(text("households with nobody able to work, %"), cells))
    return rows


def _shows(name: str) -> tuple[Show, Show]:
    """A ratio per 100 has no percent sign; it is no share of a whole."""
    if name == "dependency":
        return Show.GAP, Show.CI_GAP
    return Show.PERCENT, Show.CI_PERCENT


def _headline(told: Told) -> tuple[Block, ...]:
    elders, idle = f"{ID}.elders", f"{ID}.no-labour"
    if not known(told, elders, idle):
        return ()
    sentence = text(
        "{old} of the persons are 65 or over{between}, and {idle} of the households have nobody "
        "who is able to work{interval}.",
        old=Value(elders, Show.PERCENT),
        between=bracketed(told, elders, Show.PERCENT),
        idle=Value(idle, Show.PERCENT),
        interval=bracketed(told, idle, Show.PERCENT),
    )
    return (says(sentence, [elders, idle], Strength.DESCRIPTIVE),)


SECTION = Section(
    ID, text("Ageing and labour"), ("size", "elders", "children"), ask_ageing, tell_ageing
)
