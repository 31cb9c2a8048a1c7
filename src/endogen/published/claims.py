"""Sentences of the text held against the tables and the data."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase

from endogen.i18n import Words, text
from endogen.published.basis import Basis, compares, family_of
from endogen.published.believed import Believed
from endogen.published.figures import Announced, Claim, Figure, Published
from endogen.published.known import Known, columns, indicators
from endogen.published.numbers import show
from endogen.published.opposed import opposed
from endogen.published.recomputing import Rows, judged, weakest
from endogen.published.spans import judge
from endogen.published.spelling import spell
from endogen.published.verdict import Against, Verdict, Word, joined, placed
from endogen.study.grammar import Call, Expression, Name
from endogen.study.roles import ROLES
from endogen.survey.estimate import Estimate

WORDS = {True: Word.AGREES, False: Word.CONTRADICTS, None: Word.UNDECIDED}


def judge_claims(
    published: Published, believed: Believed, basis: Basis, rows: Rows
) -> Iterator[Verdict]:
    """Judge every claim, then the claims against each other."""
    for claim in published.claims:
        yield _judge(claim, published, believed, basis, rows)
    for first, second in opposed(published.claims):
        yield Verdict(
            f"{first.id}.against.{second.id}",
            placed(first.place)
            if first.place == second.place
            else text("{first}; {second}", first=placed(first.place), second=placed(second.place)),
            text("“{first}” and “{second}”", first=first.says, second=second.says),
            "",
            "",
            Word.CONTRADICTS,
            text("The two sentences cannot both be true."),
            Against.FIGURES,
        )


def _judge(
    claim: Claim, published: Published, believed: Believed, basis: Basis, rows: Rows
) -> Verdict:
    calls = indicators(claim.check, published)
    against = Against.DATA if calls or claim.check is None else Against.FIGURES
    blank = Verdict(
        claim.id, placed(claim.place), claim.says, "", "", Word.NOT_COMPUTABLE, against=against
    )
    why = basis.lacking(claim.needs) or basis.unanswerable(calls)
    if not why and any(("households", call) not in rows for call in calls):
        why = text("It could not be computed.")
    if why or claim.check is None:
        return replace(blank, note=why or text("No check is given."))

    def found(call: Call) -> Estimate | None:
        return rows.get(("households", call))

    asked = [rows["households", call] for call in calls]
    undefined = [row for row in asked if not math.isfinite(row.estimate)]
    if undefined:
        note = joined([text("Undefined in these data."), undefined[0].note])
        return replace(blank, verdict=Word.UNDECIDED, note=note)
    known = Known(published, believed, found, len(basis.families))
    truth = judge(claim.check, known)
    computed = [_computed(call, rows["households", call].estimate, basis) for call in calls]
    whole = replace(
        blank,
        recomputed=joined([*known.said.values(), *computed], text("; ")),
        verdict=WORDS[truth],
    )
    open_: Words = text("Equal or rounded numbers leave it open.") if truth is None else ""
    word, note = judged(WORDS[truth], open_, weakest(asked))
    whole = replace(whole, verdict=word, note=note)
    return _turn(claim, whole, known, basis) if basis.turning(claim.check) else whole


def _computed(call: Call, value: float, basis: Basis) -> Words:
    """A recomputed number with what it is of, in words where there are words."""
    asked = [basis.codebook[a.name].label for a in call.args if isinstance(a, Name)
             if a.name in basis.codebook]  # fmt: skip
    if call.name == "share" and len(asked) == 1:
        return text("{what} {value}", what=asked[0], value=show(100 * value, 1, percent=True))
    if call.name == "correlation" and len(asked) == 2:  # of a pair
        return text(
            "correlation of {x} with {y} = {value}", x=asked[0], y=asked[1], value=show(value, 3)
        )
    return text("{what} = {value}", what=spell(call), value=show(value, 3))


def _turn(claim: Claim, whole: Verdict, known: Known, basis: Basis) -> Verdict:
    """Judge once more with the numbers that the questionnaire gives to yes and no."""
    assert claim.check is not None, "a claim that turns has a check"
    found = known.found

    def as_coded(call: Call) -> Estimate | None:
        row = found(call)
        if row is None or not basis.turned(call):
            return row
        return replace(row, estimate=-row.estimate)

    other = judge(claim.check, Known(known.published, known.believed, as_coded, known.asked))
    if WORDS[other] is whole.verdict:
        return whole
    column = basis.turning(claim.check)
    note = text(
        "If yes counts for more than no in {column}, {verdict}; with the questionnaire's own "
        "numbers ({codes}) the sign is the opposite, and {other}.",
        column=basis.codebook[column].label,
        verdict=SAID[whole.verdict],
        codes=basis.reversed[column],
        other=SAID[WORDS[other]],
    )
    return replace(whole, verdict=Word.UNDECIDED, note=joined([note, whole.note]))


def judge_announced(published: Published, basis: Basis) -> Iterator[Verdict]:
    """Look for what was announced among the printed figures."""
    for announced in published.announced:
        found = [figure for figure in published.figures if _reports(figure, announced)]
        reported = len(found) > (1 if announced.by else 0)
        note = text("No printed figure gives it.")
        if found:
            note = text("Printed as {figures}.", figures=_named(found))
        if found and not reported:
            note = text("Only one group is printed: {figures}.", figures=_named(found))
        yield Verdict(
            announced.id,
            placed(announced.place),
            announced.says,
            "",
            "",
            Word.AGREES if reported else Word.ANNOUNCED,
            note,
            Against.FIGURES,
        )
    yield from _unreported(published, basis)


def _named(figures: list[Figure]) -> Words:
    return joined([figure.words for figure in figures], text("; "))


def _reports(figure: Figure, announced: Announced) -> bool:
    """Whether a figure is of an announced column; for a comparison, of one of its groups."""
    for formula in _formulas(figure):
        named = any(
            fnmatchcase(name, pattern) for name in columns(formula) for pattern in announced.columns
        )
        if named and (not announced.by or compares(formula, announced.by)):
            return True
    return False


def _formulas(figure: Figure) -> list[Expression]:
    own = [figure.formula] if figure.formula is not None else []
    return own + [reading.formula for reading in figure.readings]


def _unreported(published: Published, basis: Basis) -> Iterator[Verdict]:
    """Questions that were asked and of which no figure is printed."""
    printed: set[str] = set()
    needed: set[str] = set()
    for figure in published.figures:
        needed |= {need.removesuffix(":*") for need in figure.needs}
        for formula in _formulas(figure):
            printed |= columns(formula) | ({formula.name} if isinstance(formula, Name) else set())
    asked = basis.asked
    heard = {v.question for v in asked if v.name in printed or family_of(v) in needed}
    silent: dict[str, Words] = {}
    for variable in asked:
        if variable.question not in heard:
            family = family_of(variable)
            silent[family] = ROLES[family].label if family in ROLES else variable.label
    if silent:
        yield Verdict(
            "questions.unreported",
            text("questionnaire"),
            text("every question of the questionnaire is reported"),
            "",
            joined(silent.values(), text(", ")),
            Word.ANNOUNCED,
            text("Asked, and no printed figure rests on it."),
            Against.FIGURES,
        )


SAID: Mapping[Word, Words] = {
    Word.AGREES: text("it agrees"),
    Word.CONTRADICTS: text("it is contradicted"),
    Word.UNDECIDED: text("it cannot be decided"),
}
