"""CSV and its kin: comma, semicolon or tab between the cells, any encoding."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from endogen.errors import DataError, Where
from endogen.errors.foreign import quoted
from endogen.sources.decoding import Encoding, encoding_of
from endogen.sources.table import Cell, Table, checked_header, rectangular
from endogen.study.problem import Problem, Severity, problem

DELIMITERS = ",;\t|"
LONGEST = 1 << 24  # signs of a line
NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


def read_delimited(path: Path, file: str, encoding: str = "") -> Table:
    """Open a delimited text file; its rows are read as they are asked for."""
    found = encoding_of(path, encoding)
    first, skipped = _first_line(path, found.name)
    if not first.strip():
        raise DataError("E-DATA-EMPTY", where=Where(file=file))
    delimiter = _delimiter(first)
    rows = _rows(path, file, found.name, delimiter, skipped)
    _, cells = next(rows)
    header = checked_header(cells, file)
    return Table(
        header,
        rectangular(rows, len(header), file),
        _unclear(found, file, header),
        {"encoding": found.name, "delimiter": NAMES[delimiter]},
    )


def _first_line(path: Path, encoding: str) -> tuple[str, int]:
    """The header line, and how many lines stand before it (Excel's ``sep=;``, empty ones)."""
    skipped = 0
    with path.open(encoding=encoding, newline="") as text:
        for line in _lines(text, path.name):
            if line.strip() and not line.lower().startswith("sep="):
                return line, skipped
            skipped += 1
    return "", skipped


def _lines(text: IO[str], file: str) -> Iterator[str]:
    """The lines of a file, none of which may fill the memory."""
    row = 0
    while line := text.readline(LONGEST):
        row += 1
        if len(line) == LONGEST:
            where = Where(file=file, row=row)
            raise DataError("E-DATA-LINE", where=where, most=f"{LONGEST:,}")
        yield line


def _delimiter(header: str) -> str:
    """The sign that stands most often between the names of the header."""
    outside = "".join(header.split('"')[::2])
    counts = Counter({sign: outside.count(sign) for sign in DELIMITERS})
    sign, times = counts.most_common(1)[0]
    return sign if times else ","


def _rows(
    path: Path, file: str, encoding: str, delimiter: str, skipped: int
) -> Iterator[tuple[int, Sequence[Cell]]]:
    with path.open(encoding=encoding, newline="") as text:
        lines = _lines(text, file)
        for _ in range(skipped):
            next(lines)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        row = skipped
        try:
            for cells in reader:
                row += 1
                yield row, cells
        except csv.Error as error:
            where = Where(file=file, row=row + 1)
            raise DataError("E-DATA-CSV", where=where, reason=quoted("csv", str(error))) from None
        except UnicodeDecodeError:
            raise DataError("E-DATA-ENCODING", where=Where(file=file, row=row + 1)) from None


def _unclear(found: Encoding, file: str, header: tuple[str, ...]) -> tuple[Problem, ...]:
    if not found.inferred:
        return ()
    sample = next((name for name in header if not name.isascii()), header[0])
    return (
        problem(
            "E-DATA-ENCODING-INFERRED",
            Severity.WARNING,
            file=file,
            value=sample,
            encoding=found.name,
        ),
    )
