"""How tightly projects tie households to them, from the ladder and the clauses.

The score is a weighted mean of components between 0 and 1.  A clause that is not stated may
be there or not: its component lies anywhere in between, and so does the score.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from endogen.study.amount import Amount
from endogen.study.project import LADDER, Project
from endogen.survey.first_place import drawn_weights

WEIGHTS: dict[str, float] = {
    "link": 0.40,
    "profit_share": 0.15,
    "vote": 0.15,
    "risk_shared": 0.10,
    "price_floor": 0.05,
    "written": 0.10,
    "term": 0.05,
}
"""Weights of the components: a convention of endogen, no result.  They sum to one."""

LONG = 10.0  # years of a contract from which a longer one ties no tighter
OPEN = Amount(0.0, 1.0)
DRAWS = 2_000


def components(project: Project) -> dict[str, Amount]:
    """Each component between 0 (loose) and 1 (tight), or both ends where it is not stated."""
    found = {name: project.clauses.get(name, OPEN) for name in WEIGHTS}
    found["link"] = found["term"] = OPEN
    if project.link is not None:
        rungs = max(LADDER) - 1
        found["link"] = Amount((project.link.low - 1) / rungs, (project.link.high - 1) / rungs)
    if project.term is not None:
        found["term"] = Amount(
            min(project.term.low / LONG, 1.0), min(project.term.high / LONG, 1.0)
        )
    return found


def stated(project: Project) -> int:
    """How many of the components are stated."""
    return sum(part != OPEN for part in components(project).values())


def tightness(project: Project) -> Amount:
    """The score with the usual weights."""
    return _score(components(project), WEIGHTS)


def sensitivity(project: Project) -> Amount:
    """The lowest and the highest score when each weight in turn is halved or doubled."""
    parts = components(project)
    found = [
        _score(parts, {**WEIGHTS, name: weight * factor})
        for name, weight in WEIGHTS.items()
        for factor in (0.5, 2.0)
    ]
    return Amount(min(one.low for one in found), max(one.high for one in found))


def first(projects: Sequence[Project], seed: int) -> list[Amount]:
    """The share of all weights under which each project is surely, and may be, the tightest.

    Weights are drawn evenly over all that sum to one.
    """
    if not projects:
        return []
    parts = [components(project) for project in projects]
    low = np.array([[part[name].low for name in WEIGHTS] for part in parts])
    high = np.array([[part[name].high for name in WEIGHTS] for part in parts])
    weights = drawn_weights(len(WEIGHTS), DRAWS, np.random.default_rng(seed))
    least, most = weights @ low.T, weights @ high.T
    shares = []
    for at in range(len(projects)):
        others = [other for other in range(len(projects)) if other != at]
        surely = (least[:, [at]] > most[:, others]).all(axis=1).mean()
        maybe = (most[:, [at]] >= least[:, others]).all(axis=1).mean()
        shares.append(Amount(float(surely), float(maybe)))
    return shares


def _score(parts: dict[str, Amount], weights: dict[str, float]) -> Amount:
    whole = sum(weights.values())
    low = sum(weights[name] * part.low for name, part in parts.items()) / whole
    return Amount(low, sum(weights[name] * part.high for name, part in parts.items()) / whole)
