"""Write roles.xlsx: what is proposed for each column, to be corrected in a spreadsheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from endogen.forms.roles_book.examples import examples
from endogen.forms.roles_book.explanation import write_explanation
from endogen.forms.roles_book.layout import (
    CHOICES,
    COLUMNS,
    FACTS,
    NO_ITEM,
    SHEETS,
    choice,
    written_codes,
    written_missing,
)
from endogen.forms.roles_book.looks import EMPTY, GIVEN, LINE, LOOK, SHADES, Looks, wide
from endogen.forms.roles_book.vocabulary import Lists, entry, item_entry, write_vocabulary
from endogen.i18n import Label, Text, Words, render, text
from endogen.study.codebook import Scale
from endogen.study.profile import Profile
from endogen.study.programmes import DIMENSIONS
from endogen.study.role_sheet import SURE_WORDS, UNITS, Facts, RoleRow, Sure
from endogen.study.roles import ROLES, Role, item_label

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDTHS = {
    "column": 20,
    "label": 34,
    "examples": 40,
    "answered": 9,
    "role": 30,
    "item": 24,
    "yes": 11,
    "no": 11,
    "missing": 24,
    "unit": 16,
    "adequate": 11,
    "use": 9,
    "sure": 12,
    "asked": 44,
    "why": 40,
    "candidates": 34,
}
KEYS = tuple(COLUMNS)
GIVEN_KEYS = ("column", "label", "examples", "answered")
SAID_KEYS = ("sure", "asked", "why", "candidates")
MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Outlook:
    """Whether a section of the report will appear.

    Attributes
    ----------
    chapter, section : Words
    needs : tuple of str
        The roles that it needs.
    lacks : tuple of str
        Those of them that no column has.
    waits : bool
        Whether it appears when what is asked in the workbook is answered.
    """

    chapter: Words
    section: Words
    needs: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    waits: bool = False

    @property
    def state(self) -> Text:
        """What will become of the section, in words."""
        if self.lacks:
            return text("lacks: {roles}", roles=_listed(self.lacks))
        return text("after your answers") if self.waits else text("appears")


def write_roles(
    path: Path,
    columns: Sequence[Profile],
    rows: Sequence[RoleRow],
    facts: Facts,
    outlook: Sequence[Outlook],
    lang: str,
) -> None:
    """Write the workbook.

    Parameters
    ----------
    path : Path
    columns : sequence of Profile
    rows : sequence of RoleRow
        What is proposed, in the order of `columns`.
    facts : Facts
    outlook : sequence of Outlook
    lang : "en" or "zh"
        Its headings and lists; the explanation is in both.
    """
    import xlsxwriter

    options = {"strings_to_urls": False, "strings_to_formulas": False}
    with xlsxwriter.Workbook(path, options) as book:
        sheets = {key: book.add_worksheet(_said(label, lang)) for key, label in SHEETS.items()}
        looks = Looks(book)
        needed = _needed(outlook, lang)
        lists = write_vocabulary(sheets["vocabulary"], looks, lang, needed)
        write_explanation(sheets["explanation"], looks, lang)
        _write_facts(sheets["study"], looks, facts, lists)
        _write_outlook(sheets["chapters"], looks, outlook, lang)
        _write_rows(book, sheets["roles"], looks, list(zip(columns, rows, strict=True)), lists)
        for sheet in sheets.values():
            sheet.set_landscape()
            sheet.set_paper(8)  # A3
            sheet.fit_to_pages(1, 0)
        sheets["roles"].activate()


def _write_rows(
    book: Workbook,
    sheet: Worksheet,
    looks: Looks,
    pairs: Sequence[tuple[Profile, RoleRow]],
    lists: Lists,
) -> None:
    for at, (key, label) in enumerate(COLUMNS.items()):
        sheet.set_column(at, at, WIDTHS[key], book.add_format({"num_format": "@"}))
        sheet.write_string(0, at, _said(label, lists.lang), looks.head)
    for number, (column, row) in enumerate(pairs, start=1):
        cells = _cells(column, row, lists.lang)
        for at, key in enumerate(KEYS):
            colour = _colour(key, row, cells[key])
            bold = {"bold": True} if key == "column" else {}
            sheet.write_string(number, at, cells[key], looks.cell(colour, num_format="@", **bold))
        lines = max(-(-wide(cells[key]) // WIDTHS[key]) for key in KEYS)
        sheet.set_row(number, LINE * min(max(lines, 1), MOST_LINES))
    _validate(sheet, len(pairs), lists)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(pairs), len(KEYS) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:Z{len(pairs) + 1}"})
    sheet.repeat_rows(0)


def _cells(column: Profile, row: RoleRow, lang: str) -> dict[str, str]:
    family = ROLES.get(row.role.partition(":")[0])
    # A file in another language than the user's: its label as it is, and what the role is.
    return {
        "column": column.name,
        "label": render(column.label, lang),
        "examples": examples(column, lang),
        "answered": f"{column.answered} / {column.rows}",
        "role": entry(family, lang) if family else "",
        "item": _item_cell(row, lang),
        "yes": written_codes(row.yes, lang),
        "no": written_codes(row.no, lang),
        "missing": written_missing(row.missing, lang),
        "unit": choice(row.unit, UNITS[row.unit], lang) if row.unit in UNITS else "",
        "adequate": row.adequate,
        "use": _said(CHOICES["use"]["yes" if row.use else "no"], lang),
        "sure": render(SURE_WORDS[row.sure], lang),
        "asked": " ".join(render(words, lang) for words in row.asked),
        "why": _joined(row.why, lang),
        "candidates": "; ".join(_role_words(role, lang) for role in row.candidates),
    }


def _item_cell(row: RoleRow, lang: str) -> str:
    if row.items:
        family = row.role.partition(":")[0]
        words = {item: render(item_label(f"{family}:{item}"), lang) for _, item in row.items}
        return "; ".join(f"{code}={words[item] or NO_ITEM}" for code, item in row.items)
    return item_entry(row.role, lang) if ":" in row.role else ""


def _role_words(role: str, lang: str) -> str:
    family, _, item = role.partition(":")
    return f"{role.rstrip(':')} ({render(ROLES[family].label, lang)})" if family else item


def _colour(key: str, row: RoleRow, said: str) -> str:
    if key in GIVEN_KEYS:
        return LOOK if row.sure is Sure.ASKED and key == "column" else GIVEN
    family = ROLES.get(row.role.partition(":")[0])
    if family is not None and not said and _must(key, family, row):
        return EMPTY
    if row.sure is Sure.ASKED and not row.role and key == "role":
        return EMPTY
    return SHADES[row.sure]


def _must(key: str, family: Role, row: RoleRow) -> bool:
    """Whether a cell that is empty must be filled in."""
    if key in ("yes", "no"):
        return family.scale is Scale.YES_NO and not row.items
    if key == "unit":
        return family.unit == "yuan"
    if key == "adequate":
        return family.family in DIMENSIONS
    return key == "item" and family.takes_item


def _validate(sheet: Worksheet, rows: int, lists: Lists) -> None:
    lang = lists.lang
    last = rows + 20  # a row that was deleted can be added again
    strict = {"error_type": "warning"}
    for key in ("role", "unit", "use"):
        at = KEYS.index(key)
        sheet.data_validation(
            1, at, last, at, {"validate": "list", "source": lists.at[key], **strict}
        )
    at, role = KEYS.index("item"), chr(ord("A") + KEYS.index("role"))
    sheet.data_validation(
        1,
        at,
        last,
        at,
        {
            "validate": "list",
            "source": lists.items_of(f"${role}2"),
            "error_type": "information",
            "show_error": False,
            "input_title": _said(COLUMNS["item"], lang),
            "input_message": render(text("Of several in one cell: 1=planting; 2=wages"), lang),
        },
    )


def _write_facts(sheet: Worksheet, looks: Looks, facts: Facts, lists: Lists) -> None:
    lang = lists.lang
    values = {
        "title": facts.title,
        "place": facts.place,
        "population": facts.population,
        "first": facts.first.isoformat() if facts.first else "",
        "last": facts.last.isoformat() if facts.last else "",
        "kind": _chosen("kind", facts.kind, lang),
        "drawn": facts.drawn,
        "per": _chosen("per", facts.per, lang),
        "base_year": str(facts.base_year or ""),
        "languages": _chosen("languages", ",".join(facts.languages), lang),
        "synthetic": _chosen("synthetic", "synthetic" if facts.synthetic else "survey", lang),
    }
    for at, width in enumerate((34, 44, 70)):
        sheet.set_column(at, at, width)
    for row, (key, label) in enumerate(FACTS.items()):
        sheet.write_string(row, 0, _said(label, lang), looks.head)
        colour = EMPTY if not values[key] and key in ("title", "kind") else "#FFFFFF"
        sheet.write_string(row, 1, values[key], looks.cell(colour, num_format="@"))
        sheet.write_string(row, 2, render(ABOUT[key], lang), looks.cell(GIVEN))
        sheet.set_row(row, 48)
        if key in CHOICES:
            source = {"validate": "list", "source": lists.at[key], "error_type": "warning"}
            sheet.data_validation(row, 1, row, 1, source)


ABOUT: dict[str, Text] = {
    "title": text("It stands above the report."),
    "place": text("Where it was done; may stay empty."),
    "population": text("Such as: households of P Village; may stay empty."),
    "first": text("Such as 2021-07-12; may stay empty."),
    "last": text("Such as 2021-07-18; may stay empty."),
    "kind": text(
        "Left empty, the sample counts as one of convenience, unless a column has the role weight, "
        "strata or psu. A sample of convenience gets no population totals and is called not "
        "representative."
    ),
    "drawn": text("One sentence for the report; may stay empty."),
    "per": text("Whether income and consumption are those of the household, or per person."),
    "base_year": text("The year of the role income-before; may stay empty."),
    "languages": text("One report is written for each."),
    "synthetic": text("Made-up answers are called made-up on every page."),
}


def _write_outlook(sheet: Worksheet, looks: Looks, outlook: Sequence[Outlook], lang: str) -> None:
    heads = (text("chapter"), text("section"), text("in the report"))
    for at, (head, width) in enumerate(zip(heads, (34, 48, 90), strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, render(head, lang), looks.head)
    for row, one in enumerate(outlook, start=1):
        colour = GIVEN if one.lacks else LOOK if one.waits else "#FFFFFF"
        for at, words in enumerate((one.chapter, one.section, one.state)):
            sheet.write_string(row, at, render(words, lang), looks.cell(colour))
    sheet.freeze_panes(1, 0)


def _needed(outlook: Sequence[Outlook], lang: str) -> Mapping[str, list[str]]:
    """By role family, the sections that need it."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in outlook:
        for family in dict.fromkeys(role.partition(":")[0] for role in one.needs):
            found[family].append(render(one.section, lang))
    return found


def _listed(roles: Sequence[str]) -> Words:
    listed: Words = ""
    for role in roles:
        family = ROLES.get(role.partition(":")[0])
        said = text("{name} ({role})", name=family.label if family else role, role=role)
        listed = text("{a}, {b}", a=listed, b=said) if listed else said
    return listed


def _joined(words: Sequence[Words], lang: str) -> str:
    return ("；" if lang == "zh" else "; ").join(render(one, lang) for one in words)


def _chosen(key: str, value: str, lang: str) -> str:
    return _said(CHOICES[key][value], lang) if value in CHOICES[key] else ""


def _said(label: Label, lang: str) -> str:
    return label.zh if lang == "zh" else label.en
