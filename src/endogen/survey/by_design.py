"""Comparisons under weights, strata or clusters, or of too many rows to look at each.

Everything rests on the covariance of one call of `Sample.estimate`: the difference of two
groups, of two columns, and Cliff's delta as a function of the shares of each value.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from endogen.i18n import Words, text
from endogen.study.grammar import Name
from endogen.survey.estimate import Estimate
from endogen.survey.expressions import Floats, written
from endogen.survey.intervals import t_p, t_quantile
from endogen.survey.results import Results
from endogen.survey.scope import Scope, joined
from endogen.survey.two_groups import POWER

MOST_VALUES = 25
"""Distinct values up to which an ordinal column is taken apart."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two groups of a designed sample on one column."""

    scope: Scope
    column: str
    group: str
    called: Words

    def rows(self, kind: str) -> list[Estimate]:
        """The difference and the detectable one; of an ordinal column delta, and that of delta."""
        difference = self.difference("share" if kind == "binary" else "mean")
        if kind != "ordinal":
            return [difference, self._detectable(difference)]
        delta = self._delta(difference)
        return [delta, difference, self._detectable(delta)]

    def difference(self, of: str) -> Estimate:
        """First minus second mean or share, with t."""
        asked = f"{of}({_name(self.column)}{', equals=1' if of == 'share' else ''})"
        both = self._estimate(asked)
        if {row.group for row in both} >= {"0", "1"}:
            row = _with_spread(both.difference(self.group, 1, 0)[0])
        else:
            row = replace(
                self.scope.row(self.column, self.group),
                domain=self.group,
                group="1 − 0",
                unit="share" if of == "share" else self.scope.sample.units.get(self.column, ""),
                n=sum(one.n or 0 for one in both),
                base=self.scope.base(),
                note=text("nobody answered in one of the groups"),
            )
        return self._said(replace(row, indicator="difference", arguments=""))

    def equivalence(self, margin: float) -> Estimate:
        """Two one-sided tests that the means differ by less than `margin`."""
        row = self.difference("mean")
        inner = round(2 * self.scope.level - 1, 12)
        half = t_quantile(inner, row.df) * row.se
        shortfall = margin - abs(row.estimate)
        p = t_p(shortfall / row.se, row.df) / 2 if row.se > 0 else math.nan
        return replace(
            row,
            indicator="equivalence",
            arguments=f"margin={margin:.15g}",
            ci_low=row.estimate - half,
            ci_high=row.estimate + half,
            level=inner,
            p=p if shortfall >= 0 else 1 - p,
            method=text("two one-sided t tests within ± {margin}, linearised standard error",
                        margin=f"{margin:,.15g}"),
        )  # fmt: skip

    def _detectable(self, row: Estimate) -> Estimate:
        reach = t_quantile(self.scope.level, row.df) + t_quantile(2 * POWER - 1, row.df)
        least = reach * row.se if row.se > 0 else math.nan
        bounded = row.unit == "share" or row.indicator == "cliffs_delta"
        return replace(
            row,
            indicator="mde",
            arguments=f"power={POWER}",
            estimate=math.nan if bounded and least > 1 else least,
            se=math.nan,
            ci_low=math.nan,
            ci_high=math.nan,
            p=math.nan,
            method=text(
                "smallest difference that four of five such samples would show at level {alpha} "
                "(t, from the standard error)",
                alpha=f"{1 - self.scope.level:.4g}",
            ),
        )

    def _delta(self, difference: Estimate) -> Estimate:
        """Cliff's delta from the shares of every value in both groups, by the delta method."""
        row = replace(
            difference, indicator="cliffs_delta", estimate=math.nan, se=math.nan,
            ci_low=math.nan, ci_high=math.nan, p=math.nan, unit="",
            method=text("Cliff's delta, linearised standard error, t"),
        )  # fmt: skip
        values = self._values()
        if math.isnan(difference.estimate) or values is None:
            said = text("too many different values for Cliff's delta")
            return row if values is not None else self._said(replace(row, note=said))
        name = _name(self.column)
        asked = [f"share({name}, equals={value:.17g})" for value in values]
        shares = self._estimate(*asked)
        of = {key: [i for i, s in enumerate(shares) if s.group == key] for key in ("1", "0")}
        p = np.array([s.estimate for s in shares])
        first, second = p[of["1"]], p[of["0"]]
        above = np.sign(np.subtract.outer(values, values))
        delta = float(first @ above @ second)
        slope = np.zeros(len(shares))
        slope[of["1"]], slope[of["0"]] = above @ second, first @ above
        variance = float(slope @ shares.covariance() @ slope)
        se = math.sqrt(max(0.0, variance))
        half = t_quantile(self.scope.level, difference.df) * se
        p_value = t_p(delta / se, difference.df) if se > 0 else math.nan
        return _with_spread(
            replace(
                row, estimate=delta, se=se, ci_low=max(-1.0, delta - half),
                ci_high=min(1.0, delta + half), p=p_value,
            )
        )  # fmt: skip

    def _values(self) -> Floats | None:
        """The distinct values of the column; None when they are too many to take apart."""
        if not self.scope.sample.table.small:
            return None
        answers = self.scope.sample.rows(self.column)[self.column]
        values: Floats = np.unique(answers[~np.isnan(answers)])
        return values if values.size <= MOST_VALUES else None

    def _estimate(self, *asked: str) -> Results:
        scope = self.scope
        return scope.sample.estimate(*asked, by=self.group, where=scope.where, level=scope.level)

    def _said(self, row: Estimate) -> Estimate:
        contrast = text("{group} minus not {group}", group=self.called)
        return replace(row, note=joined([contrast, row.note]))


