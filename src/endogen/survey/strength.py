"""The words for how sure a statement is."""

from __future__ import annotations

from enum import StrEnum


class Strength(StrEnum):
    """How sure a statement is."""

    CLEAR = "clear"
    SUGGESTIVE = "suggestive"
    CANNOT_TELL = "cannot tell"
    DESCRIPTIVE = "descriptive"  # says what the sample holds and infers nothing
