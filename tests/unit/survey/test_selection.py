"""Draws from a list: what is drawn, with what chance, and that it weighs up to the whole."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import endogen as en
from endogen.errors import DataError, DesignError, UseError

VILLAGES: dict[str, list[Any]] = {
    "village": list("ABCDEFGH"),
    "households": [100, 5, 8, 9, 12, 30, 60, 2],
    "town": ["x", "x", "x", "y", "y", "y", "y", "y"],
}
DRAWS = 3000
SIZES = st.lists(st.integers(1, 400), min_size=3, max_size=40)


@pytest.mark.parametrize("how", ["pps", "systematic", "random"])
def test_each_is_drawn_as_often_as_it_says(how: str) -> None:
    size = "households" if how == "pps" else None
    drawn: Counter[str] = Counter()
    said: dict[str, float] = {}
    for seed in range(DRAWS):
        found = en.select(VILLAGES, 3, how, size=size, seed=seed)
        drawn.update(found["village"])
        said |= dict(zip(found["village"], found["inclusion_probability"], strict=True))
    for village, chance in said.items():
        # Four and a half binomial standard deviations: one run in 10,000 or so would fail.
        width = 4.5 * (chance * (1 - chance) / DRAWS) ** 0.5 + 1e-12
        assert drawn[village] / DRAWS == pytest.approx(chance, abs=width)


@settings(max_examples=60)
@given(sizes=SIZES, n=st.integers(1, 40), seed=st.integers(0, 10**6))
def test_no_unit_twice_and_the_sizes_weigh_up(sizes: list[int], n: int, seed: int) -> None:
    wanted = min(n, len(sizes))
    frame = {"unit": list(range(len(sizes))), "size": sizes}
    found = en.select(frame, wanted, size="size", seed=seed)
    assert len(set(found["unit"])) == len(found["unit"]) == wanted
    assert found["unit"] == sorted(found["unit"])
    weighed = np.dot(found["design_weight"], found["size"])
    assert weighed == pytest.approx(sum(sizes), rel=1e-9)  # Horvitz–Thompson of the size itself
    sure = [c for c, p in zip(found["certainty"], found["inclusion_probability"], strict=True)
            if c != (p == 1)]  # fmt: skip
    assert not sure


def test_strata_bear_their_own_draw_and_their_number_of_units() -> None:
    found = en.select(VILLAGES, {"x": 1, "y": 3}, "random", strata="town", seed=4)
    assert Counter(found["town"]) == {"x": 1, "y": 3}
    assert dict(zip(found["town"], found["stratum_units"], strict=True)) == {"x": 3, "y": 5}
    assert sum(found["design_weight"]) == pytest.approx(8)
    sample = en.Sample(
        {**found, "one": [1.0] * 4},
        en.Design(weight="design_weight", strata="town", fpc="stratum_units",
                  single_psu="certainty"),
    )  # fmt: skip
    assert sample.estimate(en.total("one"))[0].estimate == pytest.approx(8)


def test_the_seed_says_it_all_and_stands_in_the_result() -> None:
    first, second = (en.select(VILLAGES, 3, size="households", seed=11) for _ in range(2))
    assert first == second
    assert first["seed"] == [11] * 3
    others = {tuple(en.select(VILLAGES, 3, size="households", seed=s)["village"]) for s in range(9)}
    assert len(others) > 1


@pytest.mark.parametrize("kind", [pl.DataFrame, pd.DataFrame, pa.table])
def test_any_frame_comes_back_as_it_came(kind: Any) -> None:
    found = en.select(kind(VILLAGES), 2, size="households", strata="town", seed=3)
    assert type(found) is type(kind(VILLAGES))
    plain = found.to_pydict() if isinstance(found, pa.Table) else found.to_dict(
        **({"as_series": False} if isinstance(found, pl.DataFrame) else {"orient": "list"})
    )  # fmt: skip
    assert plain == en.select(VILLAGES, 2, size="households", strata="town", seed=3)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ({"n": 9, "how": "random"}, "E-DESIGN-DRAW"),
        ({"n": {"x": 1}, "how": "random", "strata": "town"}, "E-USE-TYPE"),
        ({"n": 0, "how": "random"}, "E-USE-TYPE"),
        ({"n": 2, "how": "randomly"}, "E-USE-CHOICE"),
        ({"n": 2, "how": "pps"}, "E-USE-TYPE"),
        ({"n": 2, "how": "random", "size": "households"}, "E-USE-TYPE"),
        ({"n": 2, "size": "household"}, "E-DATA-COLUMN"),
        ({"n": 2, "size": "village"}, "E-DESIGN-DRAW-SIZE"),
    ],
)
def test_wrong_draws_are_refused(call: dict[str, Any], code: str) -> None:
    with pytest.raises((DesignError, UseError, DataError)) as caught:
        en.select(VILLAGES, seed=1, **call)
    assert caught.value.code == code


@pytest.mark.parametrize("bad", [0, -1, None, float("nan"), float("inf")])
def test_a_size_that_is_none_is_refused(bad: float | None) -> None:
    frame = {"s": [1.0, bad, 3.0]}
    with pytest.raises(DesignError, match="E-DESIGN-DRAW-SIZE"):
        en.select(frame, 1, size="s", seed=1)


def test_a_stratum_that_is_missing_is_refused() -> None:
    with pytest.raises(DesignError, match="E-DESIGN-MISSING"):
        en.select({"h": ["a", None]}, 1, "random", strata="h", seed=1)


@settings(max_examples=80)
@given(
    sizes=st.lists(st.integers(1, 500), min_size=2, max_size=8),
    part=st.floats(0.01, 1),
    how=st.sampled_from(["proportional", "equal", "power", "neyman"]),
    least=st.integers(0, 3),
)
def test_allocations_sum_and_stay_within_their_strata(
    sizes: list[int], part: float, how: str, least: int
) -> None:
    names = {f"h{i}": size for i, size in enumerate(sizes)}
    n = max(int(part * sum(sizes)), sum(min(least, size) for size in sizes), 1)
    spread = {name: 1.0 + i for i, name in enumerate(names)} if how == "neyman" else None
    found = en.allocate(names, n, how, spread=spread, least=least)
    assert sum(found.values()) == n
    for name, size in names.items():
        assert min(least, size) <= found[name] <= size


def test_power_allocation_lies_between_equal_and_proportional() -> None:
    sizes = {"town": 100, "plain": 10_000}
    small = [
        en.allocate(sizes, 100, how, exponent=q)["town"]
        for how, q in (("proportional", 1), ("power", 0.75), ("power", 0.25), ("equal", 0))
    ]
    assert small == sorted(small)
    assert (small[0], small[-1]) == (1, 50)
