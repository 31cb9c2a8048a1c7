"""Chapter 3: who is empowered, and the chain from there to prosperity."""

from __future__ import annotations

from endogen.chapters.chapter import Chapter
from endogen.chapters.who_is_empowered import (
    chain,
    dimensions,
    endogenous,
    gains,
    index,
    reliability,
)
from endogen.i18n import text

CHAPTER = Chapter(
    3,
    text("Who is empowered"),
    (
        dimensions.SECTION,
        index.SECTION,
        reliability.SECTION,
        endogenous.SECTION,
        chain.SECTION,
        gains.SECTION,
    ),
)
