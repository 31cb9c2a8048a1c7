"""1.errors: whom programmes miss and whom they reach without being meant, in people and money.

Meant are the registered households.  Undercoverage is the share of them that a programme
does not reach; leakage the share of those reached that are not registered.  Where incomes
are known, benefits are followed along income per person too, from the poorest up: that is
targeting by need, not by register.
"""

from __future__ import annotations

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.derived.welfare import per
from endogen.chapters.layout import (
    PROGRAMME,
    bracketed,
    interval,
    item,
    known,
    line,
    ranked,
    says,
    shown,
)
from endogen.findings.strength import judge
from endogen.i18n import Words, text
from endogen.indicators import (
    benefit_share,
    cgh,
    concentration,
    leakage,
    targeting_differential,
    undercoverage,
)
from endogen.report.charts import Bars, Item
from endogen.report.document import Block, Column, Figure, Row, Show, Table, Value
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "1.errors"
FIFTHS = {
    "fifth1": text("poorest fifth"),
    "fifth2": text("second fifth"),
    "fifth3": text("third fifth"),
    "fifth4": text("fourth fifth"),
    "fifth5": text("richest fifth"),
}
REGISTER = text("Registered households are those meant.")


def ask_errors(data: Data) -> Results:
    """Errors by programme; benefits by register and by welfare."""
    codebook = data.codebook
    meant = codebook.column("registered")
    wanted = {}
    for name, variable in codebook.family("participation").items():
        wanted[f"{name}.missed"] = undercoverage(variable.name, eligible=meant)
        wanted[f"{name}.leaked"] = leakage(variable.name, eligible=meant)
        wanted[f"{name}.gap"] = targeting_differential(variable.name, eligible=meant)
    if codebook.has("benefit-total"):
        benefit = codebook.column("benefit-total")
        wanted["money.leaked"] = leakage(benefit, eligible=meant, of="money")
    return ask(data, ID, wanted) + _by_welfare(data)


def _by_welfare(data: Data) -> Results:
    if not data.codebook.has("benefit-total", "welfare"):
        return Results()
    benefit, rank = data.codebook.column("benefit-total"), data.codebook.column("welfare")
    wanted = {
        f"money.{name}": benefit_share(benefit, rank=rank, low=i / 5, high=(i + 1) / 5)
        for i, name in enumerate(FIFTHS)
    }
    wanted["money.concentration"] = concentration(benefit, rank=rank)
    wanted["money.cgh"] = cgh(benefit, rank=rank)
    return ask(data, ID, wanted)


def tell_errors(told: Told) -> tuple[Block, ...]:
    """The programme that misses most; who gets the money; both tables."""
    names = list(told.codebook.family("participation"))
    blocks: list[Block] = [*_most_missed(told, names)]
    paid = known(told, f"{ID}.money.concentration", f"{ID}.money.fifth1")
    blocks += [_favours(told)] if paid else []
    blocks.append(_table(told, names))
    blocks += [_money(told), _figure(told)] if paid else []
    return tuple(blocks)


def _most_missed(told: Told, names: list[str]) -> tuple[Block, ...]:
    order = ranked(told, (f"{ID}.{name}.missed" for name in names))
    if len(order) < 2 or told[order[0]].estimate == told[order[-1]].estimate:
        return ()  # nothing to rank
    first, last = order[0], order[-1]
    sentence = text(
        "{most} misses most of those registered, {share} of them{interval}; {least} misses "
        "fewest, {low}{limits}.",
        most=item("participation", first.split(".")[2]),
        share=Value(first, Show.PERCENT),
        interval=bracketed(told, first, Show.PERCENT),
        least=item("participation", last.split(".")[2]),
        low=Value(last, Show.PERCENT),
        limits=bracketed(told, last, Show.PERCENT),
    )
    return (says(sentence, [first, last], Strength.DESCRIPTIVE),)


def _favours(told: Told) -> Block:
    row, poorest = f"{ID}.money.concentration", f"{ID}.money.fifth1"
    strength = judge(told[row])
    places: dict[str, object] = {
        "index": Value(row, Show.R),
        "interval": bracketed(told, row, Show.R),
        "share": Value(poorest, Show.PERCENT),
    }
    if strength is Strength.CANNOT_TELL:
        sentence = text(
            "Whether benefits go more to the poorer or to the richer cannot be told: the "
            "concentration index is {index}{interval}; the poorest fifth gets {share} of them.",
            **places,
        )
    elif told[row].estimate < 0:
        sentence = text(
            "Benefits go more to the poorer: the concentration index is {index}{interval}; the "
            "poorest fifth gets {share} of them.",
            **places,
        )
    else:
        sentence = text(
            "Benefits go more to the richer: the concentration index is {index}{interval}; the "
            "poorest fifth gets {share} of them.",
            **places,
        )
    return says(sentence, [row, poorest], strength)


