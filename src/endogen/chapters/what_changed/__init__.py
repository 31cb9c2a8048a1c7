"""Chapter 2: income sources, growth, pro-poor growth, net of one-off benefits."""

from __future__ import annotations

from endogen.chapters.chapter import Chapter
from endogen.chapters.what_changed import growth, income, sources
from endogen.i18n import text

CHAPTER = Chapter(2, text("What changed"), (sources.SECTION, income.SECTION, growth.SECTION))
