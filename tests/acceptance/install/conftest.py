"""endogen as its users get it: built, and installed into an empty environment."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

# What would lead a program back to this repository, or decide its language.
OURS = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "ENDOGEN_LANG", "LC_ALL", "LANG", "LANGUAGE")


def clean(**more: str) -> dict[str, str]:
    """The environment of a user."""
    return {k: v for k, v in os.environ.items() if k not in OURS} | more


@dataclass(frozen=True)
class Installed:
    """An environment that holds endogen and what it needs, and nothing else."""

    root: Path
    wheel: Path

    @property
    def python(self) -> Path:
        return self.root / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def run(self, *words: object, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
        """Call endogen, or with ``-c`` Python, outside the repository."""
        first = [str(self.python), *([] if words[0] == "-c" else ["-m", "endogen"])]
        return subprocess.run(
            [*first, *map(str, words)],
            cwd=cwd,
            env=clean(**env),
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )


@pytest.fixture(scope="session")
def sdist(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(folder)]
    subprocess.run(build, cwd=root, check=True, capture_output=True)
    (made,) = folder.glob("*.tar.gz")
    return made


@pytest.fixture(scope="session")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the sdist, by what pyproject.toml says that building needs."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", str(folder), str(sdist)]
    subprocess.run(build, cwd=folder, check=True, capture_output=True, env=clean())
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    found = Installed(tmp_path_factory.mktemp("venv") / "env", wheel)
    venv.create(found.root, with_pip=True)
    install = [str(found.python), "-m", "pip", "install", "--quiet", str(wheel)]
    subprocess.run(install, cwd=found.root, check=True, capture_output=True, env=clean())
    return found
