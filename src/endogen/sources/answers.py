"""Open a file of answers, whatever it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import narwhals as nw

from endogen.errors import DataError, Where
from endogen.sources.duck import quoted
from endogen.sources.kinds import EXTENSIONS, FileKind, kind_of
from endogen.sources.labels import Labels, is_number, missing_codes, question_of
from endogen.sources.load import Column, Loaded, load
from endogen.sources.parquet import look_at_parquet, parquet_names
from endogen.sources.raw import changed, open_table
from endogen.sources.table import Table
from endogen.study.answers import MARK, SYNTHETIC, Answers, Bound, Held, bind
from endogen.study.correction import Change
from endogen.study.instrument import Instrument, Kind, Question
from endogen.study.problem import Problem, Severity, problem

AS_TEXT = (
    "id",
    "strata",
    "psu",
    "township",
    "village",
    "enumerator",
)  # roles whose codes stay as given


def open_data(
    path: Path,
    instrument: Instrument | None = None,
    *,
    file: str = "",
    text_columns: Iterable[str] = (),
    stated: Mapping[str, Column] | None = None,
    encoding: str = "",
    sheet: str = "",
    changes: Sequence[Change] = (),
) -> Answers:
    """Open a file of answers.

    Parameters
    ----------
    path : Path
        A CSV, Excel, SPSS, Stata or Parquet file, or a folder of Parquet files.
    instrument : Instrument, optional
        The questionnaire: what each column is to hold.  Without it, the file's own labels
        say so, or else it is inferred from the cells and told in `Answers.reading`.
    file : str, optional
        Its name for messages; the file's own by default.
    text_columns : iterable of str, optional
        Columns that stay text whatever they look like (identifiers).
    stated : mapping of str to Column, optional
        What is known of single columns before the file is opened.
    encoding, sheet : str, optional
        Stated instead of found.
    changes : sequence of Change
        What cells are to hold instead of what the file says.

    Raises
    ------
    DataError
        When the file as a whole cannot be read without guessing; single cells that cannot
        be read are counted as problems and become missing.
    """
    file = file or path.name
    kind = kind_of(path, file)
    expected = {name: Column(name, Held.TEXT) for name in text_columns}
    expected |= stated or {}
    labels = None
    if kind is FileKind.PARQUET:
        names = parquet_names(path, file)
        known = expected_columns(bind(names, instrument)) if instrument else {}
        table = Table((), iter(()))
        loaded = look_at_parquet(path, file, {**expected, **known}, changes)
    else:
        table, labels = open_table(path, file, kind, encoding, sheet)
        table = changed(table, changes)
        if labels is not None:
            expected = {n: Column(n, Held.TEXT) for n in labels.text} | expected
        known = expected_columns(bind(table.header, instrument)) if instrument else {}
        loaded = load(
            table,
            {**expected, **known},
            file,
            id_column=id_column(table.header, instrument),
            thousands=table.reading.get("delimiter") != "semicolon",
        )
        if loaded.rows == 0:
            raise DataError("E-DATA-NO-ROWS", where=Where(file=file))
    _refuse_second_header(loaded, file)
    return Answers(
        frame=nw.from_native(loaded.table).lazy(),
        columns={c.name: c.held for c in loaded.columns},
        occurring=loaded.occurring,
        file=file,
        instrument=_described(loaded, labels) if labels else None,
        problems=(*_misnamed(path, kind, file), *table.problems, *loaded.problems),
        reading={"kind": kind.value, **table.reading, **_inferred(loaded, known, labels)},
        synthetic=_says_synthetic(loaded),
        lost=loaded.lost,
    )


def _says_synthetic(loaded: Loaded) -> bool:
    """Whether any row says that it was made up; then none of them may pass for real."""
    if MARK not in loaded.table.columns:
        return False
    said = loaded.table.project(f"lower(CAST({quoted(MARK)} AS VARCHAR)) AS said")
    return bool(said.filter(f"said = '{SYNTHETIC}'").limit(1).fetchall())


def expected_columns(bound: Mapping[str, Bound]) -> dict[str, Column]:
    """What the questionnaire says of the columns of the file."""
    return {name: _column(b) for name, b in bound.items()}


def _column(bound: Bound) -> Column:
    question, name = bound.question, bound.column
    missing = tuple(code for code, _ in missing_codes(question))
    numbers = tuple(code for code in missing if is_number(code))
    codes = tuple(dict.fromkeys([*(c.code for c in question.categories), *missing]))
    if question.role.partition(":")[0] in AS_TEXT:
        return Column(name, Held.TEXT)
    match question.kind:
        case Kind.INTEGER | Kind.DECIMAL:
            return Column(name, Held.NUMBER, question.unit, missing=numbers)
        case Kind.CALCULATE if question.role:
            return Column(name, Held.NUMBER, question.unit, missing=numbers)
        case Kind.DATE:
            return Column(name, Held.DATE, missing=missing)
        case Kind.SELECT_MULTIPLE | Kind.RANK if bound.item:
            return Column(name, Held.NUMBER, codes=(*_marks(question), *numbers), missing=numbers)
        case Kind.SELECT_MULTIPLE | Kind.RANK:
            return Column(
                name, Held.TEXT, codes=codes, separator=question.separator, missing=missing
            )
        case Kind.SELECT_ONE if question.categories:
            held = Held.NUMBER if all(is_number(code) for code in codes) else Held.TEXT
            return Column(name, held, codes=codes, missing=missing)
        case _:
            return Column(name, Held.TEXT, missing=missing)


def _marks(question: Question) -> tuple[str, ...]:
    """What a column of one choice holds: 0 and 1, or the place that it was given."""
    if question.kind is Kind.SELECT_MULTIPLE:
        return ("0", "1")
    return tuple(str(place) for place in range(1, len(question.categories) + 1))


def id_column(header: Iterable[str], instrument: Instrument | None) -> str:
    """The column that identifies a household; "" where none has the role."""
    bound = bind(header, instrument) if instrument else {}
    return next((name for name, b in bound.items() if b.question.role == "id"), "")


def _refuse_second_header(loaded: Loaded, file: str) -> None:
    """Words in most number columns of the first row of answers are a second header."""
    numbers = sum(c.held is Held.NUMBER and not c.codes for c in loaded.columns)
    first = {
        p.variable
        for p in loaded.problems
        if p.row == 2 and p.code in ("E-DATA-TEXT-IN-NUMBER", "E-DATA-CODE")
    }
    if len(first) >= 3 and len(first) >= numbers / 2:
        raise DataError("E-DATA-TWO-HEADERS", where=Where(file=file, row=2), n=len(first))


def _described(loaded: Loaded, labels: Labels) -> Instrument:
    """The questions that the file's own labels describe."""
    view = loaded.table

    def covered(name: str, codes: list[float]) -> bool:
        listed = ", ".join(map(repr, codes))
        column = quoted(name)
        return (
            not view.filter(f"{column} IS NOT NULL AND {column} NOT IN ({listed})")
            .limit(1)
            .fetchall()
        )

    def seen(name: str, low: float, high: float) -> list[float]:
        found = view.project(quoted(name)).distinct().fetchall()
        return sorted(value for (value,) in found if value is not None and low <= value <= high)

    return Instrument(
        tuple(question_of(c.name, c.held, labels, covered, seen) for c in loaded.columns)
    )


def _misnamed(path: Path, kind: FileKind, file: str) -> tuple[Problem, ...]:
    said = EXTENSIONS.get(path.suffix.lower())
    if path.is_dir() or said is kind:
        return ()
    return (
        problem(
            "E-DATA-EXTENSION",
            Severity.WARNING,
            file=file,
            value=path.suffix,
            said=path.suffix or "—",
            kind=kind.words,
        ),
    )


def _inferred(loaded: Loaded, known: Mapping[str, Column], labels: Labels | None) -> dict[str, str]:
    """The kinds of columns that nobody described."""
    if labels is not None:
        return {}
    by_kind: dict[str, list[str]] = {}
    for column in loaded.columns:
        if column.name not in known:
            by_kind.setdefault(column.held.value, []).append(column.name)
    return {f"inferred as {kind}": ", ".join(names) for kind, names in by_kind.items()}
