"""The rows that compare two groups of a small sample, from their answers.

Each comparison gives a headline row (the difference, or Cliff's delta) with interval and p,
what stands beside it, and the smallest effect that a sample of this size would have shown.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from endogen.i18n import Text, Words, text
from endogen.survey.estimate import Estimate
from endogen.survey.scope import joined
from endogen.survey.small import exact, numeric, ordinal, power

Floats = npt.NDArray[np.float64]

POWER = 0.8


@dataclass(frozen=True, slots=True)
class TwoGroups:
    """The answers of two groups to one question, and what a row says of them.

    Attributes
    ----------
    first, second : array
        The answers where the group column is true, and where it is false; none missing.
    name : Words
        What the first group is called.
    row : Estimate
        What all rows share: variable, domain, unit, provenance, level, n_missing.
    permutations, seed : int
        For tests that draw.
    second_name : Words
        What the second group is called; "not {name}" when empty.
    """

    first: Floats
    second: Floats
    name: Words
    row: Estimate
    permutations: int
    seed: int
    second_name: Words = ""

    @property
    def other(self) -> Words:
        """What the second group is called."""
        return self.second_name or text("not {group}", group=self.name)

    def make(self, indicator: str, *, note: Words = "", **values: object) -> Estimate:
        """A row named `indicator` of these groups; `note` stands after the contrast."""
        contrast = text("{group} minus {other}", group=self.name, other=self.other)
        sizes = text(
            "{first} {group}, {second} {other}",
            first=self.first.size,
            second=self.second.size,
            group=self.name,
            other=self.other,
        )
        shared = replace(
            self.row,
            indicator=indicator,
            n=self.first.size + self.second.size,
            base=joined([sizes, self.row.base]),
            note=joined([contrast, note]),
        )
        return replace(shared, **values)  # type: ignore[arg-type]  # names are Estimate's fields

    def why_undefined(self) -> Words:
        """Why means cannot be compared; empty when they can."""
        if self.first.size == 0:
            return text("nobody answered among {group}", group=self.name)
        if self.second.size == 0:
            return text("nobody answered among {group}", group=self.other)
        if min(self.first.size, self.second.size) < 2:
            return text("a group has only one answer")
        if self.first.std() == 0 and self.second.std() == 0:
            return text("the answers do not vary within the groups")
        return ""


def binary_rows(groups: TwoGroups) -> list[Estimate]:
    """Difference of shares (Newcombe; Fisher's mid-p) and the detectable difference."""
    yes_1, n_1 = int(groups.first.sum()), groups.first.size
    yes_0, n_0 = int(groups.second.sum()), groups.second.size
    level = groups.row.level
    found = exact.newcombe(yes_1, n_1, yes_0, n_0, level)
    difference = groups.make(
        "difference",
        estimate=found.estimate,
        ci_low=found.low,
        ci_high=found.high,
        p=exact.fisher(yes_1, n_1, yes_0, n_0).mid_p,
        unit="share",
        method=text("Newcombe's hybrid score interval; p: Fisher's exact test, two-sided mid-p"),
        note=groups.why_undefined() if min(n_1, n_0) == 0 else "",
    )
    base = yes_0 / n_0 if n_0 else math.nan
    least = power.shares(n_1, n_0, base, power=POWER, alpha=1 - level)
    detectable = groups.make(
        "mde",
        arguments=f"base={base:.15g}, power={POWER}",
        estimate=least.least,
        unit="share",
        method=_detectable(text("normal approximation from the share among {group}",
                                group=groups.other), level),
        note=_directions(least),
    )  # fmt: skip
    return [difference, detectable]


def ordinal_rows(groups: TwoGroups) -> list[Estimate]:
    """Cliff's delta (exact or permutation p), difference of means, detectable delta."""
    first, second = groups.first, groups.second
    test = ordinal.mann_whitney(first, second, permutations=groups.permutations, seed=groups.seed)
    if test.way == "exact":
        way = text("exact Mann–Whitney test, ties taken as they are")
    else:
        way = text("Mann–Whitney test by {draws} permutations, seed {seed}",
                   draws=test.draws, seed=groups.seed)  # fmt: skip
    method = text("Cliff's delta, Newcombe's interval (method 5); p: {way}", way=way)
    delta = replace(delta_row(groups), p=test.p, method=method)
    return [delta, _welch_row(groups), detectable_delta(groups)]


def delta_row(groups: TwoGroups) -> Estimate:
    """Cliff's delta with its interval, without a test."""
    found = ordinal.dominance(groups.first, groups.second, groups.row.level)
    return groups.make(
        "cliffs_delta",
        estimate=found.delta,
        se=found.se,
        ci_low=found.low,
        ci_high=found.high,
        unit="",
        method=text("Cliff's delta, Newcombe's interval (method 5)"),
        note=groups.why_undefined() if min(groups.first.size, groups.second.size) == 0 else "",
    )


def detectable_delta(groups: TwoGroups) -> Estimate:
    """The smallest Cliff's delta that such a sample would have shown."""
    n_1, n_0, level = groups.first.size, groups.second.size, groups.row.level
    spread = ordinal.null_variance(np.concatenate([groups.first, groups.second]), n_1)
    return groups.make(
        "mde",
        arguments=f"power={POWER}",
        estimate=power.dominance(n_1, n_0, spread, power=POWER, alpha=1 - level),
        unit="",
        method=_detectable(text("Cliff's delta, normal approximation with ties"), level),
    )


def numeric_rows(groups: TwoGroups) -> list[Estimate]:
    """Difference of means (Welch; permutation p), shift, detectable difference."""
    test, way = permuted_welch(groups)
    difference = replace(
        _welch_row(groups), p=test.p, method=text("Welch's interval; p: {way}", way=way)
    )
    return [difference, *_beside(groups, difference)]


def amount_rows(groups: TwoGroups) -> list[Estimate]:
    """The same with the test in a row of its own, before the difference."""
    test, way = permuted_welch(groups)
    difference = replace(_welch_row(groups), p=math.nan, method=text("Welch's interval"))
    row = groups.make(
        "test", estimate=test.statistic, p=test.p, df=difference.df, unit="", method=way,
        note=groups.why_undefined(),
    )  # fmt: skip
    return [row, difference, *_beside(groups, difference)]


def _beside(groups: TwoGroups, difference: Estimate) -> list[Estimate]:
    """The shift of the distribution, and the detectable difference of means."""
    first, second, level = groups.first, groups.second, groups.row.level
    moved = numeric.hodges_lehmann(first, second, level)
    shift = groups.make(
        "shift",
        estimate=moved.estimate,
        ci_low=moved.low,
        ci_high=moved.high,
        method=text("Hodges–Lehmann shift, Moses' interval"),
    )
    errors = power.noncentrality(difference.df, power=POWER, alpha=1 - level)
    detectable = groups.make(
        "mde",
        arguments=f"df={difference.df:.6g}, power={POWER}",
        estimate=errors * difference.se,
        method=_detectable(text("Welch's t, the spreads as they are in the two groups"), level),
        note=groups.why_undefined(),
    )
    return [shift, detectable]


def permuted_welch(groups: TwoGroups) -> tuple[numeric.PermutationTest, Words]:
    """The permutation test of Welch's t, and how it was made."""
    test = numeric.permutation_test(
        groups.first, groups.second, permutations=groups.permutations, seed=groups.seed
    )
    if test.complete:
        return test, text("all {draws} regroupings, by Welch's t", draws=test.draws)
    way = text("{draws} permutations of Welch's t, seed {seed}",
               draws=groups.permutations, seed=groups.seed)  # fmt: skip
    return test, way


ROWS: dict[str, Callable[[TwoGroups], list[Estimate]]] = {
    "binary": binary_rows,
    "ordinal": ordinal_rows,
    "numeric": numeric_rows,
}
HEADLINE = {"binary": "difference", "ordinal": "cliffs_delta", "numeric": "difference"}
"""The row of each kind that enters the family of tests."""


def _welch_row(groups: TwoGroups) -> Estimate:
    found = numeric.welch(groups.first, groups.second, groups.row.level)
    return groups.make(
        "difference",
        estimate=found.estimate,
        se=found.se,
        ci_low=found.low,
        ci_high=found.high,
        p=found.p,
        df=found.df,
        method=text("Welch's t"),
        note=groups.why_undefined(),
    )


def _detectable(how: Words, level: float) -> Text:
    return text(
        "smallest difference that four of five samples of this size would show at level {alpha} "
        "({how})",
        alpha=f"{1 - level:.4g}",
        how=how,
    )


def _directions(least: power.DetectableShares) -> Words:
    if math.isnan(least.rise) and math.isnan(least.fall):
        return text("no difference could be shown with so few")
    if math.isnan(least.rise):
        return text("only a lower share could be shown")
    if math.isnan(least.fall):
        return text("only a higher share could be shown")
    return ""
