"""Words on a screen: how wide they are, and where their lines break."""

from __future__ import annotations

import unicodedata


def wrapped(said: str, width: int) -> list[str]:
    """Break lines at spaces, and between Chinese characters where there are none."""
    lines, line = [], ""
    for piece in _pieces(said):
        if line and wide(line) + wide(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def wide(said: str) -> int:
    """How many places the words take on the screen: a Chinese character takes two."""
    return sum(
        0 if unicodedata.combining(sign)
        else 2 if unicodedata.east_asian_width(sign) in "WF"
        else 1
        for sign in said
    )  # fmt: skip


def _pieces(said: str) -> list[str]:
    """What must not be broken: a Latin word with its space, a character with its stop."""
    pieces: list[str] = []
    for sign in said:
        begins = unicodedata.east_asian_width(sign) in "WF" and sign not in "，。；：、）》”？！"
        before = pieces[-1][-1] if pieces else " "
        if begins or before == " " or (wide(before) == 2 and sign.isascii() and sign != " "):
            pieces.append(sign)
        else:
            pieces[-1] += sign
    return pieces
