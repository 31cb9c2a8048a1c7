"""1.degree: the targeting degree, one number for each programme and group.

Rule: a household's degree for a programme is the weighted mean of four components carried
to 0–1: cognition ((points − 1)/4), willingness (wants to: 0/1), participation (0/1) and
consistency (wish and deed agree: 0/1).  The four names are Xu Xian's (2018); how they are
measured and weighed is ours, so the range over all other weights is shown: it runs from the
smallest of the four component means to the largest, since the degree is linear in weights.
"""

from __future__ import annotations

from endogen.chapters.asking import THEM, ask, ask_by_status, compare_status
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    GROUPS,
    PROGRAMME,
    UNANSWERED,
    UNPAIRED,
    by_status,
    item,
    line,
    listing,
    measured,
    numbers,
    plain,
    ranked,
    says,
    status_cells,
    status_columns,
    tied,
)
from endogen.chapters.who_is_reached.contrasts import Wording, contrast_statement
from endogen.i18n import Words, text
from endogen.indicators import mean
from endogen.report.charts import Dots, Item
from endogen.report.document import Block, Cell, Column, Figure, Show, Table, Value
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
    by_status = ask_by_status(data, ID, wanted)
    return (
        ask(data, ID, wanted)
        + by_status
        + _contrasts(data, list(wanted), by_status)
        + compare_status(data, ID, degrees, "numeric")
    )


def _contrasts(data: Data, wanted: list[str], by_status: Results) -> Results:
    """Registered minus not registered, of the components too: rows ``….contrast``."""
    if len({row.group for row in by_status}) < 2:
        return Results()
    found = by_status.difference(
        data.codebook.column("registered"), 1, 0, note=text("{group} minus not {group}", group=THEM)
    )
    return found.renamed([f"{ID}.{key}.contrast" for key in wanted])


WORDING = Wording(
    "participation",
    text("Targeting degree"),
    more=lambda names: text(
        "The targeting degree of registered households is above that of the others for {names}.",
        names=names,
    ),
    less=lambda names: text(
        "The targeting degree of registered households is below that of the others for {names}.",
        names=names,
    ),
    change=Show.CHANGE,
    size=plain,
)


def tell_degree(told: Told) -> tuple[Block, ...]:
    """Best and least targeted programme; table by group; the range over weights."""
    names = list(told.codebook.family("degree"))
    if not names:
        return (UNPAIRED,)
    order = ranked(told, (f"{ID}.{name}.degree" for name in names))
    if not order:
        return (UNANSWERED,)
    blocks: list[Block] = [_headline(told, order)]
    blocks += contrast_statement(told, ID, names, WORDING)
    blocks += _whatever(told, names)
    blocks += [_table(told, names), _parts(told, names)]
    if all(by_status(told, row) for row in order):
        blocks.append(_figure(told, order))
    return tuple(blocks)


def _headline(told: Told, order: list[str]) -> Block:
    best, least = tied(told, order), tied(told, order[::-1])[::-1]
    if len(best) == len(order):
        sentence = text(
            "Cognition, willingness, participation and consistency taken together, the targeting "
            "degree (0 to 1) is: {programmes}.",
            programmes=measured(told, best, "participation", Show.DECIMAL),
        )
        return says(sentence, best, Strength.DESCRIPTIVE)
    sentence = text(
        "Cognition, willingness, participation and consistency taken together, the targeting "
        "degree (0 to 1) is highest for {best} and lowest for {least}.",
        best=measured(told, best, "participation", Show.DECIMAL),
        least=measured(told, least, "participation", Show.DECIMAL),
    )
    return says(sentence, [*best, *least], Strength.DESCRIPTIVE)


