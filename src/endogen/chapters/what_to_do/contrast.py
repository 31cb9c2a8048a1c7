"""A sum of weighted estimates of one call, as a row with its own standard error."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from endogen.study.codebook import weakest
from endogen.survey.estimate import Estimate
from endogen.survey.intervals import t_p, t_quantile
from endogen.survey.results import Results


def weighted(found: Results, weights: Sequence[float], like: Estimate) -> Estimate:
    """Σ weight · estimate with the covariance of the estimates, by t.

    Parameters
    ----------
    found : Results
        Estimates that were asked for together.
    weights : sequence of float
        One an estimate.
    like : Estimate
        Id, indicator, base and unit of the row; its numbers are replaced.
    """
    estimate = math.fsum(w * row.estimate for w, row in zip(weights, found, strict=True))
    w = np.array(weights)
    variance = float(w @ np.asarray(found.covariance()) @ w)
    se = math.sqrt(variance) if variance > 0 else math.nan
    answers = min((row.n for row in found if row.n is not None), default=0)
    df = min((row.df for row in found if not math.isnan(row.df)), default=answers - 1.0)
    reach = t_quantile(like.level, df) * se
    return replace(
        like,
        estimate=estimate,
        se=se,
        df=df,
        ci_low=estimate - reach,
        ci_high=estimate + reach,
        p=t_p(estimate / se, df) if se > 0 else math.nan,
        n=answers,
        provenance=weakest(row.provenance for row in found),
    )
