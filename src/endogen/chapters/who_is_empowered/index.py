"""3.index: how many are empowered, the counting index, balance, and what the cut-off does.

A household is empowered when the weighted share of its adequate items reaches k (study.toml,
``enough``; .8 unless it says otherwise).  Nobody can know the right k, so that the share is
drawn for all of them.
"""

from __future__ import annotations

from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    UNANSWERED,
    bracketed,
    by_status,
    known,
    line,
    listing,
    plain,
    ranked,
    says,
    short_points,
    sized,
)
from endogen.chapters.which_mode.measures import adequacies
from endogen.chapters.who_is_empowered.compared import compared
from endogen.chapters.who_is_empowered.groups import (
    ask_groups,
    compare_groups,
    contrast_groups,
    group_cells,
    group_columns,
    split,
)
from endogen.i18n import Words, text
from endogen.indicators import (
    Indicator,
    disempowerment_contribution,
    empowered_share,
    empowerment,
    mean,
    share,
)
from endogen.report.chart import Item, Lines
from endogen.report.document import (
    Block,
    Figure,
    Note,
    NoteKind,
    Row,
    RowKind,
    Show,
    Statement,
    Table,
    Value,
)
from endogen.study.codebook import Codebook
from endogen.study.programmes import DIMENSIONS
from endogen.study.study import Study
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "3.index"
CUTS = (50, 60, 70, 80, 90, 100)  # % of the weighted items
MEASURES: dict[str, tuple[Words, Show, Show]] = {
    "empowered": (text("empowered households, %"), Show.PERCENT, Show.POINTS),
    "index": (text("counting index of empowerment, 0 to 1"), Show.SHARE, Show.CHANGE),
    "balanced": (text("adequate in all three dimensions, %"), Show.PERCENT, Show.POINTS),
    "coupling": (text("coupling coordination degree, 0 to 1"), Show.SHARE, Show.CHANGE),
}
SHARES: dict[str, Words] = {
    "empowered": text("share empowered"),
    "balanced": text("share adequate in all three dimensions"),
}
INDEX = text("counting index of empowerment")
UNWEIGHED = Note(
    text(
        "The index needs an item of each dimension that says which answers are enough, and weights "
        "that are not all zero."
    ),
    NoteKind.ABSENT,
)
ARBITRARY = Note(
    text(
        "The coupling coordination degree is D = √(C·T), T the weighted mean of the three shares "
        "adequate, C = 3·(product of them)^(1/3) / sum of them (Wang, Kong, Ren et al. 2021). It "
        "hangs on its form: other forms of C in print give other numbers, one dimension at 0 makes "
        "it 0 whatever the others are, and the usual bands (“barely coordinated”, “well "
        "coordinated”) have no ground but habit. The share adequate in all three dimensions says "
        "the same without these choices."
    ),
    NoteKind.CAUTION,
)


def ask_index(data: Data) -> Results:
    """Share, index, balance and contributions by group; the share along the cut-off."""
    codebook, study = data.codebook, data.study
    items, weights = adequacies(codebook, study)
    if not items or sum(weights) <= 0:
        return Results()
    found = ask_groups(data, ID, _wanted(codebook, study, items, weights))
    means = [f"{ID}.{key}" for key in ("index", "coupling") if f"{ID}.{key}" in _ids(found)]
    shares = {key: codebook.column(key) for key in ("empowered", "balanced")}
    return (
        found
        + compare_groups(data, ID, shares, "binary")
        + contrast_groups(found, means, f"{ID}.means")
    )


def _ids(rows: Results) -> set[str]:
    return {row.id for row in rows}


def _wanted(
    codebook: Codebook, study: Study, items: list[str], weights: list[float]
) -> dict[str, Indicator]:
    enough = study.empowerment.enough
    wanted: dict[str, Indicator] = {
        "empowered": empowered_share(items, k=enough, weights=weights),
        "index": empowerment(items, k=enough, weights=weights),
        "balanced": share(codebook.column("balanced"), equals=1),
    }
    if codebook.has("coupling"):
        wanted["coupling"] = mean(codebook.column("coupling"))
    family = codebook.family("adequate")
    for dimension in DIMENSIONS:
        part = [v.name for name, v in family.items() if name.startswith(f"{dimension}_")]
        wanted[f"contribution.{dimension}"] = disempowerment_contribution(
            items, of=part, k=enough, weights=weights
        )
    for cut in CUTS:
        wanted[f"k{cut}"] = empowered_share(items, k=cut / 100, weights=weights)
    return wanted


def tell_index(told: Told) -> tuple[Block, ...]:
    """The share empowered, what is missing most, who differs, what the cut-off does."""
    if f"{ID}.empowered" not in told:
        return (UNWEIGHED,)
    if not known(told, f"{ID}.empowered"):
        return (UNANSWERED,)
    labels = {f"{ID}.{key}": label for key, label in SHARES.items()}
    blocks: list[Block] = [
        _share(told),
        *_missing(told),
        *compared(told, labels, Show.POINTS, Show.GAP, short_points),
        *compared(told, {f"{ID}.index": INDEX}, Show.CHANGE, Show.DECIMAL, plain),
        *_tables(told),
        _cut(told),
        _figure(told),
    ]
    if f"{ID}.coupling" in told:
        blocks.append(ARBITRARY)
    return tuple(blocks)


