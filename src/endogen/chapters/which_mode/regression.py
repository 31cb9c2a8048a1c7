"""One regression an outcome on all modes together, which 4.effects and 4.ranking share.

A household can be in several modes, so modes are no groups to be compared: each has its
coefficient, the other modes and the household held constant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations

from endogen.chapters.asking import ask
from endogen.chapters.asking import joined as put_together
from endogen.chapters.chapter import Data
from endogen.chapters.which_mode.measures import joined
from endogen.indicators import Indicator, slope
from endogen.study.codebook import Codebook
from endogen.survey.detectable import detectable
from endogen.survey.results import Results

HELD = ("age", "schooling", "size", "can-work", "registered")
FEW = 5_000
"""PSUs up to which standard errors come from leaving out each in turn.

On 73 households, some modes rare, the sandwich (HC1) finds a difference between equal modes in
a tenth of made studies where a twentieth is allowed; leaving out (which is HC3) comes near to
that (docs/known-truth.md).  With many PSUs both agree, and leaving out costs a fit for each.
"""


def coefficients(
    codebook: Codebook, key: str, outcome: str, given: str | None = None, suffix: str = ""
) -> dict[str, Indicator]:
    """What goes with each mode; rows are ``key.mode`` and the suffix."""
    modes = joined(codebook)
    wanted: dict[str, Indicator] = {}
    for mode, column in modes.items():
        others = [other for other in modes.values() if other != column]
        controls = [*others, *held(codebook)]
        wanted[f"{key}.{mode}{suffix}"] = slope(outcome, column, controls, given)
    return wanted


def held(codebook: Codebook) -> list[str]:
    """What is held constant beside the other modes, as far as it was asked."""
    return [codebook.column(role) for role in HELD if codebook.has(role)]


def fitted(data: Data, section: str, wanted: Mapping[str, Indicator]) -> Results:
    """The coefficients, each with the standard error that its sample can bear."""
    few = data.households.psus <= FEW
    return ask(data, section, wanted, variance="jackknife" if few else "taylor")


def gaps(found: Results, key: str, modes: Iterable[str]) -> Results:
    """Each mode's coefficient less another's, rows ``key.one-other``, by their covariance."""
    ids = {row.id: row for row in found}
    parts = []
    for one, other in combinations(modes, 2):
        first, second = f"{key}.{one}", f"{key}.{other}"
        if first not in ids or second not in ids:
            continue
        made = found.contrast({first: 1.0, second: -1.0})
        like = ids[first]
        row = replace(made[0], id=f"{key}.{one}-{other}", n=like.n, n_missing=like.n_missing)
        parts.append(Results((row,), made.parts))
    return put_together(parts)


def tested(found: Results, family: str) -> Results:
    """Rows as one family by Holm, and beside each what size it would have shown."""
    adjusted = found.holm(family)
    tests = sum(row.p == row.p for row in adjusted)  # NaN differs from itself
    sizes = Results.of([detectable(row, tests) for row in adjusted])
    return adjusted + sizes.named(lambda row: f"{row.id}.mde")
