"""1.coverage: the paper's guess that some assistance is "fully covered", tested.

The paper explains the missing relation of age with financial and material assistance by
full coverage.  Full coverage would mean that everybody takes part, and that nobody knows
little: both are shares with an exact upper or lower limit.  The audience may be all
households or the registered ones; both are tested.
"""

from __future__ import annotations

from collections.abc import Callable

from endogen.chapters.asking import ask, ask_by_status
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    PROGRAMME,
    UNANSWERED,
    UNPAIRED,
    base,
    interval,
    item,
    known,
    line,
    measured,
    ranked,
    says,
)
from endogen.i18n import Words, text
from endogen.indicators import share
from endogen.report.document import Block, Cell, Column, Show, Table, Value
from endogen.study.codebook import Codebook
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "1.coverage"
GUESSED = ("financial", "material")
FULL = 0.95  # "fully covered" is read as at least 95 %, so that one refusal does not refute it


def ask_coverage(data: Data) -> Results:
    """Participation, the ceiling and the floor of cognition."""
    takes, knows = data.codebook.family("participation"), data.codebook.family("cognition")
    wanted, groups = {}, {}
    for name in _names(data.codebook):
        taking = share(takes[name].name, equals=1)
        wanted[f"{name}.participation"] = groups[f"{name}.participation"] = taking
        wanted[f"{name}.ceiling"] = share(knows[name].name, equals=5)
        wanted[f"{name}.floor"] = share(knows[name].name, at_most=2)
    return ask(data, ID, wanted) + ask_by_status(data, ID, groups)


def _names(codebook: Codebook) -> list[str]:
    takes, knows = codebook.family("participation"), codebook.family("cognition")
    return [name for name in takes if name in knows]


def tell_coverage(told: Told) -> tuple[Block, ...]:
    """Whether the guess stands, of all households and of the registered; the table."""
    names = _names(told.codebook)
    if not names:
        return (UNPAIRED,)
    if not ranked(told, (f"{ID}.{name}.participation" for name in names)):
        return (UNANSWERED,)
    guessed = [name for name in GUESSED if name in names]
    return (
        *(block for who in AUDIENCES for block in _guess(told, guessed, who)),
        _table(told, names),
    )


AUDIENCES: dict[str, Words] = {"": text("all households"), ".registered": text("the registered")}


def _table(told: Told, names: list[str]) -> Table:
    takes = text("takes part")
    knows, little = text("knows it fully (5 of 5)"), text("knows little (1 or 2 of 5)")
    registered = f"{ID}.{names[0]}.participation.registered" in told
    groups = [(text("all, %"), takes)]
    groups += [(text("registered, %"), takes)] if registered else []
    groups += [(text("%"), knows), (text("%"), little)]
    return Table(
        id=ID,
        title=text("Is any programme fully covered?"),
        stub=PROGRAMME,
        columns=tuple(
            Column(head, spanner=over) for first, over in groups for head in (first, interval(told))
        ),
        rows=tuple(
            line(item("participation", name), _cells(f"{ID}.{name}", registered)) for name in names
        ),
        base=base(told, (f"{ID}.{name}.participation" for name in names)),
        method=told[f"{ID}.{names[0]}.participation"].method,
        notes=(
            text(
                "“Fully covered” is read as at least 95% of households taking part. Where "
                "everybody is covered, nobody should know little and the answers should crowd at "
                "the upper end of the scale."
            ),
        ),
    )


def _guess(told: Told, names: list[str], who: str) -> tuple[Block, ...]:
    """Full coverage is refuted where even the upper limit stays under 95 %."""
    keys = {name: f"{ID}.{name}.participation{who}" for name in names}
    rows = {name: told[key] for name, key in keys.items() if known(told, key)}
    refuted = [name for name, row in rows.items() if row.ci_high < FULL]
    shown = [name for name, row in rows.items() if row.ci_low >= FULL]
    unsure = [name for name in rows if name not in refuted and name not in shown]
    cases: tuple[tuple[list[str], Sentence, Strength], ...] = (
        (refuted, _refuted, Strength.CLEAR),
        (shown, _shown, Strength.CLEAR),
        (unsure, _unsure, Strength.CANNOT_TELL),
    )
    return tuple(
        _says(sentence, told, who, [keys[name] for name in those], strength)
        for those, sentence, strength in cases
        if those
    )


Sentence = Callable[[Words, Words], Words]


def _says(sentence: Sentence, told: Told, who: str, rows: list[str], strength: Strength) -> Block:
    programmes = measured(told, rows, "participation", Show.PERCENT)
    return says(sentence(AUDIENCES[who], programmes), rows, strength)


def _refuted(who: Words, programmes: Words) -> Words:
    return text(
        "Of {who} fewer than 95% take part in {programmes}: even the upper limit is lower.",
        who=who,
        programmes=programmes,
    )


def _shown(who: Words, programmes: Words) -> Words:
    return text("Of {who} at least 95% take part in {programmes}.", who=who, programmes=programmes)


def _unsure(who: Words, programmes: Words) -> Words:
    return text(
        "Whether at least 95% of {who} take part cannot be told with these numbers: {programmes}.",
        who=who,
        programmes=programmes,
    )


def _cells(key: str, registered: bool) -> tuple[Cell, ...]:
    rows = [f"{key}.participation"]
    rows += [f"{key}.participation.registered"] if registered else []
    rows += [f"{key}.ceiling", f"{key}.floor"]
    return tuple(Value(row, show) for row in rows for show in (Show.PERCENT, Show.CI_PERCENT))


SECTION = Section(
    ID,
    text("Is any programme fully covered?"),
    ("participation:*", "cognition:*"),
    ask_coverage,
    tell_coverage,
)
