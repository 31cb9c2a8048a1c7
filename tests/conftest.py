"""What every test stands on: English messages, one thread, repeatable examples."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
hypothesis.settings.register_profile("repeatable", deadline=None, derandomize=True)
hypothesis.settings.load_profile("repeatable")

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENDOGEN_LANG", "en")


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT
