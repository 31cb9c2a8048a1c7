"""Spark: the session of a process that has none, frames for it, and its errors in our words.

A frame of the user's own session (YARN, Kubernetes, standalone, Spark Connect) stays in it:
nothing here starts a second one.  The session made here is for one machine: it listens on
loopback only, has no web pages, and says nothing on the terminal.
"""

from __future__ import annotations

import atexit
import logging
import os
import re
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard

import numpy.typing as npt

from endogen.errors import OutsideError
from endogen.errors.foreign import quoted
from endogen.i18n import text
from endogen.survey.handing import library

if TYPE_CHECKING:
    from pyspark import SparkConf
    from pyspark.sql import DataFrame, SparkSession

JAVA = 17
LOOPBACK = "127.0.0.1"
LONGEST = 400  # characters of what Spark says: a plan can be a page
SETTINGS = {
    "spark.app.name": "endogen",
    "spark.master": "local[2]",
    "spark.driver.host": LOOPBACK,
    "spark.driver.bindAddress": LOOPBACK,
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.session.timeZone": "UTC",  # answers bear no time zone
    "spark.python.sql.dataFrameDebugging.enabled": "false",  # asks Java twice a column
}
WAIT = 20  # seconds that Java is given to end
CLASSED = re.compile(r"\[[A-Z][A-Z_.]{3,}\] .*")  # an error of Spark's own catalogue
NOISE = re.compile(r"^\s*(at |\.\.\.)|^WARNING: |spark-class")  # around what Java says
LOGS = (  # that write whole Java traces to the terminal
    "SQLQueryContextLogger",
    "py4j.clientserver",
    "py4j.java_gateway",
    "root",
)


def answering(native: object) -> AbstractContextManager[None]:
    """`spoken` around what is asked of a frame, if it is Spark's."""
    return spoken() if is_spark(native) else nullcontext()


def is_spark(native: object) -> TypeGuard[DataFrame]:
    """Whether a frame is Spark's, classic or Connect."""
    return type(native).__module__.startswith("pyspark.sql.")


def session() -> SparkSession:
    """The session of this process: the user's when there is one, else one made here.

    Raises
    ------
    UseError
        E-USE-LIBRARY when PySpark is not installed.
    OutsideError
        E-OUTSIDE-SPARK-JAVA without Java; E-OUTSIDE-SPARK-START when Spark does not start.
    """
    library("pyspark")
    library("pyarrow", extra="spark")
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

    active = SparkSession.getActiveSession()  # of this thread
    if active is not None:
        return active
    if SparkContext._active_spark_context is not None:
        return SparkSession.builder.getOrCreate()
    _refuse_java()
    return _started()


def _started() -> SparkSession:
    from pyspark import SparkConf, SparkContext
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    folder = scratch()
    own = {"spark.local.dir": str(folder), "spark.sql.warehouse.dir": (folder / "w").as_uri()}
    conf = SparkConf(loadDefaults=False)
    for name, value in (SETTINGS | own).items():
        conf.set(name, value)
    log = folder / "java.log"
    try:
        with _on_loopback(), spoken():
            gateway = SparkContext._gateway or _launched(conf, log)
            return SparkSession(SparkContext(gateway=gateway, conf=conf))
    except (OutsideError, PySparkException, OSError):
        raise OutsideError("E-OUTSIDE-SPARK-START", reason=_last(log)) from None


def _launched(conf: SparkConf, log: Path) -> Any:
    """A Java for this process, whose words go into a file and which ends with it."""
    from pyspark import java_gateway

    launch: Any = java_gateway.launch_gateway  # which has no types
    with log.open("wb") as said:
        gateway = launch(conf, {"stdout": said, "stderr": said})
    atexit.register(_end, gateway)
    return gateway


@contextmanager
def _on_loopback() -> Iterator[None]:
    """Spare Spark the question what this machine's address is: offline it has none."""
    before = os.environ.get("SPARK_LOCAL_IP")
    os.environ["SPARK_LOCAL_IP"] = LOOPBACK
    try:
        yield
    finally:
        os.environ.pop("SPARK_LOCAL_IP")
        if before is not None:
            os.environ["SPARK_LOCAL_IP"] = before


def _end(gateway: Any) -> None:
    """Stop Spark, and wait for its Java to be gone."""
    from pyspark import SparkContext

    running = SparkContext._active_spark_context
    with spoken(silent=True):
        if running is not None and running._gateway is gateway:
            running.stop()
        gateway.shutdown()
    gateway.proc.stdin.close()  # what Java waits for
    try:
        gateway.proc.wait(WAIT)
    except subprocess.TimeoutExpired:
        gateway.proc.kill()
        gateway.proc.wait()


