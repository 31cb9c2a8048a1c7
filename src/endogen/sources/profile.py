"""Look over every column of a file: its labels, its values, how many there are."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from endogen.sources.duck import quoted
from endogen.sources.labels import is_number, missing_codes, number
from endogen.study.answers import MANY, MARK, Answers, Held
from endogen.study.heading import explained, single
from endogen.study.instrument import Instrument, Kind, Question
from endogen.study.problem import shortest
from endogen.study.profile import Profile

if TYPE_CHECKING:
    import duckdb

VALUES = 200  # different values that are kept
SEPARATORS = ("┋", "|", ";", "；", "、", ",", "，", "/", " ")
MOST_TOKENS = 25  # a list of choices is not longer
SHARE = 0.05  # of the answers that name several
LONG = 40  # signs: a code of a list is shorter


def profiles(answers: Answers, questionnaire: Instrument | None = None) -> tuple[Profile, ...]:
    """Look over the columns of a file of answers.

    Parameters
    ----------
    answers : Answers
    questionnaire : Instrument, optional
        What was asked; its words and codes go before the file's own.

    Returns
    -------
    tuple of Profile
        In the order of the file; the mark of synthetic answers is left out.
    """
    bound = explained(answers.columns, questionnaire) if questionnaire else {}
    table = answers.frame.to_native()
    made = []
    for name, held in answers.columns.items():
        if name == MARK:
            continue
        question = single(bound[name]) if name in bound else None
        if question is None and answers.instrument and name in answers.instrument:
            question = answers.instrument[name]
        made.append(_profile(table, name, held, question or Question(name, Kind.TEXT)))
    return tuple(made)


def _profile(table: duckdb.DuckDBPyRelation, name: str, held: Held, question: Question) -> Profile:
    column = quoted(name)
    ((rows, answered, distinct),) = table.aggregate(
        f"count(*), count({column}), count(DISTINCT {column})"
    ).fetchall()
    found = (
        table.filter(f"{column} IS NOT NULL")
        .aggregate(f"{column} AS v, count(*) AS n", column)
        .order("n DESC, v")
        .limit(VALUES)
        .fetchall()
    )
    values = tuple((shortest(value), times) for value, times in found)
    lost = dict(missing_codes(question))
    low, high, middle, whole = _numbers(table, column, held, tuple(lost))
    separator, tokens = _several(values, question) if held is Held.TEXT else ("", ())
    return Profile(
        name=name,
        held=held,
        label=question.label,
        rows=rows,
        answered=answered,
        distinct=distinct,
        values=values,
        low=low,
        high=high,
        middle=middle,
        whole=whole,
        categories=question.categories,
        missing=tuple(lost.items()),
        separator=separator,
        tokens=tokens,
        role=question.role,
        unit=question.unit,
    )


def _numbers(
    table: duckdb.DuckDBPyRelation, column: str, held: Held, lost: tuple[str, ...]
) -> tuple[float | None, float | None, float | None, bool]:
    """Smallest, largest and median real answer, and whether all are whole."""
    if held is not Held.NUMBER:
        return None, None, None, False
    codes = ", ".join(repr(number(code)) for code in lost if is_number(code))
    real = f"{column} IS NOT NULL" + (f" AND {column} NOT IN ({codes})" if codes else "")
    asked = f"min({column}), max({column}), median({column}), bool_and({column} = trunc({column}))"
    ((low, high, middle, whole),) = table.filter(real).aggregate(asked).fetchall()
    return low, high, middle, bool(whole)


def _several(
    values: tuple[tuple[str, int], ...], question: Question
) -> tuple[str, tuple[tuple[str, int], ...]]:
    """What stands between the codes of cells that name several, and those codes."""
    total = sum(times for _, times in values)
    known = {c.code for c in question.categories} if question.kind in MANY else set()
    for separator in (" ",) if known else SEPARATORS:
        named = sum(times for value, times in values if separator in value.strip())
        tokens: Counter[str] = Counter()
        for value, times in values:
            tokens.update(dict.fromkeys(split(value, separator), times))
        if known and tokens.keys() <= known:
            return separator, tuple(tokens.most_common())
        fits = named > 1 and named >= SHARE * total and 2 <= len(tokens) <= MOST_TOKENS
        if fits and _a_list(tokens, values):
            return separator, tuple(tokens.most_common())
    return "", ()


def split(value: str, separator: str) -> list[str]:
    """The codes that a cell names.

    >>> split("1, 3", ",")
    ['1', '3']
    """
    return [part.strip() for part in re.split(re.escape(separator), value) if part.strip()]


def _a_list(tokens: Counter[str], values: tuple[tuple[str, int], ...]) -> bool:
    """Whether the pieces are codes of a list, and not the words of free text or dates."""
    repeated = sum(times > 1 for times in tokens.values())
    short = all(len(token) <= LONG for token in tokens)
    return short and repeated >= len(tokens) / 2 and len(tokens) <= max(len(values), 3)
