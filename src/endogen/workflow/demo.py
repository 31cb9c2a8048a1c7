"""``endogen demo`` and ``endogen new``: make a study folder."""

from __future__ import annotations

from pathlib import Path

from endogen.errors import UseError, Where
from endogen.workflow.p_village import HERE, make_p_village


def make_demo(folder: Path | str) -> Path:
    """Make the P Village study in `folder`, which may be new, empty, or an earlier demo.

    Raises
    ------
    UseError
        E-USE-FOLDER when the folder holds something else.
    """
    target = Path(folder)
    if target.exists() and any(target.iterdir()) and not _is_ours(target):
        raise UseError("E-USE-FOLDER", where=Where(file=str(target)))
    make_p_village(target)
    return target


def _is_ours(folder: Path) -> bool:
    """Whether an earlier demo made it: its study.toml is the one that ships."""
    path = folder / "study.toml"
    return path.exists() and path.read_bytes() == (HERE / "study.toml").read_bytes()
