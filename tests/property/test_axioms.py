"""What must hold in every sample: axioms of the measures, and parts that make a whole."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import endogen as en

close = partial(pytest.approx, rel=1e-9, abs=1e-12)
SEEDS = st.integers(0, 10**6)
DESIGN = {"weight": "w", "strata": "h", "psu": "v"}
CATEGORIES = [1, 2, 3, 4]


def columns(seed: int, size: int = 60) -> dict[str, np.ndarray]:
    """Incomes with ties, groups, deprivations, unequal weights, PSUs in two strata."""
    random = np.random.default_rng(seed)
    psu = np.arange(size) // 5
    return {
        "y": np.round(random.lognormal(3, 0.8, size)) + 1,
        "z": np.round(random.lognormal(3.2, 0.7, size)) + 1,
        "s": np.round(random.uniform(0, 9, size)) + 1,
        "k": 1.0 + np.arange(size) % 4,
        **{name: np.where(np.arange(size) % 7 == i, 1.0, random.random(size) < p)
           for i, (name, p) in enumerate([("a", 0.3), ("b", 0.5), ("c", 0.6)])},
        "w": random.uniform(0.5, 4, size),
        "v": psu.astype(float),
        "h": (psu % 2).astype(float),
    }  # fmt: skip


def values(data: dict[str, np.ndarray], *asked: object) -> list[float]:
    return [row.estimate for row in en.estimate(data, *asked, **DESIGN)]


def estimates(data: dict[str, np.ndarray], *asked: object) -> list[tuple[float, float]]:
    return [(row.estimate, row.se) for row in en.estimate(data, *asked, **DESIGN)]


@settings(max_examples=8)
@given(seed=SEEDS, more=st.sampled_from([1.0, 25.0, 400.0]))
def test_the_same_for_all_moves_levels_by_it_and_leaves_distances(seed: int, more: float) -> None:
    data = columns(seed)
    moved = {**data, "y": data["y"] + more}
    levels = [en.mean("y"), en.quantile("y", q=0.3)]
    distances = [
        en.correlation("y", "s"),
        en.partial_correlation("y", "s", controls=["k"]),
        en.slope("y", on="s"),
        en.kendall_tau("k", "a"),
    ]
    for (now, se), (before, se_before) in zip(
        estimates(moved, *levels), estimates(data, *levels), strict=True
    ):
        assert now == close(before + more)
        assert se == pytest.approx(se_before, rel=1e-7)
    for there, here in zip(estimates(moved, *distances), estimates(data, *distances), strict=True):
        assert there == pytest.approx(here, rel=1e-7, abs=1e-10)


@settings(max_examples=8)
@given(seed=SEEDS, more=st.sampled_from([1.0, 25.0, 400.0]))
def test_the_same_for_all_keeps_gini_times_mean(seed: int, more: float) -> None:
    data = columns(seed)
    for index in (en.gini("y"), en.concentration("y", rank="s")):
        before, mean = values(data, index, "mean(y)")
        after, risen = values({**data, "y": data["y"] + more}, index, "mean(y)")
        assert after * risen == close(before * mean)


@settings(max_examples=8)
@given(seed=SEEDS, more=st.sampled_from([1.0, 25.0]), weak=st.booleans())
def test_incomes_and_line_moved_together_keep_the_poor_and_their_gaps(
    seed: int, more: float, weak: bool
) -> None:
    data, line = columns(seed), 20.0
    moved = {**data, "y": data["y"] + more}
    for alpha in (0, 1, 2):
        (before,) = values(data, en.fgt("y", line=line, alpha=alpha, weak=weak))
        (after,) = values(moved, en.fgt("y", line=line + more, alpha=alpha, weak=weak))
        assert after * (line + more) ** alpha == close(before * line**alpha)


@settings(max_examples=8)
@given(seed=SEEDS, given_=st.sampled_from([0.5, 2.0]))
def test_a_gift_of_the_richer_to_the_poorer_lowers_inequality(seed: int, given_: float) -> None:
    """Pigou and Dalton: between the poorest and the richest, who stay so."""
    data = columns(seed)
    low, high = int(np.argmin(data["y"])), int(np.argmax(data["y"]))
    weight = data["w"]
    after = data["y"].copy()
    after[low] += given_ / weight[low]
    after[high] -= given_ / weight[high]
    asked = [
        en.gini("y"),
        *(en.ge("y", alpha=a) for a in (-1, 0, 1, 2)),
        *(en.atkinson("y", epsilon=e) for e in (0.5, 1, 2)),
        en.fgt("y", line=20, alpha=2),
        en.watts("y", line=20),
    ]
    before = values(data, *asked)
    assert all(np.less(values({**data, "y": after}, *asked), before))


@settings(max_examples=8)
@given(seed=SEEDS)
def test_parts_make_the_whole(seed: int) -> None:
    data = columns(seed)
    data["rest"] = data["y"] - data["s"] * 0.1
    data["part"] = data["s"] * 0.1
    items = ["a", "b", "c"]
    one = en.Sample(data, en.Design(**DESIGN)).estimate
    sources = one(*(en.source_contribution(x, total="y") for x in ("part", "rest")))
    shapley = one(
        *(en.source_shapley(x, sources=["part", "rest"]) for x in ("part", "rest")), "gini(y)"
    )
    within, between, whole = one(
        en.ge_within("y", group="k", categories=CATEGORIES, alpha=1),
        en.ge_between("y", group="k", categories=CATEGORIES, alpha=1),
        en.ge("y", alpha=1),
    )
    assert sum(row.estimate for row in sources) == close(1)
    assert shapley[0].estimate + shapley[1].estimate == close(shapley[2].estimate)
    assert within.estimate + between.estimate == close(whole.estimate)
    poor = one(*(f"poverty_contribution(y, line=20, group=k == {k}, alpha=1)"
                 for k in CATEGORIES))  # fmt: skip
    assert sum(row.estimate for row in poor) == close(1)
    head, depth, adjusted = one(
        en.headcount(items, k=0.5), en.intensity(items, k=0.5), en.m0(items, k=0.5)
    )
    assert head.estimate * depth.estimate == close(adjusted.estimate)
    lacking = one(*(en.deprivation_contribution(items, k=0.5, of=item) for item in items))
    assert sum(row.estimate for row in lacking) == close(1)
    censored = one(*(en.censored_headcount(items, k=0.5, of=item) for item in items))
    assert sum(row.estimate for row in censored) / 3 == close(adjusted.estimate)


@settings(max_examples=8)
@given(seed=SEEDS, alpha=st.sampled_from([0, 1, 2]))
def test_growth_and_redistribution_make_the_change(seed: int, alpha: int) -> None:
    data = columns(seed)
    change, growth, redistribution = values(
        data,
        en.poverty_change("y", after="z", line=20, alpha=alpha),
        *(
            en.poverty_shapley("y", after="z", line=20, alpha=alpha, factor=factor)
            for factor in ("growth", "redistribution")
        ),
    )
    assert growth + redistribution == close(change)
    parts = [
        en.datt_ravallion("y", after="z", line=20, alpha=alpha, component=component)
        for component in ("growth", "redistribution", "residual")
    ]
    assert sum(values(data, *parts)) == close(change)


@settings(max_examples=8)
@given(seed=SEEDS)
def test_indices_that_are_differences_of_others(seed: int) -> None:
    data = columns(seed)
    kakwani, along, gini = values(
        data, en.kakwani("s", welfare="y"), en.concentration("s", rank="y"), en.gini("y")
    )
    assert kakwani == close(along - gini)
    redistribution, before, after = values(
        data, en.reynolds_smolensky("y", after="z"), en.gini("y"), en.gini("z")
    )
    assert redistribution == close(before - after)
    missed, reached = values(
        data,
        "undercoverage(a, eligible=y < 20)",
        en.coverage("a", given="y < 20"),
    )
    assert missed + reached == close(1)
