"""From replications to what is said of an interval: does it cover, and if not, why."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.coverage.asked import WANTED, truth
from benchmarks.coverage.drawing import Plan
from benchmarks.coverage.population import Floats


@dataclass(frozen=True)
class Measured:
    """One indicator under one plan.

    Attributes
    ----------
    plan, indicator : str
        Their keys.
    psus, households : int
        Of each sample; `psus` is 0 without design.
    truth : float
        The indicator of the whole population.
    replications, undefined : int
        Samples; those among them without an estimate or an interval, which are left out below.
    coverage, mc_error : float
        The share of the intervals that hold the truth, and the standard error of it that is due
        to the number of replications.
    below, above : float
        The share of intervals that lie wholly below, or above, the truth.
    open : float
        The share of intervals that lack a limit: endless on that side.
    bias : float
        Of the estimates, over their standard deviation.
    se_ratio : float
        The mean standard error over the standard deviation of the estimates.
    length : float
        The mean length of the intervals, over the truth's size.
    """

    plan: str
    indicator: str
    psus: int
    households: int
    truth: float
    replications: int
    undefined: int
    coverage: float
    mc_error: float
    below: float
    above: float
    open: float
    bias: float
    se_ratio: float
    length: float


def measured(plan: Plan, found: Floats) -> list[Measured]:
    """Every indicator under a plan; `found` as `simulating.replicate` gives it."""
    return [
        _measured(plan, one.key, found[:, place].T, truth()[one.key])
        for place, one in enumerate(WANTED)
    ]


def _measured(plan: Plan, key: str, found: Floats, true: float) -> Measured:
    known = np.isfinite(found[0]) & (np.isfinite(found[2]) | np.isfinite(found[3]))
    estimate, se, low, high = found[:, known]
    n = int(known.sum())
    open_ = np.isnan(low) | np.isnan(high)
    low, high = np.where(np.isnan(low), -np.inf, low), np.where(np.isnan(high), np.inf, high)
    below, above = high < true, low > true
    coverage = float(1 - (below | above).mean())
    spread = float(estimate.std(ddof=1))
    return Measured(
        plan=plan.key,
        indicator=key,
        psus=plan.clusters,
        households=plan.households,
        truth=true,
        replications=int(known.size),
        undefined=int(known.size) - n,
        coverage=coverage,
        mc_error=math.sqrt(coverage * (1 - coverage) / n),
        below=float(below.mean()),
        above=float(above.mean()),
        open=float(open_.mean()),
        bias=(float(estimate.mean()) - true) / spread,
        se_ratio=_mean(se) / spread,
        length=float((high - low)[~open_].mean()) / abs(true),
    )


def _mean(values: Floats) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else math.nan


def write(path: Path, rows: list[Measured]) -> None:
    """A CSV file, six digits a number."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(Measured))
        for row in rows:
            writer.writerow(
                f"{value:.6g}" if isinstance(value, float) else value
                for value in asdict(row).values()
            )


def read(path: Path) -> list[Measured]:
    """What `write` wrote."""
    kinds: dict[str, Callable[[str], Any]] = {"str": str, "int": int, "float": float}
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    return [
        Measured(**{f.name: kinds[str(f.type)](line[f.name]) for f in fields(Measured)})
        for line in lines
    ]
