"""1.consistency: whether wish and deed agree, programme by programme.

*Passive participation* is P(takes part | does not want to), the paper's "waiting, relying,
asking"; *frustrated willingness* is P(does not take part | wants to).
"""

from __future__ import annotations

from endogen.chapters.asking import THEM, ask, ask_by_status, compare_status, joined
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    DIFFERENCE,
    GROUPS,
    PROGRAMME,
    hedged,
    interval,
    item,
    known,
    line,
    listing,
    measured,
    numbers,
    points,
    ranked,
    says,
    shown,
    tied,
)
from endogen.chapters.who_is_reached.contrasts import Wording, contrast_statement
from endogen.findings.contrasts import split
from endogen.i18n import Words, text
from endogen.indicators import agreement, kappa, share
from endogen.report.charts import Bars, Item
from endogen.report.document import Block, Column, Figure, Show, Table, Value
from endogen.study.codebook import Codebook
from endogen.survey.compare import compare, mcnemar
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "1.consistency"
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


def ask_consistency(data: Data) -> Results:
    """Agreement, kappa, conversion, passive and frustrated shares, McNemar."""
    pairs = _pairs(data.codebook)
    wanted = {}
    for name, (wish, deed) in pairs.items():
        wanted[f"{name}.agreement"] = agreement(wish, deed)
        wanted[f"{name}.kappa"] = kappa(wish, deed)
        wanted[f"{name}.conversion"] = share(deed, equals=1, given=f'col("{wish}") == 1')
        wanted[f"{name}.passive"] = share(deed, equals=1, given=f'col("{wish}") == 0')
        wanted[f"{name}.frustrated"] = share(deed, equals=0, given=f'col("{wish}") == 1')
    tests = joined([_tested(data, name, wish, deed) for name, (wish, deed) in pairs.items()])
    return ask(data, ID, wanted) + tests.holm(family=ID) + _by_status(data, pairs)


def _by_status(data: Data, pairs: dict[str, tuple[str, str]]) -> Results:
    """Agreement and passive participation of the two groups, with their differences."""
    consistent = {n: v for n, v in data.codebook.family("consistent").items() if n in pairs}
    if not consistent or not data.codebook.has("registered"):
        return Results()
    wanted = {}
    for name, (wish, deed) in pairs.items():
        wanted[f"{name}.agreement"] = agreement(wish, deed)
        wanted[f"{name}.passive"] = share(deed, equals=1, given=f'col("{wish}") == 0')
    passive = joined([_passive_apart(data, n, wish, deed) for n, (wish, deed) in pairs.items()])
    return (
        ask_by_status(data, ID, wanted)
        + compare_status(data, ID, consistent, "binary", family=f"{ID}.status")
        + passive.holm(family=f"{ID}.passive")
    )


def _passive_apart(data: Data, name: str, wish: str, deed: str) -> Results:
    found = compare(
        data.households,
        deed,
        data.codebook.column("registered"),
        "binary",
        level=data.study.report.level,
        where=f'col("{wish}") == 0',
        name=THEM,
    )
    return found.named(lambda row: f"{ID}.{name}.passive-{row.indicator}")


def _tested(data: Data, name: str, wish: str, deed: str) -> Results:
    found = mcnemar(data.households, wish, deed, level=data.study.report.level)
    return found.named(lambda row: f"{ID}.{name}.{row.indicator}")


def _pairs(codebook: Codebook) -> dict[str, tuple[str, str]]:
    takes = codebook.family("participation")
    return {
        name: (wish.name, takes[name].name)
        for name, wish in codebook.family("wants").items()
        if name in takes
    }


def tell_consistency(told: Told) -> tuple[Block, ...]:
    """Passive participation first: it is what the paper worries about."""
    names = list(_pairs(told.codebook))
    if not names:
        return ()
    passive = ranked(told, (f"{ID}.{name}.passive" for name in names))
    blocks: list[Block] = []
    if passive:
        blocks.append(_passive(told, passive))
    return (
        *blocks,
        *_imbalance(told, names),
        *contrast_statement(told, ID, names, PASSIVE),
        *contrast_statement(told, ID, names, AGREE),
        _table(told, names),
        *_status_tables(told, names),
        *_figure(passive),
    )


def _passive(told: Told, order: list[str]) -> Block:
    first = tied(told, order)
    if told[first[0]].estimate == 0:
        sentence = text("No household takes part in a programme without wanting to.")
        return says(sentence, order, Strength.DESCRIPTIVE)
    sentence = text(
        "Passive participation (“waiting, relying, asking”), the share that takes part of the "
        "households that do not want to, is highest for {programmes}.",
        programmes=measured(told, first, "participation", Show.PERCENT),
    )
    return says(sentence, first, Strength.DESCRIPTIVE)


def _imbalance(told: Told, names: list[str]) -> tuple[Block, ...]:
    keys = {name: f"{ID}.{name}.mcnemar" for name in names}
    rows = {name: told[key] for name, key in keys.items() if known(told, key)}
    if not rows:
        return ()
    found, cited = split(rows), [keys[name] for name in rows]
    higher = tuple(name for name in found.suggestive if rows[name].estimate > 0)
    lower = tuple(name for name in found.suggestive if rows[name].estimate < 0)
    blocks = [
        says(sentence(_listed(those)), cited, Strength.CLEAR)
        for those, sentence in ((found.higher, _more_take_part), (found.lower, _more_want))
        if those
    ]
    blocks += [
        says(hedged(sentence(_listed(those)), len(rows)), cited, Strength.SUGGESTIVE)
        for those, sentence in ((higher, _more_take_part), (lower, _more_want))
        if those
    ]
    if not blocks:
        sentence = text(
            "For no programme can it be told whether more households take part than "
            "want to, or fewer."
        )
        blocks = [says(sentence, cited, Strength.CANNOT_TELL)]
    return tuple(blocks)


