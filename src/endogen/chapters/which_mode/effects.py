"""4.effects: what goes with being in a mode, the other modes and the household held constant.

It is an association: nobody drew lots for who joins.
"""

from __future__ import annotations

from endogen.chapters.asking import joined as put_together
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    bracketed,
    detectable,
    hedged,
    item,
    known,
    listing,
    points,
    says,
    sized,
)
from endogen.chapters.which_mode.effects_table import figure, pairs, table
from endogen.chapters.which_mode.measures import IS_ABLE, audiences, joined
from endogen.chapters.which_mode.outcomes import ID, SCORE, outcomes
from endogen.chapters.which_mode.regression import coefficients, fitted, gaps, tested
from endogen.chapters.which_mode.words import made_up
from endogen.findings.contrasts import split
from endogen.i18n import Words, text
from endogen.indicators import Indicator
from endogen.report.document import Block, Note, NoteKind, Show, Statement, Value
from endogen.survey.results import Results
from endogen.survey.strength import Strength

NOTHING = Note(
    text(
        "What goes with each mode cannot be computed: too few households, or every household is "
        "in the same modes."
    )
)
NO_CAUSE = Note(
    text(
        "These are associations. Who joins a mode differs from who does not in ways that were not "
        "asked; nothing here shows that a mode causes what goes with it."
    ),
    NoteKind.CAUTION,
)


def ask_effects(data: Data) -> Results:
    """Coefficients of every mode, their contrasts, and what sizes would have been found."""
    asked = outcomes(data.codebook)
    groups = audiences(data.codebook) if SCORE in asked else {"": ""}
    wanted: dict[str, Indicator] = {}
    for key, column in asked.items():
        wanted |= coefficients(data.codebook, key, column)
    for suffix, given in groups.items():
        if suffix:
            wanted |= coefficients(data.codebook, SCORE, asked[SCORE], given, suffix)
    found = fitted(data, ID, wanted)
    parts = []
    for key in asked:
        own = gaps(found, f"{ID}.{key}", joined(data.codebook))
        parts += [tested(_rows_of(found, key, ""), f"{ID}.{key}"), tested(own, f"{ID}.{key}.pairs")]
    parts += [
        tested(_rows_of(found, SCORE, suffix), f"{ID}.{SCORE}{suffix}")
        for suffix in groups
        if suffix
    ]
    return put_together(parts)


def _rows_of(found: Results, key: str, suffix: str) -> Results:
    """The coefficients of one outcome among one audience."""
    labours = tuple(f".{who}" for who in IS_ABLE)
    return found.only(
        lambda row: (
            row.id.startswith(f"{ID}.{key}.")
            and (row.id.endswith(suffix) if suffix else not row.id.endswith(labours))
        )
    )


def tell_effects(told: Told) -> tuple[Block, ...]:
    """Which modes go with more empowerment, which differ from one another; table, chart."""
    modes = list(told.codebook.family("mode"))
    keys = [key for key in outcomes(told.codebook)
            if any(known(told, f"{ID}.{key}.{mode}") for mode in modes)]  # fmt: skip
    if not keys:
        return (NOTHING,)
    rows = [f"{ID}.{key}.{mode}" for key in keys for mode in modes]
    blocks: list[Block] = [*made_up(told, *rows)]
    if SCORE in keys:
        blocks += [*_with_more(told, modes), *_apart(told, modes)]
    blocks += [NO_CAUSE, table(told, keys, modes)]
    if SCORE in keys:
        blocks.append(figure(told, modes))
    return tuple(blocks)


def _with_more(told: Told, modes: list[str]) -> list[Statement]:
    """Of each mode, whether more, less, or nothing that can be told goes with it."""
    rows = {mode: told[row] for mode in modes if known(told, row := f"{ID}.{SCORE}.{mode}")}
    found = split(rows)
    said = []
    for those, sentence in ((found.higher, _more), (found.lower, _less)):
        if those:
            said.append(says(sentence(_sizes(told, those)), _rows(those), Strength.CLEAR))
    signs = {True: _maybe_more, False: _maybe_less}
    for above, sentence in signs.items():
        those = tuple(mode for mode in found.suggestive if (rows[mode].estimate > 0) is above)
        if those:
            words = hedged(sentence(_sizes(told, those)), len(rows))
            said.append(says(words, _rows(those), Strength.SUGGESTIVE))
    if found.open:
        said.append(_open(told, found.open))
    return said


