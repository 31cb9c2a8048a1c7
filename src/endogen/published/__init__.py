"""Figures printed elsewhere: recomputed from the data, and checked against each other.

`read_published` makes the statements of published.toml, `compare` finds what is to be said
of each, `constraints` turns them into what `endogen.reconstruction` needs.
"""

from __future__ import annotations

from endogen.published.compare import Comparison, compare
from endogen.published.constraints import constraints
from endogen.published.figures import Published
from endogen.published.reading import read_published
from endogen.published.verdict import Against, Verdict, Word, records

__all__ = [
    "Against",
    "Comparison",
    "Published",
    "Verdict",
    "Word",
    "compare",
    "constraints",
    "read_published",
    "records",
]
