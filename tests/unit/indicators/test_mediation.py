"""Mediation and Herfindahl's index against closed forms and least squares of NumPy."""

from __future__ import annotations

import math

import numpy as np
import pytest

import endogen as en
from endogen.errors import UseError

PATHS = ("indirect", "a", "b", "direct", "total")


def rows(seed: int = 2, n: int = 90) -> dict[str, np.ndarray]:
    draw = np.random.default_rng(seed)
    age, x = draw.normal(50, 9, n), draw.normal(0, 1, n)
    through = 0.6 * x + 0.02 * age + draw.normal(0, 1, n)
    y = 0.3 * x + 0.8 * through - 0.01 * age + draw.normal(0, 1, n)
    return {"age": age, "x": x, "m": through, "y": y, "w": draw.uniform(1, 3, n)}


def found(data: dict[str, np.ndarray], **more: object) -> dict[str, float]:
    asked = [en.mediation("y", on="x", through="m", controls=["age"], path=path) for path in PATHS]
    return {p: r.estimate for p, r in zip(PATHS, en.estimate(data, *asked, **more), strict=True)}


def fitted(data: dict[str, np.ndarray], of: str, *on: str) -> np.ndarray:
    design = np.column_stack([data[name] for name in on] + [np.ones(data["y"].size)])
    return np.linalg.lstsq(design, data[of], rcond=None)[0]


def test_paths_are_coefficients_of_least_squares() -> None:
    data = rows()
    mine = found(data)
    a = fitted(data, "m", "x", "age")[0]
    b, direct = fitted(data, "y", "m", "x", "age")[:2]
    total = fitted(data, "y", "x", "age")[0]
    assert mine == pytest.approx(
        {"indirect": a * b, "a": a, "b": b, "direct": direct, "total": total}
    )


@pytest.mark.parametrize("weight", [None, "w"])
def test_the_total_is_the_direct_and_the_indirect_path(weight: str | None) -> None:
    mine = found(rows(), weight=weight)
    assert mine["total"] == pytest.approx(mine["direct"] + mine["indirect"], rel=1e-12)


def test_nothing_runs_through_what_does_not_go_with_it() -> None:
    """x and m are orthogonal by construction, so that a, and a·b, are 0."""
    data = {"x": [-1, -1, 1, 1] * 5, "m": [-1, 1, -1, 1] * 5}
    y = [2 * m + x + 0.1 * i for i, (x, m) in enumerate(zip(data["x"], data["m"], strict=True))]
    mine = en.estimate(data | {"y": y}, en.mediation("y", on="x", through="m"))[0]
    assert mine.estimate == pytest.approx(0, abs=1e-12)


def test_rho_that_makes_it_zero_is_the_partial_correlation() -> None:
    """ACME(ρ) of Imai, Keele and Yamamoto (2010, theorem 4), written out, is zero there."""
    data = rows()
    e1 = data["y"] - np.column_stack([data["x"], data["age"], np.ones(90)]) @ fitted(
        data, "y", "x", "age"
    )
    e2 = data["m"] - np.column_stack([data["x"], data["age"], np.ones(90)]) @ fitted(
        data, "m", "x", "age"
    )
    a, s1, s2 = fitted(data, "m", "x", "age")[0], e1.std(), e2.std()
    tilde = np.corrcoef(e1, e2)[0, 1]

    def acme(rho: float) -> float:
        return a * s1 / s2 * (tilde - rho * math.sqrt((1 - tilde**2) / (1 - rho**2)))

    mine = en.estimate(data, en.partial_correlation("y", "m", controls=["x", "age"]))[0].estimate
    assert acme(0) == pytest.approx(found(data)["indirect"])
    assert acme(mine) == pytest.approx(0, abs=1e-12)


def test_rows_that_lack_one_column_are_in_no_path() -> None:
    data = rows()
    data["y"][:10] = np.nan
    asked = en.mediation("y", on="x", through="m", controls=["age"], path="a")
    assert en.estimate(data, asked)[0].n == 80


@pytest.mark.edge
def test_a_path_that_is_none_is_refused() -> None:
    with pytest.raises(UseError, match="path"):
        en.mediation("y", on="x", through="m", path="sideways")


@pytest.mark.edge
def test_a_mediator_that_is_the_cause_itself_leaves_nothing() -> None:
    data = rows() | {"m": rows()["x"]}
    row = en.estimate(data, en.mediation("y", on="x", through="m"))[0]
    assert math.isnan(row.estimate)
    assert row.note


@pytest.mark.parametrize("kinds", [2, 3, 7])
def test_kinds_of_one_size_have_one_over_their_number(kinds: int) -> None:
    data = {f"k{i}": [10.0, 20.0, 0.0] for i in range(kinds)}
    for of in ("money", "people"):
        row = en.estimate(data, en.herfindahl(list(data), of=of))[0]
        assert row.estimate == pytest.approx(1 / kinds)


def test_all_in_one_kind_is_one_and_losses_count_as_nothing() -> None:
    row = en.estimate({"a": [5.0, 3.0], "b": [-4.0, 0.0]}, en.herfindahl(["a", "b"]))[0]
    assert row.estimate == 1


@pytest.mark.edge
def test_one_kind_alone_is_refused() -> None:
    with pytest.raises(UseError, match="kinds"):
        en.herfindahl(["a"])


def test_a_part_of_a_total_has_an_interval_within_0_and_1() -> None:
    data = {"kept": [1.0, 0, 0, 0, 0, 0], "given": [1.0, 2, 1, 1, 2, 1]}
    whole, part = en.estimate(data, en.ratio("kept", "given"), en.ratio("kept", "given", part=True))
    assert whole.estimate == part.estimate == pytest.approx(1 / 8)
    assert whole.ci_low < 0 < part.ci_low < part.ci_high < 1


@pytest.mark.edge
def test_items_that_cancel_out_have_no_alpha() -> None:
    """Their sum varies by rounding alone, which once made an alpha of −1e33."""
    turned = {"a": [0.1, 0.7, 0.3], "b": [0.9, 0.3, 0.7]}
    row = en.estimate(turned, "cronbach_alpha([a, b])")[0]
    assert math.isnan(row.estimate)
    assert "does not vary" in str(row.note)
