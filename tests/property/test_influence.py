"""Every influence is dT/dw, and nothing hangs on how rows are written down."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import endogen as en

INDICATORS = [
    en.total("x"),
    en.mean("x"),
    en.mean("x", given="g == 1"),
    en.share("k", at_least=3),
    en.ratio("x", "y"),
    en.correlation("x", "y"),
    en.partial_correlation("x", "y", controls=["k"]),
    en.slope("y", on="x"),
    en.slope("y", on="a", controls=["b", "k"]),
    en.slope_difference("y", on="a", less="b", controls=["k"]),
    en.mediation("y", on="x", through="k", controls=["a"]),
    en.mediation("y", on="x", through="k", path="a"),
    en.mediation("y", on="a", through="k", controls=["b"], path="b"),
    en.mediation("y", on="a", through="k", path="direct"),
    en.mediation("y", on="a", through="k", controls=["b"], path="total"),
    en.response_share("a", of=["a", "b"]),
    en.case_share("a", of=["a", "b"]),
    en.response_total("a", of=["a", "b"]),
    en.first_choice("k"),
    en.borda("k", slots=4),
    en.mean_rank("k"),
    en.agreement("a", "b"),
    en.kappa("a", "b"),
    en.fgt("y", line=20),
    en.fgt("y", line=20, alpha=1.5, size="k"),
    en.gini(en.equivalised("y", "power", adults="k", children="a", child=0.7, theta=0.65)),
    en.fgt("k", line=2, weak=True),
    en.poverty_gap_of_poor("y", line=20),
    en.watts("y", line=20),
    en.sst("y", line=20, size="k"),
    en.gini("y"),
    en.gini("k", size="k"),
    en.ge("y", alpha=0),
    en.ge("y", alpha=1),
    en.ge("y", alpha=2, size="k"),
    en.atkinson("y", epsilon=0.5),
    en.atkinson("y", epsilon=1),
    en.lorenz("y", q=0.37),
    en.palma("y"),
    en.concentration("a", rank="y"),
    en.kakwani("a", welfare="y"),
    en.reynolds_smolensky("y", after="x"),
    en.source_contribution("k", total="y"),
    en.source_effect("k", total="y"),
    en.gini_correlation("k", total="y"),
    en.ge_between("y", group="k", categories=[1, 2, 3, 4]),
    en.ge_within("y", group="k", categories=[1, 2, 3, 4], alpha=1),
    en.poverty_contribution("y", line=20, group="a", alpha=1),
    en.growth_rate("y", after="x"),
    en.poverty_change("y", after="z", line=22, line_before=20, alpha=1),
    en.growth_gap("y", after="x", group="a"),
    en.ravallion_chen("y", after="k", line=20),
    en.kakwani_pernia("y", after="z", line=20, alpha=1),
    en.pegr("y", after="z", line=20, alpha=2),
    en.poverty_growth("y", after="z", p=0.43),
    en.poverty_growth("y", after="z", p=1, size="k"),
    *(
        en.datt_ravallion("y", "z", line=20, component=c, reference="before", alpha=1, size="k")
        for c in ("growth", "redistribution", "residual")
    ),
    en.datt_ravallion("y", "z", line=20, component="growth", reference="average", alpha=2),
    en.datt_ravallion("y", "z", line=20, component="redistribution", reference="after", alpha=1.5),
    *(
        en.datt_ravallion_waves("y", "a", line=20, component=c, reference="before", alpha=1)
        for c in ("growth", "redistribution", "residual")
    ),
    en.datt_ravallion_waves("y", "a", line=20, reference="after", alpha=2, size="k"),
    *(
        en.poverty_shapley("y", "z", line=22, line_before=20, factor=f, alpha=1)
        for f in ("growth", "redistribution", "line")
    ),
    en.source_shapley("k", sources=["k", "y", "a"]),
    en.source_shapley("a", sources=["k", "y", "a"], size="k"),
    en.coverage("a"),
    en.undercoverage("a", eligible="b"),
    en.leakage("a", eligible="b"),
    en.leakage("k", eligible="b", of="money"),
    en.targeting_differential("a", eligible="b"),
    en.herfindahl(["y", "k", "z"]),
    en.herfindahl(["a", "b", "g"], of="people"),
    en.vertical_efficiency("k", welfare="y", line=20),
    en.reduction_efficiency("k", welfare="y", line=20, size="k"),
    en.spillover("z", welfare="y", line=20),
    en.gap_efficiency("k", welfare="y", line="z"),
    en.distributional_characteristic("k", welfare="y", epsilon=1.5, size="k"),
    en.distributional_characteristic("z", welfare="y", line=20, of="redistribution"),
    en.distributional_characteristic("a", welfare="y", of="targeting"),
    en.elite_capture("a", connected="b"),
    en.adjusted_capture("a", connected="b", controls=["k", "y"]),
    en.headcount(["a", "b", "g"], k=0.6, weights=[1, 2, 1]),
    en.intensity(["a", "b", "g"], k=0.3, size="k"),
    en.m0(["a", "b", "g"], k=1 / 3),
    en.censored_headcount(["a", "b", "g"], k=1 / 3, of="b"),
    en.deprivation_contribution(["a", "b", "g"], k=1 / 3, of=["a", "b"]),
    en.empowered_share(["a", "b", "g"], k=0.6),
    en.empowerment(["a", "b", "g"], k=0.8, weights=[2, 1, 1]),
    en.disempowerment_contribution(["a", "b", "g"], of="a"),
    en.own_effort_share(["y"], all=["y", "k"]),
    en.cronbach_alpha(["a", "b", "k"]),
    en.alpha_if_deleted(["a", "b", "k"], of="b"),
    en.item_total(["a", "b", "k"], of="k"),
    en.mcdonald_omega(["p", "q", "r", "s"], least=4),
    en.mcdonald_omega(["p", "q", "r", "s"], least=4, standardized=True),
    en.m1(["y", "k", "z"], cutoffs=[25, 3, "x"], k=0.5),
    en.m2(["y", "k", "z"], cutoffs=[25, 3, 30], k=0.3, weights=[1, 2, 1], size="k"),
    en.uncensored_headcount(["a", "b", "g"], of="b", size="k"),
    en.group_contribution(["a", "b"], k=0.5, group="g"),
    en.m0(["a", "b", "m"], k=0.5, missing="available"),
    en.empowerment(["a", "b", "m"], missing="available", weights=[2, 1, 3]),
    en.deprivation_contribution(["a", "b", "m"], k=0.5, of="m", missing="available"),
    en.kendall_tau("k", "a"),
    en.kendall_tau("k", "j", categories=[1, 2, 3, 4]),
    en.kappa("k", "j", categories=[1, 2, 3, 4], weights="linear"),
    en.kappa("k", "j", categories=[1, 2, 3, 4], weights="quadratic"),
    en.misclassified("a", "b", of="exclusion"),
    en.misclassification("a", poor="b", connected="g"),
    en.misclassification("a", poor="b", connected="g", of="inclusion"),
]
# These speak of rows, not of weight: the width of a kernel goes by rows, and a count counts them.
COUNT_ROWS = {"arpr", "relative_fgt", "cgh", "benefit_share", "count"}
# Their cuts jump from one answer to the next, or their influence is smoothed at the cut: no
# derivative by a weight is theirs.  Golden values and repeated samples hold their errors.
CUT = [
    en.quantile("x"),
    en.quantile_ratio("y"),
    en.arpr("y"),
    en.relative_fgt("y", alpha=1),
    en.qsr("y"),
    en.cgh("a", rank="y"),
    en.benefit_share("k", rank="y"),
    en.growth_incidence("y", after="z", q=0.4),
    en.count("k", at_least=3),
]
SPLIT = [one for one in CUT if one.name not in COUNT_ROWS]
Columns = dict[str, np.ndarray]


def columns(seed: int, n: int) -> Columns:
    draw = np.random.default_rng(seed)
    common = draw.normal(size=n)
    scale = {name: common + 0.7 * draw.normal(size=n) for name in "pqrs"}
    known = np.where(draw.random(n) < 0.2, np.nan, draw.integers(0, 2, n))
    return {
        **scale,
        "j": draw.integers(1, 5, n).astype(float),
        "m": known,
        "x": draw.normal(1e4, 300, n),
        "y": draw.lognormal(3, 1, n),
        "z": draw.lognormal(3.2, 0.8, n),
        "k": draw.integers(1, 5, n).astype(float),
        "a": draw.integers(0, 2, n).astype(float),
        "b": draw.integers(0, 2, n).astype(float),
        "g": draw.integers(0, 2, n).astype(float),
        "w": draw.uniform(0.5, 4, n),
    }


def values(data: Columns) -> np.ndarray:
    results = en.estimate(data, *INDICATORS, weight="w")
    return np.array([row.estimate for row in results])


@settings(max_examples=8)
@given(seed=st.integers(0, 10**6), n=st.integers(12, 25))
def test_variance_is_made_of_numerical_derivatives_by_the_weights(seed: int, n: int) -> None:
    data = columns(seed, n)
    influence = np.zeros((n, len(INDICATORS)))
    for i in range(n):
        step = 1e-4 * data["w"][i]
        ends = []
        for sign in (1, -1):
            moved = data["w"].copy()
            moved[i] += sign * step
            ends.append(values({**data, "w": moved}))
        influence[i] = data["w"][i] * (ends[0] - ends[1]) / (2 * step)
    centred = influence - influence.mean(axis=0)
    expected = n / (n - 1) * centred.T @ centred
    results = en.estimate(data, *INDICATORS, weight="w")
    scale = np.sqrt(np.outer(np.diag(expected), np.diag(expected)))
    defined = np.isfinite(scale) & (scale > 0)
    # The central difference is good to about h² of 1e-8.
    error = np.abs(results.covariance() - expected)[defined] / scale[defined]
    assert error.max() < 1e-5


@settings(max_examples=10)
@given(seed=st.integers(0, 10**6))
def test_order_of_rows_does_not_matter(seed: int) -> None:
    data = columns(seed, 60)
    order = np.random.default_rng(seed + 1).permutation(60)
    here = en.estimate(data, *INDICATORS, *CUT, weight="w", by="g")
    there = en.estimate(
        {name: column[order] for name, column in data.items()},
        *INDICATORS,
        *CUT,
        weight="w",
        by="g",
    )
    for one, other in zip(here, there, strict=True):
        assert one.group == other.group
        assert one.estimate == pytest.approx(other.estimate, rel=1e-12, nan_ok=True)
        assert one.se == pytest.approx(other.se, rel=1e-10, abs=1e-13, nan_ok=True)


@settings(max_examples=10)
@given(seed=st.integers(0, 10**6))
def test_a_row_split_in_two_of_half_the_weight_changes_nothing(seed: int) -> None:
    data = {**columns(seed, 40), "v": np.arange(40) // 2.0}
    twice = {name: np.concatenate([column, column]) for name, column in data.items()}
    twice["w"] = twice["w"] / 2
    asked = [*INDICATORS, en.quantile("x", q=0.3), *SPLIT]
    here = en.estimate(data, *asked, weight="w", psu="v")
    there = en.estimate(twice, *asked, weight="w", psu="v")
    for one, other in zip(here, there, strict=True):
        assert one.estimate == pytest.approx(other.estimate, rel=1e-11, nan_ok=True)
        assert one.se == pytest.approx(other.se, rel=1e-9, abs=1e-12, nan_ok=True)
        assert one.df == other.df


@settings(max_examples=10)
@given(seed=st.integers(0, 10**6), times=st.sampled_from([0.25, 3.0, 64.0]))
def test_another_currency_and_other_weights_change_no_share_and_no_ratio(
    seed: int, times: float
) -> None:
    """Incomes and benefits times a constant, weights times another: free of both."""
    data = columns(seed, 50)
    moved = {**data, **{name: data[name] * times for name in ("y", "z", "w")}}
    asked = [one for one in CUT if one.name not in {"quantile", "count"}]
    here, there = (en.estimate(d, *asked, weight="w") for d in (data, moved))
    for one, other in zip(here, there, strict=True):
        assert one.estimate == pytest.approx(other.estimate, rel=1e-12)
        assert one.se == pytest.approx(other.se, rel=1e-9, nan_ok=True)
