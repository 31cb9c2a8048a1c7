"""Whole runs on Spark: a study's results, and the example of the documents on a real cluster."""

from __future__ import annotations

import csv
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import polars as pl
import pytest
from tests.engines.every_indicator import REL

from endogen.survey.handing import COUNTS, NUMBERS
from endogen.workflow.demo import make_demo
from endogen.workflow.run import run

WAIT = 300  # seconds for what hangs when it fails
EXECUTOR_MB, WORKER_MB = 512, 1024


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs") / "village"
    make_demo(folder)
    return folder


def on_parquet(village: Path, folder: Path) -> Path:
    """The same study, whose answers are a folder of Parquet files."""
    study = folder / "study [1] {山}"
    make_demo(study)
    answers = study / "data" / "答卷"
    answers.mkdir()
    source = str(village / "data" / "households.csv")
    read = duckdb.connect()
    read.execute("CREATE TABLE t AS SELECT * FROM read_csv(?, sample_size=-1)", [source])
    for part, half in (("part 1", "<="), ("part 2", ">")):
        where = f"rowid {half} 100"
        read.sql(f"SELECT * FROM t WHERE {where}").write_parquet(str(answers / f"{part}.parquet"))
    file = study / "study.toml"
    text = file.read_text("utf-8")
    assert '"data/households.csv"' in text
    file.write_text(text.replace('"data/households.csv"', '"data/答卷"'), "utf-8")
    return study


def results(study: Path, out: Path, name: str) -> list[dict[str, str]]:
    run(study, out / name, langs=["en"], formats=["html"], engine=name)
    lines = (out / name / "results.csv").read_text("utf-8-sig").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@pytest.mark.slow
@pytest.mark.parametrize("held", ["csv", "parquet"])
def test_a_study_has_the_same_results_on_spark(
    held: str, spark: Any, village: Path, tmp_path: Path
) -> None:
    study = on_parquet(village, tmp_path) if held == "parquet" else village
    expected, found = (results(study, tmp_path, name) for name in ("duckdb", "spark"))
    assert len(found) == len(expected) > 500
    for mine, theirs in zip(found, expected, strict=True):
        assert mine["id"] == theirs["id"]
        for part, value in theirs.items():
            if part in NUMBERS and part not in COUNTS and value:
                assert float(mine[part]) == pytest.approx(float(value), rel=REL, abs=1e-15)
            else:
                assert mine[part] == value, (theirs["id"], part)


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


class Cluster:
    """A master and two workers on loopback, started from PySpark's own wheel."""

    def __init__(self, folder: Path) -> None:
        import pyspark

        self.folder, self.running = folder, list[subprocess.Popen[bytes]]()
        self.program = Path(pyspark.__file__).parent / "bin" / "spark-class"
        self.port = free_port()

    def start(self) -> None:
        assert EXECUTOR_MB <= WORKER_MB, "Spark would wait for ever, it does not fail"
        here = f"--host 127.0.0.1 --port {self.port} --webui-port {free_port()}"
        self._start("master.Master", here)
        self._await("Started daemon|I have been elected leader")
        for place in (1, 2):
            own = f"--host 127.0.0.1 --cores 1 --memory {WORKER_MB}m --webui-port {free_port()}"
            own += f" --work-dir {self.folder / f'work{place}'} spark://127.0.0.1:{self.port}"
            self._start("worker.Worker", own)
        self._await(r"Registering worker[\s\S]*Registering worker")

    def _start(self, role: str, words: str) -> None:
        env = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m"}
        with (self.folder / f"{len(self.running)}.log").open("wb") as said:
            call = [str(self.program), f"org.apache.spark.deploy.{role}", *words.split()]
            self.running.append(
                subprocess.Popen(call, stdout=said, stderr=said, env=env, cwd=self.folder)
            )

    def _await(self, pattern: str) -> None:
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            if re.search(pattern, (self.folder / "0.log").read_text("utf-8", "replace")):
                return
            assert all(one.poll() is None for one in self.running)
            time.sleep(0.2)
        raise TimeoutError((self.folder / "0.log").read_text("utf-8", "replace")[-2000:])

    def end(self) -> None:
        for one in reversed(self.running):
            one.terminate()
            one.wait(WAIT)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path)
    try:
        made.start()
        yield made
    finally:
        made.end()


def example(root: Path, name: str) -> str:
    blocks = re.findall(r"```python\n(.*?)```", (root / "docs" / name).read_text("utf-8"), re.S)
    assert len(blocks) == 1
    return str(blocks[0])


def register(folder: Path) -> None:
    """120,000 households, more than are brought into memory, in two files."""
    source = """
        SELECT (i * 7919 % 1000) / 500 + 0.5 AS w, 'county ' || (i % 12) AS county,
               i % 12 * 1000 + i // 12 % 40 AS village, (i % 3 = 0)::INT AS registered,
               round(3000 * exp((i * 104729 % 10007) / 5000), -1) AS income
        FROM range({start}, {end}) t(i)
    """
    for part in range(2):
        made = duckdb.sql(source.format(start=part * 60_000, end=(part + 1) * 60_000))
        made.write_parquet(str(folder / f"{part}.parquet"))


def run_example(code: str, folder: Path, master: str) -> list[str]:
    """The example under a configuration that names the master."""
    conf = folder / "conf"
    conf.mkdir(exist_ok=True)
    settings = {
        "spark.master": master,
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.executor.memory": f"{EXECUTOR_MB}m",
        "spark.sql.shuffle.partitions": "2",
    }
    lines = [f"{name} {value}\n" for name, value in settings.items()]
    (conf / "spark-defaults.conf").write_text("".join(lines), "utf-8")
    code += "print('master', spark.sparkContext.master)\n"
    code += "for row in results: print(row.group, repr(row.estimate), repr(row.se))\n"
    env = {**os.environ, "SPARK_CONF_DIR": str(conf), "SPARK_LOCAL_IP": "127.0.0.1"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=folder, env=env,
        timeout=WAIT, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    before, _, after = done.stdout.partition("master ")
    assert "difference" in before
    found, *rows = after.splitlines()
    assert found == master
    return rows


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="spark-class is a shell script")
def test_the_example_gives_the_same_numbers_on_a_cluster(
    cluster: Cluster, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "register").mkdir()
    register(tmp_path / "register")
    code = example(root, "spark.md")
    alone = run_example(code, tmp_path, "local[2]")
    spread = run_example(
        example(root, "spark.zh.md"), tmp_path, f"spark://127.0.0.1:{cluster.port}"
    )
    assert [one.split()[0] for one in alone] == ["0"] * 3 + ["1"] * 3
    for one, other in zip(alone, spread, strict=True):
        assert [float(v) for v in one.split()] == pytest.approx(
            [float(v) for v in other.split()], rel=REL
        )
    frame = pl.read_parquet(tmp_path / "register" / "*.parquet")
    poor = frame.filter(pl.col("registered") == 0)
    mean = np.average(poor["income"], weights=poor["w"])
    assert float(alone[0].split()[1]) == pytest.approx(mean, rel=REL)
