"""Printed figures recomputed from the data."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from endogen.i18n import Words, text
from endogen.published.basis import Basis
from endogen.published.believed import Believed
from endogen.published.figures import Figure, Published, Reading
from endogen.published.known import BESIDE, Known, indicators
from endogen.published.numbers import Printed, show, show_like
from endogen.published.spans import measure
from endogen.published.spelling import spell
from endogen.published.verdict import Verdict, Word, held, joined, placed
from endogen.study.codebook import Provenance
from endogen.study.grammar import Call, Expression, Literal, Name
from endogen.survey.estimate import Estimate

PREFIX = "8.published."

Rows = Mapping[tuple[str, Call], Estimate]
"""Estimates by unit (households, returns) and indicator."""


@dataclass(frozen=True, slots=True)
class Recomputed:
    """A figure recomputed: its row of Results, when there is one, and what was found."""

    rows: tuple[Estimate, ...]
    verdicts: tuple[Verdict, ...]


def formulas(figure: Figure) -> list[Expression]:
    """Everything that has to be computed for a figure."""
    if isinstance(figure.formula, Name):
        return list(_within(figure))
    own = [figure.formula] if figure.formula is not None else []
    return [*own, *(reading.formula for reading in figure.readings)]


def recompute(
    figure: Figure, published: Published, believed: Believed, basis: Basis, rows: Rows
) -> Recomputed:
    """Compute one figure from the data and hold it against what is printed."""
    wanted = formulas(figure)
    why = basis.lacking(figure.needs)
    if not why and figure.unit == "households":
        why = basis.unanswerable(wanted)
    if not wanted and figure.equals is not None:
        return Recomputed((), ())  # the other figures decide
    if not why and not wanted:
        why = NOTHING
    calls = [call for one in wanted for call in indicators(one, published)]
    if not why and any((figure.unit, call) not in rows for call in calls):
        why = text("It could not be computed.")
    if why:
        return Recomputed((), (_verdict(figure, "", Word.NOT_COMPUTABLE, why),))
    known = Known(published, believed, lambda call: rows.get((figure.unit, call)))
    if isinstance(figure.formula, Name):
        return _spread(figure, [rows[figure.unit, call] for call in calls])
    if figure.readings:
        return _understood(figure, known, rows)
    totals = {table.total for table in published.tables}
    without = ("percent",) if figure.id in totals else ()  # a total is 100 % of itself
    made = _single(figure, _row(figure, figure.formula, known, rows), without)
    return _as_coded(figure, made, basis)


def _row(
    figure: Figure, formula: Expression | None, known: Known, rows: Rows, *, suffix: str = ""
) -> Estimate:
    """The row of Results of a formula: that of its indicator, or one made of several."""
    name = PREFIX + figure.id + suffix
    if isinstance(formula, Call):
        return replace(rows[figure.unit, formula], id=name)
    assert formula is not None, "a figure without a formula is not computed"
    parts = [rows[figure.unit, call] for call in indicators(formula, known.published)]
    value = measure(formula, known)
    return Estimate(
        id=name,
        indicator="formula",
        arguments=spell(formula),
        estimate=float(value.middle) if value.low == value.high else math.nan,
        n=parts[0].n if parts else None,
        provenance=weakest(parts),
    )


def _single(figure: Figure, row: Estimate, without: tuple[str, ...]) -> Recomputed:
    verdicts = [_hold(figure, "", figure.printed, row, figure.column)]
    verdicts += [
        _hold(figure, key, printed, row, key)
        for key, printed in figure.companions.items()
        if key not in without
    ]
    return Recomputed((row,), tuple(verdicts))


def _as_coded(figure: Figure, made: Recomputed, basis: Basis) -> Recomputed:
    """Allow for the numbers that the questionnaire gives to yes and no.

    A correlation was computed from these numbers.  With yes = 1 and no = 2 its sign is the
    opposite of that with yes as true, which is how rows of Results are computed.
    """
    column = basis.turning(figure.formula)
    value = figure.printed.value
    first, *others = made.verdicts
    if not column or value is None or first.verdict is not Word.CONTRADICTS:
        return made
    word = held(figure.printed, -made.rows[0].estimate)
    if word is Word.CONTRADICTS:
        return made
    note = text(
        "With the questionnaire's own numbers for {column} ({codes}) the sign is the opposite.",
        column=column,
        codes=basis.reversed[column],
    )
    turned = replace(first, verdict=word, note=joined([note, first.note]))
    return Recomputed(made.rows, (turned, *others))


def _hold(figure: Figure, key: str, printed: Printed, row: Estimate, field: str) -> Verdict:
    """Hold one number of a row against one printed number."""
    value = _value(row, field, printed)
    if value is None or not math.isfinite(value):
        why = joined([text("Undefined in these data."), row.note])
        return _verdict(figure, key, Word.UNDECIDED, why, printed=printed, row=row.id)
    said = show_like(printed, value)
    word = held(printed, value)
    note: Words = ""
    if word is Word.ROUNDS:
        note = text(
            "Exactly {value}.", value=show(value, printed.decimals + 2, percent=printed.percent)
        )
    word, note = judged(word, note, row.provenance)
    return _verdict(figure, key, word, note, printed=printed, recomputed=said, row=row.id)


def _value(row: Estimate, field: str, printed: Printed) -> float | None:
    match field:
        case "percent":
            if row.indicator == "count":
                return 100 * row.count / row.n if row.count is not None and row.n else None
            return 100 * row.estimate
        case "estimate":
            return row.estimate * (100 if printed.percent else 1)
        case _:
            value = getattr(row, field)
            return None if value is None else float(value)


def _within(figure: Figure) -> tuple[Call, Call]:
    """What a printed range says of a column: every answer lies within it."""
    low, high = figure.printed.interval()
    assert isinstance(figure.formula, Name), "only a column has a range"
    return (
        Call("share", (figure.formula,), (("at_least", Literal(float(low))),)),
        Call("share", (figure.formula,), (("at_most", Literal(float(high))),)),
    )


def _spread(figure: Figure, rows: list[Estimate]) -> Recomputed:
    inside = sum(row.estimate for row in rows) - 1
    row = replace(
        rows[0],
        id=PREFIX + figure.id,
        arguments=f"within {figure.printed.text}",
        estimate=inside,
        se=math.nan,
        ci_low=math.nan,
        ci_high=math.nan,
        count=None,
    )
    if not math.isfinite(inside):
        why = joined([text("Undefined in these data."), row.note])
        return Recomputed((row,), (_verdict(figure, "", Word.UNDECIDED, why, row=row.id),))
    word = Word.AGREES if abs(inside - 1) < 1e-12 else Word.CONTRADICTS
    note: Words = text("So many of the answers lie within the printed range.")
    word, note = judged(word, note, row.provenance)
    share = text("{share} within it", share=show(100 * inside, 1, percent=True))
    verdict = _verdict(figure, "", word, note, recomputed=share, row=row.id)
    return Recomputed((row,), (verdict,))


def _understood(figure: Figure, known: Known, rows: Rows) -> Recomputed:
    """Compute a figure under each reading; they decide together."""
    made = [
        (reading, _row(figure, reading.formula, known, rows, suffix="." + reading.id))
        for reading in figure.readings
    ]
    verdicts = [
        replace(
            _hold(figure, reading.id, figure.printed, row, figure.column),
            statement=text("{what}, read as {reading}", what=figure.words, reading=reading.says),
        )
        for reading, row in made
    ]
    words = {verdict.verdict for verdict in verdicts}
    word = words.pop() if len(words) == 1 else Word.UNDECIDED
    note = joined(
        _of_reading(reading, verdict) for (reading, _), verdict in zip(made, verdicts, strict=True)
    )
    said = " / ".join(str(verdict.recomputed) for verdict in verdicts)
    whole = _verdict(figure, "", word, note, recomputed=said)
    return Recomputed(tuple(row for _, row in made), (whole, *verdicts))


def _of_reading(reading: Reading, verdict: Verdict) -> Words:
    said = {
        Word.AGREES: text("As {reading} it agrees.", reading=reading.says),
        Word.ROUNDS: text("As {reading} it rounds differently.", reading=reading.says),
        Word.CONTRADICTS: text("As {reading} it is contradicted.", reading=reading.says),
    }
    undecided = text("As {reading} it cannot be decided.", reading=reading.says)
    return said.get(verdict.verdict, undecided)


def _verdict(
    figure: Figure,
    key: str,
    word: Word,
    note: Words,
    *,
    printed: Printed | None = None,
    recomputed: Words = "",
    row: str = "",
) -> Verdict:
    statement: Words = figure.words
    if key in BESIDE:
        statement = text("{what}: {which}", what=statement, which=BESIDE[key])
    return Verdict(
        f"{figure.id}.{key}" if key else figure.id,
        placed(figure.place),
        statement,
        (printed or figure.printed).text,
        recomputed,
        word,
        note,
        row=row,
    )


def judged(word: Word, note: Words, provenance: str) -> tuple[Word, Words]:
    """What a verdict is worth when the answers behind it were made up."""
    if provenance == Provenance.INVENTED:
        return Word.UNDECIDED, INVENTED
    if provenance == Provenance.RECONSTRUCTED:
        fitted = OTHERS_FITTED if word is Word.CONTRADICTS else FITTED
        return word, joined([note, fitted])
    return word, note


def weakest(rows: list[Estimate]) -> str:
    """The weakest provenance among rows."""
    kinds = {row.provenance for row in rows}
    for kind in (Provenance.INVENTED, Provenance.RECONSTRUCTED):
        if kind in kinds:
            return kind.value
    return rows[0].provenance if rows else ""


INVENTED = text("The answers behind it are invented, bound by no printed figure.")
FITTED = text("The answers were reconstructed to fit it.")
OTHERS_FITTED = text("The answers were reconstructed to fit the other figures.")
NOTHING = text("The study's data hold nothing that it could be computed from.")
