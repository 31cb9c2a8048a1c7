"""Whether the publication's own questionnaire can bear a statement."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from endogen.i18n import Words, text
from endogen.published.known import columns, walk
from endogen.published.verdict import joined
from endogen.study.codebook import Codebook, Scale, Variable
from endogen.study.grammar import Call, Expression, Name, Operation
from endogen.study.instrument import Instrument, Origin
from endogen.study.roles import ROLES


@dataclass(frozen=True)
class Basis:
    """The columns of the data, and the questionnaire they come from.

    Attributes
    ----------
    codebook : Codebook
    instrument : Instrument or None
        Knows the numbers that were printed for yes and no.
    """

    codebook: Codebook
    instrument: Instrument | None = None

    def lacking(self, needs: Iterable[str]) -> Words:
        """Why the needed roles are not there; empty when its questions measure each."""
        notes: list[Words] = []
        for need in needs:
            family = need.removesuffix(":*")
            having = [v for v in self.codebook if v.role == need or family_of(v) == family]
            if any(v.origin is not Origin.ADDED for v in having):
                continue
            added = text(
                "The publication's questionnaire has no question on {role}; endogen's has added "
                "{count}.",
                role=_said(family),
                count=len(having),
            )
            none = text("No question measures {role}.", role=_said(family))
            notes.append(added if having else none)
        return joined(notes)

    def unanswerable(self, expressions: Iterable[Expression | None]) -> Words:
        """Why expressions cannot be computed from its questions; empty if they can."""
        used = sorted({name for one in expressions for name in columns(one)})
        absent = [name for name in used if name not in self.codebook]
        if absent:
            return text("The data have no column {names}.", names=", ".join(absent))
        added = [name for name in used if self.codebook[name].origin is Origin.ADDED]
        if added:
            labels = [self.codebook[name].label for name in added]
            return text(
                "Not asked in the publication's questionnaire: {names}.",
                names=joined(labels, text(", ")),
            )
        return ""

    @cached_property
    def asked(self) -> tuple[Variable, ...]:
        """The columns that answer its questions and measure something."""
        return tuple(v for v in self.codebook if v.question and v.role and v.origin is Origin.PAPER)

    @cached_property
    def families(self) -> tuple[str, ...]:
        """The role families that its questions measure, in order."""
        found = [family_of(v) for v in self.asked]
        return tuple(dict.fromkeys(found))

    @cached_property
    def whole(self) -> frozenset[str]:
        """The columns that hold whole numbers only."""
        counted = (Scale.COUNT, Scale.ORDINAL, Scale.YES_NO)
        return frozenset(v.name for v in self.codebook if v.scale in counted)

    @cached_property
    def reversed(self) -> Mapping[str, Words]:
        """Yes/no columns where *yes* has the lower number: the codes in words, by column."""
        found: dict[str, Words] = {}
        for variable in self.codebook:
            if self.instrument is None or variable.question not in self.instrument:
                continue
            real = [
                (_number(category.code), category)
                for category in self.instrument[variable.question].categories
                if category.truth is not None and category.missing is None
            ]
            yes = [one for one in real if one[1].truth]
            no = [one for one in real if not one[1].truth]
            if len(yes) == len(no) == 1 and yes[0][0] < no[0][0]:
                found[variable.name] = text(
                    "{yes} = {yes_label}, {no} = {no_label}",
                    yes=yes[0][1].code,
                    yes_label=yes[0][1].label,
                    no=no[0][1].code,
                    no_label=no[0][1].label,
                )
        return found

    def turned(self, call: Call) -> str:
        """The yes/no column whose printed coding turns the sign of a correlation.

        Empty when the sign stays: there is no such column, or there is one on either side.
        """
        if call.name not in ("correlation", "partial_correlation"):
            return ""
        pair = [one.name for one in call.args[:2] if isinstance(one, Name)]
        turning = [name for name in pair if name in self.reversed]
        return turning[0] if len(turning) == 1 else ""

    def turning(self, expression: Expression | None) -> str:
        """The first column that turns a correlation of an expression; empty if none does."""
        found = (self.turned(one) for one in walk(expression) if isinstance(one, Call))
        return next((name for name in found if name), "")


def family_of(variable: Variable) -> str:
    """The family of a variable's role."""
    return variable.role.partition(":")[0]


UNASKED: Mapping[str, Words] = {"intended-age": text("the age a programme was meant for")}
"""What claims need and no role measures."""


def _said(family: str) -> Words:
    return ROLES[family].label if family in ROLES else UNASKED.get(family, family)


def _number(code: str) -> float:
    try:
        return float(code)
    except ValueError:
        return math.nan


def compares(expression: Expression | None, by: str) -> bool:
    """Whether an expression is restricted to groups of a column."""
    for one in walk(expression):
        if isinstance(one, Call):
            inner = {
                name
                for key, value in one.keywords
                if key in ("given", "where", "by", "eligible")
                for name in columns(Call(one.name, (), ((key, value),)))
            }
            if by in inner:
                return True
            if one.name == "difference" and any(a == Name(by) for a in one.args):
                return True
        if isinstance(one, Operation) and one.operator == "==" and Name(by) in one.operands:
            return True
    return False
