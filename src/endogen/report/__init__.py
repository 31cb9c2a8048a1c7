"""Reports: blocks, and the writers that print them."""

from __future__ import annotations
