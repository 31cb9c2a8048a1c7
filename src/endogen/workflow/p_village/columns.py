"""The columns of the answers file, in the order of the questionnaire."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from endogen.forms.sheets import read_folder

NOT_ASKED = ("note", "begin_group", "end_group", "begin_repeat", "end_repeat", "")


def columns() -> tuple[str, ...]:
    """One column a question; one an item for questions with several answers."""
    sheets = read_folder(Path(__file__).with_name("questionnaire"))
    choices: dict[str, list[str]] = {}
    for choice in _rows(sheets["choices"]):
        if not choice["means"] or choice["means"] in ("yes", "no"):
            choices.setdefault(choice["list_name"], []).append(choice["name"])
    names: list[str] = []
    for question in _rows(sheets["survey"]):
        kind, _, options = question["type"].partition(" ")
        if kind in ("select_multiple", "rank"):
            names += [f"{question['name']}_{item}" for item in choices[options]]
        elif question["type"] not in NOT_ASKED:
            names.append(question["name"])
    return tuple(names)


def _rows(cells: list[list[str]]) -> Iterator[dict[str, str]]:
    header, *rows = cells
    for row in rows:
        yield dict(zip(header, row, strict=True))
