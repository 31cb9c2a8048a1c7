"""What large samples cost: endogen beside R's survey, svy and the bare scan of the columns.

    python benchmarks/scale.py [--folder DIR] [--times 5] [--without-large-peers]

Prints Markdown tables for benchmarks/README.md and docs/performance.md. Everything compared runs in
turn (A B C A B C …) after one round that is not counted, each in a process of its own; ratios are
taken within a round. CPU is user and system time of a process and all it starts, from its start
to its end, loading the program included; beside it what is left without the loading. Programs
must agree, values to 1e-9 and standard errors to 1e-7, or nothing is printed.

It needs R with survey, laeken and data.table, 2 GB of disk in the folder (a temporary one by
default; a named one keeps the households for next time) and, for R and svy at ten million rows,
up to 15 GB of memory; there each runs once, and is stopped after ten minutes.
"""

from __future__ import annotations

import argparse
import csv
import math
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from households import as_csv, households
from run import Cost, cost, machine
from scale_tasks import READ

HERE = Path(__file__).resolve().parent
SMALL, LARGE = 1_000_000, 10_000_000
VALUE, ERROR = 1e-9, 1e-7
MEMORY_GB, MINUTES = 15, 10
SAID = {
    "county": "mean and SE of 20 counties",
    "inequality": "Gini and FGT(0–2) with SE",
    "means": "24 means × poor or not, with SE",
}
Numbers = dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Setting:
    """A task on a file, by some programs.

    Attributes
    ----------
    others : dict of str to float or None
        Programs beside endogen, and the least number of times that their CPU must be ours; of
        the scan, the greatest number of times that ours may be its CPU.
    """

    task: str
    rows: int
    others: dict[str, float | None]
    mixed: bool = False

    @property
    def name(self) -> str:
        return f"{SAID[self.task]} | {self.rows:.0e}".replace("e+0", "e") + (
            ", in no order" if self.mixed else ""
        )


@dataclass(frozen=True)
class Run:
    """What one process took, and what it found."""

    cost: Cost
    loaded: float
    found: Numbers


SETTINGS = [
    Setting("county", SMALL, {"R": 15, "svy": 6}),
    Setting("inequality", SMALL, {"R": 8}),
    Setting("means", LARGE, {"scan": 2}),
    Setting("means", LARGE, {"scan": None}, mixed=True),
    Setting("means", SMALL, {"scan": None}),
]
LARGE_PEERS = [("county", "svy"), ("county", "R"), ("inequality", "R")]


def command(program: str, task: str, parquet: Path, result: Path) -> list[str]:
    if program == "R":
        table = as_csv(parquet, READ[task])
        return ["Rscript", str(HERE / "scale.R"), task, str(table), str(result)]
    script = str(HERE / "scale_tasks.py")
    return [sys.executable, script, program, task, str(parquet), str(result)]


def run(program: str, task: str, parquet: Path, before: Sequence[str] = ()) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.csv"
        spent = cost([*before, *command(program, task, parquet, result)])
        with result.open(encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file))[1:]
    found = {name: (float(value), float(se or "nan")) for name, value, se in lines}
    loaded, _ = found.pop("loaded")
    return Run(spent, loaded, found)


def refuse_disagreement(ours: Numbers, theirs: Numbers, program: str) -> None:
    """Stop unless the numbers are the same; the scan has none."""
    if program != "scan" and ours.keys() != theirs.keys():
        raise SystemExit(f"{program} found other things: {sorted(ours.keys() ^ theirs.keys())}")
    for name, (value, error) in theirs.items():
        for mine, other, tolerance in zip(ours[name], (value, error), (VALUE, ERROR), strict=True):
            if not math.isclose(mine, other, rel_tol=tolerance):
                raise SystemExit(f"{name}: endogen {mine!r}, {program} {other!r}")


def rounds(setting: Setting, folder: Path, times: int) -> dict[str, list[Run]]:
    parquet = households(folder, setting.rows, mixed=setting.mixed)
    programs = ["endogen", *setting.others]
    made = [{p: run(p, setting.task, parquet) for p in programs} for _ in range(times + 1)]
    for one in made:
        for program in setting.others:
            refuse_disagreement(one["endogen"].found, one[program].found, program)
    return {program: [one[program] for one in made[1:]] for program in programs}


def middle(runs: Sequence[Run], what: str) -> float:
    return statistics.median(
        one.cost.cpu - one.loaded if what == "rest" else getattr(one.cost, what) for one in runs
    )


