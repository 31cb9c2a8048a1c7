"""From questions to the columns that the analysis sees.

A question becomes one variable, but a select_multiple question becomes a 0/1 variable a
choice, and a rank question a variable a choice that holds its place.  Choices that stand
for no answer ("none of these", refused, don't know) become none.
"""

from __future__ import annotations

from dataclasses import replace

from endogen.i18n import Label
from endogen.study.codebook import Scale, Variable
from endogen.study.instrument import Category, Instrument, Kind, Question
from endogen.study.problem import shortest
from endogen.study.roles import UnknownRole, find

SCALE_OF_KIND = {
    Kind.INTEGER: Scale.COUNT,
    Kind.DECIMAL: Scale.AMOUNT,
    Kind.TEXT: Scale.TEXT,
    Kind.DATE: Scale.DATE,
    Kind.SELECT_ONE: Scale.CATEGORY,
    Kind.SELECT_MULTIPLE: Scale.YES_NO,
    Kind.RANK: Scale.PLACE,
    Kind.CALCULATE: Scale.AMOUNT,
}
NUMERIC = (Scale.ORDINAL, Scale.COUNT, Scale.AMOUNT, Scale.PLACE)
# What a question of each kind can be made into; its role chooses among them.
FITTING = {
    Kind.INTEGER: NUMERIC,
    Kind.DECIMAL: NUMERIC,
    Kind.CALCULATE: (*NUMERIC, Scale.YES_NO, Scale.TEXT),
    Kind.TEXT: (Scale.TEXT, Scale.CATEGORY),
    Kind.DATE: (Scale.DATE,),
    Kind.SELECT_ONE: (Scale.CATEGORY, Scale.ORDINAL),
}
MANY = (Kind.SELECT_MULTIPLE, Kind.RANK)


def expand(instrument: Instrument) -> tuple[Variable, ...]:
    """The variables of a questionnaire, in its order.

    Examples
    --------
    >>> channel = Question(
    ...     "ways",
    ...     Kind.SELECT_MULTIPLE,
    ...     role="channel",
    ...     categories=(Category("tv"), Category("phone")),
    ... )
    >>> [(v.name, v.role) for v in expand(Instrument((channel,)))]
    [('channel_tv', 'channel:tv'), ('channel_phone', 'channel:phone')]
    """
    variables: list[Variable] = []
    for question in instrument:
        if question.kind in MANY:
            real = (c for c in question.categories if c.missing is None)
            variables += [_item(question, category) for category in real]
        else:
            variables.append(_single(question))
    return tuple(variables)


def _single(question: Question) -> Variable:
    scale = scale_of(question)
    real = tuple(c for c in question.categories if c.missing is None)
    return Variable(
        name=question.name,
        scale=scale,
        label=question.short or question.label,
        role=question.role,
        question=question.name,
        origin=question.origin,
        categories=() if scale is Scale.YES_NO else _turned(question, real),
        unit=question.unit,
        adequate=question.adequate,
        coded=_coded(real) if scale is Scale.YES_NO else (),
    )


def _coded(real: tuple[Category, ...]) -> tuple[str, ...]:
    """The codes of yes and of no, where there is one of each."""
    yes, no = ([c.code for c in real if c.truth is truth] for truth in (True, False))
    return (yes[0], no[0]) if len(yes) == len(no) == 1 else ()


def _turned(question: Question, categories: tuple[Category, ...]) -> tuple[Category, ...]:
    """The categories under the codes that the variable holds, where a scale was turned."""
    if (question.times, question.plus) == (1.0, 0.0):
        return categories
    turned = [
        replace(c, code=shortest(float(c.code) * question.times + question.plus))
        for c in categories
    ]
    return tuple(reversed(turned))


def _item(question: Question, category: Category) -> Variable:
    head = question.short or question.label
    label = Label(
        f"{head.en}: {category.label.en}" if head.en else category.label.en,
        f"{head.zh}：{category.label.zh}" if head.zh else category.label.zh,
    )
    return Variable(
        name=question.column(category.key),
        scale=SCALE_OF_KIND[question.kind],
        label=label,
        role=f"{question.role}:{category.key}" if question.role else "",
        question=question.name,
        origin=question.origin,
        item=category.code,
    )


def scale_of(question: Question) -> Scale:
    """What may be done with the answers of a question that becomes one variable."""
    if question.yes_no:
        return Scale.YES_NO
    kind = SCALE_OF_KIND[question.kind]
    if not question.role:
        return Scale.AMOUNT if question.unit == "yuan" else kind
    try:
        wanted = find(question.role).scale
    except UnknownRole:
        return kind
    return wanted if wanted in FITTING[question.kind] else kind
