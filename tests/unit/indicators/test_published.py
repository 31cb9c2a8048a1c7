"""Poverty, targeting, growth and counting against worked examples that others published."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

import endogen as en

# World Bank, Handbook on Poverty and Inequality (Haughton & Khandker 2009), ch. 4, line 125.
HANDBOOK = {
    (100.0, 100.0, 150.0, 150.0): {0: 0.5, 1: 0.1, 2: 0.02},
    (124.0, 124.0, 150.0, 150.0): {0: 0.5, 1: 0.004, 2: 0.000032},
    (100.0, 110.0, 150.0, 160.0): {0: 0.5, 1: 0.08, 2: 0.0136},
}


@pytest.mark.golden("World Bank, Handbook on Poverty and Inequality")
@pytest.mark.parametrize("incomes", HANDBOOK)
def test_the_handbook_s_countries(incomes: tuple[float, ...]) -> None:
    expected = HANDBOOK[incomes]
    rows = en.estimate({"y": incomes}, *(en.fgt("y", line=125, alpha=a) for a in expected))
    assert [row.estimate for row in rows] == pytest.approx(list(expected.values()), rel=1e-12)


@pytest.mark.golden("World Bank, Handbook on Poverty and Inequality")
def test_the_third_country_by_hand() -> None:
    y, line = np.array([100.0, 110.0, 150.0, 160.0]), 125.0
    rows = en.estimate({"y": y}, "watts(y, line=125)", "sst(y, line=125)", "gini(y)")
    distances = np.abs(y[:, None] - y[None, :])
    gaps = np.maximum(0, (line - y) / line)
    of_gaps = np.abs(gaps[:, None] - gaps[None, :]).mean() / (2 * gaps.mean())
    assert rows[0].estimate == pytest.approx(math.log(125 / 100) / 4 + math.log(125 / 110) / 4)
    assert rows[1].estimate == pytest.approx(gaps.mean() * (1 + of_gaps), rel=1e-12)
    assert rows[2].estimate == pytest.approx(distances.mean() / (2 * y.mean()), rel=1e-12)


def test_strict_and_weak_lines() -> None:
    strict, weak = en.estimate({"y": [1.0, 2.0, 3.0, 4.0]}, "fgt(y, line=2)",
                               "fgt(y, line=2, weak=True)")  # fmt: skip
    assert (strict.estimate, weak.estimate) == (0.25, 0.5)
    assert weak.arguments == "line=2, alpha=0, weak=True"


def test_a_line_may_differ_by_row() -> None:
    data = {"y": [90.0, 90.0, 200.0], "z": [80.0, 100.0, 100.0]}
    row = en.estimate(data, "fgt(y, line=z, alpha=1)")[0]
    assert row.estimate == pytest.approx(0.1 / 3, rel=1e-12)


def test_persons_are_counted_by_size() -> None:
    data = {"y": [50.0, 150.0], "n": [6.0, 2.0]}
    row = en.estimate(data, "fgt(y, line=100, size=n)")[0]
    assert row.estimate == 0.75
    persons = {"y": [50.0] * 6 + [150.0] * 2}
    for indicator in ("gini(y{})", "qsr(y{})", "sst(y, line=100{})", "ge(y, alpha=2{})"):
        by_size = en.estimate(data, indicator.format(", size=n"))[0].estimate
        by_person = en.estimate(persons, indicator.format(""))[0].estimate
        assert by_size == pytest.approx(by_person, rel=1e-12, nan_ok=True)


# Ten households by welfare; four of them poor; who gets 110 in all.
TEN = {
    "y": [100.0 * i for i in range(1, 11)],
    "b": [30.0, 0, 30, 20, 0, 20, 0, 0, 10, 0],
    "poor": [1] * 4 + [0] * 6,
}


@pytest.mark.golden("by hand")
def test_targeting_by_hand() -> None:
    rows = en.estimate(
        TEN,
        'coverage(b, given="poor == 1")',
        "undercoverage(b, eligible=poor)",
        "leakage(b, eligible=poor)",
        'leakage(b, eligible=poor, of="money")',
        "targeting_differential(b, eligible=poor)",
        "cgh(b, rank=y, q=.4)",
        "benefit_share(b, rank=y, low=0, high=.4)",
    )
    expected = [3 / 4, 1 / 4, 2 / 5, 30 / 110, 3 / 4 - 2 / 6, 80 / 110 / 0.4, 80 / 110]
    assert [row.estimate for row in rows] == pytest.approx(expected, rel=1e-12)
    assert [(row.count, row.n) for row in rows[:4]] == [(3, 4), (1, 4), (2, 5), (2, 10)]


@pytest.mark.golden("closed form")
def test_the_gini_is_the_mean_distance_also_under_unequal_weights() -> None:
    """Definitions differ: ours has no n / (n − 1), and a weight of 3 is three rows.

    convey 1.0.1 agrees for equal weights only; ineqpy and others multiply by n / (n − 1), which
    two rows of a half each would undo.
    """
    y, w = np.array([2.0, 3, 3, 7, 20]), np.array([3, 1, 2, 2, 5])
    distance = np.abs(y[:, None] - y[None, :])
    expected = w @ distance @ w / (2 * w.sum() * (w @ y))
    weighted = en.estimate({"y": y, "w": w}, "gini(y)", weight="w")[0]
    repeated = en.estimate({"y": np.repeat(y, w)}, "gini(y)")[0]
    assert weighted.estimate == pytest.approx(expected, rel=1e-12)
    assert repeated.estimate == pytest.approx(expected, rel=1e-12)
    assert en.estimate({"y": [0.0, 1.0]}, "gini(y)")[0].estimate == 0.5  # not 1


@pytest.mark.golden("another program")
def test_concentration_and_its_error_as_another_program_has_them() -> None:
    """Ten households again: the concentration index and its error for independent rows."""
    row = en.estimate(TEN, "concentration(b, rank=y)")[0]
    assert row.estimate == pytest.approx(-0.354545, abs=5e-7)
    assert row.se == pytest.approx(0.155921, abs=5e-7)


@pytest.mark.golden("closed form")
def test_concentration_is_twice_the_covariance_with_rank() -> None:
    b = np.array(TEN["b"])
    rank = (np.arange(10) + 0.5) / 10
    expected = 2 * np.cov(b, rank, bias=True)[0, 1] / b.mean()
    row = en.estimate(TEN, "concentration(b, rank=y)")[0]
    assert row.estimate == pytest.approx(expected, rel=1e-12)


def test_a_benefit_that_all_get_alike_is_neutral_even_with_ties() -> None:
    data = {"y": [1.0, 2, 2, 2, 2, 2, 2, 3, 3, 4], "b": [5.0] * 10}
    rows = en.estimate(
        data, "cgh(b, rank=y)", "concentration(b, rank=y)", "benefit_share(b, rank=y)"
    )
    assert [row.estimate for row in rows] == pytest.approx([1, 0, 0.2], abs=1e-12)


@pytest.mark.golden("by hand")
def test_slices_of_benefit_incidence_are_all_of_it() -> None:
    fifths = [f"benefit_share(b, rank=y, low={i / 5}, high={(i + 1) / 5})" for i in range(5)]
    rows = en.estimate(TEN, *fifths)
    assert [row.estimate for row in rows] == pytest.approx(np.array([30, 50, 20, 0, 10]) / 110)
    assert rows.covariance().sum() == pytest.approx(0, abs=1e-15)  # the whole does not vary


@pytest.mark.golden("closed form")
def test_capture_by_least_squares() -> None:
    draw = np.random.default_rng(3)
    n = 60
    need = draw.normal(size=n)
    tied = (draw.random(n) < 0.4).astype(float)
    got = (need + tied + draw.normal(size=n) > 0.5).astype(float)
    w = draw.uniform(0.5, 2, n)
    data = {"b": got * 100, "tied": tied, "need": need, "w": w}
    crude, held = en.estimate(data, "elite_capture(b, connected=tied)",
                              "adjusted_capture(b, connected=tied, controls=[need])",
                              weight="w")  # fmt: skip
    means = [np.average(got[tied == t], weights=w[tied == t]) for t in (1, 0)]
    assert crude.estimate == pytest.approx(means[0] - means[1], rel=1e-12)
    design = np.column_stack([np.ones(n), tied, need]) * np.sqrt(w)[:, None]
    slope = np.linalg.lstsq(design, got * np.sqrt(w), rcond=None)[0][1]
    assert held.estimate == pytest.approx(slope, rel=1e-10)


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


# Alkire & Foster (2011): four persons, four dimensions, lines 13, 12, 3, 1.
ACHIEVED = np.array([[13.1, 14, 4, 1], [15.2, 7, 5, 0], [12.5, 10, 1, 0], [20, 11, 3, 1]])
ITEMS = ["d0", "d1", "d2", "d3"]


@pytest.mark.golden("Alkire & Foster (2011), 4 × 4")
def test_alkire_and_foster_s_example() -> None:
    deprived = (ACHIEVED < [13, 12, 3, 1]).astype(float)
    data = {name: deprived[:, i] for i, name in enumerate(ITEMS)}
    h, a, m = en.estimate(data, en.headcount(ITEMS, k=0.5), en.intensity(ITEMS, k=0.5),
                          en.m0(ITEMS, k=0.5))  # fmt: skip
    assert (h.estimate, a.estimate, m.estimate) == (1 / 2, 3 / 4, 3 / 8)
    shares = en.estimate(data, *(en.deprivation_contribution(ITEMS, k=0.5, of=i) for i in ITEMS))
    assert sum(row.estimate for row in shares) == pytest.approx(1, rel=1e-14)


# UNDP, Human Development Report technical note 5: four households of 4, 7, 5 and 4 persons.
MPI = {
    "schooling": [0, 1, 0, 1], "attendance": [0, 1, 0, 0],
    "nutrition": [0, 0, 1, 0], "mortality": [1, 1, 0, 1],
    "electricity": [0, 1, 1, 1], "water": [0, 0, 1, 0], "sanitation": [0, 1, 1, 0],
    "housing": [0, 0, 0, 0], "fuel": [1, 1, 1, 1], "assets": [0, 1, 0, 1],
}  # fmt: skip
MPI_WEIGHTS = [1 / 6] * 4 + [1 / 18] * 6


@pytest.mark.golden("UNDP, technical note 5")
def test_undp_s_example() -> None:
    persons = {**MPI, "size": [4, 7, 5, 4]}
    asked = [f(list(MPI), k=1 / 3, weights=MPI_WEIGHTS, size="size")
             for f in (en.headcount, en.intensity, en.m0)]  # fmt: skip
    h, a, m = en.estimate(persons, *asked)
    assert h.estimate == pytest.approx(0.8, rel=1e-12)
    assert a.estimate == pytest.approx(0.5625, rel=1e-12)
    assert m.estimate == pytest.approx(0.45, rel=1e-12)
    censored = en.estimate(persons, *(
        en.censored_headcount(list(MPI), k=1 / 3, weights=MPI_WEIGHTS, size="size", of=one)
        for one in MPI
    ))  # fmt: skip
    printed = [0.55, 0.35, 0.25, 0.55, 0.80, 0.25, 0.60, 0, 0.80, 0.55]
    assert [row.estimate for row in censored] == pytest.approx(printed, rel=1e-12)
    education = en.deprivation_contribution(
        list(MPI), k=1 / 3, weights=MPI_WEIGHTS, size="size", of=["schooling", "attendance"]
    )
    assert en.estimate(persons, education)[0].estimate == pytest.approx(0.333, abs=5e-4)


def test_cut_offs_are_reached_by_sums_of_thirds() -> None:
    data = {f"d{i}": [1.0, 0.0] for i in range(3)} | {"d3": [0.0, 0.0]}
    row = en.estimate(data, en.headcount(list(data), k=1 / 3, weights=[1 / 9] * 3 + [2 / 3]))[0]
    assert row.estimate == 0.5


@pytest.mark.golden("closed form")
def test_empowerment_is_one_less_what_the_disempowered_lack() -> None:
    # Four women, ten items of WEAI by their weights: shares of adequacy 1, .8, .5667, .3667.
    weights = [0.1, 0.1, 1 / 15, 1 / 15, 1 / 15, 0.2, 0.1, 0.1, 0.1, 0.1]
    has = np.ones((4, 10))
    has[1, [5]] = 0
    has[2, [0, 2, 3, 5]] = 0
    has[3, [0, 1, 2, 3, 5, 6]] = 0
    scores = has @ np.array(weights)
    data = {f"i{j}": has[:, j] for j in range(10)}
    index, share = en.estimate(data, en.empowerment(list(data), k=0.8, weights=weights),
                               en.empowered_share(list(data), k=0.8, weights=weights))  # fmt: skip
    assert scores[:3] == pytest.approx([1, 0.8, 1 - 0.1 - 2 / 15 - 0.2])
    assert share.estimate == 0.5
    assert index.estimate == pytest.approx(0.733333, abs=5e-7)  # the five domains index
    assert index.estimate == pytest.approx(0.5 + 0.5 * scores[2:].mean(), rel=1e-12)


@pytest.mark.golden("closed form")
def test_cronbach_s_alpha_and_feldt_s_interval() -> None:
    draw = np.random.default_rng(8)
    common = draw.normal(size=(40, 1))
    items = common + draw.normal(size=(40, 5))
    data = {f"q{i}": items[:, i] for i in range(5)}
    row = en.estimate(data, en.cronbach_alpha(list(data)))[0]
    variances = items.var(axis=0, ddof=1).sum()
    alpha = 5 / 4 * (1 - variances / items.sum(axis=1).var(ddof=1))
    assert row.estimate == pytest.approx(alpha, rel=1e-12)
    low = 1 - (1 - alpha) * stats.f.ppf(0.975, 39, 39 * 4)
    high = 1 - (1 - alpha) * stats.f.ppf(0.025, 39, 39 * 4)
    assert (row.ci_low, row.ci_high) == pytest.approx((low, high), rel=1e-9)


@pytest.mark.golden("closed form")
def test_sources_of_income_make_all_of_the_gini() -> None:
    draw = np.random.default_rng(4)
    data = {"a": draw.lognormal(0, 1, 30), "b": draw.lognormal(0, 0.3, 30)}
    data["y"] = data["a"] + data["b"]
    rows = en.estimate(data, "source_contribution(a, total=y)", "source_contribution(b, total=y)",
                       "source_effect(a, total=y)", "source_effect(b, total=y)")  # fmt: skip
    assert rows[0].estimate + rows[1].estimate == pytest.approx(1, rel=1e-12)
    # A proportional rise of every source changes nothing.
    assert rows[2].estimate + rows[3].estimate == pytest.approx(0, abs=1e-12)
    # The effect is the derivative of the Gini by a rise of the source.
    eps = 1e-6
    moved = {"y": data["y"] + eps * data["a"]}
    gini = [en.estimate(d, "gini(y)")[0].estimate for d in (moved, data)]
    assert rows[2].estimate == pytest.approx((gini[0] / gini[1] - 1) / eps, rel=1e-4)


@pytest.mark.golden("closed form")
@pytest.mark.parametrize("alpha", [-1, 0, 0.5, 1, 2])
def test_inequality_lies_within_and_between_groups(alpha: float) -> None:
    draw = np.random.default_rng(6)
    data = {"y": draw.lognormal(0, 1, 50), "g": draw.integers(1, 4, 50)}
    groups = f"group=g, categories=[1, 2, 3], alpha={alpha}"
    within, between, whole = en.estimate(
        data, f"ge_within(y, {groups})", f"ge_between(y, {groups})", f"ge(y, alpha={alpha})"
    )
    assert within.estimate + between.estimate == pytest.approx(whole.estimate, rel=1e-12)
    means = np.array([data["y"][data["g"] == g].mean() for g in data["g"]])
    assert between.estimate == pytest.approx(
        en.estimate({"m": means}, f"ge(m, alpha={alpha})")[0].estimate, rel=1e-12
    )


@pytest.mark.golden("by hand")
def test_groups_make_all_of_poverty() -> None:
    data = {"y": [50.0, 80, 90, 150, 60], "g": [1, 0, 1, 0, 1]}
    rows = en.estimate(data, "poverty_contribution(y, line=100, group=g, alpha=1)",
                       "poverty_contribution(y, line=100, group=g == 0, alpha=1)")  # fmt: skip
    assert [row.estimate for row in rows] == pytest.approx([1.0 / 1.2, 0.2 / 1.2])


@pytest.mark.golden("by hand")
def test_own_effort_and_redistribution() -> None:
    data = {"farm": [10.0, 20.0], "wage": [30.0, 0.0], "aid": [10.0, 30.0]}
    row = en.estimate(data, "own_effort_share([farm, wage], all=[farm, wage, aid])")[0]
    assert row.estimate == 0.6
    less = en.estimate(data, "reynolds_smolensky(farm + wage, after=farm + wage + aid)")[0]
    assert less.estimate == pytest.approx(20 / 60 / 2 - 0)


@pytest.mark.golden("by hand")
def test_ratios_of_quantiles_and_shares() -> None:
    data = {"y": np.arange(1.0, 101.0)}
    p90, palma, lorenz = en.estimate(data, "quantile_ratio(y)", "palma(y)", "lorenz(y, q=.5)")
    assert p90.estimate == 90 / 10
    assert palma.estimate == pytest.approx(np.arange(91, 101).sum() / np.arange(1, 41).sum())
    assert lorenz.estimate == pytest.approx(np.arange(1, 51).sum() / 5050)
