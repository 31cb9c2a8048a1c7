"""The number of a cell and the format in which Excel shows it as the page does.

A cell holds the number with all its digits, so that it can be computed on; rounding is left
to the format.  Percentages are fractions, an interval is two numbers.  What stands on the page
as words (``59/73``, ``p = .818``, –) has no number here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from endogen.report.format import FORMS, INTERVALS, MINUS, Form
from endogen.report.value import Show
from endogen.survey.estimate import Estimate
from endogen.survey.small.rounding import decimal_text

GENERAL_P = '[<0.001]"<\N{NO-BREAK SPACE}.001";#,###.000'
PERCENT = "%"
HALF = Decimal("0.5")
BARE = Form(0, bare=True)
EPOCH = 25_569  # 1 January 1970, in days from the beginning of Excel's time


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its format in Excel."""

    value: float
    format: str


def numbers(row: Estimate, show: Show) -> tuple[Number, ...]:
    """The number of `row` that `show` means, both ends of an interval, or none.

    Examples
    --------
    >>> numbers(Estimate(estimate=0.8082), Show.PERCENT)
    (Number(value=0.8082, format='#,##0.0%;"−"#,##0.0%;#,##0.0%'),)
    """
    if show in FORMS:
        found = [_real(row.estimate, FORMS[show])]
    elif show in INTERVALS:
        form = FORMS[INTERVALS[show]]
        found = [_real(end, form) for end in (row.ci_low, row.ci_high)]
    else:
        found = [_part(row, show)]
    return tuple(found) if all(found) else ()  # type: ignore[arg-type]  # none is None then


def _part(row: Estimate, show: Show) -> Number | None:
    """What a row holds beside its estimate."""
    match show:
        case Show.COUNT:
            return _real(_float(row.count), Form(0))
        case Show.N:
            return _real(_float(row.n), Form(0))
        case Show.MISSING:
            return _real(_float(row.n_missing), Form(0))
        case Show.SE:
            return _real(row.se, Form(3))
        case Show.DF:
            whole = math.isfinite(row.df) and row.df == int(row.df)
            return _real(row.df, Form(0 if whole else 1))
        case Show.P:
            return _p(row.p)
        case Show.P_ADJUSTED:
            return _p(row.p_adjusted)
    return _otherwise(row, show)


def _otherwise(row: Estimate, show: Show) -> Number | None:
    """Parts as SPSS prints them, and dates."""
    match show:
        case Show.BARE_COUNT:
            return _real(_float(row.count), BARE)
        case Show.BARE_N:
            return _real(_float(row.n), BARE)
        case Show.BARE_P:
            return _real(row.p, Form(3, zero=False, bare=True))
        case Show.DATE:
            return _day(row.estimate)
    return None


def _day(days: float) -> Number | None:
    """A date as Excel counts it."""
    return Number(math.floor(days) + EPOCH, "yyyy\\-mm\\-dd") if math.isfinite(days) else None


def _float(count: int | None) -> float:
    return math.nan if count is None else float(count)


def _p(value: float) -> Number | None:
    return Number(value, GENERAL_P) if math.isfinite(value) else None


def _real(value: float, form: Form) -> Number | None:
    if not math.isfinite(value):
        return None
    percent = form.unit == PERCENT
    written = _settled(value, form) * (1.0 if percent else form.times)
    shown = decimal_text(value * form.times, form.digits)
    digits = len(shown.rstrip("0").partition(".")[2]) if form.trimmed else form.digits
    last = "0" if form.zero else "#"
    body = (last if form.bare else f"#,##{last}") + ("." + "0" * digits if digits else "")
    body += PERCENT if percent else ""
    if not any(digit in shown for digit in "123456789"):
        return Number(written, f"{body};{body};{body}")  # −0.0 is written without its sign
    plus = '"+"' if form.signed else ""
    minus = "-" if form.bare else MINUS
    return Number(written, f'{plus}{body};"{minus}"{body};{body}')


def _settled(value: float, form: Form) -> float:
    """`value`, a hair farther from zero where it lies half-way between two decimals.

    The page rounds the decimal number that is meant (.285 is 29%); a program that multiplies
    by 100 first finds 28.499999999999996.  The hair is one in the 16th digit: Excel shows 15.
    """
    shown = Decimal(f"{value * form.times:.15g}").scaleb(form.digits)
    if abs(shown % 1) != HALF:
        return value
    return value + math.copysign(10.0 ** (math.floor(math.log10(abs(value))) - 15), value)
