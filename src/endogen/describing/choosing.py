"""Which columns are questions, and what may be said of each.

With a study its codebook knows.  Of a bare file the labels say much; for the rest it is
chosen by what the column holds, and `Topic.taken` tells so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from endogen.describing.profile import Profile, profiles
from endogen.describing.topic import Answer, Item, Kind, LeftOut, Topic
from endogen.errors import UseError
from endogen.i18n import Words, text
from endogen.study.answers import MARK
from endogen.study.codebook import Codebook, Scale, Variable
from endogen.study.instrument import Missing
from endogen.study.nearest import nearest
from endogen.study.roles import item_label
from endogen.survey.engine import Table

FEW_CODES = 10
"""Different whole numbers up to which a column without labels is taken for codes."""
FEW_WORDS = 20
"""Different words up to which they are taken for answers to choose from."""
NAMES = re.compile(
    r"(^|[_\W])(id|uuid|hhid|pid|code|name|phone|tel|serial|number|no)$"
    r"|编号|序号|户号|姓名|电话|手机|身份证|学号|问卷号",
    re.IGNORECASE,
)
APART = ("id", "enumerator", "weight", "strata", "psu", "fpc")
"""Roles of columns that no question stands behind."""
YES_NO = (Answer(1.0, text("yes")), Answer(0.0, text("no")))
SCALES = {
    Scale.YES_NO: Kind.YES_NO,
    Scale.CATEGORY: Kind.CATEGORY,
    Scale.ORDINAL: Kind.ORDINAL,
    Scale.COUNT: Kind.NUMBER,
    Scale.AMOUNT: Kind.NUMBER,
    Scale.DATE: Kind.DATE,
}
NO_VALUE = Profile(0, 0, (), False, float("nan"), float("nan"))


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user says of columns.

    Attributes
    ----------
    kinds : mapping of str to Kind or None
        What a column is; None leaves it out.
    sets : mapping of str to sequence of str
        Names for 0/1 columns that are the answers of one question.
    """

    kinds: Mapping[str, Kind | None] = field(default_factory=dict)
    sets: Mapping[str, Sequence[str]] = field(default_factory=dict)


def topics(
    table: Table,
    codebook: Codebook,
    *,
    wish: Wish = Wish(),
    titles: Mapping[str, Words] | None = None,
    reasons: Mapping[str, Sequence[tuple[Missing, str]]] | None = None,
    apart: Iterable[str] = (),
    roles_only: bool = False,
) -> tuple[list[Topic], list[LeftOut]]:
    """Choose what to describe.

    Parameters
    ----------
    table : Table
        Of the sample.
    codebook : Codebook
    wish : Wish
    titles : mapping, optional
        Labels of questions with several columns.
    reasons : mapping, optional
        By column, why answers are missing and the columns that say so.
    apart : iterable of str
        Columns of the design and the like.
    roles_only : bool
        Whether a question must have a role, as in a study.

    Raises
    ------
    UseError
        E-USE-DESCRIBE-COLUMN when a wish names no column.
    """
    named = [v for v in codebook if v.name in table.schema]
    variables = [v for v in named if v.question or not roles_only or v.name in wish.kinds]
    _refuse_strangers(wish, named)
    seen = profiles(table, (v.name for v in variables))
    chosen: list[Topic] = []
    left: list[LeftOut] = []
    members = {name for listed in wish.sets.values() for name in listed}
    done: set[str] = set()
    for variable in variables:
        several = variable.item and variable.scale in (Scale.YES_NO, Scale.PLACE)
        if variable.name in members or (several and variable.question in done):
            continue
        profile = seen.get(variable.name)
        why = _why_not(variable, profile, wish, set(apart), roles_only=roles_only)
        if why:
            left.append(LeftOut(variable.name, _called(variable), why))
        elif several:
            done.add(variable.question)
            chosen.append(_several(variable, variables, titles or {}))
        else:
            chosen.append(_single(variable, profile or NO_VALUE, wish, (reasons or {})))
    chosen += [_set(name, listed, codebook) for name, listed in wish.sets.items()]
    return chosen, left


def _refuse_strangers(wish: Wish, variables: Sequence[Variable]) -> None:
    known = {v.name for v in variables}
    for name in (*wish.kinds, *(name for listed in wish.sets.values() for name in listed)):
        if name not in known:
            raise UseError("E-USE-DESCRIBE-COLUMN", name=name, nearest=nearest(name, known))


def _why_not(
    variable: Variable,
    profile: Profile | None,
    wish: Wish,
    apart: set[str],
    *,
    roles_only: bool,
) -> Words:
    """Why a column is left out; empty when it is described."""
    if variable.name in wish.kinds:
        return text("left out as wished") if wish.kinds[variable.name] is None else ""
    if variable.name in apart or variable.role in APART:
        return text("identifies households or belongs to the sampling design")
    if variable.name == MARK:
        return text("says that the answers are made up")
    return _no_role(variable) if roles_only else _no_answers(variable, profile)


