"""Indicators against the paper's printed tables and small examples worked by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

import endogen as en

# Table 4: six sources of income, 185 answers of 73 households.
SOURCES = {
    "planting": 55,
    "breeding": 11,
    "business": 1,
    "wages": 24,
    "support": 38,
    "industry": 56,
}
PRINTED = {"planting": 29.73, "breeding": 5.95, "business": 0.54, "wages": 12.97,
           "support": 20.54, "industry": 30.27}  # fmt: skip
OF_CASES = {"planting": 75.3, "breeding": 15.1, "business": 1.4, "wages": 32.9,
            "support": 52.1, "industry": 76.7}  # fmt: skip
# Table 2: first causes of 59 registered households; two that are not registered.
FIRST = {"illness": 1, "disability": 1, "study": 0, "skills": 8, "labour": 8, "funds": 41}


def answers() -> dict[str, np.ndarray]:
    """Columns with these sums, every household naming at least one."""
    columns = {name: np.zeros(73) for name in SOURCES}
    start = 0
    for name, n in SOURCES.items():
        columns[name][np.arange(start, start + n) % 73] = 1
        start += n
    return columns


def ranking() -> dict[str, list[float | None]]:
    first = [name for name, n in FIRST.items() for _ in range(n)]
    columns: dict[str, list[float | None]] = {name: [] for name in FIRST}
    for place_one in first:
        second = "labour" if place_one != "labour" else "funds"
        for name, column in columns.items():
            column.append(1.0 if name == place_one else 2.0 if name == second else None)
    for column in columns.values():
        column += [None, None]
    return {**columns, "registered": [1.0] * 59 + [0.0] * 2}


@pytest.mark.golden("the paper, Table 4")
def test_share_of_responses_is_table_4() -> None:
    of = list(SOURCES)
    rows = en.estimate(answers(), *(en.response_share(name, of=of) for name in of))
    for row in rows:
        assert 100 * row.estimate == pytest.approx(PRINTED[row.variable], abs=0.005)
        assert (row.count, row.n, row.unit) == (SOURCES[row.variable], 73, "share")
    assert sum(row.estimate for row in rows) == pytest.approx(1, rel=1e-14)


@pytest.mark.golden("the paper, Table 4")
def test_share_of_cases_has_those_who_named_any_as_base() -> None:
    of = list(SOURCES)
    data = {name: np.append(column, [0.0, np.nan]) for name, column in answers().items()}
    rows = en.estimate(data, *(en.case_share(name, of=of) for name in of))
    for row in rows:
        assert round(100 * row.estimate, 1) == OF_CASES[row.variable]
        assert (row.count, row.n) == (SOURCES[row.variable], 73)
        exact = stats.binomtest(SOURCES[row.variable], 73).proportion_ci(0.95, "exact")
        assert (row.ci_low, row.ci_high) == pytest.approx((exact.low, exact.high), rel=1e-9)


@pytest.mark.golden("the paper, Table 4")
def test_sum_of_responses() -> None:
    row = en.estimate(answers(), en.response_total("wages", of=list(SOURCES)))[0]
    assert (row.estimate, row.count, row.unit) == (185, 185, "responses")
    assert math.isnan(row.se)
    weighted = en.estimate({**answers(), "w": np.full(73, 10.0)},
                           en.response_total("wages", of=list(SOURCES)), weight="w")[0]  # fmt: skip
    assert weighted.estimate == 1850
    assert weighted.se > 0


def test_a_response_column_that_the_list_lacks_joins_it() -> None:
    row = en.estimate(answers(), en.response_share("wages", of=["planting"]))[0]
    assert row.estimate == pytest.approx(24 / 79, rel=1e-14)


@pytest.mark.golden("the paper, Table 2")
def test_first_choice_has_those_who_ranked_as_base() -> None:
    of = list(FIRST)
    by_list = en.estimate(ranking(), *(en.first_choice(name, of=of) for name in of))
    by_given = en.estimate(
        ranking(), *(en.first_choice(name, given="registered == 1") for name in of)
    )
    for rows in (by_list, by_given):
        assert [row.count for row in rows] == list(FIRST.values())
        assert {row.n for row in rows} == {59}
        assert rows[-1].estimate == 41 / 59


@pytest.mark.golden("by hand")
def test_borda_scores_what_is_not_named_with_nothing() -> None:
    of = list(FIRST)
    rows = en.estimate(ranking(), *(en.borda(name, slots=4, of=of) for name in of))
    scores = {row.variable: row.estimate * 59 for row in rows}
    # First place 4 points, second 3: labour is second of 51, funds of 8.
    assert scores["labour"] == pytest.approx(8 * 4 + 51 * 3, rel=1e-13)
    assert scores["funds"] == pytest.approx(41 * 4 + 8 * 3, rel=1e-13)
    assert scores["study"] == 0
    assert [row.count for row in rows] == [1, 1, 0, 8, 59, 49]


@pytest.mark.golden("by hand")
def test_mean_rank_is_of_those_who_named_it() -> None:
    labour, study = en.estimate(ranking(), "mean_rank(labour)", "mean_rank(study)")
    assert labour.estimate == pytest.approx((8 + 51 * 2) / 59, rel=1e-14)
    assert (study.n, str(study.note)) == (0, "no valid answers")


def test_share_counts_words_lists_limits_and_conditions() -> None:
    data = {
        "k": [1, 2, 3, 4, 5, None],
        "s": ["a", "b", "a", None, "c", "b"],
        "g": [1, 1, 1, 0, 0, 0],
    }
    rows = en.estimate(
        data,
        en.share("k", equals=3),
        en.share("k", equals=[1, 5]),
        en.share("k", at_least=2, at_most=4),
        en.share("s", equals="b"),
        en.share("s", equals=["a", "c"]),
        en.share("k", at_most=2, given="g == 1"),
        en.share("g", equals=True),
    )
    assert [(row.count, row.n) for row in rows] == [
        (1, 5), (2, 5), (3, 5), (2, 5), (3, 5), (2, 3), (3, 6),
    ]  # fmt: skip


@pytest.mark.golden("closed form")
def test_kappa_of_several_categories() -> None:
    """The sums by hand; answers outside the list do not pass for disagreement."""
    table = {(1, 1): 88, (1, 2): 10, (1, 3): 2, (2, 1): 14, (2, 2): 40, (2, 3): 6,
             (3, 1): 18, (3, 2): 10, (3, 3): 12}  # fmt: skip
    cells = list(table.items())
    data = {
        "a": np.concatenate([np.full(n, a) for (a, _), n in cells]),
        "b": np.concatenate([np.full(n, b) for (_, b), n in cells]),
    }
    row = en.estimate(data, en.kappa("a", "b", categories=[1, 2, 3]))[0]
    p = np.array(list(table.values())).reshape(3, 3) / 200
    chance = p.sum(axis=1) @ p.sum(axis=0)
    assert row.estimate == pytest.approx((np.trace(p) - chance) / (1 - chance), rel=1e-13)
    outside = en.estimate(data, en.kappa("a", "b", categories=[1, 2]))[0]
    assert outside.n == 88 + 10 + 14 + 40


def test_share_by_design_is_exact_where_all_are_alike() -> None:
    """Korn and Graubard: at 0 and 1 the interval is exact, for a size that t makes smaller."""
    data = {"x": [1.0] * 20, "v": np.repeat(np.arange(5), 4)}
    row = en.estimate(data, "share(x)", psu="v")[0]
    size = 20 * (stats.t.ppf(0.975, 19) / stats.t.ppf(0.975, 4)) ** 2
    assert (row.estimate, row.ci_high) == (1, 1)
    assert row.ci_low == pytest.approx(stats.beta.ppf(0.025, size, 1), rel=1e-10)


def test_indicators_take_expressions_of_columns() -> None:
    data = {"income": [100.0, 300.0, 50.0], "size": [2.0, 3.0, 0.0]}
    row = en.estimate(data, "mean(income / size)")[0]
    assert (row.variable, row.estimate, row.n, row.n_missing) == ("income / size", 75, 2, 1)
