"""The one module that knows engines: it opens frames, collects them, and lends them tables.

Every frame that narwhals can read is taken.  Small ones are brought into memory once, where
NumPy is faster than any engine; large ones stay where they are, and only sums leave them.
pandas and Arrow frames that are large are lent to DuckDB.
"""

from __future__ import annotations

import copy
import glob
import os
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from endogen.errors import DataError, OutsideError, UseError, Where
from endogen.errors.foreign import quoted
from endogen.i18n import Text, text
from endogen.survey import spark
from endogen.survey.expressions import NUMBER, WORDS, Typed, Vector
from endogen.survey.quiet_exit import leave_quietly

if TYPE_CHECKING:
    import duckdb
    import narwhals as nw

Arrays = dict[str, npt.NDArray[Any]]

IN_MEMORY = 50_000
"""Rows up to which a frame is brought into memory."""
ANY_NAMES = ("pandas", "pyarrow", "duckdb", "_duckdb")
"""Libraries whose frames may have two columns of one name, or names that are no text."""
UNEQUAL, NONE = text("columns of unequal length"), text("no columns")
AT_ONCE = 5_000_000
"""Cells up to which all columns are fetched together, in one query."""

WIDE = 500
"""Columns up to which they are: DuckDB compares each that is selected with every name."""


class Table:
    """A frame of any kind, under the names its owner gave the columns.

    Parameters
    ----------
    frame : DuckDB relation, Polars, pandas, Arrow or Spark frame, dict of lists, or path
        A path names a Parquet file, or a folder or pattern of them.
    """

    def __init__(self, frame: object) -> None:
        import narwhals as nw

        leave_quietly()
        if isinstance(frame, Mapping):
            frame = _columns(frame)
        elif isinstance(frame, str | Path):
            frame = _parquet(str(frame))
        if type(frame).__module__.startswith(ANY_NAMES):
            _refuse_alike(getattr(frame, "column_names", getattr(frame, "columns", ())))
        self._inside: dict[str, str] = {}
        with spark.answering(frame):
            if spark.is_spark(frame):  # where any attribute may be a column
                _refuse_alike(frame.columns)
                frame, self._inside = spark.named_inside(frame)
            try:
                opened = nw.from_native(frame)  # type: ignore[call-overload]  # any frame at all
            except TypeError:
                raise UseError("E-USE-FRAME", got=type(frame).__name__) from None
            self.frame: nw.LazyFrame[Any] = _lazy(opened)
            schema = dict(self.frame.collect_schema())
        self._inside = self._inside or {name: name for name in schema}
        self.schema: dict[str, Any] = {n: schema[key] for n, key in self._inside.items()}
        _refuse_alike(self.schema)
        self._columns: dict[str, Typed[Vector]] = {}

    @property
    def names(self) -> list[str]:
        """The columns."""
        return list(self.schema)

    @cached_property
    def height(self) -> int:
        """How many rows there are."""
        import narwhals as nw

        return int(collect(self.frame.select(nw.len().alias("n")))["n"][0])

    def answering(self) -> AbstractContextManager[None]:
        """Around whatever is asked of it: what its engine then raises gets a code."""
        return spark.answering(self.frame.to_native())

    @property
    def small(self) -> bool:
        """Whether it is to be brought into memory."""
        return self.height <= IN_MEMORY

    def kind(self, name: str) -> str:
        """Whether a column holds numbers or words.

        Raises
        ------
        DataError
            E-DATA-TYPE for lists, structures and other things without order.
        """
        import narwhals as nw

        dtype = self.schema[name]
        if dtype.is_numeric() or dtype == nw.Boolean:
            return NUMBER
        # By ==, not by a set: an Enum bears its categories and a Datetime its time zone.
        if dtype in (nw.String, nw.Categorical, nw.Enum, nw.Date, nw.Datetime, nw.Time):
            return WORDS
        if dtype == nw.Unknown and self._empty(name):
            return NUMBER
        raise DataError("E-DATA-TYPE", where=Where(variable=name), got=str(dtype))

    def kinds(self) -> dict[str, Text]:
        """What each column holds, in words."""
        import narwhals as nw

        def said(dtype: Any) -> Text:
            if dtype == nw.Boolean:
                return text("yes or no")
            if dtype.is_numeric():
                return text("numbers")
            return text("dates") if dtype.is_temporal() else text("words")

        return {name: said(dtype) for name, dtype in self.schema.items()}

    def _empty(self, name: str) -> bool:
        import narwhals as nw

        known = self.frame.select(
            (~nw.col(self._inside[name]).is_null()).cast(nw.Float64).sum().alias("n")
        )
        return not collect(known)["n"][0] > 0

    def expression(self, name: str) -> nw.Expr:
        """A column as float64 or as words, null where missing."""
        import narwhals as nw

        column = self.plain(name)
        if not self.schema[name].is_float():
            return column
        # NaN is missing; asked by is_finite, since engines may prune by statistics that
        # know no NaN.  Infinities stay, to be counted and refused.
        infinite = (column == float("inf")) | (column == float("-inf"))
        return nw.when(column.is_finite() | infinite).then(column)

    def plain(self, name: str) -> nw.Expr:
        """A column as float64, NaN as it is, or as words."""
        import narwhals as nw

        column, dtype = nw.col(self._inside[name]), self.schema[name]
        if self.kind(name) == NUMBER:
            return column if dtype == nw.Float64 else column.cast(nw.Float64)
        if dtype == nw.Datetime:
            return column.dt.to_string("%Y-%m-%d %H:%M:%S")
        return column if dtype == nw.String else column.cast(nw.String)

    def column(self, name: str) -> Typed[Vector]:
        """A column in memory."""
        if name not in self._columns:
            self.fetch([name])
        return self._columns[name]

    def afresh(self) -> Table:
        """The same frame, with no column in memory yet."""
        other = copy.copy(self)
        other._columns = {}
        return other

    def fetch(self, names: Iterable[str]) -> None:
        """Bring columns into memory, and with them all others when the table is small."""
        wanted = [name for name in names if name not in self._columns]
        if not wanted:
            return
        if self.height * len(self.schema) <= AT_ONCE and len(self.schema) <= WIDE:
            known = {*self._columns, *wanted}
            wanted += [n for n in self.schema if n not in known and self.readable(n)]
        inside = {f"c{i}": name for i, name in enumerate(wanted)}
        frame = self.frame.select(*(self.plain(name).alias(key) for key, name in inside.items()))
        arrays = collect(frame)
        for key, name in inside.items():
            self._columns[name] = Typed(_vector(arrays[key], self.kind(name)), self.kind(name))

    def readable(self, name: str) -> bool:
        """Whether a column holds numbers or words, which have an order."""
        try:
            self.kind(name)
        except DataError:
            return False
        return True


