"""All checks of the answers: what counts, what does not and why, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import narwhals as nw

from endogen.checks import returns
from endogen.checks.codes import fractions, out_of_range, unlisted
from endogen.checks.columns import columns
from endogen.checks.identity import missing_id, repeated_ids
from endogen.checks.in_engine import true_where
from endogen.checks.members import counted, head, members, registration
from endogen.checks.missing import Quality, completeness
from endogen.checks.money import agreement, units
from endogen.checks.programmes import straight_lines, unknown_to_them
from endogen.checks.ranking import rankings
from endogen.checks.rows import EVERY, Rows, rows_of
from endogen.checks.rule import run, says
from endogen.checks.timing import timing
from endogen.checks.weights import weights
from endogen.errors import DataError, Where
from endogen.study.answers import Dataset
from endogen.study.codebook import Codebook
from endogen.study.grammar import Expression, Operation, names
from endogen.study.instrument import Instrument
from endogen.study.nearest import nearest
from endogen.study.problem import Problem
from endogen.study.study import Study

CONSENT = "consent:survey"


@dataclass(frozen=True, slots=True)
class Checked:
    """Answers that count.

    Attributes
    ----------
    frame : narwhals.LazyFrame
        The variables of the codebook, on the rows that count.
    whole : narwhals.LazyFrame
        The same with the columns that say why answers are missing.
    codebook : Codebook
    problems : tuple of Problem
    rows, valid : int
        Rows of the file, and those that count.
    dropped : mapping of str to int
        The others, by reason: ``no consent``, ``unusable`` (study.toml's rule).
    quality : Quality
        Answers that are missing, and why.
    counts : Expression
        What the rows of the dataset that count meet.
    returns : narwhals.LazyFrame or None
        Every questionnaire: ``valid`` 1 or 0, and the ``reason`` where it is 0.  None
        where nothing tells answers that count from others.
    """

    frame: nw.LazyFrame[Any]
    whole: nw.LazyFrame[Any]
    codebook: Codebook
    problems: tuple[Problem, ...]
    rows: int
    valid: int
    dropped: dict[str, int]
    quality: Quality
    counts: Expression
    returns: nw.LazyFrame[Any] | None = None


def validate(
    dataset: Dataset,
    instrument: Instrument,
    study: Study,
    *,
    issued: nw.LazyFrame[Any] | None = None,
    issued_file: str = "",
) -> Checked:
    """Check every answer.

    Answers without consent to the survey count as refusals and go no further: they are not
    looked at by any other check.  Then study.toml's own rule for valid answers is applied.

    Parameters
    ----------
    dataset : Dataset
        All rows of the file, recoded.
    instrument : Instrument
    study : Study
    issued : narwhals.LazyFrame, optional
        Every questionnaire handed out, with columns ``id`` and ``outcome``.
    issued_file : str
        Its name, for messages.

    Raises
    ------
    DataError
        E-DATA-NO-VALID when nothing is left; E-DATA-COLUMN when the study's rule names a
        variable that is not there.
    """
    codebook = dataset.codebook
    consent = _consent(codebook)
    kept = _both(consent, _rule(dataset, study))
    every = rows_of(dataset.frame, codebook)
    agreed, valid = every.counts([consent, kept])
    if valid == 0:
        raise DataError(
            "E-DATA-NO-VALID",
            where=Where(file=dataset.file),
            n=len(every),
            refused=len(every) - agreed,
            invalid=agreed - valid,
        )
    rows = every.kept(kept)
    frame, whole = dataset.variables, dataset.frame
    if valid < len(every):
        frame = frame.filter(true_where(kept, frame))
        whole = whole.filter(true_where(kept, whole))
    found = returns.questionnaires(dataset, consent, kept, issued, lost=valid < len(every))
    dropped = {returns.NO_CONSENT: len(every) - agreed, returns.UNUSABLE: agreed - valid}
    return Checked(
        frame=frame,
        whole=whole,
        codebook=codebook,
        problems=(
            *columns(dataset, instrument),
            *_problems(dataset, instrument, study, rows),
            *returns.disagreements(issued, frame, codebook, issued_file),
        ),
        rows=len(every),
        valid=valid,
        dropped={why: n for why, n in dropped.items() if n},
        quality=completeness(dataset, instrument, rows),
        counts=kept,
        returns=found,
    )


def _consent(codebook: Codebook) -> Expression:
    """True where consent was given; a missing answer is none."""
    if not codebook.has(CONSENT):
        return EVERY
    return says("filled({consent}, 0) == 1", consent=codebook.column(CONSENT))


def _rule(dataset: Dataset, study: Study) -> Expression:
    if study.valid is None:
        return EVERY
    for name in sorted(names(study.valid)):
        if name not in dataset.codebook:
            known = [v.name for v in dataset.codebook]
            raise DataError(
                "E-DATA-COLUMN",
                where=Where(file=dataset.file),
                name=name,
                nearest=nearest(name, known),
            )
    return study.valid


def _both(one: Expression, other: Expression) -> Expression:
    if EVERY in (one, other):
        return other if one is EVERY else one
    return Operation("and", (one, other))


def _problems(dataset: Dataset, instrument: Instrument, study: Study, rows: Rows) -> list[Problem]:
    codebook = dataset.codebook
    rules = [
        *missing_id(codebook),
        *weights(codebook),
        *unlisted(dataset),
        *out_of_range(dataset, instrument, rows),
        *fractions(dataset, instrument),
        *members(codebook),
        *head(codebook),
        *counted(codebook),
        *registration(codebook),
        *rankings(codebook),
        *unknown_to_them(codebook),
        *straight_lines(codebook),
        *units(codebook, rows),
        *agreement(codebook),
        *timing(codebook, study),
    ]
    return [
        *repeated_ids(rows, codebook, dataset.file),
        *run(rules, rows, codebook, dataset.file),
    ]
