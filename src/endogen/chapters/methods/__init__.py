"""Chapter 8: methods, limits, published figures compared."""

from __future__ import annotations

from endogen.chapters.chapter import Chapter
from endogen.chapters.methods import dropped, how, limits, paper, published
from endogen.i18n import text

CHAPTER = Chapter(
    8,
    text("Methods, limits, published figures"),
    (how.SECTION, paper.SECTION, limits.SECTION, dropped.SECTION, published.SECTION),
)
