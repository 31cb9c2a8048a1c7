"""Appendix: the tables as SPSS prints them, for copying into a manuscript."""

from __future__ import annotations

from endogen.chapters.chapter import Chapter
from endogen.chapters.spss.sections import SECTIONS
from endogen.i18n import text

CHAPTER = Chapter("A", text("Tables as SPSS prints them"), SECTIONS)