def _no_role(variable: Variable) -> Words:
    """In a study: what measures nothing that the report knows."""
    if not variable.role:
        return text("has no role in the questionnaire")
    return text("free text") if variable.scale is Scale.TEXT else ""


def _no_answers(variable: Variable, profile: Profile | None) -> Words:
    """In a bare file: names, and words that nobody chose from a list."""
    if profile is None:
        return text("holds lists or structures")
    if variable.scale is Scale.TEXT:
        return _free_text(variable, profile)
    if _identifies(variable, profile):
        return text("identifies households: every answer is another one")
    return ""


def _free_text(variable: Variable, profile: Profile) -> Words:
    if NAMES.search(variable.name) and profile.different == profile.known > FEW_WORDS:
        return text("identifies households: every answer is another one")
    if profile.different > FEW_WORDS or (
        profile.known > FEW_CODES and profile.different > profile.known / 2
    ):
        return text("free text: {n} different answers", n=profile.different)
    return ""


def _identifies(variable: Variable, profile: Profile) -> bool:
    """Whether numbers are names: all different, and called so or counted through."""
    if variable.categories or profile.different != profile.known or profile.known < FEW_CODES:
        return False
    counted = profile.whole and profile.low in (0, 1)  # 1, 2, 3 … each once
    through = counted and profile.high - profile.low + 1 == profile.known
    return bool(NAMES.search(variable.name)) or through


def _called(variable: Variable) -> Words:
    return variable.label or variable.name


def _single(
    variable: Variable,
    profile: Profile,
    wish: Wish,
    reasons: Mapping[str, Sequence[tuple[Missing, str]]],
) -> Topic:
    kind, taken = _kind(variable, profile)
    said = wish.kinds.get(variable.name)
    if said is not None:
        kind, taken = said, ""
    answers = _answers(variable, profile, kind)
    if kind is Kind.YES_NO and {a.value for a in answers} - {0.0, 1.0}:
        kind = Kind.CATEGORY
    return Topic(
        name=variable.name,
        kind=kind,
        label=_called(variable),
        answers=answers,
        unit=variable.unit,
        reasons=tuple(reasons.get(variable.name, ())),
        taken=taken,
    )


def _kind(variable: Variable, profile: Profile) -> tuple[Kind, Words]:
    if variable.scale is Scale.TEXT:
        return Kind.CATEGORY, ""
    kind = SCALES.get(variable.scale, Kind.NUMBER)
    if kind is not Kind.NUMBER or variable.role or variable.unit:
        return kind, ""
    if profile.values and set(profile.values) <= {0.0, 1.0}:
        return Kind.YES_NO, text("holds 0 and 1 only: taken for no and yes")
    if profile.values and profile.whole and profile.different <= FEW_CODES:
        if profile.different <= 2:
            return Kind.CATEGORY, text("holds two whole numbers only: taken for codes")
        return Kind.ORDINAL, text(
            "holds {n} different whole numbers without labels: taken for ordered codes",
            n=profile.different,
        )
    return Kind.NUMBER, ""


def _answers(variable: Variable, profile: Profile, kind: Kind) -> tuple[Answer, ...]:
    """The answers that can be given: those of the codebook, else those that occur."""
    if kind not in (Kind.YES_NO, Kind.CATEGORY, Kind.ORDINAL):
        return ()
    if kind is Kind.YES_NO and not variable.categories:
        return YES_NO
    known = tuple(
        Answer(_value(c.code, profile), c.label or c.code)
        for c in variable.categories
        if c.missing is None
    )
    listed = {answer.value for answer in known}
    others = (v for v in profile.values if v not in listed)
    answers = (*known, *(Answer(v, _plainly(v)) for v in others))
    if kind is Kind.ORDINAL and not any(isinstance(a.value, str) for a in answers):
        return tuple(sorted(answers, key=lambda answer: float(answer.value)))
    return answers


def _value(code: str, profile: Profile) -> float | str:
    """A code as its column holds it."""
    words = any(isinstance(value, str) for value in profile.values)
    try:
        return code if words else float(code)
    except ValueError:
        return code


def _plainly(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.15g}"


def _several(
    variable: Variable, variables: Sequence[Variable], titles: Mapping[str, Words]
) -> Topic:
    """A question with several columns, one for each of its choices."""
    mine = [v for v in variables if v.question == variable.question and v.item]
    kind = Kind.RANKING if variable.scale is Scale.PLACE else Kind.SET
    title = titles.get(variable.question) or variable.question
    items = tuple(Item(v.name, item_label(v.role) if v.role else v.label or v.item) for v in mine)
    return Topic(variable.question, kind, title, items=items)


def _set(name: str, listed: Sequence[str], codebook: Codebook) -> Topic:
    items = tuple(Item(column, _called(codebook[column])) for column in listed)
    return Topic(name, Kind.SET, name, items=items)
