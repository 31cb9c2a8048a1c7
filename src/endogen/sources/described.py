"""Questions for a file that others made, from its labels and from study.toml."""

from __future__ import annotations

from dataclasses import replace

from endogen.errors import DataError, Where
from endogen.i18n import Label
from endogen.sources.labels import is_number
from endogen.study.answers import Answers, Held
from endogen.study.codebook import Scale
from endogen.study.instrument import Category, Instrument, Kind, Question
from endogen.study.nearest import nearest
from endogen.study.roles import find, item_label
from endogen.study.study import Coding, Study

NUMBERS = (Scale.ORDINAL, Scale.COUNT, Scale.AMOUNT, Scale.PLACE)


def described(answers: Answers, study: Study) -> Instrument:
    """Make the questions of a file without a questionnaire.

    Parameters
    ----------
    answers : Answers
    study : Study
        Its ``[roles]`` say which column measures what, its ``[coding]`` how.

    Raises
    ------
    DataError
        E-DATA-COLUMN when a role, or the design, names a column that is not there.
    """
    roles = {column: role for role, column in study.roles}
    drawn = study.drawn
    for role, column in (
        ("weight", drawn.weight),
        ("strata", drawn.strata),
        ("psu", drawn.psu),
        ("fpc", drawn.fpc),
    ):
        if column:
            roles.setdefault(column, role)
    for column in roles:
        if column not in answers.columns:
            raise DataError(
                "E-DATA-COLUMN",
                where=Where(file=answers.file),
                name=column,
                nearest=nearest(column, answers.columns),
            )
    return Instrument(
        tuple(
            _question(column, held, answers.instrument, roles.get(column, ""), study)
            for column, held in answers.columns.items()
        )
    )


def columns_of(study: Study, scale: Scale) -> tuple[str, ...]:
    """The columns whose role says what their values are: names, or moments."""
    return tuple(column for role, column in study.roles if find(role).scale is scale)


def _question(
    column: str, held: Held, labelled: Instrument | None, role: str, study: Study
) -> Question:
    known = labelled[column] if labelled and column in labelled else Question(column, _kind(held))
    if not role:
        return known
    family = find(role)
    coding = study.coding.get(role) or study.coding.get(family.family)
    label = known.label or (item_label(role) if family.takes_item else family.label)
    question = replace(known, role=role, unit=known.unit or family.unit, label=label)
    if coding:
        question = _coded(question, coding)
    if family.scale is Scale.YES_NO and not question.yes_no:
        question = _yes_no(question, coding or Coding(), held)
    elif family.scale in NUMBERS and held is Held.NUMBER:
        question = replace(question, kind=Kind.DECIMAL)
    return question


def _kind(held: Held) -> Kind:
    return {Held.NUMBER: Kind.DECIMAL, Held.TEXT: Kind.TEXT, Held.DATE: Kind.DATE}[held]


def _coded(question: Question, coding: Coding) -> Question:
    """Add the missing codes that study.toml says to those of the file."""
    why = dict(question.missing) | dict(coding.missing)
    categories = tuple(replace(c, missing=why.get(c.code, c.missing)) for c in question.categories)
    return replace(question, missing=tuple(why.items()), categories=categories)


def _yes_no(question: Question, coding: Coding, held: Held) -> Question:
    words = {c.code: c.label for c in question.categories}
    codes = [*((c, True) for c in coding.yes), *((c, False) for c in coding.no)]
    made = [
        Category(code, words.get(code, Label()), truth=truth)
        for code, truth in codes
        if held is not Held.NUMBER or is_number(code)
    ]
    made += [
        Category(code, words.get(code, Label()), missing=why) for code, why in question.missing
    ]
    return replace(question, kind=Kind.SELECT_ONE, categories=tuple(made))
