"""Codes as they were given → variables as chapters see them.

Yes/no becomes 1 and 0 whatever the codes were; codes of missing answers become null, and
why is kept; a select_multiple or rank question becomes a column a choice, whether the file
holds it in one column (``tv cadre``) or in several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import narwhals as nw

from endogen.errors import DataError, Where
from endogen.sources.labels import is_number, missing_codes, number
from endogen.study.answers import (
    ROW,
    Answers,
    Dataset,
    Held,
    Lost,
    Reason,
    Unchecked,
    bind,
)
from endogen.study.codebook import Codebook, Scale, Variable
from endogen.study.expand import expand
from endogen.study.instrument import Instrument, Kind, Missing, Question

NOTHING = nw.lit(None, dtype=nw.Float64)


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a variable comes from.

    Attributes
    ----------
    item : str
        The choice that it stands for, of a select_multiple or rank question.
    whole : bool
        Whether one column holds all choices: ``tv cadre``.
    occurring : frozenset of str or None
        The missing codes that occur; None when the column's codes were not checked.
    instead : tuple of (str, Missing)
        Columns of choices such as "refused", which stand beside those of the other choices.
    """

    variable: Variable
    question: Question
    column: str
    held: Held
    item: str
    whole: bool
    occurring: frozenset[str] | None
    instead: tuple[tuple[str, Missing], ...] = ()

    @property
    def given(self) -> nw.Expr:
        return nw.col(self.column)

    @property
    def codes(self) -> tuple[str, ...]:
        """What may stand in the column; empty where any answer may."""
        if self.item:
            split = self.question.kind is Kind.SELECT_MULTIPLE and not self.whole
            return ("0", "1") if split else ()
        if self.question.kind is not Kind.SELECT_ONE:
            return ()
        return tuple(c.code for c in self.question.categories)

    def is_any(self, codes: Iterable[str]) -> nw.Expr:
        """Whether the answer is (or, of a whole column, names) one of these codes."""
        if self.whole:
            found = [self.names(code) for code in codes]
            return nw.any_horizontal(*found, ignore_nulls=True)
        return self.given.is_in(self.values(codes))

    def values(self, codes: Iterable[str]) -> list[object]:
        if self.held is not Held.NUMBER:
            return list(codes)
        return [number(code) for code in codes if is_number(code)]

    def names(self, code: str) -> nw.Expr:
        """Whether a whole column names a code."""
        sign = self.question.separator
        return self.padded.str.contains(f"{sign}{code}{sign}", literal=True)

    @property
    def padded(self) -> nw.Expr:
        """A whole column with its separator before and after each code, and nothing else."""
        sign, cell = self.question.separator, self.given
        if sign != " ":
            cell = cell.str.strip_chars().str.replace_all(rf"\s*{re.escape(sign)}\s*", sign)
        return nw.concat_str(nw.lit(sign), cell, nw.lit(sign))


def recode(answers: Answers, instrument: Instrument) -> Dataset:
    """Make the analysis frame.

    Parameters
    ----------
    answers : Answers
        As `open_data` gives them.
    instrument : Instrument
        The questionnaire, or what `described` made of the file.

    Returns
    -------
    Dataset
        With the variables whose columns are in the file, in the questionnaire's order.
    """
    bound = bind(answers.columns, instrument)
    columns_of = {(b.question.name, b.item): b.column for b in bound.values()}
    sources = [s for v in expand(instrument) if (s := _source(v, answers, instrument, columns_of))]
    if not sources:
        raise DataError(
            "E-DATA-STRANGE",
            where=Where(file=answers.file),
            names=", ".join([*(q.name for q in instrument.questions[:5]), "…"]),
            got=", ".join([*list(answers.columns)[:5], "…"]),
        )
    columns: list[nw.Expr] = [nw.col(ROW)]
    reasons: list[Reason] = []
    unchecked: list[Unchecked] = []
    lost: list[Lost] = []
    for source in sources:
        name = source.variable.name
        columns.append(_value(source).alias(name))
        for why, expression in _reasons(source):
            reasons.append(Reason(name, why, f"__why {why} {name}"))
            columns.append(expression.alias(reasons[-1].column))
        for code, rows in answers.lost.get(source.column, {}).items():
            lost.append(Lost(name, code, f"__lost {code} {name}"))
            columns.append(_flag(nw.col(ROW).is_in(list(rows))).alias(lost[-1].column))
        codes = source.codes
        if codes and source.occurring is None:
            unchecked.append(Unchecked(name, f"__given {name}", codes))
            columns.append(source.given.alias(unchecked[-1].column))
    return Dataset(
        frame=answers.frame.select(*columns),
        codebook=Codebook(tuple(source.variable for source in sources)),
        columns=tuple(answers.columns),
        bound=bound,
        reasons=tuple(reasons),
        unchecked=tuple(unchecked),
        lost=tuple(lost),
        file=answers.file,
    )


