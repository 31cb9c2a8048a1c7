"""The type of every indicator, where the layers above look for it."""

from __future__ import annotations

from endogen.survey.indicator import Indicator

__all__ = ["Indicator"]
