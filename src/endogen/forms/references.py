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


def check_cycles(form: Form, faults: Faults) -> None:
    """Note questions whose value or relevance rests, by way of others, on itself."""
    rests_on = {
        row["name"]: set(REFERENCE.findall(row["calculation"] + row["relevant"]))
        for row in form.survey
        if row["name"]
    }
    done: set[str] = set()
    for row in form.survey:
        way = _way_back(row["name"], rests_on)
        if way and not done & set(way):
            done |= set(way)
            said = " → ".join((*way, way[0]))
            faults.error("E-FORM-CYCLE", "survey", row.number, row["name"], got=said)


def _way_back(name: str, rests_on: dict[str, set[str]]) -> list[str]:
    """A way from a question over what it rests on back to itself; empty when there is none."""
    came_from: dict[str, str] = {}
    ahead = [name]
    while ahead:
        here = ahead.pop()
        for there in sorted(rests_on.get(here, ())):
            if there == name:
                way = [here]
                while way[-1] != name:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if there not in came_from:
                came_from[there] = here
                ahead.append(there)
    return []


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
