"""What a file is, by its first bytes and not by its name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from endogen.errors import DataError, OutsideError, Where
from endogen.errors.foreign import of_system
from endogen.i18n import Words, text
from endogen.sources.refused import UNPACKED, refuse_bomb, refuse_large, refuse_markup

EXCEL_97 = b"\xd0\xcf\x11\xe0"
STATA_VERSIONS = range(104, 116)  # before Stata 13: version, byte order, file type 1
STATA_ORDER = (b"\x01", b"\x02")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class FileKind(StrEnum):
    """The kinds of files that hold answers."""

    TEXT = "delimited text"
    WORKBOOK = "Excel workbook"
    SPSS = "SPSS"
    STATA = "Stata"
    PARQUET = "Parquet"

    @property
    def words(self) -> Words:
        """What people call it."""
        match self:
            case FileKind.TEXT:
                return text("delimited text")
            case FileKind.WORKBOOK:
                return text("Excel workbook")
            case _:
                return self.value


EXTENSIONS = {
    ".csv": FileKind.TEXT,
    ".tsv": FileKind.TEXT,
    ".txt": FileKind.TEXT,
    ".xlsx": FileKind.WORKBOOK,
    ".xlsm": FileKind.WORKBOOK,
    ".xls": FileKind.WORKBOOK,
    ".ods": FileKind.WORKBOOK,
    ".sav": FileKind.SPSS,
    ".zsav": FileKind.SPSS,
    ".dta": FileKind.STATA,
    ".parquet": FileKind.PARQUET,
}


def kind_of(path: Path, file: str) -> FileKind:
    """Tell what kind of file this is.

    Raises
    ------
    OutsideError
        When it cannot be opened.
    DataError
        When it is empty, encrypted, too large, or of a kind that holds no answers.
    """
    if path.is_dir():
        return FileKind.PARQUET
    head = _head(path, file)
    if not head:
        raise DataError("E-DATA-EMPTY", where=Where(file=file))
    if head.startswith(b"PAR1"):
        return FileKind.PARQUET
    refuse_large(path, file)
    if head.startswith((b"$FL2", b"$FL3")):
        return FileKind.SPSS
    if head.startswith(b"<stata_dta>") or _old_stata(head):
        return FileKind.STATA
    if head.startswith(b"PK\x03\x04"):
        refuse_bomb(path, file)
        return FileKind.WORKBOOK
    if head.startswith(EXCEL_97):
        return _old_excel(path, file)
    if _binary(head):
        raise DataError("E-DATA-KIND", where=Where(file=file))
    refuse_markup(head, file)
    return FileKind.TEXT


def _old_stata(head: bytes) -> bool:
    return head[0] in STATA_VERSIONS and head[1:2] in STATA_ORDER and head[2:3] == b"\x01"


def _old_excel(path: Path, file: str) -> FileKind:
    """An Excel 97 workbook, or the wrapper of an encrypted new one."""
    where = Where(file=file)
    if path.stat().st_size > UNPACKED:
        raise DataError("E-DATA-BOMB", where=where, got=f"{path.stat().st_size >> 20} MB")
    if ENCRYPTED in path.read_bytes():
        raise DataError("E-DATA-ENCRYPTED", where=where)
    return FileKind.WORKBOOK


def _head(path: Path, file: str) -> bytes:
    try:
        with path.open("rb") as opened:
            return opened.read(4096)
    except FileNotFoundError:
        raise OutsideError("E-OUTSIDE-NO-FILE", where=Where(file=file)) from None
    except OSError as error:
        where = Where(file=file)
        raise OutsideError("E-OUTSIDE-READ", where=where, reason=of_system(error)) from None


def _binary(head: bytes) -> bool:
    """Zero bytes that are not those of UTF-16 or UTF-32 text, or the signs of other files."""
    if head.startswith((b"%PDF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"SQLite format 3")):
        return True
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return False
    even, odd = head[0::2].count(0), head[1::2].count(0)
    zeros = even + odd
    utf16 = zeros >= len(head) / 8 and (odd > 4 * even or even > 4 * odd)
    return zeros > 0 and not utf16
