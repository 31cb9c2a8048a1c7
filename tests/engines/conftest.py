"""One Spark for a test process: local, quiet, ended with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from endogen.survey import spark as engine_of_spark

# Frames of a few hundred rows: what costs is Java warming up, not the rows.
HASTY = {
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.sql.shuffle.partitions": "2",
}


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """The session that `endogen run --engine spark` makes, in a hurry."""
    engine_of_spark.SETTINGS.update(HASTY)
    made = engine_of_spark.session()
    yield made
    made.stop()
