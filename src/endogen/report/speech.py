"""Say words and the numbers in them in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from endogen.i18n import Words, render, text
from endogen.report.document import Cell, Link
from endogen.report.format import plain, shown
from endogen.report.value import Value
from endogen.study.codebook import weakest
from endogen.survey.estimate import CERTAIN, Estimate

UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0


@dataclass(frozen=True, slots=True)
class Speech:
    """One language and the rows that its numbers come from."""

    lang: str
    rows: Mapping[str, Estimate]

    def say(self, item: Cell) -> str:
        """Words as text; a `Value` as its number, for readers; of a `Link` its words."""
        if isinstance(item, Link):
            return self.say(item.text)
        return "" if item is None else render(item, self.lang, self._shown)

    def plainly(self, item: Cell) -> str:
        """The same for a cell of a CSV file."""
        if isinstance(item, Link):
            return self.plainly(item.text)
        return "" if item is None else render(item, self.lang, self._plain)

    def row(self, id_: str) -> Estimate:
        """The row that a block speaks of.

        Raises
        ------
        LookupError
            When no section asked for it.
        """
        try:
            return self.rows[id_]
        except KeyError:
            raise LookupError(f"the report shows the row {id_!r}, which nobody asked for") from None

    def provenance(self, ids: Iterable[str], given: str = "") -> str:
        """What was `given`, else the weakest provenance of these rows; "" for none."""
        found = [given] if given else [p for i in ids if (p := self.row(i).provenance)]
        return weakest(found) if found else ""

    def _shown(self, item: object, _lang: str) -> str:
        return shown(self.row(item.row), item.show) if isinstance(item, Value) else str(item)

    def _plain(self, item: object, _lang: str) -> str:
        return plain(self.row(item.row), item.show) if isinstance(item, Value) else str(item)


def values_in(item: object) -> list[Value]:
    """The `Value` objects that stand in a cell or in the places of its text."""
    if isinstance(item, Value):
        return [item]
    places = getattr(item, "values", ())
    return [value for _, place in places for value in values_in(place)]


def interval_name(ids: Iterable[str], speech: Speech) -> Words:
    """«95% interval», if that is the level of all these rows."""
    levels = {speech.row(id_).level for id_ in ids}
    if levels == {CERTAIN}:
        return text("Bounds")
    levels -= {CERTAIN}  # bounds stand among intervals; their notes say that they are none
    if len(levels) != 1:
        return text("Interval")
    return text("{level}% interval", level=f"{levels.pop() * 100:g}")


def clean(words: str) -> str:
    r"""`words` with a sign in the place of what a document cannot hold.

    >>> clean("a\x00b")
    'a�b'
    """
    return UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", words)
