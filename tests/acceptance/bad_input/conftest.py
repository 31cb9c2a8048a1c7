"""The P Village study, to be spoilt in one place at a time."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Row = dict[str, str]


class Village:
    """A copy of the study folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.answers = folder / "data" / "households.csv"

    def rows(self) -> list[Row]:
        """The answers as text."""
        return list(csv.DictReader(io.StringIO(self.answers.read_text(encoding="utf-8-sig"))))

    def spoil(self, change: Callable[[list[Row]], object]) -> None:
        """Change the answers in place."""
        rows = self.rows()
        change(rows)
        out = io.StringIO()
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
        self.answers.write_text(out.getvalue(), encoding="utf-8")

    def write(self, content: bytes) -> None:
        """Put other bytes in the place of the answers."""
        self.answers.write_bytes(content)


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from endogen.workflow.demo import make_demo

    return make_demo(tmp_path_factory.mktemp("p-village"))


@pytest.fixture
def village(pristine: Path, tmp_path: Path) -> Village:
    folder = tmp_path / "p-village"
    shutil.copytree(pristine, folder)
    return Village(folder)


@pytest.fixture
def endogen(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Run a command as a user does: its exit code, and all that it said."""
    from endogen.cli.entry import main

    def call(*words: object) -> tuple[int, str]:
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        text = said.out + said.err
        assert "Traceback" not in text
        assert "E-OUTSIDE-UNFORESEEN" not in text
        return code, text

    return call
