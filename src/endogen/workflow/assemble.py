"""Let every chapter ask, then tell: rows first, the document from the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from endogen import __version__
from endogen.chapters import APPENDICES, CHAPTERS
from endogen.chapters.chapter import Chapter, Data, Section, Told
from endogen.i18n import Words, text
from endogen.report.document import Block, Document, Heading, Link, Note, NoteKind, Statement
from endogen.study.roles import ROLES
from endogen.study.study import Study
from endogen.survey.results import Results
from endogen.survey.strength import Strength

Progress = Callable[[Words], None]


@dataclass(frozen=True, slots=True)
class Absent:
    """A section that cannot appear, and the roles it lacks."""

    section: Section
    roles: tuple[str, ...]


def wanted(study: Study) -> list[Chapter]:
    """The chapters that the study wants, all when it names none; then its appendices."""
    chosen = study.report.chapters
    chapters = [c for c in CHAPTERS if not chosen or c.number in chosen]
    return chapters + [APPENDICES[look] for look in study.report.tables]


def ask_all(data: Data, progress: Progress) -> Results:
    """Ask every section whose roles are there.

    Returns
    -------
    Results
        The rows of all sections, in the order of the report.
    """
    whole = Results()
    for chapter in wanted(data.study):
        for section in chapter.sections:
            if not section.lacks(data.codebook):
                progress(section.title)
                whole = whole + section.ask(data)
    return whole


def tell_all(told: Told) -> tuple[Block, ...]:
    """The blocks of all chapters."""
    blocks: list[Block] = []
    first_said: list[Block] = []
    for chapter in wanted(told.study):
        start = len(blocks)
        blocks.append(Heading(1, chapter.title, str(chapter.number), str(chapter.number)))
        absent: list[Absent] = []
        for section in chapter.sections:
            lacking = section.lacks(told.codebook)
            if lacking:
                absent.append(Absent(section, lacking))
                continue
            said = section.tell(told)
            if said:
                blocks.append(Heading(2, section.title, section.id))
                blocks.extend(said)
        blocks.extend(_absent(one) for one in absent)
        first_said += [] if chapter.restates else blocks[start:]
    return (*_in_brief(first_said), *blocks)


def _in_brief(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The clear findings of all chapters, before the first."""
    clear = [b for b in blocks if isinstance(b, Statement) and b.strength is Strength.CLEAR]
    if not clear:
        return ()
    return (Heading(1, text("In brief: what is clear"), "brief", numbered=False), *clear)


def _absent(absent: Absent) -> Note:
    words = text(
        "“{section}” does not appear: the questionnaire asks nothing about {roles}. Add a "
        "question with that role.",
        section=absent.section.title,
        roles=_listed(absent.roles),
    )
    return Note(words, NoteKind.ABSENT)


TO_ASK = {"mode": "exposure", "adequate": "resource"}
"""Of derived roles: the family of questions that they are made of."""


def _listed(roles: Iterable[str]) -> Words:
    listed: Words = ""
    for role in roles:
        family, colon, rest = role.partition(":")
        family = TO_ASK.get(family, family)
        role = family + colon + rest  # noqa: PLW2901  # as the questionnaire would have it
        known = ROLES.get(family)
        name: Words = known.label if known else family
        said = text("{name} ({role})", name=name, role=role)
        listed = text("{a}, {b}", a=listed, b=said) if listed else said
    return listed


def document(told: Told, blocks: tuple[Block, ...]) -> Document:
    """The whole report, with what must be said on every page."""
    study = told.study
    return Document(
        title=study.title,
        subtitle=study.population,
        banners=tuple(banners(study)),
        facts=tuple(_facts(study)),
        blocks=blocks,
        stamp={"endogen": __version__},
    )


def marks(study: Study) -> Words:
    """What must not part from the numbers of a study, in any file."""
    return INTERNAL if study.real else ""


INTERNAL = text("internal: contains small cells, not for release")


def banners(study: Study) -> list[Words]:
    """What is said on every page of a study."""
    said: list[Words] = []
    if study.real:
        said.append(INTERNAL)
    if study.real and study.synthetic:
        said.append(text("Partly synthetic data: no household gave some of these answers."))
    elif study.synthetic:
        said.append(
            text(
                "Synthetic data: made to fit printed figures, or invented; "
                "no household gave these answers."
            )
        )
    if study.convenience:
        said.append(text("Not representative: households were taken as they came."))
    return said


def _facts(study: Study) -> list[tuple[Words, Words | Link]]:
    facts: list[tuple[Words, Words | Link]] = []
    if study.place:
        facts.append((text("Where"), study.place))
    if study.fieldwork:
        first, last = (day.isoformat() for day in study.fieldwork)
        facts.append(
            (
                text("Fieldwork"),
                first if first == last else text("{first} to {last}", first=first, last=last),
            )
        )
    if study.drawn.words:
        facts.append((text("Sample"), study.drawn.words))
    return facts