def _last(log: Path) -> object:
    """The last words of Java, where it says what was wrong."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    told = [one for one in lines if one.strip() and not NOISE.search(one)]
    return quoted("Java", told[-1][:LONGEST]) if told else text("Java ended without a word")


@cache
def scratch() -> Path:
    """A folder of this process, removed when it ends, after Spark has."""
    folder = Path(tempfile.mkdtemp(prefix="endogen-spark-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _refuse_java() -> None:
    home = os.environ.get("JAVA_HOME", "")
    program = shutil.which("java", path=str(Path(home) / "bin") if home else None)
    if program is None:
        got = text("none in JAVA_HOME, {folder}", folder=home) if home else text("none")
        raise OutsideError("E-OUTSIDE-SPARK-JAVA", least=str(JAVA), got=got)
    asked = subprocess.run([program, "-version"], capture_output=True, check=False)
    answer = (asked.stderr + asked.stdout).decode("utf-8", errors="replace")
    version = re.search(r'version "(?:1\.)?(\d+)', answer)
    if version is None or int(version[1]) < JAVA:
        said = answer.strip().partition("\n")[0] or program
        raise OutsideError("E-OUTSIDE-SPARK-JAVA", least=str(JAVA), got=said)


def named_inside(native: DataFrame) -> tuple[DataFrame, dict[str, str]]:
    """A frame whose names Spark takes for names: dots and backticks would be its grammar.

    Returns
    -------
    (frame, names)
        The name inside of each column by its owner's.
    """
    names = {
        name: f"column {place}" if set(name) & set(".`") else name
        for place, name in enumerate(native.columns)
    }
    if all(name == inside for name, inside in names.items()):
        return native, names
    return native.toDF(*names.values()), names


def lent(table: Mapping[str, npt.NDArray[Any]], native: DataFrame) -> DataFrame:
    """Bring a small table to the session of a frame."""
    arrow = library("pyarrow", extra="spark")
    columns = {
        name: arrow.array(array.tolist(), arrow.string() if _words(array) else arrow.float64())
        for name, array in table.items()
    }
    with spoken():
        made: DataFrame = native.sparkSession.createDataFrame(arrow.table(columns))
    return made


def _words(array: npt.NDArray[Any]) -> bool:
    return array.dtype.kind in "OU" and any(isinstance(item, str) for item in array)


def taken_over(relation: Any) -> DataFrame:
    """What a DuckDB relation holds, as Spark reads it: by way of a Parquet file.

    One reading, recoding and correcting of answers serves all engines so; it needs room for
    the file on the disk.
    """
    import duckdb

    number = sum(1 for _ in scratch().glob("*.parquet"))
    file = scratch() / f"answers-{number}.parquet"
    try:
        relation.write_parquet(str(file), compression="zstd")
    except duckdb.IOException as error:
        reason = quoted("DuckDB", str(error).partition("\n")[0])
        raise OutsideError("E-OUTSIDE-MAKE", reason=reason) from None
    own = session()
    with spoken():
        return own.read.parquet(file.as_uri())


@contextmanager
def spoken(*, silent: bool = False) -> Iterator[None]:
    """Turn what Spark raises into one line with a code, and keep its log off the terminal.

    Raises
    ------
    OutsideError
        E-OUTSIDE-SPARK.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    logs = [log for log in map(logging.getLogger, LOGS) if not log.disabled]
    for log in logs:
        log.disabled = True
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas")
            yield
    except (Py4JError, PySparkException, ConnectionError) as error:
        if not silent:
            raise OutsideError("E-OUTSIDE-SPARK", reason=_reason(error)) from None
    finally:
        for log in logs:
            log.disabled = False


def _reason(error: Exception) -> object:
    """The line of what Spark says that says why, without the names of Java's classes."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    classed = (found[0] for line in lines if (found := CLASSED.search(line)))
    causes = [line for line in lines if line.startswith("Caused by: ")]
    said = next(classed, (causes or lines[:1] or [type(error).__name__])[-1])
    said = re.sub(r"^(?:Caused by: )?(?:(?:[\w$]+\.)+[\w$]+: )?", "", said)
    said = re.sub(r"\.? *SQLSTATE: \w+.*$", "", said)
    return quoted("Spark", said[:LONGEST].rstrip("."))