def _table(told: Told, names: list[str]) -> Table:
    weights = told.study.report.degree_weights
    labels = [*PART_LABELS.values()]
    return Table(
        id=ID,
        title=text("The targeting degree by programme and group"),
        stub=PROGRAMME,
        columns=status_columns(told, text("mean"), text("difference")),
        rows=tuple(line(item("participation", name), _cells(told, name)) for name in names),
        base=_base(told, names),
        method=told[f"{ID}.{names[0]}.difference"].method
        if f"{ID}.{names[0]}.difference" in told
        else told[f"{ID}.{names[0]}.degree"].method,
        notes=(
            text(
                "Rule: the weighted mean of four parts, each from 0 to 1: cognition (points − 1) "
                "÷ 4; willingness, 1 for 4 or 5 of 5 points; participation, 1 for taking part; "
                "consistency, 1 where wish and deed agree."
            ),
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


def _cells(told: Told, name: str) -> tuple[Cell, ...]:
    key, contrast = f"{ID}.{name}.degree", f"{ID}.{name}.difference"
    return status_cells(told, key, Show.DECIMAL, contrast, Show.CHANGE)


def _parts(told: Told, names: list[str]) -> Table:
    overall = text("range over all weights")
    return Table(
        id=f"{ID}-parts",
        title=text("The components of the targeting degree, and its range over other weights"),
        stub=PROGRAMME,
        columns=(
            *(
                Column(label, spanner=text("mean of the component, 0–1"))
                for label in PART_LABELS.values()
            ),
            *(Column(head, spanner=overall) for head in _ranged(told)),
        ),
        rows=tuple(line(item("participation", name), _ranges(told, name)) for name in names),
        base=_base(told, names),
        notes=(
            text(
                "Whatever weights are chosen, the degree lies between the lowest and the "
                "highest component, and so does the difference of two groups."
            ),
        ),
    )


def _ranged(told: Told) -> tuple[Words, ...]:
    """For whom the range over all weights is shown."""
    if not told.codebook.has("registered"):
        return (text("all"),)
    return (text("all"), text("registered"), text("not registered"), text("difference"))


def _ranges(told: Told, name: str) -> tuple[Cell, ...]:
    keys = [f"{ID}.{name}.{part}" for part in PART_LABELS]
    whole = (*(Value(key, Show.DECIMAL) for key in keys), _range(told, keys, Show.DECIMAL))
    if not told.codebook.has("registered"):
        return whole
    return (
        *whole,
        _range(told, [f"{key}.registered" for key in keys], Show.DECIMAL),
        _range(told, [f"{key}.other" for key in keys], Show.DECIMAL),
        _range(told, [f"{key}.contrast" for key in keys], Show.CHANGE),
    )


def _range(told: Told, rows: list[str], show: Show) -> Cell:
    order = ranked(told, rows)
    if not order:
        return None
    return text("{low} to {high}", low=Value(order[-1], show), high=Value(order[0], show))


def _whatever(told: Told, names: list[str]) -> list[Block]:
    """For which programmes no choice of weights turns the order of the two groups."""
    firm: dict[str, list[str]] = {}
    for name in names:
        rows = [f"{ID}.{name}.{part}.contrast" for part in PART_LABELS]
        if all(row in told and told[row].estimate > 0 for row in rows):
            firm[name] = rows
    if not firm:
        return []
    sentence = text(
        "In this sample no choice of weights would put registered households behind the others "
        "for {programmes}.",
        programmes=listing([item("participation", name) for name in firm]),
    )
    cited = [row for rows in firm.values() for row in rows]
    return [says(sentence, cited, Strength.DESCRIPTIVE)]


def _base(told: Told, names: list[str]) -> Words:
    rows = [f"{ID}.{name}.degree" for name in names]
    return text("{n} households with all four answers.", n=numbers(told, rows))


def _figure(told: Told, order: list[str]) -> Figure:
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
        base=_base(told, [row.split(".")[2] for row in order]),
        method=told[order[0]].method,
    )


SECTION = Section(
    ID,
    text("The targeting degree"),
    ("cognition:*", "willingness:*", "participation:*"),
    ask_degree,
    tell_degree,
)
