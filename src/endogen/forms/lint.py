"""Everything that can be said against a questionnaire before it goes to the field."""

from __future__ import annotations

import re
from pathlib import Path

from endogen.errors import FormError
from endogen.forms.cells import read_type
from endogen.forms.convert import convert
from endogen.forms.faults import Fault, Faults
from endogen.forms.read import examine, open_form
from endogen.forms.references import check_cycles, check_references
from endogen.forms.sheets import Form, Row, Sheet
from endogen.i18n import LANGUAGES
from endogen.study.problem import Severity

TRANSLATED = ("label", "short", "hint", "guidance_hint", "constraint_message", "required_message")
PATH = re.compile(r"[/\\]|\.\.")
PULLED = re.compile(r"""pulldata\s*\(\s*['"]([^'"]*)""")
UNSPOKEN = (
    "start",
    "end",
    "today",
    "calculate",
    "hidden",
    "deviceid",
    "username",
    "audit",
    "email",
    "phonenumber",
    "simserial",
    "subscriberid",
    "start-geopoint",
    "background-audio",
    "background-geopoint",
    "xml-external",
    "csv-external",
)


def lint(path: Path, *, validate: bool = False) -> tuple[Fault, ...]:
    """Check a questionnaire.

    Parameters
    ----------
    path : Path
    validate : bool
        Also run ODK Validate, which needs Java: it finds faults in rules that nothing
        else does.

    Returns
    -------
    tuple of Fault
        Errors and warnings, in the order of the sheets.

    Raises
    ------
    FormError
        When the file cannot be opened at all.
    """
    form = open_form(path)
    faults = Faults(form.file)
    examine(form, faults)
    check_references(form, faults)
    check_cycles(form, faults)
    _check_words(form, faults)
    _check_use(form, faults)
    _check_paths(form, faults)
    if not faults.errors:  # pyxform would only say the same again, and only the first
        _check_by_pyxform(path, faults, validate)
    return tuple(sorted(faults.found, key=_order))


def _order(fault: Fault) -> tuple[bool, bool, int]:
    where = fault.error.where
    return not where.sheet, where.sheet != "survey", where.row or 0


def _check_words(form: Form, faults: Faults) -> None:
    """Every text in every language, and a label for everything that is shown."""
    for language in LANGUAGES:
        if language not in form.languages:
            faults.warn("E-FORM-LANGUAGE", language=language)
    for sheet in (form.survey, form.choices):
        for row in sheet:
            kind = read_type(row["type"]) if sheet is form.survey else None
            for column in TRANSLATED:
                _check_text(form, sheet, row, column, faults)
            shown = sheet is form.choices or (
                kind is not None and kind.word not in UNSPOKEN and not kind.structure
            )
            if shown and not form.label(row, "label") and not row["calculation"]:
                faults.error("E-FORM-LABEL", sheet.name, row.number, row["name"])


def _check_text(form: Form, sheet: Sheet, row: Row, column: str, faults: Faults) -> None:
    said = {language: form.said(row, column, language) for language in form.languages}
    if any(said.values()):
        for language, words in said.items():
            if not words:
                faults.warn(
                    "E-FORM-TRANSLATION",
                    sheet.name,
                    row.number,
                    row["name"],
                    column=column,
                    language=language,
                )


def _check_use(form: Form, faults: Faults) -> None:
    """Questions without a role, and lists that no question uses."""
    used = set()
    for row in form.survey:
        kind = read_type(row["type"])
        if kind is None:
            continue
        used.add(kind.choices)
        if "role" in form.survey.columns and kind.kind is not None and not row["role"]:
            faults.warn("E-FORM-ROLELESS", "survey", row.number, row["name"])
    for row in form.choices:
        if row["list_name"] and row["list_name"] not in used:
            used.add(row["list_name"])
            faults.warn("E-FORM-UNUSED", "choices", row.number, list=row["list_name"])


def _check_paths(form: Form, faults: Faults) -> None:
    """A form's id becomes the name of a folder on a server, and files lie beside it."""
    if PATH.search(form.setting("form_id")):
        faults.error("E-FORM-PATH", "settings", 2, column="form_id", got=form.setting("form_id"))
    for row in form.survey:
        word, _, file = row["type"].partition(" ")
        if word.endswith("_from_file") and PATH.search(file):
            faults.error("E-FORM-PATH", "survey", row.number, row["name"], column="type", got=file)
        for column in ("calculation", "default", "constraint", "relevant", "choice_filter"):
            for file in PULLED.findall(row[column]):
                if PATH.search(file):
                    faults.error(
                        "E-FORM-PATH", "survey", row.number, row["name"], column=column, got=file
                    )


def _check_by_pyxform(path: Path, faults: Faults, validate: bool) -> None:
    try:
        converted = convert(path, validate=validate)
    except FormError as error:
        faults.found.append(Fault(error, Severity.ERROR))
        return
    for warning in converted.warnings:
        faults.warn("E-FORM-PYXFORM", reason=warning)
