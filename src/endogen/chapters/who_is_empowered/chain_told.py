"""What 3.chain tells: links, the path through endogenous development, and their limits."""

from __future__ import annotations

from endogen.chapters.chapter import Told
from endogen.chapters.judged import judged
from endogen.chapters.layout import (
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
    yuan,
)
from endogen.chapters.who_is_empowered.groups import claimed
from endogen.findings.contrasts import split
from endogen.i18n import Words, text
from endogen.report.chart import Forest, Item
from endogen.report.document import (
    Block,
    Column,
    Figure,
    Note,
    NoteKind,
    Row,
    RowKind,
    Show,
    Statement,
    Table,
    Value,
)
from endogen.study.programmes import DIMENSIONS
from endogen.survey.strength import Strength

ID = "3.chain"
OUTCOMES: dict[str, tuple[str, Words]] = {
    "own": ("own-effort", text("share of own effort in income")),
    "endogenous": ("endogenous", text("endogenous development")),
    "welfare": ("welfare", text("income per person")),
}
LINKS: dict[str, tuple[str, Words]] = {
    **{name: (f"adequacy:{name}", label) for name, label in DIMENSIONS.items()},
    "score": ("empowerment", text("empowerment score")),
}
PATHS: dict[str, Words] = {
    "a": text("a: endogenous development, for ten points of empowerment"),
    "b": text("b: income, for ten points of endogenous development"),
    "indirect": text("a·b: income, for ten points of empowerment, by way of it"),
    "direct": text("income, for ten points of empowerment, not by way of it"),
    "total": text("income, for ten points of empowerment, all of it"),
}
SCALES = {"": Show.CHANGE_YUAN, ".log": Show.POINTS}
NOTHING = Note(
    text(
        "How empowerment, endogenous development and income go together cannot be computed: too "
        "few households answered all of it, or all answered alike."
    )
)
NO_CAUSE = Note(
    text(
        "This is one survey at one time. That more of one goes with more of another does not show "
        "which brings which: income may empower, as well as empowerment bring income; and income "
        "from planting, breeding and posts is part of both endogenous development and income. No "
        "number of households changes that; a second wave, or lots drawn for who joins first, "
        "would."
    ),
    NoteKind.CAUTION,
)


def tell_chain(told: Told) -> tuple[Block, ...]:
    """Links, the path, how strong an unasked cause would have to be; tables and chart."""
    outcomes = [key for key in OUTCOMES if _rows(told, key)]
    if not outcomes:
        return (NOTHING,)
    blocks: list[Block] = [NO_CAUSE]
    for key in outcomes:
        blocks += _links(told, key)
    blocks += _enough(told)
    if known(told, f"{ID}.indirect"):
        blocks += [*_path(told), *_unasked(told), _path_table(told)]
    claim = text(
        "efficient empowerment, endogenous development and prosperity form a chain (section 2). "
        "It is an argument there, without a number."
    )
    return (*blocks, claimed(claim), _table(told, outcomes), _figure(told, outcomes))


def _rows(told: Told, outcome: str) -> dict[str, str]:
    """The links of an outcome that are known, by dimension."""
    rows = {name: f"{ID}.r.{outcome}.{name}" for name in LINKS}
    return {name: row for name, row in rows.items() if known(told, row)}


def _links(told: Told, outcome: str) -> list[Statement]:
    """With which dimensions an outcome goes."""
    rows = {name: row for name, row in _rows(told, outcome).items() if name != "score"}
    found = split({name: told[row] for name, row in rows.items()})
    what = OUTCOMES[outcome][1]
    said = []

    def listed(names: tuple[str, ...]) -> Words:
        return listing([sized(told, LINKS[name][1], rows[name], Show.R) for name in names])

    def cited(names: tuple[str, ...]) -> list[str]:
        return [rows[name] for name in names]

    for keys, sentence in ((found.higher, _higher), (found.lower, _lower)):
        if keys:
            said.append(says(sentence(what, listed(keys)), cited(keys), Strength.CLEAR))
    for above, sentence in ((True, _higher), (False, _lower)):
        keys = tuple(k for k in found.suggestive if (told[rows[k]].estimate > 0) is above)
        if keys:
            words = hedged(sentence(what, listed(keys)), len(rows))
            said.append(says(words, cited(keys), Strength.SUGGESTIVE))
    if found.open:
        widest = max(cited(found.open), key=lambda row: told[f"{row}.mde"].estimate)
        words = text(
            "Whether {what} goes with these cannot be told: {links}; {found}.",
            what=what,
            links=listed(found.open),
            found=detectable(told, f"{widest}.mde", Show.DECIMAL, plain),
        )
        more = [f"{widest}.mde"] if known(told, f"{widest}.mde") else []
        said.append(says(words, [*cited(found.open), *more], Strength.CANNOT_TELL))
    return said


def _higher(what: Words, links: Words) -> Words:
    return text("Where there is more of these, {what} is higher: {links}.", what=what, links=links)


def _lower(what: Words, links: Words) -> Words:
    return text("Where there is more of these, {what} is lower: {links}.", what=what, links=links)


def _enough(told: Told) -> list[Statement]:
    """What so many households can and cannot show, in one plain sentence."""
    row = f"{ID}.mde"
    if not known(told, row):
        return []
    sentence = text(
        "What {n} households can show: a link of about {size} or more (1 would be a perfect one) "
        "is found in four cases of five. Weaker ones, and most links between traits of households "
        "are weaker, mostly stay unseen; that one is not found does not mean that there is none.",
        n=Value(row, Show.N),
        size=Value(row, Show.DECIMAL),
    )
    return [says(sentence, [row], Strength.DESCRIPTIVE)]


