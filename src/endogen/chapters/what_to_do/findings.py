"""7.findings: all findings with their strength, what speaks against them, the paper's claim."""

from __future__ import annotations

from dataclasses import replace

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import listing
from endogen.chapters.what_to_do import modes, money, reach
from endogen.chapters.what_to_do.contrast import weighted
from endogen.chapters.what_to_do.seeking import Sought
from endogen.chapters.which_mode.measures import joined
from endogen.findings.finding import Finding
from endogen.i18n import Words, text
from endogen.indicators import mean, response_share, share
from endogen.report.document import Block, Column, Note, NoteKind, Row, RowKind, Table
from endogen.report.words import STRENGTHS
from endogen.study.programmes import OWN_EFFORT, PUBLIC_MONEY
from endogen.survey.detectable import detectable
from endogen.survey.estimate import Estimate
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "7.findings"
SOUGHT: tuple[Sought, ...] = (*modes.SOUGHT, *money.SOUGHT, *reach.SOUGHT)
NOTHING = Note(
    text(
        "No finding can be looked for: the chapters that findings rest on (1, 2 and 4) are not in "
        "this report, or their questions were not asked."
    ),
    NoteKind.ABSENT,
)
INVENTED = Note(
    text(
        "Some findings rest on invented answers. They show how the method works; they say nothing "
        "of the village, and no advice follows from them."
    ),
    NoteKind.CAUTION,
)
METHOD = text("weighted sum of estimates; standard error from their covariance, t")


def ask_findings(data: Data) -> Results:
    """Contrasts that no chapter asks for, each with the size that would have been found."""
    return _wishes(data) + _public(data) + _money(data)


def _wishes(data: Data) -> Results:
    """Of each programme: what difference of deed and wish would have been found."""
    wants, takes = data.codebook.family("wants"), data.codebook.family("participation")
    both = [name for name in wants if name in takes]
    if not both:
        return Results()
    wanted = {}
    for name in both:
        deed, wish = takes[name].name, wants[name].name
        wanted[f"{name}.deed"] = share(deed, equals=1, given=f'col("{wish}") >= 0')
        wanted[f"{name}.wish"] = share(wish, equals=1, given=f'col("{deed}") >= 0')
    found = ask(data, ID, wanted)
    rows = []
    for i, name in enumerate(both):
        pair = found[2 * i : 2 * i + 2]
        gap = weighted(pair, (1, -1), replace(pair[0], id=f"{ID}.wish.{name}"))
        rows.append(_found_at(gap))
    return Results.of(rows)


def _public(data: Data) -> Results:
    """Share of all named sources that is public money, minus that of own effort."""
    family = data.codebook.family("source")
    parts = {name: 1 if name in PUBLIC_MONEY else -1 for name in (*PUBLIC_MONEY, *OWN_EFFORT)}
    parts = {name: sign for name, sign in parts.items() if name in family}
    if len(set(parts.values())) < 2:
        return Results()
    every = [variable.name for variable in family.values()]
    found = ask(data, ID, {name: response_share(family[name].name, of=every) for name in parts})
    like = replace(
        found[0], id=f"{ID}.public", indicator="contrast", arguments=" ".join(parts), count=None,
        method=METHOD,
    )  # fmt: skip
    gap = weighted(found, list(parts.values()), like)
    return Results.of([gap, _found_at(gap)])


def _money(data: Data) -> Results:
    """Money a household of the investment mode has from it, minus that of each other mode."""
    codebook = data.codebook
    names = [mode for mode in joined(codebook) if codebook.has(f"exposure:{mode}")]
    if "investment" not in names or len(names) < 2:
        return Results()
    wanted = {
        mode: mean(codebook.column(f"exposure:{mode}"), given=f"{joined(codebook)[mode]} == 1")
        for mode in names
    }
    found = ask(data, ID, wanted)
    first = names.index("investment")
    rows = []
    for i, mode in enumerate(names):
        if mode != "investment":
            pair = found[first : first + 1] + found[i : i + 1]
            like = replace(
                found[first], id=f"{ID}.income.{mode}", indicator="contrast",
                arguments=f"less={found[i].variable}", method=METHOD, count=None,
            )  # fmt: skip
            rows.append(weighted(pair, (1, -1), like))
    adjusted = Results.of(rows).holm(f"{ID}.income")
    return adjusted + Results.of([_found_at(row) for row in adjusted])


def _found_at(row: Estimate) -> Estimate:
    """The size of a contrast that would have been found."""
    return replace(detectable(row), id=f"{row.id}.mde")


def findings(told: Told) -> list[Finding]:
    """All findings of the rows, in the order in which they are looked for."""
    found = (one.find(told) for one in SOUGHT)
    return [finding for finding in found if finding is not None]


def found_by_id(told: Told) -> dict[str, Finding]:
    """The same by id."""
    return {finding.id: finding for finding in findings(told)}


def tell_findings(told: Told) -> tuple[Block, ...]:
    """A table of all findings; what was looked for and not found."""
    found = findings(told)
    if not found:
        return (NOTHING,)
    blocks: list[Block] = [INVENTED] if any(one.invented for one in found) else []
    blocks += [_table(found), *_not_found(told, found)]
    return tuple(blocks)


def _table(found: list[Finding]) -> Table:
    rows: list[Row] = []
    order = (Strength.CLEAR, Strength.SUGGESTIVE, Strength.CANNOT_TELL)
    for strength in order:
        those = [one for one in found if one.strength is strength]
        if those:
            rows.append(Row(STRENGTHS[strength], kind=RowKind.GROUP))
        rows += [
            Row(
                sentence_of(one),
                (one.counter or text("none"), claim_of(one), cited(one.rows + one.counter_rows)),
            )
            for one in those
        ]
    return Table(
        id=ID,
        title=text("Findings, what speaks against them, and the paper's claim"),
        stub=text("Finding"),
        columns=(
            Column(text("What speaks against it"), numeric=False),
            Column(text("The paper's claim"), numeric=False),
            Column(text("Rows of results.csv"), numeric=False),
        ),
        rows=tuple(rows),
        notes=(
            text(
                "Clear: the interval adjusted for all comparisons of a family (Holm) excludes "
                "zero. Suggestive: only the unadjusted one does. Cannot tell: neither; the size "
                "that would be found stands beside it."
            ),
        ),
        provenance="invented" if any(one.invented for one in found) else "",
    )


def sentence_of(one: Finding) -> Words:
    """The sentence of a finding, marked where it rests on invented answers."""
    if not one.invented:
        return one.sentence
    return text("{sentence} (Invented answers: shows the method.)", sentence=one.sentence)


def claim_of(one: Finding) -> Words:
    """The paper's claim with its place."""
    return text("{claim} ({place})", claim=one.claim, place=one.place)


def cited(rows: tuple[str, ...]) -> Words:
    """Row ids with one space between."""
    return ", ".join(dict.fromkeys(rows))


def _not_found(told: Told, found: list[Finding]) -> tuple[Block, ...]:
    """What was looked for where the rows are there, and speak clearly against it."""
    ids = {one.id for one in found}
    lost = [
        one.subject
        for one in SOUGHT
        if one.id not in ids and any(row.startswith(one.prefix + ".") for row in told.rows)
    ]
    if not lost:
        return ()
    sentence = text(
        "Looked for and not found, since the numbers are not there or speak against it: "
        "{subjects}.",
        subjects=listing(lost),
    )
    return (Note(sentence),)


SECTION = Section(ID, text("Findings"), (), ask_findings, tell_findings)
