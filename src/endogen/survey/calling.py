"""Whether a call fits the function it names; wrong arguments are answered with the nearest."""

from __future__ import annotations

import inspect
import math
from collections.abc import Iterable, Sequence

from endogen.errors import UseError
from endogen.i18n import Words, text
from endogen.study.nearest import nearest


def check_call(
    name: str, signature: inspect.Signature, positional: int, keywords: Iterable[str]
) -> None:
    """Refuse arguments that are unknown, absent or too many.

    Raises
    ------
    UseError
        E-USE-ARGUMENT, E-USE-MISSING-ARGUMENT or E-USE-TOO-MANY.
    """
    known, named = signature.parameters, list(keywords)
    for word in named:
        if word not in known:
            raise UseError("E-USE-ARGUMENT", name=name, argument=word, nearest=nearest(word, known))
    given = list(known)[:positional] + named
    absent = [p.name for p in known.values() if p.default is p.empty and p.name not in given]
    if absent or positional > len(known) or len(set(given)) < len(given):
        raise UseError(
            "E-USE-MISSING-ARGUMENT" if absent else "E-USE-TOO-MANY",
            name=name,
            argument=", ".join(absent),
            call=called(name, signature),
        )


def called(name: str, signature: inspect.Signature) -> str:
    """How it is called, as in ``share(x, equals=…)``."""
    said = []
    for argument in signature.parameters.values():
        free = argument.default is not inspect.Parameter.empty
        said.append(f"{argument.name}={_default(argument.default)}" if free else argument.name)
    return f"{name}({', '.join(said)})"


def _default(value: object) -> str:
    return "…" if value is None else repr(value)


def wrong(name: str, argument: str, expected: Words, got: object) -> UseError:
    """An argument of a kind that the function cannot use."""
    return UseError("E-USE-TYPE", name=name, argument=argument, expected=expected, got=repr(got))


def number(
    name: str, argument: str, given: float | None, low: float, high: float, *, ends: str = ""
) -> float:
    """A number between limits; `ends` says which of them it may be: low, high or both."""
    good = isinstance(given, int | float) and not isinstance(given, bool) and math.isfinite(given)
    if good and given is not None:
        if low < given < high:
            return float(given)
        if (given == low and ends in ("low", "both")) or (
            given == high and ends in ("high", "both")
        ):
            return float(given)
    expected = text("a number from {low} to {high}", low=f"{low:g}", high=f"{high:g}")
    if high == math.inf:
        expected = text("a number above {low}", low=f"{low:g}")
    raise wrong(name, argument, expected, given)


def whole(name: str, argument: str, given: object, least: int = 1) -> int:
    """A whole number, `least` or more."""
    if isinstance(given, int) and not isinstance(given, bool) and given >= least:
        return int(given)
    raise wrong(name, argument, text("a whole number, {least} or more", least=least), given)


def chosen(name: str, argument: str, given: str, choices: Sequence[str]) -> None:
    """Refuse a word that is none of the choices."""
    if given not in choices:
        raise UseError(
            "E-USE-CHOICE",
            name=name,
            argument=argument,
            choices=", ".join(choices),
            nearest=nearest(str(given), choices),
            got=str(given),
        )
