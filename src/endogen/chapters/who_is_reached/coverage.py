"""1.coverage: the paper's guess that some assistance is "fully covered", tested.

The paper explains the missing relation of age with financial and material assistance by
full coverage.  Full coverage would mean that everybody takes part, and that nobody knows
little: both are shares with an exact upper or lower limit.
"""

from __future__ import annotations

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    PROGRAMME,
    UNANSWERED,
    base,
    interval,
    item,
    known,
    line,
    listing,
    ranked,
    says,
)
from endogen.i18n import Words, text
from endogen.indicators import share
from endogen.report.document import Block, Column, Show, Table, Value
from endogen.study.codebook import Codebook
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "1.coverage"
GUESSED = ("financial", "material")
FULL = 0.95  # "fully covered" is read as at least 95 %, so that one refusal does not refute it


def ask_coverage(data: Data) -> Results:
    """Participation, the ceiling and the floor of cognition."""
    takes, knows = data.codebook.family("participation"), data.codebook.family("cognition")
    wanted = {}
    for name in _names(data.codebook):
        wanted[f"{name}.participation"] = share(takes[name].name, equals=1)
        wanted[f"{name}.ceiling"] = share(knows[name].name, equals=5)
        wanted[f"{name}.floor"] = share(knows[name].name, at_most=2)
    return ask(data, ID, wanted)


def _names(codebook: Codebook) -> list[str]:
    takes, knows = codebook.family("participation"), codebook.family("cognition")
    return [name for name in takes if name in knows]


def tell_coverage(told: Told) -> tuple[Block, ...]:
    """Whether the guess stands, and the table for all programmes."""
    names = _names(told.codebook)
    if not ranked(told, (f"{ID}.{name}.participation" for name in names)):
        return (UNANSWERED,) if names else ()
    table = Table(
        id=ID,
        title=text("Is any programme fully covered?"),
        stub=PROGRAMME,
        columns=(
            Column(text("takes part, %")),
            Column(interval(told)),
            Column(text("knows it fully (5 of 5), %")),
            Column(interval(told)),
            Column(text("knows little (1 or 2 of 5), %")),
            Column(interval(told)),
        ),
        rows=tuple(line(item("participation", name), _cells(f"{ID}.{name}")) for name in names),
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
    return (*_guess(told, [name for name in GUESSED if name in names]), table)


def _guess(told: Told, names: list[str]) -> tuple[Block, ...]:
    """Full coverage is refuted where even the upper limit stays under 95 %."""
    keys = {name: f"{ID}.{name}.participation" for name in names}
    rows = {name: told[key] for name, key in keys.items() if known(told, key)}
    refuted = [name for name, row in rows.items() if row.ci_high < FULL]
    shown = [name for name, row in rows.items() if row.ci_low >= FULL]
    unsure = [name for name in rows if name not in refuted and name not in shown]
    blocks: list[Block] = []
    if refuted:
        blocks.append(
            says(
                text(
                    "Not fully covered: {programmes}. Even the upper limit of the share that takes "
                    "part stays under 95%.",
                    programmes=_listed(refuted),
                ),
                [f"{ID}.{name}.participation" for name in refuted],
                Strength.CLEAR,
            )
        )
    if shown:
        blocks.append(
            says(
                text(
                    "Fully covered: {programmes}. At least 95% take part.",
                    programmes=_listed(shown),
                ),
                [f"{ID}.{name}.participation" for name in shown],
                Strength.CLEAR,
            )
        )
    if unsure:
        blocks.append(
            says(
                text(
                    "Whether at least 95% take part cannot be told with these numbers: "
                    "{programmes}.",
                    programmes=_listed(unsure),
                ),
                [f"{ID}.{name}.participation" for name in unsure],
                Strength.CANNOT_TELL,
            )
        )
    return tuple(blocks)


def _listed(names: list[str]) -> Words:
    return listing([item("participation", name) for name in names])


def _cells(key: str) -> tuple[Value, ...]:
    shares = (f"{key}.participation", f"{key}.ceiling", f"{key}.floor")
    return tuple(Value(row, show) for row in shares for show in (Show.PERCENT, Show.CI_PERCENT))


SECTION = Section(
    ID,
    text("Is any programme fully covered?"),
    ("participation:*", "cognition:*"),
    ask_coverage,
    tell_coverage,
)
