"""4.modes: the four operating modes beside each other, and by labour.

Income level, participation and empowerment of the households in each mode.  These are
levels, not effects: who joins a mode chose it or was chosen.  4.effects holds the rest
constant.
"""

from __future__ import annotations

from collections.abc import Iterable

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import interval, item, known, line, numbers, shown
from endogen.chapters.which_mode.measures import (
    LABOUR,
    MEASURES,
    audiences,
    joined,
    of_mode,
)
from endogen.i18n import Words, text
from endogen.indicators import Indicator, share
from endogen.report.chart import Forest, Item
from endogen.report.document import (
    Block,
    Column,
    Figure,
    Note,
    NoteKind,
    Row,
    RowKind,
    Show,
    Table,
)
from endogen.survey.results import Results

ID = "4.modes"
NOBODY = Note(text("No household is in any of the operating modes."))
NO_LABOUR = Note(
    text(
        "Who can work is not known: the questionnaire does not ask for members of every kind. "
        "The modes cannot be told apart by labour."
    ),
    NoteKind.ABSENT,
)
LEVELS = text(
    "A household in several modes counts in each. These are levels among the households of a "
    "mode, not effects of it: who joins a mode chose it or was chosen for it."
)
BY_LABOUR: dict[str, tuple[Words, Show]] = {
    "members": (text("in the mode, %"), Show.PERCENT),
    "yuan": (text("yuan"), Show.YUAN),
    "days": (text("days worked"), Show.NUMBER),
    "index": (text("index of empowerment"), Show.SHARE),
}


def ask_modes(data: Data) -> Results:
    """All measures of all modes, of all households and by labour, in one call."""
    codebook, study = data.codebook, data.study
    wanted: dict[str, Indicator] = {}
    for who, among in audiences(codebook).items():
        for mode, column in joined(codebook).items():
            given = " and ".join(part for part in (f"{column} == 1", among) if part)
            wanted[f"members.{mode}{who}"] = share(column, equals=1, given=among or None)
            for key, indicator in of_mode(codebook, study, mode, given).items():
                wanted[f"{key}.{mode}{who}"] = indicator
    return ask(data, ID, wanted)


def tell_modes(told: Told) -> tuple[Block, ...]:
    """The table of all measures, the index as a chart, and the modes by labour."""
    modes = [mode for mode in told.codebook.family("mode") if known(told, f"{ID}.members.{mode}")]
    if not any(told[f"{ID}.members.{mode}"].estimate > 0 for mode in modes):
        return (NOBODY,)
    blocks: list[Block] = [_table(told, modes)]
    if any(known(told, f"{ID}.index.{mode}") for mode in modes):
        blocks.append(_figure(told, modes))
    blocks.append(_by_labour(told, modes) if told.codebook.has("can-work") else NO_LABOUR)
    return tuple(blocks)


def _table(told: Told, modes: list[str]) -> Table:
    rows: list[Row] = []
    for group, measures in MEASURES:
        lines = [
            _line(told, modes, key, label, show)
            for key, (label, show) in measures.items()
            if any(f"{ID}.{key}.{mode}" in told for mode in modes)
        ]
        rows += [Row(group, kind=RowKind.GROUP), *lines] if lines else []
    columns = []
    for mode in modes:
        name = item("exposure", mode)
        columns += [Column(text("value"), spanner=name), Column(interval(told), spanner=name)]
    return Table(
        id=ID,
        title=text("The operating modes beside each other"),
        stub=text("Measure"),
        columns=tuple(columns),
        rows=tuple(rows),
        base=_base(told, modes),
        method=told[f"{ID}.members.{modes[0]}"].method,
        notes=(LEVELS,),
    )


def _line(told: Told, modes: list[str], key: str, label: Words, show: Show) -> Row:
    cells = []
    for mode in modes:
        row = f"{ID}.{key}.{mode}"
        cells += [shown(told, row, show), shown(told, row, show.interval)]
    return line(label, cells)


def _base(told: Told, modes: Iterable[str]) -> Words:
    said: Words = ""
    for mode in modes:
        n = numbers(told, [_sized(told, mode)])
        one = text("{mode} {n}", mode=item("exposure", mode), n=n)
        said = text("{a}, {b}", a=said, b=one) if said else one
    return text("Households in the mode: {counts}.", counts=said)


def _sized(told: Told, mode: str) -> str:
    """A row whose n is that of the households in the mode."""
    keys = [key for _, measures in MEASURES for key in measures if key != "members"]
    return next(
        (f"{ID}.{key}.{mode}" for key in keys if f"{ID}.{key}.{mode}" in told),
        f"{ID}.members.{mode}",
    )


def _figure(told: Told, modes: list[str]) -> Figure:
    known_ones = [mode for mode in modes if known(told, f"{ID}.index.{mode}")]
    return Figure(
        id=f"{ID}.chart",
        title=text("Empowerment of the households in each operating mode"),
        chart=Forest(
            items=tuple(
                Item(item("exposure", mode), (f"{ID}.index.{mode}",)) for mode in known_ones
            ),
            show=Show.SHARE,
            axis=text("counting index of empowerment, 0 to 1"),
            stub=text("Operating mode"),
            reference=None,
        ),
        alt=text("The index of empowerment in each operating mode with its interval."),
        base=_base(told, known_ones),
        method=told[f"{ID}.index.{known_ones[0]}"].method,
        notes=(LEVELS,),
    )


def _by_labour(told: Told, modes: list[str]) -> Table:
    keys = [key for key in BY_LABOUR if any(f"{ID}.{key}.{mode}" in told for mode in modes)]
    rows: list[Row] = []
    for who, label in LABOUR.items():
        rows.append(Row(label, kind=RowKind.GROUP))
        for mode in modes:
            cells = []
            for key in keys:
                row, show = f"{ID}.{key}.{mode}.{who}", BY_LABOUR[key][1]
                cells += [shown(told, row, show), shown(told, row, show.interval)]
            rows.append(line(item("exposure", mode), cells))
    columns = []
    for key in keys:
        head = BY_LABOUR[key][0]
        columns += [Column(text("value"), spanner=head), Column(interval(told), spanner=head)]
    both = [f"{ID}.members.{modes[0]}.{who}" for who in LABOUR]
    counts = [numbers(told, [row]) for row in both]
    return Table(
        id=f"{ID}.labour",
        title=text("The operating modes among households with and without labour"),
        stub=text("Operating mode"),
        columns=tuple(columns),
        rows=tuple(rows),
        base=text(
            "{able} households with labour, {without} without.",
            able=counts[0],
            without=counts[1],
        ),
        method=told[both[0]].method,
        notes=(
            text(
                "Without labour: no member of working age who can work. Work, breeding or "
                "training is no advice to these households."
            ),
        ),
    )


SECTION = Section(
    ID,
    text("The four operating modes beside each other"),
    ("mode:*",),
    ask_modes,
    tell_modes,
)
