"""4.modes: the four operating modes beside each other, and by labour.

Income level, participation and empowerment of the households in each mode.  These are
levels, not effects: who joins a mode chose it or was chosen.  4.effects holds the rest
constant.
"""

from __future__ import annotations

from collections.abc import Iterable

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    interval,
    item,
    known,
    line,
    listing,
    methods,
    numbers,
    ranked,
    says,
    shown,
    sized,
    yuan,
)
from endogen.chapters.which_mode.measures import (
    LABOUR,
    MEASURES,
    audiences,
    joined,
    of_mode,
)
from endogen.chapters.which_mode.sidebyside import figure
from endogen.chapters.which_mode.words import made_up
from endogen.i18n import Words, text
from endogen.indicators import Indicator, share
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
from endogen.survey.results import Results
from endogen.survey.strength import Strength

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
    "members": (text("in the mode"), Show.PERCENT),
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
    rows = [f"{ID}.{key}.{mode}" for _, measures in MEASURES for key in measures for mode in modes]
    blocks: list[Block] = [*made_up(told, *rows), _levels(told, modes), _table(told, modes)]
    beside = figure(told, ID, modes, _base(told, modes), LEVELS)
    blocks += [beside] if beside else []
    blocks.append(_by_labour(told, modes) if told.codebook.has("can-work") else NO_LABOUR)
    return tuple(blocks)


def _levels(told: Told, modes: list[str]) -> Statement:
    """What the modes brought their households; where money is not known, who is in them."""
    order = ranked(told, (f"{ID}.yuan.{mode}" for mode in modes))
    if order:
        sizes = [sized(told, _name(row), row, Show.YUAN, yuan) for row in order]
        sentence = text("A household in the mode had from it on average: {modes}.",
                        modes=listing(sizes))  # fmt: skip
    else:
        order = ranked(told, (f"{ID}.members.{mode}" for mode in modes))
        sizes = [sized(told, _name(row), row, Show.PERCENT) for row in order]
        sentence = text("Households in the mode: {modes}.", modes=listing(sizes))
    return says(sentence, order, Strength.DESCRIPTIVE)


def _name(row: str) -> Words:
    return item("exposure", row.rpartition(".")[2])


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
        method=methods(told, [f"{ID}.{k}.{modes[0]}" for _, group in MEASURES for k in group]),
        notes=(LEVELS,),
    )


def _line(told: Told, modes: list[str], key: str, label: Words, show: Show) -> Row:
    cells = []
    for mode in modes:
        row = f"{ID}.{key}.{mode}"
        cells += [shown(told, row, show), _limits(told, row, show)]
    return line(label, cells)


def _limits(told: Told, row: str, show: Show) -> Value | None:
    """An interval; none where all answers are alike, which would be certainty from few."""
    alike = row in told and told[row].se == 0 and told[row].ci_low == told[row].ci_high
    return None if alike else shown(told, row, show.interval)


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


def _by_labour(told: Told, modes: list[str]) -> Table:
    keys = [key for key in BY_LABOUR if any(f"{ID}.{key}.{mode}" in told for mode in modes)]
    rows: list[Row] = []
    for who, label in LABOUR.items():
        rows.append(Row(label, kind=RowKind.GROUP))
        for mode in modes:
            cells = []
            for key in keys:
                row, show = f"{ID}.{key}.{mode}.{who}", BY_LABOUR[key][1]
                cells += [shown(told, row, show), _limits(told, row, show)]
            rows.append(line(item("exposure", mode), cells))
    columns = []
    for key in keys:
        head = BY_LABOUR[key][0]
        columns += [Column(text("value"), spanner=head), Column(interval(told), spanner=head)]
    both = [f"{ID}.members.{modes[0]}.{who}" for who in LABOUR]
    counts = [numbers(told, [row]) for row in both]
    return Table(
        id=f"{ID}-labour",
        title=text("The operating modes among households with and without labour"),
        stub=text("Operating mode"),
        columns=tuple(columns),
        rows=tuple(rows),
        base=text(
            "{able} households with labour, {without} without.",
            able=counts[0],
            without=counts[1],
        ),
        method=methods(told, [f"{ID}.{key}.{modes[0]}.{who}" for key in keys for who in LABOUR]),
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
