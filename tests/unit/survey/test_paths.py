"""Small samples go through memory, large ones by PSU totals or by sums within strata: equal."""

from __future__ import annotations

import datetime as dt

import duckdb
import numpy as np
import polars as pl
import pytest

import endogen as en
from endogen.survey import engine, lazy

ASKED = (
    "mean(x)",
    "share(k, at_least=3)",
    "quantile(x)",
    "ratio(x, y)",
    "partial_correlation(x, y, controls=[k])",
    "kappa(a, k > 2)",
    "response_total(a, of=[a, b])",
    "gini(x)",
)
FAMILIES = (
    "fgt(x, line=9000, alpha=1.5, size=k)",
    "watts(x - 5000, line=9000)",
    "sst(x, line=9000, size=k)",
    "arpr(x)",
    "relative_fgt(x, alpha=2, size=k)",
    "gini(x, size=k)",
    "concentration(b, rank=x)",
    "qsr(x)",
    "cgh(b, rank=x)",
    "ge(x, alpha=0)",
    "atkinson(x, epsilon=0.5)",
    "source_effect(x - 2000, total=x)",
    "kakwani(b, welfare=x)",
    "kakwani_pernia(x, x * 1.1 + k * 100, line=9000)",
    "growth_incidence(x, x * 1.1 + k * 100, q=0.4)",
    "poverty_growth(x, x * 1.1 + k * 100, p=0.4, size=k)",
    "datt_ravallion(x, x * 1.1 + k * 100, line=9000, alpha=1, size=k)",
    "datt_ravallion(x, x * 1.1 + k * 100, line=9000, reference='average')",
    "datt_ravallion_waves(x, a, line=9000, component='redistribution', alpha=1)",
    "poverty_shapley(x, x * 1.1 + k * 100, line=9000, line_before=8000, factor='line', alpha=2)",
    "source_shapley(x, sources=[x, k * 1000, b * 3000])",
    "reduction_efficiency(k * 500, welfare=x, line=9000, size=k)",
    "spillover(k * 1500, welfare=x, line=9000)",
    "vertical_efficiency(k * 500, welfare=x, line=9000)",
    "gap_efficiency(k * 500, welfare=x, line=9000)",
    "distributional_characteristic(b, welfare=x, of='redistribution', line=9000)",
    "leakage(b, eligible=x < 9000, of='money')",
    "adjusted_capture(b, connected=a, controls=[x, k])",
    "slope(x, on=a, controls=[b, k])",
    "slope_difference(x, on=a, less=b, controls=[k])",
    "mediation(x, on=k, through=a, controls=[b])",
    "herfindahl([x, k, y])",
    "m0([a, b, k > 3], k=0.5, weights=[1, 1, 2])",
    "disempowerment_contribution([a, b, k > 3], of=[a, b], k=0.8)",
    "ge_between(x, group=k, categories=[1, 2, 3, 4])",
    "cronbach_alpha([a, b, k])",
    "mean_vulnerability(x, line=9000, on=[k, a], among=b == 1)",
    "vulnerable_share(x, line=9000, on=[k, k * k], above=0.45, size=k)",
    "correlation(x, k)",
    "agreement(a, b)",
    "response_share(a, of=[a, b])",
    "case_share(a, of=[a, b])",
    "first_choice(k)",
    "borda(k, slots=4)",
    "mean_rank(k)",
    "poverty_gap_of_poor(x, line=9000)",
    "poverty_contribution(x, line=9000, group=a, alpha=1)",
    "lorenz(x, q=0.3)",
    "palma(x)",
    "quantile_ratio(x, high=0.7, low=0.3)",
    "benefit_share(b, rank=x, low=0.2, high=0.6)",
    "reynolds_smolensky(x, after=x + 500 * k)",
    "source_contribution(x, total=x + 900 * k)",
    "gini_correlation(k, total=x + 900 * k)",
    "ge_within(x, group=k, categories=[1, 2, 3, 4], alpha=2)",
    "growth_rate(x, x + 100 * k)",
    "growth_gap(x, x + 100 * k, group=a)",
    "ravallion_chen(x, x + 100 * k, line=9000)",
    "poverty_change(x, x + 100 * k, line=9000, alpha=1)",
    "pegr(x, x * 1.1 + k * 100, line=9000)",
    "coverage(b)",
    "undercoverage(b, eligible=x < 9000)",
    "targeting_differential(b, eligible=x < 9000)",
    "elite_capture(b, connected=a)",
    "headcount([a, b, k > 3], k=0.5)",
    "intensity([a, b, k > 3], k=0.5)",
    "censored_headcount([a, b, k > 3], k=0.5, of=a)",
    "deprivation_contribution([a, b, k > 3], k=0.5, of=a)",
    "empowered_share([a, b, k > 3], k=0.5)",
    "empowerment([a, b, k > 3], k=0.5)",
    "own_effort_share([x], all=[x, k])",
)
COUNTS = ("count(k, at_least=3)", "response_total(a, of=[a, b])", "total(k)")
COUNTED = (
    "mcdonald_omega([x + k * 9000, x - b * 20000, x + a * 20000], least=9)",
    "alpha_if_deleted([a, b, k], of=a)",
    "item_total([a, b, k], of=k)",
    "m1([x, k], cutoffs=[9000, y], k=0.5)",
    "m2([x, k], cutoffs=[9000, y], k=0.5)",
    "m0([a, b, x < 9000], k=0.5, missing='available')",
    "uncensored_headcount([a, b, x < 9000], of=x < 9000, missing='available')",
    "group_contribution([a, b, k > 3], k=0.5, group=x < 9000)",
    "empowerment([a, b, k > 3], weights=[3, 1, 1], missing='available')",
    "kendall_tau(x, a)",
    "kendall_tau(k, a + 1, categories=[1, 2, 3, 4, 5])",
    "kappa(k, 1 + 2 * a, categories=[1, 2, 3, 4, 5], weights='linear')",
    "misclassified(b, poor=x < 9000, of='inclusion')",
    "misclassification(b, poor=x < 9000, connected=a)",
    "fgt(x, line=9000, weak=true)",
    "relative_fgt(x, alpha=1, weak=true)",
    'gini(equivalised(x, "power", adults=k, children=a, child=.7, theta=.65), size=k + a)',
    "mean(deflated(x, [[1, 80], [2, 90], [3, 95], [4, 99], [5, 100]], year=k, to=5))",
)
DESIGNS = {
    "none": en.Design(),
    "weights": en.Design(weight="w"),
    "strata": en.Design(weight="w", strata="h"),
    "clusters": en.Design(weight="w", strata="h", psu="v", fpc="N"),
    "simple random": en.Design(fpc=5000),
    "joined strata": en.Design(weight="w", strata="lonely", psu="u", single_psu="collapse"),
    "centred strata": en.Design(weight="w", strata="lonely", psu="u", single_psu="centre"),
}


