"""Answers as they were given, and the same answers made ready for analysis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import narwhals as nw

from endogen.study.codebook import Codebook
from endogen.study.instrument import Instrument, Kind, Missing, Question
from endogen.study.problem import Problem

MARK, SYNTHETIC = "provenance", "synthetic"  # how a file says that its answers were made up
ROW = "__row"  # the column that holds the row of the file, as a spreadsheet counts it


class Held(StrEnum):
    """What a column of the answers holds."""

    NUMBER = "number"
    TEXT = "text"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Bound:
    """A column of the file and the question it answers.

    Attributes
    ----------
    item : str
        The choice, where a select_multiple or rank question is spread over columns.
    """

    column: str
    question: Question
    item: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """A file of answers, codes as given.

    Attributes
    ----------
    frame : narwhals.LazyFrame
        One column a column of the file, and `ROW`.
    columns : mapping of str to Held
    occurring : mapping of str to frozenset of str
        For columns whose codes were checked while reading: the missing codes that occur.
        A column that is not here may hold anything.
    file : str
        Its name in the study folder, for messages.
    instrument : Instrument or None
        The labels and missing codes that the file itself carries (SPSS, Stata).
    problems : tuple of Problem
        Cells that could not be read, and what was unclear about the file.
    reading : mapping
        How it was read (encoding, delimiter, sheet, inferred types): kept in run.json.
    synthetic : bool
        Whether the file itself says that its answers were made up: it has a column
        `MARK` that holds `SYNTHETIC`.
    lost : mapping of str to {code: rows}
        By column, the rows whose cell was no answer, and the code of the problem.
    """

    frame: nw.LazyFrame[Any]
    columns: Mapping[str, Held]
    occurring: Mapping[str, frozenset[str]] = field(default_factory=dict)
    file: str = ""
    instrument: Instrument | None = None
    problems: tuple[Problem, ...] = ()
    reading: Mapping[str, str] = field(default_factory=dict)
    synthetic: bool = False
    lost: Mapping[str, Mapping[str, Sequence[int]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why answers to a variable may be missing.

    Attributes
    ----------
    variable : str
    missing : Missing
    column : str
        The column of `Dataset.frame` that holds 1 where this is the reason, 0 elsewhere.
    """

    variable: str
    missing: Missing
    column: str


@dataclass(frozen=True, slots=True)
class Lost:
    """Cells of a variable that held something, and no answer.

    Attributes
    ----------
    variable : str
    code : str
        Of the problem.
    column : str
        The column of `Dataset.frame` that holds 1 where it is so, 0 elsewhere.
    """

    variable: str
    code: str
    column: str


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A variable whose codes were not checked while reading.

    Attributes
    ----------
    variable : str
    column : str
        The column of `Dataset.frame` that holds what was given; where it holds something,
        the variable is null and no `Reason` holds, the code is not of the list.
    codes : tuple of str
    """

    variable: str
    column: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingCount:
    """How many answers to a variable are missing, for one reason."""

    variable: str
    reason: Missing
    count: int


@dataclass(frozen=True, slots=True)
class Dataset:
    """Answers made ready for analysis: yes/no is 1 and 0, missing codes are null.

    Attributes
    ----------
    frame : narwhals.LazyFrame
        One column a variable of the codebook, `ROW`, and the columns of `reasons`,
        `unchecked` and `lost`.
    codebook : Codebook
    columns : tuple of str
        The columns of the file.
    bound : mapping of str to Bound
        Those of them that answer a question.
    reasons : tuple of Reason
    unchecked : tuple of Unchecked
    lost : tuple of Lost
    file : str
    shown : narwhals.LazyFrame or None
        `variables`, where they lie ready.
    """

    frame: nw.LazyFrame[Any]
    codebook: Codebook
    columns: tuple[str, ...] = ()
    bound: Mapping[str, Bound] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    lost: tuple[Lost, ...] = ()
    file: str = ""
    shown: nw.LazyFrame[Any] | None = None

    @property
    def variables(self) -> nw.LazyFrame[Any]:
        """The variables of the codebook only: what a `Sample` is made of."""
        if self.shown is not None:
            return self.shown
        return self.frame.select(*(v.name for v in self.codebook))


MANY = (Kind.SELECT_MULTIPLE, Kind.RANK)


def bind(columns: Iterable[str], instrument: Instrument) -> dict[str, Bound]:
    """Find the question of each column; columns that answer none are left out.

    A column is named as its question; for one choice of a select_multiple or rank question
    as `Question.column` says, or ``question_item``, ``question/item``, ``question.item``.
    Names of groups that ODK and Kobo put before it (``group/question``,
    ``group-question``) are passed over.

    Examples
    --------
    >>> from endogen.study.instrument import Category
    >>> channel = Question("channel", Kind.SELECT_MULTIPLE, categories=(Category("tv"),))
    >>> bind(["reach/channel.tv"], Instrument((channel,)))["reach/channel.tv"].item
    'tv'
    """
    known: dict[str, tuple[Question, str]] = {}
    for question in instrument:
        if question.kind in MANY:
            for category in question.categories:
                known.setdefault(question.column(category.code), (question, category.code))
                for sign in "_/.":
                    key = f"{question.name}{sign}{category.code}"
                    known.setdefault(key, (question, category.code))
    for question in instrument:
        known[question.name] = (question, "")
    bound = {}
    for column in columns:
        found = next((known[end] for end in _endings(column) if end in known), None)
        if found is not None:
            bound[column] = Bound(column, *found)
    return bound


def _endings(column: str) -> list[str]:
    """The name, and what is left of it behind each sign that may end a group's name."""
    starts = [m.end() for m in re.finditer(r"[/-]", column)]
    return [column, *(column[start:] for start in starts)]