def spread(ratios: Sequence[float]) -> str:
    ordered = sorted(ratios)
    return f"{ordered[0]:.2f} – **{statistics.median(ordered):.2f}** – {ordered[-1]:.2f}"


def line(setting: Setting, program: str, made: dict[str, list[Run]]) -> str:
    ours, theirs = made["endogen"], made[program]
    pairs = [(a.cost.cpu, b.cost.cpu) for a, b in zip(ours, theirs, strict=True)]
    rest = [
        (a.cost.cpu - a.loaded, b.cost.cpu - b.loaded) for a, b in zip(ours, theirs, strict=True)
    ]
    scan, aim = program == "scan", setting.others[program]
    whole, without = ([a / b if scan else b / a for a, b in one] for one in (pairs, rest))
    verdict = "–"
    if aim is not None:
        reached = statistics.median(whole) <= aim if scan else statistics.median(whole) >= aim
        verdict = f"{'≤' if scan else '≥'} {aim:g}: {'reached' if reached else '**not reached**'}"
    return (
        f"| {setting.name} | {middle(ours, 'cpu'):.2f} | {program}: {middle(theirs, 'cpu'):.2f} "
        f"| {spread(whole)} | {verdict} | {statistics.median(without):.2f} "
        f"| {middle(ours, 'memory'):.0f} / {middle(theirs, 'memory'):.0f} |"
    )


COLUMNS = [
    "task", "rows", "endogen CPU s", "other: CPU s", "times min – median – max", "aim",
    "times without loading", "peak MiB",
]  # fmt: skip
ONCE = ["task", "rows", "program", "CPU s", "endogen CPU s", "times", "peak MiB of both"]


def head(columns: Sequence[str]) -> str:
    return f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}"


def large_peers(folder: Path) -> None:
    """R and svy at ten million rows, once: what happened."""
    print(f"\nOnce, at most {MINUTES} minutes and {MEMORY_GB} GB:\n\n{head(ONCE)}", flush=True)
    parquet = households(folder, LARGE)
    before = ["timeout", str(MINUTES * 60), "prlimit", f"--as={MEMORY_GB << 30}"]
    for task, program in LARGE_PEERS:
        ours = run("endogen", task, parquet)
        said = f"| {SAID[task]} | 1e7 | {program}"
        try:
            theirs = run(program, task, parquet, before)
        except SystemExit as stopped:
            why = str(stopped).splitlines()[-1]
            print(f"{said} | did not finish: {why} | {ours.cost.cpu:.2f} | – | – |", flush=True)
            continue
        refuse_disagreement(ours.found, theirs.found, program)
        print(
            f"{said} | {theirs.cost.cpu:.1f} | {ours.cost.cpu:.2f} "
            f"| {theirs.cost.cpu / ours.cost.cpu:.1f} "
            f"| {ours.cost.memory:.0f} / {theirs.cost.memory:.0f} |",
            flush=True,
        )


def agree_once(folder: Path) -> None:
    """The means too are those of R, and no order of the rows moves a number."""
    small = households(folder, SMALL)
    ours = run("endogen", "means", small).found
    refuse_disagreement(ours, run("R", "means", small).found, "R")
    mixed = households(folder, SMALL, mixed=True)
    refuse_disagreement(ours, run("endogen", "means", mixed).found, "endogen on mixed rows")
    print(f"\nAll {len(ours)} means agree with R's, in any order of the rows.")


def versions() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "narwhals", "svy"))
    asked = 'for (p in c("survey", "laeken")) cat(p, packageDescription(p)$Version, "")'
    found = subprocess.run(["Rscript", "-e", asked], capture_output=True, text=True, check=True)
    return f"{packages}; R's {found.stdout.strip()}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, help="where the households are, or are to be kept")
    parser.add_argument("--times", type=int, default=5, help="counted rounds (5)")
    parser.add_argument("--without-large-peers", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch)
        for setting in SETTINGS:  # nothing is written while others are measured
            parquet = households(folder, setting.rows, mixed=setting.mixed)
            if "R" in setting.others:
                as_csv(parquet, READ[setting.task])
        print(f"{machine(asked.times)}; {versions()}\n\n{head(COLUMNS)}", flush=True)
        for setting in SETTINGS:
            made = rounds(setting, folder, asked.times)
            for program in setting.others:
                print(line(setting, program, made), flush=True)
        agree_once(folder)
        if not asked.without_large_peers:
            large_peers(folder)


if __name__ == "__main__":
    main()
