"""Which encoding a text file is in: proved by its bytes, or said, never silently guessed."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from endogen.errors import DataError, Where

MARKS = (  # the longer marks first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BLOCK = 1 << 20
ENOUGH = 10_000  # two-byte signs that settle it
COMMON = 0.8  # share of two-byte signs in GB2312's table, below which the text is not Chinese


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding, and whether it was proved (a mark, valid UTF-8) or inferred."""

    name: str
    inferred: bool = False


def encoding_of(path: Path, said: str = "") -> Encoding:
    """Find the encoding of a text file.

    Parameters
    ----------
    path : Path
    said : str, optional
        The encoding that study.toml states; then nothing is inferred.

    Raises
    ------
    DataError
        E-DATA-ENCODING when the bytes fit neither a byte order mark, nor UTF-8, nor a text
        in GB18030 (which holds GBK and GB2312).
    """
    if said:
        return _stated(path, said)
    with path.open("rb") as file:
        head = file.read(4096)
    for mark, name in MARKS:
        if head.startswith(mark):
            return Encoding(name)
    if name := _without_mark(head):
        return Encoding(name, inferred=True)
    bad = _first_bad(path, "utf-8")
    if bad is None:
        return Encoding("utf-8")
    if _first_bad(path, "gb18030") is None and looks_chinese(_blocks(path)):
        return Encoding("gb18030", inferred=True)
    raise DataError("E-DATA-ENCODING", where=Where(file=path.name, row=bad))


def _stated(path: Path, said: str) -> Encoding:
    try:
        name = codecs.lookup(said).name
    except LookupError:
        raise DataError("E-DATA-ENCODING-NAME", where=Where(file=path.name), got=said) from None
    bad = _first_bad(path, name)
    if bad is not None:
        raise DataError("E-DATA-ENCODING-SAID", where=Where(file=path.name, row=bad), name=said)
    return Encoding(name)


def _without_mark(head: bytes) -> str:
    """UTF-16 without a mark: every second byte of its ASCII signs is zero."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) / 8:
        return ""
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else ""


def _first_bad(path: Path, name: str) -> int | None:
    """The line of the first bytes that `name` cannot decode; None when it decodes all."""
    decoder = codecs.getincrementaldecoder(name)(errors="strict")
    lines = 1
    for block in _blocks(path):
        try:
            lines += decoder.decode(block).count("\n")
        except UnicodeDecodeError as error:
            return lines + error.object[: error.start].count(b"\n")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return lines
    return None


def looks_chinese(blocks: Iterable[bytes]) -> bool:
    """Whether the two-byte signs are mostly the everyday ones of GB2312.

    Nearly any bytes decode as GB18030, Big5 and Latin-1 among them, but they come out as
    rare signs, whose second byte lies outside GB2312's table.
    """
    two = everyday = 0
    for block in blocks:
        place = 0
        while place < len(block) - 1:
            if block[place] < 0x80:
                place += 1
                continue
            two += 1
            everyday += 0xA1 <= block[place] <= 0xF7 and block[place + 1] >= 0xA1
            place += 2
        if two > ENOUGH:
            break
    return two > 0 and everyday >= COMMON * two


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block
