"""Write what a run made: whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from endogen.errors import OutsideError, Where

PLACES = "places"  # the folder of the reports by place
MARK = "run.json"  # a folder that holds it was written by endogen and may be replaced


def write_whole(out: Path, files: Mapping[str, bytes]) -> None:
    """Put `files` into the folder `out`, replacing an earlier run's in one step.

    What else lies in the folder (a user's notes) is kept.

    Parameters
    ----------
    out : Path
    files : mapping of str to bytes
        Contents by file name; ``places/village-3/report.en.html`` lies in a folder.

    Raises
    ------
    OutsideError
        E-OUTSIDE-NOT-OURS when `out` holds files but no run of endogen;
        E-OUTSIDE-WRITE when it is no folder, or the disk refuses.
    """
    refuse_foreign(out)
    try:
        _recover(out)
        out.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise _refused(out, error) from error
    try:
        for name, content in files.items():
            target = fresh / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        fresh.chmod(0o755)
        _swap(fresh, out)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise _refused(out, error) from error


def refuse_foreign(out: Path) -> None:
    """Refuse a folder that holds files but no run of endogen, or what is no folder.

    Raises
    ------
    OutsideError
        E-OUTSIDE-NOT-OURS, E-OUTSIDE-WRITE.
    """
    try:
        foreign = out.exists() and any(out.iterdir()) and not (out / MARK).exists()
    except OSError as error:
        raise _refused(out, error) from error
    if foreign:
        raise OutsideError("E-OUTSIDE-NOT-OURS", where=Where(file=str(out)))


def _recover(out: Path) -> None:
    """Put back the run that was moved aside when the machine stopped between the two moves."""
    if out.exists():
        return
    for old in sorted(out.parent.glob(f".{out.name}-*-old")):
        old.replace(out)
        return


def _swap(fresh: Path, out: Path) -> None:
    if not out.exists():
        fresh.replace(out)
        return
    old = out.with_name(fresh.name + "-old")
    out.replace(old)
    try:
        fresh.replace(out)
    except OSError:
        old.replace(out)
        raise
    _keep(old, out)
    shutil.rmtree(old, ignore_errors=True)


def _keep(old: Path, out: Path) -> None:
    """Keep what an earlier run did not make: reports it made, also those of places."""
    for kept in old.iterdir():
        new = out / kept.name
        if kept.is_dir() and PLACES in (kept.name, old.name):
            own = [path for path in kept.rglob("*") if path.is_file() and not _ours(path)]
            if own:
                new.mkdir(exist_ok=True)
                _keep(kept, new)
        elif not new.exists() and not _ours(kept):
            kept.replace(new)


def _ours(path: Path) -> bool:
    return path.name.startswith("report.")


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Say of a file or folder that the disk refuses to hold, that it could not be written.

    Raises
    ------
    OutsideError
        E-OUTSIDE-MAKE.
    """
    try:
        yield
    except OSError as error:
        where = Where(file=str(error.filename or target))
        reason = error.strerror or str(error)
        raise OutsideError("E-OUTSIDE-MAKE", where=where, reason=reason) from error


def _refused(out: Path, error: OSError) -> OutsideError:
    return OutsideError(
        "E-OUTSIDE-WRITE", where=Where(file=str(out)), reason=error.strerror or str(error)
    )
