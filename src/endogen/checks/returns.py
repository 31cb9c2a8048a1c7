"""Questionnaires that were handed out: which came back, which count, and why not."""

from __future__ import annotations

from typing import Any

import narwhals as nw

from endogen.checks.in_engine import true_where
from endogen.checks.rows import EVERY
from endogen.study.answers import Dataset
from endogen.study.codebook import Codebook
from endogen.study.grammar import Expression
from endogen.study.problem import LISTED, Problem, Severity, problem, shortest
from endogen.survey.engine import collect

VALID = "valid"  # the outcome of a questionnaire that counts
NO_CONSENT, UNUSABLE = "no consent", "unusable"

Frame = nw.LazyFrame[Any]


def questionnaires(
    dataset: Dataset, consent: Expression, kept: Expression, issued: Frame | None, *, lost: bool
) -> Frame | None:
    """Every questionnaire, whether it counts, and why not.

    Parameters
    ----------
    dataset : Dataset
        All rows of the answers.
    consent, kept : Expression
        Where consent was given, and which rows count.
    issued : narwhals.LazyFrame or None
        The list of questionnaires handed out.  Without one, every row of the answers is a
        questionnaire, if anything tells those that count from the others.
    lost : bool
        Whether any row of the answers does not count.

    Returns
    -------
    narwhals.LazyFrame or None
        Columns ``valid``, ``reason`` and, where known, ``id`` and ``why`` (in the words of
        the list).
    """
    codebook = dataset.codebook
    frame = dataset.frame
    if issued is None:
        if kept is EVERY:
            return None
        columns = [*_outcome(frame, consent, kept)]
        if codebook.has("id"):
            columns.append(nw.col(codebook.column("id")).alias("id"))
        return frame.select(*columns)
    outcome = nw.col("outcome")
    listed = issued.select(
        nw.col("id"),
        _flag(outcome == VALID).alias("valid"),
        nw.when(outcome != VALID).then(outcome).alias("reason"),
        _words(issued).alias("why"),
    )
    if lost and codebook.has("id"):
        return _without(listed, frame, codebook, consent, kept)
    return listed


def _words(issued: Frame) -> nw.Expr:
    """What was noted of a questionnaire that does not count, as it was written down."""
    if "reason" not in issued.collect_schema().names():
        return nw.lit(None, dtype=nw.String)
    noted = nw.col("reason")
    return nw.when((nw.col("outcome") != VALID) & (noted != "")).then(noted)


def _without(
    listed: Frame, frame: Frame, codebook: Codebook, consent: Expression, kept: Expression
) -> Frame:
    """The list, where a questionnaire called valid whose answers do not count is lost."""
    valid, reason = _outcome(frame, consent, kept)
    lost = (
        frame.select(nw.col(codebook.column("id")).alias("id"), valid, reason.alias("found"))
        .filter(nw.col("valid") == 0)
        .select("id", "found")
        .unique("id")
    )
    unusable = ~nw.col("found").is_null()
    known = nw.when(nw.col("reason").is_null()).then(nw.col("found")).otherwise(nw.col("reason"))
    return listed.join(lost, on="id", how="left").select(
        nw.col("id"),
        nw.when(unusable).then(nw.lit(0.0)).otherwise(nw.col("valid")).alias("valid"),
        known.alias("reason"),
        nw.col("why"),
    )


def disagreements(
    issued: Frame | None, frame: Frame, codebook: Codebook, file: str
) -> list[Problem]:
    """Valid questionnaires without answers, and answers without a valid questionnaire."""
    if issued is None or not codebook.has("id"):
        return []
    name = codebook.column("id")
    valid = issued.filter(nw.col("outcome") == VALID).select("id")
    ids = frame.select(nw.col(name).alias("id")).filter(~nw.col("id").is_null())
    return [
        *_each("E-DATA-RETURN-LACKING", valid.join(ids, on="id", how="anti"), file),
        *_each("E-DATA-RETURN-UNLISTED", ids.join(valid, on="id", how="anti"), file),
    ]


def _each(code: str, ids: Frame, file: str) -> list[Problem]:
    found = collect(ids.sort("id").head(LISTED))["id"].tolist()
    return [problem(code, Severity.ERROR, file=file, id=shortest(id_), value=id_) for id_ in found]


def _outcome(frame: Frame, consent: Expression, kept: Expression) -> tuple[nw.Expr, nw.Expr]:
    counts = true_where(kept, frame)
    agreed = true_where(consent, frame)
    why = nw.when(agreed).then(nw.lit(UNUSABLE)).otherwise(nw.lit(NO_CONSENT))
    return _flag(counts).alias("valid"), nw.when(~counts).then(why).alias("reason")


def _flag(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit(1.0)).otherwise(nw.lit(0.0))
