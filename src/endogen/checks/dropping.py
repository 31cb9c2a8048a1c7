"""How many answers a base lacks, and why: each household counted once, for the first reason.

The reasons are looked for in one order: is it known whether the household belongs to the
group that the number is about; does it; then answer by answer.  Of a derived variable the
first input that is missing says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from endogen.checks.rows import Rows
from endogen.checks.rule import says
from endogen.study.answers import Dataset
from endogen.study.codebook import Codebook
from endogen.study.dropping import OF_CODES, Why
from endogen.study.grammar import Expression, Literal, Name, Operation, names
from endogen.study.instrument import Instrument

NOTHING = Literal(None)
UNLISTED = "E-DATA-CODE"


@dataclass(frozen=True, slots=True)
class Base:
    """Which households some numbers rest on.

    Attributes
    ----------
    answers : tuple of Expression
        What must be known of them.
    conditions : tuple of Expression
        What must hold for them.
    """

    answers: tuple[Expression, ...]
    conditions: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Losses:
    """A base counted.

    Attributes
    ----------
    n : int
    lost : mapping of (Why, variable) to int
        `variable` is the one whose answer is missing.
    """

    n: int
    lost: Mapping[tuple[Why, str], int]


@dataclass(frozen=True)
class Reasons:
    """What can be said of missing answers to the variables of a study."""

    dataset: Dataset
    instrument: Instrument
    codebook: Codebook
    _known: dict[str, list[tuple[Why, Expression]]] = field(default_factory=dict, repr=False)

    def count(self, bases: Sequence[Base], rows: Rows) -> list[Losses]:
        """Count every base, and what it lacks, in two looks at the rows."""
        steps = [list(self._steps(base)) for base in bases]
        flat = [condition for each in steps for _, condition in each]
        held = iter(rows.counts(flat) if flat else [])
        lacking = [[(step, n) for step in each if (n := next(held))] for each in steps]
        finer = [list(self._finer(step)) for each in lacking for (step, _), _n in each]
        counted = iter(rows.counts([c for parts in finer for *_, c in parts]) if finer else [])
        parts_of = iter(finer)
        found = []
        for each in lacking:
            lost: dict[tuple[Why, str], int] = {}
            for (step, _), n in each:
                rest = n
                for why, variable, _condition in next(parts_of):
                    times = next(counted)
                    rest -= times
                    if times:
                        lost[why, variable] = lost.get((why, variable), 0) + times
                if rest:
                    last = (step.otherwise, step.said)
                    lost[last] = lost.get(last, 0) + rest
            found.append(Losses(len(rows) - sum(n for _, n in each), lost))
        return found

    def _steps(self, base: Base) -> Iterator[tuple[_Step, Expression]]:
        """Where a household drops out, in order, and the condition that it does there."""
        before: list[Expression] = []
        for condition in base.conditions:
            unknown = Operation("==", (condition, NOTHING))
            yield _Step(condition, Why.UNDEFINED, before), _all(*before, unknown)
            before = [*before, Operation("!=", (condition, NOTHING))]
            outside = Operation("not", (condition,))
            yield _Step(None, Why.OUTSIDE, before), _all(*before, outside)
            before = [*before, condition]
        for answer in base.answers:
            unknown = Operation("==", (answer, NOTHING))
            yield _Step(answer, Why.UNDEFINED, before), _all(*before, unknown)
            before = [*before, Operation("!=", (answer, NOTHING))]

    def _finer(self, step: _Step) -> Iterator[tuple[Why, str, Expression]]:
        """The reasons at one step, each excluding those before it."""
        if step.missing is None:
            return
        before = [*step.before, Operation("==", (step.missing, NOTHING))]
        for variable in self._leaves(step.missing):
            unknown = Operation("==", (Name(variable), NOTHING))
            here = [*before, unknown]
            for why, condition in self._why(variable):
                yield why, variable, _all(*here, condition)
                here = [*here, Operation("not", (condition,))]
            before = [*before, Operation("!=", (Name(variable), NOTHING))]

    def _leaves(self, expression: Expression) -> list[str]:
        """The variables that were asked, of those that an expression speaks of."""
        found: dict[str, None] = {}
        for name in sorted(names(expression), key=self._order):
            made_of = self.codebook[name].made_of if name in self.codebook else ()
            for leaf in [x for part in made_of for x in self._leaves(Name(part))] or [name]:
                found[leaf] = None
        return list(found)

    def _order(self, name: str) -> tuple[bool, str]:
        return (name not in self.codebook, name)

    def _why(self, variable: str) -> list[tuple[Why, Expression]]:
        """Why a variable that was asked may be missing; the last holds for what is left."""
        if variable not in self._known:
            self._known[variable] = list(self._reasons(variable))
        return self._known[variable]

    def _reasons(self, variable: str) -> Iterator[tuple[Why, Expression]]:
        data = self.dataset
        for reason in data.reasons:
            if reason.variable == variable:
                yield OF_CODES[reason.missing], says("{why} == 1", why=reason.column)
        for lost in data.lost:
            if lost.variable == variable:
                why = Why.UNLISTED if lost.code == UNLISTED else Why.UNREADABLE
                yield why, says("{why} == 1", why=lost.column)
        for item in data.unchecked:
            if item.variable == variable:
                yield Why.UNLISTED, says("{given} != None", given=item.column)
        if variable in data.codebook:
            question = data.codebook[variable].question or variable
            some = question in self.instrument and self.instrument[question].conditional
            yield Why.NOT_ASKED if some else Why.BLANK, says("{x} == None", x=variable)


@dataclass(frozen=True, slots=True)
class _Step:
    """Where a household drops out of a base.

    Attributes
    ----------
    missing : Expression or None
        What is not known of it; None where it is known not to belong.
    otherwise : Why
        What holds when no variable says why.
    before : list of Expression
        What holds of those who came so far.
    """

    missing: Expression | None
    otherwise: Why
    before: list[Expression]

    @property
    def said(self) -> str:
        """The variables that it speaks of."""
        return "" if self.missing is None else ", ".join(sorted(names(self.missing)))


def _all(*conditions: Expression) -> Expression:
    whole = conditions[0]
    for condition in conditions[1:]:
        whole = Operation("and", (whole, condition))
    return whole
