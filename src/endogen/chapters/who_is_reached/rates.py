"""Yes/no answers over the programmes: one table, one chart, the sentences."""

from __future__ import annotations

from collections.abc import Mapping

from endogen.chapters.asking import ask, ask_by_status, compare_status
from endogen.chapters.chapter import Data, Told
from endogen.chapters.layout import (
    GROUPS,
    PROGRAMME,
    UNANSWERED,
    base,
    by_status,
    item,
    line,
    measured,
    ranked,
    says,
    status_cells,
    status_columns,
    tied,
)
from endogen.chapters.who_is_reached.contrasts import Sentence, Wording, contrast_statement
from endogen.i18n import Words, text
from endogen.indicators import share
from endogen.report.charts import Bars, Dots, Item
from endogen.report.document import Block, Figure, Show, Table, Value
from endogen.study.codebook import Variable
from endogen.survey.results import Results
from endogen.survey.strength import Strength


def ask_rates(data: Data, section: str, family: Mapping[str, Variable]) -> Results:
    """Shares of yes, overall and by registration, with Newcombe contrasts."""
    wanted = {f"{name}.rate": share(v.name, equals=1) for name, v in family.items()}
    return (
        ask(data, section, wanted)
        + ask_by_status(data, section, wanted)
        + compare_status(data, section, family, "binary")
    )


def tell_rates(
    told: Told,
    section: str,
    names: list[str],
    wording: Wording,
    *,
    title: Words,
    most: Sentence,
    nobody: Words,
) -> tuple[Block, ...]:
    """The programmes with the highest rate, the contrasts, the table and the chart.

    Parameters
    ----------
    most : callable
        What is said of the programmes with the highest rate.
    nobody : Words
        What is said when every rate is zero.
    """
    family = wording.family
    order = ranked(told, (f"{section}.{name}.rate" for name in names))
    if not order:
        return (UNANSWERED,)
    best = tied(told, order)
    some = told[best[0]].estimate > 0
    sentence = most(measured(told, best, family, Show.PERCENT)) if some else nobody
    return (
        says(sentence, best, Strength.DESCRIPTIVE),
        *contrast_statement(told, section, names, wording),
        _table(told, section, family, names, title),
        _figure(told, section, family, order, title),
    )


def _table(told: Told, section: str, family: str, names: list[str], title: Words) -> Table:
    rows = tuple(
        line(
            item(family, name),
            status_cells(
                told,
                f"{section}.{name}.rate",
                Show.PERCENT,
                f"{section}.{name}.difference",
                Show.POINTS,
            ),
        )
        for name in names
    )
    first = f"{section}.{names[0]}"
    carrier = f"{first}.difference" if f"{first}.difference" in told else f"{first}.rate"
    return Table(
        id=section,
        title=title,
        stub=PROGRAMME,
        columns=status_columns(told, text("%"), text("points")),
        rows=rows,
        base=base(told, (f"{section}.{name}.rate" for name in names)),
        method=told[carrier].method,
    )


def _figure(told: Told, section: str, family: str, order: list[str], title: Words) -> Figure:
    both = all(by_status(told, row) for row in order)
    labels = [item(family, row.split(".")[2]) for row in order]
    chart: Dots | Bars
    if both:
        chart = Dots(
            items=tuple(
                Item(label, (f"{row}.registered", f"{row}.other"))
                for label, row in zip(labels, order, strict=True)
            ),
            series=GROUPS,
            show=Show.PERCENT,
            axis=text("% of households"),
            limits=(0, 1),
        )
    else:
        chart = Bars(
            items=tuple(Item(label, (row,)) for label, row in zip(labels, order, strict=True)),
            show=Show.PERCENT,
            axis=text("% of households"),
            stub=PROGRAMME,
            limits=(0, 1),
        )
    return Figure(
        id=section,
        title=title,
        chart=chart,
        alt=text(
            "From {high} for {best} down to {low} for {least}.",
            best=labels[0],
            high=Value(order[0], Show.PERCENT),
            least=labels[-1],
            low=Value(order[-1], Show.PERCENT),
        ),
        base=base(told, order),
        method=told[order[0]].method,
    )