def _source(
    variable: Variable,
    answers: Answers,
    instrument: Instrument,
    columns: dict[tuple[str, str], str],
) -> _Source | None:
    question = instrument[variable.question or variable.name]
    item = variable.item
    instead = tuple(
        (columns[question.name, c.code], c.missing)
        for c in question.categories
        if c.missing not in (None, Missing.NOT_NAMED)
        and (question.name, c.code) in columns
        and item
    )
    for whole in (False, True):
        column = columns.get((question.name, "" if whole else item))
        if column:
            return _Source(
                variable,
                question,
                column,
                answers.columns[column],
                item,
                whole and bool(item),
                answers.occurring.get(column),
                () if whole else instead,
            )
    return None


def _value(source: _Source) -> nw.Expr:
    if source.whole:
        rank = source.question.kind is Kind.RANK
        value = _place(source) if rank else _chosen(source)
    elif source.variable.scale is Scale.YES_NO:
        value = _truth(source)
    elif source.occurring is None and source.codes:
        real = [c.code for c in source.question.categories if c.missing is None]
        return _scaled(nw.when(source.is_any(real)).then(source.given), source.question)
    else:
        value = source.given
    for _, lost in _lost(source):
        # An empty cell is no missing code: where it means no, it must not become null.
        kept = ~lost.fill_null(False) if source.question.blank_no else ~lost
        value = nw.when(kept).then(value)
    return _scaled(value, source.question)


def _scaled(value: nw.Expr, question: Question) -> nw.Expr:
    """A number in the unit of its role: 万元 in yuan, a scale that runs the other way turned."""
    if (question.times, question.plus) == (1.0, 0.0):
        return value
    return value * question.times + question.plus


def _lost(source: _Source) -> list[tuple[Missing, nw.Expr]]:
    """For each reason, where it is why the answer is missing."""
    by_why: dict[Missing, list[str]] = {}
    for code, why in _occurring(source):
        by_why.setdefault(why, []).append(code)
    found = [(why, source.is_any(codes)) for why, codes in by_why.items()]
    found += [(why, nw.col(column).fill_null(0) == 1) for column, why in source.instead]
    return found


def _occurring(source: _Source) -> Sequence[tuple[str, Missing]]:
    """The missing codes that may stand in the column, and why."""
    codes = missing_codes(source.question)
    if source.whole and source.question.kind is Kind.SELECT_MULTIPLE:
        # "None of these" is an answer: every choice is then 0.
        codes = tuple((code, why) for code, why in codes if why is not Missing.NOT_NAMED)
    if source.occurring is None:
        return codes
    return [(code, why) for code, why in codes if code in source.occurring]


def _truth(source: _Source) -> nw.Expr:
    yes = [c.code for c in source.question.categories if c.truth is True]
    no = [c.code for c in source.question.categories if c.truth is False]
    if source.item or not (yes and no):
        yes, no = ["1"], ["0"]
    denies = source.is_any(no)
    if source.question.blank_no:
        denies = denies | source.given.is_null()
    plain = source.held is Held.NUMBER and (yes, no) == (["1"], ["0"])
    plain = plain and not source.question.blank_no
    if plain and source.occurring is not None and not source.occurring:
        return source.given
    denied = nw.when(denies).then(nw.lit(0.0)).otherwise(NOTHING)
    return nw.when(source.is_any(yes)).then(nw.lit(1.0)).otherwise(denied)


def _chosen(source: _Source) -> nw.Expr:
    """1 and 0 for a choice among those that one column names."""
    named = nw.when(source.names(source.item)).then(nw.lit(1.0)).otherwise(nw.lit(0.0))
    return nw.when(~source.given.is_null()).then(named)


def _place(source: _Source) -> nw.Expr:
    """The place of a choice in the order that one column holds: ``funds illness``."""
    sign = re.escape(source.question.separator)
    before = source.padded.str.replace_all(f"{sign}{re.escape(source.item)}{sign}.*$", "")
    rest = before.str.replace_all(source.question.separator, "", literal=True)
    spaces = before.str.len_chars() - rest.str.len_chars()
    return nw.when(source.names(source.item)).then(spaces.cast(nw.Float64) + 1.0)


def _reasons(source: _Source) -> list[tuple[Missing, nw.Expr]]:
    lost = _lost(source)
    if source.whole and source.question.kind is Kind.RANK:
        not_named = ~source.names(source.item)
        for _, other in lost:
            not_named = not_named & ~other
        lost.append((Missing.NOT_NAMED, not_named))
    return [(why, _flag(holds)) for why, holds in lost]


def _flag(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit(1.0)).otherwise(nw.lit(0.0))
