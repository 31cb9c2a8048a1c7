"""What 3.gains tells of large and small households."""

from __future__ import annotations

from collections.abc import Iterator

from endogen.chapters.chapter import Told
from endogen.chapters.judged import judged
from endogen.chapters.layout import (
    bracketed,
    detectable,
    interval,
    known,
    line,
    plain,
)
from endogen.chapters.who_is_empowered.groups import claimed
from endogen.i18n import Words, text
from endogen.report.chart import Bars, Item
from endogen.report.document import Block, Column, Figure, Row, RowKind, Show, Table, Value

ID = "3.gains"
FORTUNES: dict[str, tuple[str, ...]] = {
    "breeding": ("amount:breeding",),
    "dividends": ("amount:industry", "exposure:investment"),
}
"""By name: the roles that hold this income, the first that is there."""
NAMES: dict[str, Words] = {
    "breeding": text("income from breeding"),
    "dividends": text("dividends and industry funds"),
}
HANDS: dict[str, Words] = {
    "0": text("none who can work"),
    "1": text("one"),
    "2": text("two"),
    "3": text("three or more"),
}


def tell_hands(told: Told) -> tuple[Block, ...]:
    """Whether income lies with households of many hands; the table and the chart."""
    names = [name for name in FORTUNES if known(told, f"{ID}.{name}")]
    if not names:
        return ()
    blocks: list[Block] = [_leans(told, name) for name in names]
    if known(told, f"{ID}.hands"):
        blocks.append(_apart(told))
    claim = text(
        "in breeding “the big family is rich, but the small family has nothing” (section 4.1.2)."
    )
    blocks += [claimed(claim), _table(told, names)]
    if _bands(told, names):
        blocks.append(_figure(told, names))
    return tuple(blocks)


def _leans(told: Told, name: str) -> Block:
    """Whether an income goes to those with more hands."""
    row, mde = f"{ID}.{name}", f"{ID}.{name}.mde"
    places: dict[str, object] = {
        "income": NAMES[name],
        "index": Value(row, Show.R),
        "interval": bracketed(told, row, Show.R),
    }
    unsure = text(
        "Whether households with many hands have more or less of {income} cannot be told; the "
        "concentration index is {index}{interval}; {found}.",
        found=detectable(told, mde, Show.DECIMAL, plain),
        **places,
    )
    above = text(
        "Households with many hands have more of {income} than those with few; the "
        "concentration index is {index}{interval}.",
        **places,
    )
    below = text(
        "Households with few hands have more of {income} than those with many; the "
        "concentration index is {index}{interval}.",
        **places,
    )
    return judged(told, row, mde, above=above, below=below, unsure=unsure)


def _apart(told: Told) -> Block:
    """Whether breeding leans more to large households than dividends do."""
    row, mde = f"{ID}.hands", f"{ID}.hands.mde"
    places: dict[str, object] = {
        "gap": Value(row, Show.CHANGE),
        "interval": bracketed(told, row, Show.CHANGE),
    }
    unsure = text(
        "Whether breeding leans more to large households than dividends do cannot be told: "
        "{gap} between the two indices{interval}; {found}.",
        found=detectable(told, mde, Show.DECIMAL, plain),
        **places,
    )
    above = text(
        "Breeding leans more to households with many hands than dividends do: {gap} between "
        "the two indices{interval}.",
        **places,
    )
    below = text(
        "Breeding leans less to households with many hands than dividends do: {gap} between "
        "the two indices{interval}.",
        **places,
    )
    return judged(told, row, mde, above=above, below=below, unsure=unsure)


def _bands(told: Told, names: list[str]) -> list[str]:
    """The numbers of hands that some household has."""
    return [band for band in HANDS if known(told, *(f"{ID}.{name}.mean.{band}" for name in names))]


def _table(told: Told, names: list[str]) -> Table:
    rows = [
        line(
            HANDS[band],
            (*_means(names, band), Value(f"{ID}.{names[0]}.mean.{band}", Show.N)),
        )
        for band in _bands(told, names)
    ]  # fmt: skip
    rows.append(Row(text("Concentration along hands"), kind=RowKind.GROUP))
    index = tuple(
        cell
        for name in names
        for cell in (Value(f"{ID}.{name}", Show.R), Value(f"{ID}.{name}", Show.CI_R))
    )
    rows.append(line(text("index, −1 to 1"), (*index, Value(f"{ID}.{names[0]}", Show.N))))
    columns = []
    for name in names:
        columns += [Column(text("yuan a household, mean"), spanner=NAMES[name]),
                    Column(interval(told), spanner=NAMES[name])]  # fmt: skip
    first = f"{ID}.{names[0]}"
    return Table(
        id=ID,
        title=text("Income from breeding and dividends, by members who can work"),
        stub=text("Members who can work"),
        columns=(*columns, Column(text("n"))),
        rows=tuple(rows),
        base=text("{n} households with all answers.", n=Value(first, Show.N)),
        method=told[first].method,
        notes=(
            text(
                "Concentration index: 0 when all have alike, above 0 when households with more "
                "hands have more. Who can work: neither under 16, nor 65 and over, nor without "
                "capacity."
            ),
        ),
    )


def _means(names: list[str], band: str) -> Iterator[Value]:
    for name in names:
        row = f"{ID}.{name}.mean.{band}"
        yield from (Value(row, Show.YUAN), Value(row, Show.CI_YUAN))


def _figure(told: Told, names: list[str]) -> Figure:
    bands = _bands(told, names)
    rows = [f"{ID}.{name}.mean.{band}" for name in names for band in bands]
    return Figure(
        id=ID,
        title=text("Income by members who can work"),
        chart=Bars(
            items=tuple(
                Item(HANDS[band], tuple(f"{ID}.{name}.mean.{band}" for name in names))
                for band in bands
            ),
            series=tuple(NAMES[name] for name in names) if len(names) > 1 else (),
            show=Show.YUAN,
            axis=text("yuan a household, mean"),
            stub=text("Members who can work"),
        ),
        alt=text("Mean income from each, by how many members can work."),
        base=text("{n} households with all answers.", n=Value(f"{ID}.{names[0]}", Show.N)),
        method=told[rows[0]].method,
    )
