"""Read roles.xlsx: the cells as the user left them, each with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from endogen.errors import FormError, Where
from endogen.forms.roles_book.layout import COLUMNS, FACTS, NEEDED, SHEETS
from endogen.forms.workbook import Cells, open_workbook
from endogen.i18n import Label
from endogen.study.nearest import nearest


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and where it stands, as ``C7``."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class GivenRow:
    """A row of the sheet "roles".

    Attributes
    ----------
    number : int
        As a spreadsheet counts it.
    cells : mapping of str to Cell
        By the key of `COLUMNS`; a column that was removed and is not needed is left out.
    """

    number: int
    cells: Mapping[str, Cell]

    def __getitem__(self, key: str) -> str:
        return self.cells[key].text


@dataclass(frozen=True, slots=True)
class Given:
    """What roles.xlsx says.

    Attributes
    ----------
    file, sheet, study_sheet : str
        As they are named, for messages.
    facts : mapping of str to Cell
        By the key of `FACTS`.
    """

    file: str
    sheet: str
    rows: tuple[GivenRow, ...]
    study_sheet: str = ""
    facts: Mapping[str, Cell] = field(default_factory=dict)

    def where(self, place: str, sheet: str = "") -> Where:
        """A cell, for messages."""
        return Where(file=self.file, sheet=sheet or self.sheet, cell=place)


def read_roles(path: Path) -> Given:
    """Read the workbook.

    Raises
    ------
    FormError
        When it is no workbook, lacks the sheet "roles", or a column of it that is needed.
    """
    sheets = open_workbook(path)
    name = _sheet("roles", sheets)
    if name is None:
        known = ", ".join((SHEETS["roles"].en, SHEETS["roles"].zh))
        where = Where(file=path.name)
        raise FormError("E-ROLES-SHEET", where=where, names=known, got=", ".join(sheets))
    cells = sheets[name]
    at = _columns(cells[0] if cells else [], path.name, name)
    rows = tuple(
        GivenRow(number, {key: _cell(line, column, number) for key, column in at.items()})
        for number, line in enumerate(cells[1:], start=2)
        if any(_text(line, at[key]) for key in NEEDED)
    )
    study = _sheet("study", sheets)
    return Given(path.name, name, rows, study or "", _facts(sheets[study]) if study else {})


def _sheet(key: str, sheets: Mapping[str, Cells]) -> str | None:
    return next((name for name in sheets if _names(name, SHEETS[key])), None)


def _names(said: str, label: Label) -> bool:
    return said.strip().lower() in (label.en.lower(), label.zh.lower())


def _columns(header: Sequence[str], file: str, sheet: str) -> dict[str, int]:
    found = {
        key: at
        for key, label in COLUMNS.items()
        for at, said in enumerate(header)
        if _names(said, label)
    }
    for key in NEEDED:
        if key not in found:
            where = Where(file=file, sheet=sheet, row=1)
            words = f"{COLUMNS[key].en} / {COLUMNS[key].zh}"
            near = nearest(COLUMNS[key].en, [said for said in header if said] or ["-"])
            raise FormError("E-ROLES-HEADING", where=where, name=words, nearest=near)
    return found


def _facts(cells: Cells) -> dict[str, Cell]:
    """The answers on the sheet "study": the second cell of each line whose first is known."""
    found = {}
    for number, line in enumerate(cells, start=1):
        key = next((k for k, label in FACTS.items() if line and _names(line[0], label)), None)
        if key:
            found[key] = _cell(line, 1, number)
    return found


def _cell(line: Sequence[str], column: int, row: int) -> Cell:
    return Cell(_text(line, column), f"{letters(column)}{row}")


def _text(line: Sequence[str], column: int) -> str:
    return line[column].strip() if column < len(line) else ""


def letters(column: int) -> str:
    """The letters of a column, the first being 0.

    >>> letters(0), letters(26)
    ('A', 'AA')
    """
    said, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        said = chr(ord("A") + digit) + said
    return said
