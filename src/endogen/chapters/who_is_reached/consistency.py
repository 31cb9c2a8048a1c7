"""1.consistency: whether wish and deed agree, programme by programme.

*Passive participation* is P(takes part | does not want to), the paper's "waiting, relying,
asking"; *frustrated willingness* is P(does not take part | wants to).
"""

from __future__ import annotations

from endogen.chapters.asking import ask, joined
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    PROGRAMME,
    UNPAIRED,
    hedged,
    interval,
    item,
    known,
    line,
    measured,
    numbers,
    ranked,
    says,
    short_points,
    tied,
)
from endogen.chapters.who_is_reached.consistency_groups import (
    ID,
    ask_groups,
    group_tables,
    mcnemar_of,
    tell_groups,
    wanted_of,
)
from endogen.findings.contrasts import split
from endogen.i18n import Words, text
from endogen.report.charts import Bars, Item
from endogen.report.document import Block, Cell, Column, Figure, Show, Table, Value
from endogen.study.codebook import Codebook
from endogen.survey.indicator import Indicator
from endogen.survey.results import Results
from endogen.survey.strength import Strength


def ask_consistency(data: Data) -> Results:
    """Agreement, kappa, conversion, passive and frustrated shares, McNemar."""
    pairs = _pairs(data.codebook)
    wanted: dict[str, Indicator] = {}
    for name, (wish, deed) in pairs.items():
        wanted |= wanted_of(name, wish, deed)
    tests = joined(
        [
            mcnemar_of(data, wish, deed).renamed([f"{ID}.{name}.mcnemar"])
            for name, (wish, deed) in pairs.items()
        ]
    )
    return ask(data, ID, wanted) + tests.holm(family=ID) + ask_groups(data, pairs)


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
        return (UNPAIRED,)
    passive = ranked(told, (f"{ID}.{name}.passive" for name in names))
    blocks: list[Block] = []
    if passive:
        blocks.append(_passive(told, passive))
    return (
        *blocks,
        *_imbalance(told, names),
        *tell_groups(told, names),
        _table(told, names),
        _shares(told, names),
        *_figure(told, passive),
        *group_tables(told, names),
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

    def listed(names: tuple[str, ...]) -> Words:
        those = [keys[name] for name in names]
        return measured(told, those, "participation", Show.POINTS, short_points)

    higher = tuple(name for name in found.suggestive if rows[name].estimate > 0)
    lower = tuple(name for name in found.suggestive if rows[name].estimate < 0)
    blocks = [
        says(sentence(listed(those)), cited, Strength.CLEAR)
        for those, sentence in ((found.higher, _more_take_part), (found.lower, _more_want))
        if those
    ]
    blocks += [
        says(hedged(sentence(listed(those)), len(rows)), cited, Strength.SUGGESTIVE)
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


WANTS = text("“Wants to” means 4 or 5 of 5 points of willingness.")


def _table(told: Told, names: list[str]) -> Table:
    deed = text("takes part minus wants to")
    first = f"{ID}.{names[0]}"
    return Table(
        id=ID,
        title=text("Wish and deed"),
        stub=PROGRAMME,
        columns=(
            Column(text("n")),
            Column(text("agree, %")),
            Column(interval(told)),
            Column(text("kappa")),
            Column(interval(told)),
            Column(text("points"), spanner=deed),
            Column(interval(told), spanner=deed),
            Column(text("p (McNemar, Holm)"), spanner=deed),
        ),
        rows=tuple(line(item("participation", name), _cells(f"{ID}.{name}")) for name in names),
        base=text(
            "{n} households with both answers.",
            n=numbers(told, (f"{ID}.{name}.agreement" for name in names)),
        ),
        method=text(
            "Agreement: {agreement}; kappa: {kappa}; takes part minus wants to: {test}",
            agreement=told[f"{first}.agreement"].method,
            kappa=told[f"{first}.kappa"].method,
            test=told[f"{first}.mcnemar"].method,
        ),
        notes=(
            WANTS,
            text(
                "Kappa is agreement beyond chance; it is undefined where everybody gives the same "
                "answer. p: whether as many take part as want to."
            ),
        ),
    )


def _cells(key: str) -> tuple[Cell, ...]:
    return (
        Value(f"{key}.agreement", Show.N),
        Value(f"{key}.agreement", Show.PERCENT),
        Value(f"{key}.agreement", Show.CI_PERCENT),
        Value(f"{key}.kappa", Show.R),
        Value(f"{key}.kappa", Show.CI_R),
        Value(f"{key}.mcnemar", Show.POINTS),
        Value(f"{key}.mcnemar", Show.CI_POINTS),
        Value(f"{key}.mcnemar", Show.P_ADJUSTED),
    )


def _shares(told: Told, names: list[str]) -> Table:
    """What those who want to do, and those who do not."""
    want, not_ = text("want to take part"), text("do not want to take part")
    return Table(
        id=f"{ID}-shares",
        title=text("What those who want to take part do, and those who do not"),
        stub=PROGRAMME,
        columns=(
            Column(text("n"), spanner=want),
            Column(text("take part, %"), spanner=want),
            Column(interval(told), spanner=want),
            Column(text("do not, % (frustrated)"), spanner=want),
            Column(text("n"), spanner=not_),
            Column(text("take part, % (passive)"), spanner=not_),
            Column(interval(told), spanner=not_),
        ),
        rows=tuple(line(item("participation", name), _done(f"{ID}.{name}")) for name in names),
        base=text("Households that want to take part in the programme, and those that do not."),
        method=told[f"{ID}.{names[0]}.conversion"].method,
        notes=(WANTS,),
    )


def _done(key: str) -> tuple[Cell, ...]:
    return (
        Value(f"{key}.conversion", Show.N),
        Value(f"{key}.conversion", Show.PERCENT),
        Value(f"{key}.conversion", Show.CI_PERCENT),
        Value(f"{key}.frustrated", Show.PERCENT),
        Value(f"{key}.passive", Show.N),
        Value(f"{key}.passive", Show.PERCENT),
        Value(f"{key}.passive", Show.CI_PERCENT),
    )


def _figure(told: Told, passive: list[str]) -> tuple[Block, ...]:
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
        method=told[passive[0]].method,
    )
    return (figure,)


SECTION = Section(
    ID,
    text("Wish and deed"),
    ("willingness:*", "participation:*"),
    ask_consistency,
    tell_consistency,
)
