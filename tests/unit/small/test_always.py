"""What holds for any answers at all."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from endogen.survey.small import association, exact, multiplicity, numeric, ordinal, rounding

POINTS = st.lists(st.integers(1, 5), min_size=1, max_size=9)
SOME = st.lists(st.integers(1, 5), min_size=2, max_size=9)


@given(POINTS, POINTS)
def test_ordinal(x: list[int], y: list[int]) -> None:
    found, mirrored = ordinal.dominance(x, y), ordinal.dominance(y, x)
    dominance = np.sign(np.subtract.outer(x, y)).mean()
    assert found.delta == pytest.approx(dominance, abs=1e-12)
    assert -1 <= found.low <= found.delta + 1e-12
    assert found.delta - 1e-12 <= found.high <= 1
    assert mirrored.low == pytest.approx(-found.high, abs=1e-9)
    test = ordinal.mann_whitney(x, y)
    assert 0 < test.p <= 1
    assert test.u == pytest.approx(stats.mannwhitneyu(x, y).statistic)


@given(SOME, SOME)
def test_numeric(x: list[int], y: list[int]) -> None:
    found = numeric.permutation_test(x, y, permutations=199)
    constant = len({*x, *y}) == 1
    assert math.isnan(found.p) == constant
    assert constant or 0 < found.p <= 1
    assert numeric.permutation_test(y, x, permutations=199).p == pytest.approx(found.p, nan_ok=True)
    shift = numeric.hodges_lehmann(x, y)
    assert shift.estimate == np.median(np.subtract.outer(x, y))
    assert math.isnan(shift.low) or shift.low <= shift.estimate <= shift.high


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
def test_tables(a: int, b: int, c: int, d: int) -> None:
    if min(a + b, c + d) > 0:
        found = exact.fisher(a, a + b, c, c + d)
        assert found.p == pytest.approx(stats.fisher_exact([[a, b], [c, d]]).pvalue, rel=1e-9)
        assert 0 < found.mid_p <= found.p
        interval = exact.newcombe(a, a + b, c, c + d)
        assert -1 <= interval.low <= interval.estimate + 1e-12
        assert interval.estimate - 1e-12 <= interval.high <= 1
    if a + b + c + d:
        paired = exact.newcombe_paired(a, b, c, d)
        turned = exact.newcombe_paired(a, c, b, d)
        assert -1 - 1e-12 <= paired.low <= paired.high <= 1 + 1e-12
        assert turned.low == pytest.approx(-paired.high, abs=1e-12)


@given(st.lists(st.one_of(st.floats(0, 1), st.just(math.nan)), max_size=12))
def test_adjusted(p: list[float]) -> None:
    holm, bh = multiplicity.holm(p), multiplicity.benjamini_hochberg(p)
    for raw, strict, mild in zip(p, holm, bh, strict=True):
        assert math.isnan(raw) == math.isnan(strict) == math.isnan(mild)
        assert math.isnan(raw) or raw <= mild <= strict <= 1


@given(st.lists(st.tuples(*[st.integers(1, 4)] * 4), min_size=1, max_size=12))
def test_partial(rows: list[tuple[int, ...]]) -> None:
    x, y, *controls = np.array(rows, dtype=float).T
    found = association.freedman_lane(x, y, np.column_stack(controls), permutations=49)
    r, p = found.r[0], found.p[0]
    assert math.isnan(r) == math.isnan(p)
    assert math.isnan(r) or (-1 <= r <= 1 and 0 < p <= 1)
    again = association.freedman_lane(y, x, np.column_stack(controls), permutations=49)
    assert again.r[0] == pytest.approx(r, abs=1e-9, nan_ok=True)


@given(st.decimals(-9999, 9999, places=3), st.integers(0, 3))
def test_rounding_of_what_is_written(value: object, digits: int) -> None:
    """A number with three decimals is rounded as it is written, not as it is stored."""
    from decimal import ROUND_HALF_UP, Decimal

    expected = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    assert rounding.rounded(float(str(value)), digits) == float(expected)
