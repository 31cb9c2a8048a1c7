"""1.degree: the targeting degree, one number for each programme and group.

Rule: a household's degree for a programme is the weighted mean of four components carried
to 0–1: cognition ((points − 1)/4), willingness (wants to: 0/1), participation (0/1) and
consistency (wish and deed agree: 0/1).  The four names are Xu Xian's (2018); how they are
measured and weighed is ours, so the range over all other weights is shown: it runs from the
smallest of the four component means to the largest, since the degree is linear in weights.
"""

from __future__ import annotations

from endogen.chapters.asking import ask, ask_by_status, compare_status
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    DIFFERENCE,
    GROUPS,
    PROGRAMME,
    interval,
    item,
    line,
    ranked,
    says,
    shown,
)
from endogen.chapters.who_is_reached.contrasts import contrast_statement
from endogen.i18n import text
from endogen.indicators import mean
from endogen.report.charts import Dots, Item
from endogen.report.document import Block, Column, Figure, Show, Table, Value
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "1.degree"
PARTS = {
    "known": "cognition",
    "wants": "willingness",
    "participation": "participation",
    "consistent": "consistency",
}
PART_LABELS = {
    "cognition": text("cognition"),
    "willingness": text("willingness"),
    "participation": text("participation"),
    "consistency": text("consistency"),
}


def ask_degree(data: Data) -> Results:
    """The degree by group with contrasts, and its four parts on the same households."""
    codebook = data.codebook
    degrees = codebook.family("degree")
    wanted = {}
    for name, variable in degrees.items():
        wanted[f"{name}.degree"] = mean(variable.name)
        complete = f'col("{variable.name}") >= 0'
        for family, part in PARTS.items():
            column = codebook.family(family)[name].name
            wanted[f"{name}.{part}"] = mean(column, given=complete)
    return (
        ask(data.households, ID, wanted)
        + ask_by_status(data, ID, wanted)
        + compare_status(data, ID, degrees, "numeric")
    )


def tell_degree(told: Told) -> tuple[Block, ...]:
    """Best and least targeted programme; table by group; the range over weights."""
    names = list(told.codebook.family("degree"))
    order = ranked(told, (f"{ID}.{name}.degree" for name in names))
    best, least = order[0], order[-1]
    sentence = text(
        "Taking cognition, willingness, participation and consistency together, {best} is "
        "targeted best ({high} of 1) and {least} least ({low}).",
        best=item("participation", best.split(".")[2]),
        high=Value(best, Show.DECIMAL),
        least=item("participation", least.split(".")[2]),
        low=Value(least, Show.DECIMAL),
    )
    blocks: list[Block] = [says(sentence, [best, least], Strength.DESCRIPTIVE)]
    blocks += contrast_statement(
        told,
        ID,
        "participation",
        names,
        text("are targeted better"),
        text("are targeted less well"),
        stat="difference",
    )
    blocks += [_table(told, names), _parts(told, names)]
    if all(f"{row}.registered" in told for row in order):
        blocks.append(_figure(order))
    return tuple(blocks)


def _table(told: Told, names: list[str]) -> Table:
    weights = told.study.report.degree_weights
    labels = [*PART_LABELS.values()]
    return Table(
        id=ID,
        title=text("The targeting degree by programme and group"),
        stub=PROGRAMME,
        columns=(
            Column(text("all")),
            Column(interval(told)),
            Column(text("registered")),
            Column(text("not registered")),
            Column(text("difference"), spanner=DIFFERENCE),
            Column(interval(told), spanner=DIFFERENCE),
            Column(text("p (Holm)"), spanner=DIFFERENCE),
        ),
        rows=tuple(line(item("participation", name), _cells(told, name)) for name in names),
        base=text(
            "{n} households with all four answers.", n=Value(f"{ID}.{names[0]}.degree", Show.N)
        ),
        method=told[f"{ID}.{names[0]}.difference"].method
        if f"{ID}.{names[0]}.difference" in told
        else told[f"{ID}.{names[0]}.degree"].method,
        notes=(
            text(
                "Weights: {a} {wa}, {b} {wb}, {c} {wc}, {d} {wd}. The names of the four "
                "components are Xu Xian's (2018), as the paper cites them; how they are measured "
                "and weighed is endogen's own.",
                a=labels[0],
                wa=f"{weights[0]:g}",
                b=labels[1],
                wb=f"{weights[1]:g}",
                c=labels[2],
                wc=f"{weights[2]:g}",
                d=labels[3],
                wd=f"{weights[3]:g}",
            ),
        ),
    )


def _cells(told: Told, name: str) -> tuple[Value | None, ...]:
    key, contrast = f"{ID}.{name}.degree", f"{ID}.{name}.difference"
    return (
        Value(key, Show.DECIMAL),
        Value(key, Show.CI_DECIMAL),
        shown(told, f"{key}.registered", Show.DECIMAL),
        shown(told, f"{key}.other", Show.DECIMAL),
        shown(told, contrast, Show.CHANGE),
        shown(told, contrast, Show.CI_CHANGE),
        shown(told, contrast, Show.P_ADJUSTED),
    )


def _parts(told: Told, names: list[str]) -> Table:
    rows = []
    for name in names:
        keys = [f"{ID}.{name}.{part}" for part in PART_LABELS]
        order = ranked(told, keys)
        low, high = (order[-1], order[0]) if order else (keys[0], keys[0])
        rows.append(
            line(
                item("participation", name),
                (
                    *(Value(key, Show.DECIMAL) for key in keys),
                    Value(low, Show.DECIMAL),
                    Value(high, Show.DECIMAL),
                ),
            )
        )
    overall = text("range over all weights")
    return Table(
        id=f"{ID}-parts",
        title=text("The components of the targeting degree"),
        stub=PROGRAMME,
        columns=(
            *(
                Column(label, spanner=text("mean of the component, 0–1"))
                for label in PART_LABELS.values()
            ),
            Column(text("lowest"), spanner=overall),
            Column(text("highest"), spanner=overall),
        ),
        rows=tuple(rows),
        base=text(
            "{n} households with all four answers.", n=Value(f"{ID}.{names[0]}.degree", Show.N)
        ),
        notes=(
            text(
                "Whatever weights are chosen, the degree lies between the lowest and the "
                "highest component."
            ),
        ),
    )


def _figure(order: list[str]) -> Figure:
    return Figure(
        id=ID,
        title=text("The targeting degree by programme and group"),
        chart=Dots(
            items=tuple(
                Item(
                    item("participation", row.split(".")[2]), (f"{row}.registered", f"{row}.other")
                )
                for row in order
            ),
            series=GROUPS,
            show=Show.DECIMAL,
            axis=text("targeting degree, 0–1"),
            limits=(0, 1),
        ),
        alt=text(
            "From {high} for {best} down to {low} for {least}.",
            high=Value(order[0], Show.DECIMAL),
            best=item("participation", order[0].split(".")[2]),
            low=Value(order[-1], Show.DECIMAL),
            least=item("participation", order[-1].split(".")[2]),
        ),
        base=text("{n} households with all four answers.", n=Value(order[0], Show.N)),
    )


SECTION = Section(ID, text("The targeting degree"), ("degree:*",), ask_degree, tell_degree)
