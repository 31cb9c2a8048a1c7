"""Parquet, a file or a folder: looked at where it lies, never read into Python."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from endogen.errors import DataError, Where
from endogen.errors.foreign import quoted as said_by
from endogen.sources.duck import connection, quoted
from endogen.sources.load import Column, Loaded
from endogen.sources.table import Cell
from endogen.study.answers import ROW, Held
from endogen.study.correction import Change
from endogen.study.problem import LISTED, Problem, Severity, problem
from endogen.survey.engine import spelt_out

NUMBERS = (
    "TINYINT",
    "SMALLINT",
    "INTEGER",
    "BIGINT",
    "HUGEINT",
    "UTINYINT",
    "USMALLINT",
    "UINTEGER",
    "UBIGINT",
    "UHUGEINT",
    "FLOAT",
    "DOUBLE",
    "DECIMAL",
    "BOOLEAN",
)
MOMENTS = ("DATE", "TIMESTAMP")


def look_at_parquet(
    path: Path,
    file: str,
    expected: Mapping[str, Column],
    changes: Sequence[Change] = (),
) -> Loaded:
    """Make a lazy table over the file or the folder's files.

    Parameters
    ----------
    expected : mapping of str to Column
    changes : sequence of Change
        What cells hold instead; rows are found by the household's id.
    """
    types, source = _opened(path, file)
    if changes:
        source = _changed(source, types, changes)
    columns = tuple(_column(name, kind, expected) for name, kind in types.items())
    chosen = ", ".join(f"{_typed(c, types[c.name])} AS {quoted(c.name)}" for c in columns)
    row = f"file_row_number + 1 AS {quoted(ROW)}"
    table = connection().sql(f"SELECT {row}, {chosen} FROM {source}")
    texts = [c for c in columns if c.held is Held.NUMBER and types[c.name] == "VARCHAR"]
    problems = [p for c in texts for p in _unreadable(c, source, file)]
    return Loaded(table, columns, problems=problems)


def parquet_names(path: Path, file: str) -> tuple[str, ...]:
    """The names of the columns."""
    return tuple(_opened(path, file)[0])


def parquet_cells(
    path: Path, file: str, key: str, wanted: Collection[str], columns: Sequence[str]
) -> Iterator[tuple[int, str, Mapping[str, Cell]]]:
    """Row, id and the cells of some columns, of the households with these ids."""
    _, source = _opened(path, file)
    if not wanted:
        return
    listed = ", ".join(map(_literal, sorted(wanted)))
    id_ = f"CAST({quoted(key)} AS VARCHAR)"
    shown = "".join(f", {quoted(name)}" for name in columns)
    found = connection().execute(
        f"SELECT file_row_number + 1, {id_}{shown} FROM {source} WHERE {id_} IN ({listed})"
    )
    for row, said, *cells in found.fetchall():
        yield row, said, dict(zip(columns, cells, strict=True))


def _opened(path: Path, file: str) -> tuple[dict[str, str], str]:
    """The types of the columns, and what to select them from."""
    import duckdb

    paths = sorted(path.rglob("*.parquet")) if path.is_dir() else [path]
    if not paths:
        raise DataError("E-DATA-EMPTY", where=Where(file=file))
    con = connection()
    listed = "[" + ", ".join(_literal(spelt_out(p)) for p in paths) + "]"
    source = f"read_parquet({listed}, file_row_number=true)"
    try:
        raw = con.sql(f"SELECT * FROM {source}")
        stored = {
            name
            for (name,) in con.execute(
                f"SELECT name FROM parquet_schema({_literal(spelt_out(paths[0]))})"
            ).fetchall()
        }
    except duckdb.Error as error:
        reason = said_by("DuckDB", str(error).partition("\n")[0])
        raise DataError("E-DATA-BROKEN", where=Where(file=file), reason=reason) from None
    types = dict(zip(raw.columns, map(str, raw.types), strict=True))
    types.pop("file_row_number")
    _refuse_renamed(list(types), stored, file)
    return types, source


def _changed(source: str, types: Mapping[str, str], changes: Sequence[Change]) -> str:
    """The same rows, where some cells hold something else."""
    by_column: dict[str, list[Change]] = {}
    for change in changes:
        by_column.setdefault(change.column, []).append(change)
    replaced = ", ".join(
        f"{_case(name, types[name], ones)} AS {quoted(name)}" for name, ones in by_column.items()
    )
    return f"(SELECT * REPLACE ({replaced}) FROM {source})"


def _case(name: str, stored: str, changes: Sequence[Change]) -> str:
    # As a number or a moment from here on: an integer column would round what is put in.
    kind = "VARCHAR"
    if stored.startswith(NUMBERS):
        kind = "DOUBLE"
    elif stored.startswith(MOMENTS):
        kind = "TIMESTAMP"
    id_ = f"CAST({quoted(changes[0].key)} AS VARCHAR)"
    cases = " ".join(
        f"WHEN {id_} = {_literal(c.id)} THEN CAST({_literal(c.new)} AS {kind})"
        if c.new
        else f"WHEN {id_} = {_literal(c.id)} THEN NULL"
        for c in changes
    )
    return f"CASE {cases} ELSE CAST({quoted(name)} AS {kind}) END"


def _column(name: str, stored: str, expected: Mapping[str, Column]) -> Column:
    if stored.startswith(MOMENTS):
        return Column(name, Held.DATE)
    held = Held.NUMBER if stored.startswith(NUMBERS) else Held.TEXT
    return expected.get(name) or Column(name, held)


def _typed(column: Column, stored: str) -> str:
    name = quoted(column.name)
    match column.held:
        case Held.NUMBER if stored == "VARCHAR":
            return f"TRY_CAST({name} AS DOUBLE)"
        case Held.NUMBER:
            return f"CAST({name} AS DOUBLE)"
        case Held.DATE:
            return f"TRY_CAST({name} AS TIMESTAMP)"
        case _:
            return f"CAST({name} AS VARCHAR)"


def _unreadable(column: Column, source: str, file: str) -> list[Problem]:
    """Texts of a number column that are no numbers: counted, and the first ones listed."""
    name = quoted(column.name)
    bad = f"{name} IS NOT NULL AND trim({name}) <> '' AND TRY_CAST({name} AS DOUBLE) IS NULL"
    con = connection()
    # By fetchall: DuckDB 2 holds a connection until the last row is fetched.
    ((times,),) = con.execute(f"SELECT count(*) FROM {source} WHERE {bad}").fetchall()
    if not times:
        return []
    rows = con.execute(
        f"SELECT file_row_number + 1, {name} FROM {source} WHERE {bad} ORDER BY 1 LIMIT {LISTED}"
    ).fetchall()
    code = "E-DATA-CODE" if column.codes else "E-DATA-TEXT-IN-NUMBER"
    found = [
        problem(
            code,
            Severity.ERROR,
            file=file,
            row=row,
            variable=column.name,
            value=value,
            codes=column.codes,
        )
        for row, value in rows
    ]
    if times > len(rows):
        found.append(
            problem(
                code,
                Severity.ERROR,
                file=file,
                variable=column.name,
                value="…",
                codes=column.codes,
                count=times - len(rows),
            )
        )
    return found


def _refuse_renamed(names: list[str], stored: set[str], file: str) -> None:
    """DuckDB renames a column whose name differs from another only in case."""
    for name in names:
        if name not in stored:
            original = name.rpartition("_")[0]
            other = next((n for n in names if n.lower() == original.lower()), original)
            raise DataError("E-DATA-NAME-CASE", where=Where(file=file), name=original, other=other)


def _literal(said: str) -> str:
    return "'" + said.replace("'", "''") + "'"
