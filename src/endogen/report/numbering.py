"""Give chapters, sections, tables and figures their numbers and stable addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from endogen.report.document import Block, Figure, Heading, Table


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands.

    Attributes
    ----------
    number : str
        "1", "1.2"; "" for what is not numbered.
    anchor : str
        Its address in the page, made from its id and not from its number.
    """

    number: str = ""
    anchor: str = ""


def places(blocks: Iterable[Block]) -> list[tuple[Block, Place]]:
    """Every block with its place.

    Raises
    ------
    ValueError
        When two tables, two figures or two headings have one address.
    """
    found: list[tuple[Block, Place]] = []
    seen: set[str] = set()
    chapter, section, tables, figures, counted = "", 0, 0, 0, 0
    for block in blocks:
        match block:
            case Heading(level=1, numbered=False):
                chapter = ""
                section = tables = figures = 0
                place = Place("", address("chapter", block.anchor))
            case Heading(level=1):
                counted = counted + 1
                chapter = block.number or str(counted)
                section = tables = figures = 0
                place = Place(chapter, address("chapter", block.anchor or chapter))
            case Heading(level=2):
                section += 1
                number = f"{chapter}.{section}" if chapter else str(section)
                place = Place(number, address("section", block.anchor or number))
            case Heading():
                place = Place("", address("part", block.anchor)) if block.anchor else Place()
            case Table():
                tables += 1
                place = Place(_within(chapter, tables), address("table", block.id))
            case Figure():
                figures += 1
                place = Place(_within(chapter, figures), address("figure", block.id))
            case _:
                place = Place()
        if place.anchor and place.anchor in seen:
            raise ValueError(f"two blocks of the report have the address {place.anchor!r}")
        seen.add(place.anchor)
        found.append((block, place))
    return found


def address(kind: str, id_: str) -> str:
    """The address of what has this id: no spaces, nothing that would end it.

    Examples
    --------
    >>> address("row", "1.age.a × b")
    'row-1.age.a_×_b'
    """
    return kind + "-" + re.sub(r"[\s\"'<>&%#]+", "_", id_)


def _within(chapter: str, count: int) -> str:
    return f"{chapter}.{count}" if chapter else str(count)
