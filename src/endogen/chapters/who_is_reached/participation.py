"""1.participation: who takes part in each programme, and in how many."""

from __future__ import annotations

from endogen.chapters.asking import ask, ask_by_status, compare_status
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import bracketed, known, points, says
from endogen.chapters.who_is_reached.contrasts import Wording
from endogen.chapters.who_is_reached.rates import ask_rates, tell_rates
from endogen.i18n import text
from endogen.indicators import mean
from endogen.report.document import Block, Show, Value
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "1.participation"
BREADTH = f"{ID}.breadth"
WORDING = Wording(
    "participation",
    text("Participation"),
    more=lambda names: text(
        "A larger share of registered households than of the others takes part in {names}.",
        names=names,
    ),
    less=lambda names: text(
        "A smaller share of registered households than of the others takes part in {names}.",
        names=names,
    ),
    unit=points,
    show=Show.GAP,
)


def ask_participation(data: Data) -> Results:
    """Rates by status with contrasts, and the number of programmes a household is in."""
    rates = ask_rates(data, ID, data.codebook.family("participation"))
    if not data.codebook.has("breadth"):
        return rates
    breadth = data.codebook.of("breadth")
    wanted = {"breadth": mean(breadth.name)}
    return (
        rates
        + ask(data, ID, wanted)
        + ask_by_status(data, ID, wanted)
        + compare_status(data, ID, {"breadth": breadth}, "numeric", family=f"{ID}.breadth")
    )


def tell_participation(told: Told) -> tuple[Block, ...]:
    """Breadth in a sentence; table, chart and contrasts of the rates."""
    blocks = tell_rates(
        told,
        ID,
        list(told.codebook.family("participation")),
        WORDING,
        title=text("Takes part"),
        most=lambda names: text(
            "The largest share of households takes part in {names}.", names=names
        ),
        nobody=text("No household takes part in any programme."),
    )
    return (*_breadth(told), *blocks)


def _breadth(told: Told) -> tuple[Block, ...]:
    if not known(told, BREADTH):
        return ()
    sentence = text(
        "A household takes part in {mean} of {total} programmes on average{interval}.",
        mean=Value(BREADTH, Show.NUMBER),
        total=str(len(told.codebook.family("participation"))),
        interval=bracketed(told, BREADTH, Show.NUMBER),
    )
    return (says(sentence, [BREADTH], Strength.DESCRIPTIVE),)


SECTION = Section(
    ID, text("Who takes part"), ("participation:*",), ask_participation, tell_participation
)
