"""Which test for which question: chosen by kind of answer, number of groups, and design.

=============  ============================  ==============================  ================
answers        no design                     no design, many answers         design
=============  ============================  ==============================  ================
two by two     Fisher's mid-p                chi-squared                     Rao–Scott F
categories     chi-squared, exact or drawn   chi-squared                     Rao–Scott F
ordered        Mann–Whitney, Kruskal–Wallis  their large-sample forms        mean ranks, Wald
numbers        permuted Welch's t, or F      Welch's t, Welch's F            t, Wald F
=============  ============================  ==============================  ================
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from endogen.describing.contingency import Grouped
from endogen.describing.drawn import Drawn
from endogen.describing.plain import PERMUTED, Plain
from endogen.describing.topic import Kind, Topic
from endogen.describing.wanted import in_numbers
from endogen.i18n import text
from endogen.survey.compare import MOST
from endogen.survey.estimate import Estimate
from endogen.survey.groups import label
from endogen.survey.results import Results
from endogen.survey.scope import Scope
from endogen.survey.small import power, several
from endogen.survey.two_groups import POWER


@dataclass(frozen=True)
class Tests:
    """Every test of one grouping.

    Attributes
    ----------
    rows : by question and by what they are, named ``prefix.<question>.<what>.<by>``
    """

    scope: Scope
    grouped: Grouped
    plain: Plain
    drawn: Drawn

    @property
    def designed(self) -> bool:
        """Whether weights, strata or clusters decide the variance."""
        design = self.scope.sample.design
        return any(part is not None for part in (design.weight, design.strata, design.psu))

    def of(self, topics: Sequence[Topic], *, holm: bool = True) -> Results:
        """The rows of all tests, adjusted for their number as one family."""
        by = self.grouped.grouping.column
        rows: list[Estimate] = []
        for topic in topics:
            if by in topic.columns or topic.kind is Kind.DATE:
                continue
            if topic.items:
                for item in topic.items:
                    rows += self._named(topic, self._item(topic, item.column), f".{item.column}")
            else:
                rows += self._named(topic, self._question(topic), "")
        found = Results.of(rows)
        return _adjusted(found, f"{self.grouped.prefix}.{by}") if holm else found

    def _named(self, topic: Topic, rows: Sequence[Estimate], item: str) -> list[Estimate]:
        by, start = self.grouped.grouping.column, f"{self.grouped.prefix}.{topic.name}"
        return [replace(row, id=f"{start}.{row.indicator}{item}.{by}") for row in rows]

    def _question(self, topic: Topic) -> list[Estimate]:
        what = "mean" if topic.kind is Kind.NUMBER else _first(topic)
        groups = [group for group, _, _ in self.grouped.answered(topic, what)]
        if len(groups) < 2:
            return [self._nothing(topic.name)]
        if topic.kind is Kind.NUMBER:
            return self._amounts(topic, groups)
        if topic.kind is Kind.ORDINAL and in_numbers(topic):
            return self._ordered(topic, groups)
        if topic.binary and len(groups) == 2:
            return self._binary(topic, what, topic.name, groups)
        if self.designed:
            return self.drawn.shares(topic, topic.name, groups)
        return self.plain.table(topic, groups)

    def _item(self, topic: Topic, column: str) -> list[Estimate]:
        what = f"{'cases' if topic.kind is Kind.SET else 'first'}.{column}"
        groups = [group for group, _, _ in self.grouped.answered(topic, what)]
        if len(groups) < 2:
            return [self._nothing(column)]
        if len(groups) == 2:
            return self._binary(topic, what, column, groups)
        if self.designed:
            return self.drawn.shares(topic, column, groups)
        return self.plain.item(topic, what, column, groups)

    def _binary(
        self, topic: Topic, what: str, column: str, groups: Sequence[str]
    ) -> list[Estimate]:
        if self.designed:
            return [
                *self.drawn.shares(topic, column, groups),
                *self.drawn.gap(topic, what, groups),
            ]
        _, _, n = zip(*self.grouped.answered(topic, what), strict=True)
        if sum(row.n or 0 for row in n) <= MOST:
            return self.plain.binary(topic, what, column)
        return [
            *self.plain.item(topic, what, column, groups),
            *self.drawn.gap(topic, what, groups),
        ]

    def _ordered(self, topic: Topic, groups: Sequence[str]) -> list[Estimate]:
        if self.designed:
            return self.drawn.ordered(topic, groups)
        rows = self.plain.ordered(topic, groups)
        if len(groups) == 2 and len(rows) == 1:  # too many answers to look at each
            return [*rows, *self.drawn.ordered(topic, groups)[1:]]
        return rows

    def _amounts(self, topic: Topic, groups: Sequence[str]) -> list[Estimate]:
        if self.designed:
            return self.drawn.amounts(topic, groups)
        means = self.grouped.some(topic, [("mean", group) for group in groups])
        if sum(row.n or 0 for row in means) <= PERMUTED and self.scope.sample.table.small:
            return self.plain.amounts(topic, groups)
        return self._welch(topic, groups, means)

    def _welch(self, topic: Topic, groups: Sequence[str], means: Results) -> list[Estimate]:
        """Welch's t or F, from sizes, means and standard errors."""
        if len(groups) == 2:
            difference, _ = self.drawn.gap(topic, "mean", groups)
            t = difference.estimate / difference.se if difference.se > 0 else math.nan
            test = replace(
                difference, indicator="test", estimate=t, se=math.nan, ci_low=math.nan,
                ci_high=math.nan, unit="", method=text("Welch's t"), note="",
            )  # fmt: skip
            reach = power.noncentrality(difference.df, power=POWER, alpha=1 - self.scope.level)
            detectable = replace(
                difference, indicator="mde", arguments=f"power={POWER}", se=math.nan,
                estimate=reach * difference.se, ci_low=math.nan, ci_high=math.nan, p=math.nan,
                method=text(
                    "smallest difference that four of five samples of this size would show at "
                    "level {alpha} ({how})", alpha=f"{1 - self.scope.level:.4g}",
                    how=text("Welch's t, the spreads as they are in the two groups"),
                ),
            )  # fmt: skip
            return [test, replace(difference, p=math.nan), detectable]
        n = np.array([row.n for row in means], dtype=np.float64)
        variance = np.array([row.se for row in means]) ** 2 * n
        found = several.welch_f(n, [row.estimate for row in means], variance)
        return [self.plain.test(topic.name, n, found, text("Welch's F test"))]

    def _nothing(self, column: str) -> Estimate:
        row = self.scope.row(column, self.grouped.grouping.column)
        note = text("fewer than two groups have answers")
        return replace(row, domain=self.grouped.grouping.column, indicator="test", note=note)


def _first(topic: Topic) -> str:
    return f"share.{label(topic.answers[0].value)}" if topic.answers else "valid"


def _adjusted(found: Results, family: str) -> Results:
    """Holm's p over the tests, and over nothing else."""
    tests = found.only(lambda row: row.indicator == "test").holm(family)
    by_id = {row.id: row for row in tests}
    return Results.of([by_id.get(row.id, row) for row in found])
