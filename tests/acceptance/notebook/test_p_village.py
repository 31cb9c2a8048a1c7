"""The notebook runs as a program and as a notebook, and shows what it computes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture
def notebook(root: Path, tmp_path: Path) -> Path:
    """A copy: marimo keeps what it showed beside the file."""
    copy = tmp_path / "notebook.py"
    shutil.copy(root / "examples" / "notebook" / "p_village.py", copy)
    return copy


def call(*words: object, cwd: Path, lang: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=cwd,
        env={**os.environ, "ENDOGEN_LANG": lang, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def test_it_runs_as_a_program(notebook, tmp_path):
    done = call(notebook, cwd=tmp_path, lang="en")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "p-village" / "out" / "report.zh.html").exists()


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ("standard error", "Who knows the programmes")), ("zh", ("标准误", "建档立卡户"))],
)
def test_it_is_exported_with_its_tables(notebook, tmp_path, lang, words):
    page = tmp_path / "page.html"
    done = call("-m", "marimo", "export", "html", notebook, "-o", page, cwd=tmp_path, lang=lang)
    assert done.returncode == 0, done.stderr
    said = page.read_text(encoding="utf-8")
    if "\\u" in said:  # what a cell showed stands there as JSON
        said = re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), said)
    for word in words:
        assert word in said
    assert "MarimoExceptionRaisedError" not in said
    assert said.count("class=") > 10