def collect(frame: nw.LazyFrame[Any]) -> Arrays:
    """Run a lazy frame and take its columns as arrays; missing numbers are NaN."""
    native: Any = frame.to_native()
    if frame.implementation.is_duckdb():  # which needs no Arrow for it
        return {name: _filled(array) for name, array in native.fetchnumpy().items()}
    with spark.answering(native):
        data: Any = frame.collect()
    return {name: _filled(data[name].to_numpy()) for name in data.columns}


def lend(table: Mapping[str, npt.NDArray[Any]], frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Bring a small table of numbers and words to the engine of `frame`."""
    import narwhals as nw

    native: Any = frame.to_native()
    if frame.implementation.is_duckdb():
        return _lazy(nw.from_native(_lend_to_duckdb(dict(table), native)))
    if spark.is_spark(native):
        return _lazy(nw.from_native(spark.lent(table, native)))
    columns = {name: array.tolist() for name, array in table.items()}
    return _lazy(nw.from_dict(columns, backend=frame.implementation))


def _lend_to_duckdb(lent: Arrays, relation: Any) -> Any:
    """Lend to the connection of a relation, which it does not show but answers through."""
    import duckdb

    try:
        return relation.query("_", "SELECT * FROM lent")  # DuckDB finds `lent` by its name
    except duckdb.Error:  # its owner has closed it to Python's variables: write the values out
        rows = zip(*(array.tolist() for array in lent.values()), strict=True)
        said = ", ".join("(" + ", ".join(map(_constant, row)) + ")" for row in rows)
        names = ", ".join(lent)
        return relation.query("_", f"SELECT * FROM (VALUES {said}) AS lent({names})")


def _constant(value: float | str) -> str:
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return f"{value!r}::DOUBLE"


@cache
def connection() -> duckdb.DuckDBPyConnection:
    """The connection for frames that bring none: in memory, loading nothing from afar."""
    import duckdb

    return duckdb.connect(
        config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    )


def _lazy(opened: Any) -> nw.LazyFrame[Any]:
    import narwhals as nw

    if not isinstance(opened, nw.LazyFrame):
        if not opened.implementation.is_polars() and len(opened) > IN_MEMORY:
            opened = nw.from_native(_lent_whole(opened))
        opened = opened.lazy()
    lazy: nw.LazyFrame[Any] = opened
    return lazy


def _lent_whole(opened: Any) -> Any:
    """A pandas or Arrow frame as DuckDB sees it, without a copy."""
    import duckdb

    native, own = opened.to_native(), connection()
    try:
        if opened.implementation.is_pandas():
            return own.from_df(native)
        return own.from_arrow(native)
    except duckdb.Error as error:
        raise UseError("E-USE-FRAME", got=str(error).splitlines()[0]) from None


def _columns(columns: Mapping[str, Any]) -> Any:
    """Lend lists by name to DuckDB, which takes them without Arrow or pandas."""
    lent = {str(name): _lendable(values) for name, values in columns.items()}
    if not lent or len({len(array) for array in lent.values()}) > 1:
        raise UseError("E-USE-FRAME", got=UNEQUAL if lent else NONE)
    _refuse_alike(lent)
    return connection().sql("SELECT * FROM lent")


def _lendable(values: Any) -> npt.NDArray[Any]:
    """A list, or an array, as DuckDB takes it: Python's own values, None where missing."""
    if isinstance(values, np.ndarray) and values.dtype.kind in "fiub":
        return values
    listed = [item.item() if isinstance(item, np.generic) else item for item in values]
    if all(item is None for item in listed):
        return np.full(len(listed), np.nan)
    array = np.empty(len(listed), dtype=object)
    array[:] = listed
    return array


def spelt_out(path: Path | str) -> str:
    """A path as DuckDB takes it: in Unicode, also where Python thinks that files are ASCII."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _parquet(path: str) -> Any:
    import duckdb

    target = spelt_out(path)
    if Path(path).is_dir():
        target = str(Path(glob.escape(target)) / "**" / "*.parquet")
    elif not path.lower().endswith((".parquet", ".pq")):
        raise UseError("E-USE-FRAME", got=path)
    elif Path(path).is_file():  # its name may hold signs that patterns are made of
        target = glob.escape(target)
    if not glob.glob(target, recursive=True):
        raise OutsideError("E-OUTSIDE-NO-FILE", where=Where(file=path))
    try:
        return connection().read_parquet(target)
    except duckdb.Error as error:
        reason = quoted("DuckDB", str(error).strip().partition("\n")[0])
        raise DataError("E-DATA-BROKEN", where=Where(file=path), reason=reason) from None


def _refuse_alike(names: Iterable[Any]) -> None:
    seen: dict[str, str] = {}
    known: set[str] = set()
    for name in names:
        if not isinstance(name, str):
            raise DataError("E-DATA-NAME-KIND", got=repr(name))
        if name in known:
            raise DataError("E-DATA-NAME-TWICE", name=name)
        known.add(name)
        other = seen.setdefault(name.lower(), name)
        if other != name:
            raise DataError("E-DATA-NAME-CASE", name=name, other=other)


def _filled(array: Any) -> npt.NDArray[Any]:
    """Numbers as float64 with NaN where missing, words as objects with None."""
    plain = np.asarray(array)
    plain = plain.astype(np.float64 if plain.dtype.kind in "fiub" else object)
    if isinstance(array, np.ma.MaskedArray):
        # Not by filled(None): that would put NumPy's own filling, "?", for a missing word.
        plain[np.ma.getmaskarray(array)] = None if plain.dtype == object else np.nan
    return plain


def _vector(array: npt.NDArray[Any], kind: str) -> Vector:
    if kind == WORDS:
        valid = np.array([isinstance(item, str) for item in array], dtype=bool)
        return Vector(np.where(valid, array, "").astype(object), valid)
    numbers = array.astype(np.float64)
    known = ~np.isnan(numbers)
    return Vector(np.where(known, numbers, 0.0), known)
