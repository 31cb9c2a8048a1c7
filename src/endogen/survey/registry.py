"""The registry of indicators, and how a call is read.

The families in `endogen.indicators` define them; Python, ``--of``, study files and the
catalogue all find them here, under the same names and arguments.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, update_wrapper
from importlib import import_module
from typing import Any, Generic, ParamSpec

from endogen.errors import UseError
from endogen.i18n import Text, Words, text
from endogen.study.grammar import Call, Expression, Listing, Literal, Name, Operation, parse
from endogen.study.nearest import nearest
from endogen.survey.calling import called, check_call, wrong
from endogen.survey.indicator import Indicator

P = ParamSpec("P")


@dataclass(eq=False)
class Definition(Generic[P]):
    """An indicator as a function of columns, with what the catalogue says of it.

    Attributes
    ----------
    make : callable
        Its arguments are those of the indicator.
    title, inputs, unit : Text
    formula : Words
        w is the sampling weight, sums run over the rows of the base.
    reference : str
    """

    make: Callable[P, Indicator]
    title: Text
    formula: Words
    inputs: Text
    unit: Text
    reference: str

    @property
    def name(self) -> str:
        """As it is called."""
        return self.make.__name__

    @cached_property
    def signature(self) -> inspect.Signature:
        """Its arguments."""
        return inspect.signature(self.make)

    @property
    def call(self) -> str:
        """How it is called, as in ``share(x, equals=…)``."""
        return called(self.name, self.signature)

    @cached_property
    def yes_or_no(self) -> frozenset[str]:
        """Its arguments that are true or false."""
        known = self.signature.parameters.values()
        return frozenset(one.name for one in known if isinstance(one.default, bool))

    def __call__(self, *args: P.args, **keywords: P.kwargs) -> Indicator:
        """Make the indicator; wrong arguments are answered with the nearest known."""
        check_call(self.name, self.signature, len(args), keywords)
        asked = self.signature.bind(*args, **keywords).arguments
        for name in self.yes_or_no & set(asked):
            if not isinstance(asked[name], bool):
                raise wrong(self.name, name, text("true or false"), asked[name])
        return self.make(*args, **keywords)


KNOWN: dict[str, Definition[...]] = {}
"""Every indicator by name; `endogen.indicators` fills it."""


def defined(
    *, title: Text, formula: Words, inputs: Text, unit: Text, reference: str
) -> Callable[[Callable[P, Indicator]], Definition[P]]:
    """Make a function a `Definition`; `KNOWN` lists those that can be called by name."""

    def define(make: Callable[P, Indicator]) -> Definition[P]:
        definition = Definition(make, title, formula, inputs, unit, reference)
        update_wrapper(definition, make)
        return definition

    return define


def read(asked: str | Call) -> Indicator:
    """Make the indicator of a text such as ``"gini(income)"``.

    Raises
    ------
    UseError
        E-USE-INDICATOR or E-USE-ARGUMENT with the nearest known name.
    """
    if not KNOWN:  # the families lie a layer above: they are loaded when a text first asks
        import_module("endogen.indicators")
    call = parse(asked) if isinstance(asked, str) else asked
    if isinstance(call, Name) and call.name in KNOWN:
        raise UseError(
            "E-USE-MISSING-ARGUMENT", name=call.name, argument="x", call=KNOWN[call.name].call
        )
    if not isinstance(call, Call):
        reason = text("this is no indicator")
        raise UseError("E-USE-EXPRESSION", reason=reason, got=str(asked))
    if call.name not in KNOWN:
        raise UseError("E-USE-INDICATOR", name=call.name, nearest=nearest(call.name, KNOWN))
    known = KNOWN[call.name]
    places = [*known.signature.parameters, *("" for _ in call.args)]
    args = [_given(known, name, value) for name, value in zip(places, call.args, strict=False)]
    return known(*args, **{name: _given(known, name, value) for name, value in call.keywords})


def _given(known: Definition[...], argument: str, value: Expression) -> Any:
    """An argument; ``true`` and ``false`` are no columns where one of them is asked for."""
    if argument in known.yes_or_no and isinstance(value, Name):
        return {"true": True, "false": False}.get(value.name, value.name)
    return _plain(value)


def _plain(expression: Expression) -> Any:
    """An argument as Python writes it: names and words as str, numbers, lists, expressions."""
    match expression:
        case Name(name=name):
            return name
        case Literal(value=value):
            return value
        case Operation(operator="negate", operands=(Literal(value=int() | float() as value),)):
            return -value
        case Listing(items=items):
            return [_plain(item) for item in items]
        case _:
            return expression
