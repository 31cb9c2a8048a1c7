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

from endogen.sources.labels import missing_codes, number
from endogen.study.answers import ROW, Answers, Bound, Dataset, Held, Reason, Unchecked, bind
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
    """

    variable: Variable
    question: Question
    column: str
    held: Held
    item: str
    whole: bool
    occurring: frozenset[str] | None

    @property
    def given(self) -> nw.Expr:
        return nw.col(self.column)

    def is_any(self, codes: Iterable[str]) -> nw.Expr:
        """Whether the answer is (or, of a whole column, names) one of these codes."""
        if self.whole:
            found = [self.names(code) for code in codes]
            return nw.any_horizontal(*found, ignore_nulls=True)
        return self.given.is_in(self.values(codes))

    def values(self, codes: Iterable[str]) -> list[object]:
        return [number(code) if self.held is Held.NUMBER else code for code in codes]

    def names(self, code: str) -> nw.Expr:
        """Whether a whole column names a code."""
        return _padded(self.given).str.contains(f" {code} ", literal=True)


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
    sources = [s for v in expand(instrument) if (s := _source(v, answers, instrument, bound))]
    columns: list[nw.Expr] = [nw.col(ROW)]
    reasons: list[Reason] = []
    unchecked: list[Unchecked] = []
    for source in sources:
        name = source.variable.name
        columns.append(_value(source).alias(name))
        for why, expression in _reasons(source):
            reasons.append(Reason(name, why, f"__why {why} {name}"))
            columns.append(expression.alias(reasons[-1].column))
        codes = tuple(c.code for c in source.question.categories)
        if codes and source.occurring is None and not source.whole:
            unchecked.append(Unchecked(name, f"__given {name}", codes))
            columns.append(source.given.alias(unchecked[-1].column))
    return Dataset(
        frame=answers.frame.select(*columns),
        codebook=Codebook(tuple(source.variable for source in sources)),
        columns=tuple(answers.columns),
        bound=bound,
        reasons=tuple(reasons),
        unchecked=tuple(unchecked),
        file=answers.file,
    )


def _source(
    variable: Variable, answers: Answers, instrument: Instrument, bound: dict[str, Bound]
) -> _Source | None:
    question = instrument[variable.question or variable.name]
    item = ""
    if question.kind in (Kind.SELECT_MULTIPLE, Kind.RANK):
        item = variable.name.removeprefix(question.name + "_")
    for whole in (False, True):
        wanted = (question.name, "" if whole else item)
        column = next((b.column for b in bound.values() if (b.question.name, b.item) == wanted), "")
        if column:
            return _Source(
                variable, question, column, answers.columns[column], item, whole and bool(item),
                answers.occurring.get(column),
            )
    return None


def _value(source: _Source) -> nw.Expr:
    missing = [code for code, _ in _occurring(source)]
    if source.whole:
        rank = source.question.kind is Kind.RANK
        value = _place(source) if rank else _chosen(source)
    elif source.variable.scale is Scale.YES_NO:
        return _truth(source)
    else:
        value = source.given
        codes = [c.code for c in source.question.categories if c.missing is None]
        if source.occurring is None and codes and not source.item:
            return nw.when(source.is_any(codes)).then(value)
    return nw.when(~source.is_any(missing)).then(value) if missing else value


def _occurring(source: _Source) -> Sequence[tuple[str, Missing]]:
    """The missing codes that may stand in the column, and why."""
    codes = missing_codes(source.question)
    if source.occurring is None:
        return codes
    return [(code, why) for code, why in codes if code in source.occurring]


def _truth(source: _Source) -> nw.Expr:
    yes = [c.code for c in source.question.categories if c.truth is True]
    no = [c.code for c in source.question.categories if c.truth is False]
    if source.item or not (yes and no):
        yes, no = ["1"], ["0"]
    plain = source.held is Held.NUMBER and (yes, no) == (["1"], ["0"])
    if plain and source.occurring is not None and not source.occurring:
        return source.given
    return (
        nw.when(source.is_any(yes)).then(nw.lit(1.0)).otherwise(
            nw.when(source.is_any(no)).then(nw.lit(0.0)).otherwise(NOTHING)
        )
    )


def _chosen(source: _Source) -> nw.Expr:
    """1 and 0 for a choice among those that one column names."""
    named = nw.when(source.names(source.item)).then(nw.lit(1.0)).otherwise(nw.lit(0.0))
    return nw.when(~source.given.is_null()).then(named)


def _place(source: _Source) -> nw.Expr:
    """The place of a choice in the order that one column holds: ``funds illness``."""
    before = _padded(source.given).str.replace_all(f" {re.escape(source.item)} .*$", "")
    spaces = before.str.len_chars() - before.str.replace_all(" ", "", literal=True).str.len_chars()
    return nw.when(source.names(source.item)).then(spaces.cast(nw.Float64) + 1.0)


def _reasons(source: _Source) -> list[tuple[Missing, nw.Expr]]:
    by_why: dict[Missing, list[str]] = {}
    for code, why in _occurring(source):
        by_why.setdefault(why, []).append(code)
    found = [(why, _flag(source.is_any(codes))) for why, codes in by_why.items()]
    if source.whole and source.question.kind is Kind.RANK:
        not_named = ~source.names(source.item)
        if by_why:
            every = [code for codes in by_why.values() for code in codes]
            not_named = not_named & ~source.is_any(every)
        found.append((Missing.NOT_NAMED, _flag(not_named)))
    return found


def _flag(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit(1.0)).otherwise(nw.lit(0.0))


def _padded(column: nw.Expr) -> nw.Expr:
    return nw.concat_str(nw.lit(" "), column, nw.lit(" "))