@pytest.fixture(scope="module")
def frame() -> pl.DataFrame:
    draw = np.random.default_rng(5)
    n = 240
    stratum = draw.integers(0, 4, n)
    village = stratum * 10 + draw.integers(0, 5, n)
    x = np.round(draw.lognormal(9, 1, n), -2)
    x[draw.random(n) < 0.1] = np.nan
    return pl.DataFrame(
        {
            "h": [f"层{i}" for i in stratum],
            "v": village,
            "u": np.where(village < 2, 0, village),
            "lonely": np.where(village < 2, 0, stratum + 1),
            "N": 20.0 + stratum,
            "w": draw.uniform(0.5, 3, n),
            "g": draw.integers(0, 2, n).astype(bool),
            "a": draw.integers(0, 2, n).astype(np.int8),
            "b": draw.integers(0, 2, n).astype(np.int8),
            "k": draw.integers(1, 6, n).astype(np.int8),
            "x": x,
            "y": draw.normal(1e5, 1, n),
        }
    )


@pytest.mark.parametrize("design", DESIGNS.values(), ids=DESIGNS)
@pytest.mark.parametrize("by", [None, "g"])
@pytest.mark.parametrize("name", ["duckdb", "polars"])
@pytest.mark.parametrize("many", [0, 10**6], ids=["within strata", "psu totals"])
def test_every_path_gives_the_same_rows_and_covariances(
    frame: pl.DataFrame,
    design: en.Design,
    by: str | None,
    name: str,
    many: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = en.Sample(frame, design).estimate(*ASKED, by=by, where="k < 5")
    monkeypatch.setattr(engine, "IN_MEMORY", 0)
    monkeypatch.setattr(lazy, "MANY", many)
    held = duckdb.sql("SELECT * FROM frame") if name == "duckdb" else frame.lazy()
    found = en.Sample(held, design).estimate(*ASKED, by=by, where="k < 5")
    same(found, expected, by)


@pytest.mark.parametrize("asked", [FAMILIES, COUNTED], ids=["families", "counted"])
@pytest.mark.parametrize("design", ["none", "clusters"])
@pytest.mark.parametrize("name", ["duckdb", "polars"])
@pytest.mark.parametrize("many", [0, 10**6], ids=["within strata", "psu totals"])
def test_every_family_is_the_same_on_every_path(
    frame: pl.DataFrame,
    asked: tuple[str, ...],
    design: str,
    name: str,
    many: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = en.Sample(frame, DESIGNS[design]).estimate(*asked, by="g")
    assert all(row.se > 0 for row in expected)
    monkeypatch.setattr(engine, "IN_MEMORY", 0)
    monkeypatch.setattr(lazy, "MANY", many)
    held = duckdb.sql("SELECT * FROM frame") if name == "duckdb" else frame.lazy()
    same(en.Sample(held, DESIGNS[design]).estimate(*asked, by="g"), expected, "g")


@pytest.mark.parametrize("name", ["duckdb", "polars"])
def test_counts_and_totals_are_the_same_in_every_engine(
    frame: pl.DataFrame, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    design = DESIGNS["clusters"]
    expected = en.Sample(frame, design).estimate(*COUNTS, by="g")
    monkeypatch.setattr(engine, "IN_MEMORY", 0)
    held = duckdb.sql("SELECT * FROM frame") if name == "duckdb" else frame.lazy()
    same(en.Sample(held, design).estimate(*COUNTS, by="g"), expected, None)


def same(found: en.Results, expected: en.Results, by: str | None) -> None:
    for mine, theirs in zip(found, expected, strict=True):
        assert (mine.group, mine.count, mine.n, mine.n_missing) == (
            theirs.group,
            theirs.count,
            theirs.n,
            theirs.n_missing,
        )
        for part in ("estimate", "se", "ci_low", "ci_high", "df", "n_effective", "p"):
            value = pytest.approx(getattr(theirs, part), rel=1e-9, nan_ok=True)
            assert getattr(mine, part) == value
    if by:
        a, b = (results.difference("g", 1, 0) for results in (found, expected))
        assert [row.se for row in a] == pytest.approx([row.se for row in b], rel=1e-9)
    first = found[:3].covariance()
    assert first == pytest.approx(expected[:3].covariance(), rel=1e-8, abs=1e-12 * first.max())


def test_a_column_of_moments_may_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are counted by some column, and answers often begin with when they were given."""
    monkeypatch.setattr(engine, "IN_MEMORY", 0)
    when = [dt.datetime(2021, 7, day, 9) for day in (1, 1, 2)]
    sample = en.Sample({"start": when, "income": [1.0, 2.0, 6.0]})
    assert sample.estimate("mean(income)")[0].estimate == 3
    by = sample.estimate("mean(income)", by="start")
    assert [(row.group[:10], row.estimate) for row in by] == [
        ("2021-07-01", 1.5),
        ("2021-07-02", 6),
    ]
