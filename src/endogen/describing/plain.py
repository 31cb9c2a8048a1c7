"""Tests by group where each answer counts for itself: exact, by permutation, or their limits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from endogen.describing.contingency import Grouped
from endogen.describing.topic import Topic
from endogen.i18n import Words, text
from endogen.study.grammar import Expression, Literal, Name, Operation, parse
from endogen.survey.compare import MOST
from endogen.survey.estimate import Estimate
from endogen.survey.expressions import WORDS, Floats
from endogen.survey.scope import Scope
from endogen.survey.small import several, tables
from endogen.survey.two_groups import (
    TwoGroups,
    amount_rows,
    binary_rows,
    delta_row,
    detectable_delta,
)

PERMUTED = 1_000
"""Answers up to which regroupings of amounts are drawn; above it Welch's tests speak."""


ALIKE = text("the answers are all alike, or too few to compare")


@dataclass(frozen=True)
class Plain:
    """Tests of a sample without weights, strata or PSUs.

    Attributes
    ----------
    scope : Scope
    grouped : Grouped
    permutations, seed : int
    """

    scope: Scope
    grouped: Grouped
    permutations: int
    seed: int

    def binary(self, topic: Topic, what: str, column: str) -> list[Estimate]:
        """Two shares: difference, detectable difference, Fisher's test."""
        (first, _, one), (second, _, two) = self.grouped.answered(topic, what)
        pair = self._pair(column, _repeated(one), _repeated(two), (first, second))
        difference, detectable = binary_rows(pair)
        method = text("Fisher's exact test, two-sided mid-p")
        alike = (one.count or 0) + (two.count or 0) in (0, pair.first.size + pair.second.size)
        test = replace(
            difference, indicator="test", estimate=math.nan, ci_low=math.nan, ci_high=math.nan,
            p=math.nan if alike else difference.p, unit="", method=method,
            note=ALIKE if alike else "",
        )  # fmt: skip
        said = text("Newcombe's hybrid score interval")
        return [test, replace(difference, p=math.nan, method=said), detectable]

    def table(self, topic: Topic, groups: Sequence[str]) -> list[Estimate]:
        """Several answers by several groups: chi-squared."""
        return [self._chi_squared(topic.name, self.grouped.counts(topic, groups))]

    def item(self, topic: Topic, what: str, column: str, groups: Sequence[str]) -> list[Estimate]:
        """One answer of a set, or one share, by several groups: chi-squared."""
        rows = self.grouped.some(topic, [(what, group) for group in groups])
        counts = [[row.count or 0, (row.n or 0) - (row.count or 0)] for row in rows]
        return [self._chi_squared(column, np.array(counts, dtype=np.float64))]

    def _chi_squared(self, column: str, counts: Floats) -> Estimate:
        limit = bool(counts.sum() > MOST)
        found = tables.chi_squared(
            counts, permutations=self.permutations, seed=self.seed, limit=limit
        )
        return self.test(column, counts, found, _chi_squared_by(found, self.seed))

    def ordered(self, topic: Topic, groups: Sequence[str]) -> list[Estimate]:
        """Ordered answers: Kruskal–Wallis; of two groups Mann–Whitney and Cliff's delta."""
        counts = self.grouped.counts(topic, groups)
        limit = bool(counts.sum() > MOST)
        found = tables.kruskal_wallis(
            counts, permutations=self.permutations, seed=self.seed, limit=limit
        )
        two = len(groups) == 2
        name = text("Mann–Whitney test") if two else text("Kruskal–Wallis test")
        rows = [self.test(topic.name, counts, found, _ranks_by(found, name, self.seed))]
        if not two or limit:
            return rows
        values = np.array([float(answer.value) for answer in topic.answers])
        one, other = (np.repeat(values, line.astype(int)) for line in counts)
        pair = self._pair(topic.name, one, other, groups)
        return [*rows, delta_row(pair), detectable_delta(pair)]

    def amounts(self, topic: Topic, groups: Sequence[str]) -> list[Estimate]:
        """A number in few answers: permutations of Welch's t, or of F."""
        values = self._values(topic.name, groups)
        if len(groups) == 2:
            first, second = values
            return amount_rows(self._pair(topic.name, first, second, groups))
        found = several.permutation_f(values, permutations=self.permutations, seed=self.seed)
        sizes = np.array([[value.size] for value in values])
        return [self.test(topic.name, sizes, found, _f_by(found, self.seed))]

    def _values(self, column: str, groups: Sequence[str]) -> list[Floats]:
        """The answers of each group, none missing."""
        sample, by = self.scope.sample, self.grouped.grouping.column
        words = sample.table.kind(by) == WORDS
        found = []
        for group in groups:
            here: Expression = Operation(
                "==", (Name(by), Literal(group if words else float(group)))
            )
            if self.scope.where is not None:
                here = Operation("and", (parse(self.scope.where), here))
            answers = sample.rows(column, where=here)[column]
            found.append(answers[~np.isnan(answers)])
        return found

    def _pair(self, column: str, first: Floats, second: Floats, groups: Sequence[str]) -> TwoGroups:
        titles = dict(self.grouped.grouping.groups)
        one, other = (titles[group] for group in groups)
        shared = replace(self._row(column), base=self.scope.base(), group=" − ".join(groups))
        return TwoGroups(first, second, one, shared, self.permutations, self.seed, other)

    def _row(self, column: str) -> Estimate:
        by = self.grouped.grouping.column
        unit = self.scope.sample.units.get(column, "")
        return replace(self.scope.row(column, by), domain=by, unit=unit)

    def test(
        self,
        column: str,
        counts: Floats,
        found: tables.TableTest | several.FTest,
        method: Words,
    ) -> Estimate:
        """The row of a test."""
        nothing = math.isnan(found.p)
        return replace(
            self._row(column),
            indicator="test",
            estimate=found.statistic,
            p=found.p,
            df=found.df,
            n=int(counts.sum()),
            unit="",
            base=self.scope.base(),
            method=method,
            note=ALIKE if nothing else "",
        )


def _repeated(row: Estimate) -> Floats:
    """The answers behind a share: ones and zeros."""
    yes, n = row.count or 0, row.n or 0
    return np.repeat([1.0, 0.0], [yes, n - yes])


def _chi_squared_by(found: tables.TableTest, seed: int) -> Words:
    if found.way == "exact":
        return text("chi-squared test, exact: all tables with these margins")
    if found.way == "permutation":
        return text("chi-squared test by {draws} permutations, seed {seed}",
                    draws=found.draws, seed=seed)  # fmt: skip
    return text("chi-squared test, large-sample form")


def _ranks_by(found: tables.TableTest, name: Words, seed: int) -> Words:
    if found.way == "exact":
        return text("{test}, exact, ties taken as they are", test=name)
    if found.way == "permutation":
        return text("{test} by {draws} permutations, seed {seed}",
                    test=name, draws=found.draws, seed=seed)  # fmt: skip
    return text("{test}, large-sample form", test=name)


def _f_by(found: several.FTest, seed: int) -> Words:
    if found.way == "complete":
        return text("F test, all {draws} regroupings", draws=found.draws)
    return text("F test by {draws} permutations, seed {seed}", draws=found.draws, seed=seed)
