"""SPSS and Stata files, with their labels and missing codes."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from endogen.errors import DataError, Where
from endogen.errors.foreign import quoted
from endogen.i18n import text
from endogen.sources.decoding import looks_chinese
from endogen.sources.kinds import FileKind
from endogen.sources.labels import Labels, stata_number
from endogen.sources.table import Cell, Table, refuse_twins
from endogen.study.problem import Problem, Severity, problem

BLOCK = 50_000
ENCODINGS = (None, "UTF-8", "GB18030")  # None: what the file itself says
GUESSED = ("", "WINDOWS-1252", "CP1252", "ISO-8859-1", "US-ASCII")
STRANGE = re.compile(r"[¡-¿×÷][^\x00-\x7f]|[^\x00-\x7f][¡-¿×÷]")  # as no Western word has them
UNICODE_STATA = b"<stata_dta><header><release>118"  # earlier ones hold one byte a sign


@dataclass(frozen=True, slots=True)
class Labelled:
    """The rows of a file and what it says about its columns."""

    table: Table
    labels: Labels


def read_labelled(path: Path, file: str, kind: FileKind, encoding: str = "") -> Labelled:
    """Open an SPSS or Stata file; blocks of rows are read as they are asked for."""
    if not _survives(path, kind, encoding):
        reason = text("ReadStat broke down over it.")
        raise DataError("E-DATA-BROKEN", where=Where(file=file), reason=reason)
    read = _reader(path, kind)
    columns, meta, used = _first(read, path, file, kind, encoding)
    names = list(meta.column_names)
    if not names:
        raise DataError("E-DATA-EMPTY", where=Where(file=file))
    if not all(names):
        raise DataError("E-DATA-NO-NAME", where=Where(file=file), place=names.index(None) + 1)
    refuse_twins(names, Where(file=file))
    labels = Labels(
        questions=dict(meta.column_names_to_labels),
        values=dict(meta.variable_value_labels),
        missing=_missing(meta),
        text=frozenset(n for n, t in meta.readstat_variable_types.items() if t == "string"),
    )
    table = Table(
        tuple(names),
        _rows(read, columns, names, labels, used),
        _said(used, encoding, labels, file),
        {"encoding": used or meta.file_encoding or "of the file"},
    )
    return Labelled(table, labels)


Columns = Mapping[str, Sequence[Cell]]
Read = Callable[[str | None, int], tuple[Columns, Any]]


def _reader(path: Path, kind: FileKind) -> Read:
    import pyreadstat

    reader = pyreadstat.read_sav if kind is FileKind.SPSS else pyreadstat.read_dta

    def read(encoding: str | None, offset: int) -> tuple[Columns, Any]:
        columns, meta = reader(
            path,
            user_missing=True,
            output_format="dict",
            encoding=encoding,
            row_offset=offset,
            row_limit=BLOCK,
        )
        return columns, meta

    return read


FIRST = """
import sys, pyreadstat
kind, path, *encodings = sys.argv[1:]
for encoding in encodings:
    try:
        getattr(pyreadstat, kind)(
            path, user_missing=True, output_format="dict", encoding=encoding or None, row_limit=%d
        )
        break
    except Exception:
        continue
