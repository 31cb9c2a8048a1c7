"""1.cognition: what is known of each programme, by registered and other households."""

from __future__ import annotations

from endogen.chapters.asking import ask, ask_by_status, compare_status
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    PROGRAMME,
    UNANSWERED,
    base,
    item,
    line,
    measured,
    ranked,
    says,
    status_cells,
    status_columns,
    tied,
)
from endogen.chapters.who_is_reached.contrasts import Wording, contrast_statement
from endogen.i18n import text
from endogen.indicators import mean, quantile, share
from endogen.report.charts import Item, Likert
from endogen.report.document import Block, Column, Figure, Show, Table, Value
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "1.cognition"
POINTS = {
    1: text("1 knows very little"),
    2: text("2"),
    3: text("3"),
    4: text("4"),
    5: text("5 knows very well"),
}
WORDING = Wording(
    "cognition",
    text("Cognition"),
    more=lambda names: text(
        "Registered households know more than the others of {names}.", names=names
    ),
    less=lambda names: text(
        "Registered households know less than the others of {names}.", names=names
    ),
    unit=lambda size: text("{size} (Cliff's delta)", size=size),
    stat="cliffs_delta",
    change=Show.R,
    size=lambda size: text("Cliff's delta {size}", size=size),
)
DELTA = text(
    "Cliff's delta: how much likelier it is that a registered household knows more than another "
    "one than that it knows less, from −1 to 1; 0 means no difference."
)
KNOWS = 4  # the two upper points count as knowing the programme


def ask_cognition(data: Data) -> Results:
    """Means, medians and the five points; means by group; ordinal contrasts."""
    family = data.codebook.family("cognition")
    whole, groups = {}, {}
    for name, variable in family.items():
        column = variable.name
        whole[f"{name}.mean"] = groups[f"{name}.mean"] = mean(column)
        whole[f"{name}.median"] = quantile(column, q=0.5)
        whole[f"{name}.knows"] = share(column, at_least=KNOWS)
        for point in POINTS:
            whole[f"{name}.point{point}"] = share(column, equals=point)
    return (
        ask(data, ID, whole)
        + ask_by_status(data, ID, groups)
        + compare_status(data, ID, family, "ordinal")
    )


def tell_cognition(told: Told) -> tuple[Block, ...]:
    """What is known best and least, who knows more, and the distributions."""
    names = list(told.codebook.family("cognition"))
    order = ranked(told, (f"{ID}.{name}.mean" for name in names))
    if not order:
        return (UNANSWERED,)
    return (
        _headline(told, order),
        *contrast_statement(told, ID, names, WORDING),
        _status_table(told, names),
        _points_figure(told, names),
        _points_table(names, told),
    )


def _headline(told: Told, order: list[str]) -> Block:
    best, least = tied(told, order), tied(told, order[::-1])[::-1]
    if len(best) == len(order):
        sentence = text(
            "Mean cognition on five points: {programmes}.",
            programmes=measured(told, best, "cognition", Show.DECIMAL),
        )
        return says(sentence, best, Strength.DESCRIPTIVE)
    sentence = text(
        "On five points the mean of cognition is highest for {best} and lowest for {least}.",
        best=measured(told, best, "cognition", Show.DECIMAL),
        least=measured(told, least, "cognition", Show.DECIMAL),
    )
    return says(sentence, [*best, *least], Strength.DESCRIPTIVE)


def _status_table(told: Told, names: list[str]) -> Table:
    rows = tuple(
        line(
            item("cognition", name),
            status_cells(
                told, f"{ID}.{name}.mean", Show.DECIMAL, f"{ID}.{name}.cliffs_delta", Show.R
            ),
        )
        for name in names
    )
    contrast = told.rows.get(f"{ID}.{names[0]}.cliffs_delta")
    return Table(
        id=ID,
        title=text("Cognition of the programmes: mean of five points"),
        stub=PROGRAMME,
        columns=status_columns(told, text("mean"), text("Cliff's delta")),
        rows=rows,
        base=base(told, (f"{ID}.{name}.mean" for name in names)),
        method=contrast.method if contrast else told[f"{ID}.{names[0]}.mean"].method,
        notes=(DELTA,) if told.codebook.has("registered") else (),
    )


def _points_figure(told: Told, names: list[str]) -> Figure:
    order = ranked(told, (f"{ID}.{name}.knows" for name in names))
    by_knowledge = [row.split(".")[2] for row in order]
    items = tuple(
        Item(item("cognition", name), tuple(f"{ID}.{name}.point{point}" for point in POINTS))
        for name in by_knowledge
    )
    return Figure(
        id=ID,
        title=text("How well the programmes are known"),
        chart=Likert(
            items=items,
            series=tuple(POINTS.values()),
            show=Show.PERCENT,
            axis=text("% of households, to the left and right of the middle answer"),
            stub=PROGRAMME,
            middle=2,
        ),
        alt=text(
            "Known well (4 or 5 of 5 points): from {high} for {best} down to {low} for {least}.",
            high=Value(order[0], Show.PERCENT),
            best=item("cognition", by_knowledge[0]),
            low=Value(order[-1], Show.PERCENT),
            least=item("cognition", by_knowledge[-1]),
        ),
        base=base(told, order),
    )


def _points_table(names: list[str], told: Told) -> Table:
    rows = tuple(
        line(
            item("cognition", name),
            (
                *(Value(f"{ID}.{name}.point{point}", Show.PERCENT) for point in POINTS),
                Value(f"{ID}.{name}.median", Show.WHOLE),
                Value(f"{ID}.{name}.knows", Show.PERCENT),
                Value(f"{ID}.{name}.mean", Show.MISSING),
            ),
        )
        for name in names
    )
    return Table(
        id=f"{ID}-points",
        title=text("Cognition of the programmes: the five points"),
        stub=PROGRAMME,
        columns=(
            *(Column(label, spanner=text("% of households")) for label in POINTS.values()),
            Column(text("Median")),
            Column(text("4 or 5, %")),
            Column(text("missing")),
        ),
        rows=rows,
        base=base(told, (f"{ID}.{name}.mean" for name in names)),
    )


SECTION = Section(
    ID, text("What is known of the programmes"), ("cognition:*",), ask_cognition, tell_cognition
)
