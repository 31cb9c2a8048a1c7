"""3.dimensions: who has enough of what empowers, item by item and by dimension.

An item is adequate when its answer is among those that the questionnaire calls enough; a
dimension when enough of its items are (study.toml, ``in_dimension``).
"""

from __future__ import annotations

from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.derived.empowered import items_of
from endogen.chapters.layout import (
    UNANSWERED,
    base,
    bracketed,
    by_status,
    known,
    line,
    ranked,
    says,
    short_points,
    sized,
)
from endogen.chapters.who_is_empowered.compared import compared
from endogen.chapters.who_is_empowered.groups import (
    NO_LABOUR,
    ask_groups,
    claimed,
    compare_groups,
    group_cells,
    group_columns,
    split,
)
from endogen.i18n import Words, text
from endogen.indicators import share
from endogen.report.chart import Bars, Dots, Item
from endogen.report.document import Block, Figure, Row, RowKind, Show, Statement, Table, Value
from endogen.study.codebook import Codebook
from endogen.study.programmes import DIMENSIONS
from endogen.study.roles import ITEM_LABELS, item_label
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "3.dimensions"


def ask_dimensions(data: Data) -> Results:
    """The share adequate in each dimension and item, by registration and by labour."""
    whole, items = _dimensions(data.codebook), _items(data.codebook)
    wanted = {key: share(column, equals=1) for key, column in (whole | items).items()}
    return (
        ask_groups(data, ID, wanted)
        + compare_groups(data, ID, whole, "binary")
        + compare_groups(data, ID, items, "binary", f"{ID}.items")
    )


def _dimensions(codebook: Codebook) -> dict[str, str]:
    return {name: v.name for name, v in codebook.family("adequate-in").items()}


def _items(codebook: Codebook) -> dict[str, str]:
    return {
        variable.role.partition(":")[2]: variable.name
        for dimension in DIMENSIONS
        for variable in items_of(codebook, dimension)
    }


def tell_dimensions(told: Told) -> tuple[Block, ...]:
    """Where most and fewest have enough, who differs; the table and the chart."""
    names = [name for name in DIMENSIONS if known(told, f"{ID}.{name}")]
    if not names:
        return (UNANSWERED,)
    labels: dict[str, Words] = {f"{ID}.{name}": DIMENSIONS[name] for name in names}
    blocks: list[Block] = [
        *_headline(told, labels),
        *compared(told, labels, Show.POINTS, Show.GAP, short_points),
    ]
    if f"{ID}.values_self_reliance" in told:
        blocks += _waiting(told)
    blocks += [*_tables(told, names), _figure(told, labels)]
    return (*blocks, *(() if told.codebook.has("can-work") else (NO_LABOUR,)))


def _headline(told: Told, labels: dict[str, Words]) -> list[Statement]:
    order = ranked(told, labels)
    sizes = {row: sized(told, labels[row], row, Show.PERCENT) for row in order}
    if len(order) < 2 or told[order[0]].estimate == told[order[-1]].estimate:
        return []  # nothing to rank
    sentence = text(
        "Most households have enough in {most}, fewest in {least}.",
        most=sizes[order[0]],
        least=sizes[order[-1]],
    )
    return [says(sentence, [order[0], order[-1]], Strength.DESCRIPTIVE)]


def _waiting(told: Told) -> list[Block]:
    """The paper's "waiting for need", by the item that asks for it."""
    row = f"{ID}.values_self_reliance"
    if not known(told, row):
        return []
    sentence = text(
        "{share} of households do not leave it to the government whether they get on{interval}; "
        "the others wait for what is arranged, or are undecided.",
        share=Value(row, Show.PERCENT),
        interval=bracketed(told, row, Show.PERCENT),
    )
    claim = text("poor households have the idea of “waiting for need” (section 4.1.3).")
    return [
        says(sentence, [row], Strength.DESCRIPTIVE),
        *compared(
            told, {row: item_label("values:self_reliance")}, Show.POINTS, Show.GAP, short_points
        ),
        claimed(claim),
    ]


def _tables(told: Told, names: list[str]) -> tuple[Table, ...]:
    rows: list[Row] = []
    for name in names:
        rows.append(Row(DIMENSIONS[name], kind=RowKind.GROUP))
        rows += [
            line(item_words(told, key), group_cells(told, f"{ID}.{key}", Show.PERCENT, Show.POINTS))
            for key, _ in _items(told.codebook).items()
            if key.startswith(f"{name}_") and f"{ID}.{key}" in told
        ]
        enough = text("adequate in the dimension")
        rows.append(line(enough, group_cells(told, f"{ID}.{name}", Show.PERCENT, Show.POINTS)))
    first = f"{ID}.{names[0]}"
    carrier = next((r for r in (f"{first}.difference", f"{first}.labour") if r in told), first)
    table = Table(
        id=ID,
        title=text("Who has enough, by item and dimension"),
        stub=text("Item asked"),
        columns=group_columns(told, text("%"), text("points")),
        rows=tuple(rows),
        base=base(told, (f"{ID}.{name}" for name in names)),
        method=told[carrier].method,
        notes=(
            text(
                "A household is adequate in a dimension when at least {least}% of its items are. "
                "p: Holm over the three dimensions, and over all items.",
                least=f"{100 * told.study.empowerment.in_dimension:g}",
            ),
        ),
    )
    return split(told, table, text("Who has enough, by item and dimension, by labour"))


def item_words(told: Told, key: str) -> Words:
    """What an item is called: by its role where that is known, else as it was asked."""
    dimension, _, name = key.partition("_")
    role = f"{dimension}:{name}"
    known_one = name in ITEM_LABELS[dimension]
    return item_label(role) if known_one else told.codebook.of(role).label


def _figure(told: Told, labels: dict[str, Words]) -> Figure:
    order = ranked(told, labels)
    both = all(by_status(told, row) for row in order)
    chart: Dots | Bars
    if both:
        chart = Dots(
            items=tuple(Item(labels[row], (f"{row}.registered", f"{row}.other")) for row in order),
            series=(text("Registered"), text("Not registered")),
            show=Show.PERCENT,
            axis=text("% of households that have enough"),
            stub=text("Dimension"),
            limits=(0.0, 1.0),
        )
    else:
        chart = Bars(
            items=tuple(Item(labels[row], (row,)) for row in order),
            show=Show.PERCENT,
            axis=text("% of households that have enough"),
            stub=text("Dimension"),
            limits=(0.0, 1.0),
        )
    return Figure(
        id=ID,
        title=text("Households that have enough, by dimension"),
        chart=chart,
        alt=text(
            "From {high} in {most} down to {low} in {least}.",
            high=Value(order[0], Show.PERCENT),
            most=labels[order[0]],
            low=Value(order[-1], Show.PERCENT),
            least=labels[order[-1]],
        ),
        base=base(told, order),
        method=told[order[0]].method,
    )


SECTION = Section(
    ID,
    text("Who has enough of what empowers"),
    ("adequate:*",),
    ask_dimensions,
    tell_dimensions,
)
