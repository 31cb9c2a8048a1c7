"""Every number of a report is written here, and nowhere else.

Numbers are rounded half away from zero, as SPSS prints them.  `shown` writes for readers
(a true minus sign, thousands separators), `plain` for machines that read a CSV cell.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from endogen.report.value import Show
from endogen.survey.estimate import Estimate
from endogen.survey.small.rounding import decimal_text

DASH = "–"  # stands for a number that there is not
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Form:
    """How a real number is written.

    Attributes
    ----------
    digits : int
        Decimals.
    times : float
        100 where fractions are written as percentages.
    zero : bool
        Whether a zero stands before the point; not where |x| ≤ 1 by nature.
    signed : bool
        Whether a positive number carries its sign: differences.
    unit : str
        Stands close behind a number, but not in an interval.
    bare : bool
        Whether it stands as SPSS prints it: no separators, a plain hyphen.
    trimmed : bool
        Whether zeros at the end are left away.
    """

    digits: int
    times: float = 1.0
    zero: bool = True
    signed: bool = False
    unit: str = ""
    bare: bool = False
    trimmed: bool = False


FORMS = {
    Show.PERCENT: Form(1, times=100.0, unit="%"),
    Show.PERCENT_WHOLE: Form(0, times=100.0, unit="%"),
    Show.SHARE: Form(3, zero=False),
    Show.WHOLE: Form(0),
    Show.NUMBER: Form(1),
    Show.DECIMAL: Form(2),
    Show.R: Form(3, zero=False),
    Show.YUAN: Form(0),
    Show.POINTS: Form(1, times=100.0, signed=True),
    Show.GAP: Form(1, times=100.0),
    Show.CHANGE: Form(2, signed=True),
    Show.CHANGE_YUAN: Form(0, signed=True),
    Show.VALUE: Form(4, trimmed=True),
    Show.FINE: Form(4),
    Show.YEAR: Form(1, bare=True, trimmed=True),
    Show.BARE_PERCENT: Form(1, times=100.0, zero=False, bare=True),
    Show.BARE_PERCENT_2: Form(2, times=100.0, zero=False, bare=True),
    Show.BARE_0: Form(0, bare=True),
    Show.BARE_2: Form(2, zero=False, bare=True),
    Show.BARE_3: Form(3, zero=False, bare=True),
    Show.BARE_4: Form(4, zero=False, bare=True),
    Show.BARE_5: Form(5, zero=False, bare=True),
}
INTERVALS = {show.interval: show for show in FORMS if show.interval is not None}
BARE_PARTS = {Show.BARE_N: Show.N, Show.BARE_COUNT: Show.COUNT}
EPOCH = date(1970, 1, 1)


def shown(row: Estimate, show: Show) -> str:
    """Write a number of `row` for readers.

    Examples
    --------
    >>> shown(Estimate(estimate=-0.6764), Show.R), shown(Estimate(estimate=12345.5), Show.YUAN)
    ('−.676', '12,346')
    """
    return _write(row, show, plain=False) or DASH


def plain(row: Estimate, show: Show) -> str:
    """Write a number of `row` for machines: ASCII, without separators; "" for none.

    Examples
    --------
    >>> plain(Estimate(estimate=-1234.5), Show.NUMBER), plain(Estimate(p=0.0004), Show.P)
    ('-1234.5', '<.001')
    """
    return _write(row, show, plain=True)


def absent(row: Estimate, show: Show) -> bool:
    """Whether `row` has no such number, so that a dash stands for it."""
    return not _write(row, show, plain=True)


def number(value: float, show: Show, *, plain: bool = False) -> str:
    """Write `value`, which comes from no row (an end of an axis), as `show` would."""
    form = FORMS.get(show, FORMS[Show.WHOLE])
    said = _real(value, form, plain)
    return said + form.unit if said else said


def _write(row: Estimate, show: Show, *, plain: bool) -> str:
    if show in FORMS:
        return number(row.estimate, show, plain=plain)
    if show in INTERVALS:
        return _interval(row, FORMS[INTERVALS[show]], plain)
    if show in BARE_PARTS:
        return _part(row, BARE_PARTS[show], plain=True)
    if show is Show.BARE_P:
        return decimal_text(row.p, 3, leading_zero=False)
    if show is Show.DATE:
        return _day(row.estimate)
    return _part(row, show, plain)


def _day(days: float) -> str:
    if math.isnan(days):
        return ""
    return (EPOCH + timedelta(days=math.floor(days))).isoformat()


def _part(row: Estimate, show: Show, plain: bool) -> str:
    """Write what a row holds beside its estimate."""
    match show:
        case Show.COUNT | Show.N | Show.MISSING:
            counts = {Show.COUNT: row.count, Show.N: row.n, Show.MISSING: row.n_missing}
            return _whole(counts[show], plain)
        case Show.OF:
            return _of(row, plain)
        case Show.SE:
            return _real(row.se, Form(3), plain)
        case Show.DF:
            whole = math.isnan(row.df) or row.df == int(row.df)
            return _real(row.df, Form(0 if whole else 1), plain)
        case Show.P | Show.P_IS:
            return _p(row.p, show is Show.P_IS, plain)
        case _:
            return _p(row.p_adjusted, show is Show.P_ADJUSTED_IS, plain)


def _real(value: float, form: Form, plain: bool) -> str:
    said = decimal_text(value * form.times, form.digits, leading_zero=form.zero)
    if form.trimmed and "." in said:
        said = said.rstrip("0").rstrip(".")
    if plain or form.bare or not said:
        return said
    if form.signed and value > 0 and any(digit in said for digit in "123456789"):
        said = "+" + said
    return _typeset(said)


def _typeset(said: str) -> str:
    """Put in the true minus sign and the thousands separators."""
    sign = MINUS if said.startswith("-") else "+" if said.startswith("+") else ""
    whole, point, decimals = said.lstrip("+-").partition(".")
    grouped = f"{int(whole):,}" if len(whole) > 3 and whole.isdigit() else whole
    return sign + grouped + point + decimals


def _interval(row: Estimate, form: Form, plain: bool) -> str:
    low, high = (_real(end, form, plain) for end in (row.ci_low, row.ci_high))
    return f"[{low}, {high}]" if low and high else ""


def _whole(count: int | None, plain: bool) -> str:
    return "" if count is None else _real(count, Form(0), plain)


def _of(row: Estimate, plain: bool) -> str:
    part, whole = _whole(row.count, plain), _whole(row.n, plain)
    if not (part and whole):
        return ""
    return f"{part} of {whole}" if plain else f"{part}/{whole}"  # 5/6 would become a date


def _p(value: float, sentence: bool, plain: bool) -> str:
    if math.isnan(value):
        return ""
    if value < 0.001:
        said, sign = ".001", "<"
    else:
        said, sign = decimal_text(value, 3, leading_zero=False), "="
    gap = "" if plain else "\N{NO-BREAK SPACE}"
    if sentence:
        return f"p{gap}{sign}{gap}{said}"
    return f"<{gap}{said}" if sign == "<" else said
