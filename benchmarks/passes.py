"""What one pass of estimates costs beside reading the columns, on a million rows.

    python benchmarks/passes.py [--rows 1000000] [--times 5] [--engine duckdb --engine polars]

Means with standard errors of 24 columns, poor and not poor, in a stratified cluster sample with
weights, by `Sample.estimate`; beside it a bare scan that sums the same columns, and the grouped
sums written by hand for the engine. All in one process, in turn, after one round that is not
counted; ratios are taken within a round. CPU is user and system time of the process.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

COLUMNS = [f"x{i:02d}" for i in range(1, 25)]
DESIGN = ["weight", "stratum", "psu", "poor"]
ENGINES = ("duckdb", "polars")

ROWS = """
copy (
    with base as (
        select range as i, hash(range) as seed from range({rows})
    )
    select
        1 + (seed % 97) / 50.0 as weight,
        (i * {psus} // {rows}) // ({psus} // 40) as stratum,
        i * {psus} // {rows} as psu,
        (hash(i + 1) % 10 < 3)::int as poor,
        {columns}
    from base
) to '{path}' (format parquet)
"""


def make(path: Path, rows: int, psus: int) -> None:
    """Write a Parquet file by SQL: every third column has missing values, half are whole."""
    import duckdb

    columns = []
    for number, name in enumerate(COLUMNS):
        value = f"(hash(i * 31 + {number}) % 100000) / 7.0"
        value = f"{value} + psu % 13" if number % 2 else f"({value})::int"
        if number % 3 == 0:
            value = f"case when hash(i * 17 + {number}) % 50 > 0 then {value} end"
        columns.append(f"{value} as {name}")
    duckdb.sql(ROWS.format(rows=rows, psus=psus, path=path, columns=",\n        ".join(columns)))


def duckdb_scan(path: Path) -> None:
    import duckdb

    sums = ", ".join(f"sum({name})" for name in (*COLUMNS, *DESIGN))
    duckdb.sql(f"select {sums} from '{path}'").fetchall()


def duckdb_sums(path: Path) -> None:
    import duckdb

    sums = ", ".join(
        f"sum(weight * {name}), sum(case when {name} is not null then weight end)"
        for name in COLUMNS
    )
    query = f"select stratum, psu, poor, {sums} from '{path}' group by all"
    duckdb.sql(query).fetchnumpy()


def polars_scan(path: Path) -> None:
    import polars as pl

    pl.scan_parquet(path).select(pl.col(*COLUMNS, *DESIGN).sum()).collect(engine="streaming")


def polars_sums(path: Path) -> None:
    import polars as pl

    weight = pl.col("weight")
    sums = [(weight * pl.col(name)).sum().alias(f"{name}_y") for name in COLUMNS]
    bases = [(weight * pl.col(name).is_not_null()).sum().alias(name) for name in COLUMNS]
    groups = pl.scan_parquet(path).group_by("stratum", "psu", "poor")
    groups.agg(*sums, *bases).collect(engine="streaming")


def estimate(path: Path, engine: str) -> None:
    """The same through endogen; a new Sample each time, so that nothing is remembered."""
    from endogen import Design, Sample, mean

    frame: object = str(path)
    if engine == "polars":
        import polars as pl

        frame = pl.scan_parquet(path)
    sample = Sample(frame, Design(weight="weight", strata="stratum", psu="psu"))
    rows = sample.estimate(*(mean(name) for name in COLUMNS), by="poor")
    assert len(rows) == 2 * len(COLUMNS)


def steps(engine: str, path: Path) -> dict[str, Callable[[], None]]:
    scan, sums = (duckdb_scan, duckdb_sums) if engine == "duckdb" else (polars_scan, polars_sums)
    return {
        "scan": lambda: scan(path),
        "sums by hand": lambda: sums(path),
        "Sample.estimate": lambda: estimate(path, engine),
    }


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def spent(step: Callable[[], None]) -> float:
    start = cpu()
    step()
    return cpu() - start


def rounds(todo: dict[str, Callable[[], None]], times: int) -> list[dict[str, float]]:
    taken = [{name: spent(step) for name, step in todo.items()} for _ in range(times + 1)]
    return taken[1:]


def report(engine: str, taken: list[dict[str, float]]) -> None:
    for name in taken[0]:
        ratios = sorted(one[name] / one["scan"] for one in taken)
        middle = statistics.median(one[name] for one in taken)
        shown = f"{ratios[0]:.2f} – **{statistics.median(ratios):.2f}** – {ratios[-1]:.2f}"
        print(f"| {engine} | {name} | {middle:.3f} | {shown} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--psus", type=int, default=4_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--engine", action="append", choices=ENGINES)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "households.parquet"
        make(path, asked.rows, asked.psus)
        print(f"{asked.rows:,} rows, {asked.psus:,} PSUs, {asked.times} rounds\n")
        print(
            "| engine | step | CPU s | ratio to the scan, min – median – max |\n|---|---|---|---|"
        )
        for engine in asked.engine or ENGINES:
            report(engine, rounds(steps(engine, path), asked.times))


if __name__ == "__main__":
    main()
