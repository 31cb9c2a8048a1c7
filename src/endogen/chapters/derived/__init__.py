"""Columns that chapters reason with but nobody is asked for: bands, labour, net benefits.

Each is a narwhals expression over the analysis frame, so that it costs one pass on any
engine, and a `Variable` with a role of its own.  Its provenance is the weakest of the
columns it is made of.
"""

from __future__ import annotations

from typing import Any

import narwhals as nw

from endogen.chapters.derived import (
    empowered,
    endogenous,
    handouts,
    livelihood,
    modes,
    people,
    reach,
    welfare,
)
from endogen.chapters.derived.making import Maker
from endogen.study.codebook import Codebook
from endogen.study.study import Study

# A step sees the columns that the steps before it made.
STEPS: tuple[tuple[Maker, ...], ...] = (
    (
        people.age_band,
        people.oldest,
        people.schooling_band,
        people.of_age,
        people.labour,
        livelihood.first_cause,
        livelihood.benefits,
        livelihood.amounts,
        reach.breadth,
        reach.official,
        reach.wants,
        welfare.welfare,
        welfare.connected,
        empowered.adequacies,
        modes.members,
        modes.kinds_of_income,
        endogenous.activities,
        handouts.fates,
    ),
    (
        livelihood.growth_net,
        reach.consistent,
        welfare.welfare_net,
        empowered.dimensions,
        modes.joined,
        people.hands,
        modes.able,
        modes.own_effort,
        endogenous.aspects,
        handouts.unaided,
    ),
    (reach.degree, empowered.empowered),
)


def derive(
    frame: nw.LazyFrame[Any], codebook: Codebook, study: Study
) -> tuple[nw.LazyFrame[Any], Codebook]:
    """Add every derived column whose inputs are there.

    Parameters
    ----------
    frame : narwhals.LazyFrame
        The analysis frame (recoded).
    codebook : Codebook
    study : Study
        For the age bands, the years between incomes, the weights of the targeting degree.

    Returns
    -------
    (narwhals.LazyFrame, Codebook)
        With the derived columns appended.
    """
    for makers in STEPS:
        made = [derived for make in makers for derived in make(codebook, study)]
        if made:
            frame = frame.with_columns(*(d.expression.alias(d.variable.name) for d in made))
            codebook = Codebook(codebook.variables + tuple(d.variable for d in made))
    return frame, codebook