def _path(told: Told) -> list[Statement]:
    """Whether income goes with empowerment by way of endogenous development."""
    row, mde = f"{ID}.indirect", f"{ID}.indirect.mde"
    places: dict[str, object] = {
        "size": Value(row, Show.CHANGE_YUAN),
        "interval": bracketed(told, row, Show.CHANGE_YUAN),
    }
    unsure = text(
        "Whether income per person goes with empowerment by way of endogenous development "
        "cannot be told: {size} yuan for ten points more of the score{interval}; {found}.",
        found=detectable(told, mde, Show.YUAN, yuan),
        **places,
    )
    above = text(
        "With ten points more of the empowerment score goes a higher income per person by way "
        "of endogenous development: {size} yuan{interval}.",
        **places,
    )
    below = text(
        "With ten points more of the empowerment score goes a lower income per person by way "
        "of endogenous development: {size} yuan{interval}.",
        **places,
    )
    return [judged(told, row, mde, above=above, below=below, unsure=unsure)]


def _unasked(told: Told) -> list[Statement]:
    """How strong an unmeasured confounder would have to be."""
    rho, needed = f"{ID}.rho.b", f"{ID}.robustness.b"
    if not known(told, rho, needed):
        return []
    sentence = text(
        "Something that was not asked would make this path zero if it alone made what is left of "
        "endogenous development and of income go together by {rho}: it would have to explain "
        "{share} of what is left of each.",
        rho=Value(rho, Show.R),
        share=Value(needed, Show.PERCENT),
    )
    return [says(sentence, [rho, needed], Strength.DESCRIPTIVE)]


def _table(told: Told, outcomes: list[str]) -> Table:
    columns, first = [], next(iter(_rows(told, outcomes[0]).values()))
    for key in outcomes:
        head = OUTCOMES[key][1]
        columns += [
            Column(text("r"), spanner=head),
            Column(interval(told), spanner=head),
            Column(text("p (Holm)"), spanner=head),
        ]
    rows = []
    for name, (_, label) in LINKS.items():
        cells = []
        for key in outcomes:
            row = f"{ID}.r.{key}.{name}"
            cells += [
                shown(told, row, Show.R),
                shown(told, row, Show.CI_R),
                shown(told, row, Show.P_ADJUSTED),
            ]
        rows.append(line(label, cells))
    return Table(
        id=ID,
        title=text("Which dimensions go with endogenous development and income"),
        stub=text("Empowerment"),
        columns=tuple(columns),
        rows=tuple(rows),
        base=text("{n} households with all answers.", n=Value(first, Show.N)),
        method=told[first].method,
        notes=(
            text(
                "Partial correlations; held constant as far as they were asked: age and schooling "
                "of the head, size of the household, labour. p: Holm over the three dimensions; of "
                "the score by itself."
            ),
        ),
    )


def _path_table(told: Told) -> Table:
    head = {
        "": text("Income per person, yuan"),
        ".log": text("Its logarithm, in hundredths (about %)"),
    }
    columns = []
    for scale in SCALES:
        columns += [Column(text("estimate"), spanner=head[scale]),
                    Column(interval(told), spanner=head[scale])]  # fmt: skip
    rows = [line(label, _path_cells(told, path)) for path, label in PATHS.items()]
    rows.append(Row(text("What would make a·b zero"), kind=RowKind.GROUP))
    for key, label in {
        "rho{}.b": text("ρ: endogenous development and income, all else held"),
        "robustness{}.b": text("share that a confounder of b would explain of each, %"),
        "robustness{}.a": text("share that a confounder of a would explain of each, %"),
    }.items():
        show = Show.R if key.startswith("rho") else Show.PERCENT
        cells = []
        for scale in SCALES:
            row = f"{ID}.{key.format(scale)}"
            limits = shown(told, row, show.interval) if show is Show.R else None
            cells += [shown(told, row, show), limits]
        rows.append(line(label, cells))
    first = f"{ID}.indirect"
    return Table(
        id=f"{ID}-paths",
        title=text("Income by way of endogenous development"),
        stub=text("Path"),
        columns=tuple(columns),
        rows=tuple(rows),
        base=text("{n} households with all answers.", n=Value(first, Show.N)),
        method=told[first].method,
        notes=(
            text(
                "Linear regressions, the household held constant as above; a is in tenths of the "
                "score of endogenous development. Of the logarithm: households with an income "
                "above 0. ρ: Imai, Keele and Yamamoto (2010); shares: Cinelli and Hazlett (2020)."
            ),
        ),
    )


def _path_cells(told: Told, path: str) -> list[Value | None]:
    cells: list[Value | None] = []
    for scale, show in SCALES.items():
        how = Show.CHANGE if path == "a" else show
        row = f"{ID}{scale}.{path}"
        cells += [shown(told, row, how), shown(told, row, how.interval)]
    return cells


def _figure(told: Told, outcomes: list[str]) -> Figure:
    items = tuple(
        Item(LINKS[name][1], (row,), group=OUTCOMES[key][1])
        for key in outcomes
        for name, row in _rows(told, key).items()
    )
    first = items[0].rows[0]
    return Figure(
        id=ID,
        title=text("How far empowerment goes with endogenous development and income"),
        chart=Forest(
            items=items,
            show=Show.R,
            axis=text("partial correlation"),
            stub=text("Empowerment"),
        ),
        alt=text("Partial correlations of the dimensions with each outcome, with intervals."),
        base=text("{n} households with all answers.", n=Value(first, Show.N)),
        method=told[first].method,
        notes=(NO_CAUSE.text,),
    )
