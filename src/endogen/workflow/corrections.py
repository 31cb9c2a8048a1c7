"""Corrections as rows of Results, so that the report can count them."""

from __future__ import annotations

from endogen.study.codebook import Provenance
from endogen.study.correction import Corrections
from endogen.survey.estimate import Estimate
from endogen.survey.results import Results

ID = "0.corrections"


def counted(corrections: Corrections, source: Provenance) -> Results:
    """How many corrections were made and refused, and how many for each reason.

    Rows ``0.corrections.applied``, ``….refused`` and ``….reason.1`` and so on, the most
    frequent reason first; none when the study has no file of corrections.
    """
    if not corrections.file:
        return Results()
    made, refused = len(corrections.applied), corrections.refused
    rows = [_row("applied", made, made + refused, source)]
    rows.append(_row("refused", refused, made + refused, source))
    for place, (reason, count) in enumerate(corrections.by_reason().items(), start=1):
        rows.append(_row(f"reason.{place}", count, made, source, reason))
    return Results.of(rows)


def _row(name: str, count: int, total: int, source: Provenance, reason: str = "") -> Estimate:
    return Estimate(
        id=f"{ID}.{name}",
        indicator="count",
        variable="corrections",
        domain="reason" if reason else "",
        group=reason,
        estimate=float(count),
        count=count,
        n=total,
        unit="corrections",
        provenance=source,
    )
