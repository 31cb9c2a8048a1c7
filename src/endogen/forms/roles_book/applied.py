"""A study with what its roles workbook says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from endogen.errors import FormError
from endogen.forms.roles_book.layout import FACTS
from endogen.forms.roles_book.read import Given
from endogen.i18n import Label
from endogen.study.codebook import Provenance
from endogen.study.role_sheet import Facts, RoleBook
from endogen.study.study import Coding, Drawn, Sources, Study

DESIGN = ("weight", "strata", "psu", "fpc")
# Which keys of study.toml say the same as a line of the sheet "study".
SAME: dict[str, tuple[str, ...]] = {
    "title": ("study.title",),
    "place": ("study.place",),
    "population": ("study.population",),
    "first": ("study.fieldwork",),
    "last": ("study.fieldwork",),
    "kind": ("design.kind",),
    "drawn": ("design.words",),
    "per": ("income.per",),
    "base_year": ("income.base_year",),
    "languages": ("study.languages",),
    "synthetic": ("provenance.default",),
}


def apply(study: Study, book: RoleBook, given: Given) -> tuple[Study, tuple[FormError, ...]]:
    """Put roles, codings and facts of the workbook into the study.

    Returns
    -------
    (Study, tuple of FormError)
        What is said twice, in the workbook and in study.toml, is a fault: nothing is
        passed over in silence.
    """
    rows = [row for row in book.rows if row.use and row.role]
    columns = {row.role: row.column for row in rows}
    faults = [*_twice(study, given), *_against(study, book, given, columns)]
    facts = book.facts
    made = replace(
        study,
        title=_or(facts.title, study.title),
        place=_or(facts.place, study.place),
        population=_or(facts.population, study.population),
        fieldwork=_fieldwork(facts) or study.fieldwork,
        languages=facts.languages or study.languages,
        drawn=_drawn(study.drawn, facts, columns),
        income=replace(
            study.income,
            per=facts.per or study.income.per,
            base_year=facts.base_year or study.income.base_year,
        ),
        provenance=Sources(Provenance.SYNTHETIC) if facts.synthetic else study.provenance,
        roles=tuple((row.role, row.column) for row in rows),
        coding=MappingProxyType(
            {
                row.role: Coding(
                    row.yes,
                    row.no,
                    row.missing,
                    row.unit,
                    row.items,
                    row.separator or " ",
                    row.adequate,
                )
                for row in rows
            }
        ),
    )
    return made, tuple(faults)


def _or(said: str, otherwise: Label) -> Label:
    return Label(said, said) if said else otherwise


def _fieldwork(facts: Facts) -> tuple[date, date] | None:
    return (facts.first, facts.last or facts.first) if facts.first else None


def _drawn(drawn: Drawn, facts: Facts, columns: dict[str, str]) -> Drawn:
    named = {key: columns.get(key) or getattr(drawn, key) for key in DESIGN}
    convenience = drawn.convenience and not any(named.values())
    if facts.kind:
        convenience = facts.kind == "convenience"
    return replace(drawn, convenience=convenience, words=_or(facts.drawn, drawn.words), **named)


def _twice(study: Study, given: Given) -> list[FormError]:
    found = []
    for key, paths in SAME.items():
        cell = given.facts.get(key)
        for path in paths if cell and cell.text else ():
            if path in study.said:
                table, _, name = path.partition(".")
                where = given.where(cell.place, given.study_sheet) if cell else given.where("")
                said = f"[{table}].{name}"
                found.append(FormError("E-ROLES-BOTH", where=where, name=FACTS[key], path=said))
    return found


def _against(
    study: Study, book: RoleBook, given: Given, columns: dict[str, str]
) -> list[FormError]:
    """A title that nobody gives, and a design that contradicts itself."""
    found = []
    if not book.facts.title and not study.title:
        cell = given.facts.get("title")
        where = given.where(cell.place if cell else "", given.study_sheet)
        found.append(FormError("E-ROLES-TITLE", where=where))
    drawn = [role for role in DESIGN if role in columns]
    if book.facts.kind == "convenience" and drawn:
        where = given.where(given.facts["kind"].place, given.study_sheet)
        listed = ", ".join(f"{columns[role]} ({role})" for role in drawn)
        found.append(FormError("E-ROLES-CONVENIENCE", where=where, columns=listed))
    return found
