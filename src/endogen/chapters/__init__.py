"""The chapters of a report, in order."""

from __future__ import annotations

from endogen.chapters import (
    methods,
    spss,
    what_changed,
    what_to_do,
    which_mode,
    who_answered,
    who_is_empowered,
    who_is_reached,
)
from endogen.chapters.chapter import Chapter

CHAPTERS: tuple[Chapter, ...] = (
    who_answered.CHAPTER,
    who_is_reached.CHAPTER,
    what_changed.CHAPTER,
    who_is_empowered.CHAPTER,
    which_mode.CHAPTER,
    what_to_do.CHAPTER,
    methods.CHAPTER,
)
APPENDICES: dict[str, Chapter] = {"spss": spss.CHAPTER}
"""Chapters of tables in another look, by the word that `[report] tables` names them with."""
