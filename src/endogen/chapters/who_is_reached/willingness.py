"""1.willingness: who wants to take part in each programme."""

from __future__ import annotations

from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import points
from endogen.chapters.who_is_reached.contrasts import Wording
from endogen.chapters.who_is_reached.rates import ask_rates, tell_rates
from endogen.i18n import text
from endogen.report.document import Block, Show
from endogen.survey.results import Results

ID = "1.willingness"
WORDING = Wording(
    "willingness",
    text("Willingness to take part"),
    more=lambda names: text(
        "A larger share of registered households than of the others wants to take part in {names}.",
        names=names,
    ),
    less=lambda names: text(
        "A smaller share of registered households than of the others wants to take part in "
        "{names}.",
        names=names,
    ),
    unit=points,
    show=Show.GAP,
)


def ask_willingness(data: Data) -> Results:
    """Shares that want to take part (4 or 5 of 5 points), by status, with contrasts."""
    return ask_rates(data, ID, data.codebook.family("wants"))


def tell_willingness(told: Told) -> tuple[Block, ...]:
    """Table, chart and sentences."""
    return tell_rates(
        told,
        ID,
        list(told.codebook.family("wants")),
        WORDING,
        title=text("Wants to take part (4 or 5 of 5 points)"),
        most=lambda names: text(
            "The largest share of households wants to take part in {names}.", names=names
        ),
        nobody=text("No household wants to take part in any programme."),
    )


SECTION = Section(
    ID, text("Who wants to take part"), ("willingness:*",), ask_willingness, tell_willingness
)
