"""Replicates: what they refuse, what they say, and samples without a design."""

from __future__ import annotations

import math

import numpy as np
import polars as pl
import pytest

import endogen as en
from endogen.errors import DesignError, UseError
from endogen.survey import engine, lazy

FRAME = {
    "x": [1.0, 2, 4, 7, 8, 12, 3, 5],
    "z": [1, 1, 1, 0, 0, 1, 1, 0],
    "g": ["a", "a", "a", "b", "b", "b", "a", "b"],
    "v": [1, 1, 2, 2, 3, 3, 4, 4],
    "w": [1.0, 2, 1, 1, 3, 1, 2, 2],
}


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"variance": "bootstap"}, "E-USE-CHOICE"),
        ({"variance": "bootstrap", "replicates": 1}, "E-USE-TYPE"),
        ({"variance": "bootstrap", "replicates": 99.5}, "E-USE-TYPE"),
        ({"variance": "bootstrap", "replicates": True}, "E-USE-TYPE"),
        ({"variance": "bootstrap", "seed": -1}, "E-USE-TYPE"),
    ],
)
def test_what_is_refused(asked: dict[str, object], code: str) -> None:
    with pytest.raises(UseError, match=code):
        en.estimate(FRAME, "mean(x)", psu="v", **asked)


@pytest.mark.parametrize("design", [en.Design(), en.Design("w"), en.Design("w", psu="v")])
def test_too_many_psus_are_refused(design: en.Design, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "IN_MEMORY", 0)
    monkeypatch.setattr(lazy, "MANY", 0)
    sample = en.Sample(pl.DataFrame(FRAME).lazy(), design)
    with pytest.raises(DesignError, match="E-DESIGN-REPLICATES"):
        sample.estimate("mean(x)", variance="bootstrap")


def test_too_many_estimates_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from endogen.survey import replicated

    monkeypatch.setattr(replicated, "MOST", 3_000)
    sample = en.Sample(FRAME, en.Design(psu="v"))
    sample.estimate("mean(x)", by="g", variance="bootstrap")
    with pytest.raises(DesignError, match="E-DESIGN-REPLICATES"):
        sample.estimate("mean(x)", "gini(x)", by="g", variance="bootstrap")


def test_the_method_records_how(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = en.Sample(FRAME, en.Design("w", psu="v"))
    mean, share, gini = sample.estimate(
        "mean(x)", "share(z)", "gini(x)", variance="bootstrap", seed=7
    )
    said = "Rao–Wu bootstrap standard error (1,000 replicates, seed 7, recomputed in each)"
    assert str(mean.method) == f"{said}, t interval"
    assert str(share.method) == f"{said}, t interval on the logit scale"
    assert str(gini.method) == f"{said}, t interval"
    quantile = sample.estimate("quantile(x)", variance="jackknife")[0]
    assert str(quantile.method) == (
        "delete-one-PSU jackknife standard error (4 replicates, from the influences of PSUs), "
        "Woodruff interval"
    )
    less = sample.estimate("mean(x)", by="g", variance="bootstrap").difference("g", "a", "b")[0]
    assert "1,000 replicates" in str(less.method)
    assert mean.df == less.df == 3


def test_the_interval_is_student_s_with_the_design_s_freedom() -> None:
    from scipy import stats

    row = en.estimate(FRAME, "mean(x)", psu="v", variance="bootstrap", replicates=50)[0]
    half = stats.t.ppf(0.975, 3) * row.se
    assert (row.ci_low, row.ci_high) == pytest.approx((row.estimate - half, row.estimate + half))


def test_without_design_rows_are_drawn_within_their_group() -> None:
    """The jackknife of a mean is s / √n in each group, and groups do not go together."""
    rows = en.estimate(FRAME, "mean(x)", "gini(x)", by="g", variance="jackknife")
    x, g = np.array(FRAME["x"]), np.array(FRAME["g"])
    for row, group in zip((rows[0], rows[2]), "ab", strict=True):
        mine = x[g == group]
        assert row.se == pytest.approx(mine.std(ddof=1) / math.sqrt(mine.size), rel=1e-12)
        assert row.df == mine.size - 1
    assert rows.covariance()[:2, 2:] == pytest.approx(0, abs=1e-15)
    welch, same = (
        en.estimate(FRAME, "mean(x)", by="g", variance=way).difference("g", "a", "b")[0]
        for way in ("taylor", "jackknife")
    )
    assert (same.se, same.df, same.p) == pytest.approx((welch.se, welch.df, welch.p), rel=1e-9)
    drawn = en.estimate(FRAME, "mean(x)", by="g", variance="bootstrap", replicates=4_000)
    assert (drawn[0].se / rows[0].se) ** 2 == pytest.approx(1, abs=4 * math.sqrt(2 / 4_000))


def test_replicates_that_miss_a_domain_are_counted() -> None:
    """Two of four villages hold the domain: one in eight draws of three has neither."""
    data = {**FRAME, "d": [1, 1, 1, 1, 0, 0, 0, 0]}
    sample = en.Sample(data, en.Design(psu="v"))
    row = sample.estimate("mean(x)", where="d == 1", variance="bootstrap")[0]
    lost = int(str(row.note).split("; ")[1].split(" of 1000 ", maxsplit=1)[0])
    assert str(row.note).endswith("replicates have no value")
    assert abs(lost - 125) < 4 * math.sqrt(1000 * 0.125 * 0.875)
    assert row.se > 0
    # Leaving out the one village that holds it leaves nothing: the jackknife cannot say.
    alone = sample.estimate("mean(x)", where="v == 1", variance="jackknife")[0]
    assert math.isnan(alone.se)
    assert "1 of 4 replicates have no value" in str(alone.note)


def test_one_answer_has_no_standard_error() -> None:
    data = {"x": [1.0, 2.0, 3.0], "g": [1, 1, 2]}
    for way in ("jackknife", "bootstrap"):
        row = en.estimate(data, "mean(x)", by="g", variance=way)[1]
        assert math.isnan(row.se)
        assert str(row.note) == "one answer: no standard error"


def test_a_bootstrapped_quantile_spreads_as_quantiles_of_draws_do() -> None:
    """Exactly: the median of n − 1 of n PSUs drawn with replacement, by the binomial."""
    from scipy import stats

    n = 41
    x = np.arange(n, dtype=float) ** 1.5
    draws = n - 1  # half of them, 20, must lie at or below the median of a draw
    below = stats.binom.sf(draws // 2 - 1, draws, np.arange(1, n + 1) / n)
    chance = np.diff(below, prepend=0)
    exact = math.sqrt(chance @ (x - x[n // 2]) ** 2)
    fourth = chance @ (x - x[n // 2]) ** 4
    off = math.sqrt((fourth / exact**4 - 1) / 4_000)
    row = en.estimate(
        {"x": x, "id": np.arange(n)}, "quantile(x)", psu="id",
        variance="bootstrap", replicates=4_000,
    )[0]  # fmt: skip
    assert row.estimate == x[n // 2]
    assert (row.se / exact) ** 2 == pytest.approx(1, abs=4 * off)


def test_counts_of_the_sample_do_not_vary() -> None:
    rows = en.estimate(FRAME, "count(z)", "mean(x)", psu="v", variance="bootstrap", replicates=20)
    assert math.isnan(rows[0].se)
    assert rows[1].se > 0


def test_one_row_alone_has_no_standard_error() -> None:
    row = en.Sample({"x": [3.0], "y": [1.0]}).estimate(en.slope("x", on="y"), variance="jackknife")
    assert math.isnan(row[0].se)
