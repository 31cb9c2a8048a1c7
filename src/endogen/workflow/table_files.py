"""Tables beside the report: problems as CSV, results as Parquet."""

from __future__ import annotations

import json
import math
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from endogen.i18n import Label, Text, Words, render
from endogen.report.csv import lines
from endogen.study.problem import Problem
from endogen.survey.estimate import COLUMNS, Estimate
from endogen.survey.results import Results

PROBLEM_COLUMNS = (
    "severity",
    "code",
    "file",
    "row",
    "id",
    "variable",
    "value",
    "expected",
    "message",
    "count",
)
WHOLE = ("count", "n", "n_missing")
WORDS = (
    "id",
    "indicator",
    "variable",
    "arguments",
    "domain",
    "group",
    "family",
    "unit",
    "base",
    "method",
    "provenance",
    "note",
)


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


def results_json(results: Iterable[Estimate]) -> bytes:
    """A list of rows with the fixed names; what is undefined is null, words are English."""
    listed = [{name: _plain(getattr(row, name)) for name in COLUMNS} for row in results]
    return (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(value: object) -> object:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return render(value, "en") if isinstance(value, Text | Label) else value


def results_parquet(results: Results, mark: Words = "") -> bytes:
    """The rows of results.csv with their types, written by DuckDB."""
    import duckdb

    table = {name: _column(results, name, render(mark, "en")) for name in COLUMNS}
    typed = ", ".join(_typed(name) for name in COLUMNS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "results.parquet"
        target = path.as_posix().replace("'", "''")  # the folder may be O'Brien's
        with duckdb.connect() as con:  # closed before the file is read and the folder removed
            con.register("rows", table)
            con.execute(f"COPY (SELECT {typed} FROM rows) TO '{target}' (FORMAT parquet)")
        return path.read_bytes()


def _column(results: Results, name: str, mark: str) -> npt.NDArray[Any]:
    """One column in memory: words, or numbers with NaN where there is none."""
    values = [getattr(row, name) for row in results]
    if name not in WORDS:
        return np.array([np.nan if v is None else v for v in values], dtype=np.float64)
    said = [render(v, "en") for v in values]
    if mark and name == "note":
        said = [f"{mark} {note}".rstrip() for note in said]
    return np.array(said, dtype=object)


def _typed(name: str) -> str:
    if name in WORDS:
        return f'"{name}"'
    kind = "BIGINT" if name in WHOLE else "DOUBLE"
    return f'CAST(CASE WHEN isnan("{name}") THEN NULL ELSE "{name}" END AS {kind}) AS "{name}"'
