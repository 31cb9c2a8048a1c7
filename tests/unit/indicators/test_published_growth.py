"""Growth, its parts and transfers beside values worked by hand or printed elsewhere."""

from __future__ import annotations

import math

import numpy as np
import pytest

import endogen as en

# Ten households by welfare; four of them poor; who gets 110 in all.
TEN = {
    "y": [100.0 * i for i in range(1, 11)],
    "b": [30.0, 0, 30, 20, 0, 20, 0, 0, 10, 0],
    "poor": [1] * 4 + [0] * 6,
}


# Kakwani & Pernia's index and its kin on five incomes; DASP's definitions, line 125.
BEFORE, AFTER = [50.0, 80.0, 110.0, 160.0, 200.0], [60.0, 92.0, 121.0, 168.0, 240.0]


def fgt_by_hand(y: np.ndarray, alpha: float) -> float:
    return float((np.maximum(0, (125 - y) / 125) ** alpha).mean())


@pytest.mark.golden("by hand")
@pytest.mark.parametrize("alpha", [1, 2])
def test_pro_poor_growth_by_hand(alpha: float) -> None:
    before, after = np.array(BEFORE), np.array(AFTER)
    scale = after.mean() / before.mean()
    start, end = fgt_by_hand(before, alpha), fgt_by_hand(after, alpha)
    delta = math.log(end / start)
    forward = math.log(fgt_by_hand(before * scale, alpha) / start)
    backward = math.log(end / fgt_by_hand(after / scale, alpha))
    phi = delta / ((forward + backward) / 2)
    rows = en.estimate(
        {"a": BEFORE, "b": AFTER},
        f"kakwani_pernia(a, after=b, line=125, alpha={alpha})",
        f"pegr(a, after=b, line=125, alpha={alpha})",
    )
    assert [r.estimate for r in rows] == pytest.approx([phi, phi * math.log(scale)], rel=1e-12)


@pytest.mark.golden("by hand")
def test_ravallion_and_chen_have_the_mean_growth_of_the_poor() -> None:
    # As nobody crosses the line, the change of Watts is the mean log growth of the three poor.
    growth = np.log(np.array(AFTER) / np.array(BEFORE))
    row = en.estimate({"a": BEFORE, "b": AFTER}, "ravallion_chen(a, after=b, line=125)")[0]
    assert row.estimate == pytest.approx(growth[:3].mean(), rel=1e-12)
    assert row.count == 3


@pytest.mark.golden("by hand")
def test_growth_of_quantiles_and_groups() -> None:
    rows = en.estimate(
        {"a": BEFORE, "b": AFTER},
        "growth_rate(a, after=b)",
        "growth_incidence(a, after=b, q=.6)",
        "growth_gap(a, after=b, group=a < 100)",
    )
    whole = sum(AFTER) / sum(BEFORE) - 1
    assert rows[0].estimate == pytest.approx(whole)
    assert rows[1].estimate == pytest.approx(121 / 110 - 1)
    assert rows[2].estimate == pytest.approx(152 / 130 - 1 - whole)


# The same incomes by another program: P1 .216 → .1632, growth .126633, φ and PEGR for α = 1, 2.
TOY = {1: (1.017771, 0.128883), 2: (1.221727, 0.154710)}


@pytest.mark.parametrize("alpha", TOY)
def test_pro_poor_growth_as_another_program_has_it(alpha: int) -> None:
    data = {"a": BEFORE, "b": AFTER}
    options = f"after=b, line=125, alpha={alpha}"
    rows = en.estimate(data, f"kakwani_pernia(a, {options})", f"pegr(a, {options})",
                       f"poverty_change(a, {options})")  # fmt: skip
    assert [row.estimate for row in rows[:2]] == pytest.approx(TOY[alpha], abs=5e-7)
    change = {1: 0.1632 - 0.216, 2: 0.068224 - 0.1008}[alpha]
    assert rows[2].estimate == pytest.approx(change, abs=1e-12)


def test_ravallion_and_chen_as_another_program_has_them() -> None:
    row = en.estimate({"a": BEFORE, "b": AFTER}, "ravallion_chen(a, after=b, line=125)")[0]
    assert row.estimate == pytest.approx(0.139131, abs=5e-7)