def _share(told: Told) -> Statement:
    row, balanced, index = (f"{ID}.{key}" for key in ("empowered", "balanced", "index"))
    sentence = text(
        "{share} of households are empowered{interval}: they have at least {enough}% of what "
        "empowers. {balanced} have enough in all three dimensions{limits}; the counting index is "
        "{index}.",
        share=Value(row, Show.PERCENT),
        interval=bracketed(told, row, Show.PERCENT),
        enough=f"{100 * told.study.empowerment.enough:g}",
        balanced=Value(balanced, Show.PERCENT),
        limits=bracketed(told, balanced, Show.PERCENT),
        index=Value(index, Show.SHARE),
    )
    return says(sentence, [row, balanced, index], Strength.DESCRIPTIVE)


def _missing(told: Told) -> list[Statement]:
    """Which dimension makes most of what the others lack."""
    order = ranked(told, (f"{ID}.contribution.{name}" for name in DIMENSIONS))
    if len(order) < 2 or told[order[0]].estimate == told[order[-1]].estimate:
        return []
    listed = listing(
        [sized(told, DIMENSIONS[row.rpartition(".")[2]], row, Show.PERCENT) for row in order]
    )
    sentence = text(
        "Of what those not empowered lack, each dimension makes: {parts}.", parts=listed
    )
    return [says(sentence, order, Strength.DESCRIPTIVE)]


def _tables(told: Told) -> tuple[Table, ...]:
    rows: list[Row] = [
        line(label, group_cells(told, f"{ID}.{key}", show, change))
        for key, (label, show, change) in MEASURES.items()
        if f"{ID}.{key}" in told
    ]
    rows.append(Row(text("Part of disempowerment, %"), kind=RowKind.GROUP))
    rows += [
        line(label, group_cells(told, f"{ID}.contribution.{name}", Show.PERCENT, Show.POINTS))
        for name, label in DIMENSIONS.items()
    ]
    first = f"{ID}.empowered"
    table = Table(
        id=ID,
        title=text("Empowerment, by registration"),
        stub=text("Measure"),
        columns=group_columns(told, text("value"), text("difference")),
        rows=tuple(rows),
        base=text("{n} households with all items.", n=Value(first, Show.N)),
        method=_method(told),
        notes=(
            text(
                "Items weigh alike within a dimension; weights of the dimensions: {weights}. "
                "Counting index: the share empowered, plus that of the others times the share of "
                "items that they have (Alkire et al. 2013). Differences of shares are in "
                "percentage points.",
                weights=_weights(told.study),
            ),
        ),
    )
    return split(told, table, text("Empowerment, by labour"))


def _method(told: Told) -> Words:
    share = f"{ID}.empowered"
    gap = next((row for row in (f"{share}.difference", f"{share}.labour") if row in told), "")
    if not gap:
        return told[share].method
    return text("Shares: {share}; points: {gap}", share=told[share].method, gap=told[gap].method)


def _weights(study: Study) -> Words:
    return listing(
        [
            text("{dimension} {weight}", dimension=label, weight=f"{weight:.2f}")
            for label, weight in zip(DIMENSIONS.values(), study.empowerment.weights, strict=True)
        ]
    )


def _cut(told: Told) -> Statement:
    """How far the choice of the cut-off matters."""
    first, last = f"{ID}.k{CUTS[0]}", f"{ID}.k{CUTS[-1]}"
    sentence = text(
        "How many count as empowered is a matter of the cut-off: {low} when half of the items are "
        "asked for, {high} when all are. Compare groups and years at one cut-off, and look whether "
        "their order stays.",
        low=Value(first, Show.PERCENT),
        high=Value(last, Show.PERCENT),
    )
    return says(sentence, [first, last], Strength.DESCRIPTIVE)


def _figure(told: Told) -> Figure:
    rows = [f"{ID}.k{cut}" for cut in CUTS]
    split = all(
        by_status(told, row) and known(told, f"{row}.registered", f"{row}.other") for row in rows
    )
    ends = (".registered", ".other") if split else ("",)
    series = (text("Registered"), text("Not registered")) if split else ()
    return Figure(
        id=ID,
        title=text("Share empowered, by how much is asked for"),
        chart=Lines(
            items=tuple(
                Item(f"{cut}%", tuple(f"{row}{end}" for end in ends))
                for cut, row in zip(CUTS, rows, strict=True)
            ),
            series=series,
            show=Show.PERCENT,
            axis=text("% of households empowered"),
            stub=text("Cut-off k: the weighted share of items asked for"),
            limits=(0.0, 1.0),
        ),
        alt=text(
            "The share empowered falls from {low} at half of the items to {high} at all of them.",
            low=Value(rows[0], Show.PERCENT),
            high=Value(rows[-1], Show.PERCENT),
        ),
        base=text("{n} households with all items.", n=Value(rows[0], Show.N)),
        method=told[rows[0]].method,
    )


SECTION = Section(
    ID,
    text("How many are empowered"),
    ("adequate:*",),
    ask_index,
    tell_index,
)
