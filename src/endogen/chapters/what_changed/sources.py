"""2.sources: where income comes from (the paper's Table 4), with the % of cases it omits."""

from __future__ import annotations

from endogen.chapters.asking import ask, ask_by_status, compare_status
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    DIFFERENCE,
    GROUPS,
    UNANSWERED,
    base,
    by_status,
    interval,
    item,
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
from endogen.i18n import text
from endogen.indicators import case_share, response_share, response_total, share
from endogen.report.charts import Dots, Item
from endogen.report.document import Block, Column, Figure, Note, Row, RowKind, Show, Table, Value
from endogen.study.programmes import PUBLIC_MONEY
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "2.sources"
WORDING = Wording(
    "source",
    text("Sources of income"),
    more=lambda names: text(
        "A larger share of registered households than of the others has income from {names}.",
        names=names,
    ),
    less=lambda names: text(
        "A smaller share of registered households than of the others has income from {names}.",
        names=names,
    ),
    unit=points,
    show=Show.GAP,
)


def ask_sources(data: Data) -> Results:
    """Each source as share of responses, of cases and of households, by registration."""
    family = data.codebook.family("source")
    columns = [v.name for v in family.values()]
    whole, groups = {}, {}
    for name, variable in family.items():
        whole[f"{name}.responses"] = response_share(variable.name, of=columns)
        whole[f"{name}.cases"] = case_share(variable.name, of=columns)
        groups[f"{name}.rate"] = share(variable.name, equals=1)
    whole["total"] = response_total(columns[0], of=columns)
    return (
        ask(data, ID, whole | groups)
        + ask_by_status(data, ID, groups)
        + compare_status(data, ID, family, "binary")
    )


def tell_sources(told: Told) -> tuple[Block, ...]:
    """The two leading sources, Table 4, and the sources by registration."""
    names = list(told.codebook.family("source"))
    order = ranked(told, (f"{ID}.{name}.cases" for name in names))
    if not order:
        answered = ranked(told, (f"{ID}.{name}.rate" for name in names))
        return (
            (Note(text("No household named any source of income.")),) if answered else (UNANSWERED,)
        )
    return (
        *_headline(told, order),
        *contrast_statement(told, ID, names, WORDING),
        _table(told, names),
        *_by_status(told, names),
        *_figure(told, [row.split(".")[2] for row in order]),
    )


def _headline(told: Told, order: list[str]) -> tuple[Block, ...]:
    first = tied(told, order)
    second = tied(told, order[len(first) :])
    sentence = text(
        "Named by the largest number of households: {first}.",
        first=measured(told, first, "source", Show.OF),
    )
    if second:
        sentence = text(
            "Named by the largest number of households: {first}; next: {second}.",
            first=measured(told, first, "source", Show.OF),
            second=measured(told, second, "source", Show.OF),
        )
    blocks: list[Block] = [says(sentence, [*first, *second], Strength.DESCRIPTIVE)]
    leading = first if len(first) > 1 else [*first, *second]
    public = [row for row in leading if row.split(".")[2] in PUBLIC_MONEY]
    if public:
        sentence = text(
            "Public money, not income from own work, among the sources named most often: "
            "{sources}.",
            sources=listing([item("source", row.split(".")[2]) for row in public]),
        )
        blocks.append(says(sentence, public, Strength.DESCRIPTIVE))
    return tuple(blocks)


def _table(told: Told, names: list[str]) -> Table:
    total = f"{ID}.total"
    return Table(
        id=ID,
        title=text("Main sources of income"),
        stub=text("Source"),
        columns=(
            Column(text("n")),
            Column(text("% of responses")),
            Column(text("% of cases")),
            Column(interval(told)),
        ),
        rows=(
            *(line(item("source", name), _cells(f"{ID}.{name}")) for name in names),
            Row(text("all responses"), (Value(total, Show.COUNT), None, None, None), RowKind.TOTAL),
        ),
        base=text(
            "{n} households that named a source (cases); {total} responses.",
            n=numbers(told, (f"{ID}.{name}.cases" for name in names)),
            total=Value(total, Show.COUNT),
        ),
        method=told[f"{ID}.{names[0]}.cases"].method,
        notes=(
            text(
                "Percentages of cases can add up to more than 100, since a household can name "
                "several sources."
            ),
        ),
    )


def _cells(key: str) -> tuple[Value, ...]:
    return (
        Value(f"{key}.cases", Show.COUNT),
        Value(f"{key}.responses", Show.PERCENT),
        Value(f"{key}.cases", Show.PERCENT),
        Value(f"{key}.cases", Show.CI_PERCENT),
    )


def _by_status(told: Told, names: list[str]) -> tuple[Block, ...]:
    if not told.codebook.has("registered"):
        return ()
    rows = tuple(line(item("source", name), _status(told, f"{ID}.{name}")) for name in names)
    contrast = f"{ID}.{names[0]}.difference"
    table = Table(
        id=f"{ID}-status",
        title=text("Sources of income by registration"),
        stub=text("Source"),
        columns=(
            Column(text("registered, %")),
            Column(text("not registered, %")),
            Column(text("points"), spanner=DIFFERENCE),
            Column(interval(told), spanner=DIFFERENCE),
            Column(text("p (Holm)"), spanner=DIFFERENCE),
        ),
        rows=rows,
        base=base(told, (f"{ID}.{name}.rate" for name in names)),
        method=told[contrast].method if contrast in told else "",
    )
    return (table,)


def _status(told: Told, key: str) -> tuple[Value | None, ...]:
    contrast = f"{key}.difference"
    return (
        shown(told, f"{key}.rate.registered", Show.PERCENT),
        shown(told, f"{key}.rate.other", Show.PERCENT),
        shown(told, contrast, Show.POINTS),
        shown(told, contrast, Show.CI_POINTS),
        shown(told, contrast, Show.P_ADJUSTED),
    )


def _figure(told: Told, names: list[str]) -> tuple[Block, ...]:
    if not all(by_status(told, f"{ID}.{name}.rate") for name in names):
        return ()
    figure = Figure(
        id=ID,
        title=text("Sources of income by registration"),
        chart=Dots(
            items=tuple(
                Item(
                    item("source", name),
                    (f"{ID}.{name}.rate.registered", f"{ID}.{name}.rate.other"),
                )
                for name in names
            ),
            series=GROUPS,
            show=Show.PERCENT,
            axis=text("% of households"),
            limits=(0, 1),
        ),
        alt=text(
            "From {high} for {best} down to {low} for {least}.",
            high=Value(f"{ID}.{names[0]}.rate", Show.PERCENT),
            best=item("source", names[0]),
            low=Value(f"{ID}.{names[-1]}.rate", Show.PERCENT),
            least=item("source", names[-1]),
        ),
        base=base(told, (f"{ID}.{name}.rate" for name in names)),
        method=told[f"{ID}.{names[0]}.rate"].method,
    )
    return (figure,)


SECTION = Section(ID, text("Where income comes from"), ("source:*",), ask_sources, tell_sources)