def _more_take_part(programmes: Words) -> Words:
    return text("More households take part than want to in {programmes}.", programmes=programmes)


def _more_want(programmes: Words) -> Words:
    return text("More households want to take part than do in {programmes}.", programmes=programmes)


def _listed(names: tuple[str, ...]) -> Words:
    return listing([item("participation", name) for name in names])


def _table(told: Told, names: list[str]) -> Table:
    rows = tuple(line(item("participation", name), _cells(f"{ID}.{name}")) for name in names)
    return Table(
        id=ID,
        title=text("Wish and deed"),
        stub=PROGRAMME,
        columns=(
            Column(text("agree, %")),
            Column(text("kappa")),
            Column(text("takes part, % of those who want to")),
            Column(text("takes part, % of those who do not (passive)")),
            Column(interval(told)),
            Column(text("does not, % of those who want to (frustrated)")),
            Column(text("p (McNemar, Holm)")),
        ),
        rows=rows,
        base=text(
            "{n} households with both answers; conditional shares have the base that their "
            "heading names.",
            n=numbers(told, (f"{ID}.{name}.agreement" for name in names)),
        ),
        method=told[f"{ID}.{names[0]}.mcnemar"].method,
        notes=(
            text(
                "“Wants to” means 4 or 5 of 5 points of willingness. Kappa is agreement "
                "beyond chance; it is undefined where everybody gives the same answer. p: whether "
                "as many take part as want to."
            ),
        ),
    )


def _cells(key: str) -> tuple[Value, ...]:
    return (
        Value(f"{key}.agreement", Show.PERCENT),
        Value(f"{key}.kappa", Show.R),
        Value(f"{key}.conversion", Show.PERCENT),
        Value(f"{key}.passive", Show.PERCENT),
        Value(f"{key}.passive", Show.CI_PERCENT),
        Value(f"{key}.frustrated", Show.PERCENT),
        Value(f"{key}.mcnemar", Show.P_ADJUSTED),
    )


def _status_tables(told: Told, names: list[str]) -> tuple[Block, ...]:
    """Consistency, then passive participation, of the two groups."""
    if f"{ID}.{names[0]}.difference" not in told:
        return ()
    agreeing = _by_group(
        told,
        names,
        ("agreement", "difference"),
        text("Consistency of wish and deed by registration"),
        text(
            "{n} households with both answers.",
            n=numbers(told, (f"{ID}.{name}.agreement" for name in names)),
        ),
    )
    passive = _by_group(
        told,
        names,
        ("passive", "passive-difference"),
        text("Passive participation by registration"),
        text("Households that do not want to take part in the programme."),
    )
    return (agreeing, passive)


def _by_group(
    told: Told, names: list[str], stats: tuple[str, str], title: Words, base: Words
) -> Table:
    rate, contrast = stats
    rows = []
    for name in names:
        key, row = f"{ID}.{name}.{rate}", f"{ID}.{name}.{contrast}"
        cells = (
            shown(told, f"{key}.registered", Show.PERCENT),
            shown(told, f"{key}.registered", Show.N),
            shown(told, f"{key}.other", Show.PERCENT),
            shown(told, f"{key}.other", Show.N),
            shown(told, row, Show.POINTS),
            shown(told, row, Show.CI_POINTS),
            shown(told, row, Show.P_ADJUSTED),
        )
        rows.append(line(item("participation", name), cells))
    return Table(
        id=f"{ID}-{rate}",
        title=title,
        stub=PROGRAMME,
        columns=(
            *(Column(head, spanner=g) for g in GROUPS for head in (text("%"), text("n"))),
            Column(text("points"), spanner=DIFFERENCE),
            Column(interval(told), spanner=DIFFERENCE),
            Column(text("p (Holm)"), spanner=DIFFERENCE),
        ),
        rows=tuple(rows),
        base=base,
        method=told[f"{ID}.{names[0]}.{contrast}"].method,
    )


def _figure(passive: list[str]) -> tuple[Block, ...]:
    if not passive:
        return ()
    figure = Figure(
        id=ID,
        title=text("Passive participation: takes part without wanting to"),
        chart=Bars(
            items=tuple(Item(item("participation", row.split(".")[2]), (row,)) for row in passive),
            show=Show.PERCENT,
            axis=text("% of households that do not want to take part"),
            stub=PROGRAMME,
            limits=(0, 1),
        ),
        alt=text(
            "Highest for {best}: {high}.",
            best=item("participation", passive[0].split(".")[2]),
            high=Value(passive[0], Show.PERCENT),
        ),
        base=text("Households that do not want to take part in the programme."),
    )
    return (figure,)


SECTION = Section(
    ID,
    text("Wish and deed"),
    ("willingness:*", "participation:*"),
    ask_consistency,
    tell_consistency,
)
