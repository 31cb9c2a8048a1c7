"""How far a spreadsheet's sheet reaches, and which cells hold no answer: read from its XML.

Readers of workbooks make room for every cell up to the last one, so that one stray cell in
the last corner asks for half a terabyte.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CELLS = 30_000_000  # a gigabyte in a reader's memory
WORKBOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
SHEET = re.compile(rb'<sheet\b[^>]*\bid="([^"]+)"')  # r:id, whatever the prefix
LINK = re.compile(rb"<Relationship\b[^>]*>")
# Attributes stand in any order, and elements may bear a prefix, as .NET writes them.
PLACE = re.compile(rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]{1,3})(\d+)"')
FAILED = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\st="e")[^>]*?\sr="([A-Z]{1,3}\d+)"')
FORMULA = re.compile(rb"<(?:\w+:)?f\b")
UNCALCULATED = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]{1,3}\d+)"[^>]*>'
    rb"\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


@dataclass(frozen=True, slots=True)
class Reach:
    """The last column and row of a sheet that hold a cell, as A is 1.

    Attributes
    ----------
    errors : tuple of str
        The cells with #N/A and its like.
    uncalculated : tuple of str
        The cells with a formula and without its result.
    """

    columns: int = 0
    rows: int = 0
    errors: tuple[str, ...] = ()
    uncalculated: tuple[str, ...] = ()

    @property
    def too_far(self) -> bool:
        """Whether to make room for all its cells would exhaust the machine."""
        return self.columns * self.rows > CELLS

    @property
    def corner(self) -> str:
        """The last cell.

        >>> Reach(28, 7).corner
        'AB7'
        """
        letters, left = "", self.columns
        while left:
            left, place = divmod(left - 1, 26)
            letters = chr(ord("A") + place) + letters
        return f"{letters}{self.rows}"


def parts(workbook: bytes, links: bytes) -> list[str]:
    """The parts of a packed workbook that hold its sheets, in their order.

    >>> parts(
    ...     b'<sheet name="a" sheetId="1" r:id="rId7"/>',
    ...     b'<Relationship Target="worksheets/sheet1.xml" Id="rId7"/>',
    ... )
    ['xl/worksheets/sheet1.xml']
    """
    targets = {}
    for link in LINK.findall(links):
        named = dict(re.findall(rb'\b(Id|Target)="([^"]*)"', link))
        target = named.get(b"Target", b"").decode()
        targets[named.get(b"Id")] = target[1:] if target.startswith("/") else f"xl/{target}"
    return [targets.get(name, "") for name in SHEET.findall(workbook)]


def reach(sheet: bytes) -> Reach:
    """Look through the XML of a sheet.

    >>> reach(b'<row r="2"><c r="B2"><v>1</v></c><c r="C2" t="e"><v>#N/A</v></c></row>')
    Reach(columns=3, rows=2, errors=('C2',), uncalculated=())
    """
    places = PLACE.findall(sheet)
    formulas = UNCALCULATED.findall(sheet) if FORMULA.search(sheet) else ()
    return Reach(
        max((_number(letters) for letters in {letters for letters, _ in places}), default=0),
        max((int(row) for _, row in places), default=0),
        tuple(cell.decode() for cell in FAILED.findall(sheet) if b't="e"' in sheet),
        tuple(cell.decode() for cell in formulas),
    )


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number
