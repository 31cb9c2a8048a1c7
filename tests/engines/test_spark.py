"""What is Spark's own: its session, its errors in our words, nothing of it on the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import endogen as en
from endogen.errors import DataError, OutsideError, UseError
from endogen.survey import engine
from endogen.survey import spark as engine_of_spark

POSIX = pytest.mark.skipif(os.name == "nt", reason="the program java is made by a shell script")


HASTY = {"JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1"}  # which Java says aloud


def python(code: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False,
        cwd=folder, env={**os.environ, "ENDOGEN_LANG": "en", **HASTY, **env}, timeout=300,
    )  # fmt: skip


def endogen(words: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    code = f"import sys; from endogen.cli import main; sys.exit(main({words.split()!r}))"
    return python(code, folder, **env)


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_names_that_nobody_can_tell_apart_are_refused(spark: Any) -> None:
    for said, code in (("1 AS a, 2 AS a", "TWICE"), ("1 AS a, 2 AS A", "CASE")):
        with pytest.raises(DataError) as refused:
            en.Sample(spark.sql(f"SELECT {said}"))
        assert refused.value.code == f"E-DATA-NAME-{code}"


def test_moments_with_a_time_zone_are_those_of_the_session(
    spark: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "IN_MEMORY", 0)
    frame = spark.sql("SELECT TIMESTAMP_LTZ '2021-07-03 08:00:00+08:00' AS at, 1.5D AS x")
    assert en.Sample(frame).estimate("mean(x)", by="at")[0].group == "2021-07-03 00:00:00"


@pytest.mark.parametrize("rows", [0, 50_000], ids=["in its engine", "in memory"])
def test_what_spark_cannot_do_is_one_line_with_a_code(
    rows: int, spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Any
) -> None:
    monkeypatch.setattr(engine, "IN_MEMORY", rows)
    kept = tmp_path / "kept.parquet"
    spark.range(5).selectExpr("CAST(id AS DOUBLE) AS x").write.parquet(str(kept))
    lost = spark.read.parquet(str(kept))
    for part in kept.glob("*.parquet"):
        part.write_bytes(b"no longer Parquet")
    words = spark.sql("SELECT CAST(v AS INT) AS x FROM VALUES ('1'), ('甲') AS t(v)")
    for frame, hint in ((lost, "kept.parquet"), (words, "'甲'")):
        with pytest.raises(OutsideError) as failed:
            en.Sample(frame).estimate("mean(x)")
        said = failed.value.say().splitlines()
        assert failed.value.code == "E-OUTSIDE-SPARK"
        assert hint in said[0]
        assert len(said) == 2
        assert "\tat " not in failed.value.say("zh")
        assert "java" not in said[0].lower()
    assert capfd.readouterr().err == ""


OWN = """
import endogen as en
from endogen.survey import engine, spark
own = spark.session()
print(own.sparkContext._gateway.proc.pid, own.conf.get("spark.driver.bindAddress"))
engine.IN_MEMORY = 0
sample = en.Sample(own.range(0, 6, 2).selectExpr("CAST(id AS DOUBLE) AS x"))
# here it dies
print([row.estimate for row in sample.estimate("mean(x)", "gini(x)")])
"""


def test_nothing_of_spark_reaches_the_terminal_and_java_ends_with_us(tmp_path: Path) -> None:
    done = python(OWN, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    first, second = done.stdout.splitlines()
    pid, address = first.split()
    assert address == "127.0.0.1"
    assert gone(int(pid))
    assert second.startswith("[2.0, 0.4")  # 0 2 4: mean 2, Gini 4/9
    assert list(tmp_path.iterdir()) == []  # no warehouse, no log


@pytest.mark.slow
def test_java_that_dies_is_an_error_with_a_code(tmp_path: Path) -> None:
    dying = OWN.replace("# here it dies", "own.sparkContext._gateway.proc.kill()")
    code = f"""
import sys
from endogen.cli import entry
def fail(_words):
    exec({dying!r})
entry._answer = fail
sys.exit(entry.main([]))
"""
    done = python(code, tmp_path)
    assert done.returncode == 3
    assert done.stderr.startswith("E-OUTSIDE-SPARK: Spark failed: ")
    assert len(done.stderr.splitlines()) == 2
    assert gone(int(done.stdout.split()[0]))


@pytest.mark.slow
def test_the_session_of_the_user_is_used_and_left_alone(tmp_path: Path) -> None:
    code = """
