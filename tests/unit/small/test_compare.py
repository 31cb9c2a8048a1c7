"""Comparisons on a Sample: the rows, and which method stands behind them."""

from __future__ import annotations

import doctest
import math

import numpy as np
import pytest
from scipy import stats

import endogen.indicators  # noqa: F401  # fills the registry that the examples read
from endogen.errors import DataError, UseError
from endogen.survey import compare as module
from endogen.survey.compare import (
    compare,
    equivalence,
    mcnemar,
    minimal_correlation,
    partial_permutation,
)
from endogen.survey.design import Design
from endogen.survey.results import Results
from endogen.survey.sample import Sample
from endogen.survey.small.agreement import cohen_kappa

RNG = np.random.default_rng(20261124)
N = 73
STATUS = np.array([1.0] * 59 + [0.0] * 14)
KNOWS = np.where(STATUS == 1, RNG.integers(1, 6, N), RNG.integers(1, 4, N)).astype(float)
PART = (RNG.random(N) < 0.4 + 0.3 * STATUS).astype(float)
INCOME = np.round(RNG.lognormal(9.2, 0.5, N), 1)
AGE = RNG.integers(25, 80, N).astype(float)
SCHOOL = RNG.integers(0, 13, N).astype(float)
VILLAGE = np.repeat(np.arange(12), 7)[:N].astype(float)
WEIGHT = RNG.uniform(1, 9, N)


def sample(design: Design | None = None, **more: object) -> Sample:
    columns = {
        "registered": STATUS, "knows": KNOWS, "part": PART, "income": INCOME, "age": AGE,
        "school": SCHOOL, "village": VILLAGE, "w": WEIGHT, "wants": 1 - PART[::-1],
    }  # fmt: skip
    frame = {name: [None if np.isnan(v) else float(v) for v in values]
             for name, values in (columns | more).items()}  # fmt: skip
    return Sample(frame, design, provenance={"income": "invented"}, units={"income": "yuan"})


def by_name(results: Results) -> dict[str, object]:
    return {row.indicator: row for row in results}


def test_examples_run() -> None:
    found = doctest.testmod(module)
    assert found.attempted > 0
    assert found.failed == 0


def test_binary() -> None:
    rows = by_name(compare(sample(), "part", "registered", "binary"))
    row = rows["difference"]
    yes = [int(PART[s == STATUS].sum()) for s in (1, 0)]
    assert row.estimate == pytest.approx(yes[0] / 59 - yes[1] / 14)
    assert (row.variable, row.domain, row.group, row.n) == ("part", "registered", "1 − 0", 73)
    assert str(row.note) == "registered minus not registered"
    assert 0 < rows["mde"].estimate < 1


def test_ordinal_and_words_for_the_group() -> None:
    results = compare(sample(), ["knows"], "registered", "ordinal", name="card households")
    rows = by_name(results)
    u = stats.mannwhitneyu(KNOWS[STATUS == 1], KNOWS[STATUS == 0]).statistic
    assert rows["cliffs_delta"].estimate == pytest.approx(2 * u / (59 * 14) - 1)
    assert "card households minus not card households" in str(rows["difference"].note)


def test_numeric_rows_do_not_depend_on_the_order_of_the_file() -> None:
    turned = Sample({"income": INCOME[::-1].tolist(), "registered": STATUS[::-1].tolist()})
    one = compare(sample(), "income", "registered", "numeric", seed=5, margin=2_000)
    other = compare(turned, "income", "registered", "numeric", seed=5, margin=2_000)
    for a, b in zip(one, other, strict=True):
        assert (a.indicator, a.p) == (b.indicator, pytest.approx(b.p, rel=1e-12, nan_ok=True))
        assert a.estimate == pytest.approx(b.estimate, rel=1e-12)
    rows = by_name(one)
    assert set(rows) == {"difference", "shift", "mde", "equivalence"}
    assert rows["difference"].provenance == "invented"
    assert rows["difference"].unit == rows["mde"].unit == "yuan"
    assert rows["equivalence"].level == pytest.approx(0.9)
    # the studentised permutation p follows Welch's closely at this size
    welch = stats.ttest_ind(INCOME[STATUS == 1], INCOME[STATUS == 0], equal_var=False).pvalue
    assert rows["difference"].p == pytest.approx(welch, abs=0.05)


