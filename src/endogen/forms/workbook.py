"""The raw sheets of a workbook, opened with care: questionnaires come from anywhere."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from endogen.errors import FormError, Where
from endogen.errors.foreign import of_system, quoted
from endogen.study.reach import CELLS, Reach, reach

MEGABYTE = 1024 * 1024
UNPACKED = 50 * MEGABYTE
RATIO = 100
ENTRIES = 1000
OLE = b"\xd0\xcf\x11\xe0"  # old .xls, and the shell of a workbook with a password
DOCTYPE = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
LOCKED = "EncryptedPackage".encode("utf-16-le")

Cells = list[list[str]]


def open_workbook(path: Path) -> dict[str, Cells]:
    """Read every sheet as rows of texts.

    Raises
    ------
    FormError
        When there is no file, it is empty, no workbook, damaged, behind a password, or
        would unpack to far more than a questionnaire.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    check_file(path)
    where = Where(file=path.name)
    try:
        book = CalamineWorkbook.from_path(path)
        return {
            name: [
                [_text(cell) for cell in row]
                for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            ]
            for name in book.sheet_names
        }
    except PasswordError:
        raise FormError("E-FORM-ENCRYPTED", where=where) from None
    except (CalamineError, OSError, ValueError) as error:
        reason = quoted("calamine", str(error))
        raise FormError("E-FORM-BROKEN", where=where, reason=reason) from None


def check_file(path: Path) -> None:
    """Refuse what is no workbook, or one made to exhaust the machine, before opening it."""
    where = Where(file=path.name)
    try:
        with path.open("rb") as file:
            head = file.read(4)
    except FileNotFoundError:
        raise FormError("E-FORM-FILE", where=where, path=str(path)) from None
    except OSError as error:
        raise FormError("E-FORM-BROKEN", where=where, reason=of_system(error)) from None
    if not head:
        raise FormError("E-FORM-EMPTY", where=where)
    if head == OLE and LOCKED in path.read_bytes():
        raise FormError("E-FORM-ENCRYPTED", where=where)
    if head == OLE and path.suffix.lower() == ".xls":
        return
    if head[:2] != b"PK":
        raise FormError("E-FORM-WORKBOOK", where=where)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_archive(archive, where)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        reason = quoted("zipfile", str(error))
        raise FormError("E-FORM-BROKEN", where=where, reason=reason) from None


def _check_archive(archive: zipfile.ZipFile, where: Where) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > ENTRIES or unpacked > UNPACKED or unpacked > RATIO * max(packed, 1024):
        got = f"{len(entries)} / {unpacked / MEGABYTE:.0f} MB / {unpacked / packed:.0f}"
        raise FormError("E-FORM-BOMB", where=where, got=got)
    for entry in entries:
        if entry.flag_bits & 1:
            raise FormError("E-FORM-ENCRYPTED", where=where)
        # Read whole: a size that the entry's head belies is found by its checksum.
        content = _read_at_most(archive, entry, where)
        reached = reach(content) if entry.filename.startswith("xl/worksheets/") else Reach()
        if reached.too_far:
            raise FormError("E-FORM-FAR", where=where, got=reached.corner, most=f"{CELLS:,}")
        if any(mark in content for mark in DOCTYPE):
            raise FormError("E-FORM-DOCTYPE", where=where, name=entry.filename)


def _read_at_most(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: Where) -> bytes:
    """Unpack an entry, but no more of it than a questionnaire has: its head may lie."""
    with archive.open(entry) as packed:
        content = packed.read(UNPACKED + 1)
    if len(content) > UNPACKED:
        raise FormError("E-FORM-BOMB", where=where, got=f"> {UNPACKED // MEGABYTE} MB")
    return content


def _text(cell: object) -> str:
    """A cell as it reads: 1 and not 1.0, TRUE as XLSForm writes it."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
