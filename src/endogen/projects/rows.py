"""What was computed of projects, as rows of Results."""

from __future__ import annotations

import math

from endogen.i18n import Words, text
from endogen.study.amount import Amount
from endogen.study.codebook import Provenance
from endogen.survey.estimate import CERTAIN, Estimate

BOUNDS: Words = text("bounds of what is stated, no confidence interval")
EXACT: Words = ""
AT_LEAST = text("at least: the source states one side only")
AT_MOST = text("at most: the source states one side only")


def row(
    id_: str,
    indicator: str,
    variable: str,
    amount: Amount | None,
    *,
    unit: str,
    provenance: Provenance,
    method: Words = "",
    why: Words = "",
    arguments: str = "",
    n: int | None = None,
    upper: bool = False,
) -> Estimate:
    """One number on projects.

    Parameters
    ----------
    amount : Amount or None
        Stated exactly, it is the estimate; a range stands in the limits alone, since its
        middle is no one's number; of a number stated from one side the known end is the
        estimate.
    why : Words
        The reason where there is none.
    upper : bool
        Whether the known end is the upper one, as of years until money is back.
    """
    if amount is None or math.isnan(amount.low) or math.isnan(amount.high):
        return Estimate(id=id_, indicator=indicator, variable=variable, arguments=arguments,
                        unit=unit, provenance=provenance, method=method, level=CERTAIN,
                        n=n, note=why)  # fmt: skip
    estimate, note = math.nan, BOUNDS  # of a range
    low, high = amount.low, amount.high
    if amount.exact:
        estimate, note, low, high = amount.low, EXACT, math.nan, math.nan
    elif amount.at_least:
        estimate, note = amount.low, AT_LEAST
    elif upper:
        estimate, note = amount.high, AT_MOST
    return Estimate(
        id=id_,
        indicator=indicator,
        variable=variable,
        arguments=arguments,
        estimate=estimate,
        ci_low=low,
        ci_high=high,
        level=CERTAIN,
        n=n,
        unit=unit,
        provenance=provenance,
        method=method,
        note=note,
    )
