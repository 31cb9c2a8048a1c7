"""What 3.gains tells of what was handed out, and of how alike projects are."""

from __future__ import annotations

from endogen.chapters.chapter import Told
from endogen.chapters.judged import judged
from endogen.chapters.layout import (
    bracketed,
    detectable,
    interval,
    item,
    known,
    line,
    points,
    says,
    shown,
)
from endogen.chapters.which_mode.measures import LABOUR
from endogen.chapters.who_is_empowered.gains_told import ID
from endogen.chapters.who_is_empowered.groups import claimed
from endogen.findings.contrasts import split
from endogen.i18n import Words, text
from endogen.report.chart import Bars, Item
from endogen.report.document import (
    Block,
    Column,
    Figure,
    Row,
    RowKind,
    Show,
    Statement,
    Table,
    Value,
)
from endogen.study.programmes import FATES
from endogen.survey.strength import Strength

CONTRAST: dict[str, tuple[Words, Words]] = {
    "age": (text("old heads"), text("younger ones")),
    "labour": (LABOUR["able"], LABOUR["without"]),
}


def tell_handouts(told: Told) -> tuple[Block, ...]:
    """How much of what was handed out is still kept, and by whom."""
    kept = f"{ID}.kept"
    if not known(told, kept):
        return ()
    sentence = text(
        "Of the animals that were handed out, {kept} are still kept{interval}, {sold} were sold, "
        "{eaten} eaten or given away, {dead} died.",
        kept=Value(kept, Show.PERCENT),
        interval=bracketed(told, kept, Show.PERCENT),
        sold=Value(f"{ID}.sold", Show.PERCENT),
        eaten=Value(f"{ID}.eaten", Show.PERCENT),
        dead=Value(f"{ID}.dead", Show.PERCENT),
    )
    claim = text(
        "some of the old sold the lambs and chickens that they had been given after two days, a "
        "one-time income (section 4.1.2)."
    )
    return (
        says(sentence, [f"{ID}.{fate}" for fate in FATES], Strength.DESCRIPTIVE),
        *_who_kept(told),
        claimed(claim),
        _table(told),
        _figure(told),
    )


def _who_kept(told: Told) -> list[Statement]:
    rows = {key: row for key in CONTRAST if known(told, row := f"{ID}.kept.{key}")}
    found = split({key: told[row] for key, row in rows.items()})
    order = (*found.higher, *found.lower, *found.suggestive, *found.open)
    return [_kept(told, rows[key], *CONTRAST[key]) for key in order]


def _kept(told: Told, row: str, one: Words, other: Words) -> Statement:
    mde = f"{row}.mde"
    places: dict[str, object] = {
        "gap": Value(row, Show.POINTS),
        "interval": bracketed(told, row, Show.POINTS),
    }

    def said(more: Words, less: Words) -> Words:
        return text(
            "{more} kept more of it than {less}: {gap} points{interval}.",
            more=more,
            less=less,
            **places,
        )

    unsure = text(
        "Whether {one} kept more of it than {other} cannot be told: {gap} "
        "points{interval}; {found}.",
        one=one,
        other=other,
        found=detectable(told, mde, Show.GAP, points),
        **places,
    )
    return judged(told, row, mde, above=said(one, other), below=said(other, one), unsure=unsure)


def _groups(told: Told) -> dict[str, Words]:
    """The groups of lines that were asked, by the end of their ids."""
    cut = told.study.report.age_bands[-1]
    every: dict[str, Words] = {
        "": text("all"),
        ".old": text("head aged {age} or over", age=str(cut)),
        ".younger": text("head younger than {age}", age=str(cut)),
        **{f".{who}": label for who, label in LABOUR.items()},
    }
    return {end: label for end, label in every.items() if f"{ID}.kept{end}" in told}


def _animals(told: Told) -> list[str]:
    family = told.codebook.family("in-kind-fate")
    return [animal for animal in family if known(told, f"{ID}.kept.{animal}")]


