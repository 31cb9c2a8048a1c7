"""Synthetic households for the measurements of scale, the same on every machine.

    python benchmarks/households.py FOLDER [--rows 1000000] [--mixed]

A stratified sample of villages: 20 counties of 4 strata of 60 villages (4,800 PSUs), unequal
weights, size, a poor flag, income in whole yuan, and 24 columns of which every third has missing
values; half are numbers with decimals, a quarter whole numbers, a quarter 0/1. The rows come
village by village, as registers and surveys do, or the same rows mixed. Everything is made from
hashes of the row's number, by DuckDB.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

COLUMNS = [f"x{i:02d}" for i in range(1, 25)]
DESIGN = ["weight", "stratum", "village"]
PSUS, STRATA, COUNTIES = 4_800, 80, 20

ROWS = """
WITH drawn AS (
    SELECT range AS i, hash(range * 7 + 1) % {psus} AS v,
        (hash(range * 7 + 2) % 1000000 + 0.5) / 1e6 AS u1,
        (hash(range * 7 + 3) % 1000000 + 0.5) / 1e6 AS u2
    FROM range({rows})
), placed AS (
    SELECT *, v // {in_stratum} AS s, (hash(v + 17) % 1000) / 1000.0 AS effect,
        sqrt(-2 * ln(u1)) * cos(2 * pi() * u2) AS z
    FROM drawn
), made AS (
    SELECT *, round(exp(9.2 + 0.4 * effect + 0.75 * z)) AS income FROM placed
)
SELECT
    round(0.5 + s % 7 + (hash(i * 7 + 4) % 1000) / 250.0, 3) AS weight,
    s::INTEGER AS stratum, v::INTEGER AS village, (s // {in_county})::INTEGER AS county,
    (1 + hash(i * 7 + 5) % 7)::TINYINT AS size,
    (income < 6000)::TINYINT AS poor,
    income::INTEGER AS income,
    {columns}
FROM made
{order}
"""


def column(number: int) -> str:
    """One of the 24: with decimals, whole, or 0/1; with and without missing values."""
    draw = f"hash(i * 31 + {number})"
    value = (
        f"round({draw} % 100000 / 700.0 + 5 * effect + z, 2)",
        f"({draw} % 40 + (v % 13))::SMALLINT",
        f"round(1000 * exp(z / 2) + {draw} % 997, 1)",
        f"({draw} % 100 < 20 + 30 * effect)::TINYINT",
    )[number % 4]
    if number % 3 == 0:
        value = f"CASE WHEN hash(i * 17 + {number}) % 50 > 0 THEN {value} END"
    return f"{value} AS {COLUMNS[number - 1]}"


COPY = """
import sys, duckdb
with duckdb.connect() as connection:
    connection.execute("SET enable_progress_bar = false")
    connection.execute(sys.argv[1])
"""


def households(folder: Path, rows: int, *, mixed: bool = False) -> Path:
    """The Parquet file of so many households; it is written if it is not there."""
    path = folder / f"households-{rows}{'-mixed' if mixed else ''}.parquet"
    if not path.exists():
        columns = ",\n    ".join(column(number) for number in range(1, 25))
        order = "" if mixed else "ORDER BY v, i"
        places = {"psus": PSUS, "in_stratum": PSUS // STRATA, "in_county": STRATA // COUNTIES}
        query = ROWS.format(rows=rows, columns=columns, order=order, **places)
        _written(query, path, "FORMAT parquet")
    return path


def as_csv(parquet: Path, columns: list[str]) -> Path:
    """Some of their columns as CSV, which R reads without further packages."""
    path = parquet.with_suffix(f".{len(columns)}.csv")
    if not path.exists():
        _written(f"SELECT {', '.join(columns)} FROM '{parquet}'", path, "FORMAT csv")
    return path


def _written(query: str, path: Path, options: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")  # a file that was broken off is not taken for whole
    # In a process of its own: those measured would else begin with the peak memory of this one.
    copying = f"COPY ({query}) TO '{part}' ({options})"
    subprocess.run([sys.executable, "-c", COPY, copying], check=True)
    part.replace(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--mixed", action="store_true")
    asked = parser.parse_args()
    print(households(asked.folder, asked.rows, mixed=asked.mixed))


if __name__ == "__main__":
    main()
