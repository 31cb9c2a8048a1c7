"""What 3.gains tells of the poverty gap that each yuan closes, as the line rises."""

from __future__ import annotations

from endogen.chapters.chapter import Told
from endogen.chapters.judged import judged
from endogen.chapters.layout import (
    bracketed,
    detectable,
    interval,
    known,
    line,
    points,
    says,
)
from endogen.chapters.what_changed.standard import standards
from endogen.chapters.who_is_empowered.gains_told import ID
from endogen.chapters.who_is_empowered.groups import claimed
from endogen.i18n import Words, text
from endogen.report.chart import Item, Lines
from endogen.report.document import Block, Column, Figure, Show, Statement, Table, Value
from endogen.survey.strength import Strength

TIMES: dict[str, float] = {"1x": 1.0, "125x": 1.25, "150x": 1.5, "2x": 2.0}
FIRST, LAST = "1x", "2x"


def tell_per_yuan(told: Told) -> tuple[Block, ...]:
    """What a yuan does at the line and above it; the table and the chart."""
    if not known(told, f"{ID}.yuan.{LAST}"):
        return ()
    closed = all(known(told, f"{ID}.closed.{key}") for key in TIMES)
    blocks: list[Block] = [_headline(told)]
    if known(told, f"{ID}.yuan.{FIRST}"):
        blocks.append(_rise(told, "yuan"))
    if known(told, f"{ID}.closed.rise"):
        blocks.append(_rise(told, "closed"))
    claim = text(
        "with the rising poverty line, the marginal benefit of industrial poverty alleviation "
        "gradually decreases (section 4.1.4)."
    )
    blocks += [claimed(claim), _table(told)]
    if closed:
        blocks.append(_figure(told))
    return tuple(blocks)


def _headline(told: Told) -> Statement:
    row, double = f"{ID}.yuan.{FIRST}", f"{ID}.yuan.{LAST}"
    sentence = text(
        "Of each yuan of benefits, {low} closes a gap to the poverty line{interval}; were the line "
        "twice as high, {high} would.",
        low=Value(row, Show.PERCENT),
        interval=bracketed(told, row, Show.PERCENT),
        high=Value(double, Show.PERCENT),
    )
    return says(sentence, [row, double], Strength.DESCRIPTIVE)


def _rise(told: Told, what: str) -> Statement:
    """Whether twice the line makes more or less of it."""
    row, mde = f"{ID}.{what}.rise", f"{ID}.{what}.rise.mde"
    label: Words = (
        text("the part of each yuan that closes a gap")
        if what == "yuan"
        else text("the part of the gap that benefits close")
    )
    places: dict[str, object] = {
        "what": label,
        "gap": Value(row, Show.POINTS),
        "interval": bracketed(told, row, Show.POINTS),
    }
    unsure = text(
        "Whether {what} is larger or smaller at twice the line cannot be told: {gap} "
        "points{interval}; {found}.",
        found=detectable(told, mde, Show.GAP, points),
        **places,
    )
    above = text("At twice the line {what} is larger: {gap} points{interval}.", **places)
    below = text("At twice the line {what} is smaller: {gap} points{interval}.", **places)
    return judged(told, row, mde, above=above, below=below, unsure=unsure)


def _table(told: Told) -> Table:
    now = standards(told.study)[0].now
    yuan, gap = text("Of each yuan, % that closes a gap"), text("Of the gap, % that is closed")
    poor = text("Persons below the line, %")
    rows = []
    for key, times in TIMES.items():
        cells = []
        for what in ("yuan", "closed"):
            row = f"{ID}.{what}.{key}"
            cells += [Value(row, Show.PERCENT), Value(row, Show.CI_PERCENT)]
        cells += [Value(f"{ID}.poor-{when}.{key}", Show.PERCENT) for when in ("without", "with")]
        label = text("{times} × the line, {yuan} yuan", times=f"{times:g}",
                     yuan=f"{now.yearly * times:,.0f}")  # fmt: skip
        rows.append(line(label, tuple(cells)))
    first = f"{ID}.yuan.{LAST}"
    return Table(
        id=f"{ID}-yuan",
        title=text("What a yuan of benefits does, as the line rises"),
        stub=text("Times the poverty line"),
        columns=(
            Column(text("%"), spanner=yuan),
            Column(interval(told), spanner=yuan),
            Column(text("%"), spanner=gap),
            Column(interval(told), spanner=gap),
            Column(text("without benefits"), spanner=poor),
            Column(text("with them"), spanner=poor),
        ),
        rows=tuple(rows),
        base=text("{n} households with all answers, in persons.", n=Value(first, Show.N)),
        method=told[first].method,
        notes=(
            standards(told.study)[0].words,
            text(
                "Income without benefits is income less benefits of projects: what households "
                "would have earned in their place is not known. A higher line can only raise the "
                "part of a yuan that closes a gap, since more of those who get it are below it "
                "(Beckerman 1979); the part of the gap that is closed may rise or fall."
            ),
        ),
    )


def _figure(told: Told) -> Figure:
    return Figure(
        id=f"{ID}-yuan",
        title=text("What a yuan of benefits does, as the line rises"),
        chart=Lines(
            items=tuple(
                Item(text("{times} ×", times=f"{times:g}"),
                     (f"{ID}.yuan.{key}", f"{ID}.closed.{key}"))
                for key, times in TIMES.items()
            ),
            series=(text("of each yuan"), text("of the gap")),
            show=Show.PERCENT,
            axis=text("% that closes a gap, and % of the gap closed"),
            stub=text("Times the poverty line"),
            limits=(0.0, 1.0),
        ),
        alt=text(
            "Of each yuan {low} closes a gap at the line, {high} at twice the line.",
            low=Value(f"{ID}.yuan.{FIRST}", Show.PERCENT),
            high=Value(f"{ID}.yuan.{LAST}", Show.PERCENT),
        ),
        base=text(
            "{n} households with all answers, in persons.",
            n=Value(f"{ID}.yuan.{FIRST}", Show.N),
        ),
        method=told[f"{ID}.yuan.{LAST}"].method,
    )  # fmt: skip
