"""One answer that breaks a rule, or one cell that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from endogen.errors import CODES
from endogen.i18n import Text, Words, text


class Severity(StrEnum):
    """Whether the answers can stand as they are."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One answer that breaks a rule.

    Attributes
    ----------
    code : str
        A key of `endogen.errors.CODES`.
    severity : Severity
    file, row, id, variable
        Where: the row as a spreadsheet counts it (the header is row 1), the household's id.
    value : str
        What stands there.
    expected : Text or str
    message : Text
        The whole sentence.
    count : int
        Mostly 1.  Beyond a number of listed answers one last problem stands for the rest.
    """

    code: str
    severity: Severity
    file: str = ""
    row: int | None = None
    id: str = ""
    variable: str = ""
    value: str = ""
    expected: Words = ""
    message: Words = ""
    count: int = 1


LISTED = 1000  # problems of one rule and variable listed one by one; the rest is counted


def problem(
    code: str,
    severity: Severity,
    *,
    file: str = "",
    row: int | None = None,
    id: str = "",
    variable: str = "",
    value: object = "",
    count: int = 1,
    others: Mapping[str, object] | None = None,
    **details: object,
) -> Problem:
    """Make a `Problem` whose words are those of its code.

    `others` and `details` fill the places of its sentences beside name, value and row.
    """
    entry = CODES[code]
    shown = shortest(value)
    known: dict[str, object] = {"name": variable, "value": shown, "row": row}
    places = {**known, **(others or {}), **details}

    def said(sentence: Text) -> Words:
        return text(sentence.msgid, **places) if sentence else ""

    return Problem(
        code=code,
        severity=severity,
        file=file,
        row=row,
        id=id,
        variable=variable,
        value=shown,
        expected=said(entry.expected),
        message=said(entry.what),
        count=count,
    )


def shortest(value: object) -> str:
    """Write a value as people do: 3 and not 3.0, nothing for a missing one."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def counted(problems: Iterable[Problem], severity: Severity | None = None) -> int:
    """How many answers are concerned, of one severity or of both."""
    return sum(p.count for p in problems if severity is None or p.severity is severity)