@pytest.mark.parametrize("alpha", [1, 2])
def test_growth_and_redistribution_by_hand(alpha: float) -> None:
    """Datt and Ravallion's components are poverty in scaled distributions; Shapley's their mean."""
    before, after = np.array(BEFORE), np.array(AFTER)
    scale = after.mean() / before.mean()
    start, end = fgt_by_hand(before, alpha), fgt_by_hand(after, alpha)
    grown, shared = fgt_by_hand(before * scale, alpha), fgt_by_hand(after / scale, alpha)
    expected = {
        ("before", "growth"): grown - start,
        ("before", "redistribution"): shared - start,
        ("before", "residual"): end + start - grown - shared,
        ("after", "growth"): end - shared,
        ("after", "redistribution"): end - grown,
        ("average", "growth"): (grown - start + end - shared) / 2,
        ("average", "redistribution"): (shared - start + end - grown) / 2,
    }
    how = f"after=b, line=125, alpha={alpha}"
    rows = en.estimate({"a": BEFORE, "b": AFTER}, *(
        f'datt_ravallion(a, {how}, component="{c}", reference="{r}")' for r, c in expected
    ))  # fmt: skip
    assert [r.estimate for r in rows] == pytest.approx(list(expected.values()), rel=1e-10)
    shapley = en.estimate({"a": BEFORE, "b": AFTER}, *(
        f'poverty_shapley(a, {how}, factor="{c}")' for c in ("growth", "redistribution")
    ))  # fmt: skip
    for mine, theirs in zip(shapley, rows[5:], strict=True):
        assert (mine.estimate, mine.se) == pytest.approx((theirs.estimate, theirs.se), rel=1e-12)


def test_two_samples_in_one_file_are_as_two_columns() -> None:
    stacked = {"y": BEFORE + AFTER, "later": [0] * 5 + [1] * 5}
    for component in ("growth", "redistribution", "residual"):
        how = f'line=125, alpha=1, component="{component}", reference="after"'
        one = en.estimate({"a": BEFORE, "b": AFTER}, f"datt_ravallion(a, after=b, {how})")[0]
        other = en.estimate(stacked, f"datt_ravallion_waves(y, later=later == 1, {how})")[0]
        assert other.estimate == pytest.approx(one.estimate, rel=1e-10)


def test_son_s_curve_is_the_growth_of_cumulated_means() -> None:
    before, after = np.array(BEFORE), np.array(AFTER)
    asked = [f"poverty_growth(a, after=b, p={p})" for p in (0.2, 0.4, 0.6, 0.8, 1)]
    rows = en.estimate({"a": BEFORE, "b": AFTER}, *asked)
    expected = np.log(after.cumsum() / before.cumsum())
    assert [row.estimate for row in rows] == pytest.approx(expected, rel=1e-12)


def test_weisbrod_s_areas_by_hand() -> None:
    # Line 350: gaps of 250, 150 and 50; of the 80 to the third 30 lift it beyond the line.
    data = {"y": TEN["y"], "b": [30.0, 0, 80, 20, 0, 20, 0, 0, 10, 0]}
    of = "(b, welfare=y, line=350)"
    rows = en.estimate(data, *(name + of for name in (
        "vertical_efficiency", "reduction_efficiency", "spillover", "gap_efficiency"
    )))  # fmt: skip
    assert [row.estimate for row in rows] == pytest.approx(
        [110 / 160, 80 / 160, 30 / 110, 80 / 450]
    )
    assert rows[1].estimate == pytest.approx(rows[0].estimate * (1 - rows[2].estimate), rel=1e-12)
    assert [(row.count, row.n) for row in rows] == [(2, 10)] * 4


def test_the_social_worth_of_a_transfer() -> None:
    asked = "distributional_characteristic(b, welfare=y{})"
    parts = ("", ', of="targeting"', ', of="redistribution"')
    rows = en.estimate(TEN, *(asked.format(part) for part in parts))
    y, b = np.array(TEN["y"]), np.array(TEN["b"])
    worth = y.mean() / y
    assert rows[0].estimate == pytest.approx((worth * b).sum() / b.sum(), rel=1e-12)
    assert rows[0].estimate == pytest.approx(2.472222, abs=5e-7)
    assert rows[1].estimate == pytest.approx(worth[b > 0].mean(), rel=1e-12)
    assert rows[1].estimate + rows[2].estimate == pytest.approx(rows[0].estimate, rel=1e-12)


def test_sources_share_the_gini_by_shapley() -> None:
    draw = np.random.default_rng(12)
    data = {k: draw.lognormal(i, 1, 40) for i, k in enumerate("abcd")}
    data["d"] = data["d"] - 20  # losses
    asked = [f"source_shapley({k}, sources=[a, b, c, d])" for k in data]
    results = en.estimate(data, *asked, "gini(a + b + c + d)")
    assert sum(row.estimate for row in results[:4]) == pytest.approx(results[4].estimate, rel=1e-12)
    covariance = results.covariance()
    assert covariance[:4, :4].sum() == pytest.approx(covariance[4, 4], rel=1e-9)
    # Two sources that are alike count alike.
    twins = en.estimate({**data, "e": data["a"]}, "source_shapley(a, sources=[a, b, e])",
                        "source_shapley(e, sources=[a, b, e])")  # fmt: skip
    assert twins[0].estimate == pytest.approx(twins[1].estimate, rel=1e-12)
