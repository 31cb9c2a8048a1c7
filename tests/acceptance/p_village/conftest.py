"""The P Village study, made once."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from endogen.workflow.p_village import make_p_village


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The study folder."""
    made = tmp_path_factory.mktemp("p-village")
    make_p_village(made)
    return made


@pytest.fixture(scope="session")
def answers(folder: Path) -> list[dict[str, str]]:
    """The answers as they stand in the file."""
    with (folder / "data" / "households.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
