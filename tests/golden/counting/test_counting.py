"""Counting, orders, misclassification and reliability equal R's values and standard errors."""

from __future__ import annotations

import csv
import math
from functools import cache
from pathlib import Path

import pytest

import endogen as en

HERE = Path(__file__).parent
VALUE = 1e-9  # both sum in double precision, in another order
SE = 1e-7  # R's delta method takes the same derivatives in another order
DESIGN = en.Design(weight="w", strata="h", psu="v")
ITEMS = ["ia", "ib", "ic", "id"]
BY = {"k": 0.5, "weights": [1, 1, 1, 3]}
CARDINAL = {"cutoffs": [22, 20, "z3"], "k": 2 / 3}
LACKING = {"k": 0.5, "weights": [1, 2, 2]}
CLASSES = {"categories": [1, 2, 3]}
Y = ["y1", "y2", "y3"]
WITH_LOST = ["ia", "ib", "lost"]

DESIGNED = {
    "H": en.headcount(ITEMS, **BY),
    "A": en.intensity(ITEMS, **BY),
    "M0": en.m0(ITEMS, **BY),
    "M0_persons": en.m0(ITEMS, **BY, size="size"),
    **{f"uncensored_{i}": en.uncensored_headcount(ITEMS, of=i) for i in ITEMS},
    **{f"censored_{i}": en.censored_headcount(ITEMS, of=i, **BY) for i in ITEMS},
    **{f"contribution_{i}": en.deprivation_contribution(ITEMS, of=i, **BY) for i in ITEMS},
    "contribution_dimension": en.deprivation_contribution(ITEMS, of=ITEMS[:3], **BY),
    **{f"group_{v}": f"group_contribution([ia, ib, ic, id], k=.5, weights=[1, 1, 1, 3], "
                     f"group=village == '{v}')" for v in "abcde"},
    "M1": en.m1(Y, **CARDINAL),
    "M2": en.m2(Y, **CARDINAL),
    "empowered": "empowered_share([1 - ia, 1 - ib, 1 - ic, 1 - id], k=.8, weights=[1, 1, 1, 3])",
    "M0_drop": en.m0(WITH_LOST, **LACKING),
    "M0_available": en.m0(WITH_LOST, **LACKING, missing="available"),
    "contribution_available": en.deprivation_contribution(
        WITH_LOST, of="lost", **LACKING, missing="available"),
    "tau_class_design": en.kendall_tau("class", "third", **CLASSES),
    "kappa_linear_design": en.kappa("class", "third", **CLASSES, weights="linear"),
    "kappa_quadratic_design": en.kappa("class", "third", **CLASSES, weights="quadratic"),
    **{f"misclassification_{of}": en.misclassification("listed", "poor", "cadre", of=of)
       for of in ("all", "exclusion", "inclusion")},
}  # fmt: skip


def table(name: str) -> dict[str, list[object]]:
    with (HERE / name).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {
        k: [r[k] if k == "village" else float(r[k]) if r[k] else None for r in rows]
        for k in rows[0]
    }


@cache
def expected() -> dict[str, tuple[float, str]]:
    with (HERE / "expected.csv").open(encoding="utf-8") as file:
        return {r["statistic"]: (float(r["estimate"]), r["se"]) for r in csv.DictReader(file)}


@pytest.fixture(scope="module")
def sample() -> en.Sample:
    return en.Sample(table("data.csv"), DESIGN)


@pytest.fixture(scope="module")
def found(sample: en.Sample) -> dict[str, en.Estimate]:
    return dict(zip(DESIGNED, sample.estimate(*DESIGNED.values()), strict=True))


@pytest.mark.parametrize("name", DESIGNED)
def test_values_and_standard_errors(name: str, found: dict[str, en.Estimate]) -> None:
    estimate, se = expected()[name]
    assert found[name].estimate == pytest.approx(estimate, rel=VALUE)
    assert found[name].se == pytest.approx(float(se), rel=SE)


