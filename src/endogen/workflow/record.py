"""run.json: what went into a run, so that it can be repeated and checked."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from endogen.survey.engine import spelt_out
from endogen.survey.results import Results
from endogen.workflow.opening import Opened

PACKAGES = (
    "endogen",
    "narwhals",
    "duckdb",
    "numpy",
    "scipy",
    "vl-convert-python",
    "python-docx",
    "xlsxwriter",
    "polars",
    "pyspark",
)
BLOCK = 1 << 20


def record(
    opened: Opened,
    results: Results,
    languages: Sequence[str],
    formats: Sequence[str],
    engine: str,
) -> bytes:
    """The content of run.json."""
    checked, study = opened.checked, opened.study
    content = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "command": [
            *("endogen", "run", spelt_out(opened.folder.resolve().name)),
            *("--lang", ",".join(languages), "--format", ",".join(formats)),
            *("--engine", engine),
        ],
        "engine": engine,
        "seed": study.report.seed,
        "permutations": study.report.permutations,
        "level": study.report.level,
        "inputs": {
            name: digest for path in opened.inputs for name, digest in _digests(path, opened.folder)
        },
        "reading": dict(opened.answers.reading),
        "rows": {
            "in": checked.rows,
            "valid": checked.valid,
            "dropped": dict(checked.dropped),
        },
        "corrections": {
            "file": opened.corrections.file,
            "applied": len(opened.corrections.applied),
            "refused": opened.corrections.refused,
        },
        "missing": {why.value: n for why, n in checked.quality.by_reason().items()},
        "problems": len(opened.problems),
        "results": len(results),
        "versions": {"python": platform.python_version(), **_versions()},
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _versions() -> dict[str, str]:
    found = {}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _digests(path: Path, folder: Path) -> Iterator[tuple[str, str]]:
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    for file in files:
        digest = hashlib.sha256()
        with file.open("rb") as stream:
            while block := stream.read(BLOCK):
                digest.update(block)
        yield file.relative_to(folder).as_posix(), digest.hexdigest()