def test_holm_is_over_the_headlines_only() -> None:
    columns = ["knows", "school", "age"]
    results = compare(sample(), columns, "registered", "ordinal", family="1.cognition")
    heads = [row for row in results if row.indicator == "cliffs_delta"]
    smallest = min(heads, key=lambda row: row.p)
    assert smallest.p_adjusted == pytest.approx(min(1, 3 * smallest.p))
    others = [row for row in results if row.indicator != "cliffs_delta"]
    assert all(math.isnan(row.p_adjusted) and row.family == "" for row in others)


def test_missing_answers_and_a_domain() -> None:
    knows = KNOWS.copy()
    knows[[0, 60, 61]] = np.nan
    status = STATUS.copy()
    status[1] = np.nan
    some = sample(knows=knows, registered=status)
    row = compare(some, "knows", "registered", "ordinal")[0]
    assert (row.n, row.n_missing) == (69, 3)
    assert str(row.base) == (
        "57 registered, 12 not registered; convenience sample, not representative"
    )
    row = compare(some, "knows", "registered", "ordinal", where="age >= 60")[0]
    old = (AGE >= 60) & ~np.isnan(knows) & ~np.isnan(status)
    assert row.n == old.sum()
    assert "where age >= 60" in str(row.base)


@pytest.mark.parametrize("kind", ["binary", "ordinal", "numeric"])
@pytest.mark.parametrize("design", [None, Design(psu="village")])
def test_nothing_to_compare_is_said_not_raised(kind: str, design: Design | None) -> None:
    for status in (np.ones(N), np.zeros(N), np.full(N, np.nan)):
        some = sample(design, registered=status)
        for row in compare(some, "part", "registered", kind):
            assert math.isnan(row.estimate)
            assert math.isnan(row.p)
        assert "answered" in str(compare(some, "part", "registered", kind)[0].note)
        equal = equivalence(some, "part", "registered", 1.0)[0]
        assert math.isnan(equal.p)


def test_a_coding_of_1_and_2_is_refused() -> None:
    with pytest.raises(DataError, match="E-DATA-YES-NO"):
        compare(sample(registered=2 - STATUS), "knows", "registered", "ordinal")
    with pytest.raises(DataError, match="E-DATA-YES-NO"):
        compare(sample(), "knows", "registered", "binary")
    with pytest.raises(DataError, match="E-DATA-COLUMN"):
        compare(sample(), "know", "registered", "ordinal")


def test_an_unknown_kind_names_the_known() -> None:
    with pytest.raises(UseError, match="E-USE-CHOICE") as caught:
        compare(sample(), "part", "registered", "ordinary")
    assert "ordinal" in caught.value.say()


def test_mcnemar_is_second_minus_first() -> None:
    row = mcnemar(sample(), "wants", "part")[0]
    wants, part = 1 - PART[::-1], PART
    more, less = int((part > wants).sum()), int((part < wants).sum())
    assert row.estimate == pytest.approx((more - less) / N)
    assert row.p == pytest.approx(stats.binomtest(more, more + less).pvalue)
    assert row.ci_low < row.estimate < row.ci_high
    none = sample(wants=np.full(N, np.nan))
    row = mcnemar(none, "wants", "part")[0]
    assert math.isnan(row.p)
    assert math.isnan(row.estimate)
    assert "nobody" in str(row.note)


def partial(x: np.ndarray, y: np.ndarray, controls: list[np.ndarray]) -> float:
    inverse = np.linalg.inv(np.corrcoef([x, y, *controls]))
    return float(-inverse[0, 1] / math.sqrt(inverse[0, 0] * inverse[1, 1]))


def test_partial_permutation() -> None:
    knows = KNOWS.copy()
    knows[3] = np.nan
    some = sample(knows=knows, one=np.ones(N))
    results = partial_permutation(
        some, "age", ["knows", "income", "one"], ["registered", "school"], seed=4
    )
    first, second, third = results
    known = ~np.isnan(knows)
    expected = partial(AGE[known], knows[known], [STATUS[known], SCHOOL[known]])
    assert first.estimate == pytest.approx(expected)
    assert (first.variable, first.n, first.n_missing, first.df) == ("knows", 72, 1, 68)
    assert second.estimate == pytest.approx(partial(AGE, INCOME, [STATUS, SCHOOL]))
    assert second.provenance == "invented"
    assert math.isnan(third.estimate)
    assert "nothing varies" in str(third.note)
    t = expected * math.sqrt(68 / (1 - expected**2))
    assert first.p == pytest.approx(2 * stats.t.sf(abs(t), 68), abs=0.03)
    turned = Sample({"age": AGE[::-1].tolist(), "income": INCOME[::-1].tolist()})
    straight = Sample({"age": AGE.tolist(), "income": INCOME.tolist()})
    assert (
        partial_permutation(turned, "age", "income", seed=2)[0].p
        == partial_permutation(straight, "age", "income", seed=2)[0].p
    )


