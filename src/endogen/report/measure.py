"""How wide words are, and where their lines may break: the same on every machine.

Fonts differ from one computer to the next, so nothing is measured; Latin letters are taken a
little wide, and what is laid out with these widths then holds its words everywhere.
"""

from __future__ import annotations

import unicodedata

USUAL = 13  # size of the letters of a chart, in pixels


def width_of(words: str, size: float = USUAL) -> float:
    """Estimate how wide `words` are, the same on every machine whatever its fonts.

    A Chinese character takes one em; Latin ones are taken a little wide.
    """
    return size * sum(_em(character) for character in words)


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in "iljtfI.,:;'|![]() ":
        return 0.33
    return 0.7 if character.isupper() or character in "mwMW%−+<>" else 0.56


def wrap(words: str, width: float, size: float = USUAL, most: int = 2) -> list[str]:
    """Break `words` into lines of at most `width`; more than `most` end in an ellipsis."""
    lines: list[str] = []
    line = ""
    for piece in pieces(words):
        if line and width_of((line + piece).rstrip(), size) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    lines.append(line.rstrip())
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip("，,、;； ") + "…"]
    return lines


def pieces(words: str, after: tuple[str, ...] = (" ", "/", "–")) -> list[str]:
    """Where a line may break: `after` these signs, around Chinese characters, not before marks."""
    found: list[str] = []
    for character in words:
        wide = unicodedata.east_asian_width(character) in "WF"
        mark = wide and unicodedata.category(character).startswith("P")
        after_space = bool(found) and found[-1].endswith(after)
        starts = not found or after_space or (wide and not mark)
        if not starts and not mark and _ends_wide(found[-1]) and character != " ":
            starts = True
        if starts:
            found.append(character)
        else:
            found[-1] += character
    return found


def _ends_wide(piece: str) -> bool:
    last = piece[-1]
    opening = unicodedata.category(last) == "Ps"
    return unicodedata.east_asian_width(last) in "WF" and not opening
