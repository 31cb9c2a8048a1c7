"""2.propoor: whether growth favoured the poor, with and without one-off benefits.

The paper says that growth was pro-poor only with one-off subsidies.  Both are computed: as
it was, and as it would have been without the one-off part of last year's benefits.
"""

from __future__ import annotations

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.derived.welfare import per
from endogen.chapters.judged import judged
from endogen.chapters.layout import (
    UNANSWERED,
    bracketed,
    detectable,
    interval,
    known,
    line,
    points,
    shown,
)
from endogen.chapters.what_changed.standard import (
    in_todays_prices,
    price_factor,
    prices_said,
    standards,
)
from endogen.i18n import Words, text
from endogen.indicators import (
    Indicator,
    growth_gap,
    growth_incidence,
    growth_rate,
    kakwani_pernia,
    pegr,
    ravallion_chen,
)
from endogen.report.document import Block, Column, Row, RowKind, Show, Table, Value
from endogen.survey.detectable import detectable as smallest
from endogen.survey.results import Results

ID = "2.propoor"
POINTS = (0.1, 0.25, 0.5, 0.75, 0.9)
NOW: dict[str, Words] = {"all": text("As it was"), "net": text("Net of one-off benefits")}
ROLES = {"all": "welfare", "net": "welfare-net"}


def ask_pro_poor(data: Data) -> Results:
    """Growth of the mean, of quantiles, of the registered; indices at the line."""
    codebook, study = data.codebook, data.study
    before = in_todays_prices(codebook, study)
    wanted: dict[str, Indicator] = {}
    for kind, role in ROLES.items():
        if not codebook.has(role):
            continue
        after = codebook.column(role)
        wanted[f"{kind}.mean"] = growth_rate(before, after=after)
        for q in POINTS:
            wanted[f"{kind}.q{100 * q:.0f}"] = growth_incidence(before, after=after, q=q)
        if codebook.has("registered"):
            meant = codebook.column("registered")
            wanted[f"{kind}.registered"] = growth_gap(before, after=after, group=meant)
        for one in standards(study)[:1]:
            at = one.now.yearly
            wanted[f"{kind}.poor"] = ravallion_chen(before, after=after, line=at)
            wanted[f"{kind}.pernia"] = kakwani_pernia(before, after=after, line=at)
            wanted[f"{kind}.equivalent"] = pegr(before, after=after, line=at)
    found = ask(data, ID, wanted)
    gaps = found.only(lambda row: row.indicator == "growth_gap")
    sizes = Results.of([smallest(row) for row in gaps])
    return found + sizes.named(lambda row: f"{row.id}.mde")


def tell_pro_poor(told: Told) -> tuple[Block, ...]:
    """Whether the registered gained more than the mean, both ways; the table."""
    kinds = [kind for kind in NOW if known(told, f"{ID}.{kind}.mean")]
    if not kinds:
        return (UNANSWERED,)
    sentences = [_gap(told, kind) for kind in kinds if known(told, f"{ID}.{kind}.registered")]
    return (*sentences, _table(told, kinds))


def _gap(told: Told, kind: str) -> Block:
    row = f"{ID}.{kind}.registered"
    mde = f"{row}.mde"
    places: dict[str, object] = {
        "which": NOW[kind],
        "gap": Value(row, Show.POINTS),
        "interval": bracketed(told, row, Show.POINTS),
    }
    unsure = text(
        "{which}: whether the income of registered households grew by a higher rate than that "
        "of all cannot be told, {gap} points{interval}; {found}.",
        found=detectable(told, mde, Show.GAP, points),
        **places,
    )
    above = text(
        "{which}: the income of registered households grew by a higher rate than that of all, "
        "{gap} points{interval}. In this sense growth was pro-poor.",
        **places,
    )
    below = text(
        "{which}: the income of registered households grew by a lower rate than that of all, "
        "{gap} points{interval}. In this sense growth was not pro-poor.",
        **places,
    )
    return judged(told, row, mde, above=above, below=below, unsure=unsure)


def _table(told: Told, kinds: list[str]) -> Table:
    rows: list[Row] = [Row(text("Growth of income {per} since the base year", per=per(told.study)),
                           kind=RowKind.GROUP)]  # fmt: skip
    rows.append(_line(told, kinds, text("mean"), "mean", Show.PERCENT))
    for q in POINTS:
        label = text("at the poorest {q}%", q=f"{100 * q:.0f}")
        rows.append(_line(told, kinds, label, f"q{100 * q:.0f}", Show.PERCENT))
    if f"{ID}.all.registered" in told:
        label = text("registered minus all, points")
        rows.append(_line(told, kinds, label, "registered", Show.POINTS))
    if f"{ID}.all.poor" in told:
        rows.append(Row(text("At the poverty line"), kind=RowKind.GROUP))
        rows += [
            _line(told, kinds, text("mean log growth of the poor (Ravallion–Chen)"), "poor",
                  Show.PERCENT),
            _line(told, kinds, text("Kakwani–Pernia index, of the gap"), "pernia", Show.DECIMAL),
            _line(told, kinds, text("poverty-equivalent log growth"), "equivalent", Show.PERCENT),
        ]  # fmt: skip
    columns = []
    for kind in kinds:
        columns += [Column(text("value"), spanner=NOW[kind]),
                    Column(interval(told), spanner=NOW[kind])]  # fmt: skip
    first = f"{ID}.{kinds[0]}.mean"
    return Table(
        id=ID,
        title=text("Did growth favour the poor?"),
        stub=text("Measure"),
        columns=tuple(columns),
        rows=tuple(rows),
        base=text("{n} households with incomes of both years.", n=Value(first, Show.N)),
        method=told[first].method,
        notes=_notes(told),
    )


def _line(told: Told, kinds: list[str], label: Words, key: str, show: Show) -> Row:
    cells = []
    for kind in kinds:
        row = f"{ID}.{kind}.{key}"
        cells += [shown(told, row, show), shown(told, row, show.interval)]
    return line(label, cells)


def _notes(told: Told) -> tuple[Words, ...]:
    notes: list[Words] = [
        prices_said(told.study),
        text(
            "Growth at the poorest p%: of the income below which p% of households lie, whoever "
            "they are; households may have changed their places."
        ),
    ]
    if price_factor(told.study) is not None:
        notes.append(
            text(
                "Kakwani–Pernia: above 1 growth reduced poverty by more than equal growth for all "
                "would have; 0 to 1 by less."
            )
        )
    return tuple(notes)


SECTION = Section(
    ID,
    text("Did growth favour the poor?"),
    ("income", "income-before", "size"),
    ask_pro_poor,
    tell_pro_poor,
)
