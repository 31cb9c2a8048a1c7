"""3.endogenous: whether development comes from within, on three aspects and in its income.

Local participation, local identity and the use of local resources are the three aspects of
Lowe and others (1993), which the paper cites; beside them stand what share of income comes
from own work, how many sources it has, and what is new in it.
"""

from __future__ import annotations

from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    UNANSWERED,
    base,
    bracketed,
    known,
    line,
    listing,
    plain,
    says,
    short_points,
    sized,
)
from endogen.chapters.who_is_empowered.compared import compared
from endogen.chapters.who_is_empowered.groups import (
    ask_groups,
    claimed,
    compare_groups,
    contrast_groups,
    group_cells,
    group_columns,
    one_family,
    split,
)
from endogen.i18n import Words, text
from endogen.indicators import Indicator, mean, own_effort_share, share
from endogen.report.chart import Bars, Dots, Item
from endogen.report.document import (
    Block,
    Figure,
    Note,
    Row,
    RowKind,
    Show,
    Statement,
    Table,
    Value,
)
from endogen.study.codebook import Codebook
from endogen.study.programmes import ASPECTS, OWN_EFFORT
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "3.endogenous"
Measure = tuple[str, Words, Show, Show]  # its role, its label, how it and a contrast are shown
ASPECT: dict[str, Measure] = {
    **{
        name: (f"endogenous:{name}", label, Show.SHARE, Show.CHANGE)
        for name, label in ASPECTS.items()
    },
    "score": ("endogenous", text("endogenous development, mean of the three"), Show.SHARE,
              Show.CHANGE),
}  # fmt: skip
PARTS: dict[str, Measure] = {
    "joined": ("breadth", text("programmes joined"), Show.DECIMAL, Show.CHANGE),
    "say": ("village-say", text("say in the village, 1 to 5"), Show.DECIMAL, Show.CHANGE),
    "belonging": ("local-identity", text("belonging to the village, 1 to 5"), Show.DECIMAL,
                  Show.CHANGE),
    "planting": ("source:planting", text("income from planting"), Show.PERCENT, Show.POINTS),
    "breeding": ("source:breeding", text("income from breeding"), Show.PERCENT, Show.POINTS),
    "post": ("mode:employment", text("income from a post or job nearby"), Show.PERCENT,
             Show.POINTS),
}  # fmt: skip
LIVING: dict[str, Measure] = {
    "own": ("amount", text("share of own effort in all income"), Show.PERCENT, Show.POINTS),
    "sources": ("sources", text("sources of income"), Show.DECIMAL, Show.CHANGE),
    "own-sources": ("own-sources", text("sources of own effort"), Show.DECIMAL, Show.CHANGE),
}
NEW: dict[str, Measure] = {
    "techniques": ("techniques", text("techniques in use"), Show.DECIMAL, Show.CHANGE),
    "online": ("online", text("sells or looks up prices online"), Show.PERCENT, Show.POINTS),
    "beyond": ("beyond-growing", text("processes or sells, not only grows"), Show.PERCENT,
               Show.POINTS),
    "new": ("new-activity", text("any of these new ways"), Show.PERCENT, Show.POINTS),
}  # fmt: skip
TABLE: dict[Words, dict[str, Measure]] = {
    text("Aspects, as shares of what is possible"): ASPECT,
    text("What they are made of"): PARTS,
    text("Income of one's own"): LIVING,
    text("New ways of working"): NEW,
}
MEASURES: dict[str, Measure] = {key: one for group in TABLE.values() for key, one in group.items()}
OURS = Note(
    text(
        "The three aspects are those of Lowe and others (1993). What stands for each is this "
        "report's reading: participation is the mean of the share of programmes joined, the say in "
        "the village and the share of stages of the chain worked in; identity the feeling of "
        "belonging; use of local resources the share of planting, breeding and posts nearby that "
        "bring income. What was not asked is left out of the mean."
    )
)


def ask_endogenous(data: Data) -> Results:
    """Levels of everything, by registration and labour, with the contrasts."""
    found = ask_groups(data, ID, _wanted(data.codebook))
    made = Results()
    for group, name in ((ASPECT, "aspects"), (PARTS, "parts"), (LIVING, "living"), (NEW, "new")):
        shares = {key: data.codebook.column(one[0]) for key, one in group.items()
                  if _is_share(key) and data.codebook.has(one[0])}  # fmt: skip
        means = [f"{ID}.{key}" for key in group if not _is_share(key)]
        parts = [
            contrast_groups(found, means, name),
            compare_groups(data, ID, shares, "binary"),
        ]
        made += one_family(parts, f"{ID}.{name}")
    return found + made


def _is_share(key: str) -> bool:
    """Whether a line is the share of households that have something."""
    return MEASURES[key][2] is Show.PERCENT and key != "own"


def _wanted(codebook: Codebook) -> dict[str, Indicator]:
    wanted: dict[str, Indicator] = {}
    for key, (role, *_) in MEASURES.items():
        if key == "own":
            amounts = codebook.family("amount")
            own = [v.name for name, v in amounts.items() if name in OWN_EFFORT]
            if own:
                every = [v.name for v in amounts.values()]
                wanted[key] = own_effort_share(own, every)
        elif codebook.has(role):
            column = codebook.column(role)
            wanted[key] = share(column, equals=1) if _is_share(key) else mean(column)
    return wanted


