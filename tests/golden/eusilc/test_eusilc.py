"""Equal to laeken's values, and to R's survey on linearisations written out in make.R."""

from __future__ import annotations

import csv
import math
import subprocess
from pathlib import Path

import pytest

import endogen as en

HERE = Path(__file__).parent
VALUE = 1e-9  # both sum in double precision, in another order
SE = 1e-7  # the square root of a sum of squares that R takes in one more step
DESIGNS = {
    "person": en.Design(weight="w", strata="region"),
    "household": en.Design(weight="w", strata="region", psu="household"),
}
INDICATORS = {
    "fgt0": "fgt(income, line=10000)",
    "fgt1": "fgt(income, line=10000, alpha=1)",
    "fgt2": "fgt(income, line=10000, alpha=2)",
    "gini": "gini(income)",
    "concentration": "concentration(benefit, rank=income)",
    "kakwani": "kakwani(benefit, welfare=income)",
    "sst": "sst(income, line=10000)",
    "qsr": "qsr(income)",
    "ge0": "ge(income, alpha=0)",
    "ge1": "ge(income, alpha=1)",
    "ge2": "ge(income, alpha=2)",
    "atkinson1": "atkinson(income, epsilon=1)",
    "atkinson5": "atkinson(income, epsilon=.5)",
    "watts": "watts(income, line=10000)",
}

Frame = dict[str, list[object]]


@pytest.fixture(scope="module")
def eusilc(tmp_path_factory: pytest.TempPathFactory) -> Frame:
    """The sample as R's package holds it; it is not copied into this repository."""
    path = tmp_path_factory.mktemp("eusilc") / "eusilc.csv"
    subprocess.run(["Rscript", "make.R", "data", str(path)], cwd=HERE, check=True)
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {
        name: [row[name] if name == "region" else float(row[name]) for row in rows]
        for name in rows[0]
    }


def expected() -> list[dict[str, str]]:
    with (HERE / "expected.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.against_r
@pytest.mark.parametrize("design", DESIGNS)
def test_values_and_standard_errors(eusilc: Frame, design: str) -> None:
    results = en.Sample(eusilc, DESIGNS[design]).estimate(*INDICATORS.values())
    found = dict(zip(INDICATORS, results, strict=True))
    theirs = {row["statistic"]: row for row in expected() if row["design"] == design}
    assert set(theirs) == set(found)
    for name, row in found.items():
        assert row.estimate == pytest.approx(float(theirs[name]["estimate"]), rel=VALUE), name
        assert row.se == pytest.approx(float(theirs[name]["se"]), rel=SE), name


@pytest.mark.against_r
def test_relative_lines_and_groups(eusilc: Frame) -> None:
    sample = en.Sample(eusilc, DESIGNS["household"])
    values = {
        (row["statistic"], row["group"]): float(row["estimate"])
        for row in expected()
        if row["design"] == ""
    }
    assert sample.estimate("arpr(income)")[0].estimate == pytest.approx(
        values["arpr", ""], rel=VALUE
    )
    for row in sample.estimate("gini(income)", by="region"):
        assert row.estimate == pytest.approx(values["gini", row.group], rel=VALUE)


@pytest.mark.against_r
def test_answers_without_a_logarithm_are_counted(eusilc: Frame) -> None:
    row = en.Sample(eusilc).estimate("ge(income, alpha=0)")[0]
    assert row.n_missing == sum(income == 0 for income in eusilc["income"]) == 3
    assert str(row.note) == "left out: 3 answers of 0 or less, which have no logarithm"


@pytest.mark.against_r
def test_the_error_of_a_relative_line_is_like_that_of_repeated_samples(eusilc: Frame) -> None:
    """Against the spread over 200 samples of households, drawn by a rule of thumb of its own."""
    import numpy as np

    draw = np.random.default_rng(11)
    income, w = (np.array(eusilc[k], dtype=float) for k in ("income", "w"))
    household = np.array(eusilc["household"])
    _, index = np.unique(household, return_inverse=True)
    families = index.max() + 1

    def rate(weight: np.ndarray) -> float:
        order = np.argsort(income, kind="stable")
        cumulated = np.cumsum(weight[order])
        median = income[order][np.searchsorted(cumulated, cumulated[-1] / 2)]
        return float(weight[income < 0.6 * median].sum() / weight.sum())

    spread = np.std(
        [
            rate(w * np.bincount(draw.integers(0, families, families), minlength=families)[index])
            for _ in range(200)
        ],
        ddof=1,
    )
    row = en.Sample(eusilc, en.Design(weight="w", psu="household")).estimate("arpr(income)")[0]
    # 200 draws tell a standard deviation to about 1 / sqrt(400).
    assert math.log(row.se / spread) == pytest.approx(0, abs=3 / math.sqrt(400))


@pytest.mark.against_r
@pytest.mark.parametrize("seed", [1, 2])
def test_the_bootstrap_of_households_is_near_r_s_standard_errors(eusilc: Frame, seed: int) -> None:
    """Within what 1,000 replicates can tell: of 6,000 PSUs their distances are nearly normal.

    What is not linear adds terms of 1 / PSUs to the variance, far below.
    """
    names = ("fgt0", "fgt1", "fgt2", "gini", "kakwani", "sst", "qsr", "ge2", "atkinson5")
    results = en.Sample(eusilc, DESIGNS["household"]).estimate(
        *(INDICATORS[name] for name in names), variance="bootstrap", seed=seed
    )
    theirs = {row["statistic"]: row for row in expected() if row["design"] == "household"}
    for name, row in zip(names, results, strict=True):
        assert "recomputed in each" in str(row.method)
        assert row.estimate == pytest.approx(float(theirs[name]["estimate"]), rel=VALUE), name
        off = math.log(row.se / float(theirs[name]["se"]))
        assert off == pytest.approx(0, abs=3.5 / math.sqrt(2 * 1_000)), name


@pytest.mark.against_r
def test_leaving_out_households_and_linearising_agree(eusilc: Frame) -> None:
    """To the order of 1 / PSUs, of which there are more than a thousand.

    Not so for laeken's qsr: its rows at a quintile count wholly, so that leaving out one moves
    it by jumps (2.8 times the standard error here); it goes by influences.
    """
    part = {name: values[:3_000] for name, values in eusilc.items()}
    assert len(set(part["household"])) > 1_000
    asked = ("gini(income)", "fgt(income, line=10000, alpha=2)", "palma(income)",
             "lorenz(income, q=.2)", "kakwani(benefit, welfare=income)", "qsr(income)")  # fmt: skip
    sample = en.Sample(part, en.Design(weight="w", psu="household"))
    taylor, left_out = (sample.estimate(*asked, variance=v) for v in ("taylor", "jackknife"))
    for one, other in zip(taylor, left_out, strict=True):
        assert other.se == pytest.approx(one.se, rel=0.02), one
        assert ("recomputed" in str(other.method)) is (one.indicator != "qsr")
