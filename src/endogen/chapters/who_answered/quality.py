"""0.quality: what is missing from the answers, and why."""

from __future__ import annotations

from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import line, says
from endogen.i18n import Words, text
from endogen.report.document import Block, Column, Note, Show, Table, Value
from endogen.study.instrument import Missing
from endogen.study.problem import Severity
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "0.quality"
TOTAL = f"{ID}.answers"
SEVERITIES: dict[Severity, Words] = {
    Severity.ERROR: text("error"),
    Severity.WARNING: text("warning"),
}
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
    """Missing answers by kind, and what the checks found."""
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
    return (says(sentence, [TOTAL, *lost], Strength.DESCRIPTIVE), table, *_problems(told))


def _problems(told: Told) -> tuple[Block, ...]:
    """What the checks found, by rule, with the first case of each."""
    if told.problems is None:
        return ()
    first = {problem.code: problem for problem in reversed(told.problems)}
    if not first:
        return (Note(text("The checks of the answers found no problem.")),)
    ordered = sorted(first.values(), key=lambda p: (p.severity is not Severity.ERROR, p.code))
    table = Table(
        id=f"{ID}-problems",
        title=text("What the checks of the answers found"),
        stub=text("The first case, as an example"),
        columns=(
            Column(text("cases")),
            Column(text("Severity"), numeric=False),
            Column(text("Rule"), numeric=False),
        ),
        rows=tuple(
            line(
                problem.message,
                (
                    Value(f"{ID}.problem.{problem.code}", Show.COUNT),
                    SEVERITIES[problem.severity],
                    problem.code,
                ),
            )
            for problem in ordered
        ),
        base=text("All answers; each case stands in problems.csv with its row and household."),
    )
    return (table,)


SECTION = Section(ID, text("Quality of the answers"), (), ask_quality, tell_quality)
