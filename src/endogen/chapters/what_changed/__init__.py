"""Chapter 2: income sources, growth, pro-poor growth, poverty, inequality, basic needs."""

from __future__ import annotations

from endogen.chapters.chapter import Chapter
from endogen.chapters.what_changed import (
    decomposed,
    deprivations,
    growth,
    income,
    inequality,
    poverty,
    pro_poor,
    sources,
)
from endogen.i18n import text

CHAPTER = Chapter(
    2,
    text("What changed"),
    (
        sources.SECTION,
        income.SECTION,
        growth.SECTION,
        pro_poor.SECTION,
        poverty.SECTION,
        decomposed.SECTION,
        inequality.SECTION,
        deprivations.SECTION,
    ),
)
