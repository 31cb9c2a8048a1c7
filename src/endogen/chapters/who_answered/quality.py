"""0.quality: what is missing from the answers, and why."""

from __future__ import annotations

from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import line, says
from endogen.i18n import Words, text
from endogen.report.document import Block, Column, Show, Table, Value
from endogen.study.instrument import Missing
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "0.quality"
TOTAL = f"{ID}.answers"
KINDS: dict[Missing, Words] = {
    Missing.NOT_APPLICABLE: text("not applicable, or not asked"),
    Missing.NOT_NAMED: text("not named in a ranking"),
    Missing.REFUSED: text("refused"),
    Missing.DONT_KNOW: text("does not know"),
    Missing.BLANK: text("left blank"),
}


def ask_quality(data: Data) -> Results:
    """Counted when the answers were made ready."""
    return data.quality


def tell_quality(told: Told) -> tuple[Block, ...]:
    """Missing answers by kind."""
    kinds = [(kind, f"{ID}.{kind.name.lower()}") for kind in KINDS]
    present = [(kind, row) for kind, row in kinds if row in told]
    if TOTAL not in told or not present:
        return ()
    lost = [
        row for kind, row in present if kind in (Missing.REFUSED, Missing.DONT_KNOW, Missing.BLANK)
    ]
    count = sum(told[row].count or 0 for row in lost)
    sentence = text(
        "{count} of {total} answers are missing where one was due: refused, not known or left "
        "blank.",
        count=f"{count:,}",
        total=Value(TOTAL, Show.N),
    )
    table = Table(
        id=ID,
        title=text("Answers that are missing, by kind"),
        stub=text("Kind"),
        columns=(Column(text("answers")),),
        rows=tuple(line(KINDS[kind], (Value(row, Show.COUNT),)) for kind, row in present),
        base=text(
            "{n} answers: questions that measure something, times households.",
            n=Value(TOTAL, Show.N),
        ),
        notes=(
            text(
                "“Not applicable” and “not named” are what the questionnaire "
                "expects; they are never read as a number."
            ),
        ),
    )
    return (says(sentence, [TOTAL, *lost], Strength.DESCRIPTIVE), table)


SECTION = Section(ID, text("Quality of the answers"), (), ask_quality, tell_quality)
