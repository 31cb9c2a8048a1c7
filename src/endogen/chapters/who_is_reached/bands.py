"""1.bands: cognition, participation and benefit by age band and by labour."""

from __future__ import annotations

from endogen.chapters.asking import ask_by, joined
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import interval, line, says, shown
from endogen.i18n import Words, text
from endogen.indicators import mean
from endogen.report.document import Block, Cell, Column, Row, RowKind, Show, Table, Value
from endogen.study.codebook import Codebook
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "1.bands"
OUTCOMES: dict[str, tuple[str, Show, Words]] = {
    "cognition": ("cognition-mean", Show.DECIMAL, text("mean cognition, 1–5")),
    "participation": ("breadth", Show.NUMBER, text("programmes taken part in")),
    "benefit": ("benefit-total", Show.YUAN, text("benefits, yuan a year")),
}
SPLITS = {"age": "age-band", "labour": "no-labour"}


def ask_bands(data: Data) -> Results:
    """Means of the outcomes in each age band, and with and without labour."""
    codebook = data.codebook
    wanted = {
        name: mean(codebook.column(role))
        for name, (role, _, _) in OUTCOMES.items()
        if codebook.has(role)
    }
    return joined(
        [
            ask_by(data.households, f"{ID}.{split}", wanted, codebook.column(role))
            for split, role in SPLITS.items()
            if codebook.has(role)
        ]
    )


def tell_bands(told: Told) -> tuple[Block, ...]:
    """One table, bands and labour one below the other."""
    present = [name for name, (role, _, _) in OUTCOMES.items() if told.codebook.has(role)]
    rows: list[Row] = []
    for split, head in (("age", text("Age of the head")), ("labour", text("Labour"))):
        lines = _lines(told, split, present)
        if lines:
            rows += [Row(head, kind=RowKind.GROUP), *lines]
    columns = [Column(text("households"))]
    for name in present:
        label = OUTCOMES[name][2]
        columns += [Column(text("mean"), spanner=label), Column(interval(told), spanner=label)]
    table = Table(
        id=ID,
        title=text("Cognition, participation and benefit by age and labour"),
        stub=text("Group"),
        columns=tuple(columns),
        rows=tuple(rows),
        base=text("Households with an answer, n in the first column."),
        method=told.under(ID)[0].method,
    )
    return (*_headline(told), table)


def _lines(told: Told, split: str, present: list[str]) -> list[Row]:
    rows = []
    for group, label in _groups(told.codebook, split):
        keys = [f"{ID}.{split}.{name}.{group}" for name in present]
        if keys[0] not in told:
            continue
        cells: list[Cell] = [Value(keys[0], Show.N)]
        for name, key in zip(present, keys, strict=True):
            show = OUTCOMES[name][1]
            cells += [Value(key, show), shown(told, key, show.interval)]
        rows.append(line(label, cells))
    return rows


def _groups(codebook: Codebook, split: str) -> list[tuple[str, Words]]:
    if split == "labour":
        return [("0", text("somebody able to work")), ("1", text("nobody able to work"))]
    if not codebook.has("age-band"):
        return []
    return [(c.code, c.label) for c in codebook.of("age-band").categories]


def _headline(told: Told) -> tuple[Block, ...]:
    able, none = f"{ID}.labour.participation.0", f"{ID}.labour.participation.1"
    if able not in told or none not in told:
        return ()
    sentence = text(
        "Households with nobody able to work take part in {none} programmes on average {a}, the "
        "others in {able} {b}.",
        none=Value(none, Show.NUMBER),
        a=Value(none, Show.CI_NUMBER),
        able=Value(able, Show.NUMBER),
        b=Value(able, Show.CI_NUMBER),
    )
    return (says(sentence, [none, able], Strength.DESCRIPTIVE),)


SECTION = Section(
    ID, text("By age and by labour"), ("cognition:*", "participation:*"), ask_bands, tell_bands
)
