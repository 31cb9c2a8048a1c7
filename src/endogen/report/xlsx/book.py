"""The workbook being written: its formats, the names of its sheets, words put into cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from endogen.report.csv import safe
from endogen.report.speech import Speech, clean

FONTS = {"en": "Arial", "zh": "微软雅黑"}
INK, MUTED, WARN, ACCENT = "#1D2733", "#55616E", "#8A3B00", "#1C4E80"
LONGEST_CELL = 32_767  # characters, Excel's own limit
LONGEST_NAME = 31
ILLEGAL = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass(slots=True)
class Book:
    """A workbook and the language it is written in.

    Attributes
    ----------
    workbook : xlsxwriter.Workbook
    """

    workbook: Any
    speech: Speech
    formats: dict[tuple[tuple[str, object], ...], Any] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def look(self, **asked: object) -> Any:
        """A format of cells; the same one is made once."""
        key = tuple(sorted(asked.items()))
        if key not in self.formats:
            usual = {"font_name": FONTS[self.speech.lang], "font_size": 10, "font_color": INK}
            self.formats[key] = self.workbook.add_format({**usual, "valign": "top", **asked})
        return self.formats[key]

    def sheet(self, name: str) -> Any:
        """A new sheet of this name, made legal and unlike all others."""
        made = self.workbook.add_worksheet(self.name(name))
        made.hide_gridlines(2)
        made.set_paper(9)  # A4
        made.fit_to_pages(1, 0)
        return made

    def name(self, wished: str) -> str:
        r"""The name of the sheet that is wished to be called so.

        Excel allows 31 characters, none of ``[]:*?/\``, no quote at an end, and no two
        names that differ in case only.
        """
        if wished not in self.names:
            legal = ILLEGAL.sub("-", wished).strip("' ")[:LONGEST_NAME].rstrip("' ") or "-"
            taken = {name.casefold() for name in self.names.values()} | {"history"}
            name, count = legal, 1
            while name.casefold() in taken:
                count += 1
                name = f"{legal[: LONGEST_NAME - len(str(count)) - 1]} {count}"
            self.names[wished] = name
        return self.names[wished]

    def address(self, wished: str) -> str:
        """Where a link to the sheet of this name leads."""
        quoted = self.name(wished).replace("'", "''")
        return f"internal:'{quoted}'!A1"

    def say(self, sheet: Any, row: int, column: int, words: str, **look: object) -> None:
        """Write `words` as text, never as a formula, a number or a link."""
        said = clean(words)
        if len(said) > LONGEST_CELL:
            said = said[: LONGEST_CELL - 1] + "…"
        if safe(said) != said:
            look = {**look, "quote_prefix": True}  # stays text when the cell is edited
        sheet.write_string(row, column, said, self.look(**look))
