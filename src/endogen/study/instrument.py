"""What was asked: questions, their categories, and what each question measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from endogen.i18n import Label

CUT_OFF = re.compile(r"(==|!=|<=|>=|<|>)\s*(-?\d+(?:\.\d+)?)")
"""How `Question.adequate` says which answers are enough."""


class Kind(StrEnum):
    """How an answer is recorded."""

    INTEGER = "integer"
    DECIMAL = "decimal"
    TEXT = "text"
    DATE = "date"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    RANK = "rank"
    CALCULATE = "calculate"


class Missing(StrEnum):
    """Why an answer is missing."""

    NOT_APPLICABLE = "not applicable"
    NOT_NAMED = "not named"
    REFUSED = "refused"
    DONT_KNOW = "don't know"
    BLANK = "blank"


class Origin(StrEnum):
    """Whether the paper's questionnaire asked it, or endogen added it."""

    PAPER = "paper"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Category:
    """One answer of a list.

    Attributes
    ----------
    code : str
        What the data hold.
    label : Label
    truth : bool or None
        For yes/no lists: what the code means, whatever numbers were chosen.
    missing : Missing or None
        Set when the code stands for a missing answer.
    item : str
        Of a question with several answers: the item of its role that the code stands for;
        the code itself when empty.
    """

    code: str
    label: Label = Label()
    truth: bool | None = None
    missing: Missing | None = None
    item: str = ""

    @property
    def key(self) -> str:
        """The item of its role."""
        return self.item or self.code


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the questionnaire.

    Attributes
    ----------
    name : str
        Its name in the form, and of its column in the data.
    role : str
        What it measures: a role, or a role family for select_multiple and rank
        (`endogen.study.roles`); empty when it measures nothing a chapter uses.
    categories : tuple of Category
        For select and rank questions.
    missing : tuple of (str, Missing)
        Codes of a number question that mean a missing answer.
    low, high : float or None
        The range the form allows.
    row : int or None
        The row of the form's survey sheet, for messages.
    short : Label
        A few words that name it in a table; empty when the form gives none.
    adequate : str
        Of an item of empowerment: which answers are enough, as ``>= 4`` or ``== 1``, on
        the variable's own scale (yes is 1, no is 0).
    conditional : bool
        Whether only some of those who consented are asked it.
    separator : str
        What stands between the codes of a cell that names several.
    blank_no : bool
        Of a yes or no: whether an empty cell means no.
    times, plus : float
        What a number is multiplied by, and what is then added: 10,000 for 万元, -1 and 6 for
        a scale whose 1 is the most.
    """

    name: str
    kind: Kind
    label: Label = Label()
    role: str = ""
    origin: Origin | None = None
    categories: tuple[Category, ...] = ()
    missing: tuple[tuple[str, Missing], ...] = ()
    unit: str = ""
    low: float | None = None
    high: float | None = None
    group: str = ""
    row: int | None = None
    short: Label = Label()
    adequate: str = ""
    conditional: bool = False
    separator: str = " "
    blank_no: bool = False
    times: float = 1.0
    plus: float = 0.0

    @property
    def yes_no(self) -> bool:
        """Whether its categories say which code is true and which is false."""
        real = [c for c in self.categories if c.missing is None]
        return bool(real) and all(c.truth is not None for c in real)

    def column(self, code: str) -> str:
        """The column of one choice of a select_multiple or rank question.

        It is named for the role family, so that two questions of one family (the paper's
        channels and the added ones) make one family of columns.
        """
        return f"{self.role.replace('-', '_') or self.name}_{code}"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A questionnaire: its questions in order."""

    questions: tuple[Question, ...]
    title: Label = Label()
    version: str = ""
    _by_name: dict[str, Question] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {q.name: q for q in self.questions})

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions)

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def __getitem__(self, name: str) -> Question:
        return self._by_name[name]
