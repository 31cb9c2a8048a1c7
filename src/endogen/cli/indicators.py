"""``endogen indicators``: the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from endogen.cli.common import Common
from endogen.cli.help import beside
from endogen.cli.opening import said, spoken
from endogen.errors import UseError
from endogen.i18n import Text, Words, text
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
    from endogen.indicators.catalogue import FAMILIES
    from endogen.study.specifications import SPECIFICATIONS
    from endogen.survey.registry import KNOWN

    if name is None:
        for family in FAMILIES:
            print(said(family.title))
            for entry in family.entries:
                print(*beside(f"  {entry.name}", said(entry.definition.title), WIDTH), sep="\n")
        print(said(text("Items, weights and cut-offs to name as weights=:")))
        for known, spec in SPECIFICATIONS.items():
            print(*beside(f"  {known}", said(spec.title), WIDTH), sep="\n")
        return 0
    if name in SPECIFICATIONS:
        _specified(SPECIFICATIONS[name])
        return 0
    if name not in KNOWN:
        raise UseError(
            "E-USE-INDICATOR", name=name, nearest=nearest(name, [*KNOWN, *SPECIFICATIONS])
        )
    _everything(name)
    return 0


def _everything(name: str) -> None:
    """What it is and tells, how it is made, and an example with what it comes to."""
    from endogen.indicators.catalogue import ENTRIES
    from endogen.indicators.catalogue.uncertainty import ALWAYS, interval, no_value, standard_error
    from endogen.survey.indicator import Indicator
    from endogen.survey.registry import read

    entry = ENTRIES[name]
    one, made = entry.definition, read(entry.parsed)
    facts: dict[Text, Words] = {
        text("what it is"): one.title,
        text("what it tells"): entry.tells,
        text("formula"): one.formula,
        text("arguments"): one.inputs,
        text("unit"): one.unit,
        text("which way is good"): entry.better,
        text("standard error"): standard_error(made),
        text("interval"): interval(made),
        text("edge cases"): entry.edges,
        text("undefined"): "" if made.undefined == Indicator.undefined else no_value(made),
        text("as for all"): ALWAYS,
        text("reference"): one.reference,
    }
    print(one.call)
    _listed(facts)
    _example(name)


def _example(name: str) -> None:
    """The rows, what is typed, what comes out, and how to read it."""
    from endogen.cli.tables import print_table
    from endogen.indicators.catalogue import ENTRIES, filled
    from endogen.survey.readable import notes, readable

    entry = ENTRIES[name]
    row = entry.estimate()
    print()
    print(said(text("An example, with data.csv:")))
    print(*(f"  {line}" for line in entry.csv.splitlines()), sep="\n")
    print()
    print(entry.command)
    print_table(*readable([row], spoken()))
    print(*notes([row], spoken()), sep="\n", end="\n" if row.note else "")
    print()
    by_hand = filled(entry.hand, entry.equals) if entry.hand else ""
    _listed({text("by hand"): by_hand, text("how to read it"): filled(entry.reads, row.estimate)})


def _listed(facts: dict[Text, Words]) -> None:
    for what, fact in facts.items():
        if fact:
            print(*beside(f"  {said(what)}", said(fact), WIDTH), sep="\n")


def _specified(spec: Specification) -> None:
    """Say what a specification counts."""
    print(f"weights={spec.name!r}")
    _listed(
        {
            text("what it is"): spec.title,
            text("what it counts"): spec.counts,
            text("cut-off"): str(spec.cut),
            text("reference"): spec.source,
            text("note"): spec.note,
        }
    )
    for dimension, label in spec.dimensions.items():
        print("", said(label), sep="\n")
        for item in spec.items:
            if item.dimension == dimension:
                print(*beside(f"  {item.name} {item.weight}", said(item.label), WIDTH), sep="\n")
