"""Compare commands by the CPU they need from cold, in turn and in one run.

    python benchmarks/run.py                     the comparisons of this project
    python benchmarks/run.py --study p-village --times 7
    python benchmarks/run.py --pair "left words" "right words"     any two commands

Each comparison runs A B A B …, so that what else the machine does falls on both. The ratio is
taken within each pair; its smallest, median and largest are printed, as a Markdown table. CPU is
user and system time of the command and all it starts.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENDOGEN = Path(sys.executable).with_name("endogen")


@dataclass(frozen=True)
class Comparison:
    """Two commands and what the first may cost in terms of the second."""

    name: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    allowed: float | None = None


@dataclass(frozen=True)
class Cost:
    """What one run of a command took: seconds of CPU, seconds, MiB."""

    cpu: float
    wall: float
    memory: float


def cost(command: Sequence[str]) -> Cost:
    """Run a command and say what it took; its output is shown only when it fails."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        # wait4 gives this child's use alone, and with it the use of what the child waited for
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            output.seek(0)
            said = output.read().decode(errors="replace")[-2000:]
            raise SystemExit(f"{shlex.join(command)}\nended with {child.returncode}:\n{said}")
    return Cost(cpu_of(used), wall, memory_of(used))


def cpu_of(used: resource.struct_rusage) -> float:
    return used.ru_utime + used.ru_stime


def memory_of(used: resource.struct_rusage) -> float:
    """Peak MiB of the largest process; macOS counts in bytes, others in KiB."""
    return used.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


def compare(comparison: Comparison, times: int) -> list[tuple[Cost, Cost]]:
    """Run both in turn; the first pair warms the disk's cache and is not counted."""
    pairs = [(cost(comparison.ours), cost(comparison.theirs)) for _ in range(times + 1)]
    return pairs[1:]


def row(comparison: Comparison, pairs: Sequence[tuple[Cost, Cost]]) -> str:
    ours, theirs = zip(*pairs, strict=True)
    ratios = sorted(a.cpu / b.cpu for a, b in pairs)
    middle = statistics.median(ratios)
    verdict = "–"
    if comparison.allowed is not None:
        kept = "kept" if middle <= comparison.allowed else "**not kept**"
        verdict = f"{kept} (≤ {comparison.allowed:g})"
    return (
        f"| {comparison.name} | {median(ours, 'cpu'):.2f} | {median(theirs, 'cpu'):.2f} "
        f"| {ratios[0]:.2f} – **{middle:.2f}** – {ratios[-1]:.2f} | {verdict} "
        f"| {median(ours, 'wall'):.2f} / {median(theirs, 'wall'):.2f} "
        f"| {median(ours, 'memory'):.0f} / {median(theirs, 'memory'):.0f} |"
    )


def median(costs: Sequence[Cost], what: str) -> float:
    return statistics.median(getattr(one, what) for one in costs)


HEAD = """\
| first : second | CPU s | CPU s | ratio min – median – max | promise | wall s | peak MiB |
|---|---|---|---|---|---|---|"""


def machine(times: int) -> str:
    """What the numbers depend on, without a name or a path of this machine."""
    facts = [
        platform.system(),
        platform.machine(),
        f"{os.cpu_count()} cores",
        processor(),
        f"load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else "",
        f"Python {platform.python_version()}",
        r_version(),
        f"{times} pairs",
        time.strftime("%Y-%m-%d"),
    ]
    return ", ".join(fact for fact in facts if fact)


def processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((at.split(":", 1)[1].strip() for at in lines if at.startswith("model name")), "")


def r_version() -> str:
    if not shutil.which("Rscript"):
        return ""
    found = subprocess.run(
        ["Rscript", "-e", "cat(as.character(getRversion()))"],
        capture_output=True,
        text=True,
        check=False,
    )
    return f"R {found.stdout.strip()}"


def ours(study: Path, scratch: Path) -> Iterator[Comparison]:
    """The comparisons that the project makes promises about."""
    endogen = str(ENDOGEN)
    yield Comparison(
        "`endogen --help` : `import cyclopts`",
        (endogen, "--help"),
        (sys.executable, "-c", "import cyclopts"),
        allowed=3,
    )
    if not shutil.which("Rscript"):
        print("Rscript is not installed: no comparison with R", file=sys.stderr)
        return
    script = ("Rscript", str(HERE / "p_village.R"), str(study), str(scratch / "r.html"))
    run = (endogen, "run", str(study), "--out", str(scratch / "out"))
    yield Comparison("`endogen run p-village`, both languages : R, Chinese", run, script, allowed=1)
    yield Comparison(
        "`endogen run p-village --lang zh` : R, Chinese", (*run, "--lang", "zh"), script, allowed=1
    )


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--study", type=Path, help="a study folder; P Village is made by default")
    parser.add_argument("--times", type=int, default=5, help="counted pairs (5)")
    parser.add_argument("--pair", nargs=2, metavar=("A", "B"), help="compare two commands instead")
    return parser.parse_args()


def main() -> None:
    asked = options()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        if asked.pair:
            a, b = asked.pair
            chosen = [Comparison(f"`{a}` : `{b}`", tuple(shlex.split(a)), tuple(shlex.split(b)))]
        else:
            study = asked.study or scratch / "p-village"
            if not asked.study:
                cost((str(ENDOGEN), "demo", str(study)))
            chosen = list(ours(study, scratch))
        print(f"{machine(asked.times)}\n\n{HEAD}")
        for comparison in chosen:
            print(row(comparison, compare(comparison, asked.times)), flush=True)


if __name__ == "__main__":
    main()
