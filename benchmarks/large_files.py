"""What large files cost: CPU seconds and the peak of memory of `endogen estimate`, each from cold.

    python benchmarks/large_files.py [--megabytes 50 200 490 1024]

CSV of ten columns with Chinese words, written to a temporary folder; beside it the same answers
as Parquet. What is larger than the limit is refused, and that too has its cost here.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HEAD = "id,county,income,age,a,b,c,d,village,poor\n"
BLOCK = 200_000


def write(path: Path, megabytes: int) -> None:
    """The same block of rows again and again, up to the size."""
    lines = (
        f"H{at:08d},{at % 31},{at * 7919 % 90_001},{18 + at % 72},{at % 5 + 1},{at % 2},{at % 7},"
        f"{at * 31 % 997 / 997:.6f},村{at % 300},{'是' if at % 3 else '否'}\n"
        for at in range(BLOCK)
    )
    block = "".join(lines).encode()
    with path.open("wb") as file:
        file.write(HEAD.encode())
        while file.tell() < megabytes << 20:
            left = (megabytes << 20) - file.tell()
            file.write(block if left > len(block) else block[: block.rfind(b"\n", 0, left) + 1])
            if left <= len(block):
                return


def cost(path: Path) -> tuple[float, float, int, str]:
    """CPU seconds, peak of memory in MB, exit code and first line said."""
    words = [sys.executable, "-m", "endogen", "estimate", str(path), "--of", "mean(income)"]
    child = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert child.stdout is not None
    said = child.stdout.read().decode()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, child.returncode, said


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, nargs="+", default=[50, 200, 490, 1024])
    print(f"{'file':24} {'CPU s':>7} {'MB':>7}  exit  said")
    with tempfile.TemporaryDirectory() as folder:
        for megabytes in parser.parse_args().megabytes:
            path = Path(folder) / f"answers-{megabytes}.csv"
            write(path, megabytes)
            parquet = path.with_suffix(".parquet")
            program = "import duckdb, sys; duckdb.read_csv(sys.argv[1]).write_parquet(sys.argv[2])"
            subprocess.run(
                [sys.executable, "-c", program, path, parquet], check=True, capture_output=True
            )
            for file in (path, parquet):
                seconds, peak, code, said = cost(file)
                last = said.splitlines()[-1][:60]
                print(f"{file.name:24} {seconds:7.1f} {peak:7.0f}  {code:4}  {last}")
                file.unlink()


if __name__ == "__main__":
    main()