def _table(told: Told) -> Table:
    rows: list[Row] = [Row(text("By household"), kind=RowKind.GROUP)]
    rows += [line(label, _cells(told, end)) for end, label in _groups(told).items()]
    animals = _animals(told)
    if animals:
        rows.append(Row(text("By what was given"), kind=RowKind.GROUP))
        rows += [line(item("in-kind-fate", one), _cells(told, f".{one}")) for one in animals]
    return Table(
        id=f"{ID}-kept",
        title=text("What became of the animals that were handed out"),
        stub=text("Of whom, or of what"),
        columns=(
            Column(text("%"), spanner=FATES["kept"]),
            Column(interval(told), spanner=FATES["kept"]),
            *(Column(text("%"), spanner=FATES[fate]) for fate in FATES if fate != "kept"),
            Column(text("n")),
        ),
        rows=tuple(rows),
        base=text(
            "Kinds of animals handed out whose fate is known, over {n} households; n: households "
            "asked, in the lines by kind those that had it.",
            n=Value(f"{ID}.kept", Show.N),
        ),
        method=told[f"{ID}.kept"].method,
    )


def _cells(told: Told, end: str) -> tuple[Value | None, ...]:
    rest = [shown(told, f"{ID}.{fate}{end}", Show.PERCENT) for fate in FATES if fate != "kept"]
    kept = f"{ID}.kept{end}"
    return (
        shown(told, kept, Show.PERCENT),
        shown(told, kept, Show.CI_PERCENT),
        *rest,
        shown(told, kept, Show.N),
    )


def _figure(told: Told) -> Figure:
    groups = {end: label for end, label in _groups(told).items() if known(told, f"{ID}.kept{end}")}
    return Figure(
        id=f"{ID}-kept",
        title=text("Share of the animals handed out that is still kept"),
        chart=Bars(
            items=tuple(Item(label, (f"{ID}.kept{end}",)) for end, label in groups.items()),
            show=Show.PERCENT,
            axis=text("% still kept"),
            stub=text("Household"),
            limits=(0.0, 1.0),
        ),
        alt=text(
            "{kept} of all animals handed out are still kept.",
            kept=Value(f"{ID}.kept", Show.PERCENT),
        ),
        base=text("{n} households asked.", n=Value(f"{ID}.kept", Show.N)),
        method=told[f"{ID}.kept"].method,
    )


def tell_kinds(told: Told) -> tuple[Block, ...]:
    """How alike the projects are."""
    money, people = f"{ID}.types.money", f"{ID}.types.people"
    if not known(told, money, people):
        return ()
    kinds = len(told.codebook.family("benefit"))
    sentence = text(
        "Of {kinds} kinds of projects asked for, the money lies as if it came from {money} kinds "
        "of equal size, and households as if they were spread over {people} (Herfindahl {index} "
        "and {index_people}).",
        kinds=str(kinds),
        money=Value(f"{money}.equal", Show.NUMBER),
        people=Value(f"{people}.equal", Show.NUMBER),
        index=Value(money, Show.SHARE),
        index_people=Value(people, Show.SHARE),
    )
    claim = text("projects are alike, the trend to sameness is serious (section 4.1.4).")
    return (
        says(sentence, [money, people], Strength.DESCRIPTIVE),
        claimed(claim),
        _kinds_table(told, money, people),
    )


def _kinds_table(told: Told, money: str, people: str) -> Table:
    rows = []
    for row, label in ((money, text("by money")), (people, text("by households reached"))):
        rows.append(
            line(
                label,
                (
                    Value(row, Show.SHARE),
                    Value(row, Show.CI_SHARE),
                    Value(f"{row}.equal", Show.NUMBER),
                ),
            )
        )
    return Table(
        id=f"{ID}-types",
        title=text("How alike the projects are"),
        stub=text("Herfindahl index of the kinds of projects"),
        columns=(Column(text("index")), Column(interval(told)), Column(text("equal kinds"))),
        rows=tuple(rows),
        base=text("{n} households with an answer.", n=Value(money, Show.N)),
        method=told[money].method,
        notes=(
            text(
                "1: all is of one kind; 1 divided by the number of kinds: all are of one size. "
                "Equal kinds: 1 divided by the index."
            ),
        ),
    )
