"""Colours and formats of roles.xlsx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from endogen.study.role_sheet import Sure

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

HEAD, GIVEN = "#1F4E5F", "#EEF1F2"  # the heading; what the file says and she need not touch
LOOK, EMPTY = "#FCE4C8", "#F8B878"  # a row to look at; a cell of it that must be filled in
SHADES = {Sure.SURE: "#FFFFFF", Sure.LIKELY: "#FFF8DC", Sure.ASKED: LOOK, Sure.NOTHING: "#FFFFFF"}
BORDER = "#C9D2D5"
LINE = 15.0  # points of height


def wide(words: str) -> int:
    """How many places the words take: a Chinese sign takes two."""
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in words)


class Looks:
    """The formats of one workbook, made when first asked for."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.made: dict[tuple[tuple[str, object], ...], Format] = {}

    def cell(self, colour: str = "#FFFFFF", **more: object) -> Format:
        """A bordered cell of a colour, its words wrapped."""
        plain = {"valign": "top", "text_wrap": True, "border": 1, "border_color": BORDER}
        return self._format({**plain, "bg_color": colour, **more})

    @property
    def head(self) -> Format:
        """The heading of a column."""
        return self.cell(HEAD, bold=True, font_color="white", valign="vcenter")

    @property
    def title(self) -> Format:
        """The heading of a part."""
        return self._format({"bold": True, "font_size": 14, "font_color": HEAD})

    @property
    def words(self) -> Format:
        """Running text."""
        return self._format({"text_wrap": True, "valign": "top"})

    def _format(self, said: dict[str, object]) -> Format:
        key = tuple(sorted(said.items(), key=str))
        if key not in self.made:
            self.made[key] = self.book.add_format(said)
        return self.made[key]
