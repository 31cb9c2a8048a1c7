"""Read a questionnaire: an XLSForm workbook becomes an `Instrument`.

This reader is light (it needs no pyxform) and knows the columns of endogen.  Everything it
finds wrong is gathered; `read_instrument` raises the first error, `lint` tells all.
"""

from __future__ import annotations

import re
from pathlib import Path

from endogen.forms.cells import ALL_TYPES, Type, read_missing, read_range, read_type
from endogen.forms.choices import Lists, read_lists
from endogen.forms.faults import Faults
from endogen.forms.references import REFERENCE, check_references
from endogen.forms.sheets import Form, Row, make_form
from endogen.forms.workbook import open_workbook
from endogen.i18n import Label
from endogen.study.codebook import Scale
from endogen.study.expand import FITTING, MANY, NUMERIC, SCALE_OF_KIND
from endogen.study.instrument import CUT_OFF, Category, Instrument, Kind, Origin, Question
from endogen.study.nearest import nearest
from endogen.study.roles import ROLELESS, UnknownRole, find

NAME = re.compile(r"[^\W\d][\w.-]*")


def read_instrument(path: Path) -> Instrument:
    """Read a questionnaire.

    Parameters
    ----------
    path : Path
        An XLSForm workbook (.xlsx).

    Raises
    ------
    FormError
        The first error, with its sheet and row.
    """
    form = open_form(path)
    faults = Faults(form.file)
    instrument = examine(form, faults)
    check_references(form, faults)
    if faults.errors:
        raise faults.errors[0]
    return instrument


def open_form(path: Path) -> Form:
    """Open a workbook as a form."""
    return make_form(open_workbook(path), path.name)


def examine(form: Form, faults: Faults) -> Instrument:
    """Make the questions of a form, noting what is wrong with it."""
    walk = _Walk(form, read_lists(form, faults), faults)
    for row in form.survey:
        walk.step(row)
    walk.finish()
    if not walk.questions and not faults.errors:
        faults.error("E-FORM-NOTHING", "survey")
    title = form.label(form.settings.rows[0], "full_title") if form.settings.rows else Label()
    if not title:
        title = Label(form.setting("form_title"), form.setting("form_title"))
    return Instrument(tuple(walk.questions), title, form.setting("version"))


