"""Welfare by the study's scale and prices, and what the report says of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.unit.chapters.village import says, study, told, values, village

from endogen.errors import StudyError
from endogen.i18n import Label
from endogen.report.document import Paragraph, Table
from endogen.study.parameters import Line
from endogen.study.prices import Prices
from endogen.study.study import Income, Lines

ANSWERS = {
    "income": [21000, 5000, 9000, 100],
    "income-before": [8000, 2000, 6000, 100],
    "size": [4, 1, 3, 0],
    "children": [2, 0, 1, 0],
}
PRICES = Prices({2014: 92.0, 2020: 103.5}, Label("rural CPI", "农村CPI"), Label("x", "某年鉴"))
DAYS = (date(2020, 7, 1), date(2020, 7, 8))


def line(year: int, amount: float) -> Line:
    first, last = date(year, 1, 1), date(year, 12, 31)
    name = Label("a line", "某线")
    return Line("own", name, "China", first, last, amount, "yuan per person and year", "current",
                Label("s", "某处"))  # fmt: skip


LINES = Lines(series=("own",), own=(line(2014, 2800), line(2020, 4000)))


def about(**income: Any) -> Any:
    return study(income=Income(base_year=2014, **income), fieldwork=DAYS)


@pytest.mark.parametrize(
    ("income", "welfare"),
    [
        ({}, [5250, 5000, 3000, None]),
        ({"scale": "sqrt"}, [10500, 5000, 9000 / 3**0.5, None]),
        ({"scale": "oecd"}, [10000, 5000, 5000, None]),
        ({"scale": "oxford"}, [21000 / 2.7, 5000, 9000 / 2.2, None]),
        ({"scale": "power", "child": 0.7, "theta": 0.65},
         [21000 / 3.4**0.65, 5000, 9000 / 2.7**0.65, None]),
    ],
)  # fmt: skip
def test_the_scale_makes_welfare(income: dict[str, Any], welfare: list[float]) -> None:
    data = village(ANSWERS, about(**income))
    assert values(data, "welfare") == pytest.approx(welfare, nan_ok=True)
    assert data.codebook.of("welfare").unit.endswith("adult" if income else "person")


def test_the_price_level_of_the_place_divides_it() -> None:
    data = village({**ANSWERS, "price-level": [1, 1.25, 0.5, 1]}, about())
    assert values(data, "welfare") == pytest.approx([5250, 4000, 6000, None], nan_ok=True)


def test_a_scale_without_its_question_is_refused() -> None:
    known = {role: column for role, column in ANSWERS.items() if role != "children"}
    with pytest.raises(StudyError) as caught:
        village(known, about(scale="oecd"))
    assert caught.value.code == "E-STUDY-SCALE-ROLES"


@pytest.mark.parametrize(
    ("more", "said", "zh"),
    [
        ({"prices": PRICES}, "Real, in prices of 2020: incomes of 2014 times 1.125", "实际值"),
        (
            {"lines": LINES},
            "Nominal but for the line: incomes of the base year times 1.429",
            "除按贫困线调整外均为名义值",
        ),
        ({"prices": PRICES, "lines": LINES}, "Real, in prices of 2020", "实际值"),
        ({}, "Nominal: incomes as they were said", "名义值"),
    ],
)
def test_the_report_says_nominal_or_real(more: dict[str, Any], said: str, zh: str) -> None:
    if "prices" in more:
        more = {**more, "prices": Prices(PRICES.index, PRICES.label, PRICES.source, year=2020)}
    known = study(income=Income(base_year=2014), fieldwork=DAYS, **more)
    for lang, words in (("en", said), ("zh", zh)):
        section = says("2.propoor", village(ANSWERS, known), lang)
        table = next(block for block in section.blocks if isinstance(block, Table))
        assert any(words in section.words(note) for note in table.notes)


def test_growth_in_constant_prices_is_nominal_growth_over_the_index() -> None:
    prices = Prices(PRICES.index, PRICES.label, PRICES.source, year=2020)
    about_prices = study(income=Income(base_year=2014), fieldwork=DAYS, prices=prices)
    real = told("2.propoor", village(ANSWERS, about_prices))
    before = [8000 / 4, 2000, 6000 / 3]
    after = [21000 / 4, 5000, 9000 / 3]
    grown = sum(after) / (sum(before) * 1.125) - 1
    assert real["2.propoor.all.mean"].estimate == pytest.approx(grown, rel=1e-12)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_methods_and_titles_say_the_scale(lang: str) -> None:
    data = village(ANSWERS, study(income=Income(base_year=2014, scale="oecd"), fieldwork=DAYS,
                                  lines=LINES))  # fmt: skip
    how = says("8.how", data, lang)
    whole = " ".join(how.words(b.text) for b in how.blocks if isinstance(b, Paragraph))
    assert ("modified OECD scale" if lang == "en" else "OECD 修正等价尺度") in whole
    table = next(b for b in says("2.poverty", data, lang).blocks if isinstance(b, Table))
    title = how.words(table.title)
    assert ("per equivalent adult" if lang == "en" else "每等价成人") in title
