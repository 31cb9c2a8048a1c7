"""An XLSForm as named cells: sheets, rows, columns and the languages of its labels."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from endogen.errors import FormError, Where
from endogen.forms.workbook import Cells
from endogen.i18n import LANGUAGES, Label

SHEETS = ("survey", "choices", "settings")
CODE = re.compile(r"\(([A-Za-z]{2,3})(?:[-_][A-Za-z]+)?\)\s*$")
CHINESE = re.compile(r"[\u3400-\u9fff]")
OTHER_NAMES = {
    "list name": "list_name",
    "value": "name",
    "relevance": "relevant",
    "read only": "readonly",
    "caption": "label",
}
ALIASED = {"survey": {"value": "value", "command": "type"}, "choices": {}, "settings": {}}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet.

    Attributes
    ----------
    number : int
        As a spreadsheet counts it: the header is row 1.
    cells : mapping of str to str
        By column name; empty cells are left out.
    """

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its column names and its rows that are not empty."""

    name: str
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


@dataclass(frozen=True, slots=True)
class Form:
    """An XLSForm.

    Attributes
    ----------
    file : str
        Its name, for messages.
    survey, choices, settings : Sheet
    languages : mapping of str to str
        What stands behind ``::`` in column names, by language: ``{"en": "English (en)"}``;
        the language of columns without ``::`` has an empty text.
    """

    file: str
    survey: Sheet
    choices: Sheet = field(default_factory=lambda: Sheet("choices"))
    settings: Sheet = field(default_factory=lambda: Sheet("settings"))
    languages: Mapping[str, str] = field(default_factory=dict)

    def label(self, row: Row, column: str) -> Label:
        """The text of a translated column (label, hint, short …) in both languages."""
        said = {language: self.said(row, column, language) for language in LANGUAGES}
        return Label(**said)

    def said(self, row: Row, column: str, language: str) -> str:
        """The text of a translated column in one language; empty when there is none."""
        suffix = self.languages.get(language)
        if suffix is None:
            return ""
        return row[f"{column}::{suffix}"] if suffix else row[column]

    def setting(self, name: str) -> str:
        """A value of the settings sheet."""
        return self.settings.rows[0][name] if self.settings.rows else ""


def make_form(sheets: Mapping[str, Cells], file: str) -> Form:
    """Name the cells of raw sheets.

    Raises
    ------
    FormError
        When there is no survey sheet, or it has no column ``type`` or ``name``.
    """
    by_name = {name.strip().lower(): cells for name, cells in sheets.items()}
    if "survey" not in by_name:
        names = ", ".join(sheets) or "-"
        raise FormError("E-FORM-SHEET", where=Where(file=file), got=names)
    survey, choices, settings = (_sheet(name, by_name.get(name, [])) for name in SHEETS)
    for column in ("type", "name"):
        if column not in survey.columns:
            where = Where(file=file, sheet="survey")
            raise FormError("E-FORM-COLUMN", where=where, name=column)
    languages = _languages(survey, choices, settings)
    return Form(file, survey, choices, settings, languages)


def read_folder(folder: Path) -> dict[str, Cells]:
    """Read a form kept as ``survey.csv``, ``choices.csv`` and ``settings.csv``."""
    sheets: dict[str, Cells] = {}
    for name in SHEETS:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            sheets[name] = list(csv.reader(file))
    return sheets


def _sheet(name: str, cells: Cells) -> Sheet:
    lines = iter(enumerate(cells, start=1))
    header: list[str] = []
    for _, line in lines:
        if any(line):
            header = [_column(name, cell) for cell in line]
            break
    rows = []
    for number, line in lines:
        named = {c: v for c, v in zip(header, line, strict=False) if c and v}
        if named:
            rows.append(Row(number, named))
    return Sheet(name, tuple(header), tuple(rows))


def _column(sheet: str, heading: str) -> str:
    """The name of a column, with its language behind ``::``, as pyxform understands it."""
    base, colons, language = re.sub(r"(?<!:):(?!:)", "::", heading.strip()).partition("::")
    known = base.strip().lower()
    known = ALIASED.get(sheet, {}).get(known) or OTHER_NAMES.get(known, known).replace(" ", "_")
    if known in ("bind", "body", "control", "media", "instance"):  # groups of columns
        return known + colons + language.strip()
    return f"{known}::{language.strip()}" if colons else known


def _languages(survey: Sheet, choices: Sheet, settings: Sheet) -> dict[str, str]:
    """Which column endings are English and which Chinese."""
    found: dict[str, str] = {}
    for column in (*survey.columns, *choices.columns):
        if column.startswith("label::"):
            suffix = column.removeprefix("label::")
            found.setdefault(_language(suffix), suffix)
    if "label" in survey.columns:
        default = settings.rows[0]["default_language"] if settings.rows else ""
        labels = " ".join(row["label"] for row in survey)
        plain = _language(default) if default else ("zh" if CHINESE.search(labels) else "en")
        found.setdefault(plain, "")
    return {language: found[language] for language in LANGUAGES if language in found}


def _language(name: str) -> str:
    code = CODE.search(name)
    said = (code[1] if code else name).strip().lower()
    if said in ("zh", "zho", "chi", "chinese", "cn") or CHINESE.search(name):
        return "zh"
    return "en" if said in ("en", "eng", "english") else said
