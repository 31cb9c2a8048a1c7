"""One number with its uncertainty: a row of `Results`."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields, replace
from typing import Any

from endogen.i18n import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A number that a user may see anywhere.

    Attributes
    ----------
    id : str
        ``chapter.table.row``; what a finding cites.
    indicator, variable, arguments : str
        What was computed, of which column, how (``line=6000, alpha=1``).
    domain, group : str
        The ``by`` column(s) and their value(s), joined by `` × ``; empty for all.
    estimate, se, ci_low, ci_high, level : float
        Shares and rates are fractions (0–1).  NaN where undefined, with a `note`.
    p, p_adjusted : float
        Two-sided, in the reference distribution that `method` names; Holm over `family`.
    df : float
    count : int or None
        Unweighted: the cell's cases (of a share: those that have it).
    n, n_missing : int or None
        Valid answers in the domain, and answers missing there.
    n_effective : float
        Kish's effective sample size.
    unit, base, method, provenance, note
        `provenance` is survey, reconstructed or invented: the weakest of the columns used.
    """

    id: str = ""
    indicator: str = ""
    variable: str = ""
    arguments: str = ""
    domain: str = ""
    group: str = ""
    estimate: float = math.nan
    se: float = math.nan
    ci_low: float = math.nan
    ci_high: float = math.nan
    level: float = 0.95
    p: float = math.nan
    p_adjusted: float = math.nan
    family: str = ""
    df: float = math.nan
    count: int | None = None
    n: int | None = None
    n_missing: int | None = None
    n_effective: float = math.nan
    unit: str = ""
    base: Words = ""
    method: Words = ""
    provenance: str = ""
    note: Words = ""


CERTAIN = 1.0
"""The level of bounds that are no confidence interval: they hold if what is stated is true."""

COLUMNS = tuple(field.name for field in fields(Estimate))


def without_error(row: Estimate, **said: Any) -> Estimate:
    """The row with other things said, and nothing of how sure they are."""
    nothing = math.nan
    return replace(
        row,
        se=nothing,
        ci_low=nothing,
        ci_high=nothing,
        p=nothing,
        **{"p_adjusted": nothing, "family": "", **said},
    )
