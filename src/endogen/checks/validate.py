"""All checks of the answers: what counts, what does not and why, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import narwhals as nw

from endogen.checks import returns
from endogen.checks.codes import out_of_range, unlisted
from endogen.checks.columns import columns
from endogen.checks.fetch import rows_of
from endogen.checks.identity import missing_id, repeated_ids
from endogen.checks.members import counted, head, members, registration
from endogen.checks.missing import Quality, completeness
from endogen.checks.money import agreement, units
from endogen.checks.programmes import straight_lines, unknown_to_them
from endogen.checks.ranking import rankings
from endogen.checks.rule import run
from endogen.checks.timing import timing
from endogen.checks.weights import weights
from endogen.errors import DataError, Where
from endogen.study.answers import ROW, Dataset
from endogen.study.codebook import Codebook
from endogen.study.instrument import Instrument
from endogen.study.problem import Problem
from endogen.study.study import Study

CONSENT = "consent:survey"
EVERY = ~nw.col(ROW).is_null()  # true on every row


@dataclass(frozen=True, slots=True)
class Checked:
    """Answers that count.

    Attributes
    ----------
    frame : narwhals.LazyFrame
        The variables of the codebook, on the rows that count.
    codebook : Codebook
    problems : tuple of Problem
    rows, valid : int
        Rows of the file, and those that count.
    dropped : mapping of str to int
        The others, by reason: ``no consent``, ``unusable`` (study.toml's rule).
    quality : Quality
        Answers that are missing, and why.
    returns : narwhals.LazyFrame or None
        Every questionnaire: ``valid`` 1 or 0, and the ``reason`` where it is 0.  None
        where nothing tells answers that count from others.
    """

    frame: nw.LazyFrame[Any]
    codebook: Codebook
    problems: tuple[Problem, ...]
    rows: int
    valid: int
    dropped: dict[str, int]
    quality: Quality
    returns: nw.LazyFrame[Any] | None = None


def validate(
    dataset: Dataset,
    instrument: Instrument,
    study: Study,
    *,
    rule: nw.Expr | None = None,
    issued: nw.LazyFrame[Any] | None = None,
    issued_file: str = "",
) -> Checked:
    """Check every answer.

    Answers without consent to the survey count as refusals and go no further: they are not
    looked at by any other check.

    Parameters
    ----------
    dataset : Dataset
        All rows of the file, recoded.
    instrument : Instrument
    study : Study
    rule : narwhals.Expr, optional
        Study.toml's rule for valid answers.
    issued : narwhals.LazyFrame, optional
        Every questionnaire handed out, with columns ``id`` and ``outcome``.
    issued_file : str
        Its name, for messages.

    Raises
    ------
    DataError
        E-DATA-NO-VALID when nothing is left.
    """
    consent = _consent(dataset.codebook)
    fits = EVERY if rule is None else nw.when(rule).then(True).otherwise(False)
    kept = consent & fits
    total, agreed, valid = _counts(dataset, consent, kept)
    if valid == 0:
        raise DataError("E-DATA-NO-VALID", where=Where(file=dataset.file), n=total,
                        refused=total - agreed, invalid=agreed - valid)
    dropped = {returns.NO_CONSENT: total - agreed, returns.UNUSABLE: agreed - valid}
    frame = dataset.frame.filter(kept) if valid < total else dataset.frame
    problems = [*columns(dataset, instrument), *_problems(dataset, instrument, study, frame)]
    listed = None
    if issued is not None:
        problems += returns.disagreements(issued, frame, dataset.codebook, issued_file)
        listed = returns.from_list(issued, dataset.frame, dataset.codebook, kept, consent)
    elif valid < total or dataset.codebook.has(CONSENT):
        listed = returns.from_answers(dataset.frame, dataset.codebook, kept, consent)
    return Checked(
        frame=frame.select(*(v.name for v in dataset.codebook)),
        codebook=dataset.codebook,
        problems=tuple(problems),
        rows=total,
        valid=valid,
        dropped={why: n for why, n in dropped.items() if n},
        quality=completeness(dataset, frame, valid),
        returns=listed,
    )


def _consent(codebook: Codebook) -> nw.Expr:
    """True where consent was given; a missing answer is none."""
    if not codebook.has(CONSENT):
        return EVERY
    return nw.when(nw.col(codebook.column(CONSENT)) == 1).then(True).otherwise(False)


def _counts(dataset: Dataset, consent: nw.Expr, kept: nw.Expr) -> tuple[int, int, int]:
    one = nw.lit(1)
    row = rows_of(dataset.frame.select(
        nw.len().alias("rows"),
        nw.when(consent).then(one).otherwise(0).sum().alias("agreed"),
        nw.when(kept).then(one).otherwise(0).sum().alias("valid"),
    ))[0]
    total, agreed, valid = (int(n or 0) for n in row)
    return total, agreed, valid


def _problems(
    dataset: Dataset, instrument: Instrument, study: Study, frame: nw.LazyFrame[Any]
) -> list[Problem]:
    codebook = dataset.codebook
    rules = [
        *missing_id(codebook),
        *weights(codebook),
        *unlisted(dataset),
        *out_of_range(dataset, instrument, frame),
        *members(codebook),
        *head(codebook),
        *counted(codebook),
        *registration(codebook),
        *rankings(codebook),
        *unknown_to_them(codebook),
        *straight_lines(codebook),
        *units(codebook, frame),
        *agreement(codebook),
        *timing(codebook, study),
    ]
    return [
        *repeated_ids(frame, codebook, dataset.file),
        *run(rules, frame, codebook, dataset.file),
    ]
