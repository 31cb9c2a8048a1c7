"""1.consistency by registration: wish and deed of registered households and of the others.

For each programme and both groups: agreement, kappa, P(takes part | wants to), passive
participation, and McNemar's test of as many taking part as wanting to; each difference is
a row of its own, Holm-adjusted over the programmes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from endogen.chapters.asking import STATUS, THEM, ask_by_status, compare_status, joined
from endogen.chapters.chapter import Data, Told
from endogen.chapters.layout import (
    DIFFERENCE,
    GROUPS,
    PROGRAMME,
    interval,
    item,
    line,
    numbers,
    points,
    shown,
)
from endogen.chapters.who_is_reached.contrasts import Wording, contrast_statement
from endogen.i18n import Words, text
from endogen.indicators import agreement, kappa, share
from endogen.report.document import Block, Cell, Column, Show, Table
from endogen.survey.compare import compare, mcnemar
from endogen.survey.indicator import Indicator
from endogen.survey.results import Results

ID = "1.consistency"
Pairs = Mapping[str, tuple[str, str]]
"""The columns of wish and deed, by programme."""
DEED_MINUS_WISH = (text("wants to take part"), text("takes part"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """One thing that is compared between the groups, and the table that shows it.

    Attributes
    ----------
    key, contrast : str
        The last parts of the ids of its rows and of their difference.
    show, change : Show
        How the two are shown.
    """

    key: str
    contrast: str
    title: Words
    base: Words
    head: Words = field(default_factory=lambda: text("%"))
    show: Show = Show.PERCENT
    change: Show = Show.POINTS
    unit: Words = field(default_factory=lambda: text("points"))
    notes: tuple[Words, ...] = ()


BOTH = text("Households with both answers.")
QUANTITIES = (
    Quantity("agreement", "difference", text("Consistency of wish and deed by registration"), BOTH),
    Quantity(
        "kappa",
        "kappa-difference",
        text("Agreement beyond chance (kappa) by registration"),
        BOTH,
        head=text("kappa"),
        show=Show.R,
        change=Show.R,
        unit=text("difference"),
    ),
    Quantity(
        "conversion",
        "conversion-difference",
        text("From wish to deed: taking part of those who want to, by registration"),
        text("Households that want to take part in the programme."),
        notes=(
            text(
                "Frustrated willingness, the share of them that does not take part, is the rest "
                "to 100%; its difference is the same with the opposite sign."
            ),
        ),
    ),
    Quantity(
        "passive",
        "passive-difference",
        text("Passive participation by registration"),
        text("Households that do not want to take part in the programme."),
    ),
)
AGREE = Wording(
    "participation",
    text("Consistency of wish and deed"),
    more=lambda names: text(
        "Wish and deed agree more often among registered households than among the others for "
        "{names}.",
        names=names,
    ),
    less=lambda names: text(
        "Wish and deed agree less often among registered households than among the others for "
        "{names}.",
        names=names,
    ),
    unit=points,
    show=Show.GAP,
)
CONVERSION = Wording(
    "participation",
    text("From wish to deed"),
    more=lambda names: text(
        "Among households that want to take part, more of the registered than of the others do "
        "in {names}.",
        names=names,
    ),
    less=lambda names: text(
        "Among households that want to take part, fewer of the registered than of the others do "
        "in {names}.",
        names=names,
    ),
    unit=points,
    stat="conversion-difference",
    mde="conversion-mde",
    show=Show.GAP,
)
PASSIVE = Wording(
    "participation",
    text("Passive participation"),
    more=lambda names: text(
        "Among households that do not want to take part, more of the registered than of the "
        "others take part all the same in {names}.",
        names=names,
    ),
    less=lambda names: text(
        "Among households that do not want to take part, fewer of the registered than of the "
        "others take part all the same in {names}.",
        names=names,
    ),
    unit=points,
    stat="passive-difference",
    mde="passive-mde",
    show=Show.GAP,
)


def wanted_of(name: str, wish: str, deed: str) -> dict[str, Indicator]:
    """What is estimated of wish and deed, for all households and for either group."""
    wants, not_ = f'col("{wish}") == 1', f'col("{wish}") == 0'
    return {
        f"{name}.agreement": agreement(wish, deed),
        f"{name}.kappa": kappa(wish, deed),
        f"{name}.conversion": share(deed, equals=1, given=wants),
        f"{name}.passive": share(deed, equals=1, given=not_),
        f"{name}.frustrated": share(deed, equals=0, given=wants),
    }


def ask_groups(data: Data, pairs: Pairs) -> Results:
    """Wish and deed in the two groups, with their differences."""
    consistent = {n: v for n, v in data.codebook.family("consistent").items() if n in pairs}
    if not consistent or not data.codebook.has("registered"):
        return Results()
    wanted: dict[str, Indicator] = {}
    for name, (wish, deed) in pairs.items():
        wanted |= wanted_of(name, wish, deed)
    found = ask_by_status(data, ID, wanted)
    return (
        found
        + compare_status(data, ID, consistent, "binary", family=f"{ID}.status")
        + _kappas(data, found, pairs)
        + _apart(data, pairs, "conversion", 1)
        + _apart(data, pairs, "passive", 0)
        + joined([_within(data, pairs, code, group) for code, group in STATUS.items()])
    )


def _kappas(data: Data, found: Results, pairs: Pairs) -> Results:
    """Kappa of the registered minus that of the others."""
    kappas = found.only(lambda row: row.indicator == "kappa")
    if len({row.group for row in kappas}) < 2:
        return Results()
    apart = kappas.difference(
        data.codebook.column("registered"), 1, 0, note=text("{group} minus not {group}", group=THEM)
    )
    return apart.renamed([f"{ID}.{name}.kappa-difference" for name in pairs]).holm(f"{ID}.kappa")


def _apart(data: Data, pairs: Pairs, key: str, wants: int) -> Results:
    """Taking part among those who want to (1), or do not (0): registered minus the others."""
    parts = []
    for name, (wish, deed) in pairs.items():
        found = compare(
            data.households,
            deed,
            data.codebook.column("registered"),
            "binary",
            level=data.study.report.level,
            where=f'col("{wish}") == {wants}',
            name=THEM,
        )
        parts.append(found.renamed([f"{ID}.{name}.{key}-{row.indicator}" for row in found]))
    return joined(parts).holm(family=f"{ID}.{key}")


def _within(data: Data, pairs: Pairs, code: str, group: str) -> Results:
    """McNemar's test within one group."""
    where = f'col("{data.codebook.column("registered")}") == {code}'
    parts = [
        mcnemar_of(data, wish, deed, where=where).renamed([f"{ID}.{name}.mcnemar.{group}"])
        for name, (wish, deed) in pairs.items()
    ]
    return joined(parts).holm(family=f"{ID}.mcnemar.{group}")


