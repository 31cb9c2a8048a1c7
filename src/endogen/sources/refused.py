"""Files that are refused before anybody reads them: too large, bombs, pages of the web."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from endogen.errors import DataError, Where
from endogen.errors.foreign import quoted

MEGABYTE = 1 << 20
UNPACKED = 200 * MEGABYTE
RATIO = 100  # a sheet of answers packs 5 to 40 times; a bomb a thousand times
SMALL = 10 * MEGABYTE  # below it the ratio does not matter
PARTS = 10_000
LARGEST = 500 * MEGABYTE  # read row by row: two minutes and 1.5 GB of memory

HEAD = 1 << 16
UNPACKING = (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError)

MARKUP = re.compile(rb"\s*(<\?xml|<!doctype|<html|<head|<meta|<table|<\w*:?workbook|mime-version:)")
OTHER = re.compile(rb'\s*(\{\\rtf|[\[{]\s*["{\[]|ascii spss port file)')
SHEETS = ("xl/worksheets/", "xl/workbook.xml")
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"


def refuse_large(path: Path, file: str) -> None:
    """Refuse what would take too long and too much memory, read row by row.

    Raises
    ------
    DataError
        E-DATA-LARGE.
    """
    size = path.stat().st_size
    if size > LARGEST:
        most, got = f"{LARGEST // MEGABYTE} MB", f"{size // MEGABYTE:,} MB"
        raise DataError("E-DATA-LARGE", where=Where(file=file), most=most, got=got)


def refuse_markup(head: bytes, file: str) -> None:
    """Refuse text that is no table: what web systems export under the name ``.xls``, JSON, RTF.

    Raises
    ------
    DataError
        E-DATA-WEB or E-DATA-KIND.
    """
    bare = head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lower()
    if MARKUP.match(bare):
        raise DataError("E-DATA-WEB", where=Where(file=file))
    if OTHER.match(bare):
        raise DataError("E-DATA-KIND", where=Where(file=file))


def refuse_bomb(path: Path, file: str) -> None:
    """Refuse a packed file that would unpack to more than a sheet of answers ever is.

    Raises
    ------
    DataError
        E-DATA-BOMB, E-DATA-DOCTYPE, E-DATA-ENCRYPTED, or E-DATA-KIND when it is no workbook.
    """
    where = Where(file=file)
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
            kind = _open_document(packed)
            strange = [part.filename for part in parts[:PARTS] if _has_entities(packed, part)]
    except UNPACKING as error:
        reason = quoted("zipfile", str(error))
        raise DataError("E-DATA-BROKEN", where=where, reason=reason) from None
    if strange:
        raise DataError("E-DATA-DOCTYPE", where=where, name=strange[0])
    total = sum(part.file_size for part in parts)
    size = max(path.stat().st_size, 1)
    if total > UNPACKED or len(parts) > PARTS or (total > SMALL and total > RATIO * size):
        raise DataError("E-DATA-BOMB", where=where, got=f"{total // MEGABYTE} MB")
    if any(part.flag_bits & 1 for part in parts):
        raise DataError("E-DATA-ENCRYPTED", where=where)
    names = [part.filename.replace("\\", "/").lower() for part in parts]
    binary = "xl/workbook.bin" in names  # .xlsb, of which nobody here knows how far it reaches
    if binary or not (kind == OPEN_DOCUMENT or any(name.startswith(SHEETS) for name in names)):
        raise DataError("E-DATA-KIND", where=where)


def _has_entities(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part declares entities, which no spreadsheet program does: cells would be lost."""
    if part.flag_bits & 1 or not part.filename.lower().endswith((".xml", ".rels")):
        return False
    with packed.open(part) as opened:
        head = opened.read(HEAD).replace(b"\0", b"")
    return b"<!DOCTYPE" in head


def _open_document(packed: zipfile.ZipFile) -> bytes:
    """What an OpenDocument file says that it is."""
    if "mimetype" not in packed.namelist():
        return b""
    with packed.open("mimetype") as part:
        return part.read(200).strip()
