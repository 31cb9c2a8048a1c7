"""``endogen estimate``: indicators from a file of answers, without a study."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import endogen.indicators  # noqa: F401  # its families fill the registry
from endogen.sources.households import read_file
from endogen.study.answers import SYNTHETIC
from endogen.study.codebook import Codebook
from endogen.study.grammar import Expression, names, parse
from endogen.study.problem import Problem
from endogen.survey.design import Design, SinglePsu
from endogen.survey.indicator import Indicator
from endogen.survey.registry import read
from endogen.survey.replication import REPLICATES, VarianceMethod
from endogen.survey.results import Results
from endogen.survey.sample import Sample
from endogen.survey.small.draws import SEED


@dataclass(frozen=True, slots=True)
class Estimated:
    """What a file gave.

    Attributes
    ----------
    results : Results
    codebook : Codebook
        What the file says of its columns: the labels of their values.
    """

    results: Results
    codebook: Codebook


def estimate_file(
    path: Path | str,
    of: Sequence[str],
    weight: str | None = None,
    strata: str | None = None,
    psu: str | None = None,
    fpc: str | None = None,
    single_psu: SinglePsu = "error",
    by: Sequence[str] | None = None,
    where: str | None = None,
    level: float = 0.95,
    variance: VarianceMethod = "taylor",
    replicates: int | None = None,
    seed: int | None = None,
    tell: Callable[[Problem], None] | None = None,
) -> Estimated:
    """Estimate indicator expressions from one file.

    Parameters
    ----------
    path : path
        csv, xlsx, sav, dta, parquet, or a folder of parquet.
    of : sequence of str
        Like ``mean(income)``.
    weight, strata, psu, fpc : str, optional
        Columns of the design.
    single_psu : str
        What to do with a stratum of one PSU, as in `Design`.
    by : sequence of str, optional
        Columns of the groups, crossed when several.
    where : str, optional
        A condition such as ``age >= 60``.
    variance, replicates, seed : optional
        As in `Sample.estimate`.
    tell : callable, optional
        Told of every cell that could not be read and is missing, and what was unclear.
    """
    wanted = [read(one) for one in of]
    condition = parse(where) if where is not None else None
    texts = tuple(name for name in (strata, psu) if name)
    asked = {*texts, *filter(None, [weight]), *(by or ()), *_columns(wanted, condition)}
    answers = read_file(Path(path), text_columns=texts, columns=asked)
    if tell:
        for problem in answers.problems:
            tell(problem)
    design = Design(weight, strata, psu, fpc, single_psu)
    codebook = answers.dataset.codebook
    made_up = dict.fromkeys((v.name for v in codebook), SYNTHETIC)
    sample = Sample(
        answers.dataset.variables, design, provenance=made_up if answers.synthetic else None
    )
    results = sample.estimate(
        *wanted,
        by=list(by) if by else None,
        where=condition,
        level=level,
        variance=variance,
        replicates=REPLICATES if replicates is None else replicates,
        seed=SEED if seed is None else seed,
    )
    return Estimated(results, codebook)


def _columns(wanted: Sequence[Indicator], condition: Expression | None) -> set[str]:
    """The columns that indicators and a condition speak of."""
    spoken = {name for indicator in wanted for name in indicator.columns}
    return spoken | (set(names(condition)) if condition is not None else set())
