"""The indicators, by family, and the one list of those that can be called by name."""

from __future__ import annotations

from endogen.indicators.association import correlation, partial_correlation
from endogen.indicators.consistency import agreement, kappa
from endogen.indicators.describe import count, mean, quantile, ratio, share, total
from endogen.indicators.multiple_response import case_share, response_share, response_total
from endogen.indicators.ranking import borda, first_choice, mean_rank
from endogen.survey.indicator import Indicator
from endogen.survey.registry import KNOWN, Definition, read

__all__ = [
    "INDICATORS",
    "Definition",
    "Indicator",
    "agreement",
    "borda",
    "case_share",
    "correlation",
    "count",
    "first_choice",
    "kappa",
    "mean",
    "mean_rank",
    "partial_correlation",
    "quantile",
    "ratio",
    "read",
    "response_share",
    "response_total",
    "share",
    "total",
]

INDICATORS: tuple[Definition[...], ...] = (
    total,
    mean,
    share,
    count,
    ratio,
    quantile,
    correlation,
    partial_correlation,
    response_share,
    case_share,
    response_total,
    first_choice,
    borda,
    mean_rank,
    agreement,
    kappa,
)
"""In the order of the catalogue."""

KNOWN.update({definition.name: definition for definition in INDICATORS})
