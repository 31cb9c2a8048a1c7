"""The sheet that lists roles, items and units: to read, and for the drop-down lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from endogen.forms.roles_book.layout import CHOICES, SHEETS, choice
from endogen.forms.roles_book.looks import GIVEN, LINE, Looks, wide
from endogen.i18n import Label, render, text
from endogen.study.role_sheet import UNITS
from endogen.study.roles import ITEM_LABELS, VOCABULARY, Role

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

ENTRY, HOLDS, ITEMS, NEEDED = 0, 1, 2, 3  # columns to read
FAMILY, ITEM, UNIT = 5, 6, 8  # columns of the lists
FIRST_CHOICE = 9
HEADS = {
    ENTRY: text("role"),
    HOLDS: text("what it holds"),
    ITEMS: text("items"),
    NEEDED: text("sections that need it"),
    FAMILY: text("list of items: role"),
    ITEM: text("item"),
    UNIT: text("units"),
}
WIDTHS = {ENTRY: 34, HOLDS: 46, ITEMS: 60, NEEDED: 60, FAMILY: 34, ITEM: 34, UNIT: 30}


class Lists:
    """Where the drop-down lists of a workbook stand, as ranges."""

    def __init__(self, lang: str) -> None:
        label = SHEETS["vocabulary"]
        self.sheet = label.zh if lang == "zh" else label.en
        self.lang = lang
        self.at: dict[str, str] = {}

    def note(self, name: str, column: int, rows: int) -> None:
        """Keep the range of a list that begins in the second row."""
        letter = chr(ord("A") + column)
        self.at[name] = f"='{self.sheet}'!${letter}$2:${letter}${rows + 1}"

    def items_of(self, role_cell: str) -> str:
        """The items of the role that stands in a cell, found when the list is opened."""
        family, item = (chr(ord("A") + column) for column in (FAMILY, ITEM))
        families = f"'{self.sheet}'!${family}$1:${family}$400"
        first = f"'{self.sheet}'!${item}$1"
        found = f"MATCH({role_cell},{families},0)-1"
        return f"=OFFSET({first},{found},0,COUNTIF({families},{role_cell}),1)"


def write_vocabulary(
    sheet: Worksheet, looks: Looks, lang: str, needed: Mapping[str, Sequence[str]]
) -> Lists:
    """Write the sheet.

    Parameters
    ----------
    needed : mapping of str to str
        By role family, the sections that need it.
    """
    lists = Lists(lang)
    for column, head in HEADS.items():
        sheet.write_string(0, column, render(head, lang), looks.head)
        sheet.set_column(column, column, WIDTHS[column])
    for row, role in enumerate(VOCABULARY, start=1):
        sheet.write_string(row, ENTRY, entry(role, lang), looks.cell(GIVEN))
        sheet.write_string(row, HOLDS, render(role.holds, lang), looks.cell())
        items = "; ".join(choice(i, _item(role, i), lang) for i in role.items)
        sheet.write_string(row, ITEMS, items, looks.cell())
        sections = "; ".join(needed.get(role.family, ()))
        sheet.write_string(row, NEEDED, sections, looks.cell())
        lines = max(wide(items) // WIDTHS[ITEMS], wide(sections) // WIDTHS[NEEDED]) + 1
        sheet.set_row(row, LINE * lines)
    lists.note("role", ENTRY, len(VOCABULARY))
    _write_items(sheet, looks, lang)
    write = _writer(sheet, looks, lists)
    write("unit", UNIT, UNITS)
    for column, (name, entries) in enumerate(CHOICES.items(), start=FIRST_CHOICE):
        write(name, column, entries)
    sheet.freeze_panes(1, 1)
    return lists


def entry(role: Role, lang: str) -> str:
    """A role as the drop-down list shows it."""
    return choice(role.family, role.label, lang)


def item_entry(role: str, lang: str) -> str:
    """The item of a role as the drop-down list shows it."""
    family, _, item = role.partition(":")
    return choice(item, ITEM_LABELS.get(family, {}).get(item, Label()), lang)


def _item(role: Role, item: str) -> Label:
    return ITEM_LABELS.get(role.family, {}).get(item, Label())


def _write_items(sheet: Worksheet, looks: Looks, lang: str) -> None:
    row = 1
    for role in VOCABULARY:
        for item in role.items:
            sheet.write_string(row, FAMILY, entry(role, lang), looks.cell(GIVEN))
            sheet.write_string(row, ITEM, choice(item, _item(role, item), lang), looks.cell(GIVEN))
            row += 1


def _writer(
    sheet: Worksheet, looks: Looks, lists: Lists
) -> Callable[[str, int, Mapping[str, Label]], None]:
    def write(name: str, column: int, entries: Mapping[str, Label]) -> None:
        # A choice whose words say all (yes, no) stands without its code.
        short = name in CHOICES
        for row, (key, label) in enumerate(entries.items(), start=1):
            words = label.zh if lists.lang == "zh" else label.en
            said = words if short else choice(key, label, lists.lang)
            sheet.write_string(row, column, said, looks.cell(GIVEN))
        sheet.set_column(column, column, 24)
        lists.note(name, column, len(entries))

    return write
