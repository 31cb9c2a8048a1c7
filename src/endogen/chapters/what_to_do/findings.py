"""7.findings: all findings with their strength, what speaks against them, the paper's claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from endogen.chapters.asking import ask
from endogen.chapters.asking import joined as put_together
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import base, listing, says
from endogen.chapters.what_to_do import modes, money, reach
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
AT_A_GLANCE: dict[Strength, Callable[[Words], Words]] = {
    Strength.CLEAR: lambda said: text("What is clear: {subjects}.", subjects=said),
    Strength.SUGGESTIVE: lambda said: text("What is only suggested: {subjects}.", subjects=said),
    Strength.CANNOT_TELL: lambda said: text("What cannot be told: {subjects}.", subjects=said),
}
METHOD = text("of each finding, that of the rows it cites; several tests of a family: Holm")


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
    gaps = [
        _gap(found, f"{ID}.wish.{name}", {f"{name}.deed": 1.0, f"{name}.wish": -1.0})
        for name in both
    ]
    return Results.of([_found_at(gap[0]) for gap in gaps])


def _public(data: Data) -> Results:
    """Share of all named sources that is public money, minus that of own effort."""
    family = data.codebook.family("source")
    signs = {name: 1.0 if name in PUBLIC_MONEY else -1.0 for name in (*PUBLIC_MONEY, *OWN_EFFORT)}
    signs = {name: sign for name, sign in signs.items() if name in family}
    if len(set(signs.values())) < 2:
        return Results()
    every = [variable.name for variable in family.values()]
    found = ask(data, ID, {name: response_share(family[name].name, of=every) for name in signs})
    gap = _gap(found, f"{ID}.public", signs)
    return gap + Results.of([_found_at(gap[0])])


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
    gaps = [
        _gap(found, f"{ID}.income.{mode}", {"investment": 1.0, mode: -1.0})
        for mode in names
        if mode != "investment"
    ]
    adjusted = put_together(gaps).holm(f"{ID}.income")
    return adjusted + Results.of([_found_at(row) for row in adjusted])


def _gap(found: Results, id_: str, weights: Mapping[str, float]) -> Results:
    """A contrast of rows that were asked for by these names; its n is their least."""
    ids = [f"{ID}.{name}" for name in weights]
    made = found.contrast(dict(zip(ids, weights.values(), strict=True)))
    parts = [found[row] for row in ids]
    alike = all(row.base == parts[0].base for row in parts)
    row = replace(
        made[0],
        id=id_,
        n=min(row.n or 0 for row in parts),
        base=parts[0].base if alike else text("of each part of the contrast, its own households"),
    )
    return Results((row,), made.parts)


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
    blocks += [*_at_a_glance(found), _table(told, found), *_not_found(told, found)]
    return tuple(blocks)


def _at_a_glance(found: list[Finding]) -> Iterator[Block]:
    """What is clear, suggested, or cannot be told, by its subject."""
    subjects = {one.id: one.subject for one in SOUGHT}
    for strength, sentence in AT_A_GLANCE.items():
        those = [one for one in found if one.strength is strength]
        if those:
            said = [
                text("{subject} (invented answers)", subject=subjects[one.id])
                if one.invented
                else subjects[one.id]
                for one in those
            ]
            rows = dict.fromkeys(row for one in those for row in one.rows)
            yield says(sentence(listing(said)), rows, strength)


def _table(told: Told, found: list[Finding]) -> Table:
    rows: list[Row] = []
    for strength in AT_A_GLANCE:
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
    counted = [row for one in found for row in one.rows if row in told and told[row].n is not None]
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
        base=base(told, counted) if counted else text("of each finding, that of its rows"),
        method=METHOD,
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
