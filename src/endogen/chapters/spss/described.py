"""``endogen describe --style spss``: every question in the tables that SPSS would print."""

from __future__ import annotations

from endogen.chapters.descriptive.described import Described, named
from endogen.chapters.descriptive.telling import left_out
from endogen.chapters.spss.tables import Source, case_summary, descriptives, frequencies, responses
from endogen.describing import NAME, Kind
from endogen.i18n import text
from endogen.report.document import Block, Heading, Note


def tell_as_spss(told: Described) -> tuple[Block, ...]:
    """FREQUENCIES, MULT RESPONSE and DESCRIPTIVES, then what was left out."""
    source = Source(told.rows, NAME)
    blocks: list[Block] = []
    counted = [t for t in told.topics if t.kind in (Kind.YES_NO, Kind.CATEGORY, Kind.ORDINAL)]
    sets = [t for t in told.topics if t.kind is Kind.SET]
    numbers = [t for t in told.topics if t.kind is Kind.NUMBER]
    others = [t for t in told.topics if t not in (*counted, *sets, *numbers)]
    if counted:
        blocks.append(Heading(1, text("Frequencies"), "frequencies"))
        blocks += [frequencies(source, topic) for topic in counted]
    if sets:
        blocks.append(Heading(1, text("Multiple response"), "responses"))
        for topic in sets:
            blocks += [case_summary(source, topic), responses(source, topic)]
    if numbers:
        blocks.append(Heading(1, text("Descriptives"), "descriptives"))
        blocks.append(descriptives(source, numbers, f"{NAME}.listwise"))
    blocks += [
        Note(text("SPSS has no such table for {question}; the usual style shows it.",
                  question=named(topic)))
        for topic in others
    ]  # fmt: skip
    return (*blocks, *left_out(told))
