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


AT_THE_LINE: dict[str, list[float]] = {
    "y": [1.0, 2, 2, 4, 8],
    "z": [2.0, 2, 3, 4, 4],
    "g": [1, 0, 1, 1, 0],
}


@pytest.mark.parametrize(
    ("asked", "strict", "weak"),
    [
        ("fgt(y, line=2{weak})", 1 / 5, 3 / 5),
        ("fgt(y, line=2, alpha=1{weak})", 0.1, 0.1),  # at the line there is no gap
        ("poverty_gap_of_poor(y, line=2{weak})", 0.5, 0.5 / 3),
        ("watts(y, line=2{weak})", math.log(2) / 5, math.log(2) / 5),
        ("sst(y, line=2{weak})", 0.1 * (1 + 0.8), 0.1 * (1 + 0.8)),
        ("arpr(y, fraction=1{weak})", 1 / 5, 3 / 5),
        ("relative_fgt(y, fraction=1{weak})", 1 / 5, 3 / 5),
        ("poverty_contribution(y, line=2, group=g{weak})", 1, 2 / 3),
        ("poverty_change(y, after=z, line=2{weak})", -1 / 5, -1 / 5),
        ("ravallion_chen(y, after=z, line=2{weak})", math.log(2), math.log(2) / 3),
    ],
)
def test_those_at_the_line_are_poor_on_request(asked: str, strict: float, weak: float) -> None:
    below, at = (
        en.estimate(AT_THE_LINE, asked.format(weak=more))[0] for more in ("", ", weak=true")
    )
    assert (below.estimate, at.estimate) == pytest.approx((strict, weak))
    assert "weak" not in below.arguments
    assert "weak=True" in at.arguments


def test_the_pro_poor_indices_take_those_at_the_line_too() -> None:
    for name in ("kakwani_pernia", "pegr"):
        asked = f"{name}(y, after=z, line=2, alpha=0, weak=true)"
        row = en.estimate(AT_THE_LINE, asked)[0]
        assert "weak=True" in row.arguments
        assert row.n == 5


@pytest.mark.parametrize(
    ("asked", "strict", "weak"),
    [
        # y = 1, 2, 2, 4, 8 becomes 2, 2, 3, 4, 4: the mean falls from 17/5 to 3.
        ("datt_ravallion(y, after=z, line=2{weak})", 2 / 5, 0),
        ("datt_ravallion(y, after=z, line=2, component='redistribution'{weak})", -1 / 5, -3 / 5),
        ("poverty_shapley(y, after=2 * y, line=2{weak})", -1 / 5, -2 / 5),
        # 1 and 2 of a transfer of 1, 1, 1, 0, 1 go to the poor; those at the line have no gap.
        ("vertical_efficiency(t, welfare=y, line=2{weak})", 1 / 4, 3 / 4),
        ("reduction_efficiency(t, welfare=y, line=2{weak})", 1 / 4, 1 / 4),
        ("spillover(t, welfare=y, line=2{weak})", 0, 2 / 3),
        ("gap_efficiency(t, welfare=y, line=2{weak})", 1, 1),
    ],
)
def test_what_is_taken_apart_at_a_line_takes_those_at_it_too(
    asked: str, strict: float, weak: float
) -> None:
    data = {**AT_THE_LINE, "t": [1.0, 1, 1, 0, 1]}
    calls = [asked.format(weak=more) for more in ("", ", weak=true")]
    below, at = en.estimate(data, *calls)  # asked together they do not share their parts
    assert (below.estimate, at.estimate) == pytest.approx((strict, weak))
    assert "weak" not in below.arguments
    assert "weak=True" in at.arguments


def test_two_samples_taken_apart_take_those_at_the_line_too() -> None:
    data = {"y": AT_THE_LINE["y"] + AT_THE_LINE["z"], "later": [0.0] * 5 + [1.0] * 5}
    parts = ("growth", "redistribution", "residual")
    for more, change in (("", -1 / 5), (", weak=true", -1 / 5)):
        calls = [
            f"datt_ravallion_waves(y, later=later, line=2, component='{one}'{more})"
            for one in parts
        ]
        paired = [f"datt_ravallion(y, after=z, line=2, component='{one}'{more})" for one in parts]
        waves = [row.estimate for row in en.estimate(data, *calls)]
        assert waves == pytest.approx([row.estimate for row in en.estimate(AT_THE_LINE, *paired)])
        assert sum(waves) == pytest.approx(change)
