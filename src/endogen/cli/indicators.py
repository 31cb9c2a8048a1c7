"""``endogen indicators``: the catalogue."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from endogen.cli.common import Common
from endogen.cli.help import beside
from endogen.cli.opening import said
from endogen.errors import UseError
from endogen.i18n import text
from endogen.study.nearest import nearest

WIDTH = 80


def indicators(
    name: Annotated[
        str | None, Parameter(help=said(text("One indicator; without it, all are listed.")))
    ] = None,
    /,
    *,
    common: Common = Common(),
) -> int:
    """List the indicators, or say everything about one."""
    import endogen.indicators  # noqa: F401  # its families register themselves
    from endogen.survey.registry import KNOWN

    if name is None:
        for known in sorted(KNOWN):
            print(*beside(f"  {known}", said(KNOWN[known].title), WIDTH), sep="\n")
        return 0
    if name not in KNOWN:
        raise UseError("E-USE-INDICATOR", name=name, nearest=nearest(name, KNOWN))
    one = KNOWN[name]
    facts = {
        text("what it is"): said(one.title),
        text("formula"): said(one.formula),
        text("arguments"): said(one.inputs),
        text("unit"): said(one.unit),
        text("edge cases"): said(one.edges),
        text("reference"): one.reference,
    }
    print(one.call)
    for what, fact in facts.items():
        print(*beside(f"  {said(what)}", fact, WIDTH), sep="\n")
    return 0
