"""Rows of a comparison: what they say when all is well, and when nothing can be said."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from endogen.survey.estimate import Estimate
from endogen.survey.two_groups import ROWS, TwoGroups


def groups(first: object, second: object, level: float = 0.95) -> TwoGroups:
    shared = Estimate(variable="x", domain="registered", level=level, n_missing=0, unit="yuan")
    return TwoGroups(
        np.asarray(first, dtype=float), np.asarray(second, dtype=float), "registered",
        shared, permutations=999, seed=1,
    )  # fmt: skip


def by_name(kind: str, of: TwoGroups) -> dict[str, Estimate]:
    rows = ROWS[kind](of)
    found = {row.indicator: row for row in rows}
    assert len(found) == len(rows)  # ids are made of these names
    return found


def test_binary_is_newcombe_with_fisher() -> None:
    rows = by_name("binary", groups([1] * 48 + [0] * 11, [1] * 7 + [0] * 7))
    row = rows["difference"]
    assert row.estimate == pytest.approx(48 / 59 - 0.5)
    assert row.ci_low < 48 / 59 - 0.5 < row.ci_high
    assert row.p == pytest.approx(0.024439308811264437)  # R, tests/golden/small/tables.csv
    assert row.n == 73
    assert str(row.base) == "59 registered, 14 not registered"
    assert str(row.note) == "registered minus not registered"
    assert "mid-p" in str(row.method)
    assert row.unit == rows["mde"].unit == "share"
    assert 0 < rows["mde"].estimate < 0.5


def test_what_14_cannot_show_of_shares() -> None:
    rows = by_name("binary", groups([1] * 48 + [0] * 11, [1] * 14))
    assert "only a lower share could be shown" in str(rows["mde"].note)
    rows = by_name("binary", groups([0], [1, 1]))
    assert "no difference could be shown" in str(rows["mde"].note)
    assert math.isnan(rows["mde"].estimate)


def test_ordinal_has_delta_and_means() -> None:
    rng = np.random.default_rng(2)
    x, y = rng.integers(1, 6, 59), rng.integers(2, 6, 14)
    rows = by_name("ordinal", groups(x, y))
    u = stats.mannwhitneyu(x, y).statistic
    assert rows["cliffs_delta"].estimate == pytest.approx(2 * u / (59 * 14) - 1)
    assert "exact" in str(rows["cliffs_delta"].method)
    welch = stats.ttest_ind(x, y, equal_var=False)
    assert rows["difference"].p == pytest.approx(welch.pvalue)
    assert rows["difference"].df == pytest.approx(welch.df)
    assert 0 < rows["mde"].estimate < 1


def test_numeric_in_units_of_the_question() -> None:
    rng = np.random.default_rng(3)
    x, y = rng.normal(9_000, 3_000, 59), rng.normal(11_000, 3_000, 14)
    rows = by_name("numeric", groups(x, y))
    interval = stats.ttest_ind(x, y, equal_var=False).confidence_interval()
    assert rows["difference"].ci_low == pytest.approx(interval.low)
    assert "999 permutations of Welch's t, seed 1" in str(rows["difference"].method)
    assert rows["shift"].estimate == pytest.approx(np.median(np.subtract.outer(x, y)))
    welch = rows["difference"]
    found = stats.nct.sf(stats.t.ppf(0.975, welch.df), welch.df, rows["mde"].estimate / welch.se)
    assert found == pytest.approx(0.8, rel=1e-9)
    assert rows["mde"].unit == rows["shift"].unit == "yuan"


@pytest.mark.parametrize("kind", ["binary", "ordinal", "numeric"])
@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ([], [1, 0, 1], "nobody answered among registered"),
        ([1, 0, 1], [], "nobody answered among not registered"),
        ([], [], "nobody answered among registered"),
    ],
)
def test_an_empty_group_is_said(kind: str, first: list[int], second: list[int], why: str) -> None:
    for name, row in by_name(kind, groups(first, second)).items():
        assert math.isnan(row.estimate), name
        assert math.isnan(row.p), name
    headline = ROWS[kind](groups(first, second))[0]
    assert why in str(headline.note)


@pytest.mark.parametrize("kind", ["ordinal", "numeric"])
def test_one_answer_and_no_variation(kind: str) -> None:
    row = by_name(kind, groups([3], [1, 2, 3]))["difference"]
    assert row.estimate == 1
    assert math.isnan(row.ci_low)
    assert "a group has only one answer" in str(row.note)
    row = by_name(kind, groups([3, 3], [3, 3]))["difference"]
    assert row.estimate == 0
    assert math.isnan(row.p)
    assert "do not vary" in str(row.note)


def test_level_moves_interval_and_detectable() -> None:
    rng = np.random.default_rng(4)
    x, y = rng.normal(0, 1, 30), rng.normal(0, 1, 20)
    wide, narrow = (by_name("numeric", groups(x, y, level)) for level in (0.99, 0.9))
    assert wide["difference"].ci_low < narrow["difference"].ci_low
    assert wide["mde"].estimate > narrow["mde"].estimate
    assert "0.01" in str(wide["mde"].method)
