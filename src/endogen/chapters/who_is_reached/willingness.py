"""1.willingness: who wants to take part in each programme."""

from __future__ import annotations

from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.who_is_reached.rates import ask_rates, tell_rates
from endogen.i18n import text
from endogen.report.document import Block
from endogen.survey.results import Results

ID = "1.willingness"


def ask_willingness(data: Data) -> Results:
    """Shares that want to take part (4 or 5 of 5 points), by status, with contrasts."""
    return ask_rates(data, ID, data.codebook.family("wants"))


def tell_willingness(told: Told) -> tuple[Block, ...]:
    """Table, chart and sentences."""
    return tell_rates(
        told,
        ID,
        "willingness",
        list(told.codebook.family("wants")),
        title=text("Wants to take part (4 or 5 of 5 points)"),
        headline=text("most households want"),
        more=text("want to take part more often"),
        less=text("want to take part less often"),
    )


SECTION = Section(
    ID, text("Who wants to take part"), ("wants:*",), ask_willingness, tell_willingness
)