def _table(told: Told, names: list[str]) -> Table:
    missed: Words = text("registered but not reached")
    leaked: Words = text("reached but not registered")
    gap: Words = text("reached more often, registered minus not")
    rows = []
    for name in names:
        key = f"{ID}.{name}"
        cells = (
            Value(f"{key}.missed", Show.PERCENT),
            Value(f"{key}.missed", Show.CI_PERCENT),
            Value(f"{key}.leaked", Show.PERCENT),
            Value(f"{key}.leaked", Show.CI_PERCENT),
            Value(f"{key}.gap", Show.POINTS),
            Value(f"{key}.gap", Show.CI_POINTS),
        )
        rows.append(line(item("participation", name), cells))
    first = f"{ID}.{names[0]}"
    return Table(
        id=ID,
        title=text("Errors of targeting, by programme"),
        stub=PROGRAMME,
        columns=(
            Column(text("% of the registered"), spanner=missed),
            Column(interval(told), spanner=missed),
            Column(text("% of those reached"), spanner=leaked),
            Column(interval(told), spanner=leaked),
            Column(text("points"), spanner=gap),
            Column(interval(told), spanner=gap),
        ),
        rows=tuple(rows),
        base=text("Households with an answer. {register}", register=REGISTER),
        method=text(
            "Shares: {share}; points: {gap}",
            share=told[f"{first}.missed"].method,
            gap=told[f"{first}.gap"].method,
        ),
        notes=(
            text(
                "A programme that is open to all, such as infrastructure, is not wrong to reach "
                "households that are not registered."
            ),
        ),
    )


def _money(told: Told) -> Table:
    rows: list[Row] = [
        line(label, _share(told, f"{ID}.money.{name}")) for name, label in FIFTHS.items()
    ]
    rows.append(line(text("to households not registered"), _share(told, f"{ID}.money.leaked")))
    for name, label in (
        ("concentration", text("concentration index")),
        ("cgh", text("Coady–Grosh–Hoddinott index (poorest 40%)")),
    ):
        row = f"{ID}.money.{name}"
        show = Show.R if name == "concentration" else Show.DECIMAL
        rows.append(line(label, (shown(told, row, show), shown(told, row, show.interval))))
    fifth = told[f"{ID}.money.fifth1"]
    return Table(
        id=f"{ID}-money",
        title=text("Benefits from projects, by income {per}", per=per(told.study)),
        stub=text("Who gets them"),
        columns=(Column(text("% of benefits, or index")), Column(interval(told))),
        rows=tuple(rows),
        base=text(
            "{n} households with an answer; fifths of households by income {per}.",
            per=per(told.study),
            n=Value(f"{ID}.money.fifth1", Show.N),
        ),
        method=fifth.method,
        notes=(
            text(
                "Concentration index: −1 all to the poorest, 0 neutral, 1 all to the richest. "
                "Coady–Grosh–Hoddinott: how many times their share the poorest 40% get. Income "
                "includes the benefits, so that whoever gets much ranks higher."
            ),
        ),
    )


def _share(told: Told, row: str) -> tuple[Value | None, ...]:
    return shown(told, row, Show.PERCENT), shown(told, row, Show.CI_PERCENT)


def _figure(told: Told) -> Figure:
    rows = {name: f"{ID}.money.{name}" for name in FIFTHS}
    return Figure(
        id=ID,
        title=text("Who gets the benefits"),
        chart=Bars(
            items=tuple(Item(FIFTHS[name], (row,)) for name, row in rows.items()),
            show=Show.PERCENT,
            axis=text("% of benefits"),
            stub=text("Who gets them"),
        ),
        alt=text(
            "The poorest fifth gets {low} of the benefits, the richest {high}; a fifth each would "
            "be 20%.",
            low=Value(rows["fifth1"], Show.PERCENT),
            high=Value(rows["fifth5"], Show.PERCENT),
        ),
        base=text(
            "{n} households with an answer; fifths of households by income {per}.",
            per=per(told.study),
            n=Value(rows["fifth1"], Show.N),
        ),
        method=told[rows["fifth1"]].method,
    )


SECTION = Section(
    ID,
    text("Whom programmes miss, and who gets the money"),
    ("participation:*", "registered"),
    ask_errors,
    tell_errors,
)