def mcnemar_of(data: Data, wish: str, deed: str, where: str | None = None) -> Results:
    """McNemar's test of deed against wish."""
    level = data.study.report.level
    return mcnemar(data.households, wish, deed, level=level, where=where, names=DEED_MINUS_WISH)


def tell_groups(told: Told, names: list[str]) -> tuple[Block, ...]:
    """What differs between the groups, in words."""
    return (
        *contrast_statement(told, ID, names, PASSIVE),
        *contrast_statement(told, ID, names, CONVERSION),
        *contrast_statement(told, ID, names, AGREE),
    )


def group_tables(told: Told, names: list[str]) -> tuple[Block, ...]:
    """A table a quantity, and McNemar's test in either group."""
    if f"{ID}.{names[0]}.difference" not in told:
        return ()
    tables = [_by_group(told, names, q) for q in QUANTITIES if _known(told, names, q)]
    return (*tables, _within_table(told, names))


def _known(told: Told, names: list[str], quantity: Quantity) -> bool:
    return f"{ID}.{names[0]}.{quantity.contrast}" in told


def _by_group(told: Told, names: list[str], quantity: Quantity) -> Table:
    rows = []
    for name in names:
        key, row = f"{ID}.{name}.{quantity.key}", f"{ID}.{name}.{quantity.contrast}"
        cells: list[Cell] = []
        for group in STATUS.values():
            one = f"{key}.{group}"
            cells += [shown(told, one, quantity.show), shown(told, one, Show.N)]
        cells += [
            shown(told, row, quantity.change),
            shown(told, row, quantity.change.interval),
            shown(told, row, Show.P_ADJUSTED),
        ]
        rows.append(line(item("participation", name), cells))
    return Table(
        id=f"{ID}-{quantity.key}",
        title=quantity.title,
        stub=PROGRAMME,
        columns=(
            *(Column(head, spanner=g) for g in GROUPS for head in (quantity.head, text("n"))),
            Column(quantity.unit, spanner=DIFFERENCE),
            Column(interval(told), spanner=DIFFERENCE),
            Column(text("p (Holm)"), spanner=DIFFERENCE),
        ),
        rows=tuple(rows),
        base=quantity.base,
        method=told[f"{ID}.{names[0]}.{quantity.contrast}"].method,
        notes=quantity.notes,
    )


def _within_table(told: Told, names: list[str]) -> Table:
    rows = []
    for name in names:
        keys = [f"{ID}.{name}.mcnemar.{group}" for group in STATUS.values()]
        shows = (Show.POINTS, Show.CI_POINTS, Show.P_ADJUSTED)
        cells = [shown(told, key, show) for key in keys for show in shows]
        rows.append(line(item("participation", name), cells))
    first = [f"{ID}.{name}.mcnemar" for name in names]
    return Table(
        id=f"{ID}-mcnemar",
        title=text("Takes part minus wants to, within either group"),
        stub=PROGRAMME,
        columns=tuple(
            Column(head, spanner=group)
            for group in GROUPS
            for head in (text("points"), interval(told), text("p (McNemar, Holm)"))
        ),
        rows=tuple(rows),
        base=text("{n} households with both answers.", n=numbers(told, first)),
        method=told[f"{first[0]}.registered"].method,
        notes=(
            text(
                "Above zero more households take part than want to, below zero more want to than "
                "do. p: whether as many take part as want to."
            ),
        ),
    )
