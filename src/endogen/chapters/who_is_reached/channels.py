"""1.channels: how households hear of the programmes."""

from __future__ import annotations

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    UNANSWERED,
    bracketed,
    interval,
    item,
    known,
    line,
    measured,
    numbers,
    ranked,
    says,
    tied,
)
from endogen.i18n import text
from endogen.indicators import case_share, response_share, share
from endogen.report.charts import Bars, Item
from endogen.report.document import Block, Column, Figure, Show, Table, Value
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "1.channels"


def ask_channels(data: Data) -> Results:
    """Each channel as a share of households, of cases and of responses."""
    channels = data.codebook.family("channel")
    columns = [v.name for v in channels.values()]
    wanted = {}
    for name, variable in channels.items():
        wanted[f"{name}.households"] = share(variable.name, equals=1)
        wanted[f"{name}.cases"] = case_share(variable.name, of=columns)
        wanted[f"{name}.responses"] = response_share(variable.name, of=columns)
    if data.codebook.has("official-channel"):
        wanted["official"] = share(data.codebook.column("official-channel"), equals=1)
        wanted["only-official"] = share(data.codebook.column("only-official"), equals=1)
    return ask(data, ID, wanted)


def tell_channels(told: Told) -> tuple[Block, ...]:
    """The leading channel in a sentence, all of them in a table and a chart."""
    order = ranked(told, (f"{ID}.{name}.households" for name in told.codebook.family("channel")))
    if not order:
        return (UNANSWERED,)
    names = [row.removeprefix(f"{ID}.").removesuffix(".households") for row in order]
    table = Table(
        id=ID,
        title=text("Channels of information about the programmes"),
        stub=text("Channel"),
        columns=(
            Column(text("n")),
            Column(text("% of households")),
            Column(interval(told)),
            Column(text("% of those who named any")),
            Column(text("% of responses")),
        ),
        rows=tuple(line(item("channel", name), _cells(f"{ID}.{name}")) for name in names),
        base=text("{n} households; several channels could be named.", n=numbers(told, order)),
        method=told[order[0]].method,
    )
    figure = Figure(
        id=ID,
        title=text("Channels of information"),
        chart=Bars(
            items=tuple(
                Item(item("channel", name), (row,)) for name, row in zip(names, order, strict=True)
            ),
            show=Show.PERCENT,
            axis=text("% of households"),
            stub=text("Channel"),
            limits=(0, 1),
        ),
        alt=text(
            "From {high} for {best} down to {low} for {least}.",
            high=Value(order[0], Show.PERCENT),
            best=item("channel", names[0]),
            low=Value(order[-1], Show.PERCENT),
            least=item("channel", names[-1]),
        ),
        base=table.base,
        method=table.method,
    )
    return (_headline(told, order), *_official(told), table, figure)


def _headline(told: Told, order: list[str]) -> Block:
    first = tied(told, order)
    if told[first[0]].estimate == 0:
        return says(text("No household named any channel."), first, Strength.DESCRIPTIVE)
    sentence = text(
        "The largest share of households hears of the programmes through {channels}.",
        channels=measured(told, first, "channel", Show.PERCENT),
    )
    return says(sentence, first, Strength.DESCRIPTIVE)


def _official(told: Told) -> tuple[Block, ...]:
    row, only = f"{ID}.official", f"{ID}.only-official"
    if not known(told, row, only):
        return ()
    sentence = text(
        "{share} of households hear of the programmes from helping or village cadres or from the "
        "village assembly{interval}; {only} hear of them in no other way.",
        share=Value(row, Show.PERCENT),
        interval=bracketed(told, row, Show.PERCENT),
        only=Value(only, Show.PERCENT),
    )
    return (says(sentence, [row, only], Strength.DESCRIPTIVE),)


def _cells(key: str) -> tuple[Value, ...]:
    households = f"{key}.households"
    return (
        Value(households, Show.COUNT),
        Value(households, Show.PERCENT),
        Value(households, Show.CI_PERCENT),
        Value(f"{key}.cases", Show.PERCENT),
        Value(f"{key}.responses", Show.PERCENT),
    )


SECTION = Section(
    ID, text("How people hear of the programmes"), ("channel:*",), ask_channels, tell_channels
)
