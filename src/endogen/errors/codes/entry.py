"""What a code says."""

from __future__ import annotations

from dataclasses import dataclass

from endogen.i18n import Text


@dataclass(frozen=True, slots=True)
class Code:
    """The sentences of one error code; places are filled from the error's details.

    Attributes
    ----------
    what : Text
        What is wrong.
    mend : Text
        How to mend it.
    expected : Text
        What was expected, where `got` alone would not say it.
    """

    what: Text
    mend: Text = Text("")
    expected: Text = Text("")
