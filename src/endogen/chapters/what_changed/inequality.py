"""2.inequality: how equal incomes are, then and now, and what each source does to that."""

from __future__ import annotations

from endogen.chapters.asking import ask, joined
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.derived.welfare import per
from endogen.chapters.layout import (
    UNANSWERED,
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
from endogen.i18n import text
from endogen.indicators import (
    Indicator,
    gini,
    gini_correlation,
    palma,
    qsr,
    ratio,
    reynolds_smolensky,
    source_contribution,
    source_effect,
)
from endogen.report.document import Block, Column, Show, Table, Value
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "2.inequality"
MEASURES = {
    "gini": text("Gini index"),
    "qsr": text("richest fifth to poorest fifth (S80/S20)"),
    "palma": text("richest tenth to poorest four tenths (Palma)"),
}


def ask_inequality(data: Data) -> Results:
    """Three measures of two years, the fall of the Gini, and its parts by source."""
    codebook = data.codebook
    wanted: dict[str, Indicator] = {}
    for time, role in (("now", "welfare"), ("before", "welfare-before")):
        if codebook.has(role):
            column = codebook.column(role)
            wanted[f"gini.{time}"] = gini(column)
            wanted[f"qsr.{time}"] = qsr(column)
            wanted[f"palma.{time}"] = palma(column)
    if codebook.has("welfare", "welfare-before"):
        before, after = codebook.column("welfare-before"), codebook.column("welfare")
        wanted["fall"] = reynolds_smolensky(before, after=after)
    return joined([ask(data, ID, wanted), _sources(data)])


def _sources(data: Data) -> Results:
    if not data.codebook.has("amount-total"):
        return Results()
    total = data.codebook.column("amount-total")
    wanted: dict[str, Indicator] = {}
    for name, variable in data.codebook.family("amount").items():
        wanted[f"{name}.share"] = ratio(variable.name, total)
        wanted[f"{name}.correlation"] = gini_correlation(variable.name, total=total)
        wanted[f"{name}.contribution"] = source_contribution(variable.name, total=total)
        wanted[f"{name}.effect"] = source_effect(variable.name, total=total)
    return ask(data, ID, wanted)


def tell_inequality(told: Told) -> tuple[Block, ...]:
    """Whether inequality fell; the source that drives it; both tables."""
    names = [name for name in told.codebook.family("amount") if f"{ID}.{name}.contribution" in told]
    if not known(told, f"{ID}.gini.now"):
        return (UNANSWERED,)
    blocks: list[Block] = []
    if known(told, f"{ID}.fall", f"{ID}.gini.before"):
        blocks.append(_fell(told))
    blocks += _driver(told, names)
    blocks.append(_table(told))
    if names:
        blocks.append(_source_table(told, names))
    return tuple(blocks)


def _fell(told: Told) -> Block:
    row = f"{ID}.fall"
    strength = judge(told[row])
    places: dict[str, object] = {
        "per": per(told.study),
        "before": Value(f"{ID}.gini.before", Show.R),
        "now": Value(f"{ID}.gini.now", Show.R),
        "fall": Value(row, Show.R),
        "interval": bracketed(told, row, Show.R),
    }
    rows = [f"{ID}.gini.before", f"{ID}.gini.now", row]
    if strength is Strength.CANNOT_TELL:
        sentence = text(
            "Whether incomes {per} have become more equal cannot be told: the Gini index was "
            "{before} and is {now}; before minus now {fall}{interval}.",
            **places,
        )
    elif told[row].estimate > 0:
        sentence = text(
            "Incomes {per} have become more equal: the Gini index was {before} and is {now}; "
            "before minus now {fall}{interval}.",
            **places,
        )
    else:
        sentence = text(
            "Incomes {per} have become less equal: the Gini index was {before} and is {now}; "
            "before minus now {fall}{interval}.",
            **places,
        )
    return says(sentence, rows, strength)


def _driver(told: Told, names: list[str]) -> tuple[Block, ...]:
    order = ranked(told, (f"{ID}.{name}.contribution" for name in names))
    if len(order) < 2:
        return ()
    name = order[0].split(".")[2]
    sentence = text(
        "The largest part of the inequality of incomes comes from {source}: {share} of the Gini "
        "index{interval}.",
        source=item("amount", name),
        share=Value(order[0], Show.PERCENT),
        interval=bracketed(told, order[0], Show.PERCENT),
    )
    return (says(sentence, [order[0]], Strength.DESCRIPTIVE),)


def _table(told: Told) -> Table:
    rows = []
    for name, label in MEASURES.items():
        show = Show.R if name == "gini" else Show.DECIMAL
        keys = (f"{ID}.{name}.before", f"{ID}.{name}.now")
        cells = [shown(told, key, s) for key in keys for s in (show, show.interval)]
        rows.append(line(label, cells))
    return Table(
        id=ID,
        title=text("Inequality of income {per}, then and now", per=per(told.study)),
        stub=text("Measure"),
        columns=(
            Column(text("value"), spanner=text("Base year")),
            Column(interval(told), spanner=text("Base year")),
            Column(text("value"), spanner=text("Now")),
            Column(interval(told), spanner=text("Now")),
        ),
        rows=tuple(rows),
        base=text("{n} households with an answer.", n=Value(f"{ID}.gini.now", Show.N)),
        method=told[f"{ID}.gini.now"].method,
    )


def _source_table(told: Told, names: list[str]) -> Table:
    rows = []
    for name in names:
        key = f"{ID}.{name}"
        cells = (
            Value(f"{key}.share", Show.PERCENT),
            Value(f"{key}.correlation", Show.R),
            Value(f"{key}.contribution", Show.PERCENT),
            Value(f"{key}.contribution", Show.CI_PERCENT),
            Value(f"{key}.effect", Show.R),
            Value(f"{key}.effect", Show.CI_R),
        )
        rows.append(line(item("amount", name), cells))
    first = f"{ID}.{names[0]}.contribution"
    return Table(
        id=f"{ID}-sources",
        title=text("What each source of income does to inequality"),
        stub=text("Source"),
        columns=(
            Column(text("% of income")),
            Column(text("goes with rank in income")),
            Column(text("% of the Gini"), spanner=text("Contribution")),
            Column(interval(told), spanner=text("Contribution")),
            Column(text("relative"), spanner=text("Effect of more of it")),
            Column(interval(told), spanner=text("Effect of more of it")),
        ),
        rows=tuple(rows),
        base=text("{n} households with an answer.", n=Value(first, Show.N)),
        method=told[first].method,
        notes=(
            text(
                "Lerman and Yitzhaki's decomposition. Effect: the relative change of the Gini "
                "index if everybody had a little more of the source in proportion; above 0 it "
                "makes incomes less equal."
            ),
        ),
    )


SECTION = Section(
    ID, text("Inequality, and what makes it"), ("income", "size"), ask_inequality, tell_inequality
)
