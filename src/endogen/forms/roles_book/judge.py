"""What is wrong with the corrections in roles.xlsx, every one by its cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from endogen.errors import FormError
from endogen.forms.roles_book.facts import read_facts
from endogen.forms.roles_book.layout import (
    CHOICES,
    NO_ITEM,
    REAL,
    code_of,
    named,
    read_codes,
    read_pairs,
    reason_of,
)
from endogen.forms.roles_book.read import Cell, Given, GivenRow
from endogen.study.answers import Held
from endogen.study.codebook import Scale
from endogen.study.instrument import CUT_OFF, Missing
from endogen.study.nearest import nearest
from endogen.study.profile import Profile
from endogen.study.programmes import DIMENSIONS
from endogen.study.role_sheet import BLANK_NO, REASONS, UNITS, RoleBook, RoleRow
from endogen.study.roles import ITEM_LABELS, ROLES, Role, UnknownRole, find

Fault = Callable[..., None]
NUMBERS = (Scale.ORDINAL, Scale.COUNT, Scale.AMOUNT, Scale.PLACE)
CODED = {"-1", "-2", "-3", "-7", "-8", "-9", "-98", "-99"}  # codes that look like amounts
HUNDRED = 100
ZERO_ONE = {"0", "1"}  # of two such codes, the one that nobody gave is known all the same
NEVER_NEGATIVE = (Scale.ORDINAL, Scale.COUNT, Scale.PLACE)


def judge(given: Given, columns: Sequence[Profile]) -> tuple[RoleBook, tuple[FormError, ...]]:
    """Check the corrections against the file they speak of.

    Parameters
    ----------
    given : Given
    columns : sequence of Profile
        The columns of the file of answers.

    Returns
    -------
    (RoleBook, tuple of FormError)
        What the workbook says, and everything that is wrong with it.  Rows with a fault are
        left out of the book.
    """
    faults: list[FormError] = []
    known = {column.name: column for column in columns}
    facts = read_facts(given, faults)
    seen: dict[str, GivenRow] = {}
    rows: list[tuple[GivenRow, RoleRow]] = []
    for row in given.rows:
        before = len(faults)
        read = _Row(given, row, faults)
        column = read.column(known, seen)
        if column is not None:
            made = read.meaning(column)
            if len(faults) == before:
                rows.append((row, made))
    _deleted(given, columns, seen, faults)
    _twice(given, rows, faults)
    return RoleBook(tuple(made for _, made in rows), facts), tuple(faults)


class _Row:
    """Reads one row, noting what is wrong with it."""

    def __init__(self, given: Given, row: GivenRow, faults: list[FormError]) -> None:
        self.given = given
        self.row = row
        self.faults = faults

    def fault(self, code: str, key: str, **details: object) -> None:
        cell: Cell = self.row.cells[key]
        where = replace(self.given.where(cell.place), variable=self.row["column"])
        self.faults.append(FormError(code, where=where, got=cell.text or "—", **details))

    def column(self, known: dict[str, Profile], seen: dict[str, GivenRow]) -> Profile | None:
        """The column that the row speaks of."""
        name = self.row["column"]
        if name not in known:
            self.fault("E-ROLES-COLUMN", "column", nearest=nearest(name, known))
            return None
        if name in seen:
            first = seen[name].cells["column"].place
            self.fault("E-ROLES-COLUMN-TWICE", "column", first=first)
            return None
        seen[name] = self.row
        return known[name]

    def meaning(self, column: Profile) -> RoleRow:
        """What the row says of the column; faults are noted."""
        use = self._use()
        role = self._role()
        if not use or not role:
            return RoleRow(column.name, use=use)
        family = ROLES[role.partition(":")[0]]
        several = family.takes_item and ":" not in role
        missing, real = self._missing(column)
        lost = {code for code, _ in missing}
        made = RoleRow(column.name, role=role, missing=missing, unit=self._unit())
        if several:
            items = self._items(column, lost, role)
            return replace(made, items=items, separator=column.separator or " ")
        if family.scale is Scale.YES_NO:
            yes, no = self._yes_no(column, lost)
            return replace(made, yes=yes, no=no)
        self._numbers(column, family.scale, lost, real)
        return replace(made, adequate=self._adequate(family))

    def _use(self) -> bool:
        said = self.row["use"]
        key = named(said, CHOICES["use"]) if said else "yes"
        if key is None:
            words = [w for label in CHOICES["use"].values() for w in (label.en, label.zh)]
            self.fault("E-ROLES-USE", "use", choices=", ".join(words))
        return key != "no"

    def _role(self) -> str:
        said = self.row["role"]
        if not said or said == "-":
            return ""
        family, _, item = code_of(said).partition(":")
        labels = {role.family: role.label for role in ROLES.values()}
        key = named(family, labels) or named(said, labels)
        if key is None:
            words = [*labels, *(label.zh for label in labels.values())]
            self.fault("E-ROLES-ROLE", "role", nearest=nearest(code_of(said), words))
            return ""
        cell = self.row["item"]
        if "=" in cell or "＝" in cell:
            return key if ROLES[key].takes_item else self._no_item(key)
        if not item and cell:
            item = named(cell, ITEM_LABELS.get(key, {})) or code_of(cell).lower()
        if item and not ROLES[key].takes_item:
            return self._no_item(key)
        try:
            find(f"{key}:{item}" if item or ROLES[key].takes_item else key)
        except UnknownRole:
            known = [*ROLES[key].items, *(w.zh for w in ITEM_LABELS.get(key, {}).values())]
            close = nearest(item, known) if item else ", ".join(ROLES[key].items)
            self.fault("E-ROLES-ITEM", "item", role=key, nearest=close)
            return ""
        return f"{key}:{item}" if item else key

    def _no_item(self, role: str) -> str:
        self.fault("E-ROLES-NO-ITEM", "item", role=role)
        return ""

    def _unit(self) -> str:
        said = self.row["unit"]
        key = named(said, UNITS) if said else ""
        if key is None:
            words = [*UNITS, *(label.zh for label in UNITS.values())]
            self.fault("E-ROLES-UNIT", "unit", nearest=nearest(code_of(said), words))
        return key or ""

    def _adequate(self, family: Role) -> str:
        """Which answers are enough; a workbook of before has no such column."""
        cell = self.row.cells.get("adequate")
        said = cell.text if cell else ""
        if said and not (CUT_OFF.fullmatch(said) and family.family in DIMENSIONS):
            self.fault("E-ROLES-ADEQUATE", "adequate", roles=", ".join(DIMENSIONS))
        return said

    def _missing(self, column: Profile) -> tuple[tuple[tuple[str, Missing], ...], set[str]]:
        """Missing codes, and those that the user says are real answers."""
        made, real = [], set()
        for code, word in read_pairs(self.row["missing"]):
            why = reason_of(word)
            if word.lower() in (REAL.en, REAL.zh):
                real.add(code)
            elif why is None:
                words = [w for label in REASONS.values() for w in (label.en, label.zh)]
                near = nearest(word, words) if word else ", ".join(words)
                self.fault("E-ROLES-MISSING", "missing", value=code, nearest=near)
            elif not (code.startswith("-") or self._occurs(code, column)):
                # One list of negative codes is filled down for every row, rightly.
                self._strange(code, column, "missing")
            else:
                made.append((code, why))
        return tuple(made), real

    def _yes_no(self, column: Profile, lost: set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        yes, no = read_codes(self.row["yes"]), read_codes(self.row["no"])
        # When every code that occurs has its meaning, one that nobody gave is no slip: the
        # questionnaire offered it.
        covered = set(column.codes) <= {*yes, *no, *lost}
        for key, codes in (("yes", yes), ("no", no)):
            if not codes:
                seen = ", ".join(column.codes[:10])
                self.fault("E-ROLES-YES-LACKS", key, codes=seen)
            for code in codes:
                empty = key == "no" and code == BLANK_NO
                if not (empty or covered or self._occurs(code, column)):
                    self._strange(code, column, key)
        for key, codes, others in (("no", no, set(yes)), ("missing", tuple(lost), {*yes, *no})):
            for code in codes:
                if code in others:
                    self.fault("E-ROLES-YES-NO", key, value=code or "—")
        return yes, no

    def _items(self, column: Profile, lost: set[str], role: str) -> tuple[tuple[str, str], ...]:
        made = []
        labels = ITEM_LABELS.get(role, {})
        for code, word in read_pairs(self.row["item"]):
            item = named(word, labels) or code_of(word).lower()
            try:
                find(f"{role}:{item}")
            except UnknownRole:
                known = [*ROLES[role].items, *(w.zh for w in labels.values())]
                near = ", ".join(ROLES[role].items) if word in ("", NO_ITEM) else ""
                self.fault("E-ROLES-ITEM", "item", role=role, nearest=near or nearest(word, known))
                continue
            if not self._occurs(code, column):
                self._strange(code, column, "item")
            made.append((code, item))
        said = {code for code, _ in made} | lost
        unsaid = [code for code, _ in column.tokens if code not in said]
        if made and unsaid:
            self.fault("E-ROLES-ITEM-LACKS", "item", codes=", ".join(unsaid))
        return tuple(made)

    def _numbers(self, column: Profile, scale: Scale, lost: set[str], real: set[str]) -> None:
        if scale in NUMBERS and column.held is not Held.NUMBER:
            words = ", ".join(column.codes[:3])
            self.fault("E-ROLES-NUMBERS", "role", values=words)
            return
        below = [
            code
            for code, _ in column.values
            if code.startswith("-") and code not in {*lost, *column.lost, *real}
        ]
        if scale in NEVER_NEGATIVE and below:
            self.fault("E-ROLES-NEGATIVE", "missing", codes=", ".join(below[:10]))
        coded = [code for code in below if code in CODED]
        if scale is Scale.AMOUNT and coded and abs(column.middle or 0) > HUNDRED:
            self.fault("E-ROLES-CODED", "missing", codes=", ".join(coded))

    @staticmethod
    def _occurs(code: str, column: Profile) -> bool:
        labelled = {c.code for c in column.categories} | set(column.lost)
        if set(column.codes) <= ZERO_ONE:
            labelled |= ZERO_ONE
        return bool(column.times(code)) or code in labelled or not column.all_values

    def _strange(self, code: str, column: Profile, key: str) -> None:
        seen = [code for code, _ in (*column.tokens, *column.values)]
        self.fault("E-ROLES-CODE", key, value=code, nearest=", ".join(seen[:12]))


def _deleted(
    given: Given, columns: Sequence[Profile], seen: dict[str, GivenRow], faults: list[FormError]
) -> None:
    """Columns of the file that no row speaks of: said where the row should stand."""
    place = 1
    for column in columns:
        if column.name in seen:
            place = seen[column.name].number
        else:
            where = replace(given.where(f"A{place + 1}"), variable=column.name)
            faults.append(FormError("E-ROLES-ROW-LACKS", where=where, name=column.name))


def _twice(given: Given, rows: Sequence[tuple[GivenRow, RoleRow]], faults: list[FormError]) -> None:
    """Roles that two columns have."""
    first: dict[str, GivenRow] = {}
    for row, made in rows:
        # A column whose cells name several items holds each of them.
        family = made.role.partition(":")[0]
        held = [f"{family}:{item}" for _, item in made.items] or [made.role]
        for role in dict.fromkeys(held) if made.role else ():
            if role in first:
                other = first[role]
                where = replace(given.where(row.cells["role"].place), variable=made.column)
                faults.append(
                    FormError(
                        "E-ROLES-TWICE",
                        where=where,
                        role=role,
                        other=other["column"],
                        first=other.cells["role"].place,
                    )
                )
            else:
                first[role] = row
