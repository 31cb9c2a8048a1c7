"""Chapter 7: the answer on a page, the findings, the advice, whom to tell of what."""

from __future__ import annotations

from endogen.chapters.chapter import Chapter
from endogen.chapters.what_to_do import advice, answer, findings, outreach
from endogen.i18n import text

CHAPTER = Chapter(
    7,
    text("What to do"),
    (answer.SECTION, findings.SECTION, advice.SECTION, outreach.SECTION),
    restates=True,
)
