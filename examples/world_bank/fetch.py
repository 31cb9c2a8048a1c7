"""Put the World Bank's synthetic household sample under data/.

The PyPI package svy carries the file (``pip install svy``); nothing is downloaded here. The
strata are region by urban or rural, which the file holds in two columns: they are written
down as one, `stratum`, beside all the others.

    python examples/world_bank/fetch.py
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import duckdb

SAMPLE = Path("datasets", "_bundled", "hld_sample_wb_2023.parquet")
STRATUM = "geo1 || ' ' || lower(urbrur)"


def bundled() -> Path:
    """The file inside the installed package; the package itself is not imported."""
    found = find_spec("svy")
    if found is None or found.origin is None:
        sys.exit("The package svy is not installed: pip install svy")
    path = Path(found.origin).parent / SAMPLE
    if not path.exists():
        sys.exit(f"This version of svy holds no {SAMPLE.name}.")
    return path


def fetch(folder: Path) -> Path:
    """Write ``data/households.parquet`` below `folder`."""
    target = folder / "data" / "households.parquet"
    target.parent.mkdir(exist_ok=True)
    source = duckdb.read_parquet(str(bundled()))
    source.project(f"*, {STRATUM} AS stratum").write_parquet(str(target))
    return target


if __name__ == "__main__":
    print(fetch(Path(__file__).parent))
