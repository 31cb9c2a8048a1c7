"""The P Village study, made and run once."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest
from tests.acceptance.p_village.page import Page

from endogen.workflow.p_village import make_p_village
from endogen.workflow.run import RunResult, run


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The study folder."""
    made = tmp_path_factory.mktemp("p-village")
    make_p_village(made)
    return made


@pytest.fixture(scope="session")
def answers(folder: Path) -> list[dict[str, str]]:
    """The answers as they stand in the file, with the corrections made."""
    rows = rows_of(folder / "data" / "households.csv")
    by_id = {row["household_id"]: row for row in rows}
    for line in rows_of(folder / "data" / "corrections.csv"):
        row = by_id[line["id"]]
        assert row[line["variable"]] == line["old"]
        row[line["variable"]] = line["new"]
    return rows


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def study_file(folder: Path) -> dict[str, dict[str, object]]:
    """study.toml as it is written."""
    return tomllib.loads((folder / "study.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def finished(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> RunResult:
    """The run, in both languages."""
    return run(folder, out=tmp_path_factory.mktemp("finished") / "out")


@pytest.fixture(scope="session")
def lines(finished: RunResult) -> dict[str, dict[str, str]]:
    """The lines of results.csv by id, as any reader of CSV finds them."""
    with (finished.out / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        return {line["id"]: line for line in csv.DictReader(file)}


@pytest.fixture(scope="session")
def judged(finished: RunResult) -> dict[str, dict[str, str]]:
    """The lines of published.csv by id."""
    with (finished.out / "published.csv").open(encoding="utf-8-sig", newline="") as file:
        return {line["id"]: line for line in csv.DictReader(file)}


@pytest.fixture(scope="session")
def sources(finished: RunResult) -> dict[str, str]:
    return {
        lang: (finished.out / f"report.{lang}.html").read_text(encoding="utf-8")
        for lang in ("en", "zh")
    }


@pytest.fixture(scope="session")
def pages(sources: dict[str, str]) -> dict[str, Page]:
    return {lang: Page(html) for lang, html in sources.items()}