from pyspark.sql import SparkSession
theirs = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
from endogen.survey import spark
assert spark.session() is theirs
print(theirs.range(3).count())
"""
    done = python(code, tmp_path, SPARK_LOCAL_IP="127.0.0.1")
    assert (done.returncode, done.stdout) == (0, "3\n")


def test_without_pyspark_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(UseError) as refused:
        engine_of_spark.session()
    assert refused.value.code == "E-USE-LIBRARY"
    assert 'pip install "endogen[spark]"' in refused.value.say()
    assert 'pip install "endogen[spark]"' in refused.value.say("zh")


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from endogen.workflow.demo import make_demo

    folder = tmp_path_factory.mktemp("spark")
    make_demo(folder / "village")
    return folder


def java(folder: Path, *lines: str) -> str:
    """A JAVA_HOME whose java says these lines and ends in failure."""
    program = folder / "home" / "bin" / "java"
    program.parent.mkdir(parents=True)
    said = "".join(f"echo '{line}' >&2\n" for line in lines)
    program.write_text(f"#!/bin/sh\n{said}exit 1\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program.parent.parent)


def test_without_java_it_is_said_how_to_get_it(village: Path, tmp_path: Path) -> None:
    for lang, hint in (("en", "Install one"), ("zh", "请安装")):
        done = endogen(
            f"run village --engine spark --lang {lang}", village, JAVA_HOME=str(tmp_path)
        )
        assert done.returncode == 3
        assert done.stderr.startswith("E-OUTSIDE-SPARK-JAVA")
        assert hint in done.stderr
        assert "Traceback" not in done.stderr


@POSIX
@pytest.mark.parametrize(
    ("lines", "code", "hint"),
    [
        (('openjdk version "11.0.2" 2019-01-15',), "E-OUTSIDE-SPARK-JAVA", "11.0.2"),
        (('java version "1.8.0_301"',), "E-OUTSIDE-SPARK-JAVA", "1.8.0_301"),
        (('openjdk version "17.0.2"', "too little memory"), "E-OUTSIDE-SPARK-START", "too little"),
    ],
)
def test_java_that_does_not_fit_or_start_is_named(
    lines: tuple[str, ...], code: str, hint: str, village: Path, tmp_path: Path
) -> None:
    home = java(tmp_path, *lines)
    done = endogen("run village --engine spark", village, JAVA_HOME=home)
    assert done.returncode == 3
    assert done.stderr.startswith(code)
    assert hint in done.stderr
    assert "Traceback" not in done.stderr


CONNECT = """
import endogen as en
from endogen.errors import OutsideError
from endogen.survey import engine
from pyspark.sql import SparkSession
theirs = SparkSession.builder.remote("local[2]").getOrCreate()
engine.IN_MEMORY = 0
frame = theirs.range(40).selectExpr("id % 8 AS v", "id % 2 AS h", "CAST(id AS DOUBLE) AS `a.b`")
rows = en.Sample(frame, en.Design(strata="h", psu="v")).estimate("mean(col('a.b'))", "gini(v)")
print([repr(row.estimate) for row in rows])
words = theirs.sql("SELECT CAST(v AS INT) AS x FROM VALUES ('1'), ('x') AS t(v)")
try:
    en.Sample(words).estimate("mean(x)")
except OutsideError as error:
    print(error.code)
theirs.stop()
"""


@pytest.mark.slow
def test_frames_of_spark_connect_are_taken(tmp_path: Path) -> None:
    loopback = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    conf = tmp_path / "conf"
    conf.mkdir()
    lines = [f"{name} {value}\n" for name, value in loopback.items()]
    (conf / "spark-defaults.conf").write_text("".join(lines), "utf-8")
    done = python(CONNECT, tmp_path, SPARK_LOCAL_IP="127.0.0.1", SPARK_CONF_DIR=str(conf))
    assert done.returncode == 0, done.stderr[-2000:]
    # The mean of 0 … 39, and the Gini of 0 … 7: (8² − 1) / (3 · 8 · 7).
    assert done.stdout.splitlines() == ["['19.5', '0.375']", "E-OUTSIDE-SPARK"]
