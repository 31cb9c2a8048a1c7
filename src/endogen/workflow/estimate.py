"""``endogen estimate``: indicators from a file of answers, without a study."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import narwhals as nw

import endogen.indicators  # noqa: F401  # its families fill the registry
from endogen.sources.answers import open_data
from endogen.sources.recode import recode
from endogen.study.answers import ROW, Answers
from endogen.survey.design import Design
from endogen.survey.results import Results
from endogen.survey.sample import Sample


def estimate_file(
    path: Path | str,
    of: Sequence[str],
    weight: str | None = None,
    strata: str | None = None,
    psu: str | None = None,
    by: Sequence[str] | None = None,
    where: str | None = None,
    level: float = 0.95,
) -> Results:
    """Estimate indicator expressions from one file.

    Parameters
    ----------
    path : path
        csv, xlsx, sav, dta, parquet, or a folder of parquet.
    of : sequence of str
        Like ``mean(income)``.
    weight, strata, psu : str, optional
        Columns of the design.
    by : sequence of str, optional
        Columns of the groups, crossed when several.
    where : str, optional
        A condition such as ``age >= 60``.
    """
    texts = tuple(name for name in (strata, psu) if name)
    answers = open_data(Path(path), text_columns=texts)
    sample = Sample(_frame(answers), Design(weight=weight, strata=strata, psu=psu))
    return sample.estimate(*of, by=list(by) if by else None, where=where, level=level)


def _frame(answers: Answers) -> nw.LazyFrame[Any]:
    """The columns of the file; codes that its own labels call missing are missing."""
    if answers.instrument is None:
        return answers.frame.select(*(name for name in answers.columns if name != ROW))
    return recode(answers, answers.instrument).variables
