"""1.age: whether the old know less (the paper's Table 3)."""

from __future__ import annotations

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    PROGRAMME,
    bracketed,
    extent,
    hedged,
    interval,
    item,
    line,
    listing,
    numbers,
    ranked,
    says,
)
from endogen.findings.contrasts import split
from endogen.i18n import Words, text
from endogen.indicators import partial_correlation
from endogen.report.charts import Forest, Item
from endogen.report.document import Block, Column, Figure, Note, Show, Table, Value
from endogen.survey.compare import minimal_correlation, partial_permutation
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "1.age"
CONTROLS = ("registered", "schooling")
UNRELATED = Note(
    text("No relation with age can be computed: too few answered, or the answers do not vary.")
)


def ask_age(data: Data) -> Results:
    """Partial correlations of age with cognition, their permutation p, the MDE."""
    codebook = data.codebook
    age = codebook.column("age")
    controls = [codebook.column(role) for role in CONTROLS]
    level = data.study.report.level
    family = codebook.family("cognition")
    wanted = {
        f"{name}.r": partial_correlation(age, v.name, controls=controls)
        for name, v in family.items()
    }
    items = {v.name: name for name, v in family.items()}
    permuted = partial_permutation(
        data.households,
        age,
        [v.name for v in family.values()],
        controls,
        level=level,
        seed=data.study.report.seed,
        permutations=data.study.report.permutations,
    )
    return (
        ask(data, ID, wanted).holm(family=ID)
        + permuted.named(lambda row: f"{ID}.{items[row.variable]}.permutation").holm(
            family=f"{ID}.permutation"
        )
        + minimal_correlation(
            data.households, age, list(items), controls=controls, level=level
        ).named(lambda row: f"{ID}.{items[row.variable]}.mde")
    )


def tell_age(told: Told) -> tuple[Block, ...]:
    """Which programmes the old know less of, the table and the forest chart."""
    names = list(told.codebook.family("cognition"))
    order = ranked(told, (f"{ID}.{name}.r" for name in names))[::-1]
    if not order:
        return (UNRELATED,)
    return (*_sentences(told, order), _table(told, names), _figure(told, order))


def _sentences(told: Told, cited: list[str]) -> tuple[Block, ...]:
    rows = {row.split(".")[2]: told[row] for row in cited}
    found = split(rows)
    lower = tuple(name for name in found.suggestive if rows[name].estimate < 0)
    higher = tuple(name for name in found.suggestive if rows[name].estimate > 0)
    blocks: list[Block] = [
        says(sentence(told, those), cited, Strength.CLEAR)
        for those, sentence in ((found.lower, _less), (found.higher, _more))
        if those
    ]
    blocks += [
        says(hedged(sentence(told, those), len(rows)), cited, Strength.SUGGESTIVE)
        for those, sentence in ((lower, _less), (higher, _more))
        if those
    ]
    if found.open:
        blocks.append(_open(told, found.open, cited))
    return tuple(blocks)


def _less(told: Told, names: tuple[str, ...]) -> Words:
    return text(
        "The older the head, the less is known of {programmes}, at equal registration and "
        "schooling (partial correlation {size}).",
        programmes=listing([item("cognition", name) for name in names]),
        size=_size(told, names),
    )


def _more(told: Told, names: tuple[str, ...]) -> Words:
    return text(
        "The older the head, the more is known of {programmes}, at equal registration and "
        "schooling (partial correlation {size}).",
        programmes=listing([item("cognition", name) for name in names]),
        size=_size(told, names),
    )


def _size(told: Told, names: tuple[str, ...]) -> Words:
    """The partial correlations from the smallest to the largest; of one its interval too."""
    order = ranked(told, (f"{ID}.{name}.r" for name in names))[::-1]
    if len(order) > 1:
        return extent(told, order, Show.R)
    limits = bracketed(told, order[0], Show.R)
    return text("{r}{limits}", r=Value(order[0], Show.R), limits=limits)


def _open(told: Told, names: tuple[str, ...], cited: list[str]) -> Block:
    """What cannot be told, with what would have been found where that can be computed."""
    programmes = listing([item("cognition", name) for name in names])
    mde = ranked(told, (f"{ID}.{name}.mde" for name in names))[::-1]
    if not mde:
        sentence = text(
            "For {programmes} no relation with age can be told; the intervals say how large it "
            "might be.",
            programmes=programmes,
        )
        return says(sentence, cited, Strength.CANNOT_TELL)
    sentence = text(
        "For {programmes} no relation with age can be told; with these numbers a partial "
        "correlation of {mde} or more would be found in four cases of five.",
        programmes=programmes,
        mde=extent(told, mde, Show.R),
    )
    return says(sentence, [*cited, *mde], Strength.CANNOT_TELL)


def _table(told: Told, names: list[str]) -> Table:
    rows = tuple(line(item("cognition", name), _cells(f"{ID}.{name}")) for name in names)
    return Table(
        id=ID,
        title=text("Age of the head and cognition: partial correlations"),
        stub=PROGRAMME,
        columns=(
            Column(text("r")),
            Column(interval(told)),
            Column(text("df")),
            Column(text("p")),
            Column(text("p (Holm)")),
            Column(text("p (permutation)")),
        ),
        rows=rows,
        base=_base(told, names),
        method=told[f"{ID}.{names[0]}.r"].method,
        notes=(
            text(
                "Controls: registration and years of schooling. Permutation: {method}",
                method=told[f"{ID}.{names[0]}.permutation"].method,
            ),
        ),
    )


def _cells(key: str) -> tuple[Value, ...]:
    r = f"{key}.r"
    return (
        Value(r, Show.R),
        Value(r, Show.CI_R),
        Value(r, Show.DF),
        Value(r, Show.P),
        Value(r, Show.P_ADJUSTED),
        Value(f"{key}.permutation", Show.P),
    )


def _base(told: Told, names: list[str]) -> Words:
    rows = [f"{ID}.{name}.r" for name in names]
    return text("{n} households with all answers.", n=numbers(told, rows))


def _figure(told: Told, rows: list[str]) -> Figure:
    strongest, weakest = rows[0], rows[-1]
    return Figure(
        id=ID,
        title=text("Age of the head and cognition"),
        chart=Forest(
            items=tuple(Item(item("cognition", row.split(".")[2]), (row,)) for row in rows),
            show=Show.R,
            axis=text("partial correlation with age"),
            stub=PROGRAMME,
            reference=0,
            limits=(-1, 1),
        ),
        alt=text(
            "From {low} for {first} to {high} for {last}; the line marks no relation.",
            low=Value(strongest, Show.R),
            first=item("cognition", strongest.split(".")[2]),
            high=Value(weakest, Show.R),
            last=item("cognition", weakest.split(".")[2]),
        ),
        base=_base(told, [row.split(".")[2] for row in rows]),
        method=told[strongest].method,
    )


SECTION = Section(
    ID,
    text("Do the old know less?"),
    ("age", "registered", "schooling", "cognition:*"),
    ask_age,
    tell_age,
)
