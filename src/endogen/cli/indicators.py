"""``endogen indicators``: the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from endogen.cli.common import Common
from endogen.cli.help import beside
from endogen.cli.opening import said
from endogen.errors import UseError
from endogen.i18n import text
from endogen.study.nearest import nearest

if TYPE_CHECKING:
    from endogen.study.specifications import Specification

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
    from endogen.study.specifications import SPECIFICATIONS
    from endogen.survey.registry import KNOWN

    if name is None:
        for known in sorted(KNOWN):
            print(*beside(f"  {known}", said(KNOWN[known].title), WIDTH), sep="\n")
        print("", said(text("Items, weights and cut-offs to name as weights=:")), sep="\n")
        for known, spec in SPECIFICATIONS.items():
            print(*beside(f"  {known}", said(spec.title), WIDTH), sep="\n")
        return 0
    if name in SPECIFICATIONS:
        _specified(SPECIFICATIONS[name])
        return 0
    if name not in KNOWN:
        known_names = [*KNOWN, *SPECIFICATIONS]
        raise UseError("E-USE-INDICATOR", name=name, nearest=nearest(name, known_names))
    one = KNOWN[name]
    facts = {
        text("what it is"): said(one.title),
        text("formula"): said(one.formula),
        text("arguments"): said(one.inputs),
        text("unit"): said(one.unit),
        text("reference"): one.reference,
    }
    print(one.call)
    for what, fact in facts.items():
        print(*beside(f"  {said(what)}", fact, WIDTH), sep="\n")
    return 0


def _specified(spec: Specification) -> None:
    """Say what a specification counts."""
    print(f"weights={spec.name!r}")
    facts = {
        text("what it is"): said(spec.title),
        text("what it counts"): spec.counts,
        text("cut-off"): str(spec.cut),
        text("reference"): spec.source,
        text("note"): said(spec.note),
    }
    for what, fact in facts.items():
        print(*beside(f"  {said(what)}", fact, WIDTH), sep="\n")
    for dimension, label in spec.dimensions.items():
        print("", said(label), sep="\n")
        for item in spec.items:
            if item.dimension == dimension:
                print(*beside(f"  {item.name} {item.weight}", said(item.label), WIDTH), sep="\n")
