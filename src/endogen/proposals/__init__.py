"""What columns that others made may measure: proposals, never decisions."""

from __future__ import annotations

from endogen.proposals.propose import propose

__all__ = ["propose"]