def test_minimal_correlation() -> None:
    row = minimal_correlation(sample(), "age", controls=["registered", "school"])[0]
    assert round(row.estimate, 3) == 0.327  # indicators.md J, 73 households, two controls
    assert row.n == 73
    designed = minimal_correlation(sample(Design(weight="w")), "age")[0]
    assert math.isnan(designed.estimate)
    assert "under a design" in str(designed.note)


def test_kappa_of_the_core_is_that_of_fleiss() -> None:
    """Complex-step linearisation against the printed formula; n/(n − 1) is the core's."""
    row = sample().estimate("kappa(wants, part)")[0]
    found = cohen_kappa(1 - PART[::-1], PART)
    assert row.estimate == pytest.approx(found.kappa, rel=1e-12)
    assert row.se * math.sqrt((N - 1) / N) == pytest.approx(found.se, rel=1e-9)


def weighted_delta(weight: np.ndarray, status: np.ndarray = STATUS) -> float:
    a, b = weight * (status == 1), weight * (status == 0)
    return float(a @ np.sign(np.subtract.outer(KNOWS, KNOWS)) @ b / (a.sum() * b.sum()))


def test_delta_under_a_design_by_its_influence() -> None:
    """SE from dT/dw of every household, summed over villages."""
    results = compare(sample(Design(weight="w", psu="village")), "knows", "registered", "ordinal")
    row = results[0]
    assert row.indicator == "cliffs_delta"
    assert row.estimate == pytest.approx(weighted_delta(WEIGHT), rel=1e-12)
    influence = np.empty(N)
    for k in range(N):
        step = np.zeros(N)
        step[k] = 1e-5
        rise = weighted_delta(WEIGHT + step) - weighted_delta(WEIGHT - step)
        influence[k] = WEIGHT[k] * rise / 2e-5
    totals = np.bincount(VILLAGE.astype(int), influence)
    m = totals.size
    variance = m / (m - 1) * ((totals - totals.mean()) ** 2).sum()
    assert row.se == pytest.approx(math.sqrt(variance), rel=1e-6)
    assert row.df == m - 1
    assert "linearised" in str(row.method)


def test_many_rows_take_the_large_sample_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 50)
    welch = stats.ttest_ind(INCOME[STATUS == 1], INCOME[STATUS == 0], equal_var=False)
    rows = by_name(compare(sample(), "income", "registered", "numeric", margin=2_000))
    assert rows["difference"].p == pytest.approx(welch.pvalue)
    assert rows["difference"].df == pytest.approx(welch.df)
    x, y = INCOME[STATUS == 1], INCOME[STATUS == 0]
    below = stats.ttest_ind(x, y - 2_000, equal_var=False, alternative="greater").pvalue
    above = stats.ttest_ind(x, y + 2_000, equal_var=False, alternative="less").pvalue
    assert rows["equivalence"].p == pytest.approx(max(below, above))
    delta = compare(sample(), "knows", "registered", "ordinal")[0]
    assert delta.estimate == pytest.approx(weighted_delta(np.ones(N)))
    part = by_name(compare(sample(), "part", "registered", "binary"))
    assert part["difference"].unit == "share"
    row = mcnemar(sample(), "wants", "part")[0]
    gap = PART - (1 - PART[::-1])
    assert row.estimate == pytest.approx(gap.mean())
    assert row.se == pytest.approx(gap.std(ddof=1) / math.sqrt(N), rel=1e-9)
    row = partial_permutation(sample(), "age", "income", ["school"])[0]
    assert (row.indicator, row.variable) == ("permutation", "income")
    assert row.estimate == pytest.approx(partial(AGE, INCOME, [SCHOOL]))
