"""What languages are called and tagged in a report."""

from __future__ import annotations

NAMES = {"en": "English", "zh": "中文"}
TAGS = {"en": "en", "zh": "zh-Hans"}
