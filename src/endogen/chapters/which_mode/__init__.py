"""Chapter 4: the four operating modes beside each other, and what goes with each."""

from __future__ import annotations

from endogen.chapters.chapter import Chapter
from endogen.chapters.which_mode import (
    cost,
    effects,
    flow,
    linkage,
    modes,
    projects,
    ranking,
    stability,
)
from endogen.i18n import text

CHAPTER = Chapter(
    4,
    text("Which mode works"),
    (
        modes.SECTION,
        effects.SECTION,
        ranking.SECTION,
        projects.SECTION,
        linkage.SECTION,
        flow.SECTION,
        stability.SECTION,
        cost.SECTION,
    ),
)
