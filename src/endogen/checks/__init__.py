"""Edit rules: what an answer, a household or a file may not say."""

from __future__ import annotations