class _Walk:
    """The way down the survey sheet."""

    def __init__(self, form: Form, lists: Lists, faults: Faults) -> None:
        self.form = form
        self.lists = lists
        self.faults = faults
        self.questions: list[Question] = []
        self.names: dict[str, int] = {}
        self.columns: dict[str, str] = {}
        self.open: list[tuple[str, str, int]] = []  # ("group" or "repeat", name, row)
        self.rules: list[str] = []  # who is asked, of each open group

    def step(self, row: Row) -> None:
        """Take one row."""
        kind = read_type(row["type"])
        if kind is None:
            if row["type"]:
                self._error(
                    "E-FORM-TYPE", row, got=row["type"], nearest=nearest(row["type"], ALL_TYPES)
                )
            elif row["name"] or row["label"]:
                self._error("E-FORM-TYPE-LACKS", row)
            return
        if kind.word.startswith("end "):
            self._close(kind.word.split()[1], row)
            return
        name = self._name(row, kind)
        if kind.structure:
            self.open.append((kind.word.split()[1], name, row.number))
            self.rules.append(row["relevant"])
        elif kind.kind is not None and not any(what == "repeat" for what, _, _ in self.open):
            self._add(row, name, kind.kind, kind)
        elif row["role"] not in ("", ROLELESS):
            self._error("E-FORM-REPEAT", row, role=row["role"])

    def finish(self) -> None:
        """Check what can only be checked at the end."""
        for what, name, number in self.open:
            self.faults.error("E-FORM-GROUP-OPEN", "survey", number, name, what=what)

    def _error(self, code: str, row: Row, **details: object) -> None:
        self.faults.error(code, "survey", row.number, row["name"], **details)

    def _close(self, what: str, row: Row) -> None:
        if not self.open or self.open[-1][0] != what:
            self._error("E-FORM-GROUP-END", row, what=what)
        else:
            self.open.pop()
            self.rules.pop()

    def _name(self, row: Row, kind: Type) -> str:
        name = row["name"] or (kind.word if kind.word in ("start", "end", "today") else "")
        if not NAME.fullmatch(name):
            self._error("E-FORM-NAME", row, got=name)
        # Names that differ only in case are one column to DuckDB.
        first = self.names.setdefault(name.lower(), row.number)
        if name and first != row.number:
            self._error("E-FORM-TWICE", row, first=first)
        return name

    def _add(self, row: Row, name: str, kind: Kind, type_: Type) -> None:
        missing = read_missing(row["missing"])
        if missing is None:
            self._error("E-FORM-MISSING", row, got=row["missing"])
            missing = ()
        low, high = read_range(row["constraint"], tuple(code for code, _ in missing))
        question = Question(
            name=name,
            kind=kind,
            label=self.form.label(row, "label"),
            role="" if row["role"] == ROLELESS else row["role"],
            origin=self._origin(row),
            categories=self._categories(row, type_),
            missing=missing,
            unit=row["unit"],
            low=low,
            high=high,
            group=next((group for what, group, _ in self.open[:1]), ""),
            row=row.number,
            short=self.form.label(row, "short"),
            adequate=row["adequate"],
            conditional=self._asks_some(row),
        )
        if question.adequate and not CUT_OFF.fullmatch(question.adequate):
            self._error("E-FORM-ADEQUATE", row, got=question.adequate)
        if question.role:
            question = self._check_role(question, row)
        self._check_columns(question, row)
        self.questions.append(question)

    def _asks_some(self, row: Row) -> bool:
        """Whether a rule decides who is asked, other than consent itself."""
        consents = {q.name for q in self.questions if q.role.startswith("consent:")}
        named = {
            name for rule in (*self.rules, row["relevant"]) for name in REFERENCE.findall(rule)
        }
        return bool(named - consents)

    def _origin(self, row: Row) -> Origin | None:
        said = row["origin"].lower()
        if said in ("", *Origin):
            return Origin(said) if said else None
        self._error("E-FORM-ORIGIN", row, got=row["origin"])
        return None

    def _categories(self, row: Row, type_: Type) -> tuple[Category, ...]:
        if type_.choices and type_.choices not in self.lists:
            self._error(
                "E-FORM-LIST", row, got=type_.choices, nearest=nearest(type_.choices, self.lists)
            )
        return self.lists.get(type_.choices, ())

    def _check_role(self, question: Question, row: Row) -> Question:
        """Check a question's role against the vocabulary and against its type."""
        many = question.kind in MANY
        try:
            role = find(question.role, whole_family=many)
        except UnknownRole as unknown:
            self._error("E-FORM-ROLE", row, role=question.role, nearest=unknown.nearest)
            return question
        if many:
            fits = role.scale is SCALE_OF_KIND[question.kind]
        elif role.scale is Scale.YES_NO:
            if question.kind is Kind.SELECT_ONE and not question.yes_no:
                self._error("E-FORM-MEANS-LACKS", row, role=question.role)
                return question
            fits = question.yes_no or question.kind is Kind.CALCULATE
        else:
            fits = role.scale not in NUMERIC or role.scale in FITTING[question.kind]
        if not fits:
            self._error(
                "E-FORM-KIND", row, role=question.role, got=row["type"], scale=role.scale.value
            )
        return question

    def _check_columns(self, question: Question, row: Row) -> None:
        """Refuse two questions that would fill the same column of the analysis."""
        names = [question.name]
        if question.kind in MANY:
            real = (c for c in question.categories if c.missing is None)
            names = [question.column(c.code) for c in real]
        for name in names:
            first = self.columns.setdefault(name.lower(), question.name)
            if first != question.name:
                self._error("E-FORM-COLUMN-TWICE", row, column=name, first=first)
