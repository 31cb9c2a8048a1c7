"""Tests by group that rest on the covariance of estimates: under a design, or of many rows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from endogen.describing.contingency import Grouped
from endogen.describing.plain import ALIKE
from endogen.describing.topic import Kind, Topic
from endogen.describing.wanted import any_named
from endogen.i18n import Words, text
from endogen.study.grammar import Call, Expression, Literal, Name, Operation
from endogen.survey.estimate import Estimate
from endogen.survey.expressions import WORDS, Floats
from endogen.survey.groups import label
from endogen.survey.indicator import ONE, Base, Indicator, Smooth
from endogen.survey.intervals import t_quantile
from endogen.survey.rao_scott import DesignF, rao_scott, wald
from endogen.survey.scope import Scope
from endogen.survey.two_groups import POWER


@dataclass(frozen=True)
class Drawn:
    """Tests from one set of rows with a common covariance.

    Attributes
    ----------
    whole : mapping of id to row
        The rows of the whole sample: ranks are those of all answers.
    """

    scope: Scope
    grouped: Grouped
    whole: dict[str, Estimate]

    def shares(self, topic: Topic, column: str, groups: Sequence[str]) -> list[Estimate]:
        """Answers that are counted, or one item of a set: Rao–Scott on the table of cells."""
        return [self._cells(topic, groups, column)]

    def gap(self, topic: Topic, what: str, groups: Sequence[str]) -> list[Estimate]:
        """The difference of two shares or means, and the detectable difference."""
        pair = self.grouped.some(topic, [(what, group) for group in groups])
        difference = pair.difference(self.grouped.grouping.column, groups[0], groups[1])[0]
        difference = replace(difference, note=self._contrast(groups), arguments="")
        return [difference, self._detectable(difference)]

    def ordered(self, topic: Topic, groups: Sequence[str]) -> list[Estimate]:
        """Ordered answers: mean ranks by Wald's F; of two groups Cliff's delta."""
        shares, covariance, n = self._shares(topic, groups)
        scores = self._scores(topic)
        k = len(shares)
        means = shares @ scores
        of_means = np.kron(np.eye(k), scores)
        wide = of_means @ covariance @ of_means.T
        test = self._wald(topic.name, means, wide, n, text(
            "rank test under the design: mean ranks of the groups, adjusted Wald F"
        ))  # fmt: skip
        if k != 2:
            return [test]
        delta = self._delta(topic, shares, covariance, groups, n)
        return [test, delta, self._detectable(delta)]

    def amounts(self, topic: Topic, groups: Sequence[str]) -> list[Estimate]:
        """Means: t of two groups, the adjusted Wald F of several."""
        rows = self.grouped.some(topic, [("mean", group) for group in groups])
        means = np.array([row.estimate for row in rows])
        n = sum(row.n or 0 for row in rows)
        method = text("means of the groups under the design, adjusted Wald F")
        test = self._wald(topic.name, means, rows.covariance(), n, method)
        return [test, *(self.gap(topic, "mean", groups) if len(groups) == 2 else [])]

    def _wald(self, column: str, means: Floats, wide: Floats, n: int, method: Words) -> Estimate:
        contrast = np.hstack([-np.ones((means.size - 1, 1)), np.eye(means.size - 1)])
        varied = not np.allclose(wide, 0.0) or bool(np.ptp(means) > 0)
        found = wald(contrast @ means, contrast @ wide @ contrast.T, self._df) if varied else None
        return self._test(column, found, n, method)

    @property
    def _df(self) -> float:
        return float(self.scope.sample.rows_of_design.strata.df)

    def _test(self, column: str, found: DesignF | None, n: int, method: Words) -> Estimate:
        nothing = found is None or math.isnan(found.p)
        row = replace(
            self._row(column), indicator="test", n=n, method=method, base=self.scope.base(),
            note=ALIKE if nothing else "",
        )  # fmt: skip
        if found is None:
            return row
        return replace(
            row,
            estimate=found.statistic,
            df=found.df,
            p=found.p,
            arguments="" if nothing else f"df2={found.df_within:.6g}",
        )

    def _row(self, column: str) -> Estimate:
        by = self.grouped.grouping.column
        return replace(self.scope.row(column, by), domain=by)

    def _contrast(self, groups: Sequence[str]) -> Words:
        titles = dict(self.grouped.grouping.groups)
        return text("{group} minus {other}", group=titles[groups[0]], other=titles[groups[1]])

    def _detectable(self, row: Estimate) -> Estimate:
        reach = t_quantile(self.scope.level, row.df) + t_quantile(2 * POWER - 1, row.df)
        return replace(
            row, indicator="mde", arguments=f"power={POWER}", estimate=reach * row.se,
            se=math.nan, ci_low=math.nan, ci_high=math.nan, p=math.nan,
            method=text(
                "smallest difference that four of five such samples would show at level {alpha} "
                "(t, from the standard error)", alpha=f"{1 - self.scope.level:.4g}",
            ),
        )  # fmt: skip

    def _shares(self, topic: Topic, groups: Sequence[str]) -> tuple[Floats, Floats, int]:
        """The shares of every answer in every group, with their covariance."""
        codes = [f"share.{label(answer.value)}" for answer in topic.answers]
        rows = self.grouped.some(topic, [(code, group) for group in groups for code in codes])
        shares = np.array([row.estimate for row in rows]).reshape(len(groups), -1)
        n = sum(rows[i * shares.shape[1]].n or 0 for i in range(len(groups)))
        return shares, rows.covariance(), n

    def _scores(self, topic: Topic) -> Floats:
        """Mid-ranks in the whole sample, as shares of it."""
        prefix = f"{self.grouped.prefix}.{topic.name}.share"
        of = [self.whole[f"{prefix}.{label(answer.value)}"].estimate for answer in topic.answers]
        shares = np.array(of)
        return np.cumsum(shares) - shares / 2

    def _delta(
        self, topic: Topic, shares: Floats, covariance: Floats, groups: Sequence[str], n: int
    ) -> Estimate:
        """Cliff's delta from the shares, by the delta method."""
        order = np.arange(shares.shape[1])
        above = np.sign(np.subtract.outer(order, order))
        delta = float(shares[0] @ above @ shares[1])
        slope = np.concatenate([above @ shares[1], shares[0] @ above])
        se = math.sqrt(max(0.0, float(slope @ covariance @ slope)))
        half = t_quantile(self.scope.level, self._df) * se
        return replace(
            self._row(topic.name),
            indicator="cliffs_delta",
            group=" − ".join(groups),
            estimate=delta,
            se=se,
            ci_low=max(-1.0, delta - half),
            ci_high=min(1.0, delta + half),
            df=self._df,
            n=n,
            base=self.scope.base(),
            method=text("Cliff's delta, linearised standard error, t"),
            note=self._contrast(groups),
        )

    def _cells(self, topic: Topic, groups: Sequence[str], column: str) -> Estimate:
        """The shares of all cells in one call, so that their covariance is known."""
        values = _values(topic, column)
        cells = [self._cell(topic, column, value, group) for group in groups for value in values]
        found = self.scope.sample.estimate(*cells, where=self.scope.where, level=self.scope.level)
        shares = np.array([row.estimate for row in found]).reshape(len(groups), len(values))
        rows, columns = shares.sum(axis=1) > 0, shares.sum(axis=0) > 0
        kept = np.outer(rows, columns).ravel()
        covariance = found.covariance()[np.ix_(kept, kept)]
        n = found[0].n or 0
        tested = rao_scott(shares[rows][:, columns], covariance, n, self._df)
        method = text("Rao–Scott test: chi-squared with the second-order correction, F")
        return self._test(column, tested, n, method)

    def _cell(self, topic: Topic, column: str, value: float | str, group: str) -> Indicator:
        by = self.grouped.grouping.column
        words = self.scope.sample.table.kind(by) == WORDS
        of_group = Operation("==", (Name(by), Literal(group if words else float(group))))
        both = Operation("and", (_holds(topic, column, value), of_group))
        inputs: tuple[Expression, ...] = (Name(column), Name(by))
        if topic.kind is Kind.RANKING:
            inputs = (_holds(topic, column, value), Name(by))
        return Smooth(
            name="cell",
            variable=column,
            base=Base(inputs, _asked(topic)),
            interval="none",
            terms={"n": ONE, "x": both},
            value=lambda t: t["x"] / t["n"],
        )


def _values(topic: Topic, column: str) -> list[float | str]:
    if topic.kind in (Kind.SET, Kind.RANKING):
        return [1.0, 0.0]
    return [answer.value for answer in topic.answers]


def _holds(topic: Topic, column: str, value: float | str) -> Expression:
    if topic.kind is not Kind.RANKING:
        return Operation("==", (Name(column), Literal(value)))
    first = Call("filled", (Operation("==", (Name(column), Literal(1.0))), Literal(0.0)), ())
    return Operation("==", (first, Literal(value)))


def _asked(topic: Topic) -> Expression | None:
    """Of a set or a ranking: those who named anything."""
    return any_named(topic) if topic.items else None
