"""Do 95 % intervals cover?  Draw samples from a known population, and count.

    python benchmarks/coverage/run.py [--replications 2000] [--processes 2] [--minutes 20]
    python benchmarks/coverage/run.py --pages        the pages anew, from the CSV

    python benchmarks/coverage/run.py --peers 300    first samples of three plans to R as well

Writes docs/coverage.csv (and, with R, docs/coverage-r.csv), docs/coverage.md,
docs/coverage.zh.md and the charts in docs/images.
Blocks of replications are kept in benchmarks/coverage/kept: a run that was stopped goes on where
it was, and one with more replications adds to what is there.  The same number of replications
gives the same files.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--replications", type=int, default=2_000, help="samples a plan (2000)")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=0, help="begin nothing new after (no end)")
    parser.add_argument("--peers", type=int, default=0, help="samples given to R's survey (none)")
    parser.add_argument("--pages", action="store_true", help="write the pages from the CSV only")
    return parser.parse_args()


def main() -> None:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the processes share the cores already
    sys.path.insert(0, str(ROOT))
    from benchmarks.coverage import drawing, measuring, pages, peers, simulating

    asked = options()
    docs = ROOT / "docs"
    table, beside = docs / "coverage.csv", docs / "coverage-r.csv"
    if not asked.pages:
        plans = drawing.PLANS
        found = simulating.simulated(plans, asked.replications, asked.processes, asked.minutes)
        ready = [plan for plan in plans if plan.key in found]
        rows = [row for plan in ready for row in measuring.measured(plan, found[plan.key])]
        measuring.write(table, rows)
        if asked.peers:
            given = [plan for plan in ready if plan.key in peers.COMPARED]
            peers.write(beside, peers.compared(given, found, asked.peers))
    for path in pages.write(measuring.read(table), peers.read(beside), docs):
        print(path.relative_to(ROOT).as_posix())


if __name__ == "__main__":
    main()
