"""A number in a block: a row of Results and how to show it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Show(StrEnum):
    """How a number of a row is shown; the examples are what stands on the page."""

    PERCENT = "percent"  # 80.8%        of a fraction
    PERCENT_WHOLE = "percent_whole"  # 81%
    SHARE = "share"  # .808             of a fraction
    WHOLE = "whole"  # 1,235            the estimate without decimals
    NUMBER = "number"  # 1,234.5        one decimal
    DECIMAL = "decimal"  # 3.21         two decimals
    R = "r"  # −.676                    correlations, Cliff's delta, kappa
    YUAN = "yuan"  # 12,345             money, whole units
    POINTS = "points"  # +12.3          difference of two fractions, percentage points
    GAP = "gap"  # 12.3                size of such a difference, without its sign
    CHANGE = "change"  # +1.25          difference of two means
    CHANGE_YUAN = "change_yuan"  # −812 difference of two sums of money
    VALUE = "value"  # 12,345.5         an answer as it was given
    FINE = "fine"  # 0.0123             means of small numbers, four decimals
    YEAR = "year"  # 2014, 2014.3       without separators
    DATE = "date"  # 2021-07-12         days since 1970-01-01
    # As SPSS prints them: no zero before the point, no separators, a plain hyphen.
    BARE_PERCENT = "bare_percent"  # 80.8, .5
    BARE_PERCENT_2 = "bare_percent_2"  # 1.69
    BARE_0 = "bare_0"
    BARE_2 = "bare_2"  # 45.23
    BARE_3 = "bare_3"  # -.028
    BARE_4 = "bare_4"
    BARE_5 = "bare_5"
    BARE_N = "bare_n"  # 1235           the row's `n`
    BARE_COUNT = "bare_count"
    BARE_P = "bare_p"  # .818, .000
    CI_VALUE = "ci_value"
    CI_FINE = "ci_fine"
    CI_YEAR = "ci_year"
    CI_PERCENT = "ci_percent"  # [69.9, 89.1]
    CI_PERCENT_WHOLE = "ci_percent_whole"
    CI_SHARE = "ci_share"  # [.699, .891]
    CI_WHOLE = "ci_whole"
    CI_NUMBER = "ci_number"
    CI_DECIMAL = "ci_decimal"
    CI_R = "ci_r"
    CI_YUAN = "ci_yuan"
    CI_POINTS = "ci_points"
    CI_GAP = "ci_gap"
    CI_CHANGE = "ci_change"
    CI_CHANGE_YUAN = "ci_change_yuan"
    COUNT = "count"  # 59               the row's `count`
    N = "n"  # 73                       the row's `n`
    MISSING = "missing"  # 3            the row's `n_missing`
    OF = "of"  # 59/73                  count and n
    SE = "se"  # 0.123
    P = "p"  # .818 or < .001           in a column headed p
    P_ADJUSTED = "p_adjusted"
    P_IS = "p_is"  # p = .818, p < .001 in a sentence
    P_ADJUSTED_IS = "p_adjusted_is"
    DF = "df"  # 69

    @property
    def interval(self) -> Show | None:
        """How the interval of a number shown so is shown."""
        return Show.__members__.get("CI_" + self.name)


@dataclass(frozen=True, slots=True)
class Value:
    """A number of one row of Results, and how to show it."""

    row: str
    show: Show = Show.NUMBER
