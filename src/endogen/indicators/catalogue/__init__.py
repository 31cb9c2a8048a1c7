"""The catalogue: what each indicator tells, for whom it is, and an example that runs.

A new indicator gets one `Entry` in the file of its family; ``endogen indicators NAME`` and
the reference pages show it, and ``tests/docs/test_catalogue.py`` runs it.
"""

from __future__ import annotations

from endogen.indicators.catalogue import (
    answers,
    association,
    decomposition,
    description,
    empowerment,
    growth,
    inequality,
    multidimensional,
    poverty,
    targeting,
)
from endogen.indicators.catalogue.entry import Entry, Family, filled

__all__ = ["ENTRIES", "FAMILIES", "Entry", "Family", "filled"]

FAMILIES: tuple[Family, ...] = (
    targeting.FAMILY,
    poverty.FAMILY,
    inequality.FAMILY,
    decomposition.FAMILY,
    growth.FAMILY,
    multidimensional.FAMILY,
    empowerment.FAMILY,
    association.FAMILY,
    answers.FAMILY,
    description.FAMILY,
)
"""In the order of the pages."""

ENTRIES: dict[str, Entry] = {entry.name: entry for f in FAMILIES for entry in f.entries}
"""Every entry by the name of its indicator."""
