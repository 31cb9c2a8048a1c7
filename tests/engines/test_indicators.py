"""One suite over every engine: each indicator, its standard error and its contrasts are equal.

The reference is NumPy over the same rows in memory, which tests/golden holds to R.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import duckdb
import numpy as np
import pytest
from tests.engines.every_indicator import (
    AFTER,
    COUNTS,
    DESIGN,
    DESIGNS,
    FEW,
    INDICATORS,
    NUMBERS,
    REL,
    SIGNED,
    SIZE,
    X,
    rows,
)

import endogen as en
from endogen.errors import DataError
from endogen.indicators import INDICATORS as REGISTRY
from endogen.survey import engine, lazy

ENGINES = ["duckdb", "polars", "spark"]
WHERE = f'col("{AFTER}") > 1000 and 日 >= "2020-01-01"'
PATHS = {"psu totals": 10**6, "within strata": 0}
GROUP = ("组",)


@pytest.fixture(scope="module")
def opened(request: pytest.FixtureRequest) -> Callable[[str], Any]:
    """A frame of an engine, the same for every test."""

    @cache
    def open_(name: str) -> Any:
        frame = rows()
        if name == "duckdb":
            return duckdb.connect().from_arrow(frame.to_arrow())
        if name == "polars":
            return frame.lazy()
        made = request.getfixturevalue("spark").createDataFrame(frame.to_arrow())
        return made.cache()

    return open_


@pytest.fixture(scope="module")
def ask(opened: Callable[[str], Any]) -> Callable[..., en.Results]:
    """Estimates by an engine, whose rows stay in it; each question is put once."""

    @cache
    def asked(name: str, many: int, design: str, what: str, by: tuple[str, ...]) -> en.Results:
        wanted = {"every": INDICATORS, "few": FEW}[what]
        with pytest.MonkeyPatch.context() as patch:
            if name != "memory":
                patch.setattr(engine, "IN_MEMORY", 0)
                patch.setattr(lazy, "MANY", many)
            frame = rows() if name == "memory" else opened(name)
            sample = en.Sample(frame, DESIGNS[design])
            found = sample.estimate(*wanted, by=list(by), where=WHERE)
            if (
                by == GROUP and what == "few"
            ):  # products are asked for when they are needed: here, in the engine
                found.covariance()
        return found

    return asked


def test_every_indicator_is_asked_of_every_engine() -> None:
    assert {i.name for i in INDICATORS} == {d.make.__name__ for d in REGISTRY}


@pytest.mark.parametrize("indicator", range(len(INDICATORS)), ids=[i.name for i in INDICATORS])
@pytest.mark.parametrize("many", PATHS.values(), ids=PATHS)
@pytest.mark.parametrize("name", ENGINES)
def test_indicators_and_their_errors_are_equal(
    name: str, many: int, indicator: int, ask: Callable[..., en.Results]
) -> None:
    expected = ask("memory", 0, "clusters", "every", GROUP)
    found = ask(name, many, "clusters", "every", GROUP)
    step = len(INDICATORS)
    same(found[indicator::step], expected[indicator::step])
    assert all(np.isfinite(row.estimate) for row in expected[indicator::step])


@pytest.mark.parametrize("many", PATHS.values(), ids=PATHS)
@pytest.mark.parametrize("name", ENGINES)
def test_contrasts_and_their_covariance_are_equal(
    name: str, many: int, ask: Callable[..., en.Results]
) -> None:
    expected = ask("memory", 0, "clusters", "few", GROUP)
    found = ask(name, many, "clusters", "few", GROUP)
    same(found.difference("组", "甲", "乙"), expected.difference("组", "甲", "乙"))
    covariance = expected.covariance()
    scale = np.sqrt(np.outer(np.diag(covariance), np.diag(covariance)))
    assert (scale > 0).all()
    assert (np.abs(found.covariance() - covariance) <= REL * scale).all()


@pytest.mark.parametrize("many", PATHS.values(), ids=PATHS)
@pytest.mark.parametrize("name", ["memory", *ENGINES])
def test_a_year_without_a_price_is_refused(
    name: str, many: int, opened: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    if name != "memory":
        monkeypatch.setattr(engine, "IN_MEMORY", 0)
        monkeypatch.setattr(lazy, "MANY", many)
    held = rows() if name == "memory" else opened(name)
    real = en.deflated(X, {1: 80, 2: 90, 3: 95}, year="技能", to=3)
    with pytest.raises(DataError) as caught:
        en.Sample(held, DESIGN).estimate(en.gini(real), by="登记")
    assert caught.value.code == "E-DATA-PRICE-YEAR"
    later = rows()["技能"].is_in([4, 5]).sum()
    assert caught.value.details["n"] == later > 0
    [row] = en.Sample(held, DESIGN).estimate(en.gini(real), where="技能 <= 3")
    assert np.isfinite(row.estimate)


@pytest.mark.parametrize("design", [d for d in DESIGNS if d != "clusters"])
@pytest.mark.parametrize("name", ENGINES)
def test_every_design_is_equal(name: str, design: str, ask: Callable[..., en.Results]) -> None:
    asked = (design, "few", ("登记", "日"))
    same(ask(name, 10**6, *asked), ask("memory", 0, *asked))


def same(found: en.Results, expected: en.Results) -> None:
    assert len(found) == len(expected) > 0
    for mine, theirs in zip(found, expected, strict=True):
        for part in COUNTS:
            assert str(getattr(mine, part)) == str(getattr(theirs, part)), (part, theirs)
        for part in NUMBERS:
            value = pytest.approx(getattr(theirs, part), rel=REL, nan_ok=True)
            assert getattr(mine, part) == value, (part, theirs)


@pytest.mark.parametrize("name", ENGINES)
def test_calibrated_weights_and_domains_are_equal(
    name: str, opened: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(frame: Any) -> list[en.Results]:
        sample = en.Sample(frame, DESIGN)
        counties = dict.fromkeys(("北 county", "南's", '"东"', "西"), 900.0)
        made = sample.poststratify("县", counties)
        raked = sample.rake({"县": counties, "干部": {0: 2000, 1: 1600}})
        return [
            made.estimate(*FEW),
            raked.estimate(*FEW),
            raked.within("干部 == 1").estimate(*FEW, by="日"),
        ]

    expected = asked(rows())
    monkeypatch.setattr(engine, "IN_MEMORY", 0)
    for mine, theirs in zip(asked(opened(name)), expected, strict=True):
        same(mine, theirs)


@pytest.mark.parametrize("name", ENGINES)
def test_minus_zero_is_zero(
    name: str, opened: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = en.Sample(rows(), DESIGN).estimate(en.mean(SIZE), by=SIGNED)
    monkeypatch.setattr(engine, "IN_MEMORY", 0)
    found = en.Sample(opened(name), DESIGN).estimate(en.mean(SIZE), by=SIGNED)
    assert [row.group for row in found] == ["-2", "0", "1", "5"]
    same(found, expected)


@pytest.mark.parametrize("many", PATHS.values(), ids=PATHS)
@pytest.mark.parametrize("name", ENGINES)
def test_only_sums_leave_an_engine(
    name: str, many: int, opened: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A register is never brought to Python: PSUs by groups and distinct values, no rows."""
    monkeypatch.setattr(engine, "IN_MEMORY", 0)
    monkeypatch.setattr(lazy, "MANY", many)
    collected: list[int] = []
    whole = engine.collect

    def watched(frame: Any) -> engine.Arrays:
        found = whole(frame)
        collected.append(max(map(len, found.values()), default=0))
        return found

    for module in ("lazy", "lazy_pass", "moments", "engine"):
        monkeypatch.setattr(f"endogen.survey.{module}.collect", watched)
    frame = opened(name)
    sample = en.Sample(frame, en.Design(weight="w", strata="县", psu="村"))
    found = sample.estimate(en.mean(X), en.gini("技能"), by="组")
    found.difference("组", "甲", "乙")
    psus = 20 if many else 4
    assert max(collected) <= psus * 2 * 4  # PSUs (or strata) by two groups, joined in pairs
