"""Integer microdata that reproduce printed figures.

Teaching, method papers and tests need rows where only tables were published.  `reconstruct`
makes them from constraints, by seed, the same on every machine; when the figures cannot
hold together it says which.  What it makes is synthetic: tables do not identify the answers
behind them.
"""

from __future__ import annotations

from endogen.reconstruction.constraints import (
    Column,
    Constraint,
    Correlation,
    Count,
    Event,
    Table,
)
from endogen.reconstruction.solve import reconstruct

__all__ = ["Column", "Constraint", "Correlation", "Count", "Event", "Table", "reconstruct"]
