"""The sheet "study" of roles.xlsx: what is said of the study as a whole."""

from __future__ import annotations

import re
from datetime import date

from endogen.errors import FormError
from endogen.forms.roles_book.layout import CHOICES, FACTS, named
from endogen.forms.roles_book.read import Given
from endogen.study.nearest import nearest
from endogen.study.role_sheet import Facts

FIRST_YEAR = 1900
DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")


def read_facts(given: Given, faults: list[FormError]) -> Facts:
    """Read the sheet, noting what is wrong with it."""
    said = {key: cell.text for key, cell in given.facts.items()}

    def fault(code: str, key: str, **details: object) -> None:
        where = given.where(given.facts[key].place, given.study_sheet)
        faults.append(FormError(code, where=where, got=said[key], **details))

    def choice(key: str) -> str:
        word = said.get(key, "")
        chosen = named(word, CHOICES[key]) if word else ""
        if chosen is None:
            words = [w for label in CHOICES[key].values() for w in (label.en, label.zh)]
            near = nearest(word, words)
            fault("E-ROLES-FACT", key, name=FACTS[key], nearest=near, choices="; ".join(words))
        return chosen or ""

    year = said.get("base_year", "")
    if year and not (year.isdigit() and int(year) >= FIRST_YEAR):
        fault("E-ROLES-YEAR", "base_year")
        year = ""
    days = {key: _day(said.get(key, "")) for key in ("first", "last")}
    for key, day in days.items():
        if said.get(key) and day is None:
            fault("E-ROLES-DAY", key)
    first, last = days["first"], days["last"] or days["first"]
    if first and last and last < first:
        fault("E-ROLES-DAY", "last")
        first = last = None
    chosen = choice("languages")
    return Facts(
        title=said.get("title", ""),
        place=said.get("place", ""),
        population=said.get("population", ""),
        kind=choice("kind"),
        drawn=said.get("drawn", ""),
        per=choice("per"),
        base_year=int(year) if year else None,
        languages=tuple(chosen.split(",")) if chosen else (),
        synthetic=choice("synthetic") == "synthetic",
        first=first,
        last=last,
    )


def _day(said: str) -> date | None:
    """A day as people or spreadsheets write it: 2021-07-12, 2021/7/12, 2021年7月12日."""
    found = DAY.match(said)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
