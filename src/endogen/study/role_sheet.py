"""One row a column: what is proposed, and what the user makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from endogen.i18n import Label, Text, Words, text
from endogen.study.instrument import Missing

BLANK_NO = ""  # as a code of "no": an empty cell means no
REVERSED = "reversed"

UNITS: dict[str, Label] = {
    "yuan": Label("yuan", "元"),
    "wan": Label("ten thousand yuan", "万元"),
    "persons": Label("persons", "人"),
    "years": Label("years", "年、岁"),
    "year": Label("calendar year", "年份"),
    "months": Label("months", "月"),
    "days": Label("days", "天"),
    "mu": Label("mu", "亩"),
    REVERSED: Label("codes run the other way: 1 is the most", "反向编码：1 表示最高"),
}
TIMES = {"wan": ("yuan", 10_000.0)}  # units that are brought to another by a factor

REASONS: dict[Missing, Label] = {
    Missing.NOT_APPLICABLE: Label("not applicable", "不适用"),
    Missing.NOT_NAMED: Label("not named", "未选"),
    Missing.REFUSED: Label("refused", "拒答"),
    Missing.DONT_KNOW: Label("don't know", "不知道"),
    Missing.BLANK: Label("blank", "缺失"),
}


class Sure(StrEnum):
    """How sure a proposal is."""

    SURE = "sure"
    LIKELY = "likely"
    ASKED = "please look"
    NOTHING = "no proposal"


SURE_WORDS: dict[Sure, Text] = {
    Sure.SURE: text("sure"),
    Sure.LIKELY: text("likely"),
    Sure.ASKED: text("please look"),
    Sure.NOTHING: text("no proposal"),
}


@dataclass(frozen=True, slots=True)
class RoleRow:
    """What a column measures and how it is coded.

    Attributes
    ----------
    column : str
    role : str
        ``family`` or ``family:item``; the family alone for a column whose cells name
        several items; empty for none.
    yes, no : tuple of str
        Codes; `BLANK_NO` among those of "no" stands for an empty cell.
    missing : tuple of (str, Missing)
    unit : str
        A key of `UNITS`.
    items : tuple of (str, str)
        ``(code, item)`` of a column whose cells name several.
    separator : str
        What stands between them.
    adequate : str
        Which answers of an item of empowerment are enough.
    use : bool
    sure : Sure
    why, asked : tuple of Words
        What speaks for the proposal; what the user is asked to look at.
    candidates : tuple of str
        Roles that it may have, when none is proposed, or beside the one that is.
    """

    column: str
    role: str = ""
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    missing: tuple[tuple[str, Missing], ...] = ()
    unit: str = ""
    items: tuple[tuple[str, str], ...] = ()
    separator: str = ""
    adequate: str = ""
    use: bool = True
    sure: Sure = Sure.NOTHING
    why: tuple[Words, ...] = ()
    asked: tuple[Words, ...] = ()
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of the study as a whole; empty where nothing is.

    Attributes
    ----------
    kind : str
        ``convenience`` or ``probability``.
    synthetic : bool
        Whether the answers were made up.
    first, last : date or None
        Of the fieldwork.
    """

    title: str = ""
    place: str = ""
    population: str = ""
    kind: str = ""
    drawn: str = ""
    per: str = ""
    base_year: int | None = None
    languages: tuple[str, ...] = ()
    synthetic: bool = False
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class RoleBook:
    """The rows of a roles workbook, and what it says of the study."""

    rows: tuple[RoleRow, ...]
    facts: Facts = field(default_factory=Facts)
