"""A program that used DuckDB, narwhals and NumPy says nothing of its own when it ends."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from endogen.workflow.demo import make_demo

ESTIMATE = """
    from endogen.survey.quiet_exit import leave_quietly

    leave_quietly()
    import duckdb, narwhals as nw, numpy as np

    relation = duckdb.sql("select range::double as income, range % 2 as poor from range(9)")
    means = nw.from_native(relation).group_by("poor").agg(nw.col("income").mean()).sort("poor")
    print(np.asarray(means.collect("pyarrow")["income"].to_numpy() if {arrow} else
          means.to_native().fetchnumpy()["income"]).tolist())
"""

ENDINGS = {
    "ends": "",
    "keeps frames in a cycle": """
        class Kept: pass
        kept = Kept(); kept.itself, kept.frame, kept.relation = kept, means, relation
    """,
    "keeps frames in a cache": """
        from functools import cache
        @cache
        def kept(): return means, relation
        kept()
    """,
    "keeps an expression": "kept = duckdb.ColumnExpression('income') * 2",
    "overloads a function of its own": """
        from typing import overload
        @overload
        def of(x: int) -> int: ...
        @overload
        def of(x: str) -> str: ...
        def of(x): return relation
    """,
    "loads SciPy too": "import scipy.special",
    "loads Polars too": "import polars",
    "leaves a thread to end": """
        import threading
        threading.Thread(target=lambda: means.to_native().fetchall()).start()
    """,
}


def run(program: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-c", program]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def program(ending: str = "", *, arrow: bool = False) -> str:
    return textwrap.dedent(ESTIMATE.format(arrow=arrow)) + textwrap.dedent(ending)


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS.keys())
def test_nothing_on_stderr(ending: str) -> None:
    done = run(program(ending))
    # 0, 2, 4, 6, 8 and 1, 3, 5, 7
    assert (done.stdout, done.stderr, done.returncode) == ("[4.0, 4.0]\n", "", 0)


def test_nothing_on_stderr_by_arrow() -> None:
    done = run(program(arrow=True))
    assert (done.stdout, done.stderr, done.returncode) == ("[4.0, 4.0]\n", "", 0)


def test_exit_code_stays() -> None:
    done = run(program("raise SystemExit(3)"))
    assert (done.stderr, done.returncode) == ("", 3)


def test_a_traceback_is_all_that_a_failing_program_shows() -> None:
    done = run(program("def fail(kept):\n    raise ValueError('mine')\nfail(means)"))
    assert done.stderr.startswith("Traceback (most recent call last):")
    assert done.stderr.endswith("ValueError: mine\n")
    assert done.returncode == 1


def test_the_connection_of_the_sources_asks_for_it() -> None:
    done = run(
        "from endogen.sources.duck import connection\n"
        "import narwhals as nw, numpy\n"
        "frame = nw.from_native(connection().sql('select 1 as one'))\n"
        "assert frame.select(nw.col('one').sum()).to_native().fetchall() == [(1,)]\n"
    )
    assert (done.stderr, done.returncode) == ("", 0)


def test_an_estimate_of_the_library_leaves_nothing() -> None:
    done = run(
        "from endogen import Sample\n"
        "import duckdb\n"
        "frame = duckdb.sql('select range::double as income, range % 2 as poor from range(9)')\n"
        "print([row.estimate for row in Sample(frame).estimate('mean(income)', by='poor')])\n"
    )
    assert (done.stdout, done.stderr, done.returncode) == ("[4.0, 4.0]\n", "", 0)


def test_a_run_by_polars_leaves_nothing(tmp_path: Path) -> None:
    make_demo(tmp_path / "village")
    command = ["-m", "endogen", "run", "village", "--engine", "polars", "--lang", "en"]
    done = subprocess.run(
        [sys.executable, *command], cwd=tmp_path, capture_output=True, timeout=120, check=False
    )
    assert (done.stderr, done.returncode) == (b"", 0)
