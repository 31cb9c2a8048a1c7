"""Make the studies, hear what is said of each, count; blocks that were made are kept."""

from __future__ import annotations

import csv
import hashlib
import json
import math
import multiprocessing
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.known_truth.hearing import apart_by_sandwich, false, found, heard
from benchmarks.known_truth.truths import TRUTHS, Truth, study

HERE = Path(__file__).resolve().parent
KEPT = HERE / "kept"
SOURCES = [
    HERE / "truths.py",
    HERE / "hearing.py",
    *sorted((HERE.parents[1] / "src/endogen/chapters/which_mode").glob("*.py")),
    *sorted((HERE.parents[1] / "src/endogen/survey").glob("*.py")),
    *sorted((HERE.parents[1] / "src/endogen/indicators").glob("*.py")),
]
BLOCK = 20
FALSE = ("mode", "pair", "first", "dominance")
FOUND = ("silent", "modes_found", "pairs_found", "first_found", "last_found", "sandwich")
FIELDS = ("truth", "n", "studies", *(f"false_{kind}" for kind in FALSE), *FOUND)


@dataclass(frozen=True)
class Block:
    """Some studies of one truth and size, and the file that keeps what was heard."""

    truth: str
    n: int
    seeds: range
    path: Path

    def counted(self) -> list[dict[str, float]]:
        """One line a study."""
        if self.path.exists():
            kept: list[dict[str, float]] = json.loads(self.path.read_text(encoding="utf-8"))
            return kept
        truth = truth_of(self.truth)
        made = [one(truth, self.n, seed) for seed in self.seeds]
        self.path.parent.mkdir(parents=True, exist_ok=True)
        unready = self.path.with_suffix(".part")
        unready.write_text(json.dumps(made), encoding="utf-8")
        unready.replace(self.path)
        return made


def one(truth: Truth, n: int, seed: int) -> dict[str, float]:
    """What was said of one study: false statements, and how much of what is true."""
    data = study(truth, n, seed)
    said = heard(data)
    wrong = {f"false_{kind}": float(bad) for kind, bad in false(truth, said).items()}
    return wrong | found(truth, said) | {"sandwich": float(apart_by_sandwich(data))}


def truth_of(key: str) -> Truth:
    """A truth by its key."""
    return next(truth for truth in TRUTHS if truth.key == key)


def blocks(share: float = 1.0) -> list[Block]:
    """All blocks of a run; `share` makes fewer studies of each kind."""
    state = hashlib.sha256(b"".join(path.read_bytes() for path in SOURCES)).hexdigest()[:16]
    made = []
    for truth in TRUTHS:
        for n, studies in truth.studies.items():
            for start in range(0, max(round(studies * share), 1), BLOCK):
                seeds = range(start, min(start + BLOCK, studies))
                name = f"{truth.key}-{n}-{seeds.start}-{seeds.stop}.json"
                made.append(Block(truth.key, n, seeds, KEPT / state / name))
    return made


def counted(wanted: Sequence[Block], processes: int) -> list[dict[str, str]]:
    """Lines of the CSV: shares over all studies of a truth and a size."""
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        for done, block in enumerate(pool.imap_unordered(_make, wanted), start=1):
            print(f"{done}/{len(wanted)} {block.truth} {block.n}", flush=True)
    by_kind: dict[tuple[str, int], list[dict[str, float]]] = {}
    for block in wanted:
        by_kind.setdefault((block.truth, block.n), []).extend(block.counted())
    return [_line(truth, n, studies) for (truth, n), studies in by_kind.items()]


def _make(block: Block) -> Block:
    block.counted()
    return block


def _line(truth: str, n: int, studies: Sequence[dict[str, float]]) -> dict[str, str]:
    means = {key: np.mean([said[key] for said in studies]) for key in studies[0]}
    said = {key: "" if math.isnan(mean) else f"{mean:.6f}" for key, mean in means.items()}
    return {"truth": truth, "n": str(n), "studies": str(len(studies)), **said}


def write(path: Path, lines: Iterable[dict[str, str]]) -> None:
    """Write the CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)


def read(path: Path) -> list[dict[str, str]]:
    """Read the CSV."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
