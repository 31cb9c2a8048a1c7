"""Sentences of the text held against the tables and the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase

from endogen.i18n import Words, text
from endogen.published.basis import compares, families, lacking, turned, turning, unanswerable
from endogen.published.believed import Believed
from endogen.published.figures import Announced, Claim, Published
from endogen.published.known import Known, columns, indicators
from endogen.published.numbers import show
from endogen.published.opposed import opposed
from endogen.published.recomputing import INVENTED, RECONSTRUCTED, Rows
from endogen.published.spans import judge
from endogen.published.spelling import spell
from endogen.published.verdict import Against, Verdict, Word, joined
from endogen.study.codebook import Codebook, Provenance
from endogen.study.grammar import Call
from endogen.study.instrument import Origin
from endogen.survey.estimate import Estimate

WORDS = {True: Word.AGREES, False: Word.CONTRADICTS, None: Word.UNDECIDED}


def judge_claims(
    published: Published, believed: Believed, codebook: Codebook, rows: Rows
) -> Iterator[Verdict]:
    """Judge every claim, then the claims against each other."""
    for claim in published.claims:
        yield _judge(claim, published, believed, codebook, rows)
    for first, second in opposed(published.claims):
        yield Verdict(
            f"{first.id}.against.{second.id}",
            first.place if first.place == second.place else f"{first.place}; {second.place}",
            text("“{first}” and “{second}”", first=first.says, second=second.says),
            "",
            "",
            Word.CONTRADICTS,
            text("The two sentences cannot both be true."),
            Against.FIGURES,
        )


def _judge(
    claim: Claim, published: Published, believed: Believed, codebook: Codebook, rows: Rows
) -> Verdict:
    calls = indicators(claim.check, published)
    against = Against.DATA if calls or claim.check is None else Against.FIGURES
    blank = Verdict(claim.id, claim.place, claim.says, "", "", Word.NOT_COMPUTABLE, against=against)
    why = lacking(claim.needs, codebook) or unanswerable(calls, codebook)
    if not why and any(("households", call) not in rows for call in calls):
        why = text("It could not be computed.")
    if why or claim.check is None:
        return replace(blank, note=why or text("No check is given."))

    def found(call: Call) -> Estimate | None:
        return rows.get(("households", call))

    known = Known(published, believed, found, len(families(codebook)))
    truth = judge(claim.check, known)
    said = [
        *known.said.items(),
        *((spell(call), show(rows["households", call].estimate, 3)) for call in calls),
    ]
    whole = replace(
        blank, recomputed="; ".join(f"{key} = {value}" for key, value in said), verdict=WORDS[truth]
    )
    used = {rows["households", call].provenance for call in calls}
    if Provenance.INVENTED in used:
        return replace(whole, verdict=Word.UNDECIDED, note=INVENTED)
    notes: list[Words] = [RECONSTRUCTED] if Provenance.RECONSTRUCTED in used else []
    if truth is None:
        notes.append(text("Equal or rounded numbers leave it open."))
    if turning(claim.check, codebook):
        return _turn(claim, whole, known, codebook, notes)
    return replace(whole, note=joined(notes))


def _turn(
    claim: Claim, whole: Verdict, known: Known, codebook: Codebook, notes: list[Words]
) -> Verdict:
    """Judge once more with the numbers that the questionnaire gives to yes and no."""
    assert claim.check is not None, "a claim that turns has a check"
    found = known.found

    def as_coded(call: Call) -> Estimate | None:
        row = found(call)
        if row is None or not turned(call, codebook):
            return row
        return replace(row, estimate=-row.estimate)

    other = judge(claim.check, Known(known.published, known.believed, as_coded, known.asked))
    column = turning(claim.check, codebook)[0]
    codes = " < ".join(
        f"{c.code} ({c.label})"
        for c in sorted(codebook[column].categories, key=lambda c: float(c.code))
        if c.truth is not None
    )
    here = WORDS[None if whole.verdict is Word.UNDECIDED else whole.verdict is Word.AGREES]
    if WORDS[other] is here:
        return replace(whole, note=joined(notes))
    notes.append(
        text(
            "With yes as the higher value of {column}: {verdict}. With the printed coding, "
            "{codes}, the sign is the opposite: {other}.",
            column=column,
            verdict=SAID[here],
            codes=codes,
            other=SAID[WORDS[other]],
        )
    )
    return replace(whole, verdict=Word.UNDECIDED, note=joined(notes))


def judge_announced(published: Published, codebook: Codebook) -> Iterator[Verdict]:
    """Look for what was announced among the printed figures."""
    for announced in published.announced:
        found = [
            figure.id
            for figure in published.figures
            if any(
                _reports(one, announced)
                for one in (figure.formula, *(r.formula for r in figure.readings))
            )
        ]
        yield Verdict(
            announced.id,
            announced.place,
            announced.says,
            "",
            "",
            Word.AGREES if found else Word.ANNOUNCED,
            text("Printed as {figures}.", figures=", ".join(found))
            if found
            else text("No printed figure gives it."),
            Against.FIGURES,
        )
    yield from _unreported(published, codebook)


def _reports(formula: object, announced: Announced) -> bool:
    used = columns(formula)  # type: ignore[arg-type]  # an expression or None
    named = any(fnmatchcase(name, pattern) for name in used for pattern in announced.columns)
    if not announced.by:
        return named
    return named and compares(formula, announced.by)  # type: ignore[arg-type]  # likewise


def _unreported(published: Published, codebook: Codebook) -> Iterator[Verdict]:
    """Questions that were asked and of which no figure is printed."""
    formulas = [f.formula for f in published.figures]
    formulas += [reading.formula for f in published.figures for reading in f.readings]
    printed: set[str] = set().union(*(columns(one) | _bare(one) for one in formulas))
    silent = _names(
        v.question or v.name
        for v in codebook
        if v.role and v.origin is Origin.PAPER and v.name not in printed
    )
    heard = _names(v.question or v.name for v in codebook if v.name in printed)
    silent = [name for name in silent if name not in heard]
    if silent:
        yield Verdict(
            "questions.unreported",
            "",
            text("every question of the questionnaire is reported"),
            "",
            ", ".join(silent),
            Word.ANNOUNCED,
            text("Asked, and no printed figure rests on it."),
            Against.FIGURES,
        )


def _bare(formula: object) -> set[str]:
    name = getattr(formula, "name", "")
    return {name} if name and not isinstance(formula, Call) else set()


def _names(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


SAID: Mapping[Word, Words] = {
    Word.AGREES: text("it agrees"),
    Word.CONTRADICTS: text("it is contradicted"),
    Word.UNDECIDED: text("it cannot be decided"),
}
