"""``endogen demo`` and ``endogen new``: make a study folder."""

from __future__ import annotations

from pathlib import Path

from endogen.errors import UseError, Where
from endogen.study.answers import MARK
from endogen.workflow.p_village import HERE, make_p_village
from endogen.workflow.write import writing


def make_demo(folder: Path | str) -> Path:
    """Make the P Village study in `folder`, which may be new, empty, or an earlier demo.

    Raises
    ------
    UseError
        E-USE-FOLDER when the folder holds something else.
    """
    target = Path(folder)
    with writing(target):
        if target.exists() and any(target.iterdir()) and not _is_ours(target):
            raise UseError("E-USE-FOLDER", where=Where(file=str(target)))
        make_p_village(target)
    return target


def _is_ours(folder: Path) -> bool:
    """Whether an earlier demo made it: its study.toml ships with us, its answers are made up."""
    path = folder / "study.toml"
    if not path.exists() or path.read_bytes() != (HERE / "study.toml").read_bytes():
        return False
    answers = [file for file in (folder / "data").glob("*") if file.is_file()]
    return all(MARK.encode() in file.read_bytes().partition(b"\n")[0] for file in answers)
