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

PLACES = "places"  # the folder of the reports by place
RESTRICTED = "restricted"  # that of the lists of households, which only their owner may read
LISTS = ("visits.csv", "advice.csv")
MARK = "run.json"  # a folder that holds it was written by endogen and may be replaced
REFUSED = (errno.EACCES, errno.EPERM, errno.EBUSY)  # Windows, of a file that is open elsewhere


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
        E-OUTSIDE-NOT-OURS when `out` holds files but no run of endogen; E-OUTSIDE-OPEN when
        another program holds one of them; E-OUTSIDE-WRITE when it is no folder, or the disk
        refuses.  What was there is then there still.
    """
    out = Path.cwd() / out  # so that "." has a name and a parent
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
            if target.parent.name == RESTRICTED:  # nobody else can look into `fresh` until now
                target.chmod(0o600)
                target.parent.chmod(0o700)
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
    tables = ("results.*", "published.csv", "problems.csv", "dropped.csv")
    lists = (f"{RESTRICTED}/{name}" for name in LISTS)
    names = (MARK, *tables, "report.*", f"{PLACES}/*/report.*", *lists)
    return sorted(p for name in names for p in out.glob(name) if p.is_file())


def _is_held(path: Path) -> bool:
    """Whether nobody may write here: on Windows Word, WPS and Excel lock what they show."""
    try:
        with path.open("r+b"):
            return False
    except OSError as error:
        return error.errno in REFUSED


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
    _keep(old, out)
    shutil.rmtree(old, ignore_errors=True)


def _keep(old: Path, out: Path) -> None:
    """Keep what an earlier run did not make: reports it made, also those of places."""
    for kept in old.iterdir():
        new = out / kept.name
        if kept.is_dir() and {PLACES, RESTRICTED} & {kept.name, old.name}:
            own = [path for path in kept.rglob("*") if path.is_file() and not _is_report(path)]
            if own:
                new.mkdir(exist_ok=True)
                _keep(kept, new)
        elif not new.exists() and not _is_report(kept):
            kept.replace(new)


def _is_report(path: Path) -> bool:
    listed = path.parent.name == RESTRICTED and path.name in LISTS
    return listed or path.name.startswith("report.")


def _swap_files(fresh: Path, out: Path, old: Path) -> None:
    """Replace file by file; when one cannot be replaced, put all back as they were."""
    new = sorted(path.relative_to(fresh) for path in fresh.rglob("*") if path.is_file())
    reports = [path.relative_to(out) for path in _ours(out) if _is_report(path)]
    gone: list[Path] = []
    come: list[Path] = []
    try:
        for path in dict.fromkeys([*reports, *new]):
            if (out / path).exists():
                _move(out / path, old / path)
                gone.append(path)
        for path in new:
            _move(fresh / path, out / path)
            come.append(path)
    except OSError:
        _put_back(out, come, gone, old)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _move(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    path.replace(target)


def _put_back(out: Path, come: Iterable[Path], gone: Iterable[Path], old: Path) -> None:
    for path in come:
        with suppress(OSError):
            (out / path).unlink()
    for path in gone:
        with suppress(OSError):  # then it stays in `old`, which is kept
            _move(old / path, out / path)
    if not any(path.is_file() for path in old.rglob("*")):
        shutil.rmtree(old, ignore_errors=True)


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
