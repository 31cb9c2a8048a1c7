"""Look over every column of a file: its labels, its values, how many there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from endogen.sources.duck import connection, fresh_name, quoted
from endogen.sources.labels import is_number, missing_codes, number
from endogen.study.answers import MANY, MARK, Answers, Held
from endogen.study.heading import explained, single
from endogen.study.instrument import Instrument, Kind, Question
from endogen.study.problem import shortest
from endogen.study.profile import Profile

if TYPE_CHECKING:
    import duckdb

STRIP = 250  # columns looked at together
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
    labelled = answers.instrument or Instrument(())
    made = []
    for view, names in _views(answers.frame.to_native(), list(answers.columns)):
        for name in names:
            question = labelled[name] if name in labelled else Question(name, Kind.TEXT)
            question = single(bound[name]) if name in bound else question
            if name != MARK:
                made.append(_profile(view, answers.columns[name], replace(question, name=name)))
    return tuple(made)


def _views(table: duckdb.DuckDBPyRelation, names: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Names by which strips of columns can be asked for.

    DuckDB compares every column asked with every name: wide tables are cut.
    """
    for start in range(0, len(names), STRIP):
        strip, view = names[start : start + STRIP], fresh_name()
        if len(names) <= STRIP:
            table.create_view(view)
        else:
            table.project(", ".join(map(quoted, strip))).create(view)
        yield view, strip
        connection().execute(f"DROP {'VIEW' if len(names) <= STRIP else 'TABLE'} {view}")


def _profile(view: str, held: Held, question: Question) -> Profile:
    """Ask for one column: how many values, which, and their span."""
    name, column = question.name, quoted(question.name)
    lost = dict(missing_codes(question))
    asked = [f"count(*), count({column}), count(DISTINCT {column})", _span(column, held, lost)]
    con = connection()
    (found,) = con.execute(f"SELECT {', '.join(asked)} FROM {view}").fetchall()
    rows, answered, distinct, low, high, middle, whole = found
    counted = con.execute(
        f"SELECT {column}, count(*) AS n FROM {view} WHERE {column} IS NOT NULL "
        f"GROUP BY {column} ORDER BY n DESC, {column} LIMIT {VALUES}"
    ).fetchall()
    values = tuple((shortest(value), times) for value, times in counted)
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
        whole=bool(whole),
        categories=question.categories,
        missing=tuple(lost.items()),
        separator=separator,
        tokens=tokens,
        role=question.role,
        unit=question.unit,
    )


def _span(column: str, held: Held, lost: Iterable[str]) -> str:
    """Smallest, largest and median real answer, and whether all are whole."""
    if held is not Held.NUMBER:
        return "NULL, NULL, NULL, false"
    codes = ", ".join(repr(number(code)) for code in lost if is_number(code))
    real = f" FILTER (WHERE {column} NOT IN ({codes}))" if codes else ""
    asked = (f"min({column})", f"max({column})", f"median({column})")
    return ", ".join(f"{what}{real}" for what in (*asked, f"bool_and({column} = trunc({column}))"))


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
