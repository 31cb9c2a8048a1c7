"""1.bands: cognition, participation and benefit by age band and by labour."""

from __future__ import annotations

from collections.abc import Callable

from endogen.chapters.asking import ask_by, joined
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    UNANSWERED,
    bracketed,
    detectable,
    hedged,
    interval,
    known,
    line,
    listing,
    plain,
    says,
    shown,
    sized,
    tested,
)
from endogen.findings.strength import judge
from endogen.i18n import Words, text
from endogen.indicators import mean
from endogen.report.document import Block, Cell, Column, Row, RowKind, Show, Table, Value
from endogen.study.codebook import Codebook
from endogen.survey.compare import compare
from endogen.survey.estimate import Estimate
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "1.bands"
OUTCOMES: dict[str, tuple[str, Show, Words]] = {
    "cognition": ("cognition-mean", Show.DECIMAL, text("mean cognition, 1–5")),
    "participation": ("breadth", Show.NUMBER, text("programmes taken part in")),
    "benefit": ("benefit-total", Show.YUAN, text("benefits, yuan a year")),
}
CHANGES = {Show.DECIMAL: Show.CHANGE, Show.NUMBER: Show.CHANGE, Show.YUAN: Show.CHANGE_YUAN}
CONTRASTS = {"labour": "no-labour", "age": "oldest"}
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
        [_contrasts(data, split, role) for split, role in CONTRASTS.items() if codebook.has(role)]
        + [
            ask_by(data, f"{ID}.{split}", wanted, codebook.column(role))
            for split, role in SPLITS.items()
            if codebook.has(role)
        ]
    )


def _contrasts(data: Data, split: str, role: str) -> Results:
    """Means of those for whom a yes/no column holds, minus the others; Holm over outcomes."""
    codebook = data.codebook
    columns = {codebook.column(r): n for n, (r, _, _) in OUTCOMES.items() if codebook.has(r)}
    found = compare(
        data.households,
        list(columns),
        codebook.column(role),
        "numeric",
        seed=data.study.report.seed,
        permutations=data.study.report.permutations,
        level=data.study.report.level,
        family=f"{ID}.{split}",
        name=codebook.of(role).label,
    )
    return found.named(lambda row: f"{ID}.{split}.{columns[row.variable]}.{row.indicator}")


def tell_bands(told: Told) -> tuple[Block, ...]:
    """One table, bands and labour one below the other."""
    present = [name for name, (role, _, _) in OUTCOMES.items() if told.codebook.has(role)]
    rows: list[Row] = []
    for split, head in (("age", text("Age of the head")), ("labour", text("Labour"))):
        lines = _lines(told, split, present)
        if lines:
            rows += [Row(head, kind=RowKind.GROUP), *lines]
    means = [row for row in told.under(ID) if row.indicator == "mean" and known(told, row.id)]
    if not rows or not means:
        return (UNANSWERED,)
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
        method=means[0].method,
    )
    return (*_headline(told, present), table, *_differences(told, present))


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


def _headline(told: Told, present: list[str]) -> tuple[Block, ...]:
    """For either split: who is above or below, and what cannot be told, with the numbers."""
    blocks: list[Block] = []
    for split, who in _whom(told).items():
        rows = {n: f"{ID}.{split}.{n}.difference" for n in present}
        found = {n: _place(told[row]) for n, row in rows.items() if known(told, row)}
        for place, sentence in SENTENCES.items():
            those = [n for n in found if found[n] == place]
            if not those:
                continue
            strength, cited = place[0], [rows[n] for n in those]
            said = sentence(who, listing([_size(told, split, n, strength) for n in those]))
            if strength is Strength.SUGGESTIVE:
                said = hedged(said, tested(told, f"{ID}.{split}"))
            elif strength is Strength.CANNOT_TELL:
                mde = [f"{ID}.{split}.{n}.mde" for n in those]
                cited += [row for row in mde if known(told, row)]
            blocks.append(says(said, cited, strength))
    return tuple(blocks)


def _place(row: Estimate) -> tuple[Strength, bool]:
    """How sure a contrast is, and whether it is above zero where that can be told."""
    strength = judge(row)
    return strength, strength is not Strength.CANNOT_TELL and row.estimate > 0


Saying = Callable[[Words, Words], Words]


def _above(who: Words, what: Words) -> Words:
    return text("{who} are above the others in {what}.", who=who, what=what)


def _below(who: Words, what: Words) -> Words:
    return text("{who} are below the others in {what}.", who=who, what=what)


def _untold(who: Words, what: Words) -> Words:
    return text("{who}: no difference from the others can be told in {what}.", who=who, what=what)


SENTENCES: dict[tuple[Strength, bool], Saying] = {
    (Strength.CLEAR, True): _above,
    (Strength.CLEAR, False): _below,
    (Strength.SUGGESTIVE, True): _above,
    (Strength.SUGGESTIVE, False): _below,
    (Strength.CANNOT_TELL, False): _untold,
}


def _whom(told: Told) -> dict[str, Words]:
    """Who is compared with the others, by split."""
    who: dict[str, Words] = {}
    if told.codebook.has("no-labour"):
        who["labour"] = text("Households with nobody able to work")
    if told.codebook.has("oldest"):
        who["age"] = text(
            "Households with a head of {age} or over", age=told.study.report.age_bands[-1]
        )
    return who


def _size(told: Told, split: str, name: str, strength: Strength) -> Words:
    """The difference of an outcome; with what could have been found where nothing was."""
    key, (_, show, label) = f"{ID}.{split}.{name}", OUTCOMES[name]
    row, change = f"{key}.difference", CHANGES[show]
    if strength is not Strength.CANNOT_TELL:
        return sized(told, label, row, change)
    return text(
        "{outcome} ({difference}{interval}; {found})",
        outcome=label,
        difference=Value(row, change),
        interval=bracketed(told, row, change),
        found=detectable(told, f"{key}.mde", show, plain),
    )


def _differences(told: Told, present: list[str]) -> tuple[Block, ...]:
    whom = _whom(told)
    rows = [
        line(OUTCOMES[name][2], [cell for split in whom for cell in _contrast(told, split, name)])
        for name in present
    ]
    if not whom:
        return ()
    heads = {
        "labour": text("nobody able to work minus the others"),
        "age": text("head of {age} or over minus the others", age=told.study.report.age_bands[-1]),
    }
    table = Table(
        id=f"{ID}-differences",
        title=text("Differences by labour and by age"),
        stub=text("Outcome"),
        columns=tuple(
            Column(head, spanner=heads[split])
            for split in whom
            for head in (text("difference"), interval(told), text("p (Holm)"))
        ),
        rows=tuple(rows),
        base=text("Households with an answer."),
        method=told[f"{ID}.{next(iter(whom))}.{present[0]}.difference"].method,
    )
    return (table,)


def _contrast(told: Told, split: str, name: str) -> list[Cell]:
    row, change = f"{ID}.{split}.{name}.difference", CHANGES[OUTCOMES[name][1]]
    return [
        shown(told, row, change),
        shown(told, row, change.interval),
        shown(told, row, Show.P_ADJUSTED),
    ]


SECTION = Section(
    ID, text("By age and by labour"), ("cognition:*", "participation:*"), ask_bands, tell_bands
)
