"""7.answer: one page: which mode empowers, how sure, what should be done for whom."""

from __future__ import annotations

from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import says
from endogen.chapters.what_to_do.counsel import COUNSELS, Counsel, titles
from endogen.chapters.what_to_do.findings import found_by_id
from endogen.chapters.what_to_do.mood import Mood, advised, mood_of
from endogen.chapters.what_to_do.targets import audience, rows_of
from endogen.findings.finding import Finding
from endogen.i18n import text
from endogen.report.document import Block, Note, NoteKind, Paragraph, Statement
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "7.answer"
OF_MODES = ("more-empowered", "papers-order", "investment")
ABSENT = Note(
    text(
        "Which mode empowers and what to do cannot be answered: the findings that an answer would "
        "rest on are not in this report."
    ),
    NoteKind.ABSENT,
)
NO_MODES = Note(
    text(
        "Which mode empowers cannot be answered: the modes or the empowerment of the households "
        "were not asked, or the numbers speak against every claim."
    )
)
SHOWS_METHOD = Note(
    text(
        "Answers on modes and empowerment, on willingness or on labour are invented here. What "
        "follows shows how an answer is reached; it says nothing of the village and advises "
        "nothing."
    ),
    NoteKind.CAUTION,
)


def ask_answer(_data: Data) -> Results:
    """Nothing: the answer is made of rows of other sections."""
    return Results()


def tell_answer(told: Told) -> tuple[Block, ...]:
    """Which mode, how sure; then what for whom; what stays open."""
    found = found_by_id(told)
    if not found:
        return (ABSENT,)
    modes = [found[id_] for id_ in OF_MODES if id_ in found]
    blocks: list[Block] = [SHOWS_METHOD] if any(one.invented for one in found.values()) else []
    blocks.append(Paragraph(text("Which mode empowers, and how sure is that?")))
    blocks += [statement(one) for one in modes] or [NO_MODES]
    blocks.append(Paragraph(text("What should be done, and for whom?")))
    blocks += _advice(told, found)
    return tuple(blocks)


def statement(one: Finding) -> Statement:
    """A finding as the report prints it; one on invented answers speaks in the conditional."""
    sentence = one.sentence
    if one.invented:
        sentence = text("If these were answers of households: {sentence}", sentence=sentence)
    return says(sentence, one.rows, one.strength)


def _advice(told: Told, found: dict[str, Finding]) -> list[Block]:
    """What a finding carries, one sentence each; then what the numbers do not decide."""
    said: list[Block] = []
    undecided: list[Counsel] = []
    for one in COUNSELS:
        if one.work and not told.codebook.has("can-work"):
            continue
        reasons = [found[id_] for id_ in one.because if id_ in found]
        mood = mood_of(told, one, reasons)
        if mood is Mood.UNDECIDED:
            undecided.append(one)
        else:
            said.append(_one(told, one, reasons, mood))
    if undecided:
        subjects = titles(undecided)
        said.append(Note(text("These numbers decide nothing on: {subjects}.", subjects=subjects)))
    return said


def _one(told: Told, one: Counsel, reasons: list[Finding], mood: Mood) -> Statement:
    carrying = [reason for reason in reasons if reason.found]
    groups = rows_of(told, one.audience)
    sentence = text(
        "{title}. For {whom} {advice}",
        title=one.title,
        whom=audience(told, one.audience),
        advice=advised(one.deed(told, reasons), mood),
    )
    if not groups:
        sentence = text(
            "{title}. {advice}", title=one.title, advice=advised(one.deed(told, reasons), mood)
        )
    cited = [row for reason in carrying for row in reason.rows] + groups
    clear = all(reason.strength is Strength.CLEAR for reason in carrying)
    return says(sentence, cited, Strength.CLEAR if clear else Strength.SUGGESTIVE)


SECTION = Section(ID, text("The answer on a page"), (), ask_answer, tell_answer)
