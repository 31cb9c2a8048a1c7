"""Any seed reproduces every printed figure; misprints that are left in are named."""

from __future__ import annotations

import time

import numpy as np
import pytest

from endogen.errors import StudyError
from endogen.published import constraints
from endogen.reconstruction import Column, Correlation, Count, reconstruct
from endogen.workflow.p_village import make_p_village, published_figures

WANTED, ROWS = constraints(published_figures())


def verify(table: dict[str, list[int]]) -> None:
    """Check every constraint by other means than the solver's."""
    columns = {name: np.array(values) for name, values in table.items()}
    for wanted in WANTED:
        match wanted:
            case Column(name=name, values=values):
                assert set(table[name]) <= set(values)
            case Count(event=event, low=low, high=high):
                holds = np.ones(ROWS, dtype=bool)
                for name, right in event:
                    holds &= np.isin(columns[name], list(right))
                assert low <= holds.sum() <= high, wanted.sources
            case Correlation(x=x, y=y, controls=controls, low=low, high=high):
                names = (x, y, *controls)
                inverse = np.linalg.inv(np.corrcoef([columns[name] for name in names]))
                r = -inverse[0, 1] / np.sqrt(inverse[0, 0] * inverse[1, 1])
                assert float(low) - 1e-12 <= r <= float(high) + 1e-12, wanted.sources


@pytest.mark.parametrize("seed", range(10))
def test_ten_seeds(seed: int) -> None:
    verify(reconstruct(WANTED, ROWS, seed))


@pytest.mark.slow
def test_two_hundred_seeds_each_in_a_moment() -> None:
    made = []
    for seed in range(200):
        begun = time.process_time()
        table = reconstruct(WANTED, ROWS, seed)
        assert time.process_time() - begun < 2
        verify(table)
        made.append(tuple(table["know_financial"]))
    assert len(set(made)) == 200  # tables do not identify the rows behind them


def test_a_misprint_left_in_is_named() -> None:
    wanted, rows = constraints(published_figures(), corrected=False)
    with pytest.raises(StudyError) as raised:
        reconstruct(wanted, rows, 1)
    assert raised.value.code == "E-FIGURE-CONTRADICT"
    assert raised.value.details["figures"] == "t2-age-25-40, t2-age-25-40.percent"


def test_the_study_is_the_same_each_time_it_is_made(tmp_path) -> None:
    for name in ("a", "b"):
        make_p_village(tmp_path / name)
    files = [p.relative_to(tmp_path / "a") for p in (tmp_path / "a").rglob("*") if p.is_file()]
    assert len(files) == 9
    for file in files:
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes(), file


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_another_seed_makes_another_village(tmp_path, seed: int) -> None:
    make_p_village(tmp_path, seed)
    verify_first = (tmp_path / "data" / "households.csv").read_text(encoding="utf-8-sig")
    make_p_village(tmp_path)
    assert (tmp_path / "data" / "households.csv").read_text(encoding="utf-8-sig") != verify_first
