"""Printed figures compared: with the data, and with each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from endogen.errors import CODES, StudyError, UseError
from endogen.i18n import Text
from endogen.published.basis import Basis
from endogen.published.believed import believe
from endogen.published.claims import judge_announced, judge_claims
from endogen.published.consistency import Tail, consistency
from endogen.published.figures import Published
from endogen.published.known import Known, indicators
from endogen.published.recomputing import Rows, formulas, recompute
from endogen.published.spelling import spell
from endogen.published.verdict import Verdict, Word
from endogen.study.codebook import Codebook
from endogen.study.grammar import Call, Expression
from endogen.study.instrument import Instrument
from endogen.survey.estimate import Estimate

Ask = Callable[[Sequence[Call]], Sequence[Estimate]]
"""Estimates of indicators, in the order asked."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was found.

    Attributes
    ----------
    rows : tuple of Estimate
        The recomputed numbers, ``8.published.<figure id>``.
    verdicts : tuple of Verdict
        Each figure with the data, the figures with each other, claims, announcements.
    """

    rows: tuple[Estimate, ...]
    verdicts: tuple[Verdict, ...]

    def counted(self) -> dict[Word, int]:
        """How many verdicts of each kind."""
        return {word: sum(v.verdict is word for v in self.verdicts) for word in Word}


def compare(
    published: Published,
    codebook: Codebook,
    ask: Mapping[str, Ask],
    instrument: Instrument | None = None,
    tail: Tail | None = None,
) -> Comparison:
    """Recompute every figure and check the figures against each other.

    Parameters
    ----------
    published : Published
    codebook : Codebook
        Of the households; questions with origin = added are not held against the
        publication.
    ask : mapping of str to callable
        How to estimate indicators of ``households`` and of ``returns``.
    instrument : Instrument, optional
        The questionnaire: which numbers it gives to yes and no.
    tail : callable, optional
        Two-sided p of ``(t, df)``; Student's by default.
    """
    believed = believe(published)
    basis = Basis(codebook, instrument)
    rows = _asked(published, basis, ask)
    done = [recompute(figure, published, believed, basis, rows) for figure in published.figures]
    known = Known(published, believed, lambda _: None, len(basis.families))
    verdicts = [verdict for one in done for verdict in one.verdicts]
    verdicts += consistency(published, believed, known, tail or _student, basis.whole)
    verdicts += judge_claims(published, believed, basis, rows)
    verdicts += judge_announced(published, basis)
    return Comparison(tuple(row for one in done for row in one.rows), tuple(verdicts))


def _asked(published: Published, basis: Basis, ask: Mapping[str, Ask]) -> Rows:
    """Ask for every indicator that can be computed, once for each unit."""
    wanted: dict[str, dict[Call, None]] = {unit: {} for unit in ask}
    for figure in published.figures:
        for formula in formulas(figure):
            if figure.unit in wanted:
                wanted[figure.unit] |= dict.fromkeys(indicators(formula, published))
    for claim in published.claims:
        if "households" in wanted:
            wanted["households"] |= dict.fromkeys(indicators(claim.check, published))
    rows: dict[tuple[str, Call], Estimate] = {}
    for unit, calls in wanted.items():
        fit = [c for c in calls if unit != "households" or not basis.unanswerable([c])]
        if fit:
            found = _estimates(published, ask[unit], fit)
            rows |= {(unit, call): row for call, row in zip(fit, found, strict=True)}
    return rows


def _estimates(published: Published, ask: Ask, calls: Sequence[Call]) -> Sequence[Estimate]:
    """Ask for all at once; when one is no indicator, say whose formula it is."""
    try:
        return ask(calls)
    except UseError:
        for call in calls:
            try:
                ask([call])
            except UseError as error:
                reason = Text(CODES[error.code].what.msgid, tuple(sorted(error.details.items())))
                raise StudyError(
                    "E-FIGURE-FORMULA", id=_whose(published, call), got=spell(call), reason=reason
                ) from None
        raise


def _whose(published: Published, call: Call) -> str:
    """The id of the first statement that asks for an indicator."""
    stated: list[tuple[str, Expression | None]] = []
    for figure in published.figures:
        stated += [(figure.id, formula) for formula in formulas(figure)]
    stated += [(claim.id, claim.check) for claim in published.claims]
    return next((id_ for id_, one in stated if call in indicators(one, published)), "")


def _student(t: float, df: float) -> float:
    from scipy.special import stdtr

    return float(2 * stdtr(df, -abs(t)))
