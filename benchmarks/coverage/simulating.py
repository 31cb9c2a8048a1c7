"""Draw, estimate, keep: blocks of replications that a later run need not make again."""

from __future__ import annotations

import hashlib
import math
import multiprocessing
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.coverage.asked import estimates
from benchmarks.coverage.drawing import PLANS, Plan
from benchmarks.coverage.population import Floats

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1] / "src" / "endogen"
KEPT = HERE / "kept"
BLOCK = 100
FIELDS = ("estimate", "se", "ci_low", "ci_high")


def replicate(plan: Plan, numbers: Sequence[int]) -> Floats:
    """Estimates of some samples.

    Returns
    -------
    array, samples × indicators × fields
        In the order of `asked.WANTED` and of `FIELDS`.
    """
    samples = (estimates(plan.draw(number), plan.design) for number in numbers)
    return np.array([[[getattr(row, field) for field in FIELDS] for row in s] for s in samples])


@dataclass(frozen=True)
class Block:
    """Some replications of a plan, and the file that keeps them."""

    plan: str
    numbers: range
    path: Path

    def found(self) -> Floats:
        """What they gave; made now if nothing is kept."""
        if self.path.exists():
            kept: Floats = np.load(self.path)
            return kept
        made = replicate(_plan(self.plan), self.numbers)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        unready = self.path.with_suffix(".part.npy")
        np.save(unready, made)
        unready.replace(self.path)
        return made


def blocks(plans: Sequence[Plan], replications: int) -> list[Block]:
    """All blocks of a run; round by round, so that a short run has something of each plan."""
    state = fingerprint()
    starts = range(0, replications, BLOCK)
    return [
        Block(plan.key, numbers, KEPT / state / f"{plan.key}-{numbers.start}-{numbers.stop}.npy")
        for numbers in (range(start, min(start + BLOCK, replications)) for start in starts)
        for plan in plans
    ]


def simulated(
    plans: Sequence[Plan], replications: int, processes: int, minutes: float
) -> dict[str, Floats]:
    """The replications of every plan, as many as the time allows.

    Parameters
    ----------
    minutes : float
        After which no further block is begun; what is kept is read all the same.
    """
    wanted = blocks(plans, replications)
    missing = [one for one in wanted if not one.path.exists()]
    for made, block in enumerate(_made(missing, processes, minutes), start=1):
        print(f"{made}/{len(missing)} {block.plan} {block.numbers.stop}", flush=True)
    ready: dict[str, list[Floats]] = {}
    for block in wanted:
        if block.path.exists():
            ready.setdefault(block.plan, []).append(block.found())
    return {key: np.concatenate(found) for key, found in ready.items()}


def _made(missing: Sequence[Block], processes: int, minutes: float) -> Iterator[Block]:
    end = time.monotonic() + 60 * minutes if minutes else math.inf
    if not missing:
        return
    with multiprocessing.get_context("spawn").Pool(min(processes, len(missing))) as pool:
        for block in pool.imap_unordered(_make, missing):
            yield block
            if time.monotonic() > end:
                pool.terminate()
                return


def _make(block: Block) -> Block:
    block.found()
    return block


def _plan(key: str) -> Plan:
    return next(plan for plan in PLANS if plan.key == key)


def fingerprint() -> str:
    """Of everything a replication hangs on, so that nothing stale is read."""
    read = [HERE / f"{name}.py" for name in ("population", "drawing", "asked")]
    for package in ("survey", "indicators", "study"):
        read += sorted((SOURCE / package).rglob("*.py"))
    digest = hashlib.sha256()
    for path in read:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
