"""2.deprivations: two worries, three guarantees and safe drinking water.

Poverty in many things at once: who lacks what, how many lack how many, and what each makes
of the whole (Alkire and Foster).  Items count alike, and one is enough, as in the standard.
"""

from __future__ import annotations

from collections.abc import Mapping

from endogen.chapters.asking import ask, ask_by_status, compare_status
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    GROUPS,
    UNANSWERED,
    base,
    bracketed,
    interval,
    item,
    known,
    line,
    listing,
    measured,
    points,
    ranked,
    says,
    shown,
    status_cells,
    status_columns,
    tied,
)
from endogen.chapters.who_is_reached.contrasts import Wording, contrast_statement
from endogen.i18n import Words, text
from endogen.indicators import (
    Indicator,
    deprivation_contribution,
    headcount,
    intensity,
    m0,
    share,
)
from endogen.indicators.missing_items import missing_items
from endogen.report.document import Block, Column, Show, Table, Value
from endogen.study.codebook import Variable
from endogen.study.specifications import NEEDS
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "2.deprivations"
COUNTS = f"{ID}.at-least"  # no item of a role holds a hyphen
WHOLE = f"{ID}.all-items"
WORDING = Wording(
    "deprivation",
    text("Basic needs"),
    more=lambda names: text(
        "A larger share of registered households than of the others lacks {names}.", names=names
    ),
    less=lambda names: text(
        "A smaller share of registered households than of the others lacks {names}.", names=names
    ),
    unit=points,
    show=Show.GAP,
)


def ask_deprivations(data: Data) -> Results:
    """Each item, how many are lacking, the index with its parts, and what missing answers cost."""
    items = data.codebook.family("deprivation")
    rates: dict[str, Indicator] = {
        f"{name}.rate": share(v.name, equals=1) for name, v in items.items()
    }
    return (
        ask(data, ID, rates)
        + ask_by_status(data, ID, rates)
        + compare_status(data, ID, items, "binary")
        + _counts(data, items)
        + _missing(data, items)
    )


def _counts(data: Data, items: Mapping[str, Variable]) -> Results:
    """Headcounts at every cut-off, the index at one item, and each item's part in it."""
    columns = [v.name for v in items.values()]
    size = len(columns)
    counts: dict[str, Indicator] = {
        f"at-least.{n}": headcount(columns, k=n / size) for n in range(1, size + 1)
    }
    whole: dict[str, Indicator] = {
        "all-items.m0": m0(columns, k=1 / size),
        "all-items.intensity": intensity(columns, k=1 / size),
    }
    parts: dict[str, Indicator] = {
        f"{name}.contribution": deprivation_contribution(columns, k=1 / size, of=v.name)
        for name, v in items.items()
    }
    return ask(data, ID, counts | whole | parts) + ask_by_status(data, ID, counts | whole)


def _missing(data: Data, items: Mapping[str, Variable]) -> Results:
    """How many lack an answer to an item, and whether they differ from the others."""
    columns = [v.name for v in items.values()]
    found = missing_items(data.households, columns, level=data.study.report.level)
    ids = [f"{WHOLE}.dropped"]
    for name in items:
        ids += [f"{ID}.{name}.missing", f"{ID}.{name}.dropped-minus-kept"]
    return found.renamed(ids)


def tell_deprivations(told: Told) -> tuple[Block, ...]:
    """Who lacks any, what is lacking most, both groups, and the two tables."""
    names = list(told.codebook.family("deprivation"))
    order = ranked(told, (f"{ID}.{name}.rate" for name in names))
    if not order:
        return (UNANSWERED,)
    counts = (_counted(told, len(names)),) if known(told, f"{COUNTS}.1") else ()
    return (
        *_any(told, names),
        *_most(told, order),
        *contrast_statement(told, ID, names, WORDING),
        _table(told, names),
        *counts,
    )


def _any(told: Told, names: list[str]) -> tuple[Block, ...]:
    """How many lack at least one, and how many of them on average."""
    row, depth = f"{COUNTS}.1", f"{WHOLE}.intensity"
    if not known(told, row):
        return ()
    listed = listing([item("deprivation", name) for name in names])
    if not known(told, depth):
        sentence = text("No household lacks any of these: {items}.", items=listed)
        return (says(sentence, [row], Strength.DESCRIPTIVE),)
    sentence = text(
        "{share} of households lack at least one of these{interval}: {items}. They lack {depth} of "
        "all items on average.",
        share=Value(row, Show.PERCENT),
        interval=bracketed(told, row, Show.PERCENT),
        items=listed,
        depth=Value(depth, Show.PERCENT),
    )
    return (says(sentence, [row, depth], Strength.DESCRIPTIVE),)


