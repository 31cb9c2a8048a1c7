"""Questions for a file that others made: from its labels, a questionnaire, and study.toml."""

from __future__ import annotations

from dataclasses import replace

from endogen.errors import DataError, Where
from endogen.i18n import Label
from endogen.sources.labels import is_number, number
from endogen.sources.load import Column
from endogen.study.answers import MANY, Answers, Held
from endogen.study.codebook import Scale
from endogen.study.heading import explained, single
from endogen.study.instrument import Category, Instrument, Kind, Question
from endogen.study.nearest import nearest
from endogen.study.role_sheet import BLANK_NO, REVERSED, TIMES
from endogen.study.roles import ROLES, Role, item_label
from endogen.study.study import Coding, Study

NUMBERS = (Scale.ORDINAL, Scale.COUNT, Scale.AMOUNT, Scale.PLACE)
WRITTEN = {Scale.TEXT: Held.TEXT, Scale.DATE: Held.DATE}
POINTS = 3  # labelled codes in a row, from which a list is a whole scale
USUAL_SCALE = (1.0, 5.0)


def described(
    answers: Answers, study: Study, questionnaire: Instrument | None = None
) -> Instrument:
    """Make the questions of a file whose columns the study explains.

    Parameters
    ----------
    answers : Answers
    study : Study
        Its ``[roles]`` say which column measures what, its ``[coding]`` how.
    questionnaire : Instrument, optional
        What was asked: its words and codes go before those of the file, its roles do not.

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
    known = _known(answers, questionnaire)
    return Instrument(
        tuple(
            _question(known[column], held, roles.get(column, ""), study)
            for column, held in answers.columns.items()
        )
    )


def stated(study: Study) -> dict[str, Column]:
    """What ``[roles]`` and ``[coding]`` say of columns before the file is opened.

    Values of some are names and not numbers, whatever they look like; cells of others name
    several codes.
    """
    made = {}
    for role, column in study.roles:
        family = ROLES[role.partition(":")[0]]
        coding = study.coding.get(role)
        if coding is not None and _names_several(role, family):
            lost = tuple(code for code, _ in coding.missing)
            codes = (*(code for code, _ in coding.items), *lost)
            made[column] = Column(
                column, Held.TEXT, codes=codes, separator=coding.separator, missing=lost
            )
        elif family.scale in WRITTEN:
            made[column] = Column(column, WRITTEN[family.scale])
    return made


def _known(answers: Answers, questionnaire: Instrument | None) -> dict[str, Question]:
    """What questionnaire and file say of each column; its kind where they say nothing."""
    bound = explained(answers.columns, questionnaire) if questionnaire else {}
    labelled = answers.instrument or Instrument(())
    made = {}
    for column, held in answers.columns.items():
        if column in bound:
            made[column] = replace(single(bound[column]), name=column, role="")
        elif column in labelled:
            made[column] = labelled[column]
        else:
            made[column] = Question(column, _kind(held))
        undated = made[column].kind is Kind.DATE and held is not Held.DATE
        if made[column].kind in MANY or undated:  # only its role can say which items it holds
            made[column] = replace(made[column], kind=_kind(held))
    return made


def _question(known: Question, held: Held, role: str, study: Study) -> Question:
    if not role:
        return known
    family = ROLES[role.partition(":")[0]]
    several = _names_several(role, family)
    coding = study.coding.get(role) or study.coding.get(family.family)
    named = item_label(role) if family.takes_item and not several else family.label
    question = replace(known, role=role, unit=known.unit or family.unit, label=known.label or named)
    if coding:
        question = _scaled(_coded(question, coding), coding)
        question = replace(question, adequate=coding.adequate or question.adequate)
    if several:
        return _several(question, coding or Coding(), family)
    if family.scale is Scale.YES_NO and ((coding and coding.yes) or not question.yes_no):
        question = _yes_no(question, coding or Coding(), held)
    elif family.scale in NUMBERS and held is Held.NUMBER:
        whole = family.scale is Scale.ORDINAL and _whole_scale(question)
        question = replace(question, kind=Kind.SELECT_ONE if whole else Kind.DECIMAL)
    return question


def _names_several(role: str, family: Role) -> bool:
    return family.takes_item and ":" not in role


def _kind(held: Held) -> Kind:
    return {Held.NUMBER: Kind.DECIMAL, Held.TEXT: Kind.TEXT, Held.DATE: Kind.DATE}[held]


def _coded(question: Question, coding: Coding) -> Question:
    """Add the missing codes that study.toml says to those of the file."""
    why = dict(question.missing) | dict(coding.missing)
    categories = tuple(replace(c, missing=why.get(c.code, c.missing)) for c in question.categories)
    return replace(question, missing=tuple(why.items()), categories=categories)


def _scaled(question: Question, coding: Coding) -> Question:
    """Bring 万元 to yuan, and turn a scale whose 1 is the most."""
    if coding.unit in TIMES:
        unit, times = TIMES[coding.unit]
        return replace(question, unit=unit, times=times)
    if coding.unit != REVERSED:
        return replace(question, unit=coding.unit or question.unit)
    real = [c for c in question.categories if c.missing is None and is_number(c.code)]
    codes = [number(c.code) for c in real] or list(USUAL_SCALE)
    turn = min(codes) + max(codes)
    return replace(question, times=-1.0, plus=turn)


def _whole_scale(question: Question) -> bool:
    """Whether the labels name every point of a scale, so that another code is a problem."""
    real = [c for c in question.categories if c.missing is None]
    codes = sorted(number(c.code) for c in real if is_number(c.code))
    return len(codes) >= POINTS and codes[-1] - codes[0] == len(codes) - 1


def _several(question: Question, coding: Coding, family: Role) -> Question:
    words = {c.code: c.label for c in question.categories}
    labels = {item: item_label(f"{family.family}:{item}") for _, item in coding.items}
    made = [
        Category(code, words.get(code) or labels[item], item=item) for code, item in coding.items
    ]
    made += [Category(code, words.get(code, Label()), missing=why) for code, why in coding.missing]
    kind = Kind.RANK if family.scale is Scale.PLACE else Kind.SELECT_MULTIPLE
    return replace(
        question, kind=kind, categories=tuple(made), missing=(), separator=coding.separator
    )


def _yes_no(question: Question, coding: Coding, held: Held) -> Question:
    words = {c.code: c.label for c in question.categories}
    yes, no = coding.yes or ("1",), coding.no or ("0",)
    codes = [*((c, True) for c in yes), *((c, False) for c in no)]
    made = [
        Category(code, words.get(code, Label()), truth=truth)
        for code, truth in codes
        if code != BLANK_NO and (held is not Held.NUMBER or is_number(code))
    ]
    made += [
        Category(code, words.get(code, Label()), missing=why) for code, why in question.missing
    ]
    return replace(
        question,
        kind=Kind.SELECT_ONE,
        categories=tuple(made),
        blank_no=BLANK_NO in coding.no,
    )