"""
PATIENCE = 600  # seconds


def _survives(path: Path, kind: FileKind, said: str) -> bool:
    """Whether ReadStat can read the first block without taking its process with it.

    It is written in C, and a file that is spoilt in the right place makes it crash; so another
    process reads before this one does.
    """
    name = "read_sav" if kind is FileKind.SPSS else "read_dta"
    encodings = [said] if said else [encoding or "" for encoding in ENCODINGS]
    words = [sys.executable, "-c", FIRST % BLOCK, name, str(path), *encodings]
    try:
        done = subprocess.run(words, capture_output=True, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return False
    except OSError:  # no Python to be called: read it without a net
        return True
    return done.returncode in (0, 1)


def _first(
    read: Read, path: Path, file: str, kind: FileKind, said: str
) -> tuple[Columns, Any, str | None]:
    """The first block, and the encoding that was needed beside the file's own."""
    from pyreadstat import PyreadstatError, ReadstatError

    reason = ""
    for encoding in (said,) if said else ENCODINGS:
        try:
            columns, meta = read(encoding, 0)
        except (ReadstatError, PyreadstatError, OverflowError, ValueError) as error:
            reason = reason or str(error)
            continue
        if encoding is None and _says_little(path, kind, meta):
            words = _one_byte_words(columns, meta)
            if looks_chinese(word.encode("cp1252", errors="replace") for word in words):
                return *read("GB18030", 0), "GB18030"
            if any(map(STRANGE.search, words)):
                return columns, meta, "WINDOWS-1252"
        return columns, meta, encoding
    if said:
        raise DataError("E-DATA-ENCODING-SAID", where=Where(file=file), name=said)
    raise DataError("E-DATA-BROKEN", where=Where(file=file), reason=quoted("ReadStat", reason))


def _says_little(path: Path, kind: FileKind, meta: Any) -> bool:
    """Whether the encoding is a guess: old Stata says none, old SPSS names the writer's Windows."""
    if kind is FileKind.SPSS:
        return str(meta.file_encoding or "").upper() in GUESSED
    with path.open("rb") as opened:
        head = opened.read(len(UNICODE_STATA))
    return not (head.startswith(b"<stata_dta>") and head >= UNICODE_STATA)


def _one_byte_words(columns: Columns, meta: Any) -> list[str]:
    """Labels and answers whose signs may really be halves of Chinese ones."""
    words = chain(
        meta.column_names_to_labels.values(),
        *(labels.values() for labels in meta.variable_value_labels.values()),
        *columns.values(),
    )
    return [word for word in words if isinstance(word, str) and not word.isascii()]


def _rows(
    read: Read, columns: Columns, names: Sequence[str], labels: Labels, encoding: str | None
) -> Iterator[tuple[int, Sequence[Cell]]]:
    start = 0
    while True:
        cells = [_cells(columns[name], name, labels) for name in names]
        size = len(cells[0])
        # The row as a spreadsheet would count it, as everywhere: the header is row 1.
        yield from enumerate(zip(*cells, strict=True), start=start + 2)
        if size < BLOCK:
            return
        start += size
        columns, _ = read(encoding, start)


def _cells(cells: Sequence[Cell], name: str, labels: Labels) -> Sequence[Cell]:
    """Stata's missing answers .a to .z as the numbers that Stata stores for them.

    A letter that has no label and comes after the first block says no more than an empty cell.
    """
    if name in labels.text or not any(isinstance(cell, str) for cell in cells):
        return cells
    numbers = {code[1]: stata_number(code) for code in labels.letters(name)}
    return [numbers.get(cell) if isinstance(cell, str) else cell for cell in cells]


def _missing(meta: Any) -> dict[str, tuple[object, ...]]:
    """Missing codes: single values, and ranges as (low, high)."""
    found: dict[str, tuple[object, ...]] = {}
    for name, spans in meta.missing_ranges.items():
        found[name] = tuple(
            span["lo"] if span["lo"] == span["hi"] else (span["lo"], span["hi"]) for span in spans
        )
    for name, kind in meta.readstat_variable_types.items():
        occurring = meta.missing_user_values.get(name, ())
        labelled = (c for c in meta.variable_value_labels.get(name, {}) if isinstance(c, str))
        if kind != "string" and (letters := dict.fromkeys([*occurring, *labelled])):
            found[name] = tuple(f".{letter}" for letter in letters)
    return found


def _said(used: str | None, asked: str, labels: Labels, file: str) -> tuple[Problem, ...]:
    if used is None or asked:
        return ()
    sample = next((w for w in labels.questions.values() if w and not w.isascii()), "")
    return (
        problem(
            "E-DATA-ENCODING-INFERRED", Severity.WARNING, file=file, value=sample, encoding=used
        ),
    )
