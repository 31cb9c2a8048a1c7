"""Rounding as SPSS prints: half away from zero, on the decimal value that is meant.

The rule: a float is first read as a decimal number of 15 significant digits, which
is what a double holds for certain; then halves go away from zero.  So 69.495 is
69.50 though the nearest double lies below it, and 100 × .69495 (69.49499999999999 in
binary) is 69.50 too, while 41/59 = 69.4915…% is 69.49.
"""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal


def rounded(value: float, digits: int = 0) -> float:
    """Round half away from zero.

    Examples
    --------
    >>> rounded(69.495, 2), rounded(-2.5), rounded(100 * 41 / 59, 2)
    (69.5, -3.0, 69.49)
    """
    return float(_decimal(value, digits)) if math.isfinite(value) else value


def decimal_text(value: float, digits: int = 0, *, leading_zero: bool = True) -> str:
    """Write `value` with exactly `digits` decimals; "" for NaN.

    A value that rounds to zero carries no sign.  ``leading_zero=False`` writes ``-.028``, as
    SPSS does.

    Examples
    --------
    >>> decimal_text(69.5, 2), decimal_text(-0.0278, 3, leading_zero=False)
    ('69.50', '-.028')
    """
    if math.isnan(value):
        return ""
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    number = _decimal(value, digits)
    said = f"{abs(number) if number == 0 else number:.{max(0, digits)}f}"
    if not leading_zero and digits > 0:
        sign, body = ("-", said[1:]) if said.startswith("-") else ("", said)
        return sign + body.removeprefix("0")
    return said


def _decimal(value: float, digits: int) -> Decimal:
    return Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
