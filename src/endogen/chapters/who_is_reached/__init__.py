"""Chapter 1: channels, cognition, willingness, participation, consistency, by status and age."""

from __future__ import annotations

from endogen.chapters.chapter import Chapter
from endogen.chapters.who_is_reached import (
    age,
    ageing,
    bands,
    capture,
    channels,
    cognition,
    consistency,
    conversion,
    coverage,
    degree,
    errors,
    meant,
    participation,
    willingness,
)
from endogen.i18n import text

CHAPTER = Chapter(
    1,
    text("Who is reached"),
    (
        channels.SECTION,
        cognition.SECTION,
        willingness.SECTION,
        participation.SECTION,
        consistency.SECTION,
        conversion.SECTION,
        degree.SECTION,
        errors.SECTION,
        capture.SECTION,
        age.SECTION,
        coverage.SECTION,
        ageing.SECTION,
        meant.SECTION,
        bands.SECTION,
    ),
)
