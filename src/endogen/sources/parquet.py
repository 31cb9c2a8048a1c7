"""Parquet, a file or a folder: looked at where it lies, never read into Python."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from endogen.errors import DataError, Where
from endogen.errors.foreign import quoted as said_by
from endogen.sources.duck import connection, quoted
from endogen.sources.load import Column, Loaded
from endogen.study.answers import ROW, Held
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


def look_at_parquet(path: Path, file: str, expected: Mapping[str, Column]) -> Loaded:
    """Make a lazy table over the file or the folder's files."""
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
    columns = tuple(_column(name, kind, expected) for name, kind in types.items())
    chosen = ", ".join(f"{_typed(c, types[c.name])} AS {quoted(c.name)}" for c in columns)
    table = con.sql(f"SELECT file_row_number + 1 AS {quoted(ROW)}, {chosen} FROM {source}")
    texts = [c for c in columns if c.held is Held.NUMBER and types[c.name] == "VARCHAR"]
    problems = [p for c in texts for p in _unreadable(c, source, file)]
    return Loaded(table, columns, problems=problems)


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
    counted = con.execute(f"SELECT count(*) FROM {source} WHERE {bad}").fetchone()
    times = counted[0] if counted else 0
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
