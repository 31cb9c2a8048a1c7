"""Names of folders for places, good on every system and in every archive."""

from __future__ import annotations

import unicodedata

LONGEST = 40  # signs: three bytes each in Chinese, below a folder that is long itself


class Names:
    """Gives each place a folder of its own.

    Examples
    --------
    >>> names = Names()
    >>> names.folder("village", "甲村"), names.folder("village", "a/b: c?")
    ('village-甲村', 'village-a_b_c')
    >>> names.folder("Village", "A b c"), names.folder("nul", "")
    ('Village-A_b_c-2', 'nul-_')
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def folder(self, column: str, value: str) -> str:
        """A name that no place had before, also where capitals do not count."""
        # "column-value" is no device of Windows (CON, NUL, COM1 …), whatever the value is.
        plain = f"{_plain(column)}-{_plain(value)}"
        name, count = plain, 1
        while name.casefold() in self._taken:
            count += 1
            name = f"{plain}-{count}"
        self._taken.add(name.casefold())
        return name


def _plain(said: str) -> str:
    """Letters and digits of any script; what is neither becomes one low line."""
    composed = unicodedata.normalize("NFC", said.strip())
    kept = "".join(sign if sign.isalnum() else " " for sign in composed)
    return "_".join(kept.split())[:LONGEST] or "_"