def test_change_between_waves(sample: en.Sample) -> None:
    change = sample.estimate(en.m0(ITEMS, **BY), by="wave").difference("wave", 1, 0)[0]
    estimate, se = expected()["M0_change"]
    assert change.estimate == pytest.approx(estimate, rel=VALUE)
    assert change.se == pytest.approx(float(se), rel=SE)


def test_what_the_dropped_cost(sample: en.Sample) -> None:
    rows = en.missing_items(sample, WITH_LOST)
    dropped, (lacking, gap) = rows[0], rows[1:3]
    assert dropped.estimate == pytest.approx(expected()["dropped"][0], rel=VALUE)
    assert dropped.se == pytest.approx(float(expected()["dropped"][1]), rel=SE)
    assert (lacking.variable, lacking.estimate) == ("ia == None", 0)
    assert gap.estimate == pytest.approx(expected()["dropped_difference_ia"][0], rel=VALUE)
    assert gap.se == pytest.approx(float(expected()["dropped_difference_ia"][1]), rel=SE)
    note = str(sample.estimate(en.m0(WITH_LOST, **LACKING))[0].note)
    assert f"{100 * expected()['dropped'][0]:.3g}% of the weight" in note


def test_orders_of_groups(sample: en.Sample) -> None:
    rows = en.rank_robustness(sample, ITEMS, by="village", **BY, ks=[1 / 3, 1],
                              weightings={"equal": [1, 1, 1, 1]}, level=0.8)  # fmt: skip
    names = [f"{what}_{other}" for other in ("k3", "k1", "equal") for what in ("tau", "spearman")]
    names += ["same_order", "robust_pairs", "robust_of_clear"]
    values = [row.estimate for row in rows[-len(names) :]]
    assert values == pytest.approx([expected()[name][0] for name in names], rel=VALUE)


def test_orders_without_design() -> None:
    plain = en.Sample(table("data.csv"))
    asked = {
        "tau_rank": en.kendall_tau("rank", "poor"),
        "tau_class": en.kendall_tau("class", "third", **CLASSES),
        "kappa_linear": en.kappa("class", "third", **CLASSES, weights="linear"),
        "kappa_quadratic": en.kappa("class", "third", **CLASSES, weights="quadratic"),
    }
    for name, row in zip(asked, plain.estimate(*asked.values()), strict=True):
        assert row.estimate == pytest.approx(expected()[name][0], rel=VALUE), name


def test_a_weight_is_so_many_households() -> None:
    data = table("data.csv")
    data["whole"] = [math.ceil(float(str(w))) for w in data["w"]]
    row = en.estimate(data, en.kendall_tau("rank", "poor"), weight="whole")[0]
    assert row.estimate == pytest.approx(expected()["tau_rank_weighted"][0], rel=VALUE)


def test_exact_tests_of_misclassification() -> None:
    rows = en.misclassification_test(en.Sample(table("data.csv")), "listed", "poor", "cadre")
    for kind, row in zip(("all", "exclusion", "inclusion"), rows[2::3], strict=True):
        assert row.p == pytest.approx(expected()[f"fisher_{kind}"][0], rel=VALUE)
        assert row.ci_low < row.estimate < row.ci_high


def test_reliability() -> None:
    data = table("attitude.csv")
    items = list(data)
    asked = {
        "alpha": en.cronbach_alpha(items),
        **{f"item_total_{i}": en.item_total(items, of=i) for i in items},
        **{f"item_all_{i}": en.item_total(items, of=i, corrected=False) for i in items},
        **{f"alpha_without_{i}": en.alpha_if_deleted(items, of=i) for i in items},
        "omega": en.mcdonald_omega(items, least=30),
        "omega_standardized": en.mcdonald_omega(items, standardized=True, least=30),
    }
    for name, row in zip(asked, en.estimate(data, *asked.values()), strict=True):
        assert row.estimate == pytest.approx(expected()[name][0], rel=VALUE), name
