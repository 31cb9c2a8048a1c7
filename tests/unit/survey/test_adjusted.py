"""Incomes per equivalent adult and in constant prices, in the grammar and in Python."""

from __future__ import annotations

import math
from typing import Any

import duckdb
import polars as pl
import pytest

import endogen as en
from endogen.errors import DataError, UseError
from endogen.study.prices import NoPrice, Prices, chained
from endogen.survey import engine

HOME: dict[str, list[Any]] = {
    "income": [21000.0, 5000, 9000, 100, 300],
    "adults": [2, 1, 2, 0, 1],
    "children": [2, 0, 1, 2, -1],
    "size": [4, 1, 3, 0, None],
    "year": [2014, 2020, 2014, 2020, 2020],
    "level": [1.0, 0.8, 1.25, 1, 0],
}
INDEX = "[[2014, 80], [2020, 100]]"


def rows_of(asked: str, engine_name: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    frame = pl.DataFrame(HOME)
    if engine_name == "memory":
        return en.estimate(frame, asked)[0]
    monkeypatch.setattr(engine, "IN_MEMORY", 0)
    held = duckdb.sql("SELECT * FROM frame") if engine_name == "duckdb" else frame.lazy()
    return en.estimate(held, asked)[0]


ENGINES = pytest.mark.parametrize("name", ["memory", "polars", "duckdb"])


@ENGINES
@pytest.mark.parametrize(
    ("asked", "each"),
    [
        ("per_capita(income, size)", [5250, 5000, 3000]),
        ("equivalised(income, adults=adults, children=children)", [10000, 5000, 5000]),
        ('equivalised(income, "oxford", adults=adults, children=children)', [21000 / 2.7, 5000,
                                                                           9000 / 2.2]),
        ('equivalised(income, scale="sqrt", size=size)', [10500, 5000, 9000 / 3**0.5]),
        ('equivalised(income, "per_capita", size=size)', [5250, 5000, 3000]),
        ('equivalised(income, "power", adults=adults, children=children, child=.7, theta=.65)',
         [21000 / 3.4**0.65, 5000, 9000 / 2.7**0.65]),
        (f"deflated(income, {INDEX}, year=year, to=2020)", [26250, 5000, 11250, 100, 300]),
        (f"deflated(income, {INDEX}, year=2014, to=2020)", [26250, 6250, 11250, 125, 375]),
        ("deflated(income, level)", [21000, 6250, 7200, 100]),
        ("deflated(per_capita(income, size), level)", [5250, 6250, 2400]),
    ],
)  # fmt: skip
def test_values_and_what_has_none(
    asked: str, each: list[float], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = rows_of(f"mean({asked})", name, monkeypatch)
    assert (row.n, row.n_missing) == (len(each), 5 - len(each))
    assert row.estimate == pytest.approx(sum(each) / len(each), rel=1e-12)


def test_python_writes_the_same_sentence() -> None:
    pairs = [
        (en.per_capita("income", "size"), "per_capita(income, size=size)"),
        (
            en.equivalised("income", adults="adults", children="children"),
            "equivalised(income, scale='oecd', adults=adults, children=children)",
        ),
        (
            en.deflated("income", {2014: 80, 2020: 100}, year="year", to=2020),
            "deflated(income, index=[[2014, 80], [2020, 100]], year=year, to=2020)",
        ),
    ]
    for made, written in pairs:
        here, there = en.estimate(HOME, en.gini(made), f"gini({written})")
        assert here.estimate == there.estimate
        assert here.variable == there.variable == written


def test_persons_are_counted_with_equivalised_income() -> None:
    row = en.estimate(HOME, 'fgt(equivalised(income, "sqrt", size=size), line=6000, size=size)')[0]
    assert row.estimate == pytest.approx((1 + 3) / 8)


@ENGINES
def test_a_year_without_price_is_refused_when_rows_are_read(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = "mean(deflated(income, [[2014, 80], [2021, 100]], year=year, to=2021))"
    with pytest.raises(DataError) as caught:
        rows_of(asked, name, monkeypatch)
    assert (caught.value.code, caught.value.details["n"]) == ("E-DATA-PRICE-YEAR", 3)


@pytest.mark.parametrize("asked", ["rank", "share", "given", "where"])
def test_it_is_refused_wherever_the_price_is_needed(asked: str) -> None:
    real = "deflated(income, [[2014, 80]], year=year, to=2014)"
    say = {"rank": f"gini({real})", "share": f"share({real} > 6000)"}
    given = f'mean(adults, given="{real} > 6000")'
    with pytest.raises(DataError, match="E-DATA-PRICE-YEAR"):
        en.estimate(
            HOME, say.get(asked, given), where=f"{real} > 6000" if asked == "where" else None
        )
    row = en.estimate(HOME, f"mean({real})", where="year == 2014")[0]
    assert row.estimate == 15000


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("per_capita(income)", "E-USE-MISSING-ARGUMENT"),
        ("per_capita(income, size, adults)", "E-USE-TOO-MANY"),
        ("per_capita(income, sise=size)", "E-USE-ARGUMENT"),
        ("equivalised(income)", "E-USE-TYPE"),
        ('equivalised(income, "sqrt", adults=adults, size=size)', "E-USE-TYPE"),
        ('equivalised(income, "oced", size=size)', "E-USE-CHOICE"),
        ('equivalised(income, "power", adults=adults, children=children, child=2, theta=1)',
         "E-USE-TYPE"),
        ('equivalised(income, "power", adults=adults, children=children, child=1, theta=0)',
         "E-USE-TYPE"),
        (f"deflated(income, {INDEX})", "E-USE-TYPE"),
        (f"deflated(income, {INDEX}, year=2015, to=2020)", "E-USE-PRICE-YEAR"),
        (f"deflated(income, {INDEX}, year=year, to=2021)", "E-USE-PRICE-YEAR"),
        ("deflated(income, [[2014, 0]], year=2014, to=2014)", "E-USE-TYPE"),
        ("deflated(income, [[2014, 1], [2014, 2]], year=2014, to=2014)", "E-USE-TYPE"),
        ("deflated(income, level, to=2020)", "E-USE-TYPE"),
    ],
)  # fmt: skip
def test_wrong_calls_are_answered(asked: str, code: str) -> None:
    with pytest.raises(UseError) as caught:
        en.estimate(HOME, f"mean({asked})")
    assert caught.value.code == code


def test_python_s_wrong_calls_are_answered_at_once() -> None:
    with pytest.raises(UseError, match="E-USE-PRICE-YEAR"):
        en.deflated("income", {2014: 80}, year=2014, to=2020)
    with pytest.raises(UseError, match="E-USE-CHOICE"):
        en.equivalised("income", "sqr", size="size")


def test_an_index_that_is_published_by_changes() -> None:
    levels = chained({2015: 101.3, 2016: 101.9, 2017: 101.3})
    assert Prices(levels).factor(2014, 2017) == pytest.approx(1.013 * 1.019 * 1.013)
    assert math.isclose(Prices(levels).factor(2017, 2015), 1 / (1.019 * 1.013))
    with pytest.raises(NoPrice):
        Prices(levels).factor(2013, 2017)
