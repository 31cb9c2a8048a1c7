"""Counting: exact cut-offs, gaps, items that lack an answer, specifications, robustness."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import combinations, product

import numpy as np
import pytest
from scipy import stats

import endogen as en
from endogen.errors import UseError
from endogen.indicators import read
from endogen.study.roles import find
from endogen.study.specifications import SPECIFICATIONS

WEIGHTS = {
    "sixths and eighteenths": [Fraction(1, 6)] * 4 + [Fraction(1, 18)] * 6,
    "thirds of thirds": [Fraction(1, 9)] * 9,
    "sixths": [Fraction(1, 6)] * 6,
    "sevenths": [Fraction(1, 7)] * 7,
    "tenths": [Fraction(1, 10)] * 10,
    "weai": [item.weight for item in SPECIFICATIONS["weai"].items],
    "a-weai": [item.weight for item in SPECIFICATIONS["a-weai"].items],
    "uneven": [Fraction(n, 31) for n in (1, 2, 4, 8, 16)],
}


@pytest.mark.parametrize("name", WEIGHTS)
def test_every_cut_off_that_a_sum_of_weights_can_meet_is_met_exactly(name: str) -> None:
    weights = WEIGHTS[name]
    d = len(weights)
    rows = list(product((0, 1), repeat=d))
    data = {f"d{j}": [float(row[j]) for row in rows] for j in range(d)}
    items = list(data)
    sums = [sum((w for w, g in zip(weights, row, strict=True) if g), Fraction(0)) for row in rows]
    cuts = sorted({s for s in sums if s > 0})
    cuts += [Fraction(1, 3), Fraction(1, 5), Fraction(1, 2), Fraction(4, 5), Fraction(33, 100)]
    floats = [float(w) for w in weights]
    poor = [en.headcount(items, k=float(k), weights=floats) for k in cuts]
    able = [en.empowered_share(items, k=float(k), weights=floats) for k in cuts]
    found = en.estimate(data, *poor, *able)
    for k, mine, other in zip(cuts, found[: len(cuts)], found[len(cuts) :], strict=True):
        exact = sum(s >= k for s in sums)
        assert (mine.count, other.count) == (exact, exact), k


def test_gaps_of_alkire_and_foster_s_four_persons() -> None:
    x = np.array([[13.1, 14, 4, 1], [15.2, 7, 5, 0], [12.5, 10, 1, 0], [20, 11, 3, 1]])
    z = np.array([13.0, 12, 3, 1])
    gaps = np.where(x < z, (z - x) / z, 0)
    poor = ((x < z).sum(axis=1) >= 2)[:, None]
    data = {f"x{j}": x[:, j] for j in range(4)}
    one, two = en.estimate(data, en.m1(list(data), cutoffs=list(z), k=0.5),
                           en.m2(list(data), cutoffs=list(z), k=0.5))  # fmt: skip
    assert one.estimate == pytest.approx((gaps * poor).mean(), rel=1e-12)
    assert two.estimate == pytest.approx((gaps**2 * poor).mean(), rel=1e-12)
    assert (one.estimate, two.estimate) == pytest.approx((0.205529, 0.165457), abs=5e-7)


def test_dimensions_of_undp_s_example() -> None:
    """Technical note 5: education 33.3, health 29.6, living standard 37.0 percent."""
    data = {
        "sc": [0, 1, 0, 1], "at": [0, 1, 0, 0], "nu": [0, 0, 1, 0], "mo": [1, 1, 0, 1],
        "el": [0, 1, 1, 1], "wa": [0, 0, 1, 0], "sa": [0, 1, 1, 0], "ho": [0, 0, 0, 0],
        "fu": [1, 1, 1, 1], "as": [0, 1, 0, 1], "size": [4, 7, 5, 4],
    }  # fmt: skip
    items = [name for name in data if name != "size"]
    given = {"k": 1 / 3, "weights": [1 / 6] * 4 + [1 / 18] * 6, "size": "size"}
    parts = [items[:2], items[2:4], items[4:]]
    rows = en.estimate(data, *(en.deprivation_contribution(items, of=p, **given) for p in parts))
    assert [row.estimate for row in rows] == pytest.approx([0.333, 0.296, 0.370], abs=5e-4)
    assert sum(row.estimate for row in rows) == pytest.approx(1, rel=1e-12)
    uncensored = en.estimate(data, *(en.uncensored_headcount(items, of=i, size="size")
                                     for i in items))  # fmt: skip
    shares = [sum(np.array(data[i]) * data["size"]) / 20 for i in items]
    assert [row.estimate for row in uncensored] == pytest.approx(shares, rel=1e-12)


def test_groups_make_all_of_m0_by_their_share_and_their_own() -> None:
    draw = np.random.default_rng(2)
    data = {name: draw.integers(0, 2, 90) for name in "abc"}
    data |= {"g": draw.integers(0, 3, 90), "w": draw.uniform(1, 4, 90)}
    items, sample = ["a", "b", "c"], en.Sample(data, en.Design(weight="w"))
    of = [f"group_contribution([a, b, c], k=.5, group=g == {g})" for g in range(3)]
    whole, *parts = sample.estimate(en.m0(items, k=0.5), *of)
    for g, part in enumerate(parts):
        share = data["w"][data["g"] == g].sum() / data["w"].sum()
        own = sample.estimate(en.m0(items, k=0.5), where=f"g == {g}")[0].estimate
        assert part.estimate == pytest.approx(share * own / whole.estimate, rel=1e-12)
    assert sum(part.estimate for part in parts) == pytest.approx(1, rel=1e-12)


LACKING = {"a": [1, 1, 0, None, None], "b": [1, 0, 0, 1, None], "c": [0, None, 1, 1, None]}


def test_rows_that_lack_an_item_are_dropped_or_counted_by_what_they_have() -> None:
    items = list(LACKING)
    weights = [2, 1, 1]
    dropped = en.m0(items, k=0.5, weights=weights)
    counted = en.m0(items, k=0.5, weights=weights, missing="available")
    drop, available = en.estimate(LACKING, dropped, counted)
    assert (drop.n, drop.n_missing) == (2, 3)
    assert drop.estimate == pytest.approx((0.75 + 0) / 2)
    assert str(drop.note) == "left out: 3 rows that lack an item, 60% of the weight"
    # Two thirds of what the second has, all of what the fourth has; the last has nothing.
    assert (available.n, available.n_missing) == (4, 1)
    assert available.estimate == pytest.approx((0.75 + 2 / 3 + 0 + 1) / 4)
    assert "3 rows lack an item: the items that they have are counted" in str(available.note)
    assert "missing=available" in available.arguments


def test_available_items_keep_the_identities() -> None:
    items = list(LACKING)
    given = {"k": 0.5, "weights": [2, 1, 1], "missing": "available"}
    h, a, m = (en.estimate(LACKING, f(items, **given))[0].estimate
               for f in (en.headcount, en.intensity, en.m0))  # fmt: skip
    assert h * a == pytest.approx(m, rel=1e-12)
    parts = en.estimate(LACKING, *(en.deprivation_contribution(items, of=i, **given)
                                   for i in items))  # fmt: skip
    assert sum(row.estimate for row in parts) == pytest.approx(1, rel=1e-12)
    adequate = {name: [None if v is None else 1 - v for v in LACKING[name]] for name in items}
    # Adequate in less than .75 is lacking more than a quarter.
    index = en.estimate(adequate, en.empowerment(items, k=0.75, weights=[2, 1, 1],
                                                 missing="available"))[0].estimate  # fmt: skip
    lacks = [0.75, 2 / 3, 0, 1]
    assert index == pytest.approx(1 - sum(s for s in lacks if 1 - s < 0.75) / 4)
    whole = {name: [1, 0, 1] for name in items}
    same = [en.estimate(whole, en.m0(items, k=0.5, missing=rule))[0].estimate
            for rule in ("drop", "available")]  # fmt: skip
    assert same[0] == same[1]


def test_what_dropping_costs() -> None:
    data = {"a": [1] * 8 + [0] * 8, "b": [None] * 4 + [1, 0] * 6, "w": [2.0] * 8 + [1.0] * 8}
    rows = en.missing_items(en.Sample(data), ["a", "b"])
    assert [(r.indicator, r.variable) for r in rows] == [
        ("dropped", "a == None or b == None"), ("missing", "a == None"), ("difference", "a"),
        ("missing", "b == None"), ("difference", "b"),
    ]  # fmt: skip
    assert (rows[0].estimate, rows[0].count, rows[0].n) == (0.25, 4, 16)
    assert str(rows[0].note) == "more than a tenth is dropped: the rest may no longer speak for all"
    assert rows[2].estimate == pytest.approx(1 - 4 / 12)
    assert rows[2].p == pytest.approx(stats.fisher_exact([[4, 0], [4, 8]])[1], rel=1e-9)
    assert math.isnan(rows[4].estimate)
    assert str(rows[4].note) == "nobody who answered it is dropped, or nobody is kept"
    weighted = en.missing_items(en.Sample(data, en.Design(weight="w")), ["a", "b"])
    assert weighted[0].estimate == pytest.approx(8 / 24)
    assert "Fisher" not in str(weighted[2].method)


@pytest.mark.parametrize("name", SPECIFICATIONS)
def test_a_specification_is_whole(name: str) -> None:
    spec = en.specification(name)
    assert sum(item.weight for item in spec.items) == 1
    assert 0 < spec.cut <= 1
    assert {item.dimension for item in spec.items} == set(spec.dimensions)
    assert all(label.en and label.zh for label in spec.dimensions.values())
    assert all(item.label.en and item.label.zh for item in spec.items)
    assert all(find(item.role) for item in spec.items if item.role)
    assert len({item.name for item in spec.items}) == len(spec.items)
    assert spec.source
    assert spec.title.zh


def test_specifications_are_those_that_were_published() -> None:
    weights = {
        name: {d: sum(i.weight for i in spec.items if i.dimension == d) for d in spec.dimensions}
        for name, spec in SPECIFICATIONS.items()
    }
    assert set(weights["weai"].values()) == set(weights["a-weai"].values()) == {Fraction(1, 5)}
    sizes = {name: (len(s.items), s.cut) for name, s in SPECIFICATIONS.items()}
    assert sizes == {
        "needs": (6, Fraction(1, 6)),
        "weai": (10, Fraction(4, 5)),
        "a-weai": (6, Fraction(4, 5)),
        "pro-weai": (12, Fraction(3, 4)),
    }
    assert {i.weight for i in SPECIFICATIONS["pro-weai"].items} == {Fraction(1, 12)}
    assert [len(SPECIFICATIONS["pro-weai"].of(d)) for d in SPECIFICATIONS["pro-weai"].dimensions] \
        == [4, 6, 2]  # fmt: skip


def test_weai_of_four_women() -> None:
    """Adequate in 1, .8, .5667 and .3667 of the weights: 5DE is .7333."""
    spec = en.specification("weai")
    lacking: list[set[str]] = [
        set(),
        {"income"},
        {"decisions", "assets", "transfer", "income"},
        {"decisions", "autonomy", "assets", "transfer", "income", "group"},
    ]
    data = {i.name: [0 if i.name in lack else 1 for lack in lacking] for i in spec.items}
    names = list(data)
    row = en.estimate(data, en.empowerment(names, weights="weai"))[0]
    assert row.estimate == pytest.approx(0.733333, abs=1e-6)
    assert row.arguments.endswith("k=0.8, weights='weai'")
    assert en.estimate(data, en.empowered_share(names, weights="weai"))[0].count == 2
    # Called as its items, in any order; called otherwise, in the order of the specification.
    turned = en.empowerment(names[::-1], weights="weai")
    assert en.estimate(data, turned)[0].estimate == row.estimate
    other = {f"q{j}": data[name] for j, name in enumerate(names)}
    assert (
        en.estimate(other, en.empowerment(list(other), weights="weai"))[0].estimate == row.estimate
    )
    mapped = spec.arguments({name: f"q{j}" for j, name in enumerate(names)})
    assert en.estimate(other, en.empowerment(**mapped))[0].estimate == pytest.approx(row.estimate)


def test_the_cut_off_of_a_specification_is_its_own() -> None:
    data = {i.name: [1, 1] for i in en.specification("pro-weai").items}
    data["respect"] = data["finance"] = data["visits"] = [0, 0]
    data["group"] = [1, 0]
    row = en.estimate(data, en.empowered_share(list(data), weights="pro-weai"))[0]
    assert row.estimate == 0.5  # nine of twelve are enough, eight are not
    needs = {i.name: [0, 0, 0] for i in en.specification("needs").items} | {"water": [1, 0, 0]}
    assert en.estimate(needs, en.headcount(list(needs), weights="needs"))[0].count == 1


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("m0([a, b])", "needs its argument k"),
        ("m0([a, b], weights='needs')", "all its items"),
        ("m0([food, b, c, d, e, f], weights='needs')", "all its items"),
        ("m0([a, b], weights='weai')", "one of needs"),
        ("empowerment([a, b], weights='needs')", "weai, a-weai, pro-weai"),
        ("m0([a, b], k=.5, missing='impute')", "drop, available"),
        ("m1([a, b], cutoffs=[1], k=.5)", "a list of 2"),
        ("m1([a, b], cutoffs=[1, 0], k=.5)", "above 0"),
        ("uncensored_headcount([a, b], of=c)", "one or more of a, b"),
        ("mcdonald_omega([a, b])", "three columns or more"),
        ("alpha_if_deleted([a, b], of=a)", "three columns or more"),
        ("item_total([a, b], of=c)", "one of a, b"),
        ("kappa(a, b, weights='cubic')", "linear, quadratic"),
        ("kendall_tau(a, b, categories=[1])", "two values or more"),
        ("misclassified(a, b, of='type I')", "all, exclusion, inclusion"),
    ],
)
def test_wrong_arguments_are_answered(asked: str, says: str) -> None:
    data = {name: [0, 1] for name in ("a", "b", "c", "d", "e", "f", "food")}
    with pytest.raises(UseError, match=says):
        en.estimate(data, asked)


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (lambda: en.specification("weia"), "Did you mean weai"),
        (lambda: en.specification("weai").arguments({"incme": "q"}), "Did you mean income"),
        (lambda: en.rank_robustness(en.Sample({"a": [1, 0], "g": [1, 1]}), ["a"], by="g", k=1),
         "E-USE-GROUPS"),
    ],
)  # fmt: skip
def test_wrong_names_are_answered(made, says) -> None:
    with pytest.raises(UseError, match=says):
        made()


def test_all_deprived_none_one_item_and_the_intersection() -> None:
    data = {"all": [1, 1, 1], "none": [0, 0, 0], "some": [1, 0, 1]}
    asked = ["m0([all], k=1)", "m0([none], k=1)", "m0([all, none], k=1)", "m0([all, some], k=1)",
             "deprivation_contribution([all, none], k=.5, of=all)",
             "group_contribution([all], k=1, group=some)"]  # fmt: skip
    found = [row.estimate for row in en.estimate(data, *asked)]
    assert found == pytest.approx([1, 0, 0, 2 / 3, 1, 2 / 3])
    row = en.estimate(data, "group_contribution([none], k=1, group=some)")[0]
    assert str(row.note) == "nobody is deprived in enough of them"


def test_the_empowered_are_counted_in_their_interval() -> None:
    """The exact interval of a share is of those who have it, not of the others."""
    data = {"a": [1] * 9 + [0] * 3}
    row = en.estimate(data, en.empowered_share(["a"]))[0]
    known = stats.binomtest(9, 12).proportion_ci(0.95, "exact")
    assert (row.count, row.estimate) == (9, 0.75)
    assert (row.ci_low, row.ci_high) == pytest.approx((known.low, known.high), rel=1e-9)


def test_the_curve_over_the_cut_off_never_rises() -> None:
    draw = np.random.default_rng(4)
    data = {name: draw.integers(0, 2, 200) for name in "abcde"}
    rows = en.cutoff_curve(en.Sample(data), list(data), weights=[3, 2, 1, 1, 1])
    for which in (0, 1):
        curve = [row.estimate for row in rows[which::2]]
        assert curve == sorted(curve, reverse=True)
    assert len(rows) == 10
    scores = np.column_stack(list(data.values())) @ np.array([3, 2, 1, 1, 1]) / 8
    assert rows[0].estimate == pytest.approx((scores >= 0.2).mean())


def test_rank_correlations_are_scipy_s() -> None:
    from endogen.indicators.robustness import spearman, tau_b

    draw = np.random.default_rng(3)
    for _ in range(20):
        a, b = draw.integers(0, 5, (2, 12)).astype(float)
        assert tau_b(a, b) == pytest.approx(stats.kendalltau(a, b)[0], rel=1e-12)
        assert spearman(a, b) == pytest.approx(stats.spearmanr(a, b)[0], rel=1e-12)
    assert math.isnan(tau_b(np.ones(3), np.arange(3.0)))


def test_an_order_that_turns_is_not_robust() -> None:
    # x is poor in many things, y in one: by the first cut-off y is poorer, by the second x.
    data = {
        "a": [1] * 40 + [0] * 60 + [1] * 90 + [0] * 10,
        "b": [1] * 40 + [0] * 60 + [0] * 100,
        "v": ["x"] * 100 + ["y"] * 100,
    }
    rows = en.rank_robustness(en.Sample(data), ["a", "b"], by="v", k=0.5, ks=[1])
    found = {row.indicator: row for row in rows}
    assert [found[name].estimate for name in ("kendall_tau_b", "spearman")] == [-1, -1]
    assert (found["same_order"].estimate, found["robust_pairs"].estimate) == (0, 0)
    # .40 and .45 of M₀ are in no clear order at the baseline: no pair can be robust of none.
    assert math.isnan(found["robust_of_clear"].estimate)
    assert "no pair of groups" in str(found["robust_of_clear"].note)


def test_tau_by_all_pairs() -> None:
    draw = np.random.default_rng(7)
    x, y, w = draw.integers(1, 9, 40), draw.integers(0, 2, 40), draw.integers(1, 4, 40)
    row = en.estimate({"x": x, "y": y, "w": w}, "kendall_tau(x, y)", weight="w")[0]
    again = np.repeat(np.arange(40), w)
    assert row.estimate == pytest.approx(stats.kendalltau(x[again], y[again])[0], rel=1e-12)
    upper = [(i, j) for i, j in combinations(range(40), 2)]
    above = sum(w[i] * w[j] * np.sign(x[i] - x[j]) * np.sign(int(y[i]) - int(y[j]))
                for i, j in upper)  # fmt: skip
    assert np.sign(above) == np.sign(row.estimate)
    for tied in ({"x": x, "y": np.ones(40)}, {"x": np.ones(40), "y": y}):
        row = en.estimate(tied, "kendall_tau(x, y)")[0]
        assert str(row.note) == "one of the orders holds all rows in one class"


def test_a_factor_model_is_refused_below_its_least_number() -> None:
    draw = np.random.default_rng(5)
    common = draw.normal(size=120)
    data = {f"q{i}": common + draw.normal(size=120) for i in range(4)}
    data["g"] = np.arange(120.0) % 2
    items = [name for name in data if name != "g"]
    whole = en.estimate(data, en.mcdonald_omega(items))[0]
    assert 0.6 < whole.estimate < 0.95
    part = en.estimate(data, en.mcdonald_omega(items), by="g")[0]
    assert math.isnan(part.estimate)
    assert str(part.note) == ("E-DATA-FEW: mcdonald_omega is refused: 60 rows have all items, and "
                              "it needs 100.")  # fmt: skip
    assert en.estimate(data, en.mcdonald_omega(items, least=60), by="g")[0].estimate > 0.5
    flat = data | {"q0": np.ones(120)}
    assert "one factor does not fit" in str(en.estimate(flat, en.mcdonald_omega(items))[0].note)


def test_omega_is_alpha_where_items_are_alike() -> None:
    """Items of equal loadings and variances: alpha and omega agree (McDonald 1999, p. 93)."""
    axes = np.linalg.qr(np.random.default_rng(1).normal(size=(200, 6)))[0]
    axes = np.linalg.qr(np.column_stack([np.ones(200), axes]))[0][:, 1:] * math.sqrt(200)
    data = {f"q{i}": axes[:, 0] + 0.8 * axes[:, i + 1] for i in range(5)}
    omega, alpha = en.estimate(data, en.mcdonald_omega(list(data)), en.cronbach_alpha(list(data)))
    assert omega.estimate == pytest.approx(alpha.estimate, rel=1e-9)
    assert omega.estimate == pytest.approx(25 / (25 + 5 * 0.64), rel=1e-9)


def test_errors_of_the_list_by_hand() -> None:
    data = {
        "listed": [1, 1, 0, 0, 1, 0, 0, 0, 1, 1],
        "poor": [1, 0, 1, 0, 0, 1, 0, 0, 1, 1],
        "cadre": [1, 1, 1, 0, 1, 0, 0, 0, 0, 0],
    }
    rows = en.misclassification_test(en.Sample(data), "listed", "poor", "cadre")
    counts = [(row.count, row.n) for row in rows]
    assert counts[:2] == [(3, 4), (1, 6)]  # all
    assert counts[3:5] == [(1, 2), (1, 3)]  # of the poor, not listed
    assert counts[6:8] == [(2, 2), (0, 3)]  # of the others, listed
    assert rows[2].estimate == pytest.approx(3 / 4 - 1 / 6)
    assert rows[2].p == pytest.approx(stats.fisher_exact([[3, 1], [1, 5]])[1], rel=1e-9)
    none = en.misclassification_test(en.Sample(data | {"cadre": [0] * 10}), "listed", "poor",
                                     "cadre", of=["all"])  # fmt: skip
    assert str(none[2].note) == "all are connected, or nobody is"
    assert math.isnan(none[2].p)


@pytest.mark.parametrize(
    "asked",
    [
        "m0([a, b], k=.5, weights=[1, 2], missing='available')",
        "empowerment([q1, q2, q3, q4, q5, q6], weights='a-weai')",
        "deprivation_contribution([a, b], k=.5, of=[a])",
        "group_contribution([a, b], k=.5, group=c)",
        "m2([a, b], cutoffs=[2, c], k=.5)",
        "item_total([a, b, c], of=b, corrected=False)",
        "mcdonald_omega([a, b, c], standardized=True)",
    ],
)
def test_arguments_can_be_read_again(asked: str) -> None:
    """What stands in Results says all that was asked (dropped.csv reads its bases from it)."""
    first = read(asked)
    again = read(f"{first.name}({first.arguments})")
    assert (again.arguments, again.base) == (first.arguments, first.base)


@pytest.mark.golden("by hand")
def test_misclassified_counts_both_errors_and_each_alone() -> None:
    data = {"listed": [1, 1, 0, 0, 1], "poor": [1, 0, 1, 0, 1]}
    rows = en.estimate(data, *(f"misclassified(listed, poor=poor, of='{of}')"
                               for of in ("all", "exclusion", "inclusion")))  # fmt: skip
    assert [row.estimate for row in rows] == pytest.approx([2 / 5, 1 / 3, 1 / 2])


@pytest.mark.edge
def test_nobody_and_no_variance_in_items_lists_and_orders() -> None:
    same = {"a": [1.0] * 12, "b": [1.0] * 12, "c": [0.0] * 12, "x": [3.0] * 12}
    undefined = (
        "kendall_tau(x, a)",
        "mcdonald_omega([a, b, c], least=12)",
        "item_total([a, b, c], of=c)",
        "alpha_if_deleted([a, b, c], of=c)",
        "group_contribution([c, c + 0], k=1, group=a)",
        "misclassification(a, poor=b, connected=c)",
        "misclassified(a, poor=b, of='inclusion')",
    )
    for row in en.estimate(same, *undefined):
        assert math.isnan(row.estimate), row
        assert row.note, row
    zero = en.estimate(
        same,
        "m1([x], cutoffs=[2], k=1)",
        "m2([x], cutoffs=[2], k=1)",
        "uncensored_headcount([c, a], of=c)",
        "misclassified(a, poor=b)",
    )
    assert [row.estimate for row in zero] == [0, 0, 0, 0]
