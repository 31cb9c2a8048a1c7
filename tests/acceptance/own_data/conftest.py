"""The P Village study as it comes, and the same answers in other people's files."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.acceptance.own_data.village import Village, read_village

from endogen.cli import main
from endogen.workflow.demo import make_demo

LEFT_OUT = ("[published]", 'file = "published.toml"', 'returns = "data/returns.csv"')


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The study of P Village, without what a file of answers does not hold."""
    folder = make_demo(tmp_path_factory.mktemp("p-village"))
    toml = (folder / "study.toml").read_text(encoding="utf-8").replace('    "returns",\n', "")
    kept = [line for line in toml.splitlines() if line not in LEFT_OUT]
    (folder / "study.toml").write_text("\n".join(kept), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def village(demo: Path) -> Village:
    return read_village(demo)


@pytest.fixture(scope="session")
def expected(demo: Path) -> dict[str, dict[str, str]]:
    """The results of the study itself, by the id of the row."""
    assert main(["run", str(demo), "--lang", "en"]) == 0
    return results(demo)


def results(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / "out" / "results.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {line["id"]: line for line in csv.DictReader(file)}