def paired(scope: Scope, first: str, second: str, names: tuple[Words, Words]) -> Estimate:
    """The share of `second` minus that of `first` among those who answered both, with t."""
    both = f"{_name(first)} != None and {_name(second)} != None"
    held = both if scope.where is None else f"({scope.where}) and {both}"
    asked = (f"share({_name(name)}, equals=1)" for name in (first, second))
    shares = scope.sample.estimate(*asked, where=held, level=scope.level)
    one, two = shares
    matrix = shares.covariance()
    variance = float(matrix[0, 0] + matrix[1, 1] - 2 * matrix[0, 1])
    se = math.sqrt(max(0.0, variance)) if one.n else math.nan
    df = two.df if not math.isnan(two.df) else float((two.n or 0) - 1)
    estimate = two.estimate - one.estimate
    half = t_quantile(scope.level, df) * se
    return replace(
        two,
        indicator="mcnemar",
        arguments=f"first={first}",
        estimate=estimate,
        se=se,
        ci_low=estimate - half,
        ci_high=estimate + half,
        p=t_p(estimate / se, df) if se > 0 else math.nan,
        df=df,
        count=None,
        method=text("difference of paired shares, linearised standard error, t"),
        note=text("{second} minus {first}", first=names[0], second=names[1]),
    )


def partial(scope: Scope, x: str, ys: Sequence[str], controls: Sequence[str]) -> list[Estimate]:
    """The core's partial correlations, under the names of the permutation rows."""
    listed = ", ".join(_name(name) for name in controls)
    asked = [
        f"partial_correlation({_name(x)}, {_name(y)}, controls=[{listed}])"
        if controls
        else f"correlation({_name(x)}, {_name(y)})"
        for y in ys
    ]
    found = scope.sample.estimate(*asked, where=scope.where, level=scope.level)
    arguments = f"x={x}, controls=[{', '.join(controls)}]"
    return [
        replace(row, indicator="permutation", variable=y, arguments=arguments)
        for row, y in zip(found, ys, strict=True)
    ]


def _with_spread(row: Estimate) -> Estimate:
    """The row; without limits where nothing varies, since none could then be learnt."""
    if math.isnan(row.estimate) or row.se > 1e-12 * max(1.0, abs(row.estimate)):
        return row
    said = text("the answers do not vary within the groups")
    return replace(row, se=math.nan, ci_low=math.nan, ci_high=math.nan, p=math.nan, note=said)


def _name(column: str) -> str:
    return written(Name(column))
