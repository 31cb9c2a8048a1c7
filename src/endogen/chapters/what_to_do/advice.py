"""7.advice: the paper's five recommendations as conditional advice, and those without labour.

Advice speaks in one of three moods: *should* where a finding carries it, *would* where that
finding rests on answers that no household gave, and *undecided* where there is no finding.
Whom it is for are counts; work, breeding and training are for those who can work only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import base, says
from endogen.chapters.what_to_do.counsel import COUNSELS, Counsel, titles
from endogen.chapters.what_to_do.findings import cited, found_by_id, sentence_of
from endogen.chapters.what_to_do.mood import Mood, advised, mood_of
from endogen.chapters.what_to_do.targets import ID, audience, rows_of, wanted_counts
from endogen.findings.finding import Finding
from endogen.i18n import Words, text
from endogen.report.document import Block, Column, Note, NoteKind, Row, RowKind, Statement, Table
from endogen.report.words import STRENGTHS
from endogen.survey.results import Results
from endogen.survey.strength import Strength

NO_FINDINGS = Note(
    text("No advice can be given: the findings that it would rest on are not in this report."),
    NoteKind.ABSENT,
)
CARRIED: dict[Mood, Callable[[Words], Words]] = {
    Mood.SHOULD: lambda said: text("A finding carries: {subjects}.", subjects=said),
    Mood.WOULD: lambda said: text(
        "Carried only by way of invented answers: {subjects}. This shows the method and advises "
        "nothing.",
        subjects=said,
    ),
    Mood.UNDECIDED: lambda said: text("No finding carries: {subjects}.", subjects=said),
}
NOT_SPLIT = Note(
    text(
        "Who can work is not known, so nothing is advised here on work, breeding or training: the "
        "questionnaire must ask for members of each kind."
    ),
    NoteKind.ABSENT,
)


def ask_advice(data: Data) -> Results:
    """Whom each piece of advice is for, as counts."""
    return ask(data, ID, wanted_counts(data.codebook))


def tell_advice(told: Told) -> tuple[Block, ...]:
    """A table: for whom, what, why, with what effect, at what cost, what would change it."""
    found = found_by_id(told)
    if not found:
        return (NO_FINDINGS,)
    split = told.codebook.has("can-work")
    given = [one for one in COUNSELS if split or not one.work]
    rows: list[Row] = []
    for one in given:
        rows += _lines(told, one, found)
    groups = list(dict.fromkeys(row for one in given for row in rows_of(told, one.audience)))
    table = Table(
        id=ID,
        title=text("Advice: for whom, what, why, and what would change it"),
        stub=text("Question"),
        columns=(Column(text("Answer"), numeric=False),),
        rows=tuple(rows),
        base=base(told, groups) if groups else text("no household could be counted"),
        method=text("shares of households, here as counts; why: the findings of this chapter"),
        notes=(
            text(
                "The five recommendations are the paper's (section 5); whether a finding carries "
                "each is told here. Effects are associations, not what the advice would cause."
            ),
        ),
    )
    return (*_carried(told, given, found), *(() if split else (NOT_SPLIT,)), table)


def _carried(
    told: Told, given: Sequence[Counsel], found: Mapping[str, Finding]
) -> Iterator[Statement]:
    """Which pieces of advice a finding carries, and what carries those that none does."""
    sorted_: dict[Mood, list[Counsel]] = {mood: [] for mood in Mood}
    for one in given:
        sorted_[mood_of(told, one, _reasons(one, found))].append(one)
    for mood, those in sorted_.items():
        reasons = [reason for one in those for reason in _reasons(one, found)]
        rows = [row for reason in reasons for row in reason.rows]
        rows += [row for one in those for row in rows_of(told, one.audience)]
        if rows:
            said = CARRIED[mood](titles(those))
            yield says(said, dict.fromkeys(rows), Strength.DESCRIPTIVE)


def _reasons(one: Counsel, found: Mapping[str, Finding]) -> list[Finding]:
    return [found[id_] for id_ in one.because if id_ in found]


def _lines(told: Told, one: Counsel, found: dict[str, Finding]) -> list[Row]:
    reasons = _reasons(one, found)
    answers: list[tuple[Words, Words]] = [
        (text("For whom"), audience(told, one.audience)),
        (text("What"), advised(one.deed(told, reasons), mood_of(told, one, reasons))),
        (text("Why"), _why(reasons)),
        (text("Effect to expect"), one.effect(told)),
        (text("Cost"), one.cost(told)),
        (text("What would change our mind"), one.doubt),
    ]
    return [Row(one.title, kind=RowKind.GROUP), *(Row(head, (said,)) for head, said in answers)]


def _why(reasons: list[Finding]) -> Words:
    """The findings behind it, each with how sure it is and its rows."""
    if not reasons:
        return text("No finding carries it: what it rests on was not asked or was not found.")
    said: Words = ""
    for one in reasons:
        sentence = text(
            "{strength}: {finding} [{rows}]",
            strength=STRENGTHS[one.strength],
            finding=sentence_of(one),
            rows=cited(one.rows),
        )
        said = text("{one} {other}", one=said, other=sentence) if said else sentence
    return said


SECTION = Section(ID, text("Advice"), (), ask_advice, tell_advice)
