"""Questionnaires that were handed out: which came back, which count, and why not."""

from __future__ import annotations

from typing import Any

import narwhals as nw

from endogen.checks.fetch import rows_of
from endogen.study.codebook import Codebook
from endogen.study.problem import LISTED, Problem, Severity, problem, shortest

VALID = "valid"  # the outcome of a questionnaire that counts
NO_CONSENT, UNUSABLE = "no consent", "unusable"

Frame = nw.LazyFrame[Any]


def from_answers(frame: Frame, codebook: Codebook, kept: nw.Expr, consent: nw.Expr) -> Frame:
    """Every row of the answers as a questionnaire, where no list of them is kept."""
    columns = [_flag(kept).alias("valid"), _reason(kept, consent).alias("reason")]
    if codebook.has("id"):
        columns.append(nw.col(codebook.column("id")).alias("id"))
    return frame.select(*columns)


def from_list(
    listed: Frame, frame: Frame, codebook: Codebook, kept: nw.Expr, consent: nw.Expr
) -> Frame:
    """The list of questionnaires; one that is called valid but does not count is lost."""
    outcome = nw.col("outcome")
    said = listed.select(
        nw.col("id"),
        _flag(outcome == VALID).alias("valid"),
        nw.when(outcome != VALID).then(outcome).alias("reason"),
    )
    if not codebook.has("id"):
        return said
    lost = frame.filter(~kept).select(
        nw.col(codebook.column("id")).alias("id"), _reason(kept, consent).alias("found")
    ).unique("id")
    joined = said.join(lost, on="id", how="left")
    unusable = ~nw.col("found").is_null()
    return joined.select(
        nw.col("id"),
        nw.when(unusable).then(nw.lit(0.0)).otherwise(nw.col("valid")).alias("valid"),
        nw.when(nw.col("reason").is_null()).then(nw.col("found")).otherwise(
            nw.col("reason")).alias("reason"),
    )


def disagreements(
    listed: Frame, frame: Frame, codebook: Codebook, file: str
) -> list[Problem]:
    """Valid questionnaires without answers, and answers without a valid questionnaire."""
    if not codebook.has("id"):
        return []
    name = codebook.column("id")
    valid = listed.filter(nw.col("outcome") == VALID).select("id")
    ids = frame.select(nw.col(name).alias("id")).filter(~nw.col("id").is_null())
    return [
        *_each("E-DATA-RETURN-LACKING", valid.join(ids, on="id", how="anti"), file),
        *_each("E-DATA-RETURN-UNLISTED", ids.join(valid, on="id", how="anti"), file),
    ]


def _each(code: str, ids: Frame, file: str) -> list[Problem]:
    found = sorted(shortest(id_) for (id_,) in rows_of(ids.head(LISTED)))
    return [problem(code, Severity.ERROR, file=file, id=id_, value=id_) for id_ in found]


def _flag(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit(1.0)).otherwise(nw.lit(0.0))


def _reason(kept: nw.Expr, consent: nw.Expr) -> nw.Expr:
    why = nw.when(consent).then(nw.lit(UNUSABLE)).otherwise(nw.lit(NO_CONSENT))
    return nw.when(~kept).then(why)
