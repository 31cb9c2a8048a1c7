"""1.conversion: whether taking part becomes income.

The paper finds that over 80 % of registered households take part in breeding and that few
have any income from it; this is that finding as a number for every programme that should
bring an income of its own.
"""

from __future__ import annotations

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    PROGRAMME,
    UNPAIRED,
    bracketed,
    interval,
    item,
    line,
    numbers,
    ranked,
    says,
)
from endogen.i18n import text
from endogen.indicators import share
from endogen.report.document import Block, Column, Show, Table, Value
from endogen.study.codebook import Codebook
from endogen.study.programmes import SOURCE_OF
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "1.conversion"


def ask_conversion(data: Data) -> Results:
    """Participation, and the share with income from it among those who take part."""
    wanted = {}
    for name, (deed, source) in _pairs(data.codebook).items():
        wanted[f"{name}.participation"] = share(deed, equals=1)
        wanted[f"{name}.income"] = share(source, equals=1)
        wanted[f"{name}.conversion"] = share(source, equals=1, given=f'col("{deed}") == 1')
    return ask(data, ID, wanted)


def _pairs(codebook: Codebook) -> dict[str, tuple[str, str]]:
    takes, sources = codebook.family("participation"), codebook.family("source")
    return {
        name: (takes[name].name, sources[source].name)
        for name, source in SOURCE_OF.items()
        if name in takes and source in sources
    }


def tell_conversion(told: Told) -> tuple[Block, ...]:
    """The weakest conversion in a sentence, all in a table."""
    names = list(_pairs(told.codebook))
    if not names:
        return (UNPAIRED,)
    order = ranked(told, (f"{ID}.{name}.conversion" for name in names))
    table = Table(
        id=ID,
        title=text("From taking part to income"),
        stub=PROGRAMME,
        columns=(
            Column(text("takes part, %")),
            Column(text("has income from it, %")),
            Column(text("has income, % of those who take part")),
            Column(interval(told)),
        ),
        rows=tuple(line(item("participation", name), _cells(f"{ID}.{name}")) for name in names),
        base=text(
            "{n} households; the third column speaks of those who take part.",
            n=numbers(told, (f"{ID}.{name}.participation" for name in names)),
        ),
        method=told[f"{ID}.{names[0]}.conversion"].method,
        notes=(
            text(
                "The income a programme should bring: from share dividends, local industrial "
                "poverty-alleviation funds; from individual breeding, breeding; from employment "
                "and entrepreneurship, wages. Which of it came through the programme was not asked."
            ),
        ),
    )
    return (*(_weakest(told, order[-1]) if order else ()), table)


def _weakest(told: Told, row: str) -> tuple[Block, ...]:
    programme = row.split(".")[2]
    taking = f"{ID}.{programme}.participation"
    sentence = text(
        "{taking} of households take part in {programme}; of these, {share} have income from "
        "{source}{interval}.",
        taking=Value(taking, Show.PERCENT),
        programme=item("participation", programme),
        share=Value(row, Show.PERCENT),
        source=item("source", SOURCE_OF[programme]),
        interval=bracketed(told, row, Show.PERCENT),
    )
    return (says(sentence, [taking, row], Strength.DESCRIPTIVE),)


SECTION = Section(
    ID,
    text("From taking part to income"),
    ("participation:*", "source:*"),
    ask_conversion,
    tell_conversion,
)


def _cells(key: str) -> tuple[Value, ...]:
    conversion = f"{key}.conversion"
    return (
        Value(f"{key}.participation", Show.PERCENT),
        Value(f"{key}.income", Show.PERCENT),
        Value(conversion, Show.PERCENT),
        Value(conversion, Show.CI_PERCENT),
    )
