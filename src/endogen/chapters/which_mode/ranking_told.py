"""What 4.ranking tells: which mode is first, how surely, and which stands above which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations

from endogen.chapters.chapter import Told
from endogen.chapters.layout import item, known, line, listing, ranked, says, shown, sized
from endogen.chapters.which_mode.measures import LABOUR
from endogen.chapters.which_mode.words import made_up
from endogen.findings.strength import judge
from endogen.i18n import Words, text
from endogen.report.chart import Bars, Item
from endogen.report.document import Block, Column, Figure, Note, Show, Statement, Table, Value
from endogen.study.programmes import DIMENSIONS
from endogen.survey.strength import Strength

ID = "4.ranking"
DRAWS = 10_000
FIRM = 0.975
"""First in so many draws: of two equal modes either is at most in a twentieth of studies."""

WAYS: dict[str, Words] = {
    "weights": text("all weights of the dimensions, the estimates as they are"),
    "samples": text("other samples, the study's weights"),
    "both": text("other samples and all weights"),
}
NO_ORDER = Note(
    text("The modes cannot be put in order: what goes with them is not known in every dimension.")
)


def tell_ranking(told: Told) -> tuple[Block, ...]:
    """Whether any mode is first whatever the weights; the table and the chart of places."""
    modes = [mode for mode in told.codebook.family("mode") if f"{ID}.first.both.{mode}" in told]
    if not modes:
        return (NO_ORDER,)
    blocks: list[Block] = [_first(told, modes), *_dominance(told, modes), _table(told, modes),
              _figure(told, modes)]  # fmt: skip
    if told.codebook.has("can-work"):
        blocks.append(_by_labour(told))
    return (*made_up(told, f"{ID}.first.both.{modes[0]}"), *blocks)


def _first(told: Told, modes: list[str]) -> Statement:
    """Who is first; clear where every other mode is clearly below it as well."""
    order = ranked(told, (f"{ID}.first.both.{mode}" for mode in modes))
    top = order[0].rpartition(".")[2]
    rows = [row for other in modes if other != top for row in _contrasts(told, top, other, "score")]
    share, leader = Value(order[0], Show.PERCENT), item("exposure", top)
    if told[order[0]].estimate < FIRM:
        listed = [
            sized(told, item("exposure", r.rpartition(".")[2]), r, Show.PERCENT) for r in order
        ]
        sentence = text(
            "Which mode comes first cannot be told at this number of households: it changes with "
            "the weights of the dimensions and with the sample. Shares of draws in which each is "
            "first: {shares}.",
            shares=listing(listed),
        )
        return says(sentence, order, Strength.CANNOT_TELL)
    if _all_clear(told, rows):
        sentence = text(
            "In nearly all draws of weights and samples the most empowerment goes with {mode} "
            "({share} of draws), and each other mode is clearly below it.",
            mode=leader,
            share=share,
        )
        return says(sentence, [order[0], *rows], Strength.CLEAR)
    sentence = text(
        "There are signs that the most empowerment goes with {mode}: it is first in {share} of "
        "draws of weights and samples, but not each other mode is clearly below it (Holm).",
        mode=leader,
        share=share,
    )
    return says(sentence, [order[0], *rows], Strength.SUGGESTIVE)


def _all_clear(told: Told, rows: Sequence[str]) -> bool:
    return bool(rows) and all(judge(told[row]) is Strength.CLEAR for row in rows)


def _dominance(told: Told, modes: Sequence[str]) -> list[Statement]:
    """Modes that are above another in every dimension, each contrast clear."""
    said = []
    for one, other in permutations(modes, 2):
        signs = {row: sign for name in DIMENSIONS
                 for row, sign in _contrasts(told, one, other, name).items()}  # fmt: skip
        above = all(sign * told[row].estimate > 0 for row, sign in signs.items())
        if len(signs) == len(DIMENSIONS) and above and _all_clear(told, list(signs)):
            sentence = text(
                "In each of the three dimensions more goes with {one} than with {other}: no "
                "weights can turn that round.",
                one=item("exposure", one),
                other=item("exposure", other),
            )
            said.append(says(sentence, list(signs), Strength.CLEAR))
    return said


def _contrasts(told: Told, one: str, other: str, key: str) -> Mapping[str, int]:
    """The row that compares two modes, and the sign that favours the first."""
    rows = {f"{ID}.{key}.{one}-{other}": 1, f"{ID}.{key}.{other}-{one}": -1}
    return {row: sign for row, sign in rows.items() if known(told, row)}


def _table(told: Told, modes: list[str]) -> Table:
    rows = tuple(
        line(
            item("exposure", mode),
            (
                *(Value(f"{ID}.{name}.{mode}", Show.POINTS) for name in DIMENSIONS),
                *(Value(f"{ID}.first.{way}.{mode}", Show.PERCENT) for way in WAYS),
            ),
        )
        for mode in modes
    )
    first, points = text("First, % of draws"), text("Points that go with it")
    first_row = f"{ID}.first.both.{modes[0]}"
    left_out = [mode for mode in told.codebook.family("mode") if mode not in modes]
    notes = [
        text(
            "Points: percentage points of the share of adequate items, the other modes and the "
            "household held constant."
        )
    ]
    if left_out:
        notes.append(
            text(
                "Without a place, since all, none or too few of the households are in it: {modes}.",
                modes=listing([item("exposure", mode) for mode in left_out]),
            )
        )
    return Table(
        id=ID,
        title=text("How often each mode is first"),
        stub=text("Operating mode"),
        columns=(
            *(Column(label, spanner=points) for label in DIMENSIONS.values()),
            *(Column(label, spanner=first) for label in WAYS.values()),
        ),
        rows=rows,
        base=text("{n} households with all answers.", n=Value(first_row, Show.N)),
        method=told[first_row].method,
        notes=tuple(notes),
    )


def _by_labour(told: Told) -> Table | Note:
    """First places among households with and without labour."""
    modes = list(told.codebook.family("mode"))
    firsts = {who: [f"{ID}.first.both.{mode}.{who}" for mode in modes] for who in LABOUR}
    present = {who: [row for row in rows if row in told] for who, rows in firsts.items()}
    groups = [who for who in LABOUR if present[who]]
    if not groups:
        return Note(
            text("The modes cannot be put in order among households with or without labour.")
        )
    rows = tuple(
        line(
            item("exposure", mode),
            [shown(told, f"{ID}.first.both.{mode}.{who}", Show.PERCENT) for who in groups],
        )
        for mode in modes
        if any(f"{ID}.first.both.{mode}.{who}" in told for who in groups)
    )
    counts = [
        text("{who} {n}", who=LABOUR[who], n=Value(present[who][0], Show.N)) for who in groups
    ]
    return Table(
        id=f"{ID}-labour",
        title=text("How often each mode is first, by labour"),
        stub=text("Operating mode"),
        columns=tuple(Column(LABOUR[who], spanner=text("First, % of draws")) for who in groups),
        rows=rows,
        base=text("Households with all answers: {counts}.", counts=listing(counts)),
        method=told[present[groups[0]][0]].method,
        notes=(text("Draws of other samples and of all weights of the dimensions."),),
    )


def _figure(told: Told, modes: list[str]) -> Figure:
    first = f"{ID}.first.both.{modes[0]}"
    return Figure(
        id=f"{ID}-chart",
        title=text("Share of weights and samples in which each mode is first"),
        chart=Bars(
            items=tuple(
                Item(item("exposure", mode), (f"{ID}.first.both.{mode}",)) for mode in modes
            ),
            show=Show.PERCENT,
            axis=text("% of draws"),
            stub=text("Operating mode"),
            limits=(0.0, 1.0),
            intervals=False,
        ),
        alt=text("How often each mode is first over weights of the dimensions and samples."),
        base=text("{n} households with all answers.", n=Value(first, Show.N)),
        method=told[first].method,
    )
