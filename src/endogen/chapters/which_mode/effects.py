"""4.effects: what goes with being in a mode, the other modes and the household held constant.

One regression an outcome on all modes together, since a household can be in several: no
comparison of exclusive groups.  Age, schooling, size and labour are held constant.  It is
an association: nobody drew lots for who joins.
"""

from __future__ import annotations

from itertools import combinations

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    bracketed,
    detectable,
    hedged,
    interval,
    item,
    known,
    line,
    listing,
    points,
    says,
    shown,
    sized,
)
from endogen.chapters.which_mode.measures import joined
from endogen.findings.contrasts import split
from endogen.findings.strength import judge
from endogen.i18n import Words, text
from endogen.indicators import Indicator, slope, slope_difference
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
    Statement,
    Table,
    Value,
)
from endogen.study.codebook import Codebook
from endogen.study.programmes import DIMENSIONS
from endogen.survey.detectable import detectable as smallest
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "4.effects"
SCORE = "score"
HELD = ("age", "schooling", "size", "can-work", "registered")
OUTCOMES: dict[str, tuple[Words, str]] = {
    SCORE: (text("empowerment score"), "empowerment"),
    **{name: (label, f"adequacy:{name}") for name, label in DIMENSIONS.items()},
    "own": (text("share of own effort in income"), "own-effort"),
}
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
    parts = Results()
    for key, column in outcomes(data.codebook).items():
        found = ask(data, ID, _wanted(data.codebook, key, column))
        alone = found.only(lambda row: row.indicator == "slope").holm(f"{ID}.{key}")
        gaps = found.only(lambda row: row.indicator != "slope").holm(f"{ID}.{key}.pairs")
        made = [smallest(row) for row in (*alone, *gaps)]
        mde = Results.of(made).named(lambda row: f"{row.id}.mde")
        parts = parts + alone + gaps + mde
    return parts


def outcomes(codebook: Codebook) -> dict[str, str]:
    """The column of each outcome that is there."""
    return {key: codebook.column(role) for key, (_, role) in OUTCOMES.items() if codebook.has(role)}


def held(codebook: Codebook) -> list[str]:
    """What is held constant, as far as it was asked."""
    return [codebook.column(role) for role in HELD if codebook.has(role)]


def _wanted(codebook: Codebook, key: str, outcome: str) -> dict[str, Indicator]:
    modes, constant = joined(codebook), held(codebook)
    wanted: dict[str, Indicator] = {}
    for mode, column in modes.items():
        others = [other for other in modes.values() if other != column]
        wanted[f"{key}.{mode}"] = slope(outcome, on=column, controls=[*others, *constant])
    for one, other in combinations(modes, 2):
        rest = [c for mode, c in modes.items() if mode not in (one, other)]
        wanted[f"{key}.{one}-{other}"] = slope_difference(
            outcome, on=modes[one], less=modes[other], controls=[*rest, *constant]
        )
    return wanted


def tell_effects(told: Told) -> tuple[Block, ...]:
    """Which modes go with more empowerment, which differ from one another; table, chart."""
    modes = list(told.codebook.family("mode"))
    keys = [key for key in OUTCOMES if any(known(told, f"{ID}.{key}.{mode}") for mode in modes)]
    if not keys:
        return (NOTHING,)
    sentences: list[Block] = []
    if SCORE in keys:
        sentences = [*_with_more(told, modes), *_apart(told, modes)]
    blocks: list[Block] = [*sentences, NO_CAUSE, _table(told, keys, modes)]
    if SCORE in keys:
        blocks.append(_figure(told, modes))
    return tuple(blocks)


def _with_more(told: Told, modes: list[str]) -> list[Statement]:
    """Of each mode, whether more, less, or nothing that can be told goes with it."""
    rows = {mode: told[row] for mode in modes if known(told, row := f"{ID}.{SCORE}.{mode}")}
    found = split(rows)
    total = len(rows)
    said = []
    for those, sentence, strength in (
        (found.higher, _more, Strength.CLEAR),
        (found.lower, _less, Strength.CLEAR),
    ):
        if those:
            said.append(says(sentence(_sizes(told, those)), _rows(those), strength))
    if found.suggestive:
        words = hedged(_leaning(_sizes(told, found.suggestive)), total)
        said.append(says(words, _rows(found.suggestive), Strength.SUGGESTIVE))
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


def _leaning(modes: Words) -> Words:
    return text("There are signs that the empowerment score differs with: {modes}.", modes=modes)


def _open(told: Told, modes: tuple[str, ...]) -> Statement:
    rows = _rows(modes)
    widest = max(rows, key=lambda row: told[f"{row}.mde"].estimate)
    sentence = text(
        "Whether the empowerment score differs with these modes cannot be told: {modes}; {found}.",
        modes=_sizes(told, modes),
        found=detectable(told, f"{widest}.mde", Show.GAP, points),
    )
    cited = [*rows, *([f"{widest}.mde"] if known(told, f"{widest}.mde") else [])]
    return says(sentence, cited, Strength.CANNOT_TELL)


