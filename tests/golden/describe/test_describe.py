"""`endogen describe` against R: survey's svychisq and domain means, base R's tests."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from scipy.special import chdtrc

from endogen.describing import describe
from endogen.survey.results import Results
from endogen.survey.small import several, tables

HERE = Path(__file__).parent
# Both sides in double precision; the design's covariance loses about six digits to
# cancellation before it is inverted.
CLOSE = {"rel": 1e-6}
EXACT = {"rel": 1e-9}
DESIGNS = {
    "strat": {"weight": "pw", "strata": "stype"},
    "clus": {"weight": "pw", "psu": "dnum"},
    "plain": {},
}


@cache
def expected() -> dict[tuple[str, str], float]:
    with (HERE / "expected.csv").open(encoding="utf-8") as file:
        return {(line["case"], line["name"]): float(line["value"]) for line in csv.DictReader(file)}


def school_columns(name: str) -> dict[str, list[object]]:
    file = {"strat": "strat", "clus": "clus2", "plain": "strat"}[name]
    with (HERE.parent / "api" / f"{file}.csv").open(encoding="utf-8") as lines:
        schools = list(csv.DictReader(lines))
    numbers = {k: [float(s[k]) for s in schools] for k in ("api00", "pw", "sch_wide", "meals")}
    meals = np.array(numbers.pop("meals"))
    return {
        **numbers,
        "stype": [s["stype"] for s in schools],
        "dnum": [s["dnum"] for s in schools],
        "band": (1.0 + (meals > 25) + (meals > 50) + (meals > 75)).tolist(),
        "rich": (meals < 40).astype(float).tolist(),
    }


@cache
def found(design: str, band: str) -> Results:
    by = ["rich", "band", "sch_wide", "stype"]
    return describe(
        school_columns(design), by=by, kinds={"band": band, "stype": "category"}, **DESIGNS[design]
    )


@pytest.mark.parametrize(
    ("design", "column", "by"),
    [
        ("strat", "sch_wide", "rich"),
        ("strat", "band", "sch_wide"),
        ("clus", "sch_wide", "rich"),
        ("clus", "band", "sch_wide"),
        ("clus", "stype", "band"),
    ],
)
def test_rao_scott(design, column, by):
    case = f"{design} chisq {column} {by}"
    row = found(design, "category")[f"describe.{column}.test.{by}"]
    assert row.estimate == pytest.approx(expected()[case, "statistic"], **CLOSE)
    assert row.df == pytest.approx(expected()[case, "df"], **CLOSE)
    assert row.p == pytest.approx(expected()[case, "p"], **CLOSE)
    assert "Rao–Scott" in str(row.method)


@pytest.mark.parametrize("design", ["strat", "clus"])
def test_means_of_several_groups(design):
    row = found(design, "category")["describe.api00.test.band"]
    case = f"{design} wald api00 band"
    assert row.estimate == pytest.approx(expected()[case, "statistic"], **CLOSE)
    assert row.p == pytest.approx(expected()[case, "p"], **CLOSE)


@pytest.mark.parametrize("design", ["strat", "clus"])
def test_the_difference_of_two_means(design):
    row = found(design, "category")["describe.api00.difference.rich"]
    case = f"{design} t api00 rich"
    assert row.estimate == pytest.approx(expected()[case, "estimate"], **EXACT)
    assert row.se == pytest.approx(expected()[case, "se"], **EXACT)
    test = found(design, "category")["describe.api00.test.rich"]
    assert test.estimate == pytest.approx((row.estimate / row.se) ** 2, **EXACT)


@pytest.mark.parametrize("design", ["strat", "clus"])
def test_mean_ranks_of_ordered_answers(design):
    row = found(design, "ordinal")["describe.band.test.sch_wide"]
    case = f"{design} ranks band sch_wide"
    assert row.estimate == pytest.approx(expected()[case, "statistic"], **CLOSE)
    assert row.p == pytest.approx(expected()[case, "p"], **CLOSE)


@pytest.mark.parametrize("design", ["strat", "clus", "plain"])
def test_the_standard_deviation(design):
    row = found(design, "category")["describe.api00.sd"]
    assert row.estimate == pytest.approx(expected()[f"{design} sd api00", "estimate"], **EXACT)


def test_statistics_without_design():
    rows = found("plain", "category")
    chisq = rows["describe.stype.test.band"]
    kruskal = found("plain", "ordinal")["describe.band.test.stype"]
    f = rows["describe.api00.test.stype"]
    assert chisq.estimate == pytest.approx(
        expected()["plain chisq stype band", "statistic"], **EXACT
    )
    assert kruskal.estimate == pytest.approx(
        expected()["plain kruskal band stype", "statistic"], **EXACT
    )
    assert f.estimate == pytest.approx(expected()["plain f api00 stype", "statistic"], **EXACT)
    fisher = rows["describe.sch_wide.test.rich"]
    assert fisher.p <= expected()["plain fisher sch_wide rich", "p"]  # mid-p is the smaller one
    assert "Fisher" in str(fisher.method)


G = [1, 1, 1, 2, 2, 2, 3, 3, 3]
X = ["a", "a", "b", "b", "b", "c", "c", "a", "c"]
O = [1, 1, 2, 3, 3, 2, 4, 4, 5]  # noqa: E741  # the name it has in make.R
Y = [1.5, 2.25, 3, 2, 4, 5.5, 6, 6.25, 9]


def crossed(answers: list[str] | list[int]) -> list[list[int]]:
    seen = sorted(set(answers), key=str)
    return [
        [sum(g == k and a == s for g, a in zip(G, answers, strict=True)) for s in seen]
        for k in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("case", "test", "answers"),
    [("small chisq", tables.chi_squared, X), ("small kruskal", tables.kruskal_wallis, O)],
)
def test_all_tables_give_what_all_regroupings_give(case, test, answers):
    result = test(crossed(answers))
    assert result.way == "exact"
    assert result.statistic == pytest.approx(expected()[case, "statistic"], **EXACT)
    assert result.p == pytest.approx(expected()[case, "p"], **EXACT)


def test_all_regroupings_of_a_number():
    groups = [[y for y, g in zip(Y, G, strict=True) if g == k] for k in (1, 2, 3)]
    result = several.permutation_f(groups)
    assert result.way == "complete"
    assert result.draws == 1680  # 9! / (3! 3! 3!)
    assert result.statistic == pytest.approx(expected()["small f", "statistic"], **EXACT)
    assert result.p == pytest.approx(expected()["small f", "p"], **EXACT)
    welch = several.welch_f(
        [3, 3, 3], [np.mean(g) for g in groups], [np.var(g, ddof=1) for g in groups]
    )
    assert welch.statistic == pytest.approx(expected()["small welch", "statistic"], **EXACT)
    assert welch.p == pytest.approx(expected()["small welch", "p"], **EXACT)


def test_drawn_tables_come_near_all_tables():
    # 9,999 draws: the standard error of p = .3 is .0046, four of them .018.
    table = [[5, 3, 2], [2, 4, 4], [1, 1, 3]]
    every = tables.chi_squared(table)
    original, tables.MOST_TABLES = tables.MOST_TABLES, 0
    try:
        drawn = tables.chi_squared(table)
    finally:
        tables.MOST_TABLES = original
    assert (every.way, drawn.way) == ("exact", "permutation")
    assert drawn.p == pytest.approx(every.p, abs=0.018)


def test_the_large_sample_form_is_the_chi_squared_distribution():
    result = tables.chi_squared([[30, 20], [20, 30]], limit=True)
    assert result.p == pytest.approx(chdtrc(1, 4.0), **EXACT)
    assert chdtrc(4, 7.3) == pytest.approx(expected()["limit chisq", "p"], **EXACT)
