"""A table of cells, read into DuckDB column by column, block by block."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from endogen.sources.cells import NA, Codes, Moments, Numbers, day_of_excel, inferred, spelt
from endogen.sources.duck import connection, fresh_name, quoted
from endogen.sources.labels import number
from endogen.sources.table import Cell, Table
from endogen.study.answers import ROW, Held
from endogen.study.problem import LISTED, Problem, Severity, problem, shortest

if TYPE_CHECKING:
    import duckdb
    import numpy as np

BLOCK = 50_000  # rows held in Python at a time
SQL = {Held.NUMBER: "DOUBLE", Held.TEXT: "VARCHAR", Held.DATE: "TIMESTAMP"}
SAMPLED = 5  # names that stand for many
SUMS = ("合计", "总计", "小计", "共计", "平均", "total", "subtotal", "sum", "average", "mean")
SHOWN = 10
TOO_BIG = 1e15  # a number this long has lost its last digits: an identifier typed as a number


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of the file is expected to hold.

    Attributes
    ----------
    held : Held
    unit : str
    codes : tuple of str
        The codes that may stand there, those of missing answers among them; empty when any
        answer may.
    separator : str
        What stands between the codes of a cell that names several; empty where it names one.
    missing : tuple of str
        The codes that stand for a missing answer.
    """

    name: str
    held: Held
    unit: str = ""
    codes: tuple[str, ...] = ()
    separator: str = ""
    missing: tuple[str, ...] = ()


@dataclass(slots=True)
class Loaded:
    """A table in DuckDB, with what its cells said that could not be read.

    Attributes
    ----------
    lost : mapping of str to {code: rows}
        By column, the rows whose cell was no answer, and the code of the problem.
    """

    table: duckdb.DuckDBPyRelation
    columns: tuple[Column, ...]
    rows: int = 0
    problems: list[Problem] = field(default_factory=list)
    occurring: dict[str, frozenset[str]] = field(default_factory=dict)
    lost: dict[str, dict[str, list[int]]] = field(default_factory=dict)


