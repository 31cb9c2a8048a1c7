"""Tables in a notebook: escaped, in the reader's language, on light and dark pages."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

import endogen as en
from endogen.survey.showing import STYLE

HOSTILE = "<script>alert(1)</script>"


class Strict(HTMLParser):
    """Collects tags and texts; every tag that opens must close."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.words: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.tags.add(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture
def sample():
    return en.Sample({"x<b>": [1.0, 2.0, 6.0], "g": ["a", HOSTILE, "a"]})


def test_words_of_the_data_are_escaped(sample):
    results = sample.estimate(en.mean("x<b>"), by="g")
    allowed = {"div", "style", "table", "thead", "tbody", "tr", "th", "td", "p"}
    for page in (results._repr_html_(), sample._repr_html_()):
        assert Strict(page).tags <= allowed
    assert HOSTILE in Strict(results._repr_html_()).words


def test_the_numbers_are_those_of_the_rows(sample):
    (row,) = sample.estimate(en.mean("x<b>"))
    words = Strict(sample.estimate(en.mean("x<b>"))._repr_html_()).words
    assert "3" in words
    assert f"{row.se:.6g}" in words


def test_the_language_is_that_of_messages(sample, monkeypatch):
    results = sample.estimate(en.mean("x<b>"))
    assert "估计值" in results.to_html("zh")
    assert "estimate" in results._repr_html_()
    monkeypatch.setenv("ENDOGEN_LANG", "zh")
    assert results._repr_html_() == results.to_html("zh")
    assert "便利样本" in sample._repr_html_()


def test_no_colour_is_fixed_so_that_dark_pages_stay_dark():
    colours = re.findall(r"(?:color|background|border[\w-]*):\s*([^;}]+)", STYLE)
    assert colours
    for value in colours:
        assert re.fullmatch(
            r"inherit|transparent|collapse|0|\dpx solid (currentColor|rgba\(128.*\))", value.strip()
        )


def test_made_up_answers_say_so():
    sample = en.Sample({"x": [1.0, 2.0]}, provenance={"x": "invented"})
    assert "no real household" in sample.estimate(en.mean("x"))._repr_html_()
    assert "no real household" not in en.Sample({"x": [1.0, 2.0]}).estimate(en.mean("x")).to_html()


def test_a_design_is_named(sample):
    page = en.Sample({"w": [1.0, 2.0], "v": ["a", "b"]}, en.Design(weight="w", psu="v"))
    assert "weight: w; primary sampling units: v" in page._repr_html_()


def test_many_columns_are_counted_and_not_shown():
    page = en.Sample({f"x{at}": [1.0, 2.0] for at in range(100)})._repr_html_()
    assert "… and 70 more" in page
    assert page.count("<tr>") == 31


def test_nothing_is_said_of_no_rows():
    assert "No answer" in en.Results().to_html()
