"""A table of cells, read into DuckDB column by column, block by block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, islice
from typing import TYPE_CHECKING

from endogen.sources.cells import Moments, Numbers, inferred, spelt
from endogen.sources.duck import connection, quoted
from endogen.sources.table import Cell, Table
from endogen.study.answers import ROW, Held
from endogen.study.problem import LISTED, Problem, Severity, problem, shortest

if TYPE_CHECKING:
    import duckdb
    import numpy as np

BLOCK = 50_000  # rows held in Python at a time
SQL = {Held.NUMBER: "DOUBLE", Held.TEXT: "VARCHAR", Held.DATE: "TIMESTAMP"}
TOO_BIG = 1e15  # a number this long has lost its last digits: an identifier typed as a number

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of the file is expected to hold.

    Attributes
    ----------
    held : Held
    unit : str
    codes : str
        The codes of its list, for messages; a cell that is no number is then a wrong code.
    """

    name: str
    held: Held
    unit: str = ""
    codes: str = ""


@dataclass(slots=True)
class Loaded:
    """A table in DuckDB, with what its cells said that could not be read."""

    table: duckdb.DuckDBPyRelation
    columns: tuple[Column, ...]
    rows: int = 0
    problems: list[Problem] = field(default_factory=list)


def load(
    table: Table, expected: Mapping[str, Column], file: str, *, id_column: str = "",
    thousands: bool = True,
) -> Loaded:
    """Read every row of `table`.

    Parameters
    ----------
    table : Table
    expected : mapping of str to Column
        What the codebook says of the columns; the others are inferred from their first
        cells.
    file : str
        For messages.
    id_column : str, optional
        Its cells identify the household in messages.
    thousands : bool
        Whether ``1,234`` may be read as 1234.
    """
    name = f"answers_{next(_numbers)}"
    rows = iter(table.rows)
    block = list(islice(rows, BLOCK))
    columns = tuple(
        expected.get(head) or Column(head, inferred([cells[at] for _, cells in block]))
        for at, head in enumerate(table.header)
    )
    readers = [_reader(column, thousands=thousands) for column in columns]
    con = connection()
    declared = [f"{quoted(ROW)} BIGINT", *(f"{quoted(c.name)} {SQL[c.held]}" for c in columns)]
    con.execute(f"CREATE TEMP TABLE {name} ({', '.join(declared)})")
    total = 0
    while block:
        _insert(con, name, [row for row, _ in block], [
            reader.read([cells[at] for _, cells in block], block)
            for at, reader in enumerate(readers)
        ])
        total += len(block)
        block = list(islice(rows, BLOCK))
    id_at = table.header.index(id_column) if id_column in table.header else None
    problems = [p for reader in readers for p in reader.problems(file, id_at)]
    return Loaded(con.table(name), columns, total, problems)


Row = tuple[int, Sequence[Cell]]


class _Reader:
    """Reads the cells of one column, and keeps those that are not what was expected."""

    def __init__(self, column: Column) -> None:
        self.column = column
        self.broken: dict[str, tuple[list[tuple[Row, Cell]], int]] = {}

    def read(self, cells: list[Cell], rows: Sequence[Row]) -> np.ndarray:
        raise NotImplementedError

    def note(
        self, code: str, bad: Iterable[Cell], cells: list[Cell], rows: Sequence[Row]
    ) -> None:
        """Keep the first rows whose cell is one of `bad`, and count them all."""
        wanted = set(bad)
        listed, times = self.broken.get(code, ([], 0))
        for row, cell in zip(rows, cells, strict=True):
            if cell in wanted:
                times += 1
                if len(listed) < LISTED:
                    listed.append((row, cell))
        self.broken[code] = (listed, times)

    def problems(self, file: str, id_at: int | None) -> Iterable[Problem]:
        """One a cell, then one that stands for those that are not listed."""
        for code, (listed, times) in self.broken.items():
            severity = SEVERITY.get(code, Severity.ERROR)
            for (row, cells), cell in listed:
                known = spelt(cells[id_at]) if id_at is not None else None
                yield problem(
                    code, severity, file=file, row=row, id=known or "", value=cell,
                    variable=self.column.name, became=shortest(self.became(cell)),
                    codes=self.column.codes,
                )
            if times > len(listed):
                yield problem(
                    code, severity, file=file, variable=self.column.name, value="…",
                    count=times - len(listed), became="", codes=self.column.codes,
                )

    def became(self, cell: Cell) -> object:
        return None


SEVERITY = {"E-DATA-NUMBER-READ": Severity.WARNING}


class _NumberReader(_Reader):
    def __init__(self, column: Column, *, thousands: bool) -> None:
        super().__init__(column)
        self.numbers = Numbers(column.unit, thousands=thousands)

    def read(self, cells: list[Cell], rows: Sequence[Row]) -> np.ndarray:
        import numpy as np

        values = np.fromiter(map(self.numbers.__getitem__, cells), float, len(cells))
        if self.numbers.unreadable:
            code = "E-DATA-CODE" if self.column.codes else "E-DATA-TEXT-IN-NUMBER"
            self.note(code, self.numbers.unreadable, cells, rows)
        if self.numbers.adjusted:
            self.note("E-DATA-NUMBER-READ", self.numbers.adjusted, cells, rows)
        if len(self.numbers) > 10 * BLOCK:
            self.numbers.clear()
        return values

    def became(self, cell: Cell) -> object:
        return self.numbers.adjusted.get(cell)


class _MomentReader(_Reader):
    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self.moments = Moments()

    def read(self, cells: list[Cell], rows: Sequence[Row]) -> np.ndarray:
        import numpy as np

        values = np.array([self.moments[cell] for cell in cells], dtype="datetime64[us]")
        if self.moments.unreadable:
            self.note("E-DATA-DATE", self.moments.unreadable, cells, rows)
        return values


class _TextReader(_Reader):
    def read(self, cells: list[Cell], rows: Sequence[Row]) -> np.ndarray:
        import numpy as np

        rounded = {c for c in cells if isinstance(c, float) and abs(c) >= TOO_BIG}
        if rounded:
            self.note("E-DATA-ID-ROUNDED", rounded, cells, rows)
        return np.array([spelt(cell) for cell in cells], dtype=object)


def _reader(column: Column, *, thousands: bool) -> _Reader:
    match column.held:
        case Held.NUMBER:
            return _NumberReader(column, thousands=thousands)
        case Held.DATE:
            return _MomentReader(column)
        case _:
            return _TextReader(column)


def _insert(
    con: duckdb.DuckDBPyConnection, table: str, rows: list[int], columns: list[np.ndarray]
) -> None:
    import numpy as np

    # Positions and not names: a name may hold any sign.
    block = {"r": np.array(rows), **{f"c{at}": values for at, values in enumerate(columns)}}
    con.register("block", block)
    con.execute(f"INSERT INTO {table} SELECT * FROM block")
    con.unregister("block")