def _most(told: Told, order: list[str]) -> tuple[Block, ...]:
    best = tied(told, order)
    if not told[best[0]].estimate > 0:
        return ()
    sentence = text(
        "What is lacking most often: {names}.",
        names=measured(told, best, "deprivation", Show.PERCENT),
    )
    return (says(sentence, best, Strength.DESCRIPTIVE),)


def _table(told: Told, names: list[str]) -> Table:
    rows = [
        line(
            item("deprivation", name),
            (
                *status_cells(
                    told, f"{ID}.{name}.rate", Show.PERCENT, f"{ID}.{name}.difference", Show.POINTS
                ),
                shown(told, f"{ID}.{name}.contribution", Show.PERCENT),
            ),
        )
        for name in names
    ]
    first = f"{ID}.{names[0]}"
    carrier = f"{first}.difference" if f"{first}.difference" in told else f"{first}.rate"
    absent = [one for one in NEEDS.items if one.name not in names]
    notes: list[Words] = [NEEDS.note]
    if absent:
        asked = listing([one.label for one in absent])
        notes.append(text("Not asked: {items}.", items=asked))
    return Table(
        id=ID,
        title=text("Households that lack a basic need"),
        stub=text("What is lacking"),
        columns=(
            *status_columns(told, text("%"), text("points")),
            Column(text("Part in the index, %")),
        ),
        rows=tuple(rows),
        base=base(told, (f"{ID}.{name}.rate" for name in names)),
        method=told[carrier].method,
        notes=tuple(notes),
    )


def _counted(told: Told, size: int) -> Table:
    """How many lack at least one, two …, and the index."""
    both = f"{COUNTS}.1.registered" in told and f"{COUNTS}.1.other" in told
    rows = [
        line(text("at least {n}", n=str(n)), _cells(told, f"{COUNTS}.{n}", both=both))
        for n in range(1, size + 1)
    ]
    for name, label in (
        ("intensity", text("share of the items that those who lack any lack")),
        ("m0", text("index M₀: share of all items of all households lacking")),
    ):
        rows.append(line(label, _cells(told, f"{WHOLE}.{name}", both=both)))
    groups = tuple(Column(one) for one in GROUPS) if both else ()
    return Table(
        id=f"{ID}-counts",
        title=text("How many basic needs households lack"),
        stub=text("Of {n} items", n=str(size)),
        columns=(Column(text("All households")), Column(interval(told)), *groups),
        rows=tuple(rows),
        base=text(
            "{n} households that answered all items.", n=Value(f"{COUNTS}.1", Show.N)
        ),
        method=text(
            "Shares: {shares}; index: {index}",
            shares=told[f"{COUNTS}.1"].method,
            index=told[f"{WHOLE}.m0"].method,
        ),
        notes=(
            text(
                "Alkire and Foster's method: items count alike, and who lacks one is poor in this "
                "sense."
            ),
            *_dropped(told),
        ),
    )  # fmt: skip


def _cells(told: Told, row: str, *, both: bool) -> tuple[Value | None, ...]:
    groups = (f"{row}.registered", f"{row}.other") if both else ()
    return (
        shown(told, row, Show.PERCENT),
        shown(told, row, Show.CI_PERCENT),
        *(shown(told, one, Show.PERCENT) for one in groups),
    )


def _dropped(told: Told) -> tuple[Words, ...]:
    row = f"{WHOLE}.dropped"
    if not (known(told, row) and told[row].count):
        return ()
    said = text(
        "{n} households ({share} of the weight) lack an answer to an item and are not in this "
        "table.",
        n=Value(row, Show.COUNT),
        share=Value(row, Show.PERCENT),
    )
    return (said, told[row].note) if told[row].note else (said,)


SECTION = Section(
    ID,
    text("Two worries, three guarantees and water"),
    ("deprivation:*",),
    ask_deprivations,
    tell_deprivations,
)
