"""Made studies: the report says of them what is true, and nothing else more often than stated.

A few seeds here; docs/known-truth.csv holds many (benchmarks/known_truth).
"""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.known_truth.counting import truth_of
from benchmarks.known_truth.hearing import Heard, false, heard
from benchmarks.known_truth.truths import TRUTHS, Truth, study
from scipy import stats
from tests.unit.chapters.village import says, told

from endogen.study.programmes import DIMENSIONS, MODES

EQUAL = ("equal", "unequal-members", "nothing")
AT_MOST = 0.05


def many(key: str, n: int, seeds: range) -> list[tuple[Truth, Heard]]:
    truth = truth_of(key)
    return [(truth, heard(study(truth, n, seed))) for seed in seeds]


def allowed(studies: int) -> int:
    """So many false statements at 5 % happen once in a thousand times or less."""
    return int(stats.binom.ppf(0.999, studies, AT_MOST))


@pytest.mark.slow
@pytest.mark.parametrize(("n", "studies"), [(73, 60), (300, 40), (3000, 20)])
@pytest.mark.parametrize("key", EQUAL)
def test_equal_modes_cannot_be_told_apart(key: str, n: int, studies: int) -> None:
    """Under confounding, in several modes at once, and where some modes are rare."""
    said = many(key, n, range(50_000, 50_000 + studies))
    for kind in ("mode", "pair", "first", "dominance"):
        wrong = sum(false(truth, one)[kind] for truth, one in said)
        assert wrong <= allowed(studies), kind


@pytest.mark.parametrize("key", ["paper", "other"])
def test_the_order_is_found_with_three_thousand_households(key: str) -> None:
    truth = truth_of(key)
    for seed in range(50_000, 50_003):
        said = heard(study(truth, 3000, seed))
        assert said.first == truth.first
        assert {one for one, other in said.above if other == truth.last} == set(MODES) - {
            truth.last
        }
        assert not any(false(truth, said).values())


def test_the_sentences_name_the_first_of_the_truth() -> None:
    for key, name in (("paper", "cooperative"), ("other", "individual business")):
        clear = says("4.ranking", study(truth_of(key), 3000, 50_000)).sentences("clear")
        assert f"the most empowerment goes with {name} (" in clear[0]


def test_modes_that_empower_nobody_get_no_finding() -> None:
    data = study(truth_of("nothing"), 3000, 50_000)
    effects, ranking = says("4.effects", data), says("4.ranking", data)
    assert not effects.sentences("clear")
    assert not ranking.sentences("clear", "suggestive")
    assert "Which mode comes first cannot be told" in ranking.sentences("cannot tell")[0]
    assert any("No two modes can be told apart" in s for s in effects.sentences("cannot tell"))


def test_without_holding_age_and_schooling_constant_equal_modes_would_differ() -> None:
    """The studies do confound: their plain means by mode lie apart where the modes are equal."""
    truth = truth_of("nothing")
    data = study(truth, 3000, 50_000)
    names = ["empowerment", *(f"mode_{mode}" for mode in MODES)]
    held = data.households.rows(*names)
    means = [held["empowerment"][held[f"mode_{mode}"] == 1].mean() for mode in MODES]
    rows = told("4.effects", data)
    widest = max(rows[f"4.effects.score.{mode}"].se for mode in MODES)
    assert max(means) - min(means) > 3 * widest


@pytest.mark.slow
def test_places_are_those_of_households_drawn_again() -> None:
    """Households drawn with replacement, least squares by NumPy: another bootstrap agrees."""
    truth = truth_of("paper")
    data = study(truth, 300, 50_001)
    columns = ["age", "schooling", "size", "registered", *(f"mode_{mode}" for mode in MODES)]
    held = data.households.rows(*columns, *(f"adequacy_{name}" for name in DIMENSIONS))
    x = np.column_stack([np.ones(300), *(held[name] for name in columns)])
    y = np.column_stack([held[f"adequacy_{name}"] for name in DIMENSIONS])
    rng = np.random.default_rng(1)
    first = np.zeros(len(MODES))
    for _ in range(2_000):
        drawn = rng.integers(0, 300, 300)
        slopes = np.linalg.lstsq(x[drawn], y[drawn], rcond=None)[0][5:]
        first[np.argmax(slopes @ rng.dirichlet(np.ones(3)))] += 1 / 2_000
    rows = told("4.ranking", data)
    ours = [rows[f"4.ranking.first.both.{mode}"].estimate for mode in MODES]
    assert ours == pytest.approx(first, abs=0.06)


def test_no_chance_leaves_the_unit_interval() -> None:
    """So that effects add, as the truth says: no probability is cut off at 0 or 1."""
    from benchmarks.known_truth import truths

    for truth in TRUTHS:
        most = truths.BEFORE + truths.BY_AGE + truths.BY_LUCK + sum(truth.lifts.values())
        assert most <= 1
        assert truths.BEFORE - truths.BY_AGE - truths.BY_LUCK >= 0
