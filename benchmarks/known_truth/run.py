"""Does the report say of made studies what is true of them?  Make them, and count.

    python benchmarks/known_truth/run.py [--share 1.0] [--processes 2]
    python benchmarks/known_truth/run.py --pages        the pages anew, from the CSV

Writes docs/known-truth.csv, docs/known-truth.md and docs/known-truth.zh.md.  Studies are kept
by blocks in benchmarks/known_truth/kept: a run that was stopped goes on where it was.  Seeds
are fixed, so that the same sources give the same files.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--share", type=float, default=1.0, help="of the studies (all)")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--pages", action="store_true", help="write the pages from the CSV only")
    return parser.parse_args()


def main() -> None:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the processes share the cores already
    os.environ["PYTHONPATH"] = os.pathsep.join(
        filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])
    )
    sys.path.insert(0, str(ROOT))
    from benchmarks.known_truth import counting, pages

    asked = options()
    table = ROOT / "docs" / "known-truth.csv"
    if not asked.pages:
        counting.write(table, counting.counted(counting.blocks(asked.share), asked.processes))
    for path in pages.write(counting.read(table), ROOT / "docs"):
        print(path.relative_to(ROOT).as_posix())


if __name__ == "__main__":
    main()