def tell_endogenous(told: Told) -> tuple[Block, ...]:
    """The aspects and the own effort in words, who differs; the table and the chart."""
    if not any(known(told, f"{ID}.{key}") for key in MEASURES):
        return (UNANSWERED,)
    blocks: list[Block] = [*_aspects(told), *_own(told), *_new(told)]
    labels = {f"{ID}.{key}": one[1] for key, one in ASPECT.items() if key != "score"}
    blocks += compared(told, labels, Show.CHANGE, Show.DECIMAL, plain)
    blocks += compared(told, {f"{ID}.own": LIVING["own"][1]}, Show.POINTS, Show.GAP, short_points)
    blocks += [OURS, *_tables(told)]
    if any(known(told, f"{ID}.{name}") for name in ASPECTS):
        blocks.append(_figure(told))
    return tuple(blocks)


def _aspects(told: Told) -> list[Statement]:
    rows = [f"{ID}.{name}" for name in ASPECTS if known(told, f"{ID}.{name}")]
    if not rows:
        return []
    listed = listing(
        [sized(told, ASPECTS[row.rpartition(".")[2]], row, Show.SHARE) for row in rows]
    )
    sentence = text(
        "Of what is possible (1), households reach on average: {aspects}.", aspects=listed
    )
    return [says(sentence, rows, Strength.DESCRIPTIVE)]


def _own(told: Told) -> list[Block]:
    row = f"{ID}.own"
    if not known(told, row):
        return []
    sentence = text(
        "{share} of all income is earned by own work{interval}; the rest is dividends and support.",
        share=Value(row, Show.PERCENT),
        interval=bracketed(told, row, Show.PERCENT),
    )
    claim = text(
        "households without labour live on what the government guarantees, and endogenous "
        "development has not been reached (sections 4.1.3 and 4.1.4)."
    )
    return [says(sentence, [row], Strength.DESCRIPTIVE), claimed(claim)]


def _new(told: Told) -> list[Statement]:
    row = f"{ID}.new"
    if not known(told, row):
        return []
    sentence = text(
        "{share} of households have some new way of working{interval}: a technique of those asked "
        "for, selling online, processing or selling.",
        share=Value(row, Show.PERCENT),
        interval=bracketed(told, row, Show.PERCENT),
    )
    return [says(sentence, [row], Strength.DESCRIPTIVE)]


def _tables(told: Told) -> tuple[Table, ...]:
    rows: list[Row] = []
    for group, measures in TABLE.items():
        lines = [
            line(label, group_cells(told, f"{ID}.{key}", show, change))
            for key, (_, label, show, change) in measures.items()
            if f"{ID}.{key}" in told
        ]
        rows += [Row(group, kind=RowKind.GROUP), *lines] if lines else []
    asked = [f"{ID}.{key}" for key in MEASURES if f"{ID}.{key}" in told]
    table = Table(
        id=ID,
        title=text("Endogenous development, by registration"),
        stub=text("Measure"),
        columns=group_columns(told, text("value"), text("difference")),
        rows=tuple(rows),
        base=base(told, asked),
        method=_method(told, asked),
        notes=(
            text(
                "Differences of percentages are in percentage points. p: Holm within each group of "
                "lines."
            ),
        ),
    )
    return split(told, table, text("Endogenous development, by labour"))


def _method(told: Told, asked: list[str]) -> Words:
    """How differences of means and those of shares were made."""
    found: dict[bool, Words] = {}
    for row in asked:
        contrast = next((c for c in (f"{row}.difference", f"{row}.labour") if c in told), row)
        found.setdefault(_is_share(row.rpartition(".")[2]), told[contrast].method)
    if len(found) < 2:
        return next(iter(found.values()))
    return text("Means: {means}; shares: {shares}", means=found[False], shares=found[True])


def _figure(told: Told) -> Figure:
    rows = [f"{ID}.{name}" for name in ASPECTS if known(told, f"{ID}.{name}")]
    split = all(known(told, f"{row}.able", f"{row}.without") for row in rows)
    labels = {row: ASPECTS[row.rpartition(".")[2]] for row in rows}
    chart: Dots | Bars
    if split:
        chart = Dots(
            items=tuple(Item(labels[row], (f"{row}.able", f"{row}.without")) for row in rows),
            series=(text("With labour"), text("Without labour")),
            show=Show.SHARE,
            axis=text("share of what is possible, 0 to 1"),
            stub=text("Aspect"),
            limits=(0.0, 1.0),
        )
    else:
        chart = Bars(
            items=tuple(Item(labels[row], (row,)) for row in rows),
            show=Show.SHARE,
            axis=text("share of what is possible, 0 to 1"),
            stub=text("Aspect"),
            limits=(0.0, 1.0),
        )
    return Figure(
        id=ID,
        title=text("The aspects of endogenous development"),
        chart=chart,
        alt=text(
            "Means of the aspects: {aspects}.",
            aspects=listing([sized(told, labels[row], row, Show.SHARE) for row in rows]),
        ),
        base=base(told, rows),
        method=told[rows[0]].method,
        notes=(OURS.text,),
    )


SECTION = Section(
    ID,
    text("Does development come from within"),
    ("source:*",),
    ask_endogenous,
    tell_endogenous,
)
