"""Whether the ``${names}`` and choice values that rules of a form speak of exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from endogen.forms.cells import read_type
from endogen.forms.faults import Faults
from endogen.forms.sheets import Form, Row
from endogen.study.nearest import nearest

REFERENCE = re.compile(r"\$\{\s*(?:last-saved#)?([^}]*?)\s*\}")
SELECTED = re.compile(r"selected\(\s*\$\{\s*([^}\s]+)\s*\}\s*,\s*'([^']*)'\s*\)")
COMPARED = re.compile(r"\$\{\s*([^}\s]+)\s*\}\s*!?=\s*'([^']*)'")
RULES = (
    "relevant",
    "constraint",
    "calculation",
    "choice_filter",
    "required",
    "readonly",
    "default",
    "trigger",
    "repeat_count",
    "parameters",
)
WORDS = ("label", "hint", "guidance_hint", "constraint_message", "required_message")


def check_references(form: Form, faults: Faults) -> None:
    """Note references to questions, and comparisons with choices, that are not there."""
    names = {row["name"] for row in form.survey if row["name"]}
    names |= {row["type"] for row in form.survey if row["type"] in ("start", "end", "today")}
    codes = _codes(form)
    for row in form.survey:
        for column, rule in _texts(row):
            for name in REFERENCE.findall(rule):
                if name not in names:
                    faults.error(
                        "E-FORM-REFERENCE",
                        "survey",
                        row.number,
                        row["name"],
                        column=column,
                        got=name,
                        nearest=nearest(name, names),
                    )
            for name, code in (*SELECTED.findall(rule), *COMPARED.findall(rule)):
                known = codes.get(name)
                if known and code and code not in known:
                    faults.error(
                        "E-FORM-CODE",
                        "survey",
                        row.number,
                        row["name"],
                        column=column,
                        got=code,
                        question=name,
                        nearest=nearest(code, known),
                    )


def _texts(row: Row) -> Iterator[tuple[str, str]]:
    for column, said in row.cells.items():
        if column in RULES or column.partition("::")[0] in WORDS:
            yield column, said


def _codes(form: Form) -> dict[str, set[str]]:
    """The codes of each select question whose list stands in the form."""
    lists: dict[str, set[str]] = {}
    for row in form.choices:
        lists.setdefault(row["list_name"], set()).add(row["name"])
    found = {}
    for row in form.survey:
        kind = read_type(row["type"])
        if kind and kind.choices:
            found[row["name"]] = lists.get(kind.choices, set())
    return found