def load(
    table: Table,
    expected: Mapping[str, Column],
    file: str,
    *,
    id_column: str = "",
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
    name = fresh_name()
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
    totals: list[tuple[int, str]] = []
    while block:
        totals += [(row, str(cells[0])) for row, cells in block if _is_sum(cells[0])]
        _insert(
            con,
            name,
            [row for row, _ in block],
            [
                reader.take([cells[at] for _, cells in block], block)
                for at, reader in enumerate(readers)
            ],
        )
        total += len(block)
        block = list(islice(rows, BLOCK))
    id_at = table.header.index(id_column) if id_column in table.header else None
    problems = [p for reader in readers for p in reader.problems(file, id_at)]
    problems += _absent(readers, file)
    empty = [r.column.name for r in readers if r.empty and r.column.name not in expected]
    problems += [*_sums(totals, file), *_empty(empty, file)]
    occurring = {r.column.name: frozenset(r.occurring) for r in readers if r.checks}
    lost = {r.column.name: r.lost for r in readers if r.lost}
    return Loaded(con.table(name), columns, total, problems, occurring, lost)


def _absent(readers: Sequence[_Reader], file: str) -> Iterable[Problem]:
    """One problem for all cells that say NA: files from R hold thousands."""
    names = [reader.column.name for reader in readers if reader.absent]
    if names:
        listed = ", ".join([*names[:SAMPLED], "…"] if len(names) > SAMPLED else names)
        n = sum(reader.absent for reader in readers)
        yield problem(
            "E-DATA-NA", Severity.WARNING, file=file, value=NA, count=n, n=n, names=listed
        )


Row = tuple[int, Sequence[Cell]]


def _is_sum(cell: Cell) -> bool:
    """Whether a row that begins with this is a sum under the table."""
    return isinstance(cell, str) and cell.strip().strip(":：").replace(" ", "").lower() in SUMS


def _sums(rows: Sequence[tuple[int, str]], file: str) -> Iterable[Problem]:
    for row, cell in rows[:LISTED]:
        yield problem("E-DATA-TOTAL", Severity.ERROR, file=file, row=row, value=cell)


def _empty(names: Sequence[str], file: str) -> Iterable[Problem]:
    if names:
        said = ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")
        n = len(names)
        severity = Severity.WARNING
        yield problem("E-DATA-COLUMN-EMPTY", severity, file=file, value=said, count=n, n=n)


class _Reader:
    """Reads the cells of one column, and keeps those that are not what was expected."""

    def __init__(self, column: Column) -> None:
        self.column = column
        self.occurring: set[str] = set()
        self.absent = 0
        self.empty = True
        self.broken: dict[str, tuple[list[tuple[Row, Cell]], int]] = {}
        self.lost: dict[str, list[int]] = {}

    @property
    def checks(self) -> bool:
        """Whether the codes of the column, or of its missing answers, are known."""
        return bool(self.column.codes or self.column.missing)

    def take(self, cells: list[Cell], rows: Sequence[Row]) -> np.ndarray:
        """Read the cells, and see whether there are any."""
        self.empty = self.empty and all(cell is None or cell == "" for cell in cells)
        return self.read(cells, rows)

    def read(self, cells: list[Cell], rows: Sequence[Row]) -> np.ndarray:
        raise NotImplementedError

    def note(
        self, code: str, bad: Collection[Cell], cells: list[Cell], rows: Sequence[Row]
    ) -> None:
        """Keep the first rows whose cell is one of `bad`, and count them all."""
        if not bad:
            return
        listed, times = self.broken.get(code, ([], 0))
        for row, cell in zip(rows, cells, strict=True):
            if cell in bad:
                times += 1
                if code in LOSING:
                    self.lost.setdefault(code, []).append(row[0])
                if len(listed) < LISTED:
                    listed.append((row, cell))
        self.broken[code] = (listed, times)

    def problems(self, file: str, id_at: int | None) -> Iterable[Problem]:
        """One a cell, then one that stands for those that are not listed."""
        codes = ", ".join(self.column.codes)
        for code, (listed, times) in self.broken.items():
            severity = Severity.WARNING if code in HARMLESS else Severity.ERROR
            for (row, cells), cell in listed:
                known = spelt(cells[id_at]) if id_at is not None else None
                yield problem(
                    code,
                    severity,
                    file=file,
                    row=row,
                    id=known or "",
                    value=cell,
                    variable=self.column.name,
                    became=self.became(cell),
                    codes=codes,
                )
            if times > len(listed):
                yield problem(
                    code,
                    severity,
                    file=file,
                    variable=self.column.name,
                    value="…",
                    count=times - len(listed),
                    became="…",
                    codes=codes,
                )

    def became(self, cell: Cell) -> str:
        """What a cell was read as, for those not written plainly."""
        return ""


HARMLESS = ("E-DATA-NUMBER-READ",)
LOSING = ("E-DATA-CODE", "E-DATA-TEXT-IN-NUMBER", "E-DATA-DATE")  # the cell counts as missing


class _NumberReader(_Reader):
    def __init__(self, column: Column, *, thousands: bool) -> None:
        super().__init__(column)
        allowed = frozenset(map(number, column.codes))
        self.numbers = Numbers(column.unit, allowed, thousands=thousands)
        self.codes = {number(code): code for code in column.missing}

    def read(self, cells: list[Cell], rows: Sequence[Row]) -> np.ndarray:
        import numpy as np

        values = np.fromiter(map(self.numbers.__getitem__, cells), float, len(cells))
        wrong = "E-DATA-CODE" if self.column.codes else "E-DATA-TEXT-IN-NUMBER"
        self.note(wrong, self.numbers.unreadable, cells, rows)
        self.note("E-DATA-NUMBER-READ", self.numbers.adjusted, cells, rows)
        self.absent += _times(self.numbers.absent, cells)
        self.occurring |= {self.codes[v] for v in self.codes.keys() & self.numbers.values()}
        if len(self.numbers) > 10 * BLOCK:
            self.numbers.clear()
        return values

    def became(self, cell: Cell) -> str:
        return shortest(self.numbers.adjusted.get(cell))


class _MomentReader(_Reader):
    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self.moments = Moments(frozenset(column.missing))

    def read(self, cells: list[Cell], rows: Sequence[Row]) -> np.ndarray:
        import numpy as np

        values = np.array([self.moments[cell] for cell in cells], dtype="datetime64[us]")
        counted = {c for c in self.moments.unreadable if day_of_excel(c)}
        self.note("E-DATA-DATE-NUMBER", counted, cells, rows)
        self.note("E-DATA-DATE", self.moments.unreadable - counted, cells, rows)
        return values

    def became(self, cell: Cell) -> str:
        return day_of_excel(cell)


class _TextReader(_Reader):
    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self.codes = Codes(frozenset(column.codes), separator=column.separator)

    def read(self, cells: list[Cell], rows: Sequence[Row]) -> np.ndarray:
        import numpy as np

        rounded = {c for c in cells if isinstance(c, float) and abs(c) >= TOO_BIG}
        self.note("E-DATA-ID-ROUNDED", rounded, cells, rows)
        said = [self.codes[cell] for cell in cells]
        self.note("E-DATA-CODE", self.codes.unreadable, cells, rows)
        self.absent += _times(self.codes.absent, cells)
        for code in self.column.missing:
            if any(word and code in self.codes.named(word) for word in set(said)):
                self.occurring.add(code)
        if len(self.codes) > 10 * BLOCK:
            self.codes.clear()
        return np.array(said, dtype=object)


def _times(absent: Collection[Cell], cells: Sequence[Cell]) -> int:
    return sum(cell in absent for cell in cells) if absent else 0


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
