"""What was computed of projects, as rows of Results."""

from __future__ import annotations

import math

from endogen.i18n import Words, text
from endogen.study.amount import Amount
from endogen.study.codebook import Provenance
from endogen.survey.estimate import CERTAIN, Estimate

BOUNDS: Words = text("bounds of what is stated, no confidence interval")
AT_LEAST = text("at least: the source states one side only")
AT_MOST = text("at most: the source states one side only")
SUM = text("sum of what is stated")


def row(
    id_: str,
    indicator: str,
    variable: str,
    amount: Amount | None,
    *,
    unit: str,
    provenance: Provenance,
    method: Words = SUM,
    why: Words = "",
    arguments: str = "",
    n: int | None = None,
) -> Estimate:
    """One number on projects.

    Parameters
    ----------
    amount : Amount or None
        Stated exactly, it is the estimate.  A range stands in the limits alone, since its
        middle is no one's number.  Of a number known from one side that end is the estimate
        and a limit, and the other limit is empty.
    why : Words
        The reason where there is none.
    """
    estimate, low, high, note = _written(amount, why)
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


def _written(amount: Amount | None, why: Words) -> tuple[float, float, float, Words]:
    """Estimate, limits and note."""
    none = math.nan
    if amount is None or math.isnan(amount.low) or math.isnan(amount.high):
        return none, none, none, why
    if amount.exact:
        known = math.isfinite(amount.low)
        return (amount.low, none, none, "") if known else (none, none, none, why)
    above, below = math.isinf(amount.high), math.isinf(amount.low)
    if above and below:
        return none, none, none, why
    if above:
        return amount.low, amount.low, none, AT_LEAST
    if below:
        return amount.high, none, amount.high, AT_MOST
    return none, amount.low, amount.high, BOUNDS
