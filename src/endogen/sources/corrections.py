"""The file of corrections of a study: where it is, and what it says line by line.

Which it is: the file that ``[data].corrections`` names; else ``corrections.csv`` or
``corrections.xlsx``, beside study.toml or beside the answers, where there is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from endogen.errors import DataError, OutsideError, Where
from endogen.sources.cells import spelt
from endogen.sources.delimited import read_delimited
from endogen.sources.kinds import FileKind, kind_of
from endogen.sources.table import Table
from endogen.sources.workbook import read_workbook
from endogen.study.correction import Correction
from endogen.study.study import Study

NAMES = ("corrections.csv", "corrections.xlsx")
HEADS = {
    "id": ("id", "编号", "户编号", "问卷编号"),
    "variable": ("variable", "变量", "变量名"),
    "old": ("old", "原值", "旧值"),
    "new": ("new", "新值", "更正值"),
    "reason": ("reason", "原因", "更正原因"),
    "who": ("who", "修改人", "更正人"),
    "date": ("date", "日期", "修改日期"),
}
OPTIONAL = ("date",)


def corrections_file(folder: Path, study: Study) -> str:
    """The name of the file of corrections, below the study's folder; "" for none.

    Raises
    ------
    OutsideError
        E-OUTSIDE-NO-FILE when the one that study.toml names is not there.
    DataError
        E-CORRECTION-WHICH when none is named and there are several.
    """
    named = study.files.corrections
    if named:
        if not (folder / named).is_file():
            raise OutsideError("E-OUTSIDE-NO-FILE", where=Where(file=named))
        return named
    beside = Path(study.files.households).parent
    likely = [(place / name).as_posix() for place in (Path(), beside) for name in NAMES]
    found = [name for name in dict.fromkeys(likely) if (folder / name).is_file()]
    if len(found) > 1:
        raise DataError("E-CORRECTION-WHICH", names=", ".join(found))
    return found[0] if found else ""


def read_corrections(path: Path, file: str) -> tuple[Correction, ...]:
    """Read every line of a file of corrections; its other columns are passed over.

    Raises
    ------
    DataError
        When it is no CSV file or workbook, or lacks a column.
    """
    table = _opened(path, file)
    places = _places(table.header, file)
    return tuple(_correction(row, cells, places) for row, cells in table.rows)


def _opened(path: Path, file: str) -> Table:
    kind = kind_of(path, file)
    if kind is FileKind.WORKBOOK:
        return read_workbook(path, file)
    if kind in (FileKind.PARQUET, FileKind.SPSS, FileKind.STATA):
        raise DataError("E-CORRECTION-KIND", where=Where(file=file), kind=kind.words)
    return read_delimited(path, file)


def _places(header: Sequence[str], file: str) -> dict[str, int]:
    """Where each column stands, whatever it is called."""
    known = {said: name for name, spellings in HEADS.items() for said in spellings}
    places: dict[str, int] = {}
    for at, said in enumerate(header):
        name = known.get(said.strip().lower())
        if name in places:
            raise DataError("E-DATA-NAME-TWICE", where=Where(file=file, row=1), name=name)
        if name:
            places[name] = at
    for name in HEADS:
        if name not in places and name not in OPTIONAL:
            raise DataError("E-CORRECTION-COLUMN", where=Where(file=file, row=1), name=name)
    return places


def _correction(row: int, cells: Sequence[object], places: dict[str, int]) -> Correction:
    return Correction(row=row, **{name: spelt(cells[at]) or "" for name, at in places.items()})
