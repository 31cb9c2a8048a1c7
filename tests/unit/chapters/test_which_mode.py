"""Chapter 4 on villages whose truth is known, because they were made with it."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.chapters.village import says, told, village

from endogen.chapters.chapter import Data
from endogen.study import programmes as p

ITEMS = dict.fromkeys(p.DIMENSIONS, ("a", "b", "c", "d", "e"))
SHARES = {"investment": 0.7, "cooperative": 0.45, "individual": 0.6, "employment": 0.3}


def made(n: int, lift: dict[str, float], seed: int = 1) -> Data:
    """Households in several modes at once; being in a mode lifts the chance of each item."""
    rng = np.random.default_rng(seed)
    inside = {mode: rng.random(n) < share for mode, share in SHARES.items()}
    chance = 0.4 + sum(lift.get(mode, 0.0) * inside[mode] for mode in SHARES)
    rows: dict[str, list[float | None]] = {
        "age": list(rng.integers(30, 80, n).astype(float)),
        "schooling": list(rng.integers(0, 12, n).astype(float)),
        "size": list(rng.integers(3, 6, n).astype(float)),
        "elders": list(rng.integers(0, 2, n).astype(float)),
        "children": [0.0] * n,
        "lost-labour": list(rng.integers(0, 4, n).astype(float)),
    }
    for mode, joined in inside.items():
        rows[f"exposure:{mode}"] = list(np.where(joined, 1000.0 + 100 * rng.random(n), 0.0))
        rows[f"exposure-days:{mode}"] = list(np.where(joined, 30.0, 0.0))
    for dimension, items in ITEMS.items():
        for name in items:
            rows[f"{dimension}:{name}"] = list(np.where(rng.random(n) < chance, 5.0, 2.0))
    return village(rows)


@pytest.fixture(scope="module")
def large() -> Data:
    return made(3000, {"cooperative": 0.25, "employment": 0.15})


def test_the_best_mode_is_found_where_it_is_the_best(large: Data) -> None:
    said = says("4.effects", large)
    clear = " ".join(said.sentences("clear"))
    assert "cooperative" in clear.split("goes with:")[1].split(";")[0]
    assert "employment" in clear.split("goes with:")[1].split(";")[0]
    assert "cooperative above industry-driven employment (+" in clear
    assert "investment and shareholding below cooperative (−" in clear
    ranking = " ".join(says("4.ranking", large).sentences("clear"))
    assert "the most empowerment goes with cooperative (100.0% of draws)" in ranking
    assert "more goes with cooperative than with investment and shareholding" in ranking


def test_another_best_mode_is_found_as_that_other() -> None:
    said = says("4.ranking", made(3000, {"individual": 0.3}))
    assert "the most empowerment goes with individual business" in " ".join(said.sentences("clear"))


def test_modes_that_do_the_same_cannot_be_told_apart() -> None:
    """By chance one pair of four equal modes may seem apart: at most in the stated share."""
    wrong = 0
    for seed in range(20):
        equal = made(73, dict.fromkeys(SHARES, 0.1), seed)
        ranking = says("4.ranking", equal)
        wrong += bool(ranking.sentences("clear"))
        found = says("4.effects", equal)
        alike = [s for s in found.sentences("cannot tell") if "No two modes" in s]
        apart = [s for s in found.sentences("clear", "suggestive") if " modes can be told" in s
                 or " modes differ" in s]  # fmt: skip
        assert len(alike) + bool(apart) == 1
        assert all("would be found in four cases of five" in s for s in alike)
        wrong += any(" modes can be told" in s for s in apart)
    assert wrong <= 4  # of 20 at 5 %: more happen once in four hundred times


def test_the_coefficient_is_the_lift_that_was_made(large: Data) -> None:
    rows = told("4.effects", large)
    for mode, lift in {"cooperative": 0.25, "employment": 0.15, "investment": 0.0}.items():
        row = rows[f"4.effects.score.{mode}"]
        assert abs(row.estimate - lift) < 4 * row.se


def test_places_over_all_weights_and_samples_sum_to_one(large: Data) -> None:
    rows = told("4.ranking", large)
    for way in ("weights", "samples", "both"):
        first = [rows[f"4.ranking.first.{way}.{mode}"].estimate for mode in SHARES]
        assert sum(first) == pytest.approx(1)
    for mode in SHARES:
        every = [rows[f"4.ranking.place.{mode}.{place}"].estimate for place in range(1, 5)]
        assert sum(every) == pytest.approx(1)


def test_levels_are_those_of_the_households_in_the_mode(large: Data) -> None:
    rows = told("4.modes", large)
    data = large.households.rows("mode_cooperative", "exposure_cooperative", "empowerment",
                                 "can_work")  # fmt: skip
    inside = data["mode_cooperative"] == 1
    money = data["exposure_cooperative"][inside]
    assert rows["4.modes.yuan.cooperative"].estimate == pytest.approx(money.mean())
    assert rows["4.modes.members.cooperative"].estimate == pytest.approx(inside.mean())
    able = inside & (data["can_work"] == 1)
    score = data["empowerment"][able]
    index = np.where(score >= 0.8 - 1e-9, 1.0, score).mean()
    assert rows["4.modes.index.cooperative.able"].estimate == pytest.approx(index)


def test_every_table_of_modes_is_split_by_labour(large: Data) -> None:
    table = says("4.modes", large).table("4.modes-labour")
    assert set(table) >= {"households with labour", "households without labour", "cooperative"}


def test_a_mode_that_every_household_is_in_is_left_out_of_the_order() -> None:
    data = made(200, {"cooperative": 0.2})
    rows = {v.role: list(data.households.rows(v.name)[v.name]) for v in data.codebook
            if v.role.partition(":")[0] in (*ITEMS, "exposure", "age", "size")}  # fmt: skip
    rows["exposure:individual"] = [500.0] * 200
    found = told("4.ranking", village(rows))
    assert "4.ranking.first.both.cooperative" in found
    assert "4.ranking.first.both.individual" not in found


def test_the_section_of_modes_begins_with_what_they_brought(large: Data) -> None:
    sentence = says("4.modes", large).sentences("descriptive")[0]
    rows = told("4.modes", large)
    money = {mode: rows[f"4.modes.yuan.{mode}"].estimate for mode in SHARES}
    named = {p.MODES[mode].en: sentence.index(p.MODES[mode].en) for mode in SHARES}
    order = sorted(SHARES, key=lambda mode: -money[mode])
    assert sorted(named, key=named.__getitem__) == [p.MODES[mode].en for mode in order]


def test_the_ranking_compares_the_same_households_as_the_score(large: Data) -> None:
    """The score is the weighted mean of the dimensions, so its contrasts are theirs."""
    ranking, effects = told("4.ranking", large), told("4.effects", large)
    for pair in ("investment-cooperative", "cooperative-employment", "individual-employment"):
        one, other = ranking[f"4.ranking.score.{pair}"], effects[f"4.effects.score.{pair}"]
        assert one.estimate == pytest.approx(other.estimate, rel=1e-9)
        assert one.se == pytest.approx(other.se, rel=1e-9)
        assert (one.n, one.df) == (other.n, other.df)
