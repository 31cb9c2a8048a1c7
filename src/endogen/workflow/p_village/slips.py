"""Invented: three slips of typing in the file of answers, and the corrections that mend them.

With the corrections every printed figure is reproduced; without them the people away from
the village are no longer one third of all.
"""

from __future__ import annotations

from collections.abc import Callable

from endogen.workflow.p_village.draw import yes_no
from endogen.workflow.p_village.home import Home, Value

COLUMNS = ("id", "variable", "old", "new", "reason", "who", "date")
WHO = "E2"  # one of the enumerators
DAY = "2021-07-21"


def slip(homes: list[Home]) -> list[dict[str, Value]]:
    """Type three answers wrongly, and say what is right: the lines of the corrections."""
    return [
        _slip(homes[8:], "income", lambda v: v >= 30_000, lambda v: v // 10, "typing error"),
        _slip(homes[30:], "migrants", lambda v: v == 1, lambda v: v * 11, "typing error"),
        _slip(homes[50:], "has_party", lambda v: v == yes_no(False), lambda _: 3, "no such code"),
    ]


def _slip(
    homes: list[Home],
    question: str,
    fits: Callable[[int], bool],
    typed: Callable[[int], int],
    reason: str,
) -> dict[str, Value]:
    home = next(h for h in homes if fits(h[question]))
    right = home[question]
    home.put(**{question: typed(right)})
    return {
        "id": home.answers["household_id"],
        "variable": question,
        "old": home[question],
        "new": right,
        "reason": reason,
        "who": WHO,
        "date": DAY,
    }
