"""Corrections held against the answers as they stand, and those that hold, made.

Cells are looked at as the file holds them, before anything is recoded: a cell that no one
can read is what is mostly corrected.  The file itself is never changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from endogen.errors import DataError, Where
from endogen.i18n import Text, Words, text
from endogen.sources.answers import expected_columns, id_column
from endogen.sources.cells import Codes, Moments, Numbers, identifier, moment, spelt
from endogen.sources.labels import is_number, number
from endogen.sources.load import Column
from endogen.sources.raw import raw_header, raw_rows
from endogen.sources.table import Cell
from endogen.study.answers import Bound, Held, bind
from endogen.study.correction import Applied, Change, Correction, Corrections
from endogen.study.instrument import Instrument
from endogen.study.nearest import nearest
from endogen.study.problem import Problem, Severity, problem

REQUIRED = ("id", "variable", "reason", "who")
Rows = list[tuple[int, Mapping[str, Cell]]]


@dataclass(slots=True)
class _Cell:
    """A cell of the answers on its way through the corrections that concern it."""

    row: int
    column: Column
    now: Cell
    steps: list[tuple[Correction, Cell]] = field(default_factory=list)  # and what it held before


def correct(
    path: Path,
    data: str,
    instrument: Instrument,
    asked: Sequence[Correction],
    file: str,
) -> tuple[tuple[Change, ...], Corrections]:
    """Decide what is corrected.

    Parameters
    ----------
    path : Path
        The file of answers.
    data : str
        Its name, for messages.
    instrument : Instrument
        What its columns mean.
    asked : sequence of Correction
        In the order of their file: a cell may be corrected twice, one after the other.
    file : str
        Their file, for messages.

    Raises
    ------
    DataError
        E-CORRECTION-NO-ID when no column identifies a household.
    """
    header = raw_header(path, data)
    bound = bind(header, instrument)
    if not bound:  # a file of another study, which is refused as such
        return (), Corrections(file)
    key = id_column(header, instrument)
    if not key:
        raise DataError("E-CORRECTION-NO-ID", where=Where(file=data))
    columns = _resolved(header, bound, asked)
    wanted = frozenset(one.id for one in asked if one.id)
    rows: dict[str, Rows] = {}
    for row, said, cells in raw_rows(path, data, key, wanted, sorted(set(columns.values()))):
        rows.setdefault(said, []).append((row, cells))
    deciding = _Deciding(data, file, key, header, columns, expected_columns(bound), rows)
    for one in asked:
        deciding.take(one)
    return deciding.changes, deciding.done(bound)


def _resolved(
    header: Sequence[str], bound: Mapping[str, Bound], asked: Sequence[Correction]
) -> dict[str, str]:
    """The column of each variable that is named: its own name, or that of its question."""
    known = {_named(b): name for name, b in bound.items()}
    known |= {name: name for name in header}
    return {c.variable: known[c.variable] for c in asked if c.variable in known}


def _named(bound: Bound) -> str:
    return bound.question.column(bound.item) if bound.item else bound.question.name


class _Deciding:
    """Takes one correction after the other."""

    def __init__(
        self,
        data: str,
        file: str,
        key: str,
        header: Sequence[str],
        columns: Mapping[str, str],
        expected: Mapping[str, Column],
        rows: Mapping[str, Rows],
    ) -> None:
        self.data, self.file, self.key, self.header = data, file, key, header
        self.columns, self.expected, self.rows = columns, expected, rows
        self.cells: dict[tuple[str, str], _Cell] = {}
        self.spoilt: dict[tuple[str, str], list[Correction]] = {}
        self.problems: list[Problem] = []

    def take(self, one: Correction) -> None:
        """Make a correction, or say why not."""
        why = self._unclear(one)
        if why is not None:
            self.problems.append(why)
            return
        key = (one.id, self.columns[one.variable])
        if key in self.spoilt:
            self.spoilt[key].append(one)
            return
        if key not in self.cells:
            row, found = self.rows[one.id][0]
            column = self.expected.get(key[1]) or Column(key[1], Held.TEXT)
            self.cells[key] = _Cell(row, column, found[key[1]])
        cell = self.cells[key]
        if self._contradicts(one, cell):
            self.spoilt[key] = [*(step for step, _ in cell.steps), one]
            return
        why = self._wrong(one, cell)
        if why is not None:
            self.problems.append(why)
            return
        cell.steps.append((one, cell.now))
        cell.now = one.new

    def _unclear(self, one: Correction) -> Problem | None:
        """What keeps a correction from finding its cell."""
        lacking = next((name for name in REQUIRED if not getattr(one, name)), "")
        if lacking:
            return self._refusal("E-CORRECTION-LACKS", one, lacking=lacking)
        if one.variable not in self.columns:
            near = nearest(one.variable, self.header)
            return self._refusal("E-CORRECTION-VARIABLE", one, nearest=near)
        times = len(self.rows.get(one.id, ()))
        if times == 0:
            return self._refusal("E-CORRECTION-ID", one)
        if times > 1:
            return self._refusal("E-CORRECTION-ID-TWICE", one, times=times)
        return None

    def _contradicts(self, one: Correction, cell: _Cell) -> bool:
        """Whether an earlier correction made something else of the same value."""
        if same(cell.now, one.old, cell.column):
            return False
        return any(
            same(before, one.old, cell.column) and not same(step.new, one.new, cell.column)
            for step, before in cell.steps
        )

    def _wrong(self, one: Correction, cell: _Cell) -> Problem | None:
        """What is wrong with the values of a correction."""
        if same(one.old, one.new, cell.column):
            return self._refusal("E-CORRECTION-NOTHING", one, severity=Severity.WARNING)
        if not same(cell.now, one.old, cell.column):
            again = [s for s, b in cell.steps if same(b, one.old, cell.column)]
            if again:
                return self._refusal(
                    "E-CORRECTION-AGAIN", one, severity=Severity.WARNING, first=again[0].row
                )
            got = spelt(cell.now) or ""
            return self._refusal("E-CORRECTION-OLD", one, got=got, at=cell.row, data=self.data)
        if not readable(one.new, cell.column):
            return self._refusal(
                "E-CORRECTION-NEW", one, got=one.new, allowed=_allowed(cell.column)
            )
        return None

    def _refusal(
        self,
        code: str,
        one: Correction,
        *,
        severity: Severity = Severity.ERROR,
        **details: object,
    ) -> Problem:
        return problem(
            code,
            severity,
            file=self.file,
            row=one.row,
            id=one.id,
            variable=one.variable,
            value=one.old,
            others={"household": one.id, **details},
        )

    @property
    def changes(self) -> tuple[Change, ...]:
        """What the cells are to hold in the end."""
        return tuple(
            Change(cell.row, self.key, id_, column, cell.steps[-1][0].new)
            for (id_, column), cell in self.cells.items()
            if cell.steps and (id_, column) not in self.spoilt
        )

    def done(self, bound: Mapping[str, Bound]) -> Corrections:
        """What was made, in the order of the file, and what was refused."""
        made = []
        for key, cell in self.cells.items():
            if key not in self.spoilt:
                made += [_applied(one, cell, bound.get(key[1])) for one, _ in cell.steps]
        refused = [*self.problems]
        for ones in self.spoilt.values():
            rows = ", ".join(str(one.row) for one in ones)
            refused += [self._refusal("E-CORRECTION-CONTRADICTS", o, rows=rows) for o in ones]
        return Corrections(
            file=self.file,
            applied=tuple(sorted(made, key=lambda one: one.correction.row)),
            refused=len(refused),
            problems=tuple(sorted(refused, key=lambda p: p.row or 0)),
        )


def same(cell: Cell, said: str, column: Column) -> bool:
    """Whether a cell holds what is said: numbers as numbers, days as days, "" for nothing.

    Examples
    --------
    >>> same(3.0, "3", Column("age", Held.NUMBER)), same("007", "7", Column("id", Held.TEXT))
    (True, False)
    """
    have, want = spelt(cell) or "", said.strip()
    if have == want:
        return True
    if not have or not want:
        return False
    if column.separator:
        return have.split() == want.split()
    if column.held is Held.DATE:
        try:
            return moment(have) == moment(want)
        except ValueError:
            return False
    if identifier(have) or identifier(want):
        return False
    numbers = Numbers(column.unit)
    return numbers[have] == numbers[want]


def readable(new: str, column: Column) -> bool:
    """Whether a value may stand in a column; nothing always may."""
    if not new:
        return True
    match column.held:
        case Held.NUMBER:
            numbers = Numbers(column.unit, frozenset(map(number, column.codes)))
            known = new in column.missing and is_number(new)
            return known or numbers[new] == numbers[new]
        case Held.DATE:
            return new in column.missing or Moments()[new] is not None
        case _:
            return Codes(frozenset(column.codes), separator=column.separator)[new] is not None


def _allowed(column: Column) -> Words:
    if column.codes:
        return text("one of {codes}", codes=", ".join(column.codes))
    return A_NUMBER if column.held is Held.NUMBER else A_DATE


A_NUMBER: Text = text("a number")
A_DATE: Text = text("a date like 2021-07-01")


def _applied(one: Correction, cell: _Cell, bound: Bound | None) -> Applied:
    if bound is None:
        return Applied(one, one.variable, one.old, one.new)
    question = bound.question
    label: Words = question.short or question.label or one.variable
    if bound.item:
        items = {c.code: c.label or c.code for c in question.categories}
        label = text("{question}: {choice}", question=label, choice=items.get(bound.item, ""))
    return Applied(
        one, label, _said(one.old, cell.column, bound), _said(one.new, cell.column, bound)
    )


def _said(value: str, column: Column, bound: Bound) -> Words:
    """An answer by its label, with its code; what has no label, as it was written."""
    if not value:
        return text("(empty)")
    if bound.item or column.separator:
        return value
    for category in bound.question.categories:
        if category.label and same(category.code, value, column):
            return text("{label} ({code})", label=category.label, code=category.code)
    return value
