"""Tables beside the report: problems as CSV, results as Parquet."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from endogen.i18n import Words, render
from endogen.report.csv import lines
from endogen.study.problem import Problem
from endogen.survey.estimate import COLUMNS, Estimate
from endogen.survey.results import Results

PROBLEM_COLUMNS = ("severity", "code", "file", "row", "id", "variable", "value", "expected",
                   "message", "count")
WHOLE = ("count", "n", "n_missing")
WORDS = ("id", "indicator", "variable", "arguments", "domain", "group", "family", "unit",
         "base", "method", "provenance", "note")


def problems_csv(problems: Iterable[Problem], mark: Words = "") -> bytes:
    """One line a problem, in English; the codes are documented in both languages."""
    rows = [_problem(problem, render(mark, "en")) for problem in problems]
    return lines([PROBLEM_COLUMNS, *rows])


def _problem(problem: Problem, mark: str) -> list[str]:
    cells = [getattr(problem, name) for name in PROBLEM_COLUMNS]
    said = ["" if cell is None else render(cell, "en") for cell in cells]
    if mark:
        said[PROBLEM_COLUMNS.index("message")] += f" [{mark}]"
    return said


def results_parquet(results: Results, mark: Words = "") -> bytes:
    """The rows of results.csv with their types, written by DuckDB."""
    import duckdb

    declared = ", ".join(f'"{name}" {_type(name)}' for name in COLUMNS)
    with duckdb.connect() as con, tempfile.TemporaryDirectory() as folder:
        con.execute(f"CREATE TABLE results ({declared})")
        places = ", ".join("?" for _ in COLUMNS)
        con.executemany(f"INSERT INTO results VALUES ({places})",
                        [_typed(row, render(mark, "en")) for row in results])
        path = Path(folder) / "results.parquet"
        con.execute(f"COPY results TO '{path.as_posix()}' (FORMAT parquet)")
        return path.read_bytes()


def _type(name: str) -> str:
    if name in WHOLE:
        return "BIGINT"
    return "VARCHAR" if name in WORDS else "DOUBLE"


def _typed(row: Estimate, mark: str) -> list[object]:
    cells: list[object] = []
    for name in COLUMNS:
        value = getattr(row, name)
        if name in WORDS:
            cells.append(render(value, "en"))
        elif name in WHOLE:
            cells.append(value)
        else:
            cells.append(None if value != value else float(value))
    if mark:
        cells[-1] = f"{mark} {cells[-1]}".rstrip()
    return cells
