"""From a file of answers to proposals, and from the corrected workbook to the study."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from endogen.errors import ManyErrors, OutsideError, Where
from endogen.forms.roles_book import apply, judge, read_roles
from endogen.sources.answers import open_data
from endogen.sources.households import refuse_wide
from endogen.sources.profile import profiles
from endogen.study.answers import MANY, Answers
from endogen.study.instrument import Instrument
from endogen.study.profile import Profile
from endogen.study.study import Study


def look_at(
    path: Path, questionnaire: Instrument | None = None, file: str = ""
) -> tuple[Answers, tuple[Profile, ...]]:
    """Open a file of answers that nobody has explained yet, and look over its columns.

    Raises
    ------
    DataError, OutsideError
        When it cannot be read as a whole.
    """
    answers = open_data(path, file=file, text_columns=_several(questionnaire))
    refuse_wide(answers)
    return answers, profiles(answers, questionnaire)


def _several(questionnaire: Instrument | None) -> list[str]:
    """Names and headings of questions with several answers: ``1 3`` is text, and so is ``1``."""
    if questionnaire is None:
        return []
    many = [q for q in questionnaire if q.kind in MANY]
    headings = [(q.name, q.label.en, q.label.zh, q.short.en, q.short.zh) for q in many]
    return [name for names in headings for name in names if name]


def with_roles(folder: Path, study: Study, questionnaire: Instrument | None) -> Study:
    """The study with what its roles workbook says, once all of it can stand.

    Raises
    ------
    ManyErrors
        E-ROLES-MANY, with every fault of the workbook by its cell.
    FormError, DataError, OutsideError
        When the workbook or the file of answers cannot be read.
    """
    path = folder / study.files.roles
    if not path.exists():
        raise OutsideError("E-OUTSIDE-NO-FILE", where=Where(file=study.files.roles))
    given = read_roles(path)
    _, columns = look_at(
        folder / study.files.households, questionnaire, file=study.files.households
    )
    book, faults = judge(given, columns)
    made, more = apply(study, book, given)
    if faults or more:
        raise ManyErrors("E-ROLES-MANY", (*faults, *more), file=given.file)
    return replace(made, files=study.files)
