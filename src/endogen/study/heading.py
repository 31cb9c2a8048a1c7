"""Which question a column answers, when it is headed by the question's words and not its name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from endogen.i18n import Label
from endogen.study.answers import MANY, Bound, bind
from endogen.study.instrument import Category, Instrument, Kind, Question

SIGNS = re.compile(r"[\W_]+")


def explained(columns: Iterable[str], instrument: Instrument) -> dict[str, Bound]:
    """Find the question of each column by its name, else by its label.

    A label that two questions share binds nothing.  One choice of a question with several
    answers may be headed ``question: choice``, in either language.

    Examples
    --------
    >>> asked = Instrument((Question("age", Kind.INTEGER, Label(zh="户主年龄")),))
    >>> explained(["户主年龄（周岁）", "户主年龄"], asked)["户主年龄"].question.name
    'age'
    """
    names = list(columns)
    found = bind(names, instrument)
    headings = _headings(instrument)
    for name in names:
        if name not in found and (known := headings.get(_bare(name))):
            found[name] = Bound(name, *known)
    return found


def single(bound: Bound) -> Question:
    """The question that one column answers: of several choices, whether this one was chosen."""
    question = bound.question
    if not bound.item:
        return question
    category = next(c for c in question.categories if c.code == bound.item)
    head = question.short or question.label
    label = Label(*(_joined(a, b) for a, b in zip(_both(head), _both(category.label), strict=True)))
    role = f"{question.role}:{bound.item}" if question.role and category.missing is None else ""
    if question.kind is Kind.RANK:
        return Question(bound.column, Kind.INTEGER, label, role, missing=question.missing)
    chosen = (Category("1", truth=True), Category("0", truth=False))
    return Question(bound.column, Kind.SELECT_ONE, label, role, categories=chosen)


def _headings(instrument: Instrument) -> dict[str, tuple[Question, str]]:
    known: dict[str, tuple[Question, str]] = {}
    times: Counter[str] = Counter()
    for question in instrument:
        heads = [h for label in (question.short, question.label) for h in _both(label) if h]
        entries = [(head, "") for head in heads]
        if question.kind in MANY:
            entries += [
                (head + choice, category.code)
                for category in question.categories
                for head in heads
                for choice in _both(category.label)
                if choice
            ]
        for key in {(_bare(said), item) for said, item in entries}:
            times[key[0]] += 1
            known[key[0]] = (question, key[1])
    return {said: found for said, found in known.items() if said and times[said] == 1}


def _both(label: Label) -> tuple[str, str]:
    return label.en, label.zh


def _joined(head: str, choice: str) -> str:
    return f"{head}: {choice}" if head and choice else choice or head


def _bare(words: str) -> str:
    return SIGNS.sub("", unicodedata.normalize("NFKC", words)).lower()
