"""Write what a run made: whole or not at all."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from endogen.errors import OutsideError, Where
from endogen.errors.foreign import of_system

MARK = "run.json"  # a folder that holds it was written by endogen and may be replaced
REFUSED = (errno.EACCES, errno.EPERM, errno.EBUSY)  # Windows, of a file that is open elsewhere


def write_whole(out: Path, files: Mapping[str, bytes]) -> None:
    """Put `files` into the folder `out`, replacing an earlier run's in one step.

    What else lies in the folder (a user's notes) is kept.

    Parameters
    ----------
    out : Path
    files : mapping of str to bytes
        Contents by file name.

    Raises
    ------
    OutsideError
        E-OUTSIDE-NOT-OURS when `out` holds files but no run of endogen; E-OUTSIDE-OPEN when
        another program holds one of them; E-OUTSIDE-WRITE when it is no folder, or the disk
        refuses.  What was there is then there still.
    """
    out = Path.cwd() / out  # so that "." has a name and a parent
    refuse_foreign(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise _refused(out, error) from error
    try:
        for name, content in files.items():
            (fresh / name).write_bytes(content)
        fresh.chmod(0o755)
        _swap(fresh, out)
    except OSError as error:
        raise _refused(out, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def refuse_foreign(out: Path) -> None:
    """Refuse a folder that holds files but no run of endogen, or one that is open elsewhere.

    Raises
    ------
    OutsideError
        E-OUTSIDE-NOT-OURS, E-OUTSIDE-OPEN, E-OUTSIDE-WRITE.
    """
    try:
        foreign = out.exists() and any(out.iterdir()) and not (out / MARK).exists()
        held = [] if foreign or not out.exists() else [p for p in _ours(out) if _is_held(p)]
    except OSError as error:
        raise _refused(out, error) from error
    if foreign:
        raise OutsideError("E-OUTSIDE-NOT-OURS", where=Where(file=str(out)))
    if held:
        raise _open_elsewhere(held[0])


def _ours(out: Path) -> list[Path]:
    """The files of an earlier run that a new one replaces."""
    names = ("run.json", "results.*", "published.csv", "problems.csv", "report.*")
    return sorted(p for name in names for p in out.glob(name) if p.is_file())


def _is_held(path: Path) -> bool:
    """Whether nobody may write here: on Windows Word, WPS and Excel lock what they show."""
    try:
        with path.open("r+b"):
            return False
    except OSError as error:
        return error.errno in REFUSED


def _swap(fresh: Path, out: Path) -> None:
    if not out.exists():
        fresh.replace(out)
        return
    old = fresh.with_name(fresh.name + "-old")
    try:
        out.replace(old)
    except OSError:
        # Windows moves no folder that a program stands in; its files may be moved all the same.
        _swap_files(fresh, out, old)
        return
    try:
        fresh.replace(out)
    except OSError:
        old.replace(out)
        raise
    for kept in old.iterdir():
        if not (out / kept.name).exists() and not kept.name.startswith("report."):
            kept.replace(out / kept.name)
    shutil.rmtree(old, ignore_errors=True)


def _swap_files(fresh: Path, out: Path, old: Path) -> None:
    """Replace file by file; when one cannot be replaced, put all back as they were."""
    old.mkdir()
    gone: list[Path] = []
    come: list[Path] = []
    try:
        reports = [p for p in _ours(out) if p.name.startswith("report.")]
        replaced = {p.name: p for p in reports} | {p.name: out / p.name for p in fresh.iterdir()}
        for path in replaced.values():
            if path.exists():
                path.replace(old / path.name)
                gone.append(path)
        for path in sorted(fresh.iterdir()):
            path.replace(out / path.name)
            come.append(out / path.name)
    except OSError:
        _put_back(come, gone, old)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _put_back(come: Iterable[Path], gone: Iterable[Path], old: Path) -> None:
    for path in come:
        with suppress(OSError):
            path.unlink()
    for path in gone:
        with suppress(OSError):  # then it stays in `old`, which is kept
            (old / path.name).replace(path)
    with suppress(OSError):
        old.rmdir()


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Say of a file or folder that the disk refuses to hold, that it could not be written.

    Raises
    ------
    OutsideError
        E-OUTSIDE-OPEN, E-OUTSIDE-MAKE.
    """
    try:
        yield
    except OSError as error:
        path = Path(str(error.filename or target))
        if path.is_file() and _is_held(path):
            raise _open_elsewhere(path) from error
        where = Where(file=str(path))
        raise OutsideError("E-OUTSIDE-MAKE", where=where, reason=of_system(error)) from error


def _refused(out: Path, error: OSError) -> OutsideError:
    path = Path(str(error.filename)) if error.filename else out
    if error.errno in REFUSED and path.is_file() and path.parent == out:
        return _open_elsewhere(path)
    return OutsideError("E-OUTSIDE-WRITE", where=Where(file=str(out)), reason=of_system(error))


def _open_elsewhere(path: Path) -> OutsideError:
    return OutsideError("E-OUTSIDE-OPEN", where=Where(file=str(path)), name=path.name)
