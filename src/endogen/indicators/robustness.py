"""Whether poverty orders groups alike whatever cut-off and weights are chosen.

Alkire, Foster, Seth, Santos, Roche & Ballon (2015), Multidimensional Poverty Measurement
and Analysis, Oxford University Press, chapter 8: the curve of M₀ over the cut-off (8.1.1),
rank correlations of the orders of groups (8.1.2), and how many pairs of groups keep their
order in a hypothesis test at every choice (8.3).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from endogen.errors import UseError
from endogen.i18n import Words, text
from endogen.indicators.arguments import Column, Condition, said
from endogen.indicators.counting import Weights
from endogen.indicators.multidimensional import headcount, m0
from endogen.survey.estimate import Estimate
from endogen.survey.expressions import Floats
from endogen.survey.results import Results
from endogen.survey.sample import Sample

MOST = 200  # groups: pairs grow with their square
ALIKE = 1e-12  # M₀ of two groups that differ by rounding only are tied


def cutoff_curve(
    sample: Sample,
    deprivations: Sequence[Column],
    *,
    ks: Sequence[float] | None = None,
    weights: Weights = None,
    size: Column | None = None,
    given: Condition = None,
    missing: str = "drop",
    by: str | Sequence[str] | None = None,
    where: str | None = None,
    level: float = 0.95,
) -> Results:
    """Estimate headcount and M₀ at every cut-off, with one covariance.

    Parameters
    ----------
    sample : Sample
    deprivations, weights, size, given, missing
        As in `m0`.
    ks : sequence of float, optional
        Cut-offs, shares of the summed weights; 1/d, 2/d … 1 for d items when not given.
    by, where, level
        As in `Sample.estimate`.

    Returns
    -------
    Results
        ``headcount`` and ``m0`` for each cut-off (and group), cut-offs in the order given.

    Examples
    --------
    >>> sample = Sample({"a": [1, 1, 0, 0], "b": [1, 0, 0, 0]})
    >>> [(r.indicator, r.estimate) for r in cutoff_curve(sample, ["a", "b"])]
    [('headcount', 0.5), ('m0', 0.375), ('headcount', 0.25), ('m0', 0.25)]
    """
    steps = (
        ks if ks is not None else [(i + 1) / len(deprivations) for i in range(len(deprivations))]
    )
    asked = [
        make(deprivations, k, weights, size, given, missing)
        for k in steps
        for make in (headcount, m0)
    ]
    return sample.estimate(*asked, by=by, where=where, level=level)


@dataclass(frozen=True, slots=True)
class Choice:
    """A cut-off and weights, and M₀ of every group under them.

    Attributes
    ----------
    said : str
        The choice as it stands in `arguments`.
    rows : Results
        Of this choice, one a group.
    """

    said: str
    rows: Results

    @property
    def values(self) -> Floats:
        """M₀ by group."""
        return np.array([row.estimate for row in self.rows])

    def clearly(self, by: str, i: int, j: int) -> int:
        """1 where group i is clearly poorer than j, −1 where less poor, 0 where neither."""
        row = self.rows.difference(by, self.rows[i].group, self.rows[j].group)[0]
        return int(np.sign(row.estimate)) if row.p < 1 - row.level else 0


def rank_robustness(
    sample: Sample,
    deprivations: Sequence[Column],
    *,
    by: str,
    k: float,
    weights: Weights = None,
    ks: Sequence[float] = (),
    weightings: Mapping[str, Sequence[float]] | None = None,
    size: Column | None = None,
    given: Condition = None,
    missing: str = "drop",
    where: str | None = None,
    level: float = 0.95,
) -> Results:
    """Say how far the order of groups by M₀ hangs on the cut-off and the weights.

    Parameters
    ----------
    sample : Sample
    deprivations, size, given, missing
        As in `m0`.
    by : str
        The column of groups.
    k, weights
        The baseline.
    ks : sequence of float
        Other cut-offs, with the weights of the baseline.
    weightings : mapping of name to weights, optional
        Other weights, at the cut-off of the baseline: such as half of the weight on one
        dimension and a quarter on each of the others.
    level : float
        A pair of groups is in clear order where the difference of their M₀ has
        p < 1 − level, with the covariance of both.

    Returns
    -------
    Results
        ``m0`` of every choice and group; for every choice but the baseline
        ``kendall_tau_b`` and ``spearman`` between its order of groups and the baseline's;
        ``same_order``, the share of all pairs that every choice orders alike;
        ``robust_pairs``, the share of all pairs that every choice orders alike and clearly;
        ``robust_of_clear``, the same of the pairs that are in clear order at the baseline.
        The last five are descriptions of this set of groups and have no standard error.

    Raises
    ------
    UseError
        E-USE-TYPE without an alternative; E-USE-GROUP with fewer than two groups or more
        than 200.

    Examples
    --------
    >>> sample = Sample(
    ...     {"a": [1, 1, 1, 0, 0, 0], "b": [1, 0, 1, 1, 0, 0], "v": ["x", "x", "x", "y", "y", "y"]}
    ... )
    >>> rows = rank_robustness(sample, ["a", "b"], by="v", k=0.5, ks=[1])
    >>> [(r.indicator, r.estimate) for r in rows[4:7]]
    [('kendall_tau_b', 1.0), ('spearman', 1.0), ('same_order', 1.0)]
    """
    asked = [("k", cut, weights) for cut in (k, *ks)]
    asked += [(name, k, other) for name, other in (weightings or {}).items()]
    indicators = [m0(deprivations, cut, v, size, given, missing) for _, cut, v in asked]
    found = sample.estimate(*indicators, by=by, where=where, level=level)
    choices = []
    for place, (name, cut, _) in enumerate(asked):
        mine = found[place :: len(asked)]
        choices.append(Choice(said(k=float(cut), weights=None if name == "k" else name), mine))
    known = [
        i for i in range(len(choices[0].rows))
        if all(math.isfinite(one.rows[i].estimate) for one in choices)
    ]  # fmt: skip
    if not 2 <= len(known) <= MOST:
        raise UseError("E-USE-GROUPS", name=by, n=len(known), most=MOST)
    return found + Results.of([*_correlations(choices, known), *_pairs(choices, known, by)])


def _correlations(choices: Sequence[Choice], known: Sequence[int]) -> list[Estimate]:
    """Rank correlations of every choice with the baseline."""
    first, rows = choices[0], []
    for one in choices[1:]:
        a, b = first.values[known], one.values[known]
        arguments = f"{one.said}, baseline: {first.said}"
        rows.append(_row(first, "kendall_tau_b", arguments, tau_b(a, b), len(known)))
        rows.append(_row(first, "spearman", arguments, spearman(a, b), len(known)))
    return rows


def _pairs(choices: Sequence[Choice], known: Sequence[int], by: str) -> list[Estimate]:
    """The shares of pairs of groups whose order every choice keeps."""
    same = robust = clear = 0
    pairs = list(combinations(known, 2))
    for i, j in pairs:
        orders = {_order(one.values[i], one.values[j]) for one in choices}
        same += len(orders) == 1
        first = choices[0].clearly(by, i, j)
        if first:
            clear += 1
            robust += all(one.clearly(by, i, j) == first for one in choices[1:])
    said_ = "; ".join(one.said for one in choices)
    first_ = choices[0]
    none = text("no pair of groups is in clear order at the baseline")
    return [
        _row(first_, "same_order", said_, same / len(pairs), len(pairs), same),
        _row(first_, "robust_pairs", said_, robust / len(pairs), len(pairs), robust),
        _row(
            first_, "robust_of_clear", said_, robust / clear if clear else math.nan, clear, robust,
            note="" if clear else none,
        ),
    ]  # fmt: skip


def _order(a: float, b: float) -> int:
    return 0 if abs(a - b) <= ALIKE else int(np.sign(a - b))


def _row(
    choice: Choice,
    indicator: str,
    arguments: str,
    value: float,
    n: int,
    count: int | None = None,
    note: Words = "",
) -> Estimate:
    one, nothing = choice.rows[0], math.nan
    undefined = text("one of the orders has all groups alike")
    return replace(
        one,
        indicator=indicator,
        arguments=arguments,
        group="",
        estimate=value,
        se=nothing, ci_low=nothing, ci_high=nothing, p=nothing, df=nothing, n_effective=nothing,
        count=count,
        n=n,
        n_missing=0,
        unit="share" if count is not None else "",
        method=text("of the estimates of the groups (Alkire et al. 2015, chapter 8)"),
        note=note or (undefined if math.isnan(value) else ""),
    )  # fmt: skip


def tau_b(a: Floats, b: Floats) -> float:
    """Kendall's tau-b of two lists; NaN where one of them is all alike.

    Examples
    --------
    >>> tau_b(np.array([1.0, 2, 3]), np.array([1.0, 3, 2]))
    0.3333333333333333
    """
    signs = [np.array([_order(x, y) for x, y in combinations(v, 2)]) for v in (a, b)]
    size = math.sqrt(float((signs[0] ** 2).sum()) * float((signs[1] ** 2).sum()))
    return float(signs[0] @ signs[1]) / size if size else math.nan


def spearman(a: Floats, b: Floats) -> float:
    """Spearman's correlation, ties at their mean rank; NaN where one list is all alike."""
    ranks = [np.array([sum(_order(x, y) for y in v) for x in v], dtype=float) for v in (a, b)]
    size = math.sqrt(float((ranks[0] ** 2).sum()) * float((ranks[1] ** 2).sum()))
    return float(ranks[0] @ ranks[1]) / size if size else math.nan
