"""One task by one program, in a process of its own: what scale.py measures.

    python benchmarks/scale_tasks.py PROGRAM TASK FILE.parquet RESULT.csv

PROGRAM is endogen, svy or scan (the bare sums of the columns, by DuckDB: what reading alone
costs); R's part is scale.R. One line a number: name, value, standard error; and the CPU seconds
that loading the program took.
"""

from __future__ import annotations

import csv
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from households import COLUMNS, DESIGN

Row = tuple[str, float, float | None]
LINE, POWERS = 6_000, (0, 1, 2)
READ = {
    "county": [*DESIGN, "county", "income"],
    "inequality": [*DESIGN, "income"],
    "means": [*DESIGN, "poor", *COLUMNS],
}


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def endogen(task: str, path: Path) -> list[Row]:
    import duckdb  # noqa: F401  # like the next, otherwise loaded by the first large sample

    import endogen as en
    import endogen.survey.lazy

    asked = {
        "county": [en.mean("income")],
        "inequality": [en.gini("income"), *(en.fgt("income", line=LINE, alpha=a) for a in POWERS)],
        "means": [en.mean(name) for name in COLUMNS],
    }[task]
    by = {"county": "county", "means": "poor"}.get(task)
    loaded = cpu()
    sample = en.Sample(path, en.Design(weight="weight", strata="stratum", psu="village"))
    found = sample.estimate(*asked, by=by)
    powers = iter(POWERS)
    rows: list[Row] = [("loaded", loaded, None)]
    for row in found:
        part = next(powers) if row.indicator == "fgt" else row.group
        rows.append((f"{row.indicator}({row.variable}) {part}".strip(), row.estimate, row.se))
    return rows


def svy(task: str, path: Path) -> list[Row]:
    if task != "county":
        raise SystemExit("svy has no such indicators")
    import polars as pl
    import svy as package

    loaded = cpu()
    design = package.Design(stratum="stratum", psu="village", wgt="weight")
    data = pl.read_parquet(path, columns=READ[task])
    found = package.Sample(data, design).estimation.mean("income", by="county").to_polars()
    rows: list[Row] = [("loaded", loaded, None)]
    for county, value, se in found.select("county", "est", "se").iter_rows():
        rows.append((f"mean(income) {county}", value, se))
    return rows


def scan(task: str, path: Path) -> list[Row]:
    import duckdb

    loaded = cpu()
    sums = ", ".join(f"sum({name})" for name in READ[task])
    duckdb.sql(f"SELECT {sums} FROM '{path}'").fetchall()
    return [("loaded", loaded, None)]


PROGRAMS: dict[str, Callable[[str, Path], list[Row]]] = {
    "endogen": endogen,
    "svy": svy,
    "scan": scan,
}


def main() -> None:
    program, task, path, result = sys.argv[1:]
    rows = PROGRAMS[program](task, Path(path))
    with Path(result).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("name", "value", "se"), *rows])


if __name__ == "__main__":
    main()