def _rows(modes: tuple[str, ...]) -> list[str]:
    return [f"{ID}.{SCORE}.{mode}" for mode in modes]


def _sizes(told: Told, modes: tuple[str, ...]) -> Words:
    return listing(
        [
            sized(told, item("exposure", mode), f"{ID}.{SCORE}.{mode}", Show.POINTS, points)
            for mode in modes
        ]
    )


def _more(modes: Words) -> Words:
    return text(
        "A higher empowerment score goes with: {modes}; other modes and the household held "
        "constant.",
        modes=modes,
    )


def _less(modes: Words) -> Words:
    return text(
        "A lower empowerment score goes with: {modes}; other modes and the household held "
        "constant.",
        modes=modes,
    )


def _maybe_more(modes: Words) -> Words:
    return text("There are signs that a higher empowerment score goes with: {modes}.", modes=modes)


def _maybe_less(modes: Words) -> Words:
    return text("There are signs that a lower empowerment score goes with: {modes}.", modes=modes)


def _open(told: Told, modes: tuple[str, ...]) -> Statement:
    rows = _rows(modes)
    widest = _widest(told, rows)
    sentence = text(
        "Whether the empowerment score differs with these modes cannot be told: {modes}; {found}.",
        modes=_sizes(told, modes),
        found=detectable(told, widest, Show.GAP, points),
    )
    return says(sentence, [*rows, *_if_known(told, widest)], Strength.CANNOT_TELL)


def _widest(told: Told, rows: list[str]) -> str:
    """Of the sizes that rows would have shown, the largest: it holds for all of them.

    One of them that cannot be computed leaves all without.
    """
    sizes = [f"{row}.mde" for row in rows]
    unknown = [size for size in sizes if not known(told, size)]
    return unknown[0] if unknown else max(sizes, key=lambda size: told[size].estimate)


def _if_known(told: Told, row: str) -> list[str]:
    return [row] if known(told, row) else []


def _apart(told: Told, modes: list[str]) -> list[Statement]:
    """Which modes can be told apart from one another."""
    rows = pairs(told, modes)
    if not rows:
        return []
    found = split({row: told[row] for row in rows})
    clear = [*found.higher, *found.lower]
    if clear:
        return [says(_differ(told, clear), clear, Strength.CLEAR)]
    if found.suggestive:
        words = hedged(_may_differ(told, found.suggestive), len(rows))
        return [says(words, found.suggestive, Strength.SUGGESTIVE)]
    widest = _widest(told, rows)
    sentence = text(
        "No two modes can be told apart by the empowerment that goes with them at this number of "
        "households; {found}.",
        found=detectable(told, widest, Show.GAP, points),
    )
    return [says(sentence, [*rows, *_if_known(told, widest)], Strength.CANNOT_TELL)]


def _differ(told: Told, rows: list[str]) -> Words:
    return text(
        "By the empowerment score that goes with them modes can be told apart: {pairs}.",
        pairs=_compared(told, rows),
    )


def _may_differ(told: Told, rows: tuple[str, ...]) -> Words:
    return text(
        "There are signs that modes differ in the empowerment score that goes with them: {pairs}.",
        pairs=_compared(told, rows),
    )


def _compared(told: Told, rows: list[str] | tuple[str, ...]) -> Words:
    return listing([_beside(told, row) for row in rows])


def _beside(told: Told, row: str) -> Words:
    """One mode above or below another, as its row subtracts them."""
    one, other = (item("exposure", mode) for mode in row.rpartition(".")[2].split("-"))
    gap = points(text("{size}", size=Value(row, Show.POINTS)))
    limits = bracketed(told, row, Show.POINTS)
    if told[row].estimate > 0:
        return text("{one} above {other} ({gap}{interval})", one=one, other=other, gap=gap,
                    interval=limits)  # fmt: skip
    return text("{one} below {other} ({gap}{interval})", one=one, other=other, gap=gap,
                interval=limits)  # fmt: skip


SECTION = Section(
    ID,
    text("What goes with each mode"),
    ("mode:*", "adequate:*"),
    ask_effects,
    tell_effects,
)
