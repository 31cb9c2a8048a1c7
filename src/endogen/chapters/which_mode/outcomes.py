"""The outcomes of 4.effects, and the columns that hold them."""

from __future__ import annotations

from endogen.i18n import Words, text
from endogen.study.codebook import Codebook
from endogen.study.programmes import DIMENSIONS

ID = "4.effects"
SCORE = "score"
OUTCOMES: dict[str, tuple[Words, str]] = {
    SCORE: (text("empowerment score"), "empowerment"),
    **{name: (label, f"adequacy:{name}") for name, label in DIMENSIONS.items()},
    "own": (text("share of own effort in income"), "own-effort"),
}
"""Key of a row, its label, the role of its column."""


def outcomes(codebook: Codebook) -> dict[str, str]:
    """The column of each outcome that is there."""
    return {key: codebook.column(role) for key, (_, role) in OUTCOMES.items() if codebook.has(role)}
