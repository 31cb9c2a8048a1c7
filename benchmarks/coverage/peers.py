"""The same samples given to R's survey package: do its intervals miss where ours do?"""

from __future__ import annotations

import csv
import math
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np
import polars as pl
from benchmarks.coverage.asked import WANTED, truth
from benchmarks.coverage.drawing import Plan
from benchmarks.coverage.population import Floats
from benchmarks.coverage.simulating import HERE

COLUMNS = ("stratum", "group", "size", "urban", "rooms", "spending", "food", "all_spending")
COMPARED = ("n73", "groups21", "groups63")
"""Plans."""


@dataclass(frozen=True)
class Peer:
    """What R's intervals cover, and ours on the same samples.

    Attributes
    ----------
    plan, indicator, method : str
    replications : int
    theirs, ours : float
        Coverage.
    mc_error : float
        Of theirs.
    apart : float
        The median distance of a limit of theirs from ours, over the length of theirs.
    """

    plan: str
    indicator: str
    method: str
    replications: int
    theirs: float
    ours: float
    mc_error: float
    apart: float


def compared(plans: Sequence[Plan], found: dict[str, Floats], replications: int) -> list[Peer]:
    """Run R over the first replications of some plans."""
    with tempfile.TemporaryDirectory() as folder:
        samples, intervals = Path(folder) / "samples.csv", Path(folder) / "intervals.csv"
        drawn = [_sample(plan, r) for plan in plans for r in range(replications)]
        pl.concat(drawn).write_csv(samples, null_value="NA")
        subprocess.run(["Rscript", str(HERE / "peers.R"), str(samples), str(intervals)], check=True)
        theirs = pl.read_csv(intervals, null_values="NA", infer_schema_length=None)
    keys = [one.key for one in WANTED]
    order = [plan.key for plan in plans]
    parts = theirs.partition_by("plan", "indicator", "method", maintain_order=True)
    made = [
        _peer(part.sort("replication"), found[part["plan"][0]][:, keys.index(part["indicator"][0])])
        for part in parts
    ]
    return sorted(made, key=lambda p: (order.index(p.plan), keys.index(p.indicator), p.method))


def _sample(plan: Plan, replication: int) -> pl.DataFrame:
    drawn = plan.draw(replication)
    if "weight" not in drawn.columns:
        drawn = drawn.with_columns(weight=pl.lit(None, dtype=pl.Float64))
    return drawn.select(
        pl.lit(plan.key).alias("plan"), pl.lit(replication).alias("replication"), "weight", *COLUMNS
    )


def _peer(theirs: pl.DataFrame, ours: Floats) -> Peer:
    key = theirs["indicator"][0]
    true = truth()[key]
    mine = ours[theirs["replication"].to_numpy()]
    limits = theirs.select("low", "high").cast(pl.Float64).fill_null(math.nan).to_numpy()
    covered = _holds(limits, true)
    apart = np.abs(limits - mine[:, 2:]) / (limits[:, 1] - limits[:, 0])[:, None]
    known = apart[np.isfinite(apart)]
    share = float(covered.mean())
    return Peer(
        theirs["plan"][0],
        key,
        theirs["method"][0],
        theirs.height,
        share,
        float(_holds(mine[:, 2:], true).mean()),
        math.sqrt(share * (1 - share) / theirs.height),
        float(np.median(known)) if known.size else math.nan,
    )


def _holds(limits: Floats, true: float) -> Floats:
    low, high = limits.T
    held: Floats = ~((low > true) | (high < true))  # a missing limit is endless
    return held


def write(path: Path, rows: Sequence[Peer]) -> None:
    """A CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(Peer))
        for row in rows:
            cells = asdict(row).values()
            writer.writerow(f"{v:.4g}" if isinstance(v, float) else v for v in cells)


def read(path: Path) -> list[Peer]:
    """What `write` wrote."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Peer(
                plan=line["plan"],
                indicator=line["indicator"],
                method=line["method"],
                replications=int(line["replications"]),
                theirs=float(line["theirs"]),
                ours=float(line["ours"]),
                mc_error=float(line["mc_error"]),
                apart=float(line["apart"]),
            )
            for line in csv.DictReader(file)
        ]
