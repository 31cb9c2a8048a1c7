"""3.reliability: whether the items of a dimension go together, and what that would mean.

The counting index does not need them to: land and credit are resources each for itself, and
who has one need not have the other.  Items of values, which are meant to show one thing,
should.  Alpha is of the items as they are counted, adequate or not (Kuder & Richardson's
formula 20).
"""

from __future__ import annotations

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.derived.empowered import items_of
from endogen.chapters.layout import bracketed, interval, known, line, listing, says, shown
from endogen.chapters.who_is_empowered.dimensions import item_words
from endogen.i18n import Words, text
from endogen.indicators import (
    Indicator,
    alpha_if_deleted,
    cronbach_alpha,
    item_total,
    mcdonald_omega,
)
from endogen.indicators.reliability import FEWEST, PER_ITEM
from endogen.report.document import (
    Block,
    Column,
    Note,
    NoteKind,
    Row,
    RowKind,
    Show,
    Statement,
    Table,
    Value,
)
from endogen.study.codebook import Codebook
from endogen.study.programmes import DIMENSIONS
from endogen.survey.estimate import Estimate
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "3.reliability"
ENOUGH = 0.7  # Nunnally (1978), Psychometric Theory, 2nd ed., p. 245
ONE_FACTOR = 3  # items from which one common factor can be told
MANY = 150  # households below which a factor analysis of so many items is not to be trusted
TOO_FEW = Note(
    text(
        "Whether items go together cannot be computed: a dimension has fewer than two items, or "
        "all households answer alike."
    )
)
MEANING = Note(
    text(
        "Alpha says how far items rise and fall together. Resources need not: land may stand in "
        "for credit, and a list of opportunities is complete or not whatever its alpha (such items "
        "form the dimension, they do not reflect it). Values should, if they are to be one "
        "attitude. Alpha rises with the number of items, and does not show that they measure one "
        "thing."
    )
)


def ask_reliability(data: Data) -> Results:
    """Alpha of each dimension and of all items; each item with the rest, and alpha without it."""
    wanted: dict[str, Indicator] = {}
    everything: list[str] = []
    for dimension in DIMENSIONS:
        items = _items(data.codebook, dimension)
        everything += items.values()
        if len(items) < 2:
            continue
        columns = list(items.values())
        wanted[f"{dimension}.alpha"] = cronbach_alpha(columns)
        if len(items) < ONE_FACTOR:
            continue
        if len(data.households) >= max(FEWEST, PER_ITEM * len(columns)):
            wanted[f"{dimension}.omega"] = mcdonald_omega(columns)  # else refused, at some cost
        for key, column in items.items():
            wanted[f"{key}.rest"] = item_total(columns, of=column)
            wanted[f"{key}.without"] = alpha_if_deleted(columns, of=column)
    if len(everything) > 1:
        wanted["all.alpha"] = cronbach_alpha(everything)
    return ask(data, ID, wanted)


def _items(codebook: Codebook, dimension: str) -> dict[str, str]:
    return {v.role.partition(":")[2]: v.name for v in items_of(codebook, dimension)}


def tell_reliability(told: Told) -> tuple[Block, ...]:
    """Which dimensions hang together as one scale would; the table; what alpha means."""
    names = [name for name in DIMENSIONS if known(told, f"{ID}.{name}.alpha")]
    if not names:
        return (TOO_FEW,)
    said = [_said(told, name) for name in names]
    few = [_few(told, f"{ID}.{names[0]}.alpha")]
    return (*said, MEANING, *few, _table(told, names))


def _said(told: Told, name: str) -> Statement:
    row = f"{ID}.{name}.alpha"
    strength, high = _judged(told[row])
    places: dict[str, object] = {
        "dimension": DIMENSIONS[name],
        "alpha": Value(row, Show.R),
        "interval": bracketed(told, row, Show.R),
        "n": Value(row, Show.N),
    }
    if strength is Strength.CANNOT_TELL:
        sentence = text(
            "Whether the items of {dimension} go together as those of one scale do (alpha of .7) "
            "cannot be told from {n} households; alpha is {alpha}{interval}.",
            **places,
        )
    elif high:
        sentence = text(
            "The items of {dimension} go together as those of one scale do; alpha is "
            "{alpha}{interval}.",
            **places,
        )
    else:
        sentence = text(
            "The items of {dimension} do not go together as those of one scale do; alpha is "
            "{alpha}{interval}. Read them one by one.",
            **places,
        )
    return says(sentence, [row], strength)


def _judged(row: Estimate) -> tuple[Strength, bool]:
    """Whether alpha lies wholly on one side of what a scale needs."""
    if row.ci_low >= ENOUGH:
        return Strength.CLEAR, True
    if row.ci_high < ENOUGH:
        return Strength.CLEAR, False
    return Strength.CANNOT_TELL, False


def _few(told: Told, row: str) -> Note:
    n = told[row].n or 0
    if n < MANY:
        return Note(
            text(
                "{n} households are too few for a factor analysis (below about {many}, or ten an "
                "item): that the three dimensions are three is taken from theory, not found here.",
                n=Value(row, Show.N),
                many=str(MANY),
            ),
            NoteKind.CAUTION,
        )
    return Note(
        text("That the three dimensions are three is taken from theory; it was not tested here.")
    )


def _table(told: Told, names: list[str]) -> Table:
    rows: list[Row] = []
    for name in names:
        rows.append(Row(DIMENSIONS[name], kind=RowKind.GROUP))
        for key in _items(told.codebook, name):
            rest, without = f"{ID}.{key}.rest", f"{ID}.{key}.without"
            if rest in told:
                cells = (
                    Value(rest, Show.R),
                    Value(rest, Show.CI_R),
                    Value(without, Show.R),
                    Value(without, Show.CI_R),
                )
                rows.append(line(item_words(told, key), cells))
        rows.append(_alpha(told, text("all items of the dimension: alpha"), f"{ID}.{name}.alpha"))
        if f"{ID}.{name}.omega" in told:
            omega = text("all items of the dimension: McDonald's omega")
            rows.append(_alpha(told, omega, f"{ID}.{name}.omega"))
    if known(told, f"{ID}.all.alpha"):
        rows.append(_alpha(told, text("all items of all dimensions: alpha"), f"{ID}.all.alpha"))
    first = f"{ID}.{names[0]}.alpha"
    rest_of, alpha = text("With the rest of its dimension"), text("Alpha, without the item")
    return Table(
        id=ID,
        title=text("Do the items of a dimension go together?"),
        stub=text("Item asked"),
        columns=(
            Column(text("r"), spanner=rest_of),
            Column(interval(told), spanner=rest_of),
            Column(text("alpha"), spanner=alpha),
            Column(interval(told), spanner=alpha),
        ),
        rows=tuple(rows),
        base=listing(
            [
                text("{dimension} {n}", dimension=DIMENSIONS[name], n=Value(row, Show.N))
                for name in names
                for row in [f"{ID}.{name}.alpha"]
            ]
        ),
        method=told[first].method,
        notes=(
            text(
                "Items as they are counted: 1 adequate, 0 not. Households with all items. Omega "
                "comes of a factor model, and is refused below 100 households or ten an item."
            ),
        ),
    )


def _alpha(told: Told, label: Words, row: str) -> Row:
    return line(label, (None, None, shown(told, row, Show.R), shown(told, row, Show.CI_R)))


SECTION = Section(
    ID,
    text("Do the items go together"),
    ("adequate:*",),
    ask_reliability,
    tell_reliability,
)
