"""The columns of the answers file, in the order of the questionnaire."""

from __future__ import annotations

import csv
from importlib import resources

NOT_ASKED = ("note", "begin_group", "end_group", "begin_repeat", "end_repeat", "")


def columns() -> tuple[str, ...]:
    """One column a question; one an item for questions with several answers."""
    here = resources.files(__package__).joinpath("questionnaire")
    choices: dict[str, list[str]] = {}
    for choice in csv.DictReader(here.joinpath("choices.csv").open(encoding="utf-8-sig")):
        if not choice["means"] or choice["means"] in ("yes", "no"):
            choices.setdefault(choice["list_name"], []).append(choice["name"])
    names: list[str] = []
    for question in csv.DictReader(here.joinpath("survey.csv").open(encoding="utf-8-sig")):
        kind, _, options = question["type"].partition(" ")
        if kind in ("select_multiple", "rank"):
            names += [f"{question['name']}_{item}" for item in choices[options]]
        elif question["type"] not in NOT_ASKED:
            names.append(question["name"])
    return tuple(names)
