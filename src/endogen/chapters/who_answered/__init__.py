"""Chapter 0: returns, effective rate, description of the sample, quality of answers."""

from __future__ import annotations

from endogen.chapters.chapter import Chapter
from endogen.chapters.who_answered import (
    causes,
    corrections,
    household,
    quality,
    respondents,
    returns,
)
from endogen.i18n import text

CHAPTER = Chapter(
    0,
    text("Who answered"),
    (
        returns.SECTION,
        respondents.SECTION,
        causes.SECTION,
        household.SECTION,
        quality.SECTION,
        corrections.SECTION,
    ),
)
