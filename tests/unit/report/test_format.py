"""How numbers are written: SPSS's rounding, APA's p and r."""

from __future__ import annotations

import math

import pytest

from endogen.report.document import Show
from endogen.report.format import FORMS, absent, plain, shown
from endogen.survey.estimate import Estimate


def row(estimate: float = math.nan, **more: object) -> Estimate:
    return Estimate(estimate=estimate, **more)  # type: ignore[arg-type]  # made-up rows


@pytest.mark.parametrize(
    ("value", "show", "said"),
    [
        (41 / 59, Show.PERCENT, "69.5%"),
        (1 / 16, Show.PERCENT, "6.3%"),  # 6.25: half away from zero, where IEEE gives 6.2
        (0.0375, Show.PERCENT, "3.8%"),
        (-0.6765, Show.R, "−.677"),
        (-0.0284, Show.R, "−.028"),
        (1.0, Show.R, "1.000"),
        (0.5, Show.WHOLE, "1"),
        (-2.5, Show.WHOLE, "−3"),
        (1234567.5, Show.YUAN, "1,234,568"),
        (-1234.56, Show.NUMBER, "−1,234.6"),
        (999.96, Show.NUMBER, "1,000.0"),
        (3.005, Show.DECIMAL, "3.01"),
        (0.123, Show.POINTS, "+12.3"),
        (-0.123, Show.POINTS, "−12.3"),
        (0.0, Show.POINTS, "0.0"),
        (0.0001, Show.POINTS, "0.0"),  # what rounds to zero has no sign
        (-0.0001, Show.POINTS, "0.0"),
        (812.0, Show.CHANGE_YUAN, "+812"),
    ],
)
def test_a_number_is_rounded_half_away_and_typeset(value, show, said):
    assert shown(row(value), show) == said


@pytest.mark.parametrize(
    ("p", "cell", "sentence"),
    [
        (0.818, ".818", "p = .818"),
        (0.0009, "< .001", "p < .001"),
        (0.001, ".001", "p = .001"),
        (1.0, "1.000", "p = 1.000"),
        (0.0, "< .001", "p < .001"),
    ],
)
def test_p_is_written_as_apa_asks(p, cell, sentence):
    space = "\N{NO-BREAK SPACE}"
    assert shown(row(p=p), Show.P).replace(space, " ") == cell
    assert shown(row(p=p), Show.P_IS).replace(space, " ") == sentence
    assert shown(row(p_adjusted=p), Show.P_ADJUSTED_IS).replace(space, " ") == sentence


def test_an_interval_stands_in_brackets_with_the_form_of_its_number():
    found = row(-0.028, ci_low=-0.261, ci_high=0.2084)
    assert shown(found, Show.CI_R) == "[−.261, .208]"
    assert shown(found, Show.CI_PERCENT) == "[−26.1, 20.8]"
    assert shown(found, Show.CI_POINTS) == "[−26.1, +20.8]"
    assert plain(found, Show.CI_POINTS) == "[-26.1, 20.8]"


def test_counts_degrees_of_freedom_and_their_like():
    found = row(0.8, count=59, n=1073, n_missing=3, df=69.0, se=0.0468)
    shows = (Show.COUNT, Show.N, Show.MISSING, Show.OF, Show.DF, Show.SE)
    assert [shown(found, show) for show in shows] == ["59", "1,073", "3", "59/1,073", "69", "0.047"]
    assert shown(row(df=56.25), Show.DF) == "56.3"  # Welch–Satterthwaite
    assert plain(found, Show.OF) == "59 of 1073"  # 5/6 would turn into a date


@pytest.mark.parametrize("show", list(Show))
def test_what_is_not_there_is_a_dash_for_readers_and_empty_for_machines(show):
    assert shown(row(), show) == "–"
    assert plain(row(), show) == ""
    assert absent(row(), show)


@pytest.mark.parametrize("show", list(FORMS))
def test_the_plain_form_reads_back_as_the_same_number(show):
    written = plain(row(-1234.5678), show)
    value = float(written.removesuffix("%")) / FORMS[show].times
    assert value == pytest.approx(-1234.5678, abs=0.51)
    assert show.interval is not None or FORMS[show].bare  # SPSS's tables hold no intervals


@pytest.mark.parametrize(
    ("show", "value", "said"),
    [
        (Show.BARE_PERCENT, 0.005, ".5"),
        (Show.BARE_PERCENT, 59 / 73, "80.8"),
        (Show.BARE_PERCENT_2, 41 / 59, "69.49"),
        (Show.BARE_3, -0.0278, "-.028"),
        (Show.BARE_3, 1.0, "1.000"),
        (Show.BARE_2, 20922.225, "20922.23"),
        (Show.BARE_0, 12345.0, "12345"),
        (Show.VALUE, 12345.5, "12,345.5"),
        (Show.YEAR, 2014.0, "2014"),
        (Show.DATE, 18820.4, "2021-07-12"),
        (Show.DATE, math.nan, "–"),
    ],
)
def test_numbers_as_spss_prints_them_and_as_they_were_given(show, value, said):
    assert shown(row(value), show) == said


def test_a_small_p_is_000_where_spss_prints_it():
    assert shown(Estimate(p=0.0004), Show.BARE_P) == ".000"
    assert shown(Estimate(p=0.8178), Show.BARE_P) == ".818"


def test_infinite_ends_are_said():
    assert shown(row(1.0, ci_low=-math.inf, ci_high=2.0), Show.CI_DECIMAL) == "[−∞, 2.00]"
