"""The blocks of `endogen describe`: every question in tables, and which groups differ."""

from __future__ import annotations

from endogen.chapters.descriptive.described import Described
from endogen.chapters.descriptive.telling import tell

__all__ = ["Described", "tell"]