def pairs(told: Told, modes: list[str], key: str = SCORE) -> dict[str, str]:
    """The row of each contrast of two modes that is known, by ``one-other``."""
    names = [f"{one}-{other}" for one, other in combinations(modes, 2)]
    rows = {name: f"{ID}.{key}.{name}" for name in names}
    return {name: row for name, row in rows.items() if known(told, row)}


def _apart(told: Told, modes: list[str]) -> list[Statement]:
    """Which modes can be told apart from one another."""
    rows = pairs(told, modes)
    if not rows:
        return []
    apart = [row for row in rows.values() if judge(told[row]) is Strength.CLEAR]
    if apart:
        sentences = [_ahead(told, row) for row in apart]
        return [says(listing(sentences), apart, Strength.CLEAR)]
    near = [row for row in rows.values() if judge(told[row]) is Strength.SUGGESTIVE]
    if near:
        words = hedged(listing([_ahead(told, row) for row in near]), len(rows))
        return [says(words, near, Strength.SUGGESTIVE)]
    widest = max(rows.values(), key=lambda row: told[f"{row}.mde"].estimate)
    sentence = text(
        "No two modes can be told apart by the empowerment that goes with them at this number of "
        "households; {found}.",
        found=detectable(told, f"{widest}.mde", Show.GAP, points),
    )
    return [says(sentence, [*rows.values(), f"{widest}.mde"], Strength.CANNOT_TELL)]


def _ahead(told: Told, row: str) -> Words:
    """One mode goes with more than another, in the order of the sign."""
    one, other = (item("exposure", mode) for mode in row.rpartition(".")[2].split("-"))
    more, less = (one, other) if told[row].estimate > 0 else (other, one)
    return text(
        "more empowerment goes with {more} than with {less} ({gap} points{interval})",
        more=more,
        less=less,
        gap=Value(row, Show.GAP),
        interval=bracketed(told, row, Show.GAP),
    )


def _table(told: Told, keys: list[str], modes: list[str]) -> Table:
    rows: list[Row] = []
    for key in keys:
        rows.append(Row(OUTCOMES[key][0], kind=RowKind.GROUP))
        names = [*modes, *(f"{a}-{b}" for a, b in combinations(modes, 2) if key == SCORE)]
        rows += [_line(told, f"{ID}.{key}.{name}", name) for name in names
                 if f"{ID}.{key}.{name}" in told]  # fmt: skip
    first = next(
        f"{ID}.{keys[0]}.{mode}" for mode in modes if known(told, f"{ID}.{keys[0]}.{mode}")
    )
    return Table(
        id=ID,
        title=text("What goes with each operating mode, the others held constant"),
        stub=text("Outcome and mode"),
        columns=(
            Column(text("points")),
            Column(interval(told)),
            Column(text("p")),
            Column(text("p (Holm)")),
            Column(text("would be found")),
        ),
        rows=tuple(rows),
        base=text("{n} households with all answers.", n=Value(first, Show.N)),
        method=told[first].method,
        notes=(
            text(
                "Regression on all modes together; held constant as far as they were asked: age "
                "and schooling of the head, size of the household, labour, registration. "
                "Would be found: the size that four samples of five like this one would show."
            ),
        ),
    )


def _line(told: Told, row: str, name: str) -> Row:
    cells = (
        Value(row, Show.POINTS),
        Value(row, Show.CI_POINTS),
        Value(row, Show.P),
        Value(row, Show.P_ADJUSTED),
        shown(told, f"{row}.mde", Show.GAP),
    )
    one, dash, other = name.partition("-")
    label: Words = item("exposure", one)
    if dash:
        label = text("{one} minus {other}", one=label, other=item("exposure", other))
    return line(label, cells)


def _figure(told: Told, modes: list[str]) -> Figure:
    shown_modes = [mode for mode in modes if known(told, f"{ID}.{SCORE}.{mode}")]
    first = f"{ID}.{SCORE}.{shown_modes[0]}"
    return Figure(
        id=f"{ID}.chart",
        title=text("Empowerment score that goes with each operating mode"),
        chart=Forest(
            items=tuple(
                Item(item("exposure", mode), (f"{ID}.{SCORE}.{mode}",)) for mode in shown_modes
            ),
            show=Show.POINTS,
            axis=text("percentage points of the score"),
            stub=text("Operating mode"),
        ),
        alt=text("The difference of the empowerment score with each mode, with its interval."),
        base=text("{n} households with all answers.", n=Value(first, Show.N)),
        method=told[first].method,
    )


SECTION = Section(
    ID,
    text("What goes with each mode"),
    ("mode:*", "adequate:*"),
    ask_effects,
    tell_effects,
)
